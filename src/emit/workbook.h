/* SPDX-License-Identifier: MIT */
/* workbook.h - what the sheets of the assessor's workbook (emit_xlsx.c) share. */
#ifndef LG_EMIT_WORKBOOK_H
#define LG_EMIT_WORKBOOK_H

#include "emit/strings.h"
#include "emit/xlsx.h"

struct lg_workbook {
	struct lg_book book;
	const struct lg_matrix *m;
	enum lg_ui_lang lang;
	struct lg_arena *arena;
	uint32_t *finding;     /* row of the first finding of each cell, by jurisdiction and requirement */
	uint32_t *requirement; /* row of each requirement in its sheet */
	struct lg_buf text;
};

struct lg_head {
	enum lg_string_id id;
	unsigned width;
	enum lg_look look;
};

const char *lg_workbook_say(const struct lg_workbook *w, enum lg_string_id id);
const struct lg_requirement *lg_workbook_requirement(const struct lg_workbook *w, size_t r);
void lg_workbook_sheet(struct lg_sheet *s, struct lg_workbook *w, enum lg_string_id name, const struct lg_head *head,
		       size_t n, uint16_t frozen);

/* A text put together by the caller, who begins with the first, and put into a cell by the second. */
struct lg_buf *lg_workbook_compose(struct lg_workbook *w);
void lg_workbook_put(struct lg_sheet *s, struct lg_workbook *w);

/* The id of a requirement, leading to its row in the sheet of requirements. */
void lg_workbook_link(struct lg_sheet *s, const struct lg_workbook *w, size_t r);
/* Colours that follow the verdicts in a range, also when somebody changes one. */
void lg_workbook_colour(struct lg_sheet *s, struct lg_workbook *w, uint32_t row1, uint16_t col1, uint32_t row2,
			uint16_t col2);

/* workbook_advice.c: recommendations and interviews. */
void lg_workbook_advice(struct lg_workbook *w);

/* workbook_lists.c */
void lg_workbook_requirements(struct lg_workbook *w);
void lg_workbook_acts(struct lg_workbook *w);
void lg_workbook_facts(struct lg_workbook *w);

#endif
