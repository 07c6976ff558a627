# SPDX-License-Identifier: MIT
"""The workbook, read as raw XML and with a reader of its own that is not the library that wrote it."""
import io
import json
import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import hostile
from world import World

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SHEETS = ["Matrix", "Findings", "Requirements", "Recommendations", "Interviews", "Acts", "Facts", "About"]


class Workbook:
    """Sheets as lists of rows of texts; formulas, links, lists and frozen panes as they stand in the XML."""

    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        assert self.zip.testzip() is None
        shared = [self.text(si) for si in self.xml("xl/sharedStrings.xml").findall("m:si", NS)]
        self.names = [s.get("name") for s in self.xml("xl/workbook.xml").find("m:sheets", NS)]
        self.root = {n: self.xml(f"xl/worksheets/sheet{i}.xml") for i, n in enumerate(self.names, 1)}
        self.formulas = {n: [f.text for f in r.iter("{%s}f" % NS["m"])] for n, r in self.root.items()}
        self.rows = {n: [self.cells(row, shared) for row in r.find("m:sheetData", NS)] for n, r in self.root.items()}

    def xml(self, part):
        return ET.fromstring(self.zip.read(part))

    @staticmethod
    def text(si):
        raw = "".join(t.text or "" for t in si.iter("{%s}t" % NS["m"]))
        return re.sub(r"_x([0-9A-Fa-f]{1,4})_", lambda m: chr(int(m.group(1), 16)), raw)

    @staticmethod
    def column(reference):
        n = 0
        for letter in re.match("[A-Z]+", reference).group():
            n = n * 26 + ord(letter) - 64
        return n - 1

    def cells(self, row, shared):
        out = []
        for c in row:
            out += [""] * (self.column(c.get("r")) + 1 - len(out))
            value = c.findtext("m:v", "", NS)
            out[-1] = shared[int(value)] if c.get("t") == "s" else value
        return out

    def table(self, name):
        head, *rows = self.rows[name]
        return [dict(zip(head, row + [""] * len(head))) for row in rows]

    def links(self, name):
        return {h.get("ref"): h.get("location") for h in self.root[name].iter("{%s}hyperlink" % NS["m"])}


class Xlsx(World):
    def book(self, *args):
        return Workbook(self.run_lexgap(*args, "-f", "xlsx").stdout)

    def test_sheets(self):
        book = self.book("compare", "corpus")
        self.assertEqual(book.names, SHEETS)
        panes = {n: [p.get("topLeftCell") for p in r.iter("{%s}pane" % NS["m"])] for n, r in book.root.items()}
        self.assertEqual(panes["Matrix"], ["C2"])
        for name in SHEETS[:6]:
            self.assertEqual(len(list(book.root[name].iter("{%s}autoFilter" % NS["m"]))), 1, name)

    def test_matrix_is_the_matrix_and_leads_to_the_findings(self):
        book = self.book("compare", "corpus")
        findings, links = book.rows["Findings"], book.links("Matrix")
        found = {}
        for i, row in enumerate(book.rows["Matrix"][1:5], 2):
            for column, country in zip("EFG", ("AA", "BB", "CC")):
                found[country, row[0]] = row["ABCDEFG".index(column)]
                place = re.fullmatch(r"'Findings'!A(\d+)", links[f"{column}{i}"])
                self.assertEqual(findings[int(place.group(1)) - 1][:2], [country, row[0]])
                self.assertNotEqual(findings[int(place.group(1)) - 2][:2], [country, row[0]])
        self.assertEqual(found, self.verdicts("compare", "corpus"))
        rules = [r.find("m:formula", NS).text for r in book.root["Matrix"].iter("{%s}cfRule" % NS["m"])]
        self.assertIn('"CONTRADICTED"', rules)
        self.assertEqual(len(rules), 7)

    def test_counts_have_values_and_formulas(self):
        book = self.book("compare", "corpus")
        self.assertEqual(book.rows["Matrix"][-7][1:], ["MET", "", "", "2", "0", "0"])
        self.assertIn('COUNTIF(E2:E5,"MET")', book.formulas["Matrix"])
        self.assertEqual([f for n in SHEETS[1:] for f in book.formulas[n]], [])

    def test_nothing_of_the_findings_is_left_out(self):
        book = self.book("compare", "corpus")
        places = {(r["Country"], r["Requirement"], r["eId"], r["Words of the law"], r["Bytes from"], r["to"], r["Missing"], r["Note"])
                  for r in book.table("Findings")}
        for r in self.rows("compare", "corpus"):
            note = r["note"].split("nearest: ")[0].removesuffix("; ")
            self.assertIn((r["jurisdiction"], r["requirement"], r["eid"], r["quote"], r["byte_start"], r["byte_end"], r["missing"],
                           note), places)

    def test_recommendations_say_what_where_and_who_does_better(self):
        rows = self.book("compare", "corpus").table("Recommendations")
        self.assertEqual([(r["Country"], r["Requirement"], r["Verdict"]) for r in rows], [
            ("BB", "BEE-1", "PARTIAL"), ("BB", "BEE-2", "GAP"), ("CC", "BEE-1", "GAP"), ("CC", "BEE-2", "GAP")])
        self.assertEqual(rows[0]["Recommendation"], "Add a fine of at least 100 crowns & a term.")
        self.assertEqual(rows[0]["Where"], "bees s. 1(1)")
        self.assertEqual((rows[0]["Example from"], rows[0]["Example: citation"]), ("AA", "bees s. 1"))

    def test_interviews_ask_what_no_law_shows(self):
        rows = self.book("assess", "corpus/aa").table("Interviews")
        asked = {r["Requirement"]: (r["Asked of"], r["Question"]) for r in rows}
        self.assertEqual(asked["BEE-4"], ("ministry of bees", "Do keepers meet?"))
        self.assertIn("BEE-3", asked)

    def test_a_program_can_tell_what_it_is(self):
        custom = self.book("assess", "corpus/aa").zip.read("docProps/custom.xml").decode()
        report = json.loads(self.out("assess", "corpus/aa", "-f", "json"))
        self.assertIn('name="lexgap-workbook"', custom)
        self.assertIn(report["rules_sha256"], custom)

    def test_reviewer_chooses_from_lists(self):
        lists = {v.get("sqref"): v.findtext("m:formula1", "", NS)
                 for v in self.book("assess", "corpus/bb").root["Findings"].iter("{%s}dataValidation" % NS["m"])}
        self.assertEqual(list(lists.values())[0], '"confirmed,changed,to discuss"')
        self.assertIn("MET,PARTIAL,GAP", list(lists.values())[1])
        self.assertEqual(len(lists), 3)

    def test_french(self):
        book = self.book("compare", "corpus", "--ui-lang", "fr")
        self.assertEqual(book.names[1], "Constats")
        self.assertEqual(book.links("Matrice")["E2"], "'Constats'!A2")
        self.assertEqual(book.rows["Matrice"][1][4], "MET")

    def test_same_bytes_and_no_clock(self):
        one, two = (self.run_lexgap("compare", "corpus", "-f", "xlsx", "-j", n).stdout for n in "14")
        self.assertEqual(one, two)
        book = Workbook(one)
        self.assertEqual({i.date_time for i in book.zip.infolist()}, {(1980, 1, 1, 0, 0, 0)})
        self.assertIn(b"2000-01-01T00:00:00Z", book.zip.read("docProps/core.xml"))

    def test_hostile_words_are_words(self):
        hostile.write(self, "h")
        book = self.book("compare", "h")
        acts = {r["File"]: r for r in book.table("Acts")}
        for name in ("plus", "minus", "at", "markup", "override", "escape", "wide", "url"):
            self.assertEqual(acts[name]["Title"], hostile.TITLES[name])
        self.assertEqual(acts["control"]["Title"].replace("\u2407", "\x07").replace("\u241b", "\x1b").replace("\ufffd", "\x9b")
                         .replace("\u2421", "\x7f"), hostile.TITLES["control"])
        self.assertIn(hostile.FORMULA, {r["Title"] for r in acts.values()})
        self.assertIn("./h/hh/" + hostile.NAME, {"./" + r["Path"] for r in acts.values()})
        self.assertEqual([f for n in SHEETS[1:] for f in book.formulas[n]], [])
        self.assertEqual({f[:9] for f in book.formulas["Matrix"]}, {"COUNTIF(E", "COUNTIF(F"})
        self.assertFalse([n for n in book.zip.namelist() if "rels" in n and b"http://example.org" in book.zip.read(n)])
        facts = [r for r in book.table("Facts") if r["Country"] == "HH" and r["Name"] == "=fact"]
        self.assertEqual((facts[0]["Value"], facts[0]["Source"]), ("@value", '+source, "quoted"'))

    def test_a_cell_that_is_cut_says_so(self):
        hostile.write(self, "h")
        title = next(r for r in self.book("compare", "h").table("Acts") if r["File"] == "long")["Title"]
        self.assertLessEqual(len(title), 32767)
        self.assertGreater(len(title), 32000)
        self.assertTrue(title.endswith("я [cut here, a cell holds no more; characters in all: 40007]"))

    def test_another_reader_opens_it(self):
        hostile.write(self, "h")
        (self.at / "h.xlsx").write_bytes(self.run_lexgap("compare", "h", "-f", "xlsx").stdout)
        script = ("import json, openpyxl; b = openpyxl.load_workbook('h.xlsx'); "
                  "print(json.dumps([[s.title, s.max_row, [c.data_type for r in s.iter_rows() for c in r if c.data_type == 'f']] for s in b]))")
        done = subprocess.run(["/usr/bin/python3", "-c", script], cwd=self.at, capture_output=True, timeout=120)  # Debian's: python3-openpyxl
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        sheets = json.loads(done.stdout)
        self.assertEqual([s[0] for s in sheets], SHEETS)
        self.assertEqual({s[0] for s in sheets if s[2]}, {"Matrix"})
