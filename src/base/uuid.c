/* SPDX-License-Identifier: MIT */
#include "base/uuid.h"

#include <string.h>

#include <nettle/sha1.h>

struct lg_uuid lg_uuid_of(struct lg_uuid space, struct lg_slice name)
{
	struct sha1_ctx sha;
	struct lg_uuid out;
	uint8_t digest[SHA1_DIGEST_SIZE];
	sha1_init(&sha);
	sha1_update(&sha, sizeof space.byte, space.byte);
	if (name.n)
		sha1_update(&sha, name.n, (const uint8_t *)name.p);
	sha1_digest(&sha, sizeof digest, digest);
	memcpy(out.byte, digest, sizeof out.byte);
	out.byte[6] = (unsigned char)((out.byte[6] & 0x0f) | 0x50);
	out.byte[8] = (unsigned char)((out.byte[8] & 0x3f) | 0x80);
	return out;
}

void lg_uuid_text(char out[LG_UUID_TEXT], struct lg_uuid uuid)
{
	static const char hex[] = "0123456789abcdef";
	size_t n = 0;
	for (size_t i = 0; i < sizeof uuid.byte; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out[n++] = '-';
		out[n++] = hex[uuid.byte[i] >> 4];
		out[n++] = hex[uuid.byte[i] & 15];
	}
	out[n] = '\0';
}
