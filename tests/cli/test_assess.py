# SPDX-License-Identifier: MIT
"""assess, compare and check: which texts are examined, what comes out, and the exit statuses."""
import csv
import io

from world import EMPTY, GOOD, WEAK, World

COLUMNS = "jurisdiction,requirement,verdict,act,eid,citation,element,quote,byte_start,byte_end,missing,note"


class Verdicts(World):
    def test_one_folder_is_one_jurisdiction(self):
        self.assertEqual(self.verdicts("assess", "corpus/aa"), {
            ("AA", "BEE-1"): "MET", ("AA", "BEE-2"): "MET", ("AA", "BEE-3"): "UNKNOWN", ("AA", "BEE-4"): "MANUAL"})

    def test_folder_of_folders_is_one_each(self):
        found = self.verdicts("assess", "corpus")
        self.assertEqual([found[c, "BEE-1"] for c in ("AA", "BB", "CC")], ["MET", "PARTIAL", "GAP"])

    def test_name_of_dot_is_the_folders(self):
        self.assertIn(("AA", "BEE-1"), self.verdicts("assess", "corpus/aa/."))

    def test_tables_beside_folders_do_not_make_a_jurisdiction(self):
        self.write("corpus/manifest.csv", "a,b\n1,2\n")
        self.assertEqual({c for c, _ in self.verdicts("compare", "corpus")}, {"AA", "BB", "CC"})

    def test_compare_wants_two(self):
        self.assertIn("two jurisdictions", self.err("compare", "corpus/aa", status=2))
        self.assertEqual({c for c, _ in self.verdicts("compare", "corpus/aa", "corpus/bb")}, {"AA", "BB"})

    def test_check_takes_files_as_one_draft(self):
        self.write("one.md", WEAK)
        self.write("two.md", "# Smoke\n\n## Section 1 Smoke\n\nA keeper uses no smoke.\n")
        found = self.verdicts("check", "one.md", "two.md", "--lang", "en")
        self.assertEqual(found["one", "BEE-1"], "PARTIAL")
        self.assertEqual(found["one", "BEE-2"], "MET")
        self.assertIn(("ZZ", "BEE-1"), self.verdicts("check", "one.md", "--lang", "en", "--jurisdiction", "ZZ"))

    def test_check_reads_standard_input(self):
        found = self.verdicts("check", "-", "--lang", "en", stdin=GOOD.encode())
        self.assertEqual(found["-", "BEE-1"], "MET")

    def test_quotes_point_at_the_file(self):
        for row in self.rows("assess", "corpus/bb"):
            if row["eid"]:
                source = (self.corpus / "bb/bees.md").read_bytes()
                part = source[int(row["byte_start"]):int(row["byte_end"])].decode()
                self.assertEqual(" ".join(part.split()), " ".join(row["quote"].split()))

    def test_contradiction_is_a_row(self):
        self.write("d/x.md", GOOD.replace("each hive.", "each hive. Every hive of less than two is exempt."))
        rows = [r for r in self.rows("assess", "d", "--lang", "en") if r["requirement"] == "BEE-1"]
        self.assertEqual({r["verdict"] for r in rows}, {"CONTRADICTED"})
        self.assertIn("contradiction", {r["element"] for r in rows})


class Corpus(World):
    def test_repealed_acts_are_not_examined(self):
        self.write("corpus/aa/acts.csv", "file,title,kind,date,status,lang\nbees.md,Bees,other,2020,repealed,en\n")
        done = self.run_lexgap("assess", "corpus/aa", "--format", "csv")
        self.assertNotIn(b"BEE-1,MET", done.stdout)
        self.assertIn(b"bees.md: note: not examined: acts.csv says repealed", done.stderr)

    def test_kind_of_act_decides_unknown_or_gap(self):
        self.write("corpus/aa/acts.csv", "file,title,kind,date,status,lang\nbees.md,Bees,education,2020,in-force,en\n")
        self.assertEqual(self.verdicts("assess", "corpus/aa")["AA", "BEE-3"], "GAP")

    def test_kind_is_told_by_a_name_without_accents(self):
        (self.rules / "acts.csv").write_text("lang,kind,words,weight\nen,education,école,7\n", encoding="utf-8")
        self.write("g/act-ecole.md", GOOD)
        self.assertEqual(self.verdicts("assess", "g", "--lang", "en")["G", "BEE-3"], "GAP")

    def test_apostrophes_part_the_words_of_a_kind(self):
        (self.rules / "acts.csv").write_text("lang,kind,words,weight\nen,education,keeper's school*,7\n", encoding="utf-8")
        self.write("g/keeper-s-schools.md", GOOD)
        self.assertEqual(self.verdicts("assess", "g", "--lang", "en")["G", "BEE-3"], "GAP")

    def test_unknown_kind_is_told_at_its_line(self):
        self.write("corpus/aa/acts.csv", "file,title,kind,date,status,lang\nbees.md,Bees,fishery,2020,in-force,en\n")
        self.assertIn('acts.csv:2: warning: unknown kind of act "fishery"', self.err("assess", "corpus/aa"))

    def test_listed_file_that_is_missing(self):
        self.write("corpus/aa/acts.csv", "file,title,kind,date,status,lang\nlost.md,Lost,other,,in-force,en\n")
        self.assertIn('acts.csv:2: error: names "lost.md"', self.err("assess", "corpus/aa", "--lang", "en", status=3))

    def test_hidden_files_readmes_and_binaries_are_left_out(self):
        self.write("corpus/cc/.hidden.md", GOOD)
        self.write("corpus/cc/README.md", GOOD)
        self.write("corpus/cc/scan.pdf", b"%PDF-1.7\n" + bytes(40))
        done = self.run_lexgap("assess", "corpus/cc", "--format", "csv")
        self.assertIn(b"CC,BEE-1,GAP", done.stdout)
        self.assertIn(b"scan.pdf: warning: not examined", done.stderr)

    def test_language_without_lexicon_is_unknown_not_gap(self):
        self.write("corpus/cc/acts.csv", "file,title,kind,date,status,lang\nbees.md,Bees,other,2020,in-force,xx\n")
        done = self.run_lexgap("assess", "corpus/cc", "--format", "csv")
        self.assertIn(b"CC,BEE-1,UNKNOWN", done.stdout)
        self.assertIn(b'no lexicon for its language, "xx"', done.stderr)

    def test_language_is_recognised(self):
        text = ("The keeper of the bees shall register each hive with the authority before the first day of the year, "
                "and whoever does not do so shall pay a fine of 500 crowns to the treasury of the island. ") * 3
        self.write("e/law.txt", "Section 1 Register\n\n" + text + "\n")
        self.assertEqual(self.verdicts("assess", "e")["E", "BEE-1"], "MET")
        self.write("f/law.txt", "Artikel 1\n\n" + "Der Halter der Bienen muss jeden Stock bei der Behörde anmelden. " * 12)
        self.assertEqual(self.verdicts("assess", "f")["F", "BEE-1"], "UNKNOWN")

    def test_empty_folder_is_no_gap(self):
        (self.at / "g").mkdir()
        self.assertNotIn("GAP", set(self.verdicts("assess", "g").values()))

    def test_broken_table(self):
        self.write("corpus/aa/facts.csv", 'name,value\n"x,1\n')
        self.assertIn("facts.csv", self.err("assess", "corpus/aa", status=3))

    def test_draft_status_in_acts(self):
        self.write("corpus/aa/acts.csv", "file,title,kind,date,status,lang\nbees.md,Bees,other,2020,draft,en\n")
        self.assertEqual(self.verdicts("assess", "corpus/aa")["AA", "BEE-1"], "MET")


class Statuses(World):
    def test_fail_on(self):
        # bb: BEE-1 (high) PARTIAL, BEE-2 (low) GAP; cc: both GAP
        for country, level, status in (("bb", "none", 0), ("bb", "partial", 1), ("bb", "gap", 1), ("bb", "contradicted", 0),
                                       ("bb", "partial:high", 1), ("bb", "gap:high", 0), ("bb", "high", 0), ("cc", "high", 1),
                                       ("aa", "partial", 0)):
            self.run_lexgap("assess", f"corpus/{country}", "--fail-on", level, status=status)
        self.run_lexgap("assess", "corpus/cc", status=0)
        self.run_lexgap("assess", "corpus/bb", "--profile", "smoke", "--fail-on", "partial:high", status=0)

    def test_fail_on_priority(self):
        self.write("h/x.md", "# R\n\n## Section 1 Register\n\nA keeper shall register each hive: a fine of 500 crowns.\n")
        self.run_lexgap("assess", "h", "--lang", "en", "--fail-on", "gap", status=1)  # BEE-2, low
        self.run_lexgap("assess", "h", "--lang", "en", "--fail-on", "gap:high", status=0)
        self.run_lexgap("assess", "h", "--lang", "en", "--fail-on", "high", status=0)
        self.run_lexgap("assess", "h", "--lang", "en", "--fail-on", "low", status=1)
        self.assertIn("no level", self.err("assess", "h", "--fail-on", "sometimes", status=2))

    def test_missing_input_is_3_and_stronger_than_1(self):
        self.assertIn("nowhere.md: error: no such file", self.err("check", "nowhere.md", status=3))
        self.run_lexgap("check", "corpus/cc/bees.md", "nowhere.md", "--lang", "en", "--fail-on", "gap", status=3)

    def test_readable_texts_are_judged_beside_a_missing_one(self):
        self.assertIn("BEE-1,MET", self.out("check", "corpus/aa/bees.md", "nowhere.md", "--lang", "en", "-f", "csv", status=3))

    def test_binary_input_is_3(self):
        self.write("x.bin", bytes(range(256)) * 8)
        self.run_lexgap("check", "x.bin", status=3)

    def test_wrong_rules_are_2(self):
        self.write("rules/instruments/bees.xml", (self.rules / "instruments/bees.xml").read_text().replace("hive\"", "hvie\"", 1))
        self.assertIn("bees.xml:", self.err("assess", "corpus/aa", status=2))

    def test_wrong_lexicon_is_2(self):
        path = self.rules / "lexicon/en.xml"
        path.write_text(path.read_text().replace("<phrase>skep</phrase>", "<phrase></phrase>"))
        done = self.run_lexgap("assess", "corpus/aa", status=2)
        self.assertIn(b"en.xml:", done.stderr)
        self.assertEqual(done.stdout, b"")


class Limits(World):
    """A pattern that cannot be tried to the end makes its requirements UNKNOWN, never GAP."""

    def setUp(self):
        super().setUp()
        path = self.rules / "lexicon/en.xml"
        path.write_text(path.read_text().replace(
            "<phrase>skep</phrase>", r"<pattern>swarm(?:\w+ ?)+zzzq</pattern>"))
        self.write("k/x.md", "# S\n\n## Section 1 Swarms\n\nzzzq swarm" + "aaaaaaaaaaaaaaa " * 40 + "quietly. A keeper shall register it.\n")

    def test_status_4_and_unknown(self):
        for engine in ("fast", "naive"):
            done = self.run_lexgap("assess", "k", "--lang", "en", "-f", "csv", "--engine", engine, status=4)
            self.assertIn(b"K,BEE-1,UNKNOWN", done.stdout)

    def test_stronger_than_gaps_weaker_than_unreadable(self):
        self.run_lexgap("assess", "k", "--lang", "en", "--fail-on", "gap", status=4)
        self.write("k/acts.csv", "file,title,kind,date,status,lang\nx.md,X,other,,,en\nlost.md,L,other,,,en\n")
        self.run_lexgap("assess", "k", "--fail-on", "gap", status=3)


class Output(World):
    def test_findings_csv(self):
        text = self.out("assess", "corpus/bb", "--format", "csv")
        self.assertTrue(text.startswith(COLUMNS + "\r\n"))
        self.assertEqual(text.count("\r\n"), text.count("\n"))
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        self.assertEqual({len(r) for r in rows}, {12})
        gap = [r for r in rows if r[1] == "BEE-2"]
        self.assertEqual([r[2:8] for r in gap], [["GAP", "", "", "", "", ""]])

    def test_findings_keep_formula_text(self):
        self.write("i/x.md", "# F\n\n## Section 1 =SUM(A1)\n\n=A1+2, \"a keeper\" shall register each hive\n")
        quotes = [r["quote"] for r in self.rows("assess", "i", "--lang", "en") if r["element"] == "duty"]
        self.assertTrue(any(q.startswith("=A1+2") for q in quotes), quotes)

    def test_matrix_csv(self):
        self.assertEqual(self.out("compare", "corpus", "-f", "matrix-csv").split("\r\n")[:3],
                         ["requirement,AA,BB,CC", "BEE-1,MET,PARTIAL,GAP", "BEE-2,MET,GAP,GAP"])

    def test_output_file_and_no_leftover(self):
        self.run_lexgap("assess", "corpus/aa", "-f", "md", "-o", "report.md")
        self.assertIn("# Legal framework: AA", (self.at / "report.md").read_text())
        self.assertEqual(sorted(p.name for p in self.at.iterdir()), ["corpus", "report.md", "rules"])
        self.run_lexgap("assess", "corpus/aa", "-o", "no/such/folder/x", status=2)

    def test_threads_and_engines_give_the_same_bytes(self):
        first = self.run_lexgap("compare", "corpus", "-f", "json").stdout
        for more in (["-j", "1"], ["-j", "2"], ["-j", "9"], ["--engine", "naive"]):
            self.assertEqual(self.run_lexgap("compare", "corpus", "-f", "json", *more).stdout, first)

    def test_plain_when_piped(self):
        self.assertNotIn("\033", self.out("assess", "corpus"))

    def test_profile(self):
        self.assertEqual({r for _, r in self.verdicts("assess", "corpus", "--profile", "smoke")}, {"BEE-2"})
        self.run_lexgap("assess", "corpus", "--profile", "nosuch", status=2)

    def test_quiet(self):
        self.write("corpus/cc/scan.pdf", b"%PDF-1.7\n" + bytes(40))
        self.assertEqual(self.err("assess", "corpus/cc", "--quiet"), "")
        self.assertIn("error", self.err("check", "nowhere.md", "--quiet", status=3))

    def test_repeated_warnings_are_summed_up(self):
        lines = self.err("check", self.write("many.txt", EMPTY.encode() + b"\xff " * 30), "--lang", "en").splitlines()
        self.assertLessEqual(len(lines), 6)
