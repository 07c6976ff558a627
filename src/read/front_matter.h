/* SPDX-License-Identifier: MIT */
/* front_matter.h - the YAML head of a text: simple `key: value` lines between two lines of "---". */
#ifndef LG_READ_FRONT_MATTER_H
#define LG_READ_FRONT_MATTER_H

#include "model/builder.h"

/* Where the text after the front matter begins; 0 when there is none. */
size_t lg_front_matter_end(struct lg_slice utf8);
/* The value of a top-level key (compared without case), without quotes; empty when there is none. */
struct lg_slice lg_front_matter_get(struct lg_slice utf8, const char *key);
/* Tells b what the front matter says of title, language, country, date, number and work. */
void lg_front_matter_meta(struct lg_builder *b, struct lg_slice utf8);

#endif
