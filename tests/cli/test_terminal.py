# SPDX-License-Identifier: MIT
"""What a person sees at a terminal: fits its width, coloured; plain elsewhere; nothing in a law steers it."""
import fcntl
import os
import pty
import re
import struct
import termios

import hostile
from world import LEXGAP, World


class Terminal(World):
    def at_terminal(self, columns, *args, status=0, **env):
        """Output of lexgap at a terminal of so many columns."""
        full = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")} | {"LEXGAP_RULES": str(self.rules), "TERM": "xterm"} | env
        pid, fd = pty.fork()
        if pid == 0:
            try:
                os.chdir(self.at)
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
                os.execvpe(LEXGAP, [LEXGAP, *args], full)
            finally:
                os._exit(127)
        out = b""
        while True:
            try:
                part = os.read(fd, 65536)
            except OSError:
                break
            if not part:
                break
            out += part
        os.close(fd)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), status)
        return out.decode().replace("\r\n", "\n")

    @staticmethod
    def plain(text):
        return re.sub(r"\033\[[0-9;]*m", "", text)

    def test_fits_the_window(self):
        for columns, cell in ((60, "BEE-1       MET PAR GAP"), (120, "BEE-1       MET          PARTIAL      GAP")):
            out = self.at_terminal(columns, "compare", "corpus", "-q")
            self.assertIn("\033[31m", out)
            self.assertIn(cell, self.plain(out))
            self.assertLessEqual(max(map(len, self.plain(out).split("\n"))), columns)

    def test_columns_wins_over_the_window(self):
        self.assertIn("BEE-1       MET PAR GAP", self.plain(self.at_terminal(120, "compare", "corpus", COLUMNS="60")))

    def test_no_color(self):
        self.assertNotIn("\033", self.at_terminal(80, "compare", "corpus", NO_COLOR="1"))
        self.assertNotIn("\033", self.at_terminal(80, "compare", "corpus", TERM="dumb"))
        self.assertIn("\033", self.at_terminal(80, "compare", "corpus", NO_COLOR=""))

    def test_a_workbook_is_not_for_a_terminal(self):
        self.assertIn("-o FILE", self.at_terminal(80, "compare", "corpus", "-f", "xlsx", status=2))

    def test_one_country_begins_with_its_themes(self):
        out = self.plain(self.at_terminal(80, "assess", "corpus/bb", "-q"))
        self.assertRegex(out, r"register +\. +1 +\. ")
        self.assertLess(out.index("register "), out.index("BEE-1"))

    def test_plain_and_whole_elsewhere(self):
        out = self.out("compare", "corpus", env={"COLUMNS": "40"})
        self.assertNotIn("\033", out)
        self.assertIn("BEE-1       MET          PARTIAL      GAP          Hives are registered\n", out)

    def test_nothing_steers_the_terminal(self):
        hostile.write(self, "h")
        evil = "\033]0;title\007\u202e\033[8m.md"
        self.write(f"h/hh/{evil}", "# \033[2J\033[8mA\n\n## Section 1 \033[1;1H\n\nA keeper shall register each hive.\n")
        self.write("h/hh/acts.csv", "file,title,kind,date,status,lang\n" + f'"{evil}",,other,,in-force,xx\n"lost\033[2J.md",,,,,\n')
        for args in (["compare", "h"], ["compare", "h", "-f", "csv"], ["compare", "h", "-f", "json"], ["compare", "h", "-f", "md"],
                     ["check", f"h/hh/{evil}", "--lang", "en"], ["explain", "BEE-1", "h/hh", "--lang", "en"], ["tree", f"h/hh/{evil}"]):
            failed = 3 if args[0] in ("compare", "explain") else 0
            shown = self.at_terminal(100, *args, status=failed)
            rest = re.sub(r"\033\[(0|1|1;31|3[1-6])m|\r  \d+ of \d+ texts|\r {30}\r", "", shown)
            self.assertFalse(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest), (args, rest))
            self.assertIn("\u241b", rest)
