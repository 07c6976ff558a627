/* SPDX-License-Identifier: MIT */
/*
 * builder.h - the only way to make a document: a reader reports what it sees, in document order.
 *
 *	open(ARTICLE) num("12") text(HEADING, ...) open(PARAGRAPH) num("1") text(TEXT, ...) close close finish
 *
 * Failure is sticky (lg_builder_finish returns it), so readers need not look at each call. The builder tidies white
 * space, keeps the maps, cuts blocks, decides which sections are units, passes dead flags down to descendants, marks
 * superseded twins, gives eIds (eid.h) and normalises. Nesting is not limited by the C stack.
 */
#ifndef LG_MODEL_BUILDER_H
#define LG_MODEL_BUILDER_H

#include "model/document.h"
#include "model/language.h"
#include "text/encoding.h"

struct lg_builder;

/* utf8: the decoded source, whose offsets all src_* and map arguments below speak of; it must outlive the builder.
 * lang may be NULL (unknown language). */
int lg_builder_new(struct lg_builder **out, const struct lg_source *source, const struct lg_utf8 *utf8,
		   const struct lg_language *lang) LG_MUST_USE;
void lg_builder_free(struct lg_builder *b); /* for a build that was given up; NULL is a no-op */

void lg_build_open(struct lg_builder *b, enum lg_kind kind, uint32_t src_begin); /* the root ACT is open from the start */
void lg_build_close(struct lg_builder *b, uint32_t src_end);
void lg_build_num(struct lg_builder *b, struct lg_slice num);       /* of the open provision; copied, trimmed */
void lg_build_eid(struct lg_builder *b, struct lg_slice eid);       /* the source's own */
void lg_build_wid(struct lg_builder *b, struct lg_slice wid);
void lg_build_lang(struct lg_builder *b, struct lg_slice lang);
void lg_build_flags(struct lg_builder *b, unsigned flags);          /* added to the open provision */
void lg_build_kind(struct lg_builder *b, enum lg_kind kind);        /* the reader knows better now */

/* Adds words of the open provision. map: text -> utf8. Consecutive calls with the same role join into one block. */
void lg_build_text(struct lg_builder *b, enum lg_role role, struct lg_slice text, const struct lg_offmap *map);
/* The same for one linear piece or one atomic piece (len != text.n). */
void lg_build_piece(struct lg_builder *b, enum lg_role role, struct lg_slice text, uint32_t from, uint32_t len);
void lg_build_break(struct lg_builder *b);                          /* the next words start a new block */
void lg_build_block_flags(struct lg_builder *b, unsigned flags);    /* for the current block, e.g. an editorial note */

enum lg_meta { LG_META_TITLE, LG_META_LANG, LG_META_COUNTRY, LG_META_WORK_IRI, LG_META_DATE, LG_META_NUMBER, LG_META_FORMAT, LG_META_MAX };
void lg_build_meta(struct lg_builder *b, enum lg_meta key, struct lg_slice value); /* the first value stays */

enum lg_kind lg_build_open_kind(const struct lg_builder *b); /* kind of the open provision */
/* An article whose heading the copy has lost: it begins with the paragraph, or the block of words of a paragraph, that
 * stands at byte `at` on disk. In the order of the text; v must outlive the builder. */
struct lg_lost_heading {
	uint32_t at;
	struct lg_slice num;
};
void lg_build_lost(struct lg_builder *b, const struct lg_lost_heading *v, size_t n);

uint32_t lg_build_line(const struct lg_builder *b, uint32_t at); /* of the source, from 1, for messages */
size_t lg_build_depth(const struct lg_builder *b);           /* 1: only the root is open */

/* Closes what is open and hands the document over; frees the builder in any case. */
int lg_builder_finish(struct lg_document **out, struct lg_builder *b, struct lg_diags *d) LG_MUST_USE;

#endif
