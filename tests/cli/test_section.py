# SPDX-License-Identifier: MIT
"""The section "Legal framework" (assess as html, md, docx, odt): whose law it judges, and where examples come from."""
import xml.etree.ElementTree as ET

from world import World


class GoodPractice(World):
    def test_examples_come_from_the_folder_named(self):
        text = self.out("assess", "corpus/bb", "--format", "md", "--good-practice", "corpus")
        self.assertIn("# Legal framework: BB\n", text)
        self.assertEqual(text.count("# Legal framework:"), 1)
        self.assertRegex(text, r"Good practice, \*\*AA\*\*: Bees, \*\*s\. 1\*\*")
        self.assertIn("pays a **fine of 500 crowns**", text.split("## Analysis and recommendations")[1])

    def test_without_one_there_are_none_and_it_is_said(self):
        text = self.out("assess", "corpus/bb", "--format", "md")
        self.assertNotIn("Good practice, ", text)
        self.assertIn("No other country was supplied", text)

    def test_countries_named_beside_it_are_examples_too(self):
        text = self.out("assess", "corpus/aa", "corpus/bb", "--format", "md")
        self.assertEqual(text.count("# Legal framework:"), 2)
        self.assertIn("Good practice, **AA**", text)

    def test_reference_countries_do_not_decide_the_status(self):
        self.run_lexgap("assess", "corpus/aa", "-f", "md", "--good-practice", "corpus", "--fail-on", "partial", status=0)
        self.run_lexgap("assess", "corpus/bb", "-f", "md", "--good-practice", "corpus", "--fail-on", "partial", status=1)

    def test_wrong_use(self):
        self.assertIn("is no folder", self.err("assess", "corpus/aa", "-f", "md", "--good-practice", "nowhere", status=2))
        self.assertIn("docx, odt, html and md", self.err("assess", "corpus/aa", "-f", "csv", "--good-practice", "corpus", status=2))
        self.assertIn("--template is for", self.err("assess", "corpus/aa", "-f", "md", "--template", "x.docx", status=2))

    def test_name_of_the_country(self):
        self.write("corpus/aa/facts.csv", "name,value,source\ncountry-name,Apia,atlas\ntreaty-bees,yes,gazette\n")
        text = self.out("assess", "corpus/aa", "--format", "md")
        self.assertIn("# Legal framework: Apia\n", text)
        self.assertIn("| party | gazette |", text)


class Page(World):
    def test_it_is_well_formed_and_its_links_lead_somewhere(self):
        text = self.out("assess", "corpus/bb", "--format", "html", "--good-practice", "corpus")
        root = ET.fromstring(text.replace("<!DOCTYPE html>", "").replace('<meta charset="utf-8">', "")
                             .replace('<meta name="viewport" content="width=device-width, initial-scale=1">', ""))
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        links = [e.get("href") for e in root.iter("a")]
        self.assertTrue(links)
        self.assertEqual([h for h in links if h[1:] not in ids], [])
        levels = [int(e.tag[1]) for e in root.iter() if e.tag in ("h1", "h2", "h3", "h4")]
        self.assertTrue(all(b <= a + 1 for a, b in zip(levels, levels[1:])), levels)

    def test_threads_and_repetition_give_the_same_bytes(self):
        for name in ("html", "md"):
            first = self.run_lexgap("assess", "corpus/bb", "-f", name, "--good-practice", "corpus").stdout
            self.assertEqual(self.run_lexgap("assess", "corpus/bb", "-f", name, "--good-practice", "corpus", "-j", "1").stdout, first)

    def test_french(self):
        text = self.out("assess", "corpus/bb", "--format", "html", "--ui-lang", "fr")
        self.assertIn('<html lang="fr">', text)
        self.assertIn("Analyse et recommandations", text)
