# SPDX-License-Identifier: MIT
"""Dialects of CSV: the exact words for programs, defused ones for Excel."""
import csv
import io

import hostile
from world import World


class Csv(World):
    def test_excel_reads_what_the_law_says_and_computes_nothing(self):
        self.write("=x/a.md", "# A\n\n## Section 1\n\n=A keeper shall register each hive; of 20 crowns a fine.\n")
        exact = self.rows("assess", "=x", "--lang", "en")
        for dialect, separator in (("excel", ","), ("excel-semicolon", ";")):
            raw = self.run_lexgap("assess", "=x", "--lang", "en", "-f", "csv", "--csv-dialect", dialect).stdout
            self.assertTrue(raw.startswith(b"\xef\xbb\xbfjurisdiction" + separator.encode()))
            rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator))
            self.assertEqual([{k: v.removeprefix("'") for k, v in r.items()} for r in rows], exact)
            self.assertFalse([v for r in rows for v in r.values() if v[:1] and v[0] in "=+-@\t\r"])
            self.assertEqual(rows[0]["jurisdiction"], "'=X")

    def test_matrix_too(self):
        raw = self.run_lexgap("compare", "corpus", "-f", "matrix-csv", "--csv-dialect", "excel-semicolon").stdout.decode()
        self.assertEqual(raw.splitlines()[:2], ["\ufeffrequirement;AA;BB;CC", "BEE-1;MET;PARTIAL;GAP"])

    def test_default_is_exact(self):
        hostile.write(self, "h")
        out = self.run_lexgap("compare", "h", "-f", "csv").stdout
        self.assertEqual(out, self.run_lexgap("compare", "h", "-f", "csv", "--csv-dialect", "rfc4180").stdout)
        self.assertFalse(out.startswith(b"\xef\xbb\xbf"))
        self.assertIn("dialect", self.err("compare", "h", "--csv-dialect", "lotus", status=2))
