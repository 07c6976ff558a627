/* SPDX-License-Identifier: MIT */
/* build.h - what the files that make a document share; nobody outside src/model includes it. */
#ifndef LG_MODEL_BUILD_H
#define LG_MODEL_BUILD_H

#include "base/buf.h"
#include "model/builder.h"

struct lg_builder {
	struct lg_document *doc;  /* in its own arena */
	struct lg_arena *scratch; /* goes with the builder */
	const struct lg_utf8 *utf8;
	const struct lg_language *lang;
	/* On the heap: */
	LG_VEC(struct lg_provision) prov; /* src_* in utf8 until finished */
	LG_VEC(struct lg_block) blocks;
	struct lg_buf text;
	struct lg_offmap map; /* text -> utf8 */
	uint32_t open;	      /* the open provision; those around it are its ancestors */
	size_t depth;
	bool in_block; /* the last block takes more words */
	bool space;    /* a space waits for the next words: [space_begin, space_end) of utf8 */
	uint32_t space_begin, space_end;
	unsigned block_flags;		    /* for the next block */
	const struct lg_lost_heading *lost; /* those still to come */
	size_t nlost;
	int status;
};

void lg_build_end_block(struct lg_builder *b);
/* Frees the arrays and the text that the document has copies of. */
void lg_build_drop_parts(struct lg_builder *b);

/* Steps of lg_builder_finish, in this order. scratch: for what is not needed after. */
int lg_build_mend_numbers(struct lg_document *doc, struct lg_arena *scratch) LG_MUST_USE;
int lg_build_units(struct lg_document *doc, struct lg_arena *scratch) LG_MUST_USE; /* flags passed down, LG_PROV_UNIT */
int lg_build_twins(struct lg_document *doc, struct lg_arena *scratch, struct lg_diags *d) LG_MUST_USE;
void lg_build_inherit_flags(struct lg_document *doc);

#endif
