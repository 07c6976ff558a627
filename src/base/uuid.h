/* SPDX-License-Identifier: MIT */
/* uuid.h - name-based UUIDs (RFC 9562, version 5): the same name has the same one, everywhere and always. */
#ifndef LG_BASE_UUID_H
#define LG_BASE_UUID_H

#include "base/slice.h"

#define LG_UUID_TEXT 37 /* 36 characters and a NUL */

struct lg_uuid {
	unsigned char byte[16];
};

/* Of a name in a namespace; a namespace is a UUID, and so may be the UUID of a larger thing. */
struct lg_uuid lg_uuid_of(struct lg_uuid space, struct lg_slice name);
void lg_uuid_text(char out[LG_UUID_TEXT], struct lg_uuid uuid);

#endif
