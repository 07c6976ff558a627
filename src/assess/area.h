/* SPDX-License-Identifier: MIT */
/*
 * area.h - the part of the texts in which an expression is asked: a sentence up to the whole corpus of a country.
 *
 * Words of a paragraph or unit are read together with the heading of the unit and the words that introduce the list
 * they stand in, so an area is a few ranges of one document's norm.
 */
#ifndef LG_ASSESS_AREA_H
#define LG_ASSESS_AREA_H

#include "assess/view.h"

#define LG_AREA_SPANS 40

struct lg_area {
	enum lg_scope scope;
	uint32_t text;	 /* index in the view; unused for the corpus */
	uint32_t prov;	 /* the provision it belongs to: unit, paragraph, or that of the sentence */
	uint32_t follow; /* units that it refers to belong to it, when they are at most so many; 0: they do not */
	unsigned nspans;
	struct lg_span span[LG_AREA_SPANS]; /* the first is the area proper; the others are context */
};

void lg_area_corpus(struct lg_area *out);
void lg_area_act(struct lg_area *out, const struct lg_view *v, uint32_t text);

/* The area of the given scope around a norm offset of a text (SENTENCE .. CORPUS). */
void lg_area_around(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t at, enum lg_scope scope);

/* The same where the block of that offset is known. */
void lg_area_in_block(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t at, uint32_t block,
		      enum lg_scope scope);

/* The area of a wider scope around an area; the area itself when it is already as wide. */
void lg_area_widen(struct lg_area *out, const struct lg_view *v, const struct lg_area *area, enum lg_scope scope);

/* An area has room for more spans than most ever have: assignment would copy them all. */
void lg_area_copy(struct lg_area *out, const struct lg_area *area);

/* Adds the units that the area refers to (one step), when they are at most `most`. */
void lg_area_follow(struct lg_area *area, const struct lg_view *v, uint32_t most);

/* The list item of a block read with all that introduces and closes its list, up to the unit. False when nothing does.
 */
bool lg_area_path(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t block);

/* Same scope and place (context left aside). */
bool lg_area_same(const struct lg_area *a, const struct lg_area *b);

/* Heading block of a provision as a range of norm; empty when it has none. */
struct lg_span lg_heading_span(const struct lg_document *doc, uint32_t prov);

/* Everything of a provision, descendants included, as a range of norm. */
struct lg_span lg_provision_span(const struct lg_document *doc, uint32_t prov);

#endif
