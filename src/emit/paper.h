/* SPDX-License-Identifier: MIT */
/*
 * paper.h - a document as a sequence of calls: what the section "Legal framework" is written on. Each format for people
 * implements them (html, Markdown, Word, OpenDocument); none sees the matrix, so that all say the same words.
 *
 * Runs come inside a paragraph or a cell; cells inside a row, rows inside a table. Nothing else nests.
 */
#ifndef LG_EMIT_PAPER_H
#define LG_EMIT_PAPER_H

#include "base/buf.h"
#include "model/matrix.h"

enum lg_para {
	LG_PARA_H1, /* the section */
	LG_PARA_H2, /* a part of it */
	LG_PARA_H3, /* a theme */
	LG_PARA_H4, /* a finding */
	LG_PARA_BODY,
	LG_PARA_LEAD,  /* introduces what follows: is kept with it */
	LG_PARA_QUOTE, /* words of a law */
	LG_PARA_ITEM,  /* of a list with bullets */
	LG_PARA_MAX
};

enum lg_run_style {
	LG_RUN_STRONG = 1 << 0,
	LG_RUN_EMPHASIS = 1 << 1,
	LG_RUN_MARK = 1 << 2, /* the words that decided */
	LG_RUN_CODE = 1 << 3
};

struct lg_run {
	struct lg_slice text;
	struct lg_slice lang; /* BCP 47; empty: that of the document */
	unsigned style;	      /* enum lg_run_style bits */
	uint32_t link;	      /* anchor it leads to, 0: none */
};

struct lg_column {
	struct lg_slice heading;
	unsigned share; /* of the width; all columns together 100 */
	bool number;	/* set to the right */
};

/* Every function gets `self`. Failure is sticky in the buffer that the implementation writes to. */
struct lg_paper_ops {
	void (*contents)(void *self);				      /* here stands the table of contents */
	void (*open)(void *self, enum lg_para kind, uint32_t anchor); /* anchor: unique, 0: none */
	void (*run)(void *self, const struct lg_run *run);
	void (*badge)(void *self, enum lg_verdict v, struct lg_slice label); /* a verdict: by its words and by colour */
	void (*note)(void *self, const struct lg_run *run, size_t n);	     /* a footnote, referred to from here */
	void (*close)(void *self, enum lg_para kind);
	/* The first row, of headings, is made here. caption: what the table shows. */
	void (*table)(void *self, struct lg_slice caption, const struct lg_column *column, size_t n);
	void (*row)(void *self);
	void (*cell)(void *self, enum lg_verdict shade, bool number); /* shade LG_VERDICT_MAX: plain */
	void (*end_cell)(void *self);
	void (*end_row)(void *self);
	void (*end_table)(void *self);
};

struct lg_paper {
	const struct lg_paper_ops *ops;
	void *self;
};

/* Is the script of a language (its first part counts) written from right to left? */
bool lg_lang_is_rtl(struct lg_slice lang);

/* Verdicts in colour, the same in every format: "RRGGBB", dark text reads well on it. */
const char *lg_verdict_shade(enum lg_verdict v);

#endif
