# SPDX-License-Identifier: MIT
"""A small world for the tests: rules about bees (rules/), three islands with their laws, and a way to run lexgap."""
import csv
import io
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
LEXGAP = os.environ.get("LEXGAP", str(TOP / "build/lexgap"))

GOOD = """# Bees Act

## Section 1 Register

A keeper shall register each hive. Who does not, pays a fine of 500 crowns.

## Section 2 Smoke

A keeper shall use smoke sparingly.
"""

WEAK = """# Hives Act

## Section 1 Register

(1) A keeper shall register each hive.

(2) Who does not, pays a fine of 20 crowns, "quoted, and with a comma".
"""

EMPTY = """# Honey Act

## Section 1 Honey

Honey is sold in jars.
"""


class World(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = pathlib.Path(self.folder.name)
        self.rules = self.at / "rules"
        shutil.copytree(pathlib.Path(__file__).parent / "rules", self.rules)
        shutil.copytree(TOP / "rules/schema", self.rules / "schema")
        self.corpus = self.at / "corpus"
        for name, text in (("aa", GOOD), ("bb", WEAK), ("cc", EMPTY)):
            self.write(f"corpus/{name}/bees.md", text)
            self.write(f"corpus/{name}/acts.csv", "file,title,kind,date,status,lang\nbees.md,Bees,other,2020,in-force,en\n")

    def write(self, path, content):
        path = self.at / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_lexgap(self, *args, status=0, env=None, stdin=None):
        """Runs lexgap in the temporary folder; checks the exit status."""
        full = {k: v for k, v in os.environ.items() if k not in ("LEXGAP_RULES", "NO_COLOR")}
        full["LEXGAP_RULES"] = str(self.rules)
        full.update(env or {})
        done = subprocess.run([LEXGAP, *map(str, args)], cwd=self.at, env=full, input=stdin, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, msg=f"{args}: {done.stderr.decode(errors='replace')}")
        return done

    def out(self, *args, **more):
        return self.run_lexgap(*args, **more).stdout.decode()

    def err(self, *args, **more):
        return self.run_lexgap(*args, **more).stderr.decode()

    def rows(self, *args, **more):
        return list(csv.DictReader(io.StringIO(self.out(*args, "--format", "csv", **more), newline="")))

    def verdicts(self, *args, **more):
        """{(jurisdiction, requirement): verdict}"""
        return {(r["jurisdiction"], r["requirement"]): r["verdict"] for r in self.rows(*args, **more)}
