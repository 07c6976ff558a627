// SPDX-License-Identifier: MIT
// What the page knows, and how it puts words on the screen. Words of laws and rules go in as text only: nothing here
// parses markup, and the policy in the head of the page forbids what could.
"use strict";

const data = JSON.parse(document.getElementById("lg-data").textContent);
const S = data.s;
const VERDICT = new Map(data.verdicts.map(([letter, name, code, means]) => [letter, { letter, name, code, means }]));
const reqs = data.reqs;
const places = data.places;
const reqIndex = new Map(reqs.map((r, i) => [r.id, i]));
const placeIndex = new Map(places.map((p, i) => [p.n, i]));
const themeName = new Map(data.themes);
const conceptMeaning = new Map(data.concepts);

// A catalogue string with {1}, {2} ... filled in.
function say(id, ...args) {
	return S[id].replace(/\{([1-9])\}/g, (whole, n) => (n <= args.length ? args[n - 1] : whole));
}

// The jurisdictions are read when they are first looked at: a page of sixty countries opens at once.
const read = [];
function place(k) {
	read[k] ??= JSON.parse(document.getElementById(`lg-place-${k}`).textContent);
	return read[k];
}
function verdictOf(r, k) {
	return VERDICT.get(places[k].v[r]);
}

// ---- elements -------------------------------------------------------------------------------------------------------

// el("p", { class: "note", onclick: f }, "text", child, ...): null and false children are left out.
function el(tag, attributes, ...children) {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes ?? {})) {
		if (value === null || value === undefined || value === false) continue;
		if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
		else node.setAttribute(name, value === true ? "" : value);
	}
	// Whole addresses: what only has a fragment is taken for a link within this view, by axe too.
	if (attributes?.href) node.href = new URL(attributes.href, location.href).href;
	node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
	return node;
}

function mark(verdict, attributes) {
	return el(attributes?.href ? "a" : "span", { ...attributes, class: `v ${verdict.letter}` }, verdict.name);
}

const address = (...parts) => `#${parts.map(encodeURIComponent).join("/")}`;
const cellAddress = (r, k) => address("cell", reqs[r].id, places[k].n);
const requirementAddress = (r) => address("requirement", reqs[r].id);
const countryAddress = (k) => address("country", places[k].n);

// ---- languages ------------------------------------------------------------------------------------------------------

const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
const LETTER = /\p{L}/gu;

// By the script of most letters, not of the first: a clause may begin with a foreign word or a number.
function direction(text) {
	const right = (text.match(RIGHT) ?? []).length;
	return right * 2 > (text.match(LETTER) ?? []).length ? "rtl" : "ltr";
}

function speller(type) {
	try {
		return new Intl.DisplayNames([data.lang], { type, fallback: "none" });
	} catch {
		return { of: () => undefined };
	}
}
const regionNames = speller("region");
const languageNames = speller("language");

// "UA" is Ukraine; codes that no country has (XA, QM, ZZ) and other names stand for themselves.
function countryName(k) {
	const code = places[k].n;
	if (!/^[A-Z]{2}$/.test(code) || /^(X[^K]|Q[M-Z]|ZZ|AA)/.test(code) || code === "XK") return code;
	return regionNames.of(code) ?? code;
}
function countryTitle(k) {
	const name = countryName(k);
	return name === places[k].n ? name : `${name} (${places[k].n})`;
}
function languageName(tag) {
	try {
		return languageNames.of(tag) ?? tag;
	} catch {
		return tag;
	}
}

// ---- quotes ---------------------------------------------------------------------------------------------------------

function actOf(k, c) {
	const p = place(k);
	return p.acts[c.a === undefined ? c.act : p.arts[c.a].a] ?? { n: "", u: 0, p: 0 };
}

function quoteText(k, c) {
	return c.a === undefined ? c.q : place(k).arts[c.a].x.slice(c.b, c.e);
}

function quote(k, c) {
	const text = quoteText(k, c);
	return el("blockquote", { lang: actOf(k, c).l, dir: direction(text) }, text.slice(0, c.m),
		c.n > c.m ? el("strong", null, text.slice(c.m, c.n)) : null, text.slice(Math.max(c.m, c.n)));
}

// The same words of the same provision are shown once, with all the elements that they answer.
function samePlace(a, b) {
	return a.a === b.a && a.b === b.b && a.e === b.e && a.q === b.q && a.i === b.i;
}
function distinct(evidence) {
	return (evidence ?? []).filter((e, i, all) => all.findIndex((x) => samePlace(x, e)) === i);
}

function labelOf(r, e) {
	return e.el < 0 ? reqs[r].opp ?? S.PAGE_OPPOSITE : reqs[r].el[e.el].l;
}
function labelsOf(r, evidence, e) {
	return [...new Set(evidence.filter((x) => samePlace(x, e)).map((x) => labelOf(r, x)))];
}
