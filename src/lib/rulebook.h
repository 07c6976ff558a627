/* SPDX-License-Identifier: MIT */
/*
 * rulebook.h - everything under rules/ that a run needs: the checklist at once, each language when a text first asks
 * for it. One rulebook serves many threads.
 */
#ifndef LG_LIB_RULEBOOK_H
#define LG_LIB_RULEBOOK_H

#include "lib/accuracy.h"
#include "lib/kinds.h"
#include "match/match.h"
#include "rules/rules.h"

struct lg_rulebook;

/* A language that can be judged. Owned by the rulebook. */
struct lg_tongue {
	struct lg_lexicon *lexicon;
	struct lg_matcher *matcher; /* NULL until somebody asks: reading alone needs none */
};

/* LG_ERULE with diagnostics when a rule file is wrong. */
int lg_rulebook_open(struct lg_rulebook **out, const struct lg_rules *rules, struct lg_diags *d) LG_MUST_USE;
void lg_rulebook_close(struct lg_rulebook *r); /* NULL is a no-op */

const struct lg_checklist *lg_rulebook_checklist(const struct lg_rulebook *r);
const struct lg_act_words *lg_rulebook_act_words(const struct lg_rulebook *r);
const struct lg_accuracy_table *lg_rulebook_accuracy(const struct lg_rulebook *r);
/* The profiles, into m: for formats that offer them. */
int lg_rulebook_profiles(struct lg_matrix *m, const struct lg_rulebook *r, struct lg_diags *d) LG_MUST_USE;
const char *lg_rulebook_dir(const struct lg_rulebook *r);

/* lang: a BCP 47 tag, of which the first part counts ("sr-Cyrl" is sr). *out is NULL when no lexicon serves it. */
int lg_rulebook_tongue(const struct lg_tongue **out, struct lg_rulebook *r, struct lg_slice lang,
		       struct lg_diags *d) LG_MUST_USE;

/* The matcher of a tongue, made when it is first asked for. */
int lg_rulebook_matcher(const struct lg_matcher **out, struct lg_rulebook *r, const struct lg_tongue *tongue,
			struct lg_diags *d) LG_MUST_USE;

/* Guesses the language of a file (langid.h). code: at least LG_LANGID_CODE bytes; empty when it cannot be told. */
int lg_rulebook_guess(char *code, struct lg_rulebook *r, struct lg_slice bytes, struct lg_diags *d) LG_MUST_USE;

/* SHA-256 over the checklist and the lexicons that have been asked for so far, in order of their codes. */
void lg_rulebook_sha256(char out[65], struct lg_rulebook *r);

#endif
