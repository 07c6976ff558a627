/* SPDX-License-Identifier: MIT */
/* kind.h - kinds of provision (kind.def) and what is known of each. */
#ifndef LG_MODEL_KIND_H
#define LG_MODEL_KIND_H

#include "base/slice.h"

enum lg_kind {
#define LG_KIND(constant, element, ref, level) LG_KIND_##constant,
#include "model/kind.def"
#undef LG_KIND
	LG_KIND_MAX
};

const char *lg_kind_element(enum lg_kind kind); /* Akoma Ntoso element name */
const char *lg_kind_ref(enum lg_kind kind);     /* reference in eIds: "art", "chp" */
int lg_kind_level(enum lg_kind kind);
enum lg_kind lg_kind_from_element(struct lg_slice element); /* LG_KIND_MAX when unknown */

/* Kinds of act (corpus/xx/acts.csv). One enum, one name table. */
enum lg_act_kind {
	LG_ACT_CRIMINAL_CODE,
	LG_ACT_CRIMINAL_PROCEDURE,
	LG_ACT_CHILD_PROTECTION,
	LG_ACT_ELECTRONIC_COMMUNICATIONS,
	LG_ACT_CYBERCRIME,
	LG_ACT_VICTIMS,
	LG_ACT_EDUCATION,
	LG_ACT_MEDIA,
	LG_ACT_DATA_PROTECTION,
	LG_ACT_TREATY_RATIFICATION,
	LG_ACT_STRATEGY,
	LG_ACT_OTHER,
	LG_ACT_MAX
};

const char *lg_act_kind_name(enum lg_act_kind kind); /* "criminal-code" */
enum lg_act_kind lg_act_kind_from_name(struct lg_slice name); /* LG_ACT_MAX when unknown */

#endif
