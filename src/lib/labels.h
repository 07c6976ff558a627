/* SPDX-License-Identifier: MIT */
/* labels.h - the inside of struct lg_labels, for labels.c and score.c. */
#ifndef LG_LIB_LABELS_H
#define LG_LIB_LABELS_H

#include "lib/score.h"
#include "model/matrix.h"

/* A provision that a label cites, as written. */
struct lg_cited {
	struct lg_slice act, eid;
};

struct lg_label {
	struct lg_slice jurisdiction, requirement; /* upper case; as written */
	enum lg_verdict verdict;
	LG_VEC(struct lg_slice) article; /* "criminal-code#art_255-2", ascending, each once */
	LG_VEC(struct lg_cited) cited;	 /* of gold labels, in their order */
};

struct lg_labels {
	struct lg_arena *arena;
	struct lg_label *v; /* by jurisdiction, then requirement */
	size_t n, cap;
};

/* NULL when there is none. */
const struct lg_label *lg_labels_find(const struct lg_labels *l, struct lg_slice jurisdiction,
				      struct lg_slice requirement);

/* Appends an eId's article in the form in which labels are compared: "chp_1__art_3А__para_1" is "art_3a". */
void lg_article_put(struct lg_buf *b, struct lg_slice eid);

#endif
