/* SPDX-License-Identifier: MIT */
/*
 * rules.h - rule files -> checklist and lexicons. XML is validated against rules/schema/ (RELAX NG) and every message
 * carries file:line. A wrong rule file is fatal: no report may come from a half-loaded checklist.
 */
#ifndef LG_RULES_RULES_H
#define LG_RULES_RULES_H

#include "base/diag.h"
#include "model/checklist.h"

/* dir: the rules/ folder. Reads concepts.xml, then instruments/ in byte order of names. */
int lg_checklist_load(struct lg_checklist **out, const char *dir, struct lg_diags *d) LG_MUST_USE;
void lg_checklist_free(struct lg_checklist *c);

/* rules/lexicon/<lang>.xml; the lexicon lives in its own arena. lang "sr" also serves hr, bs, cnr ... (attribute
 * `serves`). LG_EINVAL without diagnostic when there is no lexicon for lang. */
int lg_lexicon_load(struct lg_lexicon **out, const struct lg_checklist *c, const char *dir, struct lg_slice lang,
		    struct lg_diags *d) LG_MUST_USE;
void lg_lexicon_free(struct lg_lexicon *l);

/* Language codes that rules/lexicon/ serves, ascending, in the arena. */
int lg_lexicon_list(struct lg_slice **out, size_t *n, struct lg_arena *a, const char *dir) LG_MUST_USE;

/*
 * The same, faster: from packs (cache.h) in dir/pack/ or in the cache folder, as long as they are of just these bytes
 * and this build; else from XML, which is then kept in the cache folder. The result is the same either way.
 */
struct lg_rules {
	const char *dir;   /* the rules/ folder */
	const char *cache; /* a folder of the user's own; NULL: nothing is kept */
};
int lg_checklist_open(struct lg_checklist **out, const struct lg_rules *r, struct lg_diags *d) LG_MUST_USE;
int lg_lexicon_open(struct lg_lexicon **out, const struct lg_checklist *c, const struct lg_rules *r,
		    struct lg_slice lang, struct lg_diags *d) LG_MUST_USE;

/* Writes the packs of the checklist and of every lexicon into dir/pack/, which must be there. LG_EIO when it cannot. */
int lg_rules_pack(const struct lg_rules *r, struct lg_diags *d) LG_MUST_USE;

/* A profile: which requirements a report shows (rules/profiles/<name>.xml). selected: nrequirements flags in the arena.
 */
int lg_profile_load(bool **selected, struct lg_arena *a, const struct lg_checklist *c, const char *dir,
		    struct lg_slice name, struct lg_diags *d) LG_MUST_USE;

/* All of rules/profiles/, by name, in the arena. */
int lg_profiles_load(struct lg_profile **out, size_t *n, struct lg_arena *a, const struct lg_checklist *c,
		     const char *dir, struct lg_diags *d) LG_MUST_USE;

/* Static checks beyond loading: concepts unused, undefined in a lexicon or without examples, patterns without a literal
 * anchor ... Dynamic ones (empty match, runaway) need the matcher: see match/lint.h. */
void lg_rules_lint(const struct lg_checklist *c, const struct lg_lexicon *const *lexicons, size_t n,
		   struct lg_diags *d);

#endif
