/* SPDX-License-Identifier: MIT */
/*
 * pack.h - a checklist, a lexicon as bytes that load without XML, schemas or patterns to expand. Internal to src/rules.
 *
 * Places keep the file as it is called inside the rules folder; `dir` is put before it when a pack is read and taken
 * off when one is written.
 */
#ifndef LG_RULES_PACK_H
#define LG_RULES_PACK_H

#include "base/pack.h"
#include "model/checklist.h"

/* Reading: *c and *l are empty but for their arena, and borrow the bytes. LG_EPARSE: no such pack. */
int lg_checklist_pack(struct lg_pack *p, struct lg_checklist *c, struct lg_slice dir) LG_MUST_USE;

/* With the literals of each pattern, which it sets when they are missing. */
int lg_lexicon_pack(struct lg_pack *p, struct lg_lexicon *l, size_t nconcepts, struct lg_slice dir) LG_MUST_USE;

/* A new field of a structure must be packed; then this size changes. (Told on the usual 64 bits; others follow.) */
#define LG_PACKED(type, size)                                                                                          \
	_Static_assert(sizeof(void *) != 8 || sizeof(struct type) == (size), #type ": is every field of it packed?")

/* Names of rule files, each once; places then tell which. */
struct lg_pack_files {
	struct lg_slice *name; /* with the folder */
	size_t n, cap;
};
void lg_pack_files(struct lg_pack *p, struct lg_pack_files *f, struct lg_slice dir);
void lg_pack_place(struct lg_pack *p, struct lg_place *place, const struct lg_pack_files *f);

/* pack_expr.c: all expressions of a checklist, those that others hold first. */
struct lg_pack_exprs {
	struct lg_expr **v;
	size_t n, cap;
	uint32_t *elements; /* per expression, when read: it asks for elements below this */
	struct lg_pack_seen {
		const struct lg_expr *expr;
		uint32_t index;
	} * seen; /* when written: open addressing */
	size_t nseen;
};
int lg_pack_exprs_gather(struct lg_pack_exprs *all, struct lg_arena *a, const struct lg_checklist *c) LG_MUST_USE;
void lg_pack_exprs(struct lg_pack *p, struct lg_pack_exprs *all, const struct lg_checklist *c,
		   const struct lg_pack_files *f);
/* A reference to one of them, or NULL, in a requirement with so many elements. */
void lg_pack_expr(struct lg_pack *p, const struct lg_expr **x, const struct lg_pack_exprs *all, size_t nelements);

#endif
