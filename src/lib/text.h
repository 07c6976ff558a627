/* SPDX-License-Identifier: MIT */
/* text.h - one text on its way through the pipeline: file -> document -> hits. */
#ifndef LG_LIB_TEXT_H
#define LG_LIB_TEXT_H

#include "lib/analysis.h"

struct lg_text {
	struct lg_document *doc;	/* owned; without provisions when the file could not be read */
	struct lg_hits *hits;		/* owned; NULL when the text cannot be judged */
	const struct lg_tongue *tongue; /* NULL when no lexicon serves its language */
	struct lg_slice unusable;	/* why it cannot be judged; empty when it can. Lives in the document */
	struct lg_arena *file;		/* owned; holds bytes. NULL when they were not to be kept */
	struct lg_slice bytes;		/* of the file, when they were */
	bool unreadable;		/* the file could not be read, or is no text */
};

/*
 * Reads one entry. Language: o->lang, acts.csv, the text's own declaration, a guess. Kind of act: acts.csv, a guess.
 * What is wrong with one file is told in t->unusable, never as a status; a status means that the run cannot go on.
 */
int lg_text_read(struct lg_text *t, const struct lg_entry *e, struct lg_rulebook *r,
		 const struct lg_analysis_options *o, struct lg_diags *d) LG_MUST_USE;

/* Matches a text that can be judged; leaves others alone. */
int lg_text_scan(struct lg_text *t, struct lg_rulebook *r, enum lg_engine engine, struct lg_diags *d) LG_MUST_USE;

void lg_text_done(struct lg_text *t);

#endif
