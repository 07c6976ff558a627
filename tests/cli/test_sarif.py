# SPDX-License-Identifier: MIT
"""SARIF: valid, at the right places, stable, and silent about nothing."""
import json
from urllib.parse import unquote

import hostile
import jsonschema
import schemas
from world import EMPTY, GOOD, World

DRAFT = "# Hives Act\n\n## Section 1 Register\n\nÄ keeper shall register each hive. Who does not, pays \U0001f41d a fine of 20 crowns.\n"


class Sarif(World):
    def run_of(self, *args, **more):
        log = json.loads(self.out(*args, "-f", "sarif", **more))
        self.assertEqual(log["version"], "2.1.0")
        return log["runs"][0]

    def results(self, *args, **more):
        return {r["ruleId"]: r for r in self.run_of(*args, **more)["results"]}

    def test_official_schema(self):
        schema = schemas.sarif(self)
        hostile.write(self, "h")
        self.write("garbled.md", b"\xff\xfe\x00\xd8" * 9)
        for args in (["check", "corpus/bb/bees.md"], ["compare", "corpus"], ["compare", "h"], ["check", "corpus/bb/bees.md", "corpus/bb/bees.md"],
                     ["check", "corpus/cc/bees.md", "--lang", "xx"],
                     ["assess", "corpus/aa", "--ui-lang", "fr"]):
            log = json.loads(self.out(*args, "-f", "sarif"))
            self.assertEqual([(list(e.path), e.message) for e in jsonschema.Draft4Validator(schema).iter_errors(log)], [], args)
        del log["runs"][0]["tool"]
        self.assertTrue(list(jsonschema.Draft4Validator(schema).iter_errors(log)))

    def test_place_to_mend(self):
        for name, content in (("one.md", DRAFT.encode()), ("two.md", DRAFT.encode("utf-16"))):
            path = self.write(name, content)
            place = self.results("check", name, "--lang", "en")["BEE-1"]["locations"][0]["physicalLocation"]
            region = place["region"]
            line = DRAFT.split("\n")[region["startLine"] - 1]
            self.assertEqual(region["startLine"], region["endLine"])
            self.assertEqual(line[region["startColumn"] - 1:region["endColumn"] - 1], region["snippet"]["text"])
            part = path.read_bytes()[region["byteOffset"]:region["byteOffset"] + region["byteLength"]]
            self.assertEqual(part.decode("utf-16-le" if name == "two.md" else "utf-8"), region["snippet"]["text"])
            self.assertEqual(place["artifactLocation"], {"uri": name, "index": 0})

    def test_standard_input_has_lines_too(self):
        place = self.results("check", "-", "--lang", "en", stdin=DRAFT.encode())["BEE-1"]["locations"][0]["physicalLocation"]
        self.assertEqual(place["region"]["startLine"], 5)

    def test_contradiction_is_told_where_it_stands(self):
        self.write("d.md", GOOD.replace("each hive.", "each hive. Every hive of less than two is exempt."))
        found = self.results("check", "d.md", "--lang", "en")["BEE-1"]
        self.assertEqual(found["properties"]["verdict"], "CONTRADICTED")
        self.assertIn("exempt", found["locations"][0]["physicalLocation"]["region"]["snippet"]["text"])
        self.assertIn("keepers are exempt", [r["message"]["text"] for r in found["relatedLocations"]])

    def test_nowhere_is_the_act(self):
        self.write("e.md", EMPTY)
        found = self.results("check", "e.md", "--lang", "en")["BEE-2"]
        self.assertEqual([l["physicalLocation"] for l in found["locations"]], [{"artifactLocation": {"uri": "e.md", "index": 0}}])
        self.assertIn("a rule on smoke", found["message"]["text"])

    def test_level_follows_priority(self):
        found = self.results("check", "corpus/cc/bees.md", "--lang", "en")
        self.assertEqual({k: (r["level"], r["properties"]["priority"]) for k, r in found.items()},
                         {"BEE-1": ("error", "high"), "BEE-2": ("note", "low")})

    def test_rules_are_told_and_pointed_at(self):
        run = self.run_of("check", "corpus/cc/bees.md", "--lang", "en", "--profile", "smoke")
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([r["id"] for r in rules], ["BEE-2"])
        self.assertEqual({rules[r["ruleIndex"]]["id"] for r in run["results"]}, {"BEE-2"})

    def test_what_was_not_judged_is_told(self):
        run = self.run_of("check", "corpus/cc/bees.md", "--lang", "en")
        told = {n["associatedRule"]["id"]: n for n in run["invocations"][0]["toolExecutionNotifications"]}
        self.assertEqual(set(told), {"BEE-3", "BEE-4"})
        self.assertEqual(told["BEE-4"]["properties"]["question"], "Do keepers meet?")
        run = self.run_of("check", "corpus/cc/bees.md", "--lang", "xx")
        self.assertEqual(run["results"], [])
        self.assertIn("no lexicon", run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"])

    def test_fingerprints_outlive_an_edit(self):
        self.write("d.md", DRAFT)
        before = self.results("check", "d.md", "--lang", "en")["BEE-1"]
        self.write("d.md", DRAFT.replace("# Hives Act", "# Hives Act\n\nA preamble of one line."))
        after = self.results("check", "d.md", "--lang", "en")["BEE-1"]
        self.assertEqual(before["partialFingerprints"], after["partialFingerprints"])
        self.assertNotEqual(before["locations"], after["locations"])

    def test_hostile_names_are_encoded(self):
        hostile.write(self, "h")
        uris = [a["location"]["uri"] for a in self.run_of("compare", "h")["artifacts"]]
        self.assertIn("h/hh/" + hostile.NAME, [unquote(u) for u in uris])
        for uri in uris:
            self.assertRegex(uri, r"^[A-Za-z0-9._~/%-]+$")
