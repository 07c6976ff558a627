/* SPDX-License-Identifier: MIT */
#include "model/language.h"

#include <string.h>

#include "text/normalise.h"

/* The Roman digit at s[at] in lower case, Cyrillic look-alikes included; 0 when it is none. *n: its bytes. */
static char roman_digit(struct lg_slice s, size_t at, size_t *n)
{
	static const struct {
		int32_t lower, upper;
		char digit;
	} digits[] = {
		{'i', 'I', 'i'},     {'v', 'V', 'v'},	  {'x', 'X', 'x'},     {'l', 'L', 'l'},
		{'c', 'C', 'c'},     {'d', 'D', 'd'},	  {'m', 'M', 'm'},     {0x456, 0x406, 'i'},
		{0x445, 0x425, 'x'}, {0x441, 0x421, 'c'}, {0x43c, 0x41c, 'm'},
	};
	int32_t c = lg_utf8_at(s, at, n);
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		if (c == digits[i].lower || c == digits[i].upper)
			return digits[i].digit;
	return 0;
}

static const struct {
	const char *roman;
	uint32_t value;
} roman_parts[] = {{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
		   {"xl", 40},	{"x", 10},   {"ix", 9},	 {"v", 5},    {"iv", 4},  {"i", 1}};

static size_t roman_spell(uint32_t value, char *digits, size_t max)
{
	size_t n = 0;
	for (size_t i = 0; i < sizeof roman_parts / sizeof *roman_parts; i++)
		for (; value >= roman_parts[i].value; value -= roman_parts[i].value)
			for (const char *c = roman_parts[i].roman; *c && n < max; c++)
				digits[n++] = *c;
	return n;
}

/* Read as it is written: what would be spelled otherwise ("iiii", "vx") is no number. */
static bool roman_value(struct lg_slice s, uint32_t *out)
{
	char digits[16], spelled[16]; /* the longest up to 3999 has 15 */
	size_t n = 0;
	uint32_t value = 0;
	for (size_t at = 0, step; at < s.n; at += step) {
		if (n == sizeof digits || (digits[n] = roman_digit(s, at, &step)) == 0)
			return false;
		n++;
	}
	struct lg_slice rest = {digits, n};
	for (size_t i = 0; i < sizeof roman_parts / sizeof *roman_parts; i++)
		while (lg_slice_starts(rest, roman_parts[i].roman)) {
			value += roman_parts[i].value;
			rest = lg_slice_sub(rest, strlen(roman_parts[i].roman), rest.n);
		}
	size_t m = roman_spell(value, spelled, sizeof spelled);
	if (n == 0 || value > 3999 || !lg_slice_eq((struct lg_slice){spelled, m}, (struct lg_slice){digits, n}))
		return false;
	*out = value;
	return true;
}

static bool is_one_word(struct lg_slice s)
{
	return lg_slice_find(s, LG_LIT(" ")) == SIZE_MAX && lg_slice_find(s, LG_LIT("-")) == SIZE_MAX;
}

/* A stem with a prefix mark takes any ending, but not another word: "двадцяти п'яти" is not 20. */
static bool stem_matches(const struct lg_number_word *w, struct lg_slice word)
{
	if (w->stem.n == 0 || !lg_slice_eq(lg_slice_sub(word, 0, w->stem.n), w->stem))
		return false;
	struct lg_slice ending = lg_slice_sub(word, w->stem.n, word.n);
	return w->prefix ? is_one_word(ending) : ending.n == 0;
}

static bool word_value(const struct lg_language *lang, struct lg_slice word, uint32_t *out)
{
	const struct lg_number_word *best = NULL;
	for (size_t i = 0; i < lang->nnumbers; i++) {
		const struct lg_number_word *w = &lang->number[i];
		if (!stem_matches(w, word))
			continue;
		if (!best || w->stem.n > best->stem.n || (w->stem.n == best->stem.n && best->prefix && !w->prefix))
			best = w;
	}
	if (best)
		*out = best->value;
	return best != NULL;
}

/* "y", "și", "und": may join two number words. */
static bool is_connector(struct lg_slice word)
{
	size_t letters = 0;
	for (size_t i = 0; i < word.n; i++)
		letters += ((unsigned char)word.p[i] & 0xC0) != 0x80;
	return letters <= 3;
}

static struct lg_slice next_piece(struct lg_slice *rest)
{
	size_t begin = 0;
	while (begin < rest->n && (rest->p[begin] == ' ' || rest->p[begin] == '-'))
		begin++;
	size_t end = begin;
	while (end < rest->n && rest->p[end] != ' ' && rest->p[end] != '-')
		end++;
	struct lg_slice piece = lg_slice_sub(*rest, begin, end);
	*rest = lg_slice_sub(*rest, end, rest->n);
	return piece;
}

static bool compound_value(const struct lg_language *lang, struct lg_slice s, uint32_t *out)
{
	uint32_t sum = 0;
	bool number = false; /* the piece before was one */
	for (struct lg_slice piece = next_piece(&s); piece.n; piece = next_piece(&s)) {
		uint32_t value;
		if (word_value(lang, piece, &value)) {
			if (value > UINT32_MAX - sum)
				return false;
			sum += value;
			number = true;
		} else if (number && is_connector(piece)) {
			number = false;
		} else {
			return false;
		}
	}
	if (!number)
		return false;
	*out = sum;
	return true;
}

bool lg_number_value(const struct lg_language *lang, struct lg_slice normal, bool roman, uint32_t *out)
{
	normal = lg_slice_trim(normal);
	if (lg_slice_uint(normal, out))
		return true;
	if (roman && roman_value(normal, out))
		return true;
	return lang && (word_value(lang, normal, out) || compound_value(lang, normal, out));
}
