# SPDX-License-Identifier: MIT
"""The section "Legal framework" (assess as html, md, docx, odt): whose law it judges, and where examples come from."""
import io
import xml.etree.ElementTree as ET
import zipfile

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


class MadeOfOthers(World):
    """A requirement that only asks for others repeats neither their clauses nor their recommendations."""

    def setUp(self):
        super().setUp()
        bees = self.rules / "instruments/bees.xml"
        more = """<requirement id="BEE-5" provision="art. 5" theme="whole" anchor="corpus"><title>The whole of it</title>
            <element id="any" label="any part" core="yes"><any><met ref="BEE-1" partial="yes"/><met ref="BEE-2"/></any></element>
            <element id="one" label="registered hives"><met ref="BEE-1"/></element>
            <element id="two" label="limited smoke"><met ref="BEE-2"/></element>
            <recommend>Have it all.</recommend></requirement>"""
        bees.write_text(bees.read_text().replace("</instrument>", more + "</instrument>"))

    def finding(self, text):
        return text.split("BEE-5 The whole of it\n")[1].split("\n## ")[0]

    def test_they_are_named_with_their_verdicts_and_recommendations(self):
        text = self.out("assess", "corpus/bb", "--format", "md")
        finding = self.finding(text)
        self.assertIn("BEE-1 Hives are registered (Partial); BEE-2 Smoke is limited (Gap).", finding)
        self.assertIn("See recommendations R1, R2.", finding)
        self.assertNotIn("> ", finding)
        self.assertNotIn("Have it all.", text)

    def test_without_all_of_them_it_speaks_for_itself(self):
        self.write("rules/profiles/some.xml", (self.rules / "profiles/smoke.xml").read_text()
                   .replace("<include theme=\"smoke\"/>", "<include theme=\"smoke\"/><include theme=\"whole\"/>"))
        text = self.out("assess", "corpus/bb", "--format", "md", "--profile", "some")
        self.assertIn("> ", self.finding(text))
        self.assertIn("Have it all.", text)


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


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PKG = "http://schemas.openxmlformats.org/package/2006/"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def letter(body, notes=None, styles=""):
    """A Word document as small as can be."""
    types = f'<Types xmlns="{PKG}content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    parts = {"[Content_Types].xml": types,
             "_rels/.rels": f'<Relationships xmlns="{PKG}relationships"><Relationship Id="r" Type="{DOC}/officeDocument" '
                            'Target="word/document.xml"/></Relationships>',
             "word/_rels/document.xml.rels": f'<Relationships xmlns="{PKG}relationships"></Relationships>',
             "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
             "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    if notes:
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, text in parts.items():
            z.writestr(name, text)
    return out.getvalue()


def para(text, style=None):
    prop = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{prop}<w:r><w:t>{text}</w:t></w:r></w:p>"


class Packages(World):
    def package(self, name, *more, country="corpus/bb"):
        self.run_lexgap("assess", country, "-f", name, "--good-practice", "corpus", "-o", f"out.{name}", *more)
        z = zipfile.ZipFile(self.at / f"out.{name}")
        self.assertIsNone(z.testzip())
        for part in z.namelist():
            if part != "mimetype":
                ET.fromstring(z.read(part))
        return z

    def text(self, z, part="word/document.xml"):
        return "\n".join("".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in ET.fromstring(z.read(part)).iter(f"{{{W}}}p"))


class Package(Packages):
    def test_docx(self):
        z = self.package("docx")
        root = ET.fromstring(z.read("word/document.xml"))
        styles = {s.get(f"{{{W}}}styleId") for s in ET.fromstring(z.read("word/styles.xml")).iter(f"{{{W}}}style")}
        used = {e.get(f"{{{W}}}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in root.iter(f"{{{W}}}{tag}")}
        self.assertLessEqual({"Heading1", "Heading2", "Heading3", "Heading4", "TOC1", "TableGrid"}, used)
        self.assertLessEqual(used, styles)
        notes = [n.get(f"{{{W}}}id") for n in ET.fromstring(z.read("word/footnotes.xml")).iter(f"{{{W}}}footnote")]
        refs = [r.get(f"{{{W}}}id") for r in root.iter(f"{{{W}}}footnoteReference")]
        self.assertEqual(refs, notes[2:])
        names = [b.get(f"{{{W}}}name") for b in root.iter(f"{{{W}}}bookmarkStart")]
        self.assertEqual(len(names), len(set(names)))
        self.assertLessEqual({h.get(f"{{{W}}}anchor") for h in root.iter(f"{{{W}}}hyperlink")}, set(names))
        fields = [f.get(f"{{{W}}}fldCharType") for f in root.iter(f"{{{W}}}fldChar")]
        self.assertEqual(fields.count("begin"), fields.count("end"))
        self.assertIn("Good practice, AA: ", self.text(z))
        self.assertIn("en", {e.get(f"{{{W}}}val") for e in root.iter(f"{{{W}}}lang")})

    def test_odt(self):
        z = self.package("odt")
        first = z.infolist()[0]
        self.assertEqual((first.filename, first.compress_type, first.header_offset), ("mimetype", zipfile.ZIP_STORED, 0))
        self.assertEqual(z.read("mimetype"), b"application/vnd.oasis.opendocument.text")
        ns = "{urn:oasis:names:tc:opendocument:xmlns:"
        content, styles = ET.fromstring(z.read("content.xml")), ET.fromstring(z.read("styles.xml"))
        known = {e.get(f"{ns}style:1.0}}name") for r in (content, styles) for e in r.iter()}
        used = {v for e in content.iter() for k, v in e.attrib.items() if k.endswith("}style-name")}
        self.assertLessEqual(used, known)
        marks = {b.get(f"{ns}text:1.0}}name") for b in content.iter(f"{ns}text:1.0}}bookmark")}
        links = {a.get("{http://www.w3.org/1999/xlink}href")[1:] for a in content.iter(f"{ns}text:1.0}}a")}
        self.assertTrue(links)
        self.assertLessEqual(links, marks)
        self.assertIn("Legal framework: BB", "".join(content.itertext()))

    def test_same_bytes_each_time_and_fixed_dates(self):
        for name in ("docx", "odt"):
            z = self.package(name)
            first = (self.at / f"out.{name}").read_bytes()
            self.package(name, "-j", "1")
            self.assertEqual((self.at / f"out.{name}").read_bytes(), first)
            self.assertEqual({i.date_time for i in z.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_hostile_words(self):
        self.write("corpus/ev/<w:p>&.txt", '<b>"Act" & \'co\'\n\nSection 1 ]]><script>{{lexgap}}\n\n'
                   "A keeper shall register each hive </w:t> \x01 \u202e <!-- &amp; =1+1  two.\n")
        self.write("corpus/ev/facts.csv", 'name,value,source\ntreaty-<i>,"<&>","a ""b"" &"\n')
        for name in ("docx", "odt"):
            z = self.package(name, "--lang", "en", "--reader", "text", country="corpus/ev")
            part = "word/document.xml" if name == "docx" else "content.xml"
            text = "".join(ET.fromstring(z.read(part)).itertext())
            self.assertIn("register each hive", text)
            self.assertIn("</w:t>", text)
            self.assertIn("<i>", text)
            self.assertNotIn("\u202e", text)
        page = self.out("assess", "corpus/ev", "-f", "html", "--lang", "en", "--reader", "text")
        self.assertNotIn("<script>", page)
        self.assertNotIn("<i>", page)


class Template(Packages):
    def into(self, package, status=0):
        self.write("letter.docx", package)
        return self.run_lexgap("assess", "corpus/bb", "-f", "docx", "--template", "letter.docx", "-o", "out.docx", status=status)

    def result(self, package):
        self.into(package)
        z = zipfile.ZipFile(self.at / "out.docx")
        for part in z.namelist():
            ET.fromstring(z.read(part))
        return z

    def test_section_stands_in_the_place_of_the_marker(self):
        styles = '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="Heading 1"/></w:style>'
        before, after = para("Dear all,", "berschrift1"), para("Signed: ____") + "<w:sectPr/>"
        z = self.result(letter(before + "<w:p><w:r><w:t>{{lex</w:t></w:r><w:r><w:t>gap}}</w:t></w:r></w:p>" + after, styles=styles))
        document = z.read("word/document.xml").decode()
        self.assertIn(before, document)
        self.assertTrue(document.endswith(after + "</w:body></w:document>"))
        self.assertNotIn("gap}}", document)
        lines = self.text(z).splitlines()
        self.assertLess(lines.index("Dear all,"), lines.index("Legal framework: BB"))
        self.assertIn('<w:pStyle w:val="berschrift1"/></w:pPr><w:bookmarkStart', document)
        self.assertIn("footnotes.xml", z.read("word/_rels/document.xml.rels").decode())
        self.assertIn("footnotes+xml", z.read("[Content_Types].xml").decode())

    def test_without_a_marker_it_follows_at_the_end(self):
        z = self.result(letter(para("First") + para("Last") + "<w:sectPr/>"))
        self.assertTrue(z.read("word/document.xml").decode().endswith("<w:sectPr/></w:body></w:document>"))
        lines = self.text(z).splitlines()
        self.assertLess(lines.index("Last"), lines.index("Legal framework: BB"))

    def test_footnotes_of_the_letter_keep_their_order(self):
        note = '<w:footnote w:id="{0}"><w:p><w:r><w:t>note {0}</w:t></w:r></w:p></w:footnote>'
        ref = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
        z = self.result(letter(ref.format(2) + para("{{lexgap}}") + ref.format(5), note.format(2) + note.format(5)))
        refs = [r.get(f"{{{W}}}id") for r in ET.fromstring(z.read("word/document.xml")).iter(f"{{{W}}}footnoteReference")]
        notes = [n.get(f"{{{W}}}id") for n in ET.fromstring(z.read("word/footnotes.xml")).iter(f"{{{W}}}footnote")]
        self.assertEqual(refs, notes)
        self.assertEqual(refs, sorted(refs, key=int))  # LibreOffice goes by the order of numbers
        self.assertEqual((notes[0], len(notes) > 2), ("2", True))
        self.assertTrue(self.text(z, "word/footnotes.xml").endswith("note 5"))

    def test_broken_templates_are_told(self):
        good = letter(para("x"))
        broken = letter(para("x") + "<w:p>")
        section = letter("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{lexgap}}</w:t></w:r></w:p>")
        self.into(good)
        for package, why in ((b"PK\x03\x04 no zip", b"no Word document"), (good[:200], b"no Word document"), (b"", b"no Word document"),
                             (broken, b"not well-formed"), (section, b"ends a section")):
            done = self.into(package, status=2)
            self.assertIn(b"letter.docx: error: cannot be used as a template", done.stderr)
            self.assertIn(why, done.stderr)
        self.run_lexgap("assess", "corpus/bb", "-f", "docx", "--template", "none.docx", "-o", "out.docx", status=3)
