# SPDX-License-Identifier: MIT
"""The JSON report against its schema, and against the findings."""
import json

import hostile
import jsonschema
from world import TOP, World


class Json(World):
    def setUp(self):
        super().setUp()
        self.schema = json.loads((TOP / "src/emit/report.schema.json").read_text())
        self.validator = jsonschema.Draft202012Validator(self.schema)

    def report(self, *args):
        report = json.loads(self.out(*args, "-f", "json"))
        self.assertEqual([e.message for e in self.validator.iter_errors(report)], [])
        return report

    def test_schema_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_schema_refuses_what_is_wrong(self):
        report = self.report("compare", "corpus")
        del report["jurisdictions"][2]["cells"][0]["certificate"]
        self.assertTrue(list(self.validator.iter_errors(report)))
        report = self.report("compare", "corpus")
        report["jurisdictions"][0]["cells"][0]["verdict"] = "FINE"
        self.assertTrue(list(self.validator.iter_errors(report)))

    def test_same_as_findings(self):
        report = self.report("compare", "corpus")
        cells = {(j["name"], c["requirement"]): c for j in report["jurisdictions"] for c in j["cells"]}
        rows = self.rows("compare", "corpus")
        self.assertEqual({k: c["verdict"] for k, c in cells.items()}, self.verdicts("compare", "corpus"))
        for row in rows:
            if row["eid"]:
                self.assertIn((row["eid"], row["element"], row["quote"]),
                              [(e["eid"], e["element"], e["quote"]) for e in cells[row["jurisdiction"], row["requirement"]]["evidence"]])

    def test_gap_has_certificate_and_hashes(self):
        report = self.report("assess", "corpus/cc")
        place = report["jurisdictions"][0]
        gap = next(c for c in place["cells"] if c["verdict"] == "GAP")
        self.assertEqual(gap["certificate"]["texts"], ["bees"])
        self.assertEqual(gap["certificate"]["rules_sha256"], report["rules_sha256"])
        self.assertRegex(place["acts"][0]["sha256"], "^[0-9a-f]{64}$")

    def test_rules_hash_follows_the_rules(self):
        before = self.report("assess", "corpus/cc")["rules_sha256"]
        path = self.rules / "lexicon/en.xml"
        path.write_text(path.read_text().replace("skep", "beehive"))
        self.assertNotEqual(before, self.report("assess", "corpus/cc")["rules_sha256"])

    def test_accuracy_known(self):
        self.assertNotIn("accuracy", self.report("assess", "corpus/aa"))
        self.write("rules/accuracy.csv", "scope,key,lang,cells,verdicts,gap_p,gap_r,cite_hit,abstained\n"
                   "all,,,9,0.889,1.000,,0.750,1\nrequirement,BEE-1,en,2,0.500,,,,0\nrequirement,BEE-1,uk,1,1.000,,,,0\n")
        self.assertEqual(self.report("assess", "corpus/aa")["accuracy"], [
            {"requirement": "", "language": "", "cells": 9, "verdicts": 0.889, "gap_precision": 1, "gap_recall": None,
             "cite_hit": 0.75, "abstained": 1},
            {"requirement": "BEE-1", "language": "en", "cells": 2, "verdicts": 0.5, "gap_precision": None, "gap_recall": None,
             "cite_hit": None, "abstained": 0}])

    def test_clauses_stand_in_their_articles_and_lines(self):
        for place in self.report("compare", "corpus")["jurisdictions"]:
            text = (self.corpus / place["name"].lower() / "bees.md").read_text().split("\n")
            for at in [e for c in place["cells"] for e in c["evidence"]]:
                article = place["articles"][at["article"]]["text"].encode()
                quote = at["quote"].encode()
                self.assertEqual(article[at["article_start"]:at["article_start"] + len(quote)], quote)
                first, last = text[at["line_start"] - 1], text[at["line_end"] - 1]
                self.assertTrue(first[at["column_start"] - 1:].startswith(at["quote"].split()[0]))
                self.assertTrue(last[:at["column_end"] - 1].endswith(at["quote"].split()[-1]))

    def test_what_follows(self):
        place = self.report("compare", "corpus")["jurisdictions"][1]
        section = place["section"]
        self.assertEqual([(r["requirement"], r["priority"], r["timescale"]) for r in section["recommendations"]],
                         [("BEE-1", "medium", "short"), ("BEE-2", "low", "long")])
        self.assertEqual(section["recommendations"][0]["mend"], {"act": "bees", "eid": "sec_1__subsec_1", "citation": "s. 1(1)"})
        self.assertEqual(section["recommendations"][0]["good_practice"]["jurisdiction"], "AA")
        self.assertIn(("ministry of bees", "Do keepers meet?", "practice"),
                      [(q["stakeholder"], q["question"], q["reason"]) for q in section["questions"]])

    def test_hostile_words_come_back(self):
        hostile.write(self, "h")
        place = next(j for j in self.report("compare", "h")["jurisdictions"] if j["name"] == "HH")
        titles = {a["name"]: a["title"] for a in place["acts"]}
        for name, title in hostile.TITLES.items():
            self.assertEqual(titles[name], title)

    def test_file_names_that_are_no_utf8(self):
        (self.at / "odd").mkdir()
        with open(bytes(self.at / "odd") + b"/a\xff.md", "w") as f:
            f.write("## Section 1\n\nA keeper shall register each hive.\n")
        report = self.report("assess", "odd", "--lang", "en")
        self.assertIn("\ufffd", report["jurisdictions"][0]["acts"][0]["path"])
