/* SPDX-License-Identifier: MIT */
#include "base/sha256.h"

void lg_sha256_init(struct lg_sha256 *s)
{
	sha256_init(&s->context);
}

void lg_sha256_add(struct lg_sha256 *s, struct lg_slice data)
{
	if (data.n)
		sha256_update(&s->context, data.n, (const uint8_t *)data.p);
}

void lg_sha256_hex(struct lg_sha256 *s, char out[LG_SHA256_HEX])
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_digest(&s->context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		out[2 * i] = hex[digest[i] >> 4];
		out[2 * i + 1] = hex[digest[i] & 15];
	}
	out[2 * sizeof digest] = '\0';
}
