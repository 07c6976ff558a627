# SPDX-License-Identifier: MIT
"""rules prevalence, profile and new-language."""
import re

from world import World


class Measure(World):
    def test_prevalence(self):
        # three acts of kind other; hives in all, smoke in one; a repealed section does not count
        self.write("corpus/cc/bees.md", "# Honey Act\n\n## Section 1 Honey\n\nHives hold honey. A hive is a hive.\n\n"
                   "## Section 2 Smoke\n\nRepealed. No smoke.\n")
        lines = self.out("rules", "prevalence", "corpus").splitlines()
        self.assertEqual(lines[0], "en: 3 acts, 4 units, 3 unrelated acts")
        rows = {m[2]: m for m in (re.match(
            r"(.) (\S+) +acts +(\d+) of 3 +([\d.]+)  units +(\d+) of 4 +[\d.]+  unrelated acts +(\d+) of 3", x) for x in lines[1:])}
        self.assertEqual({k: (m[1], m[3], m[4], m[5], m[6]) for k, m in rows.items() if k in ("hive", "fine", "smoke")}, {
            "hive": ("!", "3", "1.000", "3", "3"), "fine": ("!", "2", "0.667", "2", "2"), "smoke": (" ", "1", "0.333", "1", "1")})
        self.assertNotIn("exempt", rows)
        self.assertEqual(list(rows)[0], "hive")

    def test_related_acts_are_no_alarm(self):
        for name in "aa", "bb", "cc":
            self.write(f"corpus/{name}/acts.csv", "file,title,kind,date,status,lang\nbees.md,B,criminal-code,2020,in-force,en\n")
        text = self.out("rules", "prevalence", "corpus")
        self.assertTrue(text.startswith("en: 3 acts, 4 units, 0 unrelated acts\n"), text)
        self.assertNotIn("!", text)

    def test_profile(self):
        lines = self.out("rules", "profile", "corpus").splitlines()
        self.assertRegex(lines[0], r"^en: \d+ wordings; the busiest:$")
        fine = [x.split() for x in lines[2:] if " fine (at " in x]
        self.assertEqual([(x[1], x[3]) for x in fine], [("2", "2")])  # two places begin like it, both match
        self.assertFalse([x for x in lines if " smoke (at " in x])    # its literal decides: nothing is asked

    def test_corpus_is_wanted(self):
        for verb in "prevalence", "profile":
            self.assertIn(f"rules {verb}: of which folder?", self.err("rules", verb, status=2))
            self.run_lexgap("rules", verb, "nowhere", status=3)

    def test_new_language_loads_and_tells_what_is_left(self):
        self.run_lexgap("rules", "new-language", "nl", "--name", "Dutch & more", "-o", "rules/lexicon/nl.xml")
        text = (self.rules / "lexicon/nl.xml").read_text()
        self.assertEqual(text.count("<example></example>"), 3 * text.count("<concept "))
        self.assertEqual(text.count("<near-miss></near-miss>"), 3 * text.count("<concept "))
        for part in ('name="Dutch &amp; more"', '<level kind="article">', '<mark kind="not-commenced">', '<concept id="smoke">\n'
                     "    <!-- to calm bees with smoke\n", "[value: a number]"):
            self.assertIn(part, text)
        lint = self.run_lexgap("rules", "lint", "--lang", "nl")
        self.assertIn(b'nl does not say concept "hive"', lint.stderr)
        self.assertIn(b"0 errors", lint.stdout)
        self.assertIn("0 passed", self.out("rules", "test", "--lang", "nl", status=2))

    def test_new_language_filled_in(self):
        text = self.out("rules", "new-language", "nl")
        text = text.replace('    <level kind="article"></level>\n', '    -->\n    <level kind="article">Artikel</level>\n    <!--\n')
        text = re.sub(r"(?s)(bees with smoke\n)    <phrase></phrase>\n    -->\n    <example></example>",
                      r"\1    -->\n    <phrase>rook*</phrase>\n    <example>rook</example>", text)
        self.write("rules/lexicon/nl.xml", text)
        self.assertIn("1 wordings: 0 errors", self.out("rules", "lint", "--lang", "nl"))
        self.assertIn("1 passed", self.out("rules", "test", "--lang", "nl", status=2))

    def test_new_language_writes_over_nothing(self):
        before = (self.rules / "lexicon/en.xml").read_bytes()
        self.assertIn("not written over", self.err("rules", "new-language", "en", "-o", "rules/lexicon/en.xml", status=2))
        self.assertEqual((self.rules / "lexicon/en.xml").read_bytes(), before)
        for code in (["Dutch"], ["NL"], [], ["nl", "be"], ["../x"]):
            self.assertIn("one code of two or three", self.err("rules", "new-language", *code, status=2))
