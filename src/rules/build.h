/* SPDX-License-Identifier: MIT */
/*
 * build.h - what the loaders of concepts, expressions and requirements share while a checklist is being made.
 *
 * Order of work (checklist.c): concepts; then all instruments are opened and every name in them is noted; then
 * expressions are built, so that a name may be used before or in another file than where it stands.
 */
#ifndef LG_RULES_BUILD_H
#define LG_RULES_BUILD_H

#include "base/sha256.h"
#include "rules/file.h"
#include "rules/names.h"

#define LG_EXPR_DEPTH 64 /* expressions within each other, through named ones too */

struct lg_indexes {
	uint32_t *v;
	size_t n, cap;
};

/* What an expression leans on, itself or through named expressions. May hold an index twice. */
struct lg_uses {
	uint64_t *concepts; /* bit set */
	struct lg_indexes elements, requirements;
	struct lg_indexes yields; /* of struct lg_build: named values that are compared with */
	bool references;	  /* asks where provisions point */
};

/* An expression and what its parents must know of it. expr is NULL after an error. */
struct lg_built {
	const struct lg_expr *expr;
	unsigned height; /* expressions within each other, at least 1 */
	bool is_place;	 /* stands at certain words, so near can measure from it */
};

enum lg_define_state { LG_DEFINE_UNBUILT, LG_DEFINE_BUILDING, LG_DEFINE_BUILT };

struct lg_define {
	struct lg_rule_file *file;
	xmlNode *node;
	enum lg_define_state state;
	struct lg_built built;
	struct lg_uses uses;
};

struct lg_build {
	struct lg_checklist *checklist;
	struct lg_arena *arena;	  /* the checklist's */
	struct lg_arena *scratch; /* goes when the checklist is made */
	struct lg_diags *diags;
	struct lg_names concepts, instruments, requirements, defines;
	struct lg_names yields; /* named values */
	size_t nyields;
	struct lg_define *define;
	size_t ndefines, cap_defines;
	struct lg_requirement_source {
		struct lg_rule_file *file;
		xmlNode *node;
		struct lg_uses uses;
		struct lg_indexes yields; /* named values it gives */
	} * source;			  /* one per requirement */
	size_t nsources, cap_sources;
	/* Where we are */
	struct lg_rule_file *file;
	const struct lg_requirement *requirement; /* whose elements may be referred to; NULL in a define */
	struct lg_uses *uses;
	unsigned depth;
	bool failed; /* some file has an error */
	int status;  /* LG_ENOMEM; sticky */
};

size_t lg_concept_words(const struct lg_build *b); /* of a bit set of concepts */
int lg_uses_init(struct lg_uses *out, struct lg_build *b) LG_MUST_USE;
void lg_index_add(struct lg_build *b, struct lg_indexes *to, uint32_t index);

/* concepts.c */
int lg_concepts_load(struct lg_build *b, const char *dir, struct lg_sha256 *hash) LG_MUST_USE;

/* expr.c: the expressions inside node; several stand for all of them. */
struct lg_built lg_expr_inside(struct lg_build *b, xmlNode *node);
const struct lg_define *lg_define_built(struct lg_build *b, uint32_t define);

/* requirement.c */
int lg_requirement_note(struct lg_build *b, struct lg_rule_file *f, xmlNode *node) LG_MUST_USE;
void lg_requirement_build(struct lg_build *b, size_t index);

/* links.c: what leans on what. Cycles are reported. */
void lg_links_check(struct lg_build *b);
void lg_links_concepts(struct lg_build *b);

#endif
