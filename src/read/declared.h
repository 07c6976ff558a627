/* SPDX-License-Identifier: MIT */
/* declared.h - what a text says of its own language. */
#ifndef LG_READ_DECLARED_H
#define LG_READ_DECLARED_H

#include "base/slice.h"

/* "kat", "geo", "ka-GE", "KA" -> "ka": the two-letter code of ISO 639-1 where there is one, else the primary tag as it
 * stands. The result is static or a part of tag. */
struct lg_slice lg_lang_code(struct lg_slice tag);

#endif
