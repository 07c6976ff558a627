/* SPDX-License-Identifier: MIT */
/*
 * prose.h - the words of the section "Legal framework", written on a paper (paper.h). lg_prose_write is for emitters;
 * the rest is shared by the files prose*.c, one for a few parts each.
 */
#ifndef LG_EMIT_PROSE_H
#define LG_EMIT_PROSE_H

#include "emit/paper.h"
#include "emit/section.h"

#define LG_PROSE_COLUMNS 12

struct lg_prose {
	const struct lg_section *s;
	const struct lg_paper *paper;
	enum lg_ui_lang ui;
	struct lg_arena *arena;	       /* of words put together here */
	uint32_t anchors;	       /* added to every anchor: sections of several countries in one document */
	bool number[LG_PROSE_COLUMNS]; /* per column of the table that is open */
	size_t column;		       /* of the next cell */
	int status;		       /* sticky */
};

/* Writes the section of every jurisdiction that is assessed. LG_ENOMEM. */
int lg_prose_write(const struct lg_paper *paper, const struct lg_matrix *m, enum lg_ui_lang ui) LG_MUST_USE;

/* ---- parts ---- */

void lg_prose_summary(struct lg_prose *p);
void lg_prose_texts(struct lg_prose *p);	   /* (a) */
void lg_prose_findings(struct lg_prose *p);	   /* (b) */
void lg_prose_recommendations(struct lg_prose *p); /* (c) */
void lg_prose_questions(struct lg_prose *p);	   /* (d) */
void lg_prose_charges(struct lg_prose *p);	   /* (e) */
void lg_prose_method(struct lg_prose *p);	   /* (f) */

/* ---- words ---- */

struct lg_run lg_prose_plain(struct lg_slice text);
struct lg_run lg_prose_styled(struct lg_slice text, unsigned style);
struct lg_run lg_prose_number(struct lg_prose *p, size_t n);
struct lg_run lg_prose_word(const struct lg_prose *p, enum lg_string_id id);

void lg_prose_put(struct lg_prose *p, struct lg_run run);
/* The string with each {k} replaced by run k - 1. */
void lg_prose_say(struct lg_prose *p, enum lg_string_id id, const struct lg_run *arg, size_t n);
#define LG_PROSE_SAY(p, id, ...)                                                                                       \
	lg_prose_say(p, id, (const struct lg_run[]){__VA_ARGS__},                                                      \
		     sizeof(const struct lg_run[]){__VA_ARGS__} / sizeof(struct lg_run))
/* The same as one slice, without styles. */
struct lg_slice lg_prose_filled(struct lg_prose *p, enum lg_string_id id, const struct lg_slice *arg, size_t n);

void lg_prose_open(struct lg_prose *p, enum lg_para kind);
void lg_prose_open_at(struct lg_prose *p, enum lg_para kind, uint32_t anchor);
void lg_prose_close(struct lg_prose *p, enum lg_para kind);
void lg_prose_paragraph(struct lg_prose *p, enum lg_para kind, enum lg_string_id id); /* a string alone */

struct lg_head { /* of a column, in the language of the interface */
	enum lg_string_id id;
	unsigned share;
	bool number;
};
void lg_prose_table(struct lg_prose *p, struct lg_slice caption, const struct lg_head *head, size_t n);
/* The same with headings that are no strings of the catalogue. */
void lg_prose_columns(struct lg_prose *p, struct lg_slice caption, const struct lg_column *column, size_t n);
void lg_prose_row(struct lg_prose *p);
void lg_prose_end_row(struct lg_prose *p);
void lg_prose_end_table(struct lg_prose *p);
void lg_prose_cell(struct lg_prose *p, struct lg_run run);
void lg_prose_cell_verdict(struct lg_prose *p, enum lg_verdict v);
void lg_prose_open_cell(struct lg_prose *p);
void lg_prose_close_cell(struct lg_prose *p);

/* ---- clauses ---- */

/* "Penal Code, art. 53(3)", with a footnote that says where in which file. */
void lg_prose_put_source(struct lg_prose *p, const struct lg_jurisdiction *j, const struct lg_citation *at);
void lg_prose_put_heading(struct lg_prose *p, const struct lg_jurisdiction *j,
			  const struct lg_citation *at); /* " (...)" */
/* A paragraph of its own, the deciding words marked. */
void lg_prose_put_quote(struct lg_prose *p, const struct lg_jurisdiction *j, const struct lg_citation *at);
struct lg_slice lg_prose_act_lang(const struct lg_jurisdiction *j, const struct lg_citation *at);

/* How many of each verdict, as sentences. */
void lg_prose_put_tally(struct lg_prose *p, const size_t of[LG_VERDICT_MAX], size_t total);

/* What to legislate: the recommendation of the requirement; what is missing, where that is a formula. */
void lg_prose_put_recommendation(struct lg_prose *p, const struct lg_section_finding *f);
/* How many recommendations say what to do about a finding: its own, that of its equal, or those of its parts. */
size_t lg_prose_count_recommendations(struct lg_prose *p, const struct lg_section_finding *f);
void lg_prose_put_recommendations(struct lg_prose *p, const struct lg_section_finding *f); /* their numbers: "R2, R7" */
/* "R12", leading to the recommendation. */
struct lg_run lg_prose_recommendation_run(struct lg_prose *p, size_t number);
/* "LZ-20.1.f", leading to the finding. */
struct lg_run lg_prose_finding_run(const struct lg_prose *p, const struct lg_section_finding *f);
uint32_t lg_prose_finding_anchor(const struct lg_section_finding *f);
uint32_t lg_prose_recommendation_anchor(size_t number);

#endif
