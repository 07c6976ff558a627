# SPDX-License-Identifier: MIT
"""The table of ratios as CSV and as Markdown, with the machine and the versions."""
import csv
import os
import platform
import re
import subprocess

COLUMNS = ["row", "above", "below", "clock", "runs", "ratio", "least", "most", "target", "met", "above_s", "below_s", "above_mb"]


def met(r):
    if not r["target"]:
        return ""
    sense, bound = r["target"]
    good = r["ratio"] <= bound if sense == "<=" else r["ratio"] >= bound
    return "yes" if good and r["above_mb"] <= r.get("memory_target", 1e9) else "no"


def target(r):
    text = "".join(map(str, r["target"] or ()))
    return text + (f", {r['memory_target']} MB" if "memory_target" in r else "")


def cells(r):
    return {**{k: r.get(k) for k in COLUMNS}, "met": met(r), "target": target(r), "ratio": f"{r['ratio']:.3f}",
            "least": f"{r['least']:.3f}", "most": f"{r['most']:.3f}", "above_s": f"{r['above_s']:.4f}",
            "below_s": f"{r['below_s']:.4f}", "above_mb": f"{r['above_mb']:.0f}"}


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, COLUMNS, lineterminator="\n")
        w.writeheader()
        w.writerows(cells(r) for r in rows)


def first_line(*argv):
    try:
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
    except OSError:
        return None
    lines = (done.stdout + done.stderr).strip().splitlines()
    return lines[0] if lines else None


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        found = re.search(r"^model name\s*:\s*(.*)$", f.read(), re.M)
    return found.group(1) if found else platform.machine()


def machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [first_line(*v) for v in (["xmllint", "--version"], ["wc", "--version"], ["rg", "--version"], ["grep", "--version"],
                                         ["pcre2grep", "--version"], ["yara", "--version"], ["cc", "--version"])]
    versions[5] = versions[5] and f"yara {versions[5]}"
    return f"{processor()}, {os.cpu_count()} processors, {memory:.0f} GB, Linux {platform.release()}.", "; ".join(filter(None, versions))


def write_md(path, rows, size, before):
    where, versions = machine()
    after = os.getloadavg()
    lines = ["# Benchmark", "",
             f"{where} {versions}.", "",
             f"Whole processes by turns, except `engines` (in process). Corpora of {size} MB made from `corpus/` in English, German, Ukrainian "
             "and Georgian, all rules. A ratio is that of one turn; the median, least and most of all turns. clock cpu: user and system "
             f"time; wall: elapsed. Load average of the machine {before[0]:.1f} before and {after[0]:.1f} after: "
             "trust ratios, not seconds.", "",
             "Peers that search text answer a weaker question (is any of 150 wordings in this line?), so their rows have no target.", "",
             "| row | ratio of | to | clock | median | least | most | target | met | seconds | peak MB | |",
             "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    for r in rows:
        c = cells(r)
        lines.append(f"| {c['row']} | {c['above']} | {c['below']} | {c['clock']} | {c['ratio']} | {c['least']} | {c['most']} | "
                     f"{c['target']} | {c['met']} | {c['above_s']} / {c['below_s']} | {c['above_mb']} | {r.get('note', '')} |")
    lines += ["", "![time against text size, patterns and threads](bench.svg)", "",
              "`make bench` writes this folder's bench.* anew; `make bench-compare` fails when a ratio is worse than here by more than a fifth."]
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")
