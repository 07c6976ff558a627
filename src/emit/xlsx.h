/* SPDX-License-Identifier: MIT */
/*
 * xlsx.h - a workbook in the making: libxlsxwriter, and what it leaves to its callers. Whatever is written is a string
 * or a number of ours, never a formula of others; words are exact (clean.h), and where a cell holds no more characters
 * it says so. Rows are written from top to bottom, cells from left to right. Failures are sticky, lg_book_close tells.
 */
#ifndef LG_EMIT_XLSX_H
#define LG_EMIT_XLSX_H

#include <stdio.h>
#include <xlsxwriter.h>

#include "base/buf.h"

enum lg_look {
	LG_LOOK_PLAIN,
	LG_LOOK_WRAP,
	LG_LOOK_BOLD,
	LG_LOOK_HEAD,
	LG_LOOK_LINK,
	LG_LOOK_CELL,
	LG_LOOK_REVIEW,
	LG_LOOK_MAX
};

struct lg_book {
	FILE *file; /* has no name; libxlsxwriter writes files only */
	char path[32];
	lxw_workbook *book;
	lxw_format *look[LG_LOOK_MAX][2]; /* [1]: a text that begins like a formula */
	struct lg_buf clean, text;	  /* of the cell in the making */
	const char *cut;		  /* told at the end of a text that is too long: "[cut: {1} characters]" */
	int status;
};

struct lg_column {
	const char *head;
	unsigned width; /* characters */
	enum lg_look look;
};

struct lg_sheet {
	struct lg_book *book;
	lxw_worksheet *sheet;
	const struct lg_column *column;
	size_t ncolumns;
	uint32_t row; /* where the next cell goes */
	uint16_t col;
	unsigned lines; /* that the highest cell of this row needs */
	size_t links;
};

int lg_book_open(struct lg_book *b, const char *title, const char *cut);
/* A property of the document, for programs. Short ASCII. */
void lg_book_property(struct lg_book *b, const char *name, const char *value);
/* Appends the bytes to out when all went well; frees everything whatever comes back. */
int lg_book_close(struct lg_book *b, struct lg_buf *out) LG_MUST_USE;

/* A sheet with its head: frozen down to row 0 and right to column `frozen`. The columns must outlive it. */
void lg_sheet_open(struct lg_sheet *s, struct lg_book *b, const char *name, const struct lg_column *column, size_t n,
		   uint16_t frozen);
void lg_sheet_text(struct lg_sheet *s, struct lg_slice text);
void lg_sheet_str(struct lg_sheet *s, const char *text);
void lg_sheet_number(struct lg_sheet *s, double number);
/* A text that leads to a cell of this workbook; a plain text once a sheet holds as many links as it may. */
void lg_sheet_link(struct lg_sheet *s, struct lg_slice text, const char *sheet, uint32_t row, uint16_t col);
void lg_sheet_skip(struct lg_sheet *s, unsigned cells); /* empty, in the look of their columns */
void lg_sheet_end_row(struct lg_sheet *s);
/* Below the last row: filters over the whole table, and how it is printed. */
void lg_sheet_close(struct lg_sheet *s);

/* A drop-down list for a column, from row 1 to the last; strict: nothing else may be typed. NULL ends the values. */
void lg_sheet_choice(struct lg_sheet *s, uint16_t col, const char *const *values, bool strict);

#endif
