/* SPDX-License-Identifier: MIT */
/*
 * normalise.h - the one form in which texts and patterns meet.
 *
 * NFC; case folded; every kind of space one ' '; runs of spaces one; soft hyphens, zero-width characters and joiners
 * gone; every dash and hyphen '-'; every double quote '"'; every apostrophe and single quote '\''; ligatures split;
 * U+2116 and the like kept. '\n' is kept: it separates blocks. Bits of enum lg_fold add what one language needs.
 *
 * Text and patterns must go through the same bits, or nothing matches.
 */
#ifndef LG_TEXT_NORMALISE_H
#define LG_TEXT_NORMALISE_H

#include "text/offmap.h"

enum lg_fold {
	LG_FOLD_MARKS = 1,    /* letters lose their diacritics: Romanian, Spanish, French, Albanian (often typed without) */
	LG_FOLD_CYRILLIC = 2, /* apostrophes inside words vanish; Latin look-alikes inside Cyrillic words become Cyrillic */
	LG_FOLD_SERBIAN = 4   /* Serbian, Bosnian, Montenegrin Cyrillic becomes Latin (lj, nj, dž as two letters); includes
			         look-alikes as above */
};

struct lg_normal {
	struct lg_slice text; /* in the arena */
	struct lg_offmap map; /* normal text -> the text given */
};

int lg_normalise(struct lg_normal *out, struct lg_arena *a, struct lg_slice utf8, unsigned fold) LG_MUST_USE;

/*
 * The same for a PCRE2 pattern: escapes (\w, \P{L}), group names, quantifiers and macros ({number}) stay as they are. A
 * letter that becomes several stays one for its quantifier ("љ?" is "(?:lj)?") and its class. Phrases of a lexicon are
 * plain text: they go through lg_normalise, which keeps '*'.
 */
int lg_normalise_pattern(struct lg_slice *out, struct lg_arena *a, struct lg_slice pattern, unsigned fold) LG_MUST_USE;

/* Which tables are behind it: other ones may normalise otherwise. */
const char *lg_normalise_version(void);

/* Code point at s[at] and its length in *n; s is valid UTF-8. */
int32_t lg_utf8_at(struct lg_slice s, size_t at, size_t *n);

/* What PCRE2's \w matches under UCP: letter, number, underscore. */
bool lg_is_word(int32_t codepoint);

#endif
