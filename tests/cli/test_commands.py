# SPDX-License-Identifier: MIT
"""Usage, help, tree, explain, rules; manual and completion agree with the program."""
import csv
import html.parser
import io
import json
import pathlib
import re
import shutil
import subprocess

from world import GOOD, LEXGAP, TOP, World


class Usage(World):
    def test_version_and_help(self):
        self.assertRegex(self.out("--version"), r"^lexgap \d+\.\d+\.\d+\n$")
        self.assertIn("exit status:", self.out("--help"))

    def test_every_command_has_help(self):
        for name in commands(self):
            text = self.out(name, "--help")
            self.assertTrue(text.startswith(f"usage: lexgap {name} "), text)
            self.assertIn("--help", text)

    def test_wrong_usage(self):
        for args, message in ((["frobnicate"], 'unknown command "frobnicate"'), ([], "which command"),
                              (["assess"], "usage: lexgap assess"), (["assess", "--nope", "x"], 'unknown option "--nope"'),
                              (["assess", "-x", "y"], 'unknown option "-x"'),
                              (["assess", "corpus", "--jobs", "many"], "--jobs wants a number"),
                              (["assess", "corpus", "--format"], "wants a value"),
                              (["assess", "corpus", "--quiet=yes"], "takes no value"),
                              (["assess", "corpus", "--format", "doc"], 'no format "doc"'),
                              (["assess", "corpus", "--engine", "warp"], "--engine is"),
                              (["assess", "corpus", "--ui-lang", "tlh"], "--ui-lang is en or fr"),
                              (["assess", "corpus", "--reader", "vellum"], "no reader"),
                              (["tree", "a", "b"], "usage: lexgap tree"),
                              (["check", "corpus/bb"], "lexgap assess judges the acts of a folder"),
                              (["explain", "BEE-9", "corpus/aa"], 'no requirement "BEE-9"')):
            error = self.err(*args, status=2)
            self.assertIn(message, error)
            self.assertTrue(error.startswith("lexgap: "), error)

    def test_rules_folder(self):
        self.assertIn("concepts.xml is not there", self.err("rules", "list", "--rules", "nowhere", status=2))
        self.assertIn("BEE-1", self.out("rules", "list", "--rules", self.rules, env={"LEXGAP_RULES": "nowhere"}))

    def test_rules_beside_the_program(self):
        shutil.copytree(TOP / "rules", self.at / "tree/rules")
        (self.at / "tree/build").mkdir()
        shutil.copy(LEXGAP, self.at / "tree/build/lexgap")
        done = subprocess.run([self.at / "tree/build/lexgap", "rules", "list"], env={}, cwd="/", capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"LZ-", done.stdout)


def commands(world):
    part = world.out("--help").split("commands:\n")[1].split("\n\n")[0]
    return [line.split()[0] for line in part.splitlines()]


class Tree(World):
    def test_text(self):
        lines = self.out("tree", "corpus/bb/bees.md").splitlines()
        self.assertTrue(any(line.strip().startswith("sec_1__subsec_2  subsection (2)") for line in lines), lines)

    def test_json(self):
        tree = json.loads(self.out("tree", "corpus/bb/bees.md", "--format", "json"))
        source = (self.corpus / "bb/bees.md").read_bytes()
        by_id = {p["eId"]: p for p in tree["provisions"]}
        self.assertEqual(len(by_id), len(tree["provisions"]))
        second = by_id["sec_1__subsec_2"]
        self.assertEqual(second["parent"], "sec_1")
        self.assertIn(b"fine of 20 crowns", source[second["byte_start"]:second["byte_end"]])
        self.assertEqual(tree["document"]["articles"], 1)

    def test_akn_is_xml(self):
        akn = self.write("out.xml", self.run_lexgap("tree", "corpus/bb/bees.md", "--format", "akn").stdout)
        again = json.loads(self.out("tree", akn, "--format", "json"))
        first = json.loads(self.out("tree", "corpus/bb/bees.md", "--format", "json"))
        self.assertEqual([p["eId"] for p in again["provisions"]], [p["eId"] for p in first["provisions"]])

    def test_errors(self):
        self.assertIn('not "yaml"', self.err("tree", "corpus/bb/bees.md", "--format", "yaml", status=2))
        self.run_lexgap("tree", "nowhere.md", status=3)


class Explain(World):
    def test_leaves_have_clauses(self):
        text = self.out("explain", "BEE-1", "corpus/bb")
        self.assertIn("BEE-1", text)
        self.assertIn("PARTIAL", text)
        self.assertRegex(text, r"s(ec)?\. 1\(1\)")

    def test_several(self):
        text = self.out("explain", "BEE-2,BEE-1", "corpus")
        self.assertLess(text.index("BEE-2"), text.index("BEE-1"))
        self.assertEqual(text.count("CC:"), 2)


class Rules(World):
    def test_list_and_show(self):
        self.assertEqual([line.split()[0] for line in self.out("rules", "list").splitlines()],
                         ["BEE-1", "BEE-2", "BEE-3", "BEE-4"])
        self.assertEqual([line.split()[0] for line in self.out("rules", "list", "--profile", "smoke").splitlines()], ["BEE-2"])
        shown = self.out("rules", "show", "BEE-1", "hive")
        self.assertIn("a duty to register hives", shown)
        self.assertRegex(shown, r"en\.xml:\d+  phrase   skep")
        self.assertIn("ministry of bees", self.out("rules", "show", "BEE-4"))
        self.run_lexgap("rules", "show", "nothing", status=2)
        self.run_lexgap("rules", "dance", status=2)

    def test_test(self):
        self.assertRegex(self.out("rules", "test"), r"^\d+ passed, 0 failed\n$")

    def test_failures_have_a_place(self):
        path = self.rules / "lexicon/en.xml"
        text = path.read_text().replace("<near-miss>archives</near-miss>", "<near-miss>a hive</near-miss>")
        text = text.replace('<example value="20">', '<example value="21">').replace("<example>a straw skep", "<example>a straw hat")
        path.write_text(text)
        def line(part):
            return next(i for i, l in enumerate(text.splitlines(), 1) if part in l)
        done = self.run_lexgap("rules", "test", status=2)
        errors = done.stderr.decode()
        self.assertRegex(done.stdout.decode(), r"^\d+ passed, 3 failed\n$")
        self.assertIn(f"en.xml:{line('<near-miss>a hive')}: error: near miss of \"hive\" matches", errors)
        self.assertIn(f"en.xml:{line('straw hat')}: error: example of \"hive\" is not found", errors)
        number = line('value="21"')
        self.assertIn(f'en.xml:{number}: error: example of "fine" does not give the value 21, but 20', errors)

    def test_wrong_verdict_has_a_place(self):
        path = self.rules / "instruments/bees.xml"
        path.write_text(path.read_text().replace('verdict="PARTIAL"', 'verdict="MET"'))
        self.assertRegex(self.err("rules", "test", status=2),
                         r"bees\.xml:\d+: error: BEE-1: example \(en\) gives PARTIAL, not MET; missing: a fine of 100")

    def test_lint(self):
        self.run_lexgap("rules", "lint")
        path = self.rules / "lexicon/en.xml"
        path.write_text(path.read_text().replace("<phrase>skep</phrase>", "<pattern>\\w+(?:[ae]+)*</pattern>"))
        self.assertRegex(self.err("rules", "lint", status=2), r"en\.xml:\d+: error: ")


class Html(World):
    """What a browser is not needed for; the rest is in tests/browser."""

    def page(self, *args):
        page = self.out("compare", "corpus", "-f", "html", *args)
        return page, [json.loads(b) for b in re.findall(r'<script type="application/json" id="lg-[^"]+">(.*?)</script>', page)]

    def test_page_is_well_nested_and_needs_no_network(self):
        page, _ = self.page()
        Nesting(self).feed(page)
        ids = re.findall(r' id="([^"]+)"', page)
        self.assertEqual(len(ids), len(set(ids)))
        self.assertNotRegex(page, r'(?:src|href)="(?!#)|url\(|@import')
        self.assertIn("default-src 'none'", page)

    def test_every_quote_stands_in_its_article(self):
        findings = list(csv.DictReader(io.StringIO(self.out("compare", "corpus", "-f", "csv"))))
        quotes = {(f["jurisdiction"], f["requirement"], f["quote"]) for f in findings if f["quote"]}
        _, (whole, *places) = self.page()
        shown = set()
        for short, place in zip(whole["places"], places):
            for requirement, cell in zip(whole["reqs"], place["cells"]):
                for e in cell.get("ev", []):
                    article = place["arts"][e["a"]]
                    self.assertEqual(len(article["l"]), article["x"].count("\n") + 1)
                    words = article["x"].encode("utf-16-le")[2 * e["b"]:2 * e["e"]].decode("utf-16-le")
                    shown.add((short["n"], requirement["id"], words))
        self.assertEqual(shown, quotes)

    def test_rank_is_only_given_when_it_is_asked_for(self):
        self.assertNotIn(">Rank<", self.page()[0])
        self.assertIn(">Rank<", self.page("--rank")[0])

    def test_words_of_the_interface_are_french(self):
        page, (whole, *_) = self.page("--ui-lang", "fr")
        self.assertIn('<html lang="fr">', page)
        self.assertIn("Matrice", page)
        self.assertEqual(whole["verdicts"][2][:3], ["g", "Lacune", "LAC"])

    def test_text_is_not_markup(self):
        self.write("j/x.md", "# X\n\n## Section 1 <script>alert(1)</script>\n\nA keeper & <b>co</b> shall register each hive.\n")
        for format in ("html", "md"):
            page = self.out("assess", "j", "--lang", "en", "-f", format)
            self.assertNotRegex(page, r"(?<!\\)<script>alert|(?<!\\)<b>co")


class Nesting(html.parser.HTMLParser):
    VOID = {"meta", "br", "link", "img", "hr", "col"}

    def __init__(self, test):
        super().__init__()
        self.test, self.open = test, []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.test.assertEqual(self.open.pop(), tag)


class Papers(World):
    """Manual page and completion name every command and option."""

    def options(self):
        for name in commands(self):
            for option in re.findall(r"--[a-z-]+", self.out(name, "--help").split("options:\n")[1].replace("--format text", "")):
                yield name, option

    def test_manual(self):
        page = (TOP / "src/cli/man/lexgap.1").read_text().replace("\\-", "-")
        for name, option in self.options():
            self.assertIn(option, page)
            self.assertRegex(page, rf"(?m)^\.SS {name}\b")

    def test_completion(self):
        script = (TOP / "src/cli/completion.bash").read_text()
        for name in commands(self):
            offered = subprocess.run(["bash", "-c", f'{script}\nCOMP_WORDS=({LEXGAP} {name} --); COMP_CWORD=2; _lexgap; '
                                      'printf "%s\\n" "${COMPREPLY[@]}"'], capture_output=True, text=True).stdout.split()
            self.assertEqual(sorted(set(offered)), sorted({o for n, o in self.options() if n == name}), name)


class Install(World):
    def test_library_and_program_after_install(self):
        import os
        build = pathlib.Path(os.environ.get("LEXGAP_BUILD", TOP / "build"))
        dest = self.at / "dest"
        make = ["make", "-s", "-C", TOP, f"B={build}", f"DESTDIR={dest}", "PREFIX=/usr", "-o", "all"]
        done = subprocess.run([*make, "install"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        env = {"PATH": os.environ["PATH"], "PKG_CONFIG_PATH": str(dest / "usr/lib/pkgconfig"),
               "PKG_CONFIG_SYSROOT_DIR": ""}
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", f"--define-variable=prefix={dest}/usr", "lexgap"], env=env,
                               capture_output=True, text=True, check=True).stdout.split()
        program = self.at / "example"
        built = subprocess.run([os.environ.get("CC", "cc"), "-std=c11", *os.environ.get("CFLAGS", "").split(),
                                TOP / "tests/cli/example.c", "-o", program, *flags], capture_output=True, text=True)
        self.assertEqual(built.returncode, 0, built.stderr)
        ran = subprocess.run([program, self.rules, self.corpus], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("AA BEE-1 MET bees s. 1 duty", ran.stdout)
        self.assertIn("ZZ BEE-1 MET law", ran.stdout)
        done = subprocess.run([dest / "usr/bin/lexgap", "rules", "list"], env={}, cwd="/", capture_output=True, text=True)
        self.assertIn("LZ-", done.stdout, done.stderr)
        subprocess.run([*make, "uninstall"], check=True)
        self.assertEqual([p for p in dest.rglob("*") if p.is_file()], [])


class Layers(World):
    def test_layer_check_sees_what_is_wrong(self):
        for path, text, seen in (("src/base/a.c", '#include "emit/emit.h"\n', "base must not include emit/emit.h"),
                                 ("src/emit/a.c", '#include "read/read.h"\n', "emit must not include read/read.h"),
                                 ("src/model/a.c", "#include <pcre2.h>\n", "pcre2.h belongs in match"),
                                 ("src/lib/a.c", "void f(void)\n{\n\tprintf(\"x\");\n}\n", "must not call printf"),
                                 ("src/cli/a.c", "/* printf(1) */ void f(void) { puts(\"getenv()\"); }\n", "")):
            shutil.rmtree(self.at / "src", ignore_errors=True)
            self.write(path, text)
            order = ["base", "text", "model", "read", "rules", "match", "assess", "emit", "lib", "cli"]
            done = subprocess.run([TOP / "tests/layers", *order], cwd=self.at, capture_output=True, text=True)
            self.assertEqual(done.returncode, 1 if seen else 0, done.stdout)
            self.assertIn(seen, done.stdout)
