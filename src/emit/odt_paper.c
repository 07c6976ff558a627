/* SPDX-License-Identifier: MIT */
/* A paper whose paragraphs are OpenDocument text. */
#include "emit/clean.h"
#include "emit/markup.h"
#include "emit/odt.h"
#include "emit/prose.h"
#include "emit/report.h"

/* ---- words ---------------------------------------------------------------------------------------------------- */

/* Blanks that would be lost are written as elements. */
static void put_words(struct lg_odt *d, struct lg_slice s)
{
	lg_buf_clear(&d->words);
	lg_clean_put(&d->words, s, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	struct lg_slice clean = lg_buf_slice(&d->words);
	size_t from = 0;
	for (size_t i = 0; i < clean.n; i++) {
		bool blank = clean.p[i] == ' ';
		if (blank && d->blank) {
			lg_markup_escape(&d->para, lg_slice_sub(clean, from, i));
			lg_buf_str(&d->para, "<text:s/>");
			from = i + 1;
		}
		d->blank = blank;
	}
	lg_markup_escape(&d->para, lg_slice_sub(clean, from, clean.n));
}

static unsigned look_of(struct lg_odt *d, const struct lg_odt_look *look)
{
	for (size_t i = 0; i < d->looks.n; i++)
		if (d->looks.v[i].style == look->style && d->looks.v[i].badge == look->badge &&
		    lg_slice_eq(d->looks.v[i].lang, look->lang))
			return (unsigned)i + 1;
	if (!LG_VEC_ROOM(d->outline.arena, &d->looks)) {
		d->status = LG_ENOMEM;
		return 0;
	}
	d->looks.v[d->looks.n++] = *look;
	return (unsigned)d->looks.n;
}

static void put_span(struct lg_odt *d, const struct lg_odt_look *look, struct lg_slice text)
{
	bool plain = !look->style && !look->lang.n && look->badge == LG_VERDICT_MAX;
	if (!plain)
		lg_buf_fmt(&d->para, "<text:span text:style-name=\"T%u\">", look_of(d, look));
	put_words(d, text);
	lg_buf_str(&d->para, plain ? "" : "</text:span>");
}

static void put_run(struct lg_odt *d, const struct lg_run *run)
{
	const struct lg_odt_look look = {run->style, lg_primary_tag(run->lang), LG_VERDICT_MAX};
	bool rtl = run->lang.n && lg_lang_is_rtl(run->lang);
	if (run->link)
		lg_buf_fmt(&d->para, "<text:a xlink:type=\"simple\" xlink:href=\"#lexgap_%u\">", (unsigned)run->link);
	put_span(d, &look, run->text);
	lg_buf_str(&d->para, run->link ? "</text:a>" : "");
	d->rtl = d->rtl || rtl;
	d->ltr = d->ltr || !rtl;
}

static void run(void *self, const struct lg_run *run)
{
	struct lg_odt *d = self;
	lg_outline_run(&d->outline, run->text);
	put_run(d, run);
}

static void badge(void *self, enum lg_verdict v, struct lg_slice label)
{
	const struct lg_odt_look look = {LG_RUN_STRONG, {0}, v};
	put_span(self, &look, label);
}

static void note(void *self, const struct lg_run *words, size_t n)
{
	struct lg_odt *d = self;
	unsigned number = ++d->nnotes;
	bool rtl = d->rtl, ltr = d->ltr;
	lg_buf_fmt(
		&d->para,
		"<text:note text:id=\"ftn%u\" text:note-class=\"footnote\"><text:note-citation>%u</text:note-citation>"
		"<text:note-body><text:p text:style-name=\"Footnote\">",
		number, number);
	d->blank = true;
	for (size_t i = 0; i < n; i++)
		put_run(d, &words[i]);
	lg_buf_str(&d->para, "</text:p></text:note-body></text:note>");
	d->rtl = rtl;
	d->ltr = ltr;
	d->blank = false; /* the number of the note stands before what follows */
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

static void end_list(struct lg_odt *d)
{
	lg_buf_str(&d->body, d->in_list ? "</text:list>\n" : "");
	d->in_list = false;
}

static void begin(struct lg_odt *d)
{
	lg_buf_clear(&d->para);
	d->blank = true;
	d->rtl = d->ltr = false;
	d->anchor = d->heading = 0;
}

static void open_paragraph(void *self, enum lg_para kind, uint32_t anchor)
{
	struct lg_odt *d = self;
	begin(d);
	d->heading = lg_outline_open(&d->outline, kind);
	d->anchor = anchor;
	if (kind != LG_PARA_ITEM) {
		end_list(d);
	} else if (!d->in_list) {
		lg_buf_str(&d->body, "<text:list text:style-name=\"Bullets\">\n");
		d->in_list = true;
	}
}

static void put_marks(struct lg_odt *d)
{
	if (d->heading)
		lg_buf_fmt(&d->body, "<text:bookmark text:name=\"heading_%u\"/>", (unsigned)d->heading);
	if (d->anchor)
		lg_buf_fmt(&d->body, "<text:bookmark text:name=\"lexgap_%u\"/>", (unsigned)d->anchor);
}

static void put_paragraph(struct lg_odt *d, const char *style)
{
	const char *direction = d->rtl && !d->ltr ? "_rtl" : "";
	lg_buf_fmt(&d->body, "<text:p text:style-name=\"%s%s\">", style, direction);
	put_marks(d);
	lg_buf_slice_put(&d->body, lg_buf_slice(&d->para));
	lg_buf_str(&d->body, "</text:p>");
}

static void put_heading(struct lg_odt *d, unsigned level)
{
	lg_buf_fmt(&d->body, "<text:h text:style-name=\"Heading_20_%u\" text:outline-level=\"%u\">", level, level);
	put_marks(d);
	lg_buf_slice_put(&d->body, lg_buf_slice(&d->para));
	lg_buf_str(&d->body, "</text:h>\n");
}

static void close_paragraph(void *self, enum lg_para kind)
{
	static const char *const styles[LG_PARA_MAX] = {[LG_PARA_BODY] = "Text_20_body",
							[LG_PARA_LEAD] = "Lead",
							[LG_PARA_QUOTE] = "Quotations",
							[LG_PARA_ITEM] = "List"};
	struct lg_odt *d = self;
	lg_outline_close(&d->outline);
	if (kind <= LG_PARA_H4) {
		put_heading(d, (unsigned)kind - LG_PARA_H1 + 1);
		return;
	}
	lg_buf_str(&d->body, kind == LG_PARA_ITEM ? "<text:list-item>" : "");
	put_paragraph(d, styles[kind]);
	lg_buf_str(&d->body, kind == LG_PARA_ITEM ? "</text:list-item>\n" : "\n");
}

static void contents(void *self)
{
	struct lg_odt *d = self;
	d->outline.contents_at = d->body.len;
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static void open_cell(struct lg_odt *d, const char *style)
{
	lg_buf_fmt(&d->body, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", style);
	begin(d);
}

static void close_cell(struct lg_odt *d)
{
	put_paragraph(d, d->number ? "Number" : "Cell");
	d->number = false;
	lg_buf_str(&d->body, "</table:table-cell>");
}

static void table(void *self, struct lg_slice caption, const struct lg_column *column, size_t n)
{
	struct lg_odt *d = self;
	const struct lg_run words = {.text = caption};
	end_list(d);
	begin(d);
	put_run(d, &words);
	put_paragraph(d, "Caption");
	lg_buf_fmt(&d->body, "\n<table:table table:name=\"Table%u\" table:style-name=\"Grid\">",
		   (unsigned)++d->ntables);
	for (size_t i = 0; i < n; i++)
		lg_buf_fmt(&d->body, "<table:table-column table:style-name=\"Share%u\"/>", column[i].share);
	lg_buf_str(&d->body, "<table:table-header-rows><table:table-row table:style-name=\"Row\">");
	for (size_t i = 0; i < n; i++) {
		const struct lg_run heading = {.text = column[i].heading, .style = LG_RUN_STRONG};
		open_cell(d, "Head");
		d->number = column[i].number;
		put_run(d, &heading);
		close_cell(d);
	}
	lg_buf_str(&d->body, "</table:table-row></table:table-header-rows>\n");
}

static void row(void *self)
{
	lg_buf_str(&((struct lg_odt *)self)->body, "<table:table-row table:style-name=\"Row\">");
}

static void cell(void *self, enum lg_verdict shade, bool number)
{
	static const char *const styles[LG_VERDICT_MAX + 1] = {
		[LG_MET] = "Met",	    [LG_PARTIAL] = "Partial",
		[LG_GAP] = "Gap",	    [LG_CONTRADICTED] = "Contradicted",
		[LG_RESERVED] = "Reserved", [LG_UNKNOWN] = "Unknown",
		[LG_MANUAL] = "Manual",	    [LG_VERDICT_MAX] = "Plain"};
	open_cell(self, styles[shade]);
	((struct lg_odt *)self)->number = number;
}

static void end_cell(void *self)
{
	close_cell(self);
}

static void end_row(void *self)
{
	lg_buf_str(&((struct lg_odt *)self)->body, "</table:table-row>\n");
}

static void end_table(void *self)
{
	lg_buf_str(&((struct lg_odt *)self)->body, "</table:table>\n<text:p text:style-name=\"Cell\"/>\n");
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

static void put_sources(struct lg_buf *b, const char *title)
{
	lg_buf_fmt(
		b,
		"<text:table-of-content text:name=\"Contents\" text:protected=\"false\"><text:table-of-content-source "
		"text:outline-level=\"%d\"><text:index-title-template text:style-name=\"Contents_20_Heading\">%s"
		"</text:index-title-template>",
		LG_CONTENTS_LEVELS, title);
	for (int level = 1; level <= LG_CONTENTS_LEVELS; level++)
		lg_buf_fmt(b,
			   "<text:table-of-content-entry-template text:outline-level=\"%d\" "
			   "text:style-name=\"Contents_20_%d\"><text:index-entry-link-start/><text:index-entry-text/>"
			   "<text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/>"
			   "<text:index-entry-page-number/><text:index-entry-link-end/>"
			   "</text:table-of-content-entry-template>",
			   level, level);
	lg_buf_fmt(
		b,
		"</text:table-of-content-source><text:index-body><text:index-title text:name=\"Contents_Head\"><text:p "
		"text:style-name=\"Contents_20_Heading\">%s</text:p></text:index-title>\n",
		title);
}

/* Pages are left to the word processor: no number before it has set the text is better than a wrong one. */
static void put_contents(struct lg_buf *b, struct lg_odt *d)
{
	put_sources(b, lg_string(d->ui, LG_S_SEC_CONTENTS));
	for (size_t i = 0; i < d->outline.entry.n; i++) {
		const struct lg_outline_entry *e = &d->outline.entry.v[i];
		if (e->level > LG_CONTENTS_LEVELS)
			continue;
		lg_buf_fmt(b,
			   "<text:p text:style-name=\"Contents_20_%u\"><text:a xlink:type=\"simple\" "
			   "xlink:href=\"#heading_%u\">",
			   e->level, (unsigned)e->id);
		lg_markup_put(b, &d->words, e->text);
		lg_buf_str(b, "</text:a></text:p>\n");
	}
	lg_buf_str(b, "</text:index-body></text:table-of-content>\n");
}

static int insert_contents(struct lg_odt *d)
{
	struct lg_buf whole;
	struct lg_slice body = lg_buf_slice(&d->body);
	size_t at = d->outline.contents_at;
	if (at > body.n)
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

int lg_odt_init(struct lg_odt *d, enum lg_ui_lang ui)
{
	*d = (struct lg_odt){.ui = ui};
	lg_buf_init(&d->body, 0);
	lg_buf_init(&d->words, 0);
	lg_buf_init(&d->para, 0);
	return lg_outline_init(&d->outline);
}

void lg_odt_done(struct lg_odt *d)
{
	lg_outline_done(&d->outline);
	lg_buf_done(&d->para);
	lg_buf_done(&d->words);
	lg_buf_done(&d->body);
}

int lg_odt_write(struct lg_odt *d, const struct lg_matrix *m)
{
	const struct lg_paper paper = {&ops, d};
	LG_TRY(lg_prose_write(&paper, m, d->ui));
	end_list(d);
	LG_TRY(d->outline.status);
	LG_TRY(d->status);
	LG_TRY(lg_buf_status(&d->para));
	LG_TRY(lg_buf_status(&d->words));
	return insert_contents(d);
}
