/* SPDX-License-Identifier: MIT */
/* Code points: reading them from UTF-8, and which of them make words. */
#include "text/normalise.h"

#include <utf8proc.h>

#define REPLACEMENT 0xFFFD

int32_t lg_utf8_at(struct lg_slice s, size_t at, size_t *n)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	const size_t room = s.n - at;
	if (p[0] < 0x80) {
		*n = 1;
		return p[0];
	}
	*n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (*n > room) { /* cannot be in valid text; do not read past its end all the same */
		*n = room;
		return REPLACEMENT;
	}
	if (*n == 2)
		return (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	if (*n == 3)
		return (p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	return (p[0] & 0x07) << 18 | (p[1] & 0x3F) << 12 | (p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

static bool is_ascii_word(int32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool lg_is_word(int32_t codepoint)
{
	const int32_t c = codepoint;
	if (c < 0x80)
		return is_ascii_word(c);
	if ((c >= 0xC0 && c <= 0x24F) || (c >= 0x400 && c <= 0x481) || (c >= 0x10D0 && c <= 0x10FA))
		return c != 0xD7 && c != 0xF7;
	const utf8proc_category_t category = utf8proc_category(c);
	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
	       (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}
