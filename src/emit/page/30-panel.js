// Why a cell is what it is: elements, clauses in their articles, what is missing, what came closest, what to do.

const ELEMENT = { 1: ["yes", "PAGE_STATE_FOUND"], 0: ["no", "PAGE_STATE_MISSING"], 2: ["res", "PAGE_STATE_RESERVED"] };

function section(title, ...content) {
	return content.flat(Infinity).some(Boolean) ? el("section", null, el("h3", null, title), ...content) : null;
}

// ---- how an element is decided --------------------------------------------------------------------------------------

function bounds(least, most) {
	return [least === null || least === undefined ? "" : ` ≥ ${least}`, most === null || most === undefined ? "" : ` ≤ ${most}`].join("");
}

const OP = {
	all: () => [S.PAGE_OP_ALL, 1], any: () => [S.PAGE_OP_ANY, 1], not: () => [S.PAGE_OP_NOT, 1],
	near: (x) => [say(x[2] ? "PAGE_OP_NEAR_ORDERED" : "PAGE_OP_NEAR", x[1]), 3],
	within: (x) => [say("PAGE_OP_WITHIN", S[`PAGE_SCOPE_${x[1].toUpperCase()}`]), 2],
	count: (x) => [say("PAGE_OP_COUNT", x[1]), 2],
	el: (x) => [say("PAGE_OP_ELEMENT", x[1]), 2],
	met: (x) => [say(x[2] ? "PAGE_OP_MET_PARTLY" : "PAGE_OP_MET", x[1]), 3],
	refers: (x) => [say("PAGE_OP_REFERS", x.slice(1).join(", ")), x.length],
	reaches: (x) => [say("PAGE_OP_REACHES", x.slice(1).join(", ")), x.length],
	answers: (x) => [say("PAGE_OP_ANSWERS", x.slice(1).join(", ")), x.length],
	fact: (x) => [say("PAGE_OP_FACT", x[1]) + bounds(x[2], x[3]), 4],
};

function ruleItem(x, said) {
	if (x[0] === "c") {
		const [id, meaning] = data.concepts[x[1]];
		return el("li", null, el("span", { class: said.has(id) ? "hit" : null, title: id }, meaning || id), bounds(x[2], x[3]));
	}
	const [text, from] = OP[x[0]]?.(x) ?? [x[0], x.length];
	const children = x.slice(from);
	return el("li", null, text, children.length ? el("ul", null, children.map((c) => ruleItem(c, said))) : null);
}

// ---- elements -------------------------------------------------------------------------------------------------------

function elementItem(r, k, cell, i, evidence) {
	const e = reqs[r].el[i];
	const own = evidence.filter((x) => x.el === i);
	const [style, state] = cell.st === undefined ? ["opt", "PAGE_STATE_NONE"] : ELEMENT[cell.st[i]];
	const said = new Set(own.flatMap((x) => (x.c ?? "").split(" ")).filter(Boolean));
	const kind = e.k === 1 ? S.PAGE_CORE : e.k === 2 ? S.PAGE_OPTIONAL : null;
	return el("li", { class: style === "no" && e.k === 2 ? "opt" : style }, el("span", { dir: "auto" }, e.l), " ",
		el("small", null, `(${[S[state], kind].filter(Boolean).join(", ")})`),
		own.length ? el("span", { class: "at" }, distinct(own).map((x, n) => [n ? ", " : "",
			el("button", { type: "button", class: "link", onclick: () => showClause(x) }, x.h, " ", el("bdi", null, actOf(k, x).n))])) : null,
		e.x ? el("details", null, el("summary", null, S.PAGE_LOGIC), el("ul", { class: "rule" }, ruleItem(e.x, said))) : null);
}

function elementTree(r, k, cell) {
	const evidence = cell.ev ?? [];
	return reqs[r].el.length ? el("ul", { class: "tree" }, reqs[r].el.map((_, i) => elementItem(r, k, cell, i, evidence))) : null;
}

// ---- articles -------------------------------------------------------------------------------------------------------

// A line cut where clauses and deciding words begin and end; [from, to) in the text of the article.
function markedLine(text, from, to, clauses) {
	const cuts = [from, to, ...clauses.flatMap((c) => [c.b, c.e, c.b + c.m, c.b + c.n])].filter((p) => p >= from && p <= to);
	const points = [...new Set(cuts)].sort((a, b) => a - b);
	const parts = [];
	for (let i = 0; i + 1 < points.length; i++) {
		const [a, b] = [points[i], points[i + 1]];
		const piece = text.slice(a, b);
		const inClause = clauses.some((c) => a >= c.b && b <= c.e);
		const decides = clauses.some((c) => a >= c.b + c.m && b <= c.b + c.n);
		parts.push(inClause ? el("mark", null, decides ? el("strong", null, piece) : piece) : piece);
	}
	return parts;
}

function articleBody(k, art, clauses, act) {
	const body = el("div", { class: "body", lang: act.l, dir: direction(art.x) });
	if (art.up.length) body.append(el("p", { class: "above" }, art.up.map((u) => el("span", { dir: "auto" }, u))));
	let from = 0;
	art.x.split("\n").forEach((words, i) => {
		const [depth, num, flags] = art.l[i] ?? [0, "", 0];
		const style = `line d${Math.min(depth, 4)}${flags & 1 ? " heading" : ""}${flags & 2 ? " dead" : ""}`;
		body.append(el("p", { class: style, title: flags & 2 ? S.PAGE_NOT_IN_FORCE : null }, num ? el("span", { class: "num" }, num) : null,
			el("span", null, markedLine(art.x, from, from + words.length, clauses))));
		from += words.length + 1;
	});
	return body;
}

function sourceOf(k, c) {
	return el("p", { class: "source" }, say("PAGE_BYTES", c.i || c.h, c.f, c.g), " · ", el("code", null, actOf(k, c).h.slice(0, 16)));
}

// One article with every clause of it that is cited; open or folded.
function lawBox(k, clauses, labels, open) {
	const c = clauses[0];
	const act = actOf(k, c);
	const head = [el("b", null, c.a === undefined ? c.h : place(k).arts[c.a].h), " · ", el("bdi", { title: act.t }, act.t || act.n), labels.length ? el("span", { class: "for" }, `${S.PAGE_COLON}${labels.join("; ")}`) : null];
	const body = c.a === undefined ? el("div", { class: "body" }, quote(k, c)) : articleBody(k, place(k).arts[c.a], clauses, act);
	body.append(...clauses.map((x) => sourceOf(k, x)));
	const box = el("details", { class: "law", open }, el("summary", null, head), body);
	box.clauses = clauses;
	return box;
}

function lawBoxes(r, k, cell) {
	const groups = [];
	for (const e of distinct(cell.ev)) {
		const group = groups.find((g) => e.a !== undefined && g[0].a === e.a);
		if (group) group.push(e);
		else groups.push([e]);
	}
	return groups.map((g, i) => lawBox(k, g, [...new Set(g.flatMap((e) => labelsOf(r, cell.ev, e)))], i === 0));
}

function showClause(c) {
	for (const box of document.querySelectorAll("#panel .law")) {
		if (!box.clauses.some((x) => samePlace(x, c))) continue;
		box.open = true;
		(box.querySelector("mark") ?? box).scrollIntoView({ block: "center" });
		box.querySelector("summary").focus({ preventScroll: true });
		return;
	}
}

// ---- the rest of a cell ---------------------------------------------------------------------------------------------

function certificate(k) {
	const texts = place(k).acts.filter((a) => !a.x);
	const sum = (key) => texts.reduce((n, a) => n + a[key], 0);
	const id = texts.length === 1 ? "PAGE_NOT_FOUND_IN_ONE" : "PAGE_NOT_FOUND_IN";
	return [el("p", null, say(id, texts.length, sum("u"), sum("p"))),
		el("details", { class: "law" }, el("summary", null, S.TEXTS_EXAMINED), el("div", { class: "body" }, texts.map((a) =>
			el("p", { class: "source" }, el("bdi", null, a.t || a.n), ` (${a.k}${a.d ? `, ${a.d}` : ""}) `, el("code", null, `SHA-256 ${a.h}`)))))];
}

function nearestMiss(k, near) {
	return near && [el("p", { class: "because", dir: "auto" }, near.w), lawBox(k, [near], [], true)];
}

function adviceOf(r, k, cell) {
	if (!cell.ad) return null;
	const [priority, time, why] = cell.ad;
	const [other, index] = cell.ex ?? [];
	const example = other !== undefined && place(other).cells[r].ev?.[index];
	return [reqs[r].rec && el("p", { class: "advice", dir: "auto" }, reqs[r].rec),
		el("p", { class: "lead" }, `${say("PAGE_ADVICE", data.priorities[priority], data.times[time])} (${why})`),
		example && el("details", { class: "law", open: true }, el("summary", null, say("PAGE_EXAMPLE", countryTitle(other))),
			el("div", { class: "body" }, quote(other, example), el("p", { class: "cite" }, `${example.h}, `, el("bdi", null, actOf(other, example).t || actOf(other, example).n))))];
}

function reasons(r, k) {
	const cell = place(k).cells[r];
	const verdict = verdictOf(r, k);
	const letter = verdict.letter;
	const q = reqs[r];
	return [el("p", null, mark(verdict), " ", el("span", { class: "lead" }, verdict.means)),
		q.o && el("p", { class: "obligation", dir: "auto" }, q.o),
		cell.mi && el("p", { class: `because ${letter}` }, el("b", null, `${S.MISSING}${S.PAGE_COLON}`), el("bdi", null, cell.mi)),
		cell.no && el("p", { class: "because" }, el("b", null, `${S.NOTE}${S.PAGE_COLON}`), el("bdi", null, cell.no)),
		letter === "i" || letter === "u" ? section(S.TO_ASK, q.q && el("p", { class: "advice", dir: "auto" }, q.q), q.q && q.who && el("p", { class: "lead", dir: "auto" }, q.who)) : null,
		section(S.PAGE_CLAUSES, lawBoxes(r, k, cell)),
		section(S.NEAREST_MISS, nearestMiss(k, cell.nm)),
		letter === "g" ? section(S.PAGE_CERTIFICATE, certificate(k)) : null,
		section(S.RECOMMENDATION, adviceOf(r, k, cell)),
		letter === "i" ? null : section(S.PAGE_WHY, elementTree(r, k, cell)),
		q.not.length ? section(S.PAGE_RULED_OUT, el("ul", null, q.not.map((n) => el("li", { dir: "auto" }, n)))) : null];
}

// ---- the panel itself -----------------------------------------------------------------------------------------------

const panel = el("section", { id: "panel", role: "dialog", "aria-labelledby": "panel-title", hidden: true });
let opener = null; // where the focus was
let below = "#matrix"; // the view under the panel

function neighbour(k, by) {
	const to = step(k, by, (i) => hiddenColumn[i], places.length);
	return to === k ? null : to;
}

function openPanel(r, k) {
	if (panel.hidden) opener = document.activeElement;
	const turn = (by, sign, name) => {
		const to = neighbour(k, by);
		return to === null ? null : el("a", { class: "button", href: cellAddress(r, to), title: countryTitle(to), "aria-label": `${S[name]}${S.PAGE_COLON}${countryTitle(to)}` }, sign);
	};
	panel.replaceChildren(el("div", { class: "bar-of-panel" }, turn(-1, "←", "PAGE_PREVIOUS"), turn(1, "→", "PAGE_NEXT"),
		el("button", { type: "button", onclick: closePanel, "aria-keyshortcuts": "Escape" }, S.PAGE_CLOSE)),
		el("h2", { id: "panel-title", tabindex: -1 }, el("bdi", null, countryTitle(k)), " · ", el("bdi", null, reqs[r].id)),
		el("p", { class: "lead" }, el("bdi", null, reqs[r].t), reqs[r].pr ? ` (${reqs[r].pr})` : ""),
		...reasons(r, k).flat(Infinity).filter(Boolean),
		el("p", { class: "links" }, el("a", { href: requirementAddress(r) }, S.PAGE_SAME_REQUIREMENT), el("a", { href: countryAddress(k) }, say("PAGE_THIS_COUNTRY", countryTitle(k)))));
	panel.hidden = false;
	panel.scrollTop = 0;
	document.body.classList.add("panel-open");
	measure();
	select(r, k);
	document.getElementById("panel-title").focus({ preventScroll: true });
}

function select(r, k) {
	table.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
	if (r === undefined) return;
	cellAt(r, k).setAttribute("aria-selected", "true");
	makeCurrent(r, k);
	if (document.getElementById("matrix").classList.contains("on")) cellAt(r, k).scrollIntoView({ block: "nearest", inline: "nearest" });
}

function hidePanel() {
	if (panel.hidden) return;
	panel.hidden = true;
	panel.replaceChildren();
	document.body.classList.remove("panel-open");
	measure();
	select();
}

function closePanel() {
	const [r, k] = current;
	const back = opener?.isConnected && opener !== document.body ? opener : cellAt(r, k);
	location.hash = below;
	hidePanel();
	if (back.tagName === "TD") cellAt(r, k).focus();
	else back.focus();
}
