/* SPDX-License-Identifier: MIT */
/*
 * docx.h - the section as WordprocessingML, between the files docx*.c: docx_paper.c writes the body and the footnotes,
 * docx_parts.c holds everything of a package that does not depend on the law, docx_letter.c puts the section into a
 * document of the user. Private to these and emit_docx.c.
 */
#ifndef LG_EMIT_DOCX_H
#define LG_EMIT_DOCX_H

#include "base/diag.h"
#include "emit/outline.h"
#include "emit/strings.h"

/* What a paragraph, a run or a table is for. */
enum lg_docx_style {
	LG_DOCX_H1,
	LG_DOCX_H2,
	LG_DOCX_H3,
	LG_DOCX_H4,
	LG_DOCX_LEAD,
	LG_DOCX_QUOTE,
	LG_DOCX_ITEM,
	LG_DOCX_CAPTION,
	LG_DOCX_CELL,
	LG_DOCX_TOC_HEADING,
	LG_DOCX_TOC1,
	LG_DOCX_TOC2,
	LG_DOCX_TOC3,
	LG_DOCX_NOTE,
	LG_DOCX_NOTE_MARK,
	LG_DOCX_LINK,
	LG_DOCX_TABLE,
	LG_DOCX_STYLE_MAX
};

struct lg_docx_style_row {
	const char *name;	/* by which it is found in a template, without case: "heading 1" */
	const char *id;		/* in our own styles */
	const char *definition; /* what stands inside <w:style> after its name */
	const char *type;	/* paragraph, character, table */
};
const struct lg_docx_style_row *lg_docx_style(enum lg_docx_style s);
/* Appends the definition of one style as an element. */
void lg_docx_style_put(struct lg_buf *b, enum lg_docx_style s);

struct lg_docx {
	struct lg_buf body, notes, words;
	struct lg_buf para; /* runs of the paragraph that is open */
	struct lg_buf *out; /* para, or notes while a footnote is written */
	struct lg_outline outline;
	struct lg_slice style[LG_DOCX_STYLE_MAX]; /* ids to use */
	enum lg_ui_lang ui;
	uint32_t bookmarks;  /* the last number given */
	uint32_t first_note; /* the number of the first footnote */
	uint32_t nnotes;
	uint32_t anchor, heading; /* of the paragraph that is open */
	bool rtl, ltr;		  /* directions seen in it */
	bool bullets;		  /* the style of items makes no bullet by itself */
	bool number;		  /* the cell that is open holds one: set to the right */
	bool contents;		  /* make a table of contents */
};

int lg_docx_init(struct lg_docx *d, enum lg_ui_lang ui) LG_MUST_USE;
void lg_docx_done(struct lg_docx *d);
/* Writes body and notes. */
int lg_docx_write(struct lg_docx *d, const struct lg_matrix *m) LG_MUST_USE;

/* Parts of a new document. */
#define LG_DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define LG_DOCX_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define LG_DOCX_NOTES_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
/* The part of the footnotes, with those of d. */
void lg_docx_notes_put(struct lg_buf *b, const struct lg_docx *d);
int lg_docx_package(struct lg_buf *out, struct lg_docx *d, const struct lg_matrix *m) LG_MUST_USE;

/* The template with the section in it. LG_EINVAL with a diagnostic when it is no document that we can use. */
struct lg_letter;
int lg_letter_open(struct lg_letter **out, struct lg_slice bytes, struct lg_slice name, struct lg_diags *d) LG_MUST_USE;
void lg_letter_close(struct lg_letter *l); /* NULL is a no-op */
/* Styles, numbers of footnotes and bookmarks of the letter, before the section is written. */
void lg_letter_prepare(const struct lg_letter *l, struct lg_docx *d);
int lg_letter_package(struct lg_buf *out, struct lg_letter *l, struct lg_docx *d) LG_MUST_USE;

#endif
