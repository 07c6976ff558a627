// SPDX-License-Identifier: MIT
// The page of a comparison in a real browser: quick, quiet, for the keyboard, for everybody, and never markup of others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { chromium } from "playwright-core";

import { ARABIC, COUNTED, demo, folder, hostile, indicators, large, MARKUP } from "./world.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browserPath = process.env.LEXGAP_CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((p) => fs.existsSync(p));
let browser;

before(async () => { browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-dev-shm-usage"] }); });
after(async () => {
	await browser?.close();
	fs.rmSync(folder, { recursive: true, force: true });
});

// A page that writes nothing to the console and asks nobody for anything.
async function open(made, hash = "", options = {}) {
	const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, ...options });
	const page = await context.newPage();
	page.trouble = [];
	page.on("console", (m) => page.trouble.push(`console: ${m.text()}`));
	page.on("pageerror", (e) => page.trouble.push(`error: ${e.message}`));
	page.on("dialog", (d) => { page.trouble.push(`dialog: ${d.message()}`); d.dismiss(); });
	page.on("request", (r) => { if (r.url().split("#")[0] !== made.url) page.trouble.push(`request: ${r.url()}`); });
	await page.goto(made.url + hash);
	return page;
}

async function close(page) {
	assert.deepEqual(page.trouble, []);
	await page.context().close();
}

const shown = async (page) => Number((await page.textContent("#shown")).match(/^\d+/)[0]);
const settled = (page) => page.waitForTimeout(300);

// ---- sixty countries, 250 requirements ------------------------------------------------------------------------------

describe("60 countries x 250 requirements", () => {
	let made;
	before(() => { made = large(); });

	test("opens with less than a second of scripting", async () => {
		const page = await open({ url: "about:blank" });
		const session = await page.context().newCDPSession(page);
		page.trouble = [];
		page.removeAllListeners("request");
		await session.send("Performance.enable");
		await page.goto(made.url);
		const metrics = Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map((m) => [m.name, m.value]));
		assert.equal(await page.locator("#cells tbody tr:not(.group)").count(), 250);
		assert.equal(await page.locator("#cells tbody td").count(), 15000);
		assert.ok(metrics.ScriptDuration < 1, `${metrics.ScriptDuration} s of scripting`);
		await close(page);
	});

	test("is filtered", async () => {
		const page = await open(made);
		assert.equal(await shown(page), 15000);
		for (const letter of "mpcrui") await page.locator(`#filters .chip.${letter}`).click();
		const gaps = await shown(page);
		assert.equal(gaps, await page.locator("#cells td.g").count());
		await page.selectOption("#filters select >> nth=2", { label: "high" });
		assert.ok((await shown(page)) < gaps);
		await page.fill("#filters input[type=search]", "possession of child pornography");
		await settled(page);
		await page.click("#filters [type=reset]");
		await settled(page);
		assert.equal(await shown(page), 15000);
		await close(page);
	});

	test("opens a cell", async () => {
		const page = await open(made);
		await page.click("#cells tbody tr:not(.group) >> nth=0 >> td >> nth=5");
		assert.match(await page.textContent("#panel h2"), /LZ-3\.a/);
		assert.equal(await page.locator("#panel .law[open]").first().isVisible(), true);
		await close(page);
	});
});

// ---- what stands behind a cell --------------------------------------------------------------------------------------

describe("the demo", () => {
	let made, small;
	before(() => {
		made = demo();
		small = demo("small", "--profile", "substantive");
	});

	test("shows a clause in its article, what is missing, and what to do", async () => {
		const page = await open(made, "#cell/LZ-20.1.e/XA");
		const panel = page.locator("#panel");
		assert.match(await panel.locator(".law[open] mark").first().evaluate((m) => m.closest(".body").textContent), /Part II.*Offences.*Child pornography/s);
		const marks = await panel.locator("mark").allTextContents();
		assert.ok(marks.some((m) => m.includes("intent to distribute")), marks.join("|"));
		assert.match(await panel.locator(".because").first().textContent(), /no purpose of distribution/);
		assert.match(await panel.textContent(), /Recommendation.*priority (?:low|medium|high), short term.*An example from/s);
		assert.equal(await panel.locator(".tree > .no").count(), 1);
		await panel.locator(".tree details >> nth=0 >> summary").click();
		assert.ok((await panel.locator(".rule .hit").count()) > 0);
		await close(page);
	});

	test("shows for a gap what was searched and what came closest", async () => {
		const page = await open(made, "#cell/LZ-20.1.f/XA");
		const words = await page.textContent("#panel");
		assert.match(words, /Not found in 2 texts: \d+ articles, \d+ provisions/);
		assert.match(words, /Nearest provision/);
		assert.match(words, /SHA-256 [0-9a-f]{64}/);
		await close(page);
	});

	test("lays every country's clause side by side, and every finding of a country one below the other", async () => {
		const page = await open(made, "#requirement/LZ-20.1.e");
		assert.equal(await page.locator(".card").count(), COUNTED);
		assert.ok((await page.locator(".card blockquote").count()) >= COUNTED);
		await page.click(".card h3 a >> nth=1");
		assert.match(await page.textContent("#panel h2"), /XB/);
		assert.ok(await page.isVisible(".cards"));
		await page.keyboard.press("Escape");
		assert.equal(await page.isVisible("#panel"), false);
		assert.equal(await page.evaluate(() => document.activeElement.textContent), "XB");
		await page.goto(`${made.url}#country/XC`);
		const all = await page.locator(".rows > a").count();
		await page.click("#page .chip.m");
		assert.equal(await page.locator(".rows > a").count(), all - Number(await page.textContent("#page .chip.m small")));
		await page.goto(`${made.url}#country/nowhere`);
		assert.match(await page.textContent("#page h2"), /no such page/);
		await close(page);
	});

	test("finds words in clauses without their accents, and filters by what rules and countries are", async () => {
		const page = await open(made);
		await page.fill("#filters input[type=search]", "PORNOGRAFIA infantil");
		await settled(page);
		const found = await shown(page);
		assert.ok(found > 0 && found < 500);
		assert.ok((await page.locator("#cells thead th:visible").count()) <= COUNTED); // only the country that says so
		await page.click("#filters [type=reset]");
		await settled(page);
		const whole = await shown(page);
		for (const [nth, label] of [[0, "Lanzarote Convention (CETS 201)"], [0, "The Lanzarote Convention"], [1, "Sanctions"], [3, "Ukrainian"]]) {
			await page.selectOption(`#filters select >> nth=${nth}`, { label });
			const n = await shown(page);
			assert.ok(n > 0 && n < whole, `${label}: ${n}`);
			await page.selectOption(`#filters select >> nth=${nth}`, "");
		}
		await page.click("#countries");
		await page.click(".menu button");
		assert.ok(await page.isVisible("#nothing"));
		await page.click(".menu label >> nth=2");
		assert.equal(await shown(page), whole / COUNTED);
		await close(page);
	});

	test("is walked, opened and left with the keyboard alone", async () => {
		const page = await open(small);
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
		for (let i = 0; i < 60 && (await page.evaluate(() => document.activeElement.tagName)) !== "TD"; i++) await page.keyboard.press("Tab");
		const at = () => page.evaluate(() => [document.activeElement.parentElement.rowIndex, document.activeElement.cellIndex]);
		const [row, column] = await at();
		for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
		assert.deepEqual(await at(), [row + 2, column + 1]);
		await page.keyboard.press("Enter");
		assert.equal(await page.evaluate(() => document.activeElement.id), "panel-title");
		await page.keyboard.press("Escape");
		assert.deepEqual(await at(), [row + 2, column + 1]);
		await page.keyboard.press("End");
		assert.equal((await at())[1], COUNTED);
		await close(page);
	});

	test("has nothing that axe finds", async () => {
		const bad = [];
		const coloured = ["", "#pillars", "#indicators", "#cell/LZ-20.1.e/XB", "#requirement/LZ-20.1.e", "#country/XA"];
		for (const [colorScheme, hashes] of [["light", [...coloured, "#overview", "#challenges", "#method"]], ["dark", coloured]])
			for (const hash of hashes) {
				const page = await open(small, hash, { colorScheme });
				await page.evaluate(axe);
				const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
				bad.push(...violations.map((v) => `${colorScheme} ${hash}: ${v.id}: ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`));
				await close(page);
			}
		assert.deepEqual(bad, []);
	});

	test("fits a small screen", async () => {
		for (const hash of ["", "#overview", "#pillars", "#method", "#requirement/LZ-20.1.e", "#country/XA", "#cell/LZ-20.1.e/XA"]) {
			const page = await open(small, hash, { viewport: { width: 320, height: 640 } });
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(width <= 320, `${hash}: ${width}`);
			await close(page);
		}
	});

	test("is printed: the matrix on every page with its head, and an opened cell alone", async () => {
		const page = await open(small);
		const pages = async () => (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type \/Page\b/g).length;
		const all = await pages();
		assert.ok(all >= 2 && all <= 8, `${all} pages`);
		await page.goto(`${small.url}#cell/LZ-20.1.e/XA`);
		await page.emulateMedia({ media: "print" });
		assert.equal(await page.isVisible("#cells"), false);
		assert.equal(await page.isVisible("#panel mark"), true);
		assert.ok((await pages()) <= 5);
		await close(page);
	});

	test("can be read without scripts", async () => {
		const page = await open(small, "", { javaScriptEnabled: false });
		assert.ok(await page.isVisible("noscript p"));
		assert.ok(await page.isVisible("#cells td >> nth=0"));
		assert.ok(await page.isVisible("#pillars table"));
		assert.equal(await page.isVisible("#filters form"), false);
		await close(page);
	});

	test("speaks French", async () => {
		const page = await open(demo("french", "--profile", "regional", "--ui-lang", "fr"));
		assert.deepEqual(await page.locator("nav a").allTextContents(), ["Matrice", "Vue d’ensemble", "Difficultés communes", "Piliers", "Indicateurs régionaux", "Méthode et textes"]);
		assert.match(await page.textContent("#filters"), /Chercher dans les clauses.*Lacune/s);
		assert.equal(await page.getAttribute("html", "lang"), "fr");
		await close(page);
	});

	test("looks as it should, grossly", async () => {
		const wanted = JSON.parse(fs.readFileSync(new URL("layout.json", import.meta.url), "utf8"));
		const seen = {};
		const views = { matrix: [""], dark: ["", { colorScheme: "dark" }], narrow: ["", { viewport: { width: 420, height: 800 } }], panel: ["#cell/LZ-20.1.e/XA"], overview: ["#overview"], requirement: ["#requirement/LZ-20.1.e"] };
		for (const [name, [hash, options]] of Object.entries(views)) {
			const page = await open(small, hash, options);
			seen[name] = await brightness(await page.screenshot());
			await close(page);
		}
		if (process.env.LEXGAP_LAYOUT_UPDATE) fs.writeFileSync(new URL("layout.json", import.meta.url), `${JSON.stringify(seen, null, "\t").replace(/\n\t\t+/g, " ")}\n`);
		else for (const name of Object.keys(views)) {
			const off = seen[name].reduce((sum, x, i) => sum + Math.abs(x - wanted[name][i]), 0) / seen[name].length;
			assert.ok(off < 8, `${name}: brightness is off by ${off} of 255 on average`);
		}
	});
});

// Mean brightness of 16 x 9 fields of a picture.
async function brightness(png) {
	const page = await browser.newPage();
	const fields = await page.evaluate(async (bytes) => {
		const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
		const context = new OffscreenCanvas(16, 9).getContext("2d");
		context.imageSmoothingQuality = "high";
		context.drawImage(picture, 0, 0, 16, 9);
		const { data } = context.getImageData(0, 0, 16, 9);
		return Array.from({ length: 144 }, (_, i) => Math.round((data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3));
	}, png.toString("base64"));
	await page.close();
	return fields;
}

// ---- regional indicators --------------------------------------------------------------------------------------------

async function assertIndicators(facts) {
	const page = await open(indicators(facts), "#indicators");
	const rows = await page.locator(".indicators tr").evaluateAll((all) => all.map((row) => [...row.cells].slice(1).map((c) => (c.querySelector("[aria-hidden]") ?? c).textContent)));
	const sign = { yes: "✓", no: "✗", "": "?" };
	const countries = Object.keys(facts).sort();
	assert.deepEqual(rows, [countries, ...[0, 1, 2, 3, 4, 5].map((i) => countries.map((c) => sign[facts[c][i]] ?? facts[c][i]))]);
	await close(page);
}

test("facts come out as the table of indicators", async () => {
	await assertIndicators({ AA: ["yes", "yes", "7", "yes", "no", "no"], BB: ["yes", "no", "44", "no", "yes", "yes"], CC: ["no", "yes", "", "yes", "yes", "no"] });
});

const review = `${process.env.LEXGAP_SHARED}/requirements/regional-indicators.csv`;
test("the table of a regional review comes out as it was published", { skip: !fs.existsSync(review) }, async () => {
	const [head, ...rows] = fs.readFileSync(review, "utf8").trim().split(/\r?\n/).map((line) => line.split(",").slice(2));
	await assertIndicators(Object.fromEntries(head.map((country, i) => [country, rows.map((row) => row[i])])));
});

// ---- words of others ------------------------------------------------------------------------------------------------

describe("hostile words", () => {
	let made;
	before(() => { made = hostile(); });

	test("are text everywhere", async () => {
		for (const hash of ["", "#overview", "#challenges", "#pillars", "#indicators", "#method", "#requirement/BEE-1", "#country/AA", "#cell/BEE-1/AA", "#cell/BEE-2/AA"]) {
			const page = await open(made, hash);
			await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
			assert.equal(await page.evaluate(() => window.hacked), undefined, hash);
			assert.equal(await page.locator("img, iframe, object").count(), 0, hash);
			assert.equal(await page.locator("script:not([type])").count(), 2, hash);
			await close(page);
		}
		const page = await open(made, "#cell/BEE-1/AA");
		const words = await page.textContent("#panel");
		assert.ok(words.includes(MARKUP), words);
		await close(page);
	});

	test("from right to left stand so", async () => {
		const page = await open(made, "#cell/BEE-1/SA");
		const body = page.locator("#panel .law .body").first();
		assert.equal(await body.getAttribute("dir"), "rtl");
		assert.equal(await body.getAttribute("lang"), "ar");
		assert.ok((await body.textContent()).includes(ARABIC.slice(0, 20)));
		await page.goto(`${made.url}#requirement/BEE-1`);
		assert.deepEqual(await page.locator(".card blockquote").evaluateAll((q) => [...new Set(q.map((x) => x.dir))].sort()), ["ltr", "rtl"]);
		await close(page);
	});
});

test("the program is the one that was built", () => {
	assert.match(execFileSync(process.env.LEXGAP ?? "build/lexgap", ["--version"], { encoding: "utf8" }), /^lexgap /);
});
