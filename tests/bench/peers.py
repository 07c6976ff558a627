# SPDX-License-Identifier: MIT
"""The same wordings for programs that search text. They answer a weaker question: does any wording stand in this line (yara: in
this file)? lexgap says which, where, and what follows from it for each requirement."""
import pathlib
import re
import xml.etree.ElementTree as ET

from files import NS
from process import Command

GAP = """[ ,;:"'()/-]{1,4}"""


def phrases(rules, code):
    root = ET.parse(pathlib.Path(rules, "lexicon", f"{code}.xml")).getroot()
    found = {" ".join("".join(p.itertext()).split()) for p in root.iter(f"{{{NS}}}phrase")}
    # plain words: the others need lexgap's normalisation
    return sorted(p for p in found if re.fullmatch(r"(?:[a-z]+\*? )*[a-z]+\*?", p))


def as_regex(phrase, word, edge):
    words = [w[:-1] + word if w.endswith("*") else w + edge for w in phrase.split(" ")]
    return edge + GAP.join(words)


def lexicon_of(phrases_, source, target):
    """A copy of the lexicon that holds these phrases and no other wording."""
    keep = set(phrases_)
    ET.register_namespace("", NS)
    tree = ET.parse(source)
    for concept in tree.getroot().iter(f"{{{NS}}}concept"):
        for child in list(concept):
            wording = child.tag.split("}")[1]
            if wording in ("pattern", "anti") or (wording == "phrase" and " ".join("".join(child.itertext()).split()) not in keep):
                concept.remove(child)
    tree.write(target, encoding="utf-8", xml_declaration=True)


def slashes(regex):
    return regex.replace("/", r"\/")


def yara_rules(phrases_):
    strings = "".join(f"    $a{i} = /{slashes(as_regex(p, '[a-z]*', ''))}/ nocase fullword\n" for i, p in enumerate(phrases_))
    return "rule law {\n  strings:\n" + strings + "  condition:\n    any of them\n}\n"


def commands(folder, phrases_, text):
    """Each peer over one text, one thread."""
    def written(name, lines):
        path = pathlib.Path(folder, name)
        path.write_text(lines, encoding="utf-8")
        return str(path)

    def patterns(name, word, edge):
        return written(name, "".join(as_regex(p, word, edge) + "\n" for p in phrases_))

    unicode_ = patterns("peer-unicode.txt", r"\w*", r"\b")
    ascii_ = patterns("peer-ascii.txt", r"\w*", r"(?-u:\b)")
    return [
        Command("rg (ASCII \\b)", ["rg", "-j1", "-i", "-c", "-f", ascii_, text]),
        Command("rg (Unicode \\b)", ["rg", "-j1", "-i", "-c", "-f", unicode_, text]),
        Command("grep -E", ["grep", "-E", "-i", "-c", "-f", unicode_, text], {"LC_ALL": "C"}),
        Command("pcre2grep -u", ["pcre2grep", "-u", "-i", "-c", "-f", unicode_, text]),
        Command("yara", ["yara", "-p", "1", "-w", written("peer.yar", yara_rules(phrases_)), text], ok=(0,)),
    ]
