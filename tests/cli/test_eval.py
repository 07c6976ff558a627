# SPDX-License-Identifier: MIT
"""eval: the figures by hand, and the same figures as the reference script where it is at hand (LEXGAP_SHARED)."""
import os
import pathlib
import subprocess
import unittest

from world import World

GOLD = """jurisdiction,requirement,verdict,citations,missing,confidence
AA,BEE-1,MET,bees#sec_1,,high
AA,BEE-2,GAP,,,high
BB,BEE-1,PARTIAL,bees#sec_9;bees#chp_1__sec_1__subsec_1,,high
BB,BEE-2,GAP,,,medium
CC,BEE-1,MET,bees#sec_1,,high
CC,BEE-2,MET,,,low
CC,BEE-3,UNKNOWN,,,high
"""


class Eval(World):
    def setUp(self):
        super().setUp()
        self.gold = self.write("gold.csv", GOLD)

    def test_figures(self):
        # cells: AA-1 right, AA-2 missed gap, BB-1 right (1 of 2 articles), BB-2 right, CC-1 false gap
        expected = ("all            cells    5  verdicts 0.600  gap P 0.667 R 0.667 F2 0.667  absent P 0.500 R 0.500  "
                    "cite hit 1.000 P 1.000 R 0.667  abstained 0\n")
        self.assertEqual(self.out("eval", "gold.csv", "corpus"), expected)
        self.run_lexgap("compare", "corpus", "-f", "csv", "-o", "found.csv")
        self.assertEqual(self.out("eval", "gold.csv", "found.csv"), expected)
        self.assertIn("cells    6  verdicts 0.500", self.out("eval", "gold.csv", "found.csv", "--low"))

    def test_groups_and_misses(self):
        lines = self.out("eval", "gold.csv", "corpus", "--per", "jurisdiction", "--misses").splitlines()
        self.assertEqual([line.split()[0] for line in lines], ["AA", "BB", "CC", "AA", "CC", "all"])
        self.assertEqual(lines[4], "CC BEE-1          gold MET          got GAP          gold: bees#sec_1 | got: ")
        self.assertEqual(self.out("eval", "gold.csv", "corpus", "--per", "lang").split()[0], "en")
        self.assertEqual([l.split()[0] for l in self.out("eval", "gold.csv", "corpus", "--per", "requirement").splitlines()],
                         ["BEE-1", "BEE-2", "BEE-3", "all"])

    def test_match(self):
        self.assertIn("cells    3", self.out("eval", "gold.csv", "corpus", "--match", "^BEE-(1|9)$"))
        self.assertIn("no gold labels", self.err("eval", "gold.csv", "corpus", "--match", "LZ", status=2))
        self.assertIn("no regular expression", self.err("eval", "gold.csv", "corpus", "--match", "(", status=2))

    def test_table(self):
        self.assertEqual(self.out("eval", "gold.csv", "corpus", "--format", "csv").splitlines(), [
            "scope,key,lang,cells,verdicts,gap_p,gap_r,cite_hit,abstained",
            "all,,,5,0.600,0.667,0.667,1.000,0",
            "language,,en,5,0.600,0.667,0.667,1.000,0",
            "requirement,BEE-1,,3,0.667,0.500,1.000,1.000,0",
            "requirement,BEE-1,en,3,0.667,0.500,1.000,1.000,0",
            "requirement,BEE-2,,2,0.500,1.000,0.500,,0",
            "requirement,BEE-2,en,2,0.500,1.000,0.500,,0"])
        for more in (["--format", "json"], ["--format", "csv", "--misses"], ["--format", "csv", "--per", "lang"]):
            self.assertIn("--format is csv", self.err("eval", "gold.csv", "corpus", *more, status=2))

    def test_reports_tell_the_accuracy_known(self):
        self.run_lexgap("eval", "gold.csv", "corpus", "--format", "csv", "-o", "rules/accuracy.csv")
        text = self.out("assess", "corpus/aa", "--format", "md")
        self.assertIn("| BEE-1 Hives are registered | 2 of 3 | 2 of 3 |\n", text)
        self.assertIn("For 2 of the requirements shown nothing has been measured.", text)
        self.assertIn("\n| en | 5 | 0.600 | 0.667 | 0.667 | 1.000 |\n", text)
        text = self.out("check", "corpus/aa/bees.md", "--lang", "en", "--format", "md")
        self.assertIn("**Accuracy known.** 2 of 3 labelled cells right (en), 2 of 3 labelled cells right (all languages)\n", text)
        self.assertIn("**Accuracy known.** not measured (en), not measured (all languages)\n", text)
        self.assertIn("2 of 3 labelled cells right (en)", self.out("compare", "corpus", "--format", "html"))

    def test_wrong_table_of_accuracy(self):
        head = "scope,key,lang,cells,verdicts,gap_p,gap_r,cite_hit,abstained\n"
        for row in ("all,,,5,60%,,,,0", "all,,,,0.600,,,,0", "requirement,,en,1,,,,,0", "all,BEE-1,,1,,,,,0", "all,,,1,1.001,,,,0"):
            self.write("rules/accuracy.csv", head + row + "\n")
            self.assertIn("accuracy.csv:2: error: needs scope", self.err("assess", "corpus/aa", status=2), row)

    def test_errors(self):
        self.run_lexgap("eval", "nowhere.csv", "corpus", status=3)
        self.write("bad.csv", "a,b\n1,2\n")
        self.assertIn('bad.csv:1: error: has no column "jurisdiction"', self.err("eval", "bad.csv", "corpus", status=3))
        self.run_lexgap("compare", "corpus", "-f", "csv", "-o", "found.csv")
        self.run_lexgap("eval", "gold.csv", "found.csv", "--per", "lang", status=2)

    @unittest.skipUnless(os.environ.get("LEXGAP_SHARED"), "LEXGAP_SHARED is not set")
    def test_same_as_the_reference(self):
        shared = pathlib.Path(os.environ["LEXGAP_SHARED"]).resolve()
        golds = sorted(shared.glob("gold/*.csv"))
        found = self.write("found.csv", "jurisdiction,requirement,verdict,act,eid\n" + "".join(
            f"{line}\n" for gold in golds for line in distorted(gold.read_text(encoding="utf-8-sig"))))
        names = ",".join(map(str, golds))
        for more in ([], ["--per", "requirement"], ["--per", "jurisdiction", "--misses"], ["--low", "--match", "^LZ-(1|2)"]):
            reference = subprocess.run([shared / "eval/score", names, found, *more], capture_output=True, text=True, check=True)
            self.assertEqual(self.out("eval", names, found, *more), reference.stdout)


def distorted(gold):
    """Findings that are wrong in many ways, made from gold labels."""
    import csv
    import io
    for i, row in enumerate(csv.DictReader(io.StringIO(gold, newline=""))):
        verdict = ["MET", row["verdict"], "GAP", row["verdict"], "UNKNOWN", "PARTIAL", row["verdict"]][i % 7]
        cites = [c.split("#", 1) for c in row["citations"].split(";") if "#" in c]
        if i % 11 == 0:
            continue
        yield f"{row['jurisdiction']},{row['requirement']},{verdict},,"
        for k, (act, eid) in enumerate(cites):
            if (i + k) % 3:
                yield f"{row['jurisdiction']},{row['requirement']},{verdict},{act.strip()},{eid.strip()}"
        if i % 5 == 0:
            yield f"{row['jurisdiction']},{row['requirement']},{verdict},other,art_{i}"
