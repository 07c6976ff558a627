# SPDX-License-Identifier: MIT
"""OSCAL assessment results: the shape that the model prescribes, references that lead somewhere, UUIDs that stay."""
import json
import re
import uuid

import hostile
import jsonschema
import schemas
from world import World

TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
LINE = re.compile(r"\S(.*\S)?")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

# What each object of the model must hold and may hold besides; lists are never empty.
COMMON = "props links remarks"
SHAPES = {
    "assessment-results": ("uuid metadata import-ap results", "local-definitions back-matter"),
    "metadata": ("title last-modified version oscal-version", COMMON + " published roles parties locations responsible-parties"),
    "import-ap": ("href", "remarks"),
    "results": ("uuid title description start reviewed-controls",
                COMMON + " end local-definitions attestations assessment-log observations risks findings"),
    "reviewed-controls": ("control-selections", COMMON + " description control-objective-selections"),
    "control-selections": ("", COMMON + " description include-all include-controls exclude-controls"),
    "include-controls": ("control-id", "statement-ids"),
    "observations": ("uuid description methods collected", COMMON + " title types origins subjects relevant-evidence expires"),
    "relevant-evidence": ("description", COMMON + " href"),
    "risks": ("uuid title description statement status",
              COMMON + " origins threat-ids characterizations mitigating-factors deadline remediations risk-log related-observations"),
    "remediations": ("uuid lifecycle title description", COMMON + " origins required-assets tasks"),
    "findings": ("uuid title description target", COMMON + " origins implementation-statement-uuid related-observations related-risks"),
    "target": ("type target-id status", COMMON + " title description implementation-status"),
    "status": ("state", "reason remarks"),
    "related-observations": ("observation-uuid", ""),
    "related-risks": ("risk-uuid", ""),
    "props": ("name value", "uuid ns class remarks group"),
    "back-matter": ("", "resources"),
    "resources": ("uuid", "title description props document-ids citation rlinks base64 remarks"),
    "rlinks": ("href", "media-type hashes"),
    "hashes": ("algorithm value", ""),
}
TOKENS = {"name", "class", "control-id", "target-id", "type", "state", "reason", "lifecycle", "types"}
LINES = {"value", "methods", "version", "oscal-version"}


class Oscal(World):
    def document(self, *args):
        return json.loads(self.out(*args, "-f", "oscal"))["assessment-results"]

    def check(self, key, value, place):
        if isinstance(value, list):
            self.assertTrue(value, place)
            for i, item in enumerate(value):
                self.check(key, item, f"{place}[{i}]")
        elif isinstance(value, dict):
            must, may = (set(words.split()) for words in SHAPES[key])
            self.assertLessEqual(must, set(value), place)
            self.assertLessEqual(set(value), must | may, place)
            for k, v in value.items():
                self.check(k, v, f"{place}.{k}")
        elif key == "uuid" or key.endswith("-uuid"):
            self.assertEqual(uuid.UUID(value).version, 5, place)
        elif key in ("last-modified", "start", "collected"):
            self.assertRegex(value, DATE, place)
        elif key in TOKENS or (key == "status" and isinstance(value, str)):
            self.assertTrue(TOKEN.fullmatch(value), f"{place}: {value!r}")
        elif key in LINES:
            self.assertTrue(LINE.fullmatch(value), f"{place}: {value!r}")

    def test_shape(self):
        hostile.write(self, "h")
        for args in (["compare", "corpus"], ["compare", "h"], ["check", "corpus/bb/bees.md", "--lang", "en"],
                     ["check", "corpus/bb/bees.md", "--jurisdiction", " "]):
            self.check("assessment-results", self.document(*args), " ".join(args))

    def test_official_schema(self):
        schema = schemas.oscal(self)
        for args in (["compare", "corpus"], ["check", "corpus/bb/bees.md", "--lang", "en"]):
            document = json.loads(self.out(*args, "-f", "oscal"))
            self.assertEqual([(list(e.path), e.message) for e in jsonschema.Draft7Validator(schema).iter_errors(document)], [])

    def test_references_lead_somewhere(self):
        document = self.document("compare", "corpus")
        resources = {"#" + r["uuid"] for r in document["back-matter"]["resources"]}
        self.assertIn(document["import-ap"]["href"], resources)
        for result in document["results"]:
            observations, risks = ({x["uuid"] for x in result.get(k, [])} for k in ("observations", "risks"))
            for o in result["observations"]:
                for e in o.get("relevant-evidence", []):
                    self.assertIn(e["href"], resources)
            for f in result["findings"]:
                self.assertLessEqual({x["observation-uuid"] for x in f["related-observations"]}, observations)
                self.assertLessEqual({x["risk-uuid"] for x in f.get("related-risks", [])}, risks)

    def test_no_finding_where_nothing_was_judged(self):
        result = self.document("assess", "corpus/bb")["results"][0]
        states = {f["target"]["target-id"]: f["target"]["status"]["state"] for f in result["findings"]}
        self.assertEqual(states, {"BEE-1": "not-satisfied", "BEE-2": "not-satisfied"})
        self.assertEqual(len(result["observations"]), 4)
        self.assertEqual({m for o in result["observations"] for m in o["methods"]}, {"EXAMINE", "INTERVIEW"})
        remarks = self.document("assess", "corpus/bb")["metadata"]["remarks"]
        self.assertIn("UNKNOWN", remarks)

    def test_same_content_same_uuids(self):
        one, two = self.document("compare", "corpus"), self.document("compare", "corpus", "--jobs", "1")
        self.assertEqual(one, two)
        everything = re.findall(r'"uuid": "([^"]+)"', self.out("compare", "corpus", "-f", "oscal"))
        self.assertEqual(len(everything), len(set(everything)))
        twice = re.findall(r'"uuid": "([^"]+)"', self.out("check", "corpus/bb/bees.md", "corpus/bb/bees.md", "-f", "oscal"))
        self.assertEqual(len(twice), len(set(twice)))
        self.write("corpus/aa/facts.csv", "name,value,source\nx,yes,\n")
        three = self.document("compare", "corpus")
        self.assertNotEqual(one["uuid"], three["uuid"])
        self.assertEqual([r["uuid"] for r in one["results"]], [r["uuid"] for r in three["results"]])

    def test_words_are_no_markup(self):
        hostile.write(self, "h")
        titles = [r["title"] for r in self.document("compare", "h")["back-matter"]["resources"]]
        markup = next(t for t in titles if "script" in t)
        self.assertNotRegex(markup, r"(?<!\\)[<>&`$]")
        self.assertEqual(re.sub(r"\\(.)", r"\1", markup), hostile.TITLES["markup"])
