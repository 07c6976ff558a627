# SPDX-License-Identifier: MIT
"""Texts that must not be judged: UNKNOWN with the reason, never GAP. Real laws are all judged (LEXGAP_SHARED)."""
import os
import pathlib
import random
import re
import unittest

from world import TOP, World

LAW = "\n".join(f"## Section {i} Title {i}\n\nA keeper of bees shall feed them on day {i} of each month of the year.\n"
                for i in range(1, 31))
CONTENTS = "## Contents\n\n" + "\n".join(f"Section {i} Title {i}" for i in range(1, 31)) + "\n\n"
PROSE = "The island council said on Monday that the keepers had met again and spoke of the weather and of honey. " * 12


class Guard(World):
    def refused(self, name, text, reason):
        folder = "g" + name.replace(".", "")
        self.write(f"{folder}/{name}", text)
        done = self.run_lexgap("assess", folder, "--lang", "en", "--format", "csv")
        self.assertIn(reason, done.stderr.decode())
        self.assertIn(b",BEE-1,UNKNOWN", done.stdout)
        self.assertIn(reason, done.stdout.decode())

    def judged(self, name, text, *more):
        self.write(f"j/{name}", text)
        self.assertNotIn("not judged", self.err("check", f"j/{name}", "--lang", "en", *more))

    def test_noise(self):
        pick = random.Random(1)
        noise = "\n".join("".join(pick.choice("0123456789%$#@!|~ ;:ab") for _ in range(80)) for _ in range(40))
        self.refused("noise.txt", noise, "mostly noise")
        self.judged("table.txt", "Section 1 Tariff\n\nKeepers pay: " + "hive of oak 12.50 34.70; " * 20)

    def test_contents_only(self):
        self.refused("toc.md", "# Bees Act\n\n" + "\n".join(f"## Section {i} Title {i}\n" for i in range(1, 31)),
                     "table of contents only")
        self.judged("short.md", "\n".join(f"## Section {i} Title {i}\n" for i in range(1, 4)))

    def test_half_an_act(self):
        path = self.rules / "lexicon/en.xml"
        path.write_text(path.read_text().replace("<abbreviation>", '<mark kind="toc">Contents</mark><abbreviation>', 1))
        half = LAW[:LAW.index("## Section 16")]
        self.refused("half.md", "# Bees Act\n\n" + CONTENTS + half, "contents list articles up to 30, the last one is 15")
        self.refused("bare.md", "# Bees Act\n\n" + CONTENTS.replace("\nSection ", "\n").replace(" Title", ". Title") + half,
                     "contents list articles up to 30, the last one is 15")
        self.judged("whole.md", "# Bees Act\n\n" + CONTENTS + LAW)
        self.judged("nearly.md", "# Bees Act\n\n" + CONTENTS + LAW[:LAW.index("## Section 28")])
        self.judged("silent.md", "# Bees Act\n\n" + half)

    def test_broken_xml(self):
        text = (TOP / "corpus/xa/criminal-code.xml").read_bytes()
        self.refused("code.xml", text[:len(text) // 2], "breaks off")
        self.judged("code.xml", text)

    def test_near_relative(self):
        """A short Spanish act that the n-grams of all languages take for Asturian, in which no state makes law."""
        act = """LEY SOBRE LOS DERECHOS DE LAS NIÑAS, NIÑOS Y ADOLESCENTES

Artículo 1.- Se entiende por niña, niño o adolescente a toda persona que no tenga dieciocho años cumplidos.
Artículo 2.- Las normas de esta ley se aplican a todas las niñas, niños y adolescentes por igual, sin discriminación fundada en
el sexo, el origen, la religión, el idioma o cualquier otra condición.
Artículo 3.- El personal de los establecimientos educativos y de salud que conozca malos tratos deberá comunicarlos a la
autoridad local. El secreto profesional no limita ese deber.
Artículo 4.- Las niñas, niños y adolescentes tienen derecho a expresar libremente su opinión en los asuntos que les conciernan.
"""
        self.write("es/act.txt", act)
        done = self.run_lexgap("check", "es/act.txt", "--rules", str(TOP / "rules"))
        self.assertNotIn(b"no lexicon", done.stderr)

    def test_no_criminal_code(self):
        """A code of procedure alone says nothing about offences, accomplices or jurisdiction: no gap there."""
        self.write("procedure/code.txt", (TOP / "corpus/xc/criminal-procedure-code.txt").read_bytes())
        rows = self.run_lexgap("assess", "procedure", "--rules", str(TOP / "rules"), "--format", "csv").stdout.decode()
        verdicts = dict(re.findall(r"(?m)^[^,]*,(LZ-(?:18|20|24|25)[^,]*),(\w+)", rows))
        self.assertGreater(len(verdicts), 15)
        self.assertNotIn("GAP", verdicts.values(), verdicts)

    def test_no_law(self):
        self.refused("prose.txt", PROSE, "does not look like a law")
        self.judged("clause.txt", PROSE[:500])
        self.judged("numbered.txt", "1. " + PROSE)
        page = f'<html lang="en"><head><meta property="og:type" content="article"></head><body><p>{PROSE}</p></body></html>'
        self.refused("news.html", page, "the page calls itself news")
        menu = "".join(f"<li><a href='{i}'>Laws and regulations of isle {i}</a></li>" for i in range(40))
        self.refused("menu.html", f"<html><ul>{menu}</ul></html>", "does not look like a law")
        self.write("k/prose.txt", PROSE)
        self.write("k/acts.csv", "file,title,kind,date,status,lang\nprose.txt,Plan,strategy,,,en\n")
        self.assertNotIn("not judged", self.err("assess", "k"))

    def test_wrong_language(self):
        self.write("u/law.txt", (TOP / "corpus/xc/criminal-code.txt").read_bytes())
        for lang, told in (("en", True), ("uk", False)):
            done = self.run_lexgap("assess", "u", "--rules", TOP / "rules", "--lang", lang, "--format", "csv")
            self.assertEqual(b"hardly any of its words are known" in done.stderr, told)
            self.assertEqual(b",GAP," in done.stdout, not told)

    @unittest.skipUnless(os.environ.get("LEXGAP_SHARED"), "LEXGAP_SHARED is not set")
    def test_real_laws_are_judged(self):
        shared = pathlib.Path(os.environ["LEXGAP_SHARED"]).resolve()
        for country in "ie", "ua", "ge", "rs", "de", "es", "ro", "al":
            said = self.err("assess", shared / "corpus" / country, "--rules", TOP / "rules", "-f", "matrix-csv")
            self.assertIsNone(re.search("not judged.*", said), country)
