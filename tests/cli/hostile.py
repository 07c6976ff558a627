# SPDX-License-Identifier: MIT
"""A country whose titles, words and file names attack whatever reads them, for the tests of each format."""

FORMULA = "=HYPERLINK(\"http://example.org\",\"x\")"
TITLES = {
    "plus": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1;2)",
    "markup": "</script><script>alert(1)</script> ]]> &amp; <b> \"'`${x}",
    "override": "abc \u202etxt.exe\u202c \u2067kelim\u2069",
    "control": "bell\x07 escape\x1b[31m red\x1b]8;;http://example.org\x07 c1\x9b31m del\x7f",
    "escape": "_x0041_ _x005F_ _x12_ &#x41; \\u0041 %41",
    "wide": "法律 \U0001f41d e\u0301 ა‍ \u0ba8\u0bbf ﷽",
    "url": "http://example.org/?a=1&b=2 mailto:x@example.org",
    "long": "я" * 40000 + "THE END",
}
NAME = "=a,b;c'd\u202eé&<x>.md"
LAW = f"""# {FORMULA}

## Section 1 =1+1

+1 A keeper shall "register", each hive; =cmd|' /C calc'!A0 </script> & <b>bold</b>.
"""


def write(world, folder):
    """folder/hh (hostile) and folder/aa (fair) below the world's folder."""
    table = ["file,title,kind,date,status,lang"]
    for name, title in TITLES.items():
        world.write(f"{folder}/hh/{name}.md", LAW)
        table.append(f'{name}.md,"{title.replace(chr(34), chr(34) * 2)}",other,2020,in-force,en')
    world.write(f"{folder}/hh/{NAME}", LAW)
    table.append(f'"{NAME}",,other,2020,in-force,en')
    world.write(f"{folder}/hh/acts.csv", "\n".join(table) + "\n")
    world.write(f"{folder}/hh/facts.csv", 'name,value,source\n=fact,@value,"+source, ""quoted"""\n')
    world.write(f"{folder}/aa/bees.md", "# Bees\n\n## Section 1 Register\n\nA keeper shall register each hive: a fine of 500 crowns.\n")
    world.write(f"{folder}/aa/acts.csv", "file,title,kind,date,status,lang\nbees.md,Bees,other,2020,in-force,en\n")
