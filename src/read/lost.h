/* SPDX-License-Identifier: MIT */
/*
 * lost.h - articles whose headings a copy has lost, so that their text runs on in the article before.
 *
 * Careful: paragraphs must start again at 1 within one article, the next article must be the next number, and the text
 * must refer to "<number>-1" (or "<number>^1"), which no article bears.
 */
#ifndef LG_READ_LOST_H
#define LG_READ_LOST_H

#include "model/builder.h"

struct lg_lost_list {
	struct lg_lost_heading *v; /* in the order of the text */
	size_t n, cap;
};

int lg_find_lost(struct lg_lost_list *out, struct lg_arena *a, const struct lg_document *doc) LG_MUST_USE;

#endif
