/* SPDX-License-Identifier: MIT */
/* The section "Legal framework" as Markdown with footnotes, to edit and sign: `lexgap assess --format md`. */
#include "emit/clean.h"
#include "emit/emit.h"
#include "emit/prose.h"

#include <string.h>

struct page {
	struct lg_buf *out;
	struct lg_buf notes, words;
	struct lg_buf *at; /* out, or notes while a footnote is written */
	bool line_start;   /* where "1." and "-" would open a list */
	bool in_list;
	unsigned nnotes;
};

/* ---- words ---------------------------------------------------------------------------------------------------- */

/* How much of a line that has just begun would open a list or a heading if it were not escaped. */
static size_t opens_list(struct lg_slice s)
{
	size_t digits = 0;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	return digits < s.n && s.p[digits] && strchr(digits ? ".)" : "-+=", s.p[digits]) ? digits + 1 : 0;
}

static void put_text(struct page *p, struct lg_slice text)
{
	lg_buf_clear(&p->words);
	lg_clean_put(&p->words, text, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	struct lg_slice s = lg_buf_slice(&p->words);
	size_t list = p->line_start ? opens_list(s) : 0;
	for (size_t i = 0; i < s.n; i++) {
		if ((list && i == list - 1) || (s.p[i] && strchr("\\`*_[]<>#|~&^", s.p[i])))
			lg_buf_char(p->at, '\\');
		lg_buf_char(p->at, s.p[i]);
	}
	p->line_start = p->line_start && s.n == 0;
}

/* Emphasis must neither begin nor end at a blank. */
static void put_styled(struct page *p, struct lg_slice text, const char *mark)
{
	struct lg_slice inner = lg_slice_trim(text);
	if (!inner.n) {
		put_text(p, text);
		return;
	}
	put_text(p, lg_slice_sub(text, 0, (size_t)(inner.p - text.p)));
	p->line_start = false;
	lg_buf_str(p->at, mark);
	put_text(p, inner);
	lg_buf_str(p->at, mark);
	put_text(p, lg_slice_sub(text, (size_t)(inner.p - text.p) + inner.n, text.n));
}

static void run(void *self, const struct lg_run *run)
{
	struct page *p = self;
	const char *mark = run->style & (LG_RUN_STRONG | LG_RUN_MARK) ? "**" : run->style & LG_RUN_EMPHASIS ? "*" : "";
	if (*mark)
		put_styled(p, run->text, mark);
	else
		put_text(p, run->text);
}

static void badge(void *self, enum lg_verdict v, struct lg_slice label)
{
	(void)v;
	put_styled(self, label, "**");
	lg_buf_char(((struct page *)self)->at, '.');
}

static void note(void *self, const struct lg_run *words, size_t n)
{
	struct page *p = self;
	lg_buf_fmt(p->at, "[^%u]", ++p->nnotes);
	p->at = &p->notes;
	lg_buf_fmt(p->at, "[^%u]: ", p->nnotes);
	for (size_t i = 0; i < n; i++)
		run(p, &words[i]);
	lg_buf_char(p->at, '\n');
	p->at = p->out;
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

static void end_list(struct page *p)
{
	if (p->in_list)
		lg_buf_char(p->at, '\n');
	p->in_list = false;
}

static void open_paragraph(void *self, enum lg_para kind, uint32_t anchor)
{
	static const char *const openings[LG_PARA_MAX] = {
		[LG_PARA_H1] = "# ", [LG_PARA_H2] = "## ", [LG_PARA_H3] = "### ",  [LG_PARA_H4] = "#### ",
		[LG_PARA_BODY] = "", [LG_PARA_LEAD] = "",  [LG_PARA_QUOTE] = "> ", [LG_PARA_ITEM] = "- ",
	};
	struct page *p = self;
	(void)anchor;
	if (kind != LG_PARA_ITEM)
		end_list(p);
	p->in_list = kind == LG_PARA_ITEM;
	lg_buf_str(p->at, openings[kind]);
	p->line_start = true;
}

static void close_paragraph(void *self, enum lg_para kind)
{
	struct page *p = self;
	lg_buf_str(p->at, kind == LG_PARA_ITEM ? "\n" : "\n\n");
	p->line_start = false;
}

/* Editors and converters of Markdown make it themselves from the headings. */
static void contents(void *self)
{
	(void)self;
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static void table(void *self, struct lg_slice caption, const struct lg_column *column, size_t n)
{
	struct page *p = self;
	end_list(p);
	put_styled(p, caption, "**");
	lg_buf_str(p->at, "\n\n|");
	for (size_t i = 0; i < n; i++) {
		lg_buf_char(p->at, ' ');
		put_text(p, column[i].heading);
		lg_buf_str(p->at, " |");
	}
	lg_buf_str(p->at, "\n|");
	for (size_t i = 0; i < n; i++)
		lg_buf_str(p->at, column[i].number ? "-:|" : "-|");
	lg_buf_char(p->at, '\n');
}

static void row(void *self)
{
	lg_buf_char(((struct page *)self)->at, '|');
}

static void cell(void *self, enum lg_verdict shade, bool number)
{
	(void)shade;
	(void)number; /* the line under the headings says it */
	lg_buf_char(((struct page *)self)->at, ' ');
}

static void end_cell(void *self)
{
	lg_buf_str(((struct page *)self)->at, " |");
}

static void end_row(void *self)
{
	lg_buf_char(((struct page *)self)->at, '\n');
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
	.end_table = end_row,
};

static int write_section_md(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct page p = {.out = out, .at = out};
	const struct lg_paper paper = {&ops, &p};
	lg_buf_init(&p.notes, 0);
	lg_buf_init(&p.words, 0);
	int status = lg_prose_write(&paper, m, o ? o->ui_lang : LG_UI_EN);
	end_list(&p);
	lg_buf_slice_put(out, lg_buf_slice(&p.notes));
	if (status == LG_OK)
		status = lg_buf_status(&p.notes);
	if (status == LG_OK)
		status = lg_buf_status(&p.words);
	lg_buf_done(&p.words);
	lg_buf_done(&p.notes);
	return status ? status : lg_buf_status(out);
}

const struct lg_emitter lg_emitter_section_md = {
	.name = "section-md",
	.extension = "md",
	.mime = "text/markdown",
	.summary = "the section of an assessment, to edit and sign (assess --format md)",
	.section = true,
	.write = write_section_md,
};
