/* SPDX-License-Identifier: MIT */
/* The section "Legal framework" as one page that needs nothing else: `lexgap assess --format html`. */
#include "emit/emit.h"
#include "emit/markup.h"
#include "emit/outline.h"
#include "emit/prose.h"

struct page {
	struct lg_buf body, notes, words; /* words: cleaned, before they are escaped */
	struct lg_buf *out;		  /* body, or notes while a footnote is written */
	struct lg_outline outline;
	unsigned nnotes;
	bool in_list;
};

static const char style[] =
	":root{--ink:#1d2733;--paper:#fff;--line:#c9d1d9;--soft:#f4f6f8;--link:#0b5cad}\n"
	"body{font:16px/1.55 system-ui,'Noto Sans','DejaVu Sans',sans-serif;color:var(--ink);background:var(--paper);"
	"max-width:56rem;margin:0 auto;padding:1rem 1.25rem 4rem}\n"
	"h1{font-size:1.8rem}h2{font-size:1.4rem;margin-top:2.5rem;border-bottom:2px solid var(--line)}"
	"h3{font-size:1.15rem;margin-top:2rem}h4{font-size:1rem;margin:1.6rem 0 .3rem}\n"
	"a{color:var(--link)}p{margin:.4rem 0 .7rem}nav ol{list-style:none;padding-left:1.2rem;margin:.2rem 0}\n"
	".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.6rem 0 1rem}"
	"caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{border:1px solid var(--line);padding:.3rem "
	".5rem;"
	"text-align:left;vertical-align:top}th{background:var(--soft)}.n{text-align:right}\n"
	"code{font-size:.82em;overflow-wrap:anywhere}mark{background:none;color:inherit;font-weight:700}\n"
	"blockquote{margin:.3rem 0 .9rem;padding:.4rem .9rem;background:var(--soft);border-inline-start:4px solid "
	"var(--line)}"
	"sup a{text-decoration:none;padding:0 .15em}.notes{font-size:.85rem}\n"
	".v{color:#1d2733;font-weight:600;padding:.05rem "
	".45rem;border-radius:3px;white-space:nowrap}td.v{white-space:normal}\n"
	":target{outline:2px solid var(--link);outline-offset:4px}\n"
	"@media(prefers-color-scheme:dark){:root{--ink:#e6eaee;--paper:#14191f;--line:#46525e;--soft:#1d242c;--link:#"
	"7db8f5}}\n"
	"@media "
	"print{body{max-width:none;font-size:10pt}a{color:inherit;text-decoration:none}blockquote,tr{break-inside:"
	"avoid}"
	"h1,h2,h3,h4{break-after:avoid}}\n";

/* ---- words ---------------------------------------------------------------------------------------------------- */

static void put_text(struct page *p, struct lg_buf *out, struct lg_slice s)
{
	lg_markup_put(out, &p->words, s);
}

static void put_lang(struct page *p, struct lg_slice lang)
{
	lg_buf_str(p->out, "<span lang=\"");
	put_text(p, p->out, lang);
	lg_buf_str(p->out, lg_lang_is_rtl(lang) ? "\" dir=\"rtl\">" : "\">");
}

static const struct {
	unsigned style;
	const char *open, *close;
} styles[] = {{LG_RUN_STRONG, "<strong>", "</strong>"},
	      {LG_RUN_EMPHASIS, "<em>", "</em>"},
	      {LG_RUN_MARK, "<mark>", "</mark>"},
	      {LG_RUN_CODE, "<code>", "</code>"}};
#define NSTYLES (sizeof styles / sizeof *styles)

static void put_run(struct page *p, const struct lg_run *run)
{
	if (run->link)
		lg_buf_fmt(p->out, "<a href=\"#a%u\">", (unsigned)run->link);
	if (run->lang.n)
		put_lang(p, run->lang);
	for (size_t i = 0; i < NSTYLES; i++)
		if (run->style & styles[i].style)
			lg_buf_str(p->out, styles[i].open);
	put_text(p, p->out, run->text);
	for (size_t i = NSTYLES; i-- > 0;)
		if (run->style & styles[i].style)
			lg_buf_str(p->out, styles[i].close);
	lg_buf_str(p->out, run->lang.n ? "</span>" : "");
	lg_buf_str(p->out, run->link ? "</a>" : "");
}

static void run(void *self, const struct lg_run *run)
{
	struct page *p = self;
	lg_outline_run(&p->outline, run->text);
	put_run(p, run);
}

static void badge(void *self, enum lg_verdict v, struct lg_slice label)
{
	struct page *p = self;
	lg_buf_fmt(p->out, "<span class=\"v\" style=\"background:#%s\">", lg_verdict_shade(v));
	put_text(p, p->out, label);
	lg_buf_str(p->out, "</span>");
}

static void note(void *self, const struct lg_run *words, size_t n)
{
	struct page *p = self;
	unsigned number = ++p->nnotes;
	lg_buf_fmt(p->out, "<sup><a id=\"r%u\" href=\"#n%u\" role=\"doc-noteref\">%u</a></sup>", number, number,
		   number);
	p->out = &p->notes;
	lg_buf_fmt(p->out, "<li id=\"n%u\">", number);
	for (size_t i = 0; i < n; i++)
		put_run(p, &words[i]);
	lg_buf_fmt(p->out, " <a href=\"#r%u\" role=\"doc-backlink\" aria-label=\"%u\">&#8617;</a></li>\n", number,
		   number);
	p->out = &p->body;
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

static const char *const elements[LG_PARA_MAX] = {
	[LG_PARA_H1] = "h1",
	[LG_PARA_H2] = "h2",
	[LG_PARA_H3] = "h3",
	[LG_PARA_H4] = "h4",
	[LG_PARA_BODY] = "p",
	[LG_PARA_LEAD] = "p",
	[LG_PARA_QUOTE] = "blockquote",
	[LG_PARA_ITEM] = "li",
};

static void end_list(struct page *p)
{
	if (p->in_list)
		lg_buf_str(p->out, "</ul>\n");
	p->in_list = false;
}

static void open_paragraph(void *self, enum lg_para kind, uint32_t anchor)
{
	struct page *p = self;
	uint32_t heading = lg_outline_open(&p->outline, kind);
	if (kind != LG_PARA_ITEM) {
		end_list(p);
	} else if (!p->in_list) {
		lg_buf_str(p->out, "<ul>\n");
		p->in_list = true;
	}
	lg_buf_fmt(p->out, "<%s", elements[kind]);
	if (anchor)
		lg_buf_fmt(p->out, " id=\"a%u\"", (unsigned)anchor);
	else if (heading)
		lg_buf_fmt(p->out, " id=\"h%u\"", (unsigned)heading);
	lg_buf_char(p->out, '>');
}

static void close_paragraph(void *self, enum lg_para kind)
{
	struct page *p = self;
	lg_outline_close(&p->outline);
	lg_buf_fmt(p->out, "</%s>\n", elements[kind]);
}

static void contents(void *self)
{
	struct page *p = self;
	p->outline.contents_at = p->body.len;
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static void table(void *self, struct lg_slice caption, const struct lg_column *column, size_t n)
{
	struct page *p = self;
	end_list(p);
	lg_buf_str(p->out, "<div class=\"scroll\"><table><caption>");
	put_text(p, p->out, caption);
	lg_buf_str(p->out, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < n; i++) {
		lg_buf_fmt(p->out, "<th scope=\"col\"%s style=\"width:%u%%\">", column[i].number ? " class=\"n\"" : "",
			   column[i].share);
		put_text(p, p->out, column[i].heading);
		lg_buf_str(p->out, "</th>");
	}
	lg_buf_str(p->out, "</tr></thead>\n<tbody>\n");
}

static void row(void *self)
{
	struct page *p = self;
	lg_buf_str(p->out, "<tr>");
}

static void cell(void *self, enum lg_verdict shade, bool number)
{
	struct page *p = self;
	if (shade == LG_VERDICT_MAX)
		lg_buf_str(p->out, number ? "<td class=\"n\">" : "<td>");
	else
		lg_buf_fmt(p->out, "<td class=\"v\" style=\"background:#%s\">", lg_verdict_shade(shade));
}

static void end_cell(void *self)
{
	struct page *p = self;
	lg_buf_str(p->out, "</td>");
}

static void end_row(void *self)
{
	struct page *p = self;
	lg_buf_str(p->out, "</tr>\n");
}

static void end_table(void *self)
{
	struct page *p = self;
	lg_buf_str(p->out, "</tbody></table></div>\n");
}

static const struct lg_paper_ops ops = {
	.contents = contents,
	.open = open_paragraph,
	.run = run,
	.badge = badge,
	.note = note,
	.close = close_paragraph,
	.table = table,
	.row = row,
	.cell = cell,
	.end_cell = end_cell,
	.end_row = end_row,
	.end_table = end_table,
};

/* ---- the page ------------------------------------------------------------------------------------------------- */

static void put_contents(struct lg_buf *out, struct page *p, enum lg_ui_lang ui)
{
	lg_buf_fmt(out, "<nav aria-labelledby=\"contents\"><h2 id=\"contents\">%s</h2>\n<ol>\n",
		   lg_string(ui, LG_S_SEC_CONTENTS));
	for (size_t i = 0; i < p->outline.entry.n; i++) {
		const struct lg_outline_entry *e = &p->outline.entry.v[i];
		if (e->level > LG_CONTENTS_LEVELS)
			continue;
		lg_buf_fmt(out, "<li style=\"margin-inline-start:%uem\"><a href=\"#h%u\">", (e->level - 1) * 2,
			   (unsigned)e->id);
		put_text(p, out, e->text);
		lg_buf_str(out, "</a></li>\n");
	}
	lg_buf_str(out, "</ol></nav>\n");
}

static void assemble(struct lg_buf *out, struct page *p, enum lg_ui_lang ui)
{
	struct lg_slice body = lg_buf_slice(&p->body);
	size_t at = p->outline.contents_at < body.n ? p->outline.contents_at : 0;
	lg_buf_fmt(out,
		   "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
		   lg_ui_lang_code(ui));
	put_text(p, out, p->outline.entry.n ? p->outline.entry.v[0].text : LG_LIT("lexgap"));
	lg_buf_fmt(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
	lg_buf_slice_put(out, lg_slice_sub(body, 0, at));
	put_contents(out, p, ui);
	lg_buf_slice_put(out, lg_slice_sub(body, at, body.n));
	if (p->nnotes) {
		lg_buf_fmt(out, "<section class=\"notes\"><h2>%s</h2>\n<ol>\n", lg_string(ui, LG_S_SEC_NOTES));
		lg_buf_slice_put(out, lg_buf_slice(&p->notes));
		lg_buf_str(out, "</ol></section>\n");
	}
	lg_buf_str(out, "</main>\n</body>\n</html>\n");
}

static int write_page(struct lg_buf *out, struct page *p, const struct lg_matrix *m, enum lg_ui_lang ui)
{
	const struct lg_paper paper = {&ops, p};
	LG_TRY(lg_prose_write(&paper, m, ui));
	end_list(p);
	LG_TRY(p->outline.status);
	LG_TRY(lg_buf_status(&p->body));
	LG_TRY(lg_buf_status(&p->notes));
	assemble(out, p, ui);
	LG_TRY(lg_buf_status(&p->words));
	return lg_buf_status(out);
}

static int write_section_html(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct page p = {.out = NULL};
	p.out = &p.body;
	lg_buf_init(&p.body, 0);
	lg_buf_init(&p.notes, 0);
	lg_buf_init(&p.words, 0);
	int status = lg_outline_init(&p.outline);
	if (status == LG_OK)
		status = write_page(out, &p, m, o ? o->ui_lang : LG_UI_EN);
	lg_outline_done(&p.outline);
	lg_buf_done(&p.words);
	lg_buf_done(&p.notes);
	lg_buf_done(&p.body);
	return status;
}

const struct lg_emitter lg_emitter_section_html = {
	.name = "section-html",
	.extension = "html",
	.mime = "text/html",
	.summary = "the section of an assessment as a page (assess --format html)",
	.section = true,
	.write = write_section_html,
};
