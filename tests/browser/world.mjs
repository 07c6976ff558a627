// SPDX-License-Identifier: MIT
// The pages that the tests look at, made by the program itself: a comparison of 60 countries and 250 requirements, one of
// hostile words, one of the regional indicators.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const program = path.resolve(process.env.LEXGAP ?? path.join(top, "build/lexgap"));
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lexgap-browser-"));

const COUNTRIES = ("AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK " +
	"SM TR UA UZ TJ TM KG MN JP KR CA US MX BR AR").split(" ");

function write(name, text) {
	const file = path.join(folder, name);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, text);
	return file;
}

function compare(name, corpus, ...options) {
	const file = path.join(folder, `${name}.html`);
	execFileSync(program, ["compare", corpus, "--format", "html", "-o", file, "--quiet", ...options]);
	return { url: `file://${file}`, bytes: fs.statSync(file).size };
}

// ---- sixty countries ------------------------------------------------------------------------------------------------

// The rules of the project and as many simple requirements as are wanting to 250.
function rulesOf250() {
	const rules = path.join(folder, "rules");
	fs.cpSync(path.join(top, "rules"), rules, { recursive: true });
	const ids = fs.readdirSync(path.join(rules, "instruments")).flatMap((f) =>
		fs.readFileSync(path.join(rules, "instruments", f), "utf8").match(/<requirement id=/g) ?? []);
	const more = Array.from({ length: 250 - ids.length }, (_, i) => `<requirement id="MORE-${i + 1}" provision="art. ${i + 1}" theme="offence" acts="criminal-code"
		priority="low" timescale="long" evidence="legislative"><title>One more</title><obligation>One more.</obligation>
		<element id="a" label="a child" core="yes"><c ref="child"/></element><recommend>Do it.</recommend></requirement>`);
	write("rules/instruments/more.xml", `<instrument xmlns="https://lexgap.org/ns/rules" id="more" title="More">${more.join("\n")}</instrument>`);
	return rules;
}

const sources = fs.readdirSync(path.join(top, "corpus")).filter((n) => /^x.$/.test(n)).sort();
export const COUNTED = sources.length; // countries of the demo

export function large() {
	COUNTRIES.forEach((code, i) => fs.cpSync(path.join(top, "corpus", sources[i % sources.length]), path.join(folder, "large", code.toLowerCase()), { recursive: true }));
	return compare("large", path.join(folder, "large"), "--rules", rulesOf250());
}

export function demo(name = "demo", ...options) {
	return compare(name, path.join(top, "corpus"), ...options);
}

// ---- regional indicators --------------------------------------------------------------------------------------------

export const INDICATORS = ["treaty-lanzarote", "weprotect-member", "active-organisations", "cop-strategy", "cop-cybersecurity-regulation", "cop-agency"];

// table: country -> six values
export function indicators(table) {
	fs.rmSync(path.join(folder, "region"), { recursive: true, force: true });
	for (const [code, values] of Object.entries(table)) {
		write(`region/${code.toLowerCase()}/facts.csv`, `name,value,source\n${INDICATORS.map((n, i) => `${n},${values[i]},made for a test`).join("\n")}\n`);
		fs.copyFileSync(path.join(top, "corpus/xa/child-protection-act.xml"), path.join(folder, `region/${code.toLowerCase()}/act.xml`));
	}
	return compare("region", path.join(folder, "region"), "--profile", "regional");
}

// ---- words that attack, and words from right to left ----------------------------------------------------------------

export const MARKUP = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1> ]]> <!-- &amp; \"'`${x}";
export const ARABIC = "يجب على النحال تسجيل كل خلية في السجل hive-register قبل نهاية السنة.";

const xml = (s) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

// The small rules of the command-line tests, with titles that are markup and a lexicon of Arabic.
function hostileRules() {
	const rules = path.join(folder, "bees");
	fs.cpSync(path.join(top, "tests/cli/rules"), rules, { recursive: true });
	fs.cpSync(path.join(top, "rules/schema"), path.join(rules, "schema"), { recursive: true });
	const bees = path.join(rules, "instruments/bees.xml");
	fs.writeFileSync(bees, fs.readFileSync(bees, "utf8").replace("Hives are registered", xml(MARKUP)).replace("a duty to register hives", xml(MARKUP))
		.replace("Charter of the bees", xml(MARKUP)).replace("Add a fine of at least", xml(MARKUP)).replaceAll("<example lang", "<!--").replaceAll("</example>", "-->")
		.replace(/<!--[^>]*>[^]*?-->/g, ""));
	const words = { keeper: "النحال", hive: "خلية", register: "تسجيل" };
	write("bees/lexicon/ar.xml", `<lexicon xmlns="https://lexgap.org/ns/rules" lang="ar" name="Arabic"><structure><level kind="article">مادة</level></structure><numbers/>
		${Object.entries(words).map(([id, word]) => `<concept id="${id}"><phrase>${word}</phrase>${`<example>${word}</example>`.repeat(3)}${"<near-miss>x</near-miss>".repeat(3)}</concept>`).join("")}</lexicon>`);
	return rules;
}

export function hostile() {
	const law = `# ${MARKUP}\n\n## Section 1 ${MARKUP}\n\nA keeper shall register each hive ${MARKUP}; the register of hives is public.\n`;
	write(`hostile/${MARKUP.replaceAll("/", "").slice(0, 60)}/${MARKUP.replaceAll("/", "")}.md`, law);
	write("hostile/aa/acts.csv", `file,title,kind,date,status,lang\nbees.md,"${MARKUP.replaceAll('"', '""')}",other,2020,in-force,en\n`);
	write("hostile/aa/bees.md", law);
	write("hostile/aa/facts.csv", `name,value,source\nregion,"${MARKUP.replaceAll('"', '""')}","${MARKUP.replaceAll('"', '""')}"\n`);
	write("hostile/sa/acts.csv", "file,title,kind,date,status,lang\nbees.txt,نظام النحل,other,2020,in-force,ar\n");
	write("hostile/sa/bees.txt", `مادة 1\n${ARABIC}\n`);
	return compare("hostile", path.join(folder, "hostile"), "--rules", hostileRules(), "--rank");
}
