/* SPDX-License-Identifier: MIT */
/* binary.h - is a file no text at all? Scans, archives, programs. */
#ifndef LG_LIB_BINARY_H
#define LG_LIB_BINARY_H

#include "base/slice.h"

#define LG_BINARY_HEAD 4096 /* bytes that are looked at */

/* head: the beginning of the file. Text in UTF-16 and UTF-32 is text. */
bool lg_looks_binary(struct lg_slice head);

#endif
