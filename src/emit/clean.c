/* SPDX-License-Identifier: MIT */
#include "emit/clean.h"

#include <string.h>

#include <utf8proc.h>

#define REPLACEMENT "\xef\xbf\xbd"

int32_t lg_clean_next(struct lg_slice s, size_t *i)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + *i, (utf8proc_ssize_t)(s.n - *i), &c);
	*i += n > 0 ? (size_t)n : 1;
	return n > 0 ? c : -1;
}

/* Embeddings, overrides, isolates and their ends; the marks that only have a direction are harmless. */
static bool reorders(int32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* What stands for c, or NULL when c may stand for itself. */
static const char *stand_in(int32_t c, char picture[4], unsigned what)
{
	if (c == '\n' || c == '\t' || c == '\r')
		return what & LG_CLEAN_LINES ? " " : c == '\r' ? "\n" : NULL;
	if (c >= 0 && (c < 0x20 || c == 0x7f)) {
		picture[0] = (char)0xe2;
		picture[1] = (char)0x90;
		picture[2] = (char)(c == 0x7f ? 0xa1 : 0x80 + c);
		picture[3] = '\0';
		return picture;
	}
	bool nothing = c < 0 || (c >= 0x80 && c < 0xa0) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
	return nothing || (what & LG_CLEAN_BIDI && reorders(c)) ? REPLACEMENT : NULL;
}

void lg_clean_put(struct lg_buf *b, struct lg_slice s, unsigned what)
{
	char picture[4];
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		int32_t c = lg_clean_next(s, &i);
		if (c == '\r' && i < s.n && s.p[i] == '\n')
			continue; /* the LF speaks for both */
		const char *other = stand_in(c, picture, what);
		if (other)
			lg_buf_str(b, other);
		else
			lg_buf_put(b, s.p + at, i - at);
	}
}

void lg_clean_uri(struct lg_buf *b, struct lg_slice path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	lg_buf_str(b, lg_slice_starts(path, "/") ? "file://" : "");
	for (size_t i = 0; i < path.n; i++) {
		if (path.p[i] && strchr(plain, path.p[i]))
			lg_buf_char(b, path.p[i]);
		else
			lg_buf_fmt(b, "%%%02X", (unsigned)(unsigned char)path.p[i]);
	}
}
