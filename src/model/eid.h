/* SPDX-License-Identifier: MIT */
/*
 * eid.h - element identifiers by the Akoma Ntoso Naming Convention 1.0, section 5.
 *
 * art_255-2__para_3__point_a : a unit that is numbered through the whole act carries no prefix of its chapter; where
 * numbers restart (per part, per annex) it carries the prefix of the provision within which it is unique. Numbers are
 * cleaned: "255^1", "255¹", "255 1" and "255 -1" are 255-1; "(a)" is a; "§ 3" is 3; "183 ter" is 183ter;
 * letters keep their case in suffixes ("15A") and Cyrillic suffix letters stay Cyrillic. Unnumbered provisions are counted
 * within their parent. Two equal eIds get "_2", "_3" (and the one in force, the newest, keeps the plain form).
 */
#ifndef LG_MODEL_EID_H
#define LG_MODEL_EID_H

#include "model/document.h"

/* Cleans a printed number. "Article 15A." gives "15A" (words before it are dropped when they are level words). */
int lg_num_clean(struct lg_slice *out, struct lg_arena *a, struct lg_slice num) LG_MUST_USE;
struct lg_buf;
void lg_num_put(struct lg_buf *b, struct lg_slice num); /* the same, appended to b */

/* Whether an id of a source follows the convention: "art_3__para_1", "att_1", "preface"; not "section-3-1", "P00012". */
bool lg_eid_is_conventional(struct lg_slice eid);

/* Gives every provision without LG_PROV_OWN_EID its eId. */
int lg_eid_assign(struct lg_document *doc) LG_MUST_USE;

#endif
