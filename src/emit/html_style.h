/* SPDX-License-Identifier: MIT */
/* html_style.h - the one style sheet of the HTML report; in the file itself, since a report must need no network. */
#ifndef LG_EMIT_HTML_STYLE_H
#define LG_EMIT_HTML_STYLE_H

static const char html_style[] =
	":root{--ink:#1d2733;--paper:#fff;--line:#d5dbe1;--soft:#f4f6f8;--link:#0b5cad;"
	"--met:#1b7f4b;--partial:#a86200;--gap:#b3261e;--contradicted:#7a0019;--reserved:#00737f;--unknown:#6b4fa0;"
	"--manual:#3c5a99}\n"
	"@media(prefers-color-scheme:dark){:root{--ink:#e6eaee;--paper:#14191f;--line:#38434e;--soft:#1d242c;--link:#"
	"7db8f5;"
	"--met:#5fd096;--partial:#f0b254;--gap:#ff8a80;--contradicted:#ff6b8b;--reserved:#5cd0dc;--unknown:#bda3f0;"
	"--manual:#9db8f0}}\n"
	"*{box-sizing:border-box}\n"
	"body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:76rem;margin:0 "
	"auto;"
	"padding:1rem 1.25rem 4rem}\n"
	"h1{font-size:1.7rem;margin:.5rem 0 1rem}h2{font-size:1.3rem;margin:2.5rem 0 .75rem}\n"
	"h3{font-size:1.05rem;margin:2rem 0 .25rem}a{color:var(--link)}\n"
	".scroll{overflow-x:auto}\n"
	"table{border-collapse:collapse;font-size:.9rem}th,td{border:1px solid var(--line);padding:.3rem "
	".55rem;text-align:left;"
	"vertical-align:top}thead th{background:var(--soft);position:sticky;top:0}td.n{text-align:right}\n"
	"code{font-size:.8rem;overflow-wrap:anywhere}\n"
	".v{font-weight:600;white-space:nowrap;text-decoration:none}a.v:hover,a.v:focus{text-decoration:underline}\n"
	".met{color:var(--met)}.partial{color:var(--partial)}.gap{color:var(--gap)}.contradicted{color:var(--"
	"contradicted)}\n"
	".reserved{color:var(--reserved)}.unknown{color:var(--unknown)}.manual{color:var(--manual)}\n"
	".cell{border-left:3px solid var(--line);padding:.1rem 0 .1rem 1rem;margin:.75rem 0}\n"
	".cell:target,h3:target{background:var(--soft);outline:2px solid var(--link);outline-offset:4px}\n"
	".cell p{margin:.35rem 0}.obligation{margin:.2rem 0;max-width:60rem}\n"
	"blockquote{margin:.5rem 0;padding:.4rem .9rem;background:var(--soft);max-width:60rem}\n"
	"blockquote footer{font-size:.85rem;margin-top:.3rem}mark{background:none;color:inherit;font-weight:700}\n"
	"summary{cursor:pointer}\n"
	"@media print{body{max-width:none;font-size:10pt}thead th{position:static}a{color:inherit}"
	".cell,blockquote{break-inside:avoid}}\n";

#endif
