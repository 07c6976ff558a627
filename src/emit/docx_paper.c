/* SPDX-License-Identifier: MIT */
/* A paper whose paragraphs are WordprocessingML. */
#include "emit/docx.h"
#include "emit/markup.h"
#include "emit/prose.h"

#define TOC_MARKS 7100000 /* names of our headings: numbers that no template has by chance */
#define TEXT_WIDTH 9638	  /* twentieths of a point: A4 with 2 cm at both sides */

/* ---- runs ----------------------------------------------------------------------------------------------------- */

static void put_words(struct lg_docx *d, struct lg_slice s)
{
	lg_buf_str(d->out, "<w:t xml:space=\"preserve\">");
	lg_markup_put(d->out, &d->words, s);
	lg_buf_str(d->out, "</w:t>");
}

/* The order of the elements is that of the schema. */
static void put_properties(struct lg_docx *d, const struct lg_run *run, bool rtl)
{
	lg_buf_str(d->out, "<w:rPr>");
	if (run->link)
		lg_buf_fmt(d->out, "<w:rStyle w:val=\"%.*s\"/>", (int)d->style[LG_DOCX_LINK].n,
			   d->style[LG_DOCX_LINK].p);
	if (run->style & LG_RUN_CODE)
		lg_buf_str(d->out, "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/>");
	if (run->style & (LG_RUN_STRONG | LG_RUN_MARK))
		lg_buf_str(d->out, "<w:b/><w:bCs/>");
	if (run->style & LG_RUN_EMPHASIS)
		lg_buf_str(d->out, "<w:i/><w:iCs/>");
	if (run->style & LG_RUN_CODE)
		lg_buf_str(d->out, "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>");
	lg_buf_str(d->out, rtl ? "<w:rtl/>" : "");
	if (run->lang.n) {
		lg_buf_str(d->out, rtl ? "<w:lang w:bidi=\"" : "<w:lang w:val=\"");
		lg_markup_put(d->out, &d->words, run->lang);
		lg_buf_str(d->out, "\"/>");
	}
	lg_buf_str(d->out, "</w:rPr>");
}

static void put_run(struct lg_docx *d, const struct lg_run *run)
{
	bool rtl = run->lang.n && lg_lang_is_rtl(run->lang);
	if (run->link)
		lg_buf_fmt(d->out, "<w:hyperlink w:anchor=\"lexgap_%u\" w:history=\"1\">", (unsigned)run->link);
	lg_buf_str(d->out, "<w:r>");
	put_properties(d, run, rtl);
	put_words(d, run->text);
	lg_buf_str(d->out, run->link ? "</w:r></w:hyperlink>" : "</w:r>");
	d->rtl = d->rtl || rtl;
	d->ltr = d->ltr || !rtl;
}

static void run(void *self, const struct lg_run *run)
{
	struct lg_docx *d = self;
	lg_outline_run(&d->outline, run->text);
	put_run(d, run);
}

static void badge(void *self, enum lg_verdict v, struct lg_slice label)
{
	struct lg_docx *d = self;
	lg_buf_fmt(d->out, "<w:r><w:rPr><w:b/><w:bCs/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/></w:rPr>",
		   lg_verdict_shade(v));
	put_words(d, label);
	lg_buf_str(d->out, "</w:r>");
}

static void note(void *self, const struct lg_run *words, size_t n)
{
	struct lg_docx *d = self;
	unsigned id = d->first_note + d->nnotes++;
	struct lg_slice mark = d->style[LG_DOCX_NOTE_MARK], style = d->style[LG_DOCX_NOTE];
	lg_buf_fmt(d->out, "<w:r><w:rPr><w:rStyle w:val=\"%.*s\"/></w:rPr><w:footnoteReference w:id=\"%u\"/></w:r>",
		   (int)mark.n, mark.p, id);
	bool rtl = d->rtl, ltr = d->ltr;
	d->out = &d->notes;
	lg_buf_fmt(d->out,
		   "<w:footnote w:id=\"%u\"><w:p><w:pPr><w:pStyle w:val=\"%.*s\"/></w:pPr><w:r><w:rPr><w:rStyle "
		   "w:val=\"%.*s\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
		   id, (int)style.n, style.p, (int)mark.n, mark.p);
	for (size_t i = 0; i < n; i++)
		put_run(d, &words[i]);
	lg_buf_str(d->out, "</w:p></w:footnote>\n");
	d->out = &d->para;
	d->rtl = rtl;
	d->ltr = ltr;
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

static const enum lg_docx_style styles[LG_PARA_MAX] = {
	[LG_PARA_H1] = LG_DOCX_H1,	 [LG_PARA_H2] = LG_DOCX_H2,	     [LG_PARA_H3] = LG_DOCX_H3,
	[LG_PARA_H4] = LG_DOCX_H4,	 [LG_PARA_BODY] = LG_DOCX_STYLE_MAX, [LG_PARA_LEAD] = LG_DOCX_LEAD,
	[LG_PARA_QUOTE] = LG_DOCX_QUOTE, [LG_PARA_ITEM] = LG_DOCX_ITEM,
};

static void open_paragraph(void *self, enum lg_para kind, uint32_t anchor)
{
	struct lg_docx *d = self;
	d->heading = lg_outline_open(&d->outline, kind);
	d->anchor = anchor;
	d->rtl = d->ltr = false;
	lg_buf_clear(&d->para);
	if (kind == LG_PARA_ITEM && d->bullets)
		lg_buf_str(&d->para, "<w:r><w:t xml:space=\"preserve\">\xe2\x80\xa2 </w:t></w:r>");
}

static void put_bookmark(struct lg_docx *d, const char *prefix, uint32_t n)
{
	unsigned id = ++d->bookmarks;
	lg_buf_fmt(&d->body, "<w:bookmarkStart w:id=\"%u\" w:name=\"%s%u\"/><w:bookmarkEnd w:id=\"%u\"/>", id, prefix,
		   (unsigned)n, id);
}

static void put_paragraph(struct lg_docx *d, enum lg_docx_style style)
{
	lg_buf_str(&d->body, "<w:p>");
	bool styled = style != LG_DOCX_STYLE_MAX && d->style[style].n;
	if (styled || d->number || (d->rtl && !d->ltr)) {
		lg_buf_str(&d->body, "<w:pPr>");
		if (styled)
			lg_buf_fmt(&d->body, "<w:pStyle w:val=\"%.*s\"/>", (int)d->style[style].n, d->style[style].p);
		lg_buf_str(&d->body, d->rtl && !d->ltr ? "<w:bidi/>" : "");
		lg_buf_str(&d->body, d->number ? "<w:jc w:val=\"right\"/></w:pPr>" : "</w:pPr>");
	}
	if (d->heading)
		put_bookmark(d, "_Toc", TOC_MARKS + d->heading);
	if (d->anchor)
		put_bookmark(d, "lexgap_", d->anchor);
	lg_buf_slice_put(&d->body, lg_buf_slice(&d->para));
	lg_buf_str(&d->body, "</w:p>\n");
	d->heading = d->anchor = 0;
}

static void close_paragraph(void *self, enum lg_para kind)
{
	struct lg_docx *d = self;
	lg_outline_close(&d->outline);
	put_paragraph(d, styles[kind]);
}

static void contents(void *self)
{
	struct lg_docx *d = self;
	d->outline.contents_at = d->body.len;
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static void put_head_cell(struct lg_docx *d, const struct lg_column *c)
{
	lg_buf_fmt(&d->body,
		   "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" "
		   "w:fill=\"E3E8ED\"/></w:tcPr>",
		   c->share * TEXT_WIDTH / 100);
	const struct lg_run heading = {.text = c->heading, .style = LG_RUN_STRONG};
	lg_buf_clear(&d->para);
	put_run(d, &heading);
	d->number = c->number;
	put_paragraph(d, LG_DOCX_CELL);
	d->number = false;
	lg_buf_str(&d->body, "</w:tc>");
}

static void table(void *self, struct lg_slice caption, const struct lg_column *column, size_t n)
{
	struct lg_docx *d = self;
	const struct lg_run words = {.text = caption};
	d->rtl = d->ltr = false;
	lg_buf_clear(&d->para);
	put_run(d, &words);
	put_paragraph(d, LG_DOCX_CAPTION);
	lg_buf_fmt(&d->body,
		   "<w:tbl><w:tblPr><w:tblStyle w:val=\"%.*s\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout "
		   "w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" "
		   "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
		   (int)d->style[LG_DOCX_TABLE].n, d->style[LG_DOCX_TABLE].p);
	for (size_t i = 0; i < n; i++)
		lg_buf_fmt(&d->body, "<w:gridCol w:w=\"%u\"/>", column[i].share * TEXT_WIDTH / 100);
	lg_buf_str(&d->body, "</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (size_t i = 0; i < n; i++)
		put_head_cell(d, &column[i]);
	lg_buf_str(&d->body, "</w:tr>\n");
}

static void row(void *self)
{
	lg_buf_str(&((struct lg_docx *)self)->body, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
}

static void cell(void *self, enum lg_verdict shade, bool number)
{
	struct lg_docx *d = self;
	d->number = number;
	lg_buf_str(&d->body, "<w:tc><w:tcPr>");
	if (shade != LG_VERDICT_MAX)
		lg_buf_fmt(&d->body, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>",
			   lg_verdict_shade(shade));
	lg_buf_str(&d->body, "</w:tcPr>");
	lg_buf_clear(&d->para);
	d->rtl = d->ltr = false;
}

static void end_cell(void *self)
{
	struct lg_docx *d = self;
	put_paragraph(d, LG_DOCX_CELL);
	d->number = false;
	lg_buf_str(&d->body, "</w:tc>");
}

static void end_row(void *self)
{
	lg_buf_str(&((struct lg_docx *)self)->body, "</w:tr>\n");
}

/* A paragraph after it keeps two tables apart. */
static void end_table(void *self)
{
	lg_buf_str(&((struct lg_docx *)self)->body, "</w:tbl>\n<w:p/>\n");
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

/* ---- table of contents ---------------------------------------------------------------------------------------- */

#define FIELD(kind) "<w:r><w:fldChar w:fldCharType=\"" kind "\"/></w:r>"

/* Pages are left to the word processor: no number before it has set the text is better than a wrong one. */
static void put_entry(struct lg_buf *b, struct lg_docx *d, const struct lg_outline_entry *e, bool first)
{
	struct lg_slice style = d->style[LG_DOCX_TOC1 + (e->level - 1)];
	lg_buf_fmt(b, "<w:p><w:pPr><w:pStyle w:val=\"%.*s\"/></w:pPr>", (int)style.n, style.p);
	if (first)
		lg_buf_str(b, "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText "
			      "xml:space=\"preserve\"> TOC \\o \"1-3\" \\h \\z </w:instrText></w:r>" FIELD("separate"));
	lg_buf_fmt(b, "<w:hyperlink w:anchor=\"_Toc%u\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">",
		   TOC_MARKS + (unsigned)e->id);
	lg_markup_put(b, &d->words, e->text);
	lg_buf_str(b, "</w:t></w:r></w:hyperlink></w:p>\n");
}

static void put_contents(struct lg_buf *b, struct lg_docx *d)
{
	bool first = true;
	struct lg_slice heading = d->style[LG_DOCX_TOC_HEADING];
	lg_buf_fmt(b, "<w:p><w:pPr><w:pStyle w:val=\"%.*s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>\n", (int)heading.n,
		   heading.p, lg_string(d->ui, LG_S_SEC_CONTENTS));
	for (size_t i = 0; i < d->outline.entry.n; i++)
		if (d->outline.entry.v[i].level <= LG_CONTENTS_LEVELS) {
			put_entry(b, d, &d->outline.entry.v[i], first);
			first = false;
		}
	lg_buf_str(b, first ? "" : "<w:p>" FIELD("end") "</w:p>\n");
}

static int insert_contents(struct lg_docx *d)
{
	struct lg_buf whole;
	struct lg_slice body = lg_buf_slice(&d->body);
	size_t at = d->outline.contents_at;
	if (!d->contents || at >= body.n)
		return LG_OK;
	lg_buf_init(&whole, 0);
	lg_buf_slice_put(&whole, lg_slice_sub(body, 0, at));
	put_contents(&whole, d);
	lg_buf_slice_put(&whole, lg_slice_sub(body, at, body.n));
	lg_buf_done(&d->body);
	d->body = whole;
	return lg_buf_status(&d->body);
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

int lg_docx_init(struct lg_docx *d, enum lg_ui_lang ui)
{
	*d = (struct lg_docx){.ui = ui, .first_note = 1, .contents = true};
	d->out = &d->para;
	lg_buf_init(&d->body, 0);
	lg_buf_init(&d->notes, 0);
	lg_buf_init(&d->words, 0);
	lg_buf_init(&d->para, 0);
	for (int s = 0; s < LG_DOCX_STYLE_MAX; s++)
		d->style[s] = lg_slice_from(lg_docx_style((enum lg_docx_style)s)->id);
	return lg_outline_init(&d->outline);
}

void lg_docx_done(struct lg_docx *d)
{
	lg_outline_done(&d->outline);
	lg_buf_done(&d->para);
	lg_buf_done(&d->words);
	lg_buf_done(&d->notes);
	lg_buf_done(&d->body);
}

int lg_docx_write(struct lg_docx *d, const struct lg_matrix *m)
{
	const struct lg_paper paper = {&ops, d};
	LG_TRY(lg_prose_write(&paper, m, d->ui));
	LG_TRY(d->outline.status);
	LG_TRY(lg_buf_status(&d->para));
	LG_TRY(lg_buf_status(&d->words));
	LG_TRY(lg_buf_status(&d->notes));
	return insert_contents(d);
}
