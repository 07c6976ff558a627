// The matrix: the table stands in the page already; here it learns to be walked, filtered and opened.

const table = document.getElementById("cells");
const rows = [...table.querySelectorAll("tbody tr:not(.group)")];
const heads = [...table.tHead.rows[0].cells].slice(1);
const columns = new CSSStyleSheet();
document.adoptedStyleSheets = [columns];
const hiddenColumn = places.map(() => false);
let current = [0, 0]; // the one cell that Tab reaches

const cellAt = (r, k) => rows[r].cells[k + 1];

function positionOf(td) {
	const r = rows.indexOf(td.parentElement);
	return r < 0 || td.cellIndex === 0 ? null : [r, td.cellIndex - 1];
}

function linkHeads() {
	heads.forEach((th, k) => {
		const name = countryTitle(k);
		th.replaceChildren(el("a", { href: countryAddress(k), title: name }, el("bdi", null, places[k].n)));
	});
	for (const list of document.querySelectorAll("#cells tbody .req, .list .req")) {
		const r = reqIndex.get(list.querySelector("b").textContent);
		if (r !== undefined) list.replaceChildren(el("a", { href: requirementAddress(r) }, ...list.childNodes));
	}
	for (const bdi of document.querySelectorAll(".profile th bdi, .pillars tbody th bdi")) {
		const k = placeIndex.get(bdi.textContent);
		if (k !== undefined) bdi.replaceChildren(el("a", { href: countryAddress(k) }, countryTitle(k)));
	}
}

// ---- walking --------------------------------------------------------------------------------------------------------

function makeCurrent(r, k) {
	cellAt(...current).tabIndex = -1;
	current = [r, k];
	cellAt(r, k).tabIndex = 0;
}

function step(from, by, hidden, end) {
	let to = from + by;
	while (to >= 0 && to < end && hidden(to)) to += by;
	return to >= 0 && to < end ? to : from;
}

function edge(hidden, end, by) {
	return step(by > 0 ? -1 : end, by, hidden, end);
}

function walk(event) {
	const at = positionOf(event.target.closest("td") ?? event.target);
	if (!at) return;
	const [r, k] = at;
	const rowHidden = (i) => rows[i].hidden;
	const columnHidden = (i) => hiddenColumn[i];
	const moves = {
		ArrowUp: () => [step(r, -1, rowHidden, rows.length), k],
		ArrowDown: () => [step(r, 1, rowHidden, rows.length), k],
		ArrowLeft: () => [r, step(k, -1, columnHidden, places.length)],
		ArrowRight: () => [r, step(k, 1, columnHidden, places.length)],
		Home: () => [event.ctrlKey ? edge(rowHidden, rows.length, 1) : r, edge(columnHidden, places.length, 1)],
		End: () => [event.ctrlKey ? edge(rowHidden, rows.length, -1) : r, edge(columnHidden, places.length, -1)],
		PageUp: () => [Math.max(0, r - 10), k],
		PageDown: () => [Math.min(rows.length - 1, r + 10), k],
	};
	if (event.key === "Enter" || event.key === " ") {
		event.preventDefault();
		location.hash = cellAddress(r, k);
	} else if (moves[event.key]) {
		event.preventDefault();
		let [row, column] = moves[event.key]();
		if (rows[row].hidden) row = step(row, event.key === "PageUp" ? -1 : 1, rowHidden, rows.length);
		if (rows[row].hidden) row = r;
		makeCurrent(row, column);
		cellAt(row, column).focus();
	}
}

// ---- filters --------------------------------------------------------------------------------------------------------

const filter = { rules: "", theme: "", priority: "", language: "", text: "", verdicts: new Set(VERDICT.keys()), countries: new Set(places.keys()) };

// What is searched of a cell: its clauses, where they stand, what is missing. Lower case, without accents.
const plain = (s) => s.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const searched = new Map();
const plainQuotes = new Map(); // one clause answers many requirements
function plainQuote(k, e) {
	const key = e.a === undefined ? e.q : `${k} ${e.a} ${e.b} ${e.e}`;
	let words = plainQuotes.get(key);
	if (words === undefined) plainQuotes.set(key, (words = plain(`${e.h} ${e.t ?? ""} ${quoteText(k, e)}`)));
	return words;
}
function wordsOfCell(r, k) {
	const key = r * places.length + k;
	let words = searched.get(key);
	if (words === undefined) {
		const cell = place(k).cells[r];
		const evidence = [...distinct(cell.ev), ...(cell.nm ? [cell.nm] : [])];
		words = [plain(`${cell.mi ?? ""} ${cell.no ?? ""}`), ...evidence.map((e) => plainQuote(k, e))].join("\n");
		searched.set(key, words);
	}
	return words;
}

function rowFits(r) {
	const q = reqs[r];
	const [kind, which] = filter.rules.split(":");
	return (kind !== "i" || q.in === Number(which)) && (kind !== "p" || data.profiles[which].r.includes(r)) &&
		(!filter.theme || q.th === filter.theme) && (filter.priority === "" || q.p === Number(filter.priority));
}

function columnFits(k) {
	return filter.countries.has(k) && (!filter.language || places[k].l.includes(filter.language));
}

function applyFilter() {
	const query = plain(filter.text.trim());
	const counts = new Map([...VERDICT.keys()].map((v) => [v, 0]));
	const shownColumns = places.map((_, k) => columnFits(k));
	const columnHit = places.map(() => false);
	let total = 0;
	let shown = 0;
	rows.forEach((row, r) => {
		const fits = rowFits(r);
		let any = false;
		for (let k = 0; k < places.length && fits; k++) {
			if (!shownColumns[k]) continue;
			total++;
			const letter = places[k].v[r];
			const found = !query || wordsOfCell(r, k).includes(query);
			if (found) counts.set(letter, counts.get(letter) + 1);
			const on = found && filter.verdicts.has(letter);
			row.cells[k + 1].classList.toggle("off", !on);
			if (on) { any = true; columnHit[k] = true; shown++; }
		}
		row.hidden = !any;
	});
	for (const body of table.tBodies) body.hidden = [...body.rows].slice(1).every((row) => row.hidden);
	hideColumns(shownColumns.map((fits, k) => fits && (!query || columnHit[k])));
	tellFilter(counts, shown, total);
}

function hideColumns(visible) {
	visible.forEach((v, k) => { hiddenColumn[k] = !v; });
	const hidden = visible.flatMap((v, k) => (v ? [] : [`#cells tr:not(.group) > :nth-child(${k + 2})`]));
	columns.replaceSync(hidden.length ? `${hidden.join(",")} { display: none }` : "");
}

function tellFilter(counts, shown, total) {
	for (const chip of document.querySelectorAll("#filters .chip")) chip.querySelector("small").textContent = counts.get(chip.dataset.letter);
	document.getElementById("shown").textContent = say("PAGE_SHOWN", shown, total);
	document.getElementById("nothing").hidden = shown > 0;
	table.parentElement.hidden = shown === 0;
	const summary = document.getElementById("countries");
	summary.textContent = filter.countries.size === places.length ? S.PAGE_ALL_COUNTRIES : say("PAGE_OF", filter.countries.size, places.length);
	summary.setAttribute("aria-label", `${S.COUNTRIES}${S.PAGE_COLON}${summary.textContent}`);
	const [r, k] = current;
	if (shown && (rows[r].hidden || hiddenColumn[k]))
		makeCurrent(rows.findIndex((row) => !row.hidden), hiddenColumn.indexOf(false));
}

function choice(label, name, options) {
	const select = el("select", { onchange: () => { filter[name] = select.value; applyFilter(); } },
		el("option", { value: "" }, S.PAGE_ANY), options.map((o) => (o.tagName ? o : el("option", { value: o[0] }, o[1]))));
	return el("label", { class: "field" }, label, select);
}

function ruleChoices() {
	const groups = [el("optgroup", { label: S.PAGE_INSTRUMENTS }, data.instruments.map((i, n) => [i, n])
		.filter(([, n]) => reqs.some((q) => q.in === n)).map(([i, n]) => el("option", { value: `i:${n}` }, i[1])))];
	if (data.profiles.length)
		groups.push(el("optgroup", { label: S.PAGE_PROFILES_RULES }, data.profiles.map((p, n) => el("option", { value: `p:${n}` }, p.t))));
	return groups;
}

function countryMenu() {
	const boxes = places.map((_, k) => el("input", { type: "checkbox", checked: true, onchange: (event) => {
		if (event.target.checked) filter.countries.add(k);
		else filter.countries.delete(k);
		applyFilter();
	} }));
	const all = el("button", { type: "button", onclick: () => {
		const on = filter.countries.size < places.length;
		boxes.forEach((box, k) => { box.checked = on; if (on) filter.countries.add(k); else filter.countries.delete(k); });
		applyFilter();
	} }, S.PAGE_ALL_OR_NONE);
	return el("div", { class: "field" }, S.COUNTRIES, el("details", { class: "menu" }, el("summary", { id: "countries" }),
		el("div", null, all, places.map((_, k) => el("label", null, boxes[k], countryTitle(k))))));
}

function verdictChips() {
	return el("fieldset", null, el("legend", { class: "away" }, S.VERDICT), [...VERDICT.values()].map((v) =>
		el("label", { class: `chip ${v.letter}`, "data-letter": v.letter, title: v.means }, el("input", { type: "checkbox", checked: true, onchange: (event) => {
			if (event.target.checked) filter.verdicts.add(v.letter);
			else filter.verdicts.delete(v.letter);
			applyFilter();
		} }), v.name, el("small", null))));
}

function buildFilters() {
	const languages = [...new Set(places.flatMap((p) => p.l))].sort();
	let waiting = 0;
	const search = el("input", { type: "search", oninput: () => {
		clearTimeout(waiting);
		waiting = setTimeout(() => { filter.text = search.value; applyFilter(); }, 200);
	} });
	const form = el("form", { "aria-label": S.PAGE_FILTERS, onsubmit: (event) => event.preventDefault(), onreset: resetFilters },
		el("label", { class: "field" }, S.PAGE_SEARCH, search),
		choice(S.PAGE_INSTRUMENT_PROFILE, "rules", ruleChoices()), choice(S.THEME, "theme", data.themes),
		choice(S.PRIORITY, "priority", data.priorities.map((p, i) => [i, p]).reverse()),
		choice(S.PAGE_LANGUAGE, "language", languages.map((l) => [l, languageName(l)])), countryMenu(),
		el("button", { type: "reset" }, S.PAGE_RESET), el("button", { type: "button", onclick: () => print() }, S.PAGE_PRINT),
		verdictChips(), el("p", { id: "shown", role: "status" }));
	document.getElementById("filters").replaceChildren(form);
}

function resetFilters() {
	Object.assign(filter, { rules: "", theme: "", priority: "", language: "", text: "", verdicts: new Set(VERDICT.keys()), countries: new Set(places.keys()) });
	setTimeout(applyFilter); // after the fields themselves
}

function startMatrix() {
	if (!rows.length || !places.length) return;
	table.setAttribute("role", "grid");
	table.setAttribute("aria-readonly", "true");
	table.parentElement.removeAttribute("tabindex"); // its cells can be reached now
	table.parentElement.before(el("p", { class: "away", id: "help" }, S.PAGE_MATRIX_HELP));
	table.setAttribute("aria-describedby", "help");
	linkHeads();
	buildFilters();
	applyFilter();
	cellAt(0, 0).tabIndex = 0;
	table.addEventListener("keydown", walk);
	table.addEventListener("click", (event) => {
		const at = event.target.closest("td") && positionOf(event.target.closest("td"));
		if (!at) return;
		makeCurrent(...at);
		location.hash = cellAddress(...at);
	});
}
