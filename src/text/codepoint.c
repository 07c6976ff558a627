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

/* Letters and numbers of Unicode 15, which PCRE2 10.42 (Unicode 14) does not know: the two must agree. */
static bool is_too_new(int32_t c)
{
	static const int32_t ranges[][2] = {
		{0x1123F, 0x11240}, {0x11F02, 0x11F59}, {0x1342F, 0x1342F}, {0x13441, 0x13446},
		{0x1B132, 0x1B132}, {0x1B155, 0x1B155}, {0x1D2C0, 0x1D2D3}, {0x1DF25, 0x1DF2A},
		{0x1E030, 0x1E06D}, {0x1E4D0, 0x1E4F9}, {0x2B739, 0x2B739}, {0x31350, 0x323AF},
	};
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return true;
	}
	return false;
}

bool lg_is_word(int32_t codepoint)
{
	const int32_t c = codepoint;
	if (c < 0x80)
		return is_ascii_word(c);
	if ((c >= 0xC0 && c <= 0x24F) || (c >= 0x400 && c <= 0x481) || (c >= 0x10D0 && c <= 0x10FA))
		return c != 0xD7 && c != 0xF7;
	const utf8proc_category_t category = utf8proc_category(c);
	const bool word = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
			  (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
	return word && !(c > 0x11000 && is_too_new(c));
}
