/* SPDX-License-Identifier: MIT */
/* sha256.h - FIPS 180-4 SHA-256, for hashes of sources and rules. nettle picks the processor's fastest way. */
#ifndef LG_BASE_SHA256_H
#define LG_BASE_SHA256_H

#include <nettle/sha2.h>

#include "base/slice.h"

#define LG_SHA256_HEX 65 /* 64 hex digits and a NUL */

struct lg_sha256 {
	struct sha256_ctx context;
};

void lg_sha256_init(struct lg_sha256 *s);
void lg_sha256_add(struct lg_sha256 *s, struct lg_slice data);
void lg_sha256_hex(struct lg_sha256 *s, char out[LG_SHA256_HEX]); /* ends the hash */

#endif
