/* SPDX-License-Identifier: MIT */
/* article.h - copies of the articles that are cited, so that a report can show each clause where it stands. */
#ifndef LG_ASSESS_ARTICLE_H
#define LG_ASSESS_ARTICLE_H

#include "assess/assess.h"

#define LG_ARTICLE_MAX 12000 /* bytes: of a longer article, the largest part around the clause that is not longer */

/* Fills out->article, and article and article_at of every citation in out->cell. Copies into a. */
int lg_articles_copy(struct lg_jurisdiction *out, struct lg_arena *a, const struct lg_checklist *c,
		     const struct lg_assess_input *in) LG_MUST_USE;

#endif
