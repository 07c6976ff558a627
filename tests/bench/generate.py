# SPDX-License-Identifier: MIT
"""Law of any size, made from corpus/ with a fixed seed: the same bytes on every machine.

Some paragraphs are those of corpus/ with other numbers; the others, most of them, are of words that look like the language
but are none (letters drawn by what follows what), between its real short words. So hits are as rare as in real law: the
share of real paragraphs is set by SUBJECT, and `engines` tells the hits per MB.
"""
import bisect
import itertools
import random
import re

SEED = 20261125
POOL = 3_000_000  # bytes of paragraphs for each language, drawn from again and again
WORDS = 6000      # invented words of a language
SUBJECT = 0.7     # share of paragraphs from corpus/

LANGUAGES = {
    "en": ("eng", "Article", ["xa/criminal-code.xml", "xa/child-protection-act.xml", "xb/sexual-offences-act.md", "xb/child-protection-act.md"]),
    "de": ("deu", "§", ["xe/criminal-code.xml", "xe/child-protection-act.md"]),
    "uk": ("ukr", "Стаття", ["xc/criminal-code.txt", "xc/criminal-procedure-code.txt", "xc/child-protection-act.txt"]),
    "ka": ("kat", "მუხლი", ["xg/criminal-code.txt", "xg/child-protection-act.txt"]),
}


def paragraphs_of(path):
    text = open(path, encoding="utf-8").read()
    if path.endswith(".xml"):
        found = re.findall(r"<p\b[^>]*>(.*?)</p>", text, re.S)
        found = [re.sub(r"<[^>]*>", " ", p) for p in found]
        found = [p.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for p in found]
    else:
        found = text.split("\n")
    found = [re.sub(r"^[#(\d]\S*\s+", "", " ".join(p.split())) for p in found]
    return [p for p in found if len(p) > 60 and not p.startswith("|")]


class Language:
    """Paragraphs and headings of one language, enough to write any number of acts."""

    def __init__(self, code):
        self.code = code
        self.akn, self.article, files = LANGUAGES[code]
        self.random = random.Random(f"{SEED} {code}")
        self.real = [p for f in files for p in paragraphs_of(f"corpus/{f}")]
        self.words = [w for p in self.real for w in p.split()]
        self.short = [w for w in self.words if len(w) < 5 and w.isalpha() and w.islower()]
        self.invented = self.invent()
        self.pool = self.fill_pool()
        self.headings = [" ".join(self.random.choices(self.invented, k=3)).capitalize() for _ in range(400)]

    def invent(self):
        long = sorted({w.lower() for w in self.words if len(w) > 4 and w.isalpha()})
        real, after = set(long), {}
        for w in long:
            for a, b, c in zip("\0\0" + w, "\0" + w + "\0", w + "\0\0"):
                after.setdefault(a + b, []).append(c)
        made = []
        while len(made) < WORDS:
            word = "\0\0"
            while len(word) < 18 and not word.endswith("\0", 2):
                word += self.random.choice(after[word[-2:]])
            word = word.strip("\0")
            # not a real beginning either: wordings are stems
            if len(word) > 4 and not any(word[:5] == w[:5] for w in self.near(long, word)) and word not in real:
                made.append(word)
        return made

    @staticmethod
    def near(ordered, word):
        at = bisect.bisect(ordered, word)
        return ordered[max(0, at - 1):at + 1]

    def sentence(self):
        words = [self.random.choice(self.short if self.random.random() < 0.45 else self.invented)
                 for _ in range(self.random.randint(8, 34))]
        if self.random.random() < 0.3:
            words.insert(self.random.randrange(len(words)), str(self.random.randint(1, 400)))
        if self.random.random() < 0.5:
            words[len(words) // 2] += ","
        return " ".join(words).capitalize() + "."

    def fill_pool(self):
        pool, size = [], 0
        while size < POOL:
            if self.random.random() < SUBJECT:
                text = re.sub(r"\d+", lambda m: str(self.random.randint(1, 30)), self.random.choice(self.real))
            else:
                text = " ".join(self.sentence() for _ in range(self.random.randint(1, 3)))
            pool.append(text)
            size += len(text.encode())
        return pool

    def act_xml(self, size, rng):
        parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n'
                 f'<act name="act"><meta><identification source="#b"><FRBRExpression><FRBRlanguage language="{self.akn}"/>'
                 '</FRBRExpression></identification></meta>\n<body>\n']
        for number, heading, texts in self.articles(size, rng, 260):
            parts.append(f'<article eId="art_{number}"><num>{self.article} {number}</num><heading>{escape(heading)}</heading>\n')
            parts += [f'<paragraph eId="art_{number}__para_{i}"><num>({i})</num><content><p>{escape(t)}</p></content></paragraph>\n'
                      for i, t in enumerate(texts, 1)]
            parts.append("</article>\n")
        parts.append("</body></act></akomaNtoso>\n")
        return "".join(parts).encode()

    def act_text(self, size, rng):
        parts = []
        for number, heading, texts in self.articles(size, rng, 40):
            parts.append(f"{self.article} {number}. {heading}\n")
            parts += [f"({i}) {t}\n" for i, t in enumerate(texts, 1)]
            parts.append("\n")
        return "".join(parts).encode()

    def articles(self, size, rng, markup):
        """Articles of together about size bytes, of which each has so many bytes of markup."""
        mean = sum(len(p.encode()) for p in self.pool) / len(self.pool)
        for number in itertools.count(1):
            if size <= 0:
                return
            texts = rng.choices(self.pool, k=rng.randint(1, 5))
            size -= len(texts) * (mean + markup / 3) + markup
            yield number, rng.choice(self.headings), texts


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def sizes(total, rng, smallest=20_000, largest=500_000):
    """Sizes of files, together about total bytes: as many small ones as large ones."""
    while total > 0:
        size = int(smallest * (largest / smallest) ** rng.random())
        yield size
        total -= size
