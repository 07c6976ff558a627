# SPDX-License-Identifier: MIT
"""Rules that are kept as they were loaded: the same report, and every change of a rule file seen at once."""
import os
import unittest
from unittest import mock

from world import World


class Cache(World):
    def setUp(self):
        super().setUp()
        self.cache = self.at / "cache"
        patch = mock.patch.dict(os.environ, {"LEXGAP_CACHE": str(self.cache)})
        patch.start()
        self.addCleanup(patch.stop)

    def report(self):
        return self.out("compare", "corpus", "--format", "json")

    def test_same_report(self):
        with mock.patch.dict(os.environ, {"LEXGAP_CACHE": ""}):
            without = self.report()
        self.assertFalse(self.cache.exists())
        self.assertEqual(without, self.report())
        kept = {p.name: p.stat().st_ino for p in self.cache.iterdir()}
        self.assertEqual(sorted(n.split("-")[0] for n in kept), ["checklist", "lexicon"])
        self.assertEqual(without, self.report())
        self.assertEqual(kept, {p.name: p.stat().st_ino for p in self.cache.iterdir()})

    def test_change_of_a_rule_is_seen(self):
        self.report()
        lexicon = self.rules / "lexicon/en.xml"
        good = lexicon.read_bytes()
        lexicon.write_bytes(good.replace(b"</lexicon>", b"<concept id='nobody'/></lexicon>"))
        self.assertIn("nobody", self.err("compare", "corpus", status=2))
        lexicon.write_bytes(good)
        concepts = self.rules / "concepts.xml"
        concepts.write_bytes(concepts.read_bytes().replace(b"<concept ", b"<concept wrong='' ", 1))
        self.assertIn("concepts.xml:", self.err("compare", "corpus", status=2))

    def test_damage_and_no_room(self):
        whole = self.report()
        for path in self.cache.iterdir():
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(bytes(data))
        self.assertEqual(whole, self.report())
        with mock.patch.dict(os.environ, {"LEXGAP_CACHE": "/dev/null/nowhere"}):
            self.assertEqual(whole, self.report())

    def test_pack_beside_the_rules(self):
        whole = self.report()
        self.run_lexgap("rules", "pack")
        self.assertEqual({p.name for p in (self.rules / "pack").iterdir()}, {"checklist.pack", "lexicon-en.pack"})
        for path in self.cache.iterdir():
            path.unlink()
        self.assertEqual(whole, self.report())
        self.assertEqual(list(self.cache.iterdir()), [])  # none was needed


if __name__ == "__main__":
    unittest.main()
