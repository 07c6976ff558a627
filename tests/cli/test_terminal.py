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
    def at_terminal(self, columns, *args, **env):
        """Output of lexgap at a terminal of so many columns."""
        full = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")} | {"LEXGAP_RULES": str(self.rules)} | env
        pid, fd = pty.fork()
        if pid == 0:
            try:
                os.chdir(self.at)
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
                os.execvpe(LEXGAP, [LEXGAP, *args, "--quiet"], full)
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
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0)
        return out.decode().replace("\r\n", "\n")

    @staticmethod
    def plain(text):
        return re.sub(r"\033\[[0-9;]*m", "", text)

    def test_fits_the_window(self):
        for columns, cell in ((60, "BEE-1       MET PAR GAP"), (120, "BEE-1       MET          PARTIAL      GAP")):
            out = self.at_terminal(columns, "compare", "corpus")
            self.assertIn("\033[31m", out)
            self.assertIn(cell, self.plain(out))
            self.assertLessEqual(max(map(len, self.plain(out).split("\n"))), columns)

    def test_columns_wins_over_the_window(self):
        self.assertIn("BEE-1       MET PAR GAP", self.plain(self.at_terminal(120, "compare", "corpus", COLUMNS="60")))

    def test_no_color(self):
        self.assertNotIn("\033", self.at_terminal(80, "compare", "corpus", NO_COLOR="1"))

    def test_one_country_begins_with_its_themes(self):
        out = self.plain(self.at_terminal(80, "assess", "corpus/bb"))
        self.assertRegex(out, r"register +\. +1 +\. ")
        self.assertLess(out.index("register "), out.index("BEE-1"))

    def test_plain_and_whole_elsewhere(self):
        out = self.out("compare", "corpus", env={"COLUMNS": "40"})
        self.assertNotIn("\033", out)
        self.assertIn("BEE-1       MET          PARTIAL      GAP          Hives are registered\n", out)

    def test_nothing_steers_the_terminal(self):
        hostile.write(self, "h")
        self.write("h/hh/acts.csv", "file,title,kind,date,status,lang\n" + '"' + hostile.NAME + '",,other,,in-force,xx\n')
        out = self.at_terminal(100, "compare", "h")
        name = "\033]0;title\007\u202e"
        out += self.at_terminal(100, "check", f"h/hh/{hostile.NAME}", "--lang", "en", "--jurisdiction", name)
        rest = self.plain(out)
        self.assertIn("\u241b]0;title\u2407\ufffd", rest)
        self.assertFalse(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest))
