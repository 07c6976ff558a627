# SPDX-License-Identifier: MIT
"""eval --ablate: clauses that the gold cites are cut out of the texts, and the verdict must fall."""
import pathlib

from world import World

HEAD = "jurisdiction,requirement,verdict,citations,missing,confidence\n"
DUTY = "A keeper shall register each hive, on pain of a fine of 500 crowns."

# relies on BEE-1; speaks of smoke only where its subject occurs
MORE = """
  <requirement id="BEE-5" provision="art. 5" theme="register">
    <title>The register is known</title>
    <element id="known" label="hives are registered" core="yes"><all><met ref="BEE-1"/><c ref="keeper"/></all></element>
  </requirement>
  <requirement id="BEE-6" provision="art. 6" theme="smoke">
    <title>No exemption from smoke</title>
    <element id="none" label="an exemption" core="yes"><all><c ref="smoke"/><c ref="exempt"/></all></element>
    <home><c ref="smoke"/></home>
  </requirement>
</instrument>"""


class Ablate(World):
    def law(self, *sections):
        self.write("d/law.md", "# Law\n\n" + "".join(f"## Section {i} Title\n\n{s}\n\n" for i, s in enumerate(sections, 1)))
        self.write("d/acts.csv", "file,title,kind,date,status,lang\nlaw.md,Law,other,2020,in-force,en\n")

    def ablate(self, gold, *more):
        self.write("gold.csv", HEAD + gold)
        return self.out("eval", "gold.csv", "d", "--ablate", "--quiet", *more).splitlines()

    def test_verdict_falls_with_its_clause(self):
        self.law(DUTY, "Bees fly.")
        before = (self.at / "d/law.md").read_bytes()
        self.assertEqual(self.ablate("D,BEE-1,MET,law#sec_1,,high\n"), [
            "all            ablated 1  fell 1 (1.000)  with whole articles 1 (1.000)  lost 0  others changed: without reason 0, "
            "relying on what was cut 0"])
        self.assertEqual((self.at / "d/law.md").read_bytes(), before)

    def test_another_article_still_answers(self):
        self.law(DUTY, "Bees fly.", DUTY)
        lines = self.ablate("D,BEE-1,MET,law#sec_3,,high\n")
        self.assertEqual(lines[0], "D BEE-1          stays MET by other articles  cut: law s. 3  answered by: law s. 1")
        self.assertIn("ablated 1  fell 0 (0.000)  with whole articles 0", lines[1])
        self.assertIn("fell 1 (1.000)", self.ablate("D,BEE-1,MET,law#sec_3;law#sec_1,,high\n")[0])

    def test_another_paragraph_still_answers(self):
        self.law(f"(1) {DUTY}\n\n(2) {DUTY}", "Bees fly.")
        lines = self.ablate("D,BEE-1,MET,law#sec_1__subsec_2,,high\n")
        self.assertEqual(lines[0], "D BEE-1          stays MET by the same articles  cut: law s. 1(2)  answered by: law s. 1(1)")
        self.assertIn("fell 0 (0.000)  with whole articles 1 (1.000)", lines[1])

    def test_nearest_ancestor_and_other_spelling(self):
        self.law(DUTY, "Bees fly.")
        for eid in ("sec_1__subsec_7__point_c", "chp_4__sec_1__para_1", "sec_1__subsec_1;law#sec_99;gone#sec_1"):
            self.assertIn("ablated 1  fell 1", self.ablate(f"D,BEE-1,MET,law#{eid},,high\n")[-1], eid)

    def test_what_is_tried(self):
        self.law(DUTY, "Bees fly.")
        lines = self.ablate("D,BEE-1,MET,law#sec_8;gone#sec_1,,high\nD,BEE-2,MET,law#sec_2,,high\nD,BEE-4,MET,,,high\n")
        self.assertEqual(lines[0], "D BEE-1          not tried: no clause of the label is in the texts")
        self.assertIn("ablated 0  fell 0  with", lines[1])  # BEE-2 was not MET before
        self.assertIn("lost 1", lines[1])
        low = "D,BEE-2,GAP,,,high\nD,BEE-1,MET,law#sec_1,,low\n"
        self.assertIn("ablated 0", self.ablate(low)[0])
        self.assertIn("ablated 1", self.ablate(low, "--low")[0])

    def test_verdicts_elsewhere(self):
        path = self.rules / "instruments/bees.xml"
        path.write_text(path.read_text().replace("</instrument>", MORE))
        self.law("A keeper flies.", DUTY.replace("A keeper", "One"), "A keeper shall use smoke sparingly.")
        self.assertEqual(self.ablate("D,BEE-1,MET,law#sec_2,,high\nD,BEE-2,MET,law#sec_3,,high\n"), [
            "D BEE-1          changes BEE-5 MET -> GAP (it relies on what was cut)",
            "D BEE-2          changes BEE-6 GAP -> UNKNOWN, whose clauses were not cut",
            "all            ablated 2  fell 2 (1.000)  with whole articles 2 (1.000)  lost 0  others changed: without reason 1, "
            "relying on what was cut 1"])

    def test_threads_give_the_same(self):
        self.law(DUTY, "A keeper shall use smoke sparingly.", DUTY)
        gold = "D,BEE-1,MET,law#sec_1,,high\nD,BEE-2,MET,law#sec_2,,high\n"
        self.assertEqual(self.ablate(gold, "-j", "1"), self.ablate(gold, "-j", "5"))

    def test_wants_folders(self):
        self.law(DUTY)
        self.write("gold.csv", HEAD + "D,BEE-1,MET,law#sec_1,,high\n")
        self.run_lexgap("assess", "d", "-f", "csv", "-o", "found.csv")
        self.assertIn("--ablate wants folders", self.err("eval", "gold.csv", "found.csv", "--ablate", status=2))
        self.assertEqual(pathlib.Path(self.at / "d/law.md").read_text().count("500"), 1)
