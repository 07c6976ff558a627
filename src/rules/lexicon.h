/* SPDX-License-Identifier: MIT */
/* lexicon.h - the parts of loading a lexicon that have files of their own. Internal to src/rules. */
#ifndef LG_RULES_LEXICON_H
#define LG_RULES_LEXICON_H

#include "rules/file.h"

/* language.c: code, name, fold, structure words and numbers of an opened lexicon. */
int lg_language_read(struct lg_language *out, struct lg_arena *a, struct lg_rule_file *f) LG_MUST_USE;

/* serves.c: name of the file in dir/lexicon that serves a language ("sr" for "bs-Latn"). LG_EINVAL when there is none.
 */
int lg_lexicon_serving(struct lg_slice *out, struct lg_arena *a, const char *dir, struct lg_slice lang) LG_MUST_USE;

#endif
