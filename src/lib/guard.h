/* SPDX-License-Identifier: MIT */
/*
 * guard.h - texts that must not be judged, because what is missing from them is not missing from the law: noise, a
 * table of contents without its articles, half a code, a page that is no law. Every bound lies far from what real laws
 * show (in brackets, over some 200 acts in a dozen formats), so that none of them is refused.
 */
#ifndef LG_LIB_GUARD_H
#define LG_LIB_GUARD_H

#include "base/buf.h"
#include "model/hits.h"

struct lg_guarded {
	const struct lg_document *doc;
	struct lg_slice bytes;		/* of the file, for what a format says of itself */
	const struct lg_language *lang; /* that serves it */
	bool told_to_be_law;		/* acts.csv names its kind */
};

/* Appends the reason why a text with words must not be judged; nothing when it may be. LG_ENOMEM. */
int lg_guard_text(struct lg_buf *reason, const struct lg_guarded *g) LG_MUST_USE;

/* Appends the reason when hardly any word of the text is known to the lexicon of its language. */
void lg_guard_hits(struct lg_buf *reason, const struct lg_document *doc, const struct lg_hits *hits,
		   const struct lg_lexicon *lexicon);

#endif
