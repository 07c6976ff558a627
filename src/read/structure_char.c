/* SPDX-License-Identifier: MIT */
/* structure_char.c - what the structure finder must know of characters. */
#include <utf8proc.h>

#include "read/structure_number.h"
#include "text/normalise.h"

static bool is_blank(int32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
	       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

size_t lg_blank_at(struct lg_slice s, size_t at)
{
	size_t n = 0;
	if (at >= s.n)
		return 0;
	return is_blank(lg_utf8_at(s, at, &n)) ? n : 0;
}

size_t lg_skip_blanks(struct lg_slice s, size_t at)
{
	for (size_t n; (n = lg_blank_at(s, at)) > 0;)
		at += n;
	return at;
}

static enum lg_char class_of(int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);
	if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT)
		return LG_CHAR_UPPER;
	if (category == UTF8PROC_CATEGORY_LL) /* Georgian sentences have no capitals */
		return c >= 0x10D0 && c <= 0x10FF ? LG_CHAR_LETTER : LG_CHAR_LOWER;
	if (category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_LM) /* not the signs of ordinals */
		return c == 0xAA || c == 0xBA ? LG_CHAR_OTHER : LG_CHAR_LETTER;
	return category == UTF8PROC_CATEGORY_ND ? LG_CHAR_DIGIT : LG_CHAR_OTHER;
}

enum lg_char lg_char_at(struct lg_slice s, size_t at, size_t *n)
{
	*n = 0;
	if (at >= s.n)
		return LG_CHAR_NONE;
	int32_t c = lg_utf8_at(s, at, n);
	if (c < 0x80) {
		if (c >= '0' && c <= '9')
			return LG_CHAR_DIGIT;
		if (c >= 'a' && c <= 'z')
			return LG_CHAR_LOWER;
		return c >= 'A' && c <= 'Z' ? LG_CHAR_UPPER : LG_CHAR_OTHER;
	}
	return class_of(c);
}

bool lg_word_boundary(struct lg_slice s, size_t at)
{
	size_t n;
	enum lg_char c = lg_char_at(s, at, &n);
	return c != LG_CHAR_LOWER && c != LG_CHAR_UPPER && c != LG_CHAR_LETTER;
}

size_t lg_character_start(struct lg_slice s, size_t at)
{
	while (at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

enum lg_char lg_first_char(struct lg_slice s)
{
	for (size_t at = 0, n; at < s.n; at += n) {
		enum lg_char c = lg_char_at(s, at, &n);
		if (c != LG_CHAR_OTHER)
			return c;
	}
	return LG_CHAR_NONE;
}

bool lg_all_caps(struct lg_slice s)
{
	size_t capitals = 0;
	for (size_t at = 0, n; at < s.n; at += n) {
		enum lg_char c = lg_char_at(s, at, &n);
		if (c == LG_CHAR_LOWER || c == LG_CHAR_LETTER)
			return false;
		capitals += c == LG_CHAR_UPPER;
	}
	return capitals >= 4;
}
