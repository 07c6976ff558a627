/* SPDX-License-Identifier: MIT */
/* schema.h - RELAX NG schemas of rules/schema/, compiled once in a process. */
#ifndef LG_RULES_SCHEMA_H
#define LG_RULES_SCHEMA_H

#include "base/diag.h"

#include <libxml/tree.h>

enum lg_schema { LG_SCHEMA_CONCEPTS, LG_SCHEMA_LEXICON, LG_SCHEMA_INSTRUMENT, LG_SCHEMA_PROFILE, LG_SCHEMA_MAX };

/* Validates doc against dir/schema/<schema>.rng. LG_ERULE with diagnostics when it is not valid, or when the schema
 * itself is missing or wrong. Safe to call from several threads. */
int lg_schema_validate(const char *dir, enum lg_schema schema, xmlDoc *doc, struct lg_slice path,
		       struct lg_diags *d) LG_MUST_USE;

#endif
