/* SPDX-License-Identifier: MIT */
/* kinds.h - what kind of act is a text? By words of its name, title and headings: rules/acts.csv (lang,kind,words). */
#ifndef LG_LIB_KINDS_H
#define LG_LIB_KINDS_H

#include "model/document.h"

struct lg_act_words;

/* dir: the rules/ folder. LG_ERULE with diagnostics when the table is wrong; it lives in the arena. */
int lg_act_words_load(struct lg_act_words **out, struct lg_arena *a, const char *dir, struct lg_diags *d) LG_MUST_USE;

/* lang: code of the lexicon that serves the document; empty: every language's words are tried. LG_ACT_OTHER when no
 * words of the table occur. */
int lg_act_kind_guess(enum lg_act_kind *out, const struct lg_act_words *words, const struct lg_document *doc,
		      struct lg_slice lang) LG_MUST_USE;

#endif
