// A page for each requirement, with every country's clause side by side, and one for each country.

const page = el("section", { class: "view", id: "page", "aria-labelledby": "h-page" });

function facts(pairs) {
	return el("dl", { class: "facts" }, pairs.filter(([, v]) => v).map(([name, value]) => el("div", null, el("dt", null, name), el("dd", { dir: "auto" }, value))));
}

function crumbs(previous, next) {
	return el("p", { class: "crumbs" }, el("a", { href: "#matrix" }, S.PAGE_BACK), previous && el("a", { href: previous }, `← ${S.PAGE_PREVIOUS}`),
		next && el("a", { href: next }, `${S.PAGE_NEXT} →`));
}

// ---- a requirement --------------------------------------------------------------------------------------------------

function countryCard(r, k) {
	const cell = place(k).cells[r];
	const clauses = distinct(cell.ev).slice(0, 3);
	return el("article", { class: "card" }, el("h3", null, el("a", { href: cellAddress(r, k) }, countryTitle(k)), mark(verdictOf(r, k))),
		clauses.map((c) => [quote(k, c), el("p", { class: "cite" }, `${c.h}, `, el("bdi", null, actOf(k, c).t || actOf(k, c).n), `${S.PAGE_COLON}${labelsOf(r, cell.ev, c).join("; ")}`)]),
		cell.mi ? el("p", { class: "missing" }, el("b", null, `${S.MISSING}${S.PAGE_COLON}`), el("bdi", null, cell.mi)) : null,
		cell.no ? el("p", { class: "missing" }, el("bdi", null, cell.no)) : null,
		!clauses.length && cell.nm ? [el("p", { class: "cite" }, `${S.NEAREST_MISS}${S.PAGE_COLON}`), quote(k, cell.nm), el("p", { class: "cite" }, `${cell.nm.h}, `, el("bdi", null, actOf(k, cell.nm).t || actOf(k, cell.nm).n))] : null);
}

function showRequirement(r) {
	const q = reqs[r];
	page.replaceChildren(crumbs(r > 0 && requirementAddress(r - 1), r + 1 < reqs.length && requirementAddress(r + 1)),
		el("h2", { id: "h-page", tabindex: -1 }, el("bdi", null, q.id), " ", el("span", { dir: "auto" }, q.t)),
		q.o ? el("p", { class: "obligation", dir: "auto" }, q.o) : "",
		facts([[S.INSTRUMENT, `${data.instruments[q.in][1]}${q.pr ? `, ${q.pr}` : ""}`], [S.THEME, themeName.get(q.th)], [S.PRIORITY, data.priorities[q.p]],
			[S.TIMESCALE, data.times[q.tm]]]),
		q.rec ? el("p", null, el("b", null, S.RECOMMENDATION, S.PAGE_COLON), el("bdi", null, q.rec)) : "",
		el("p", null, el("b", null, S.PAGE_WHY, S.PAGE_COLON), q.el.map((e, i) => [i ? "; " : "", el("bdi", null, e.l), e.k === 1 ? ` (${S.PAGE_CORE})` : e.k === 2 ? ` (${S.PAGE_OPTIONAL})` : ""])),
		related(q) ?? "",
		q.acc ? el("details", null, el("summary", null, S.ACCURACY_KNOWN), el("p", { class: "note" }, q.acc)) : "",
		el("h3", null, S.PAGE_SIDE_BY_SIDE),
		el("div", { class: "cards" }, places.map((_, k) => countryCard(r, k))));
}

function related(q) {
	const known = q.maps.filter((id) => reqIndex.has(id));
	return known.length ? el("p", null, el("b", null, S.PAGE_RELATED, S.PAGE_COLON), known.map((id, i) => [i ? ", " : "", el("a", { href: requirementAddress(reqIndex.get(id)) }, id)])) : null;
}

// ---- a country ------------------------------------------------------------------------------------------------------

function findingRow(r, k) {
	const cell = place(k).cells[r];
	const first = distinct(cell.ev)[0];
	return el("a", { href: cellAddress(r, k) }, mark(verdictOf(r, k)),
		el("span", null, el("span", { class: "id" }, reqs[r].id), " ", el("bdi", null, reqs[r].t),
			first || cell.mi || cell.no ? el("small", null, first ? `${first.h} ${actOf(k, first).n}` : "", first && cell.mi ? " · " : "", cell.mi ? [`${S.MISSING}${S.PAGE_COLON}`, el("bdi", null, cell.mi)] : first ? "" : el("bdi", null, cell.no ?? "")) : null));
}

function themeFindings(k, theme, wanted) {
	const found = reqs.flatMap((q, r) => (q.th === theme && wanted.has(places[k].v[r]) ? [r] : []));
	return found.length ? [el("h3", null, themeName.get(theme) ?? theme), el("div", { class: "rows" }, found.map((r) => findingRow(r, k)))] : [];
}

function factTable(k) {
	if (!place(k).facts.length) return null;
	return el("details", null, el("summary", null, S.PAGE_FACTS), el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": S.PAGE_FACTS }, el("table", { class: "list" },
		el("thead", null, el("tr", null, [S.PAGE_FACT, S.PAGE_VALUE, S.PAGE_SOURCE].map((t) => el("th", { scope: "col" }, t)))),
		el("tbody", null, place(k).facts.map(([name, value, source]) => el("tr", null, el("th", { scope: "row" }, name), el("td", null, el("bdi", null, value)), el("td", null, el("bdi", null, source))))))));
}

function actTable(k) {
	return el("details", null, el("summary", null, `${S.TEXTS_EXAMINED} (${place(k).acts.length})`), el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": S.TEXTS_EXAMINED },
		el("table", { class: "list" }, el("thead", null, el("tr", null, [S.PAGE_FILE, S.PAGE_TITLE, S.PAGE_KIND, S.PAGE_LANGUAGE, S.PAGE_DATE, S.PAGE_ARTICLES].map((t) => el("th", { scope: "col" }, t)))),
			el("tbody", null, place(k).acts.map((a) => el("tr", null, [a.n, a.t ?? "", a.k, a.l ? languageName(a.l) : "", a.d ?? ""].map((t) => el("td", null, el("bdi", null, t))),
				el("td", { class: "n" }, a.x ? say("PAGE_NOT_JUDGED", a.x) : String(a.u))))))));
}

function countryChips(k, redraw) {
	const wanted = new Set(VERDICT.keys());
	const count = (v) => [...places[k].v].filter((x) => x === v).length;
	return el("fieldset", null, el("legend", { class: "away" }, S.VERDICT), [...VERDICT.values()].map((v) =>
		el("label", { class: `chip ${v.letter}`, title: v.means }, el("input", { type: "checkbox", checked: true, onchange: (event) => {
			if (event.target.checked) wanted.add(v.letter);
			else wanted.delete(v.letter);
			redraw(wanted);
		} }), v.name, el("small", null, String(count(v.letter))))));
}

function showCountry(k) {
	const list = el("div", null);
	const redraw = (wanted) => list.replaceChildren(...data.themes.flatMap(([theme]) => themeFindings(k, theme, wanted)));
	page.replaceChildren(crumbs(k > 0 && countryAddress(k - 1), k + 1 < places.length && countryAddress(k + 1)),
		el("h2", { id: "h-page", tabindex: -1 }, el("bdi", null, countryTitle(k))),
		el("p", { class: "lead" }, places[k].l.map(languageName).join(", ")), countryChips(k, redraw), actTable(k), factTable(k) ?? "", list);
	redraw(new Set(VERDICT.keys()));
}
