# SPDX-License-Identifier: MIT
"""The input of the benchmark, written once into a folder and used again while generate.py stays as it is."""
import hashlib
import os
import pathlib
import random
import shutil
import sys
import xml.etree.ElementTree as ET

import generate

NS = "https://lexgap.org/ns/rules"
MB = 1_000_000


class Input:
    def __init__(self, folder):
        here = pathlib.Path(__file__).parent
        made_by = hashlib.sha256((here / "generate.py").read_bytes() + (here / "files.py").read_bytes()).hexdigest()
        self.folder = pathlib.Path(folder)
        stamp = self.folder / "made-by"
        if not stamp.exists() or stamp.read_text() != made_by:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            stamp.write_text(made_by)
        self.languages = {}

    def language(self, code):
        if code not in self.languages:
            print(f"  paragraphs: {code}", file=sys.stderr)
            self.languages[code] = generate.Language(code)
        return self.languages[code]

    def once(self, name, write):
        """Path of a file or folder; write(path) makes it when it is not there."""
        path = self.folder / name
        if not path.exists():
            part = self.folder / f"{name}.part"
            shutil.rmtree(part, ignore_errors=True)
            write(part)
            os.rename(part, path)
        return path

    def act(self, form, code, size):
        """One act of about size bytes. form: xml or txt."""
        def write(path):
            rng = random.Random(f"{generate.SEED} {form} {code} {size}")
            lang = self.language(code)
            path.write_bytes(lang.act_xml(size, rng) if form == "xml" else lang.act_text(size, rng))
        return str(self.once(f"{code}-{size}.{form}", write))

    def corpus(self, form, megabytes):
        """Paths of acts in all languages by turns, of 20 to 500 KB each, together of so many MB."""
        def write(folder):
            rng = random.Random(f"{generate.SEED} {form}")
            folder.mkdir()
            for i, size in enumerate(generate.sizes(megabytes * MB, rng)):
                lang = self.language(list(generate.LANGUAGES)[i % len(generate.LANGUAGES)])
                data = lang.act_xml(size, rng) if form == "xml" else lang.act_text(size, rng)
                (folder / f"act-{i:05d}.{form}").write_bytes(data)
        folder = self.once(f"{form}-{megabytes}", write)
        return str(folder), sorted(str(p) for p in folder.iterdir())

    def rules(self, code, patterns):
        """The rules with a lexicon of so many patterns, taken evenly from all; no more than there are."""
        def write(folder):
            shutil.copytree("rules", folder)
            path = folder / "lexicon" / f"{code}.xml"
            ET.register_namespace("", NS)
            tree = ET.parse(path)
            parents = [(c, p) for c in tree.getroot().iter(f"{{{NS}}}concept") for p in list(c)]
            wordings = [(c, p) for c, p in parents if p.tag in (f"{{{NS}}}phrase", f"{{{NS}}}pattern", f"{{{NS}}}anti")]
            keep = {i * len(wordings) // patterns for i in range(patterns)}
            for i, (c, p) in enumerate(wordings):
                if i not in keep:
                    c.remove(p)
            tree.write(path, encoding="utf-8", xml_declaration=True)
        name = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(pathlib.Path("rules").rglob("*.xml")))).hexdigest()
        return str(self.once(f"rules-{name[:12]}-{code}-{patterns}", write))


def total(paths):
    return sum(os.path.getsize(p) for p in paths)
