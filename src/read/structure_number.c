/* SPDX-License-Identifier: MIT */
#include "read/structure_number.h"

#include <string.h>
#include <utf8proc.h>

#include "text/normalise.h"

#define LETTER_STEP 4 /* room between two letters for those with marks: c, ç, d */

static bool is_digit(struct lg_slice s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

bool lg_is_letter(enum lg_char c)
{
	return c == LG_CHAR_LOWER || c == LG_CHAR_UPPER || c == LG_CHAR_LETTER;
}

static bool letter_at(struct lg_slice s, size_t at)
{
	size_t n;
	return lg_is_letter(lg_char_at(s, at, &n));
}

static bool byte_at(struct lg_slice s, size_t at, char c)
{
	return at < s.n && s.p[at] == c;
}

/* At most max digits; 0 bytes when there is none or more. */
static size_t digits_at(struct lg_slice s, size_t at, size_t max, uint32_t *value)
{
	size_t n = 0;
	uint32_t v = 0;
	for (; is_digit(s, at + n); n++) {
		if (n == max)
			return 0;
		v = v * 10 + (uint32_t)(s.p[at + n] - '0');
	}
	*value = v;
	return n;
}

/* ---- letters -------------------------------------------------------------------------------------------------- */

/* Ukrainian, Serbian, Macedonian and Russian in one order: each skips some of the others' letters. */
static const int32_t cyrillic[] = {L'а', L'б', L'в', L'г', L'ґ', L'д', L'ђ', L'ѓ', L'е', L'є', L'ж', L'з',
				   L'ѕ', L'и', L'і', L'ї', L'й', L'ј', L'к', L'ќ', L'л', L'љ', L'м', L'н',
				   L'њ', L'о', L'п', L'р', L'с', L'т', L'ћ', L'у', L'ф', L'х', L'ц', L'ч',
				   L'џ', L'ш', L'щ', L'ъ', L'ы', L'ь', L'э', L'ю', L'я'};

static const struct {
	int32_t c;
	char base;
} marked[] = {{L'ç', 'c'}, {L'č', 'c'}, {L'ć', 'c'}, {L'đ', 'd'}, {L'ë', 'e'}, {L'ñ', 'n'},
	      {L'š', 's'}, {L'ž', 'z'}, {L'ă', 'a'}, {L'â', 'a'}, {L'ș', 's'}, {L'ț', 't'}};

/* Place of a small letter in its alphabet, four apart; 0 when it is in none that enumerates. */
static uint32_t letter_place(int32_t c, uint32_t *step)
{
	*step = LETTER_STEP;
	if (c >= 'a' && c <= 'z')
		return (uint32_t)(c - 'a' + 1) * LETTER_STEP;
	if (c >= 0x10D0 && c <= 0x10F0)
		return (uint32_t)(c - 0x10D0 + 1) * LETTER_STEP;
	if (c >= 0x3B1 && c <= 0x3C9)
		return (uint32_t)(c - 0x3B1 + 1) * LETTER_STEP;
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		if (c == marked[i].c)
			return (uint32_t)(marked[i].base - 'a' + 1) * LETTER_STEP + 1 + (uint32_t)(i % 2);
	*step = 3 * LETTER_STEP;
	for (size_t i = 0; i < sizeof cyrillic / sizeof *cyrillic; i++)
		if (c == cyrillic[i])
			return (uint32_t)(i + 1) * LETTER_STEP;
	return 0;
}

static bool is_digraph(int32_t a, int32_t b)
{
	static const char *const pairs[] = {"dh", "gj", "lj", "nj", "sh", "th", "xh", "zh"};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (a == pairs[i][0] && b == pairs[i][1])
			return true;
	return false;
}

static int32_t small_at(struct lg_slice s, size_t at, size_t *n)
{
	return utf8proc_tolower(lg_utf8_at(s, at, n));
}

/* "a", "aa", "iv", "dh", Georgian "ა.ბ"; returns its bytes, 0 when it enumerates nothing. */
static size_t letters_at(struct lg_slice s, size_t at, struct lg_enumerator *e)
{
	size_t n = 0, count = 0, step = 0;
	int32_t first = 0, second = 0;
	for (; letter_at(s, at + n); n += step) {
		int32_t c = small_at(s, at + n, &step);
		if (count == 0)
			first = c;
		else
			second = c;
		if (++count > 6)
			return 0;
	}
	if (count == 0)
		return 0;
	if (count == 1 && byte_at(s, at + n, '.') && letter_at(s, at + n + 1)) {
		second = small_at(s, at + n + 1, &step);
		if (byte_at(s, at + n + 1 + step, ')')) {
			e->is[LG_ENUM_DOUBLE] = true;
			e->value[LG_ENUM_DOUBLE] = letter_place(second, &e->step);
			return n + 1 + step;
		}
	}
	uint32_t place = letter_place(first, &e->step);
	size_t ignored;
	e->upper = lg_char_at(s, at, &ignored) == LG_CHAR_UPPER;
	e->is[LG_ENUM_ROMAN] = lg_number_value(NULL, lg_slice_sub(s, at, at + n), true, &e->value[LG_ENUM_ROMAN]);
	if (place && count == 1) {
		e->is[LG_ENUM_LETTER] = true;
		e->value[LG_ENUM_LETTER] = place;
	} else if (place && count == 2 && first == second) {
		e->is[LG_ENUM_DOUBLE] = true;
		e->value[LG_ENUM_DOUBLE] = place;
		e->is[LG_ENUM_LETTER] = first == 'l' || first == 'r'; /* letters of their own in Albanian */
		e->value[LG_ENUM_LETTER] = place + LETTER_STEP / 2;
	} else if (place && count == 2 && is_digraph(first, second)) {
		e->is[LG_ENUM_LETTER] = true;
		e->value[LG_ENUM_LETTER] = place + LETTER_STEP / 2;
	}
	return e->is[LG_ENUM_ROMAN] || e->is[LG_ENUM_LETTER] || e->is[LG_ENUM_DOUBLE] ? n : 0;
}

/* ---- suffixes ------------------------------------------------------------------------------------------------- */

/* Most lines have none of the rare signs: the first byte says so. */
static bool is_ascii(struct lg_slice s, size_t at)
{
	return at < s.n && (unsigned char)s.p[at] < 0x80;
}

static size_t superscript_at(struct lg_slice s, size_t at, uint32_t *value)
{
	static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	size_t n = 0;
	uint32_t v = 0;
	*value = 0;
	if (is_ascii(s, at))
		return 0;
	for (uint32_t d = 0; d < 10 && n < 12; d++) {
		if (lg_slice_starts(lg_slice_sub(s, at + n, s.n), digits[d])) {
			n += strlen(digits[d]);
			v = v * 10 + d;
			d = UINT32_MAX; /* from the start for the next digit */
		}
	}
	*value = v;
	return n;
}

static size_t hyphen_at(struct lg_slice s, size_t at)
{
	static const char *const hyphens[] = {"-", "‐", "‑", "–", "−"};
	if (is_ascii(s, at))
		return s.p[at] == '-';
	for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
		if (lg_slice_starts(lg_slice_sub(s, at, s.n), hyphens[i]))
			return strlen(hyphens[i]);
	return 0;
}

/* "-1", " -1", "-10-1", "-a"; 0 when there is none. */
static size_t hyphenated_at(struct lg_slice s, size_t at, uint32_t *rank)
{
	size_t p = lg_skip_blanks(s, at), hyphen = hyphen_at(s, p), n;
	if (!hyphen)
		return 0;
	p += hyphen;
	if (letter_at(s, p) && p == at + hyphen) {
		int32_t c = small_at(s, p, &n);
		uint32_t step;
		if (letter_at(s, p + n) || hyphen > 1)
			return 0;
		*rank = letter_place(c, &step);
		return *rank ? p + n - at : 0;
	}
	size_t digits = digits_at(s, p, 3, rank);
	if (!digits || letter_at(s, p + digits))
		return 0;
	p += digits;
	uint32_t more;
	if (byte_at(s, p, '-') && (digits = digits_at(s, p + 1, 2, &more)) > 0)
		p += 1 + digits;
	*rank += 1; /* "-0" too is a suffix */
	return p - at;
}

/* Whether word stands at `at`, in small letters or capitals: "bis", "Bis", "BIS". */
static bool same_small(struct lg_slice s, size_t at, const char *word)
{
	struct lg_slice w = lg_slice_from(word);
	size_t n = 0, step = 0;
	for (size_t k = 0; k < w.n; k += n, at += step) {
		if (at >= s.n || small_at(s, at, &step) != lg_utf8_at(w, k, &n))
			return false;
	}
	return true;
}

/* Latin multiplicatives, in their order. */
static size_t multiplicative_at(struct lg_slice s, size_t at, uint32_t *rank)
{
	static const char *const words[] = {"bis",	    "ter",	 "quater",   "quáter",	  "quinquies",
					    "quinquies",    "sexies",	 "septies",  "octies",	  "nonies",
					    "novies",	    "decies",	 "undecies", "duodecies", "terdecies",
					    "quaterdecies", "quindecies"};
	size_t p = lg_skip_blanks(s, at), hyphen = hyphen_at(s, p);
	p += hyphen;						   /* "5-bis" */
	if (is_ascii(s, p) && !strchr("bBdDnNoOqQsStTuU", s.p[p])) /* as they begin */
		return 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]), end = p + n;
		if (!same_small(s, p, words[i]) || letter_at(s, end))
			continue;
		*rank = (uint32_t)(i + 1) * 100;
		size_t letter = lg_skip_blanks(s, end), len;
		enum lg_char c = lg_char_at(s, letter, &len);
		if (letter > end && c == LG_CHAR_LOWER && !letter_at(s, letter + len) &&
		    lg_blank_at(s, letter + len) == 0) {
			*rank += (uint32_t)(unsigned char)s.p[letter];
			end = letter + len;
		}
		return end - at;
	}
	return 0;
}

/* "A", "а", "AA", "bis" right after the digits, "/a", "/1". */
static size_t attached_at(struct lg_slice s, size_t at, uint32_t *rank)
{
	size_t p = at + (byte_at(s, at, '/') ? 1 : 0), n = 0, step = 0;
	uint32_t ignored;
	if (p > at && (n = digits_at(s, p, 3, rank)) > 0) {
		*rank += 1;
		return p + n - at;
	}
	for (size_t count = 0; letter_at(s, p + n); n += step) {
		int32_t c = small_at(s, p + n, &step);
		if (++count > 2)
			return 0;
		*rank = (count == 1 ? 0 : *rank * 128) + letter_place(c, &ignored);
	}
	return n && *rank ? p + n - at : 0;
}

static size_t ordinal_sign_at(struct lg_slice s, size_t at)
{
	struct lg_slice rest = lg_slice_sub(s, at, s.n);
	return lg_slice_starts(rest, "º") || lg_slice_starts(rest, "ª") || lg_slice_starts(rest, "°") ? 2 : 0;
}

/* The sign, or the letter that stands for it after 1 to 9: "5o." */
static size_t ordinal_at(struct lg_slice s, size_t at)
{
	bool one_digit = at > 0 && is_digit(s, at - 1) && !(at > 1 && is_digit(s, at - 2));
	if (one_digit && byte_at(s, at, 'o') && (byte_at(s, at + 1, '.') || lg_blank_at(s, at + 1) > 0))
		return 1;
	return ordinal_sign_at(s, at);
}

/* What distinguishes 15A, 255-1, 255¹, 183 ter from 15, 255, 183; 0 when nothing does. */
static size_t suffix_at(struct lg_slice s, size_t at, uint32_t *rank)
{
	size_t n, sign = ordinal_at(s, at);
	uint32_t value;
	*rank = 0;
	if (sign && (n = multiplicative_at(s, at + sign, rank)) > 0) /* "5º bis" */
		return sign + n;
	if (sign)
		return 0;
	if (byte_at(s, at, '^') && (n = digits_at(s, at + 1, 3, &value)) > 0) {
		*rank = value + 1;
		return n + 1;
	}
	if ((n = superscript_at(s, at, &value)) > 0) {
		*rank = value + 1;
		return n;
	}
	if ((n = multiplicative_at(s, at, rank)) > 0 || (n = attached_at(s, at, rank)) > 0)
		return n;
	return hyphenated_at(s, at, rank);
}

/* ---- enumerators ---------------------------------------------------------------------------------------------- */

size_t lg_skip_tags(struct lg_slice s, size_t at)
{
	for (;;) {
		size_t start = at, digits;
		uint32_t value;
		at = lg_skip_blanks(s, at);
		if (byte_at(s, at, 'F') && (digits = digits_at(s, at + 1, 4, &value)) > 0 &&
		    byte_at(s, at + 1 + digits, '['))
			at += digits + 2;
		else if (byte_at(s, at, '>'))
			at++;
		else if (byte_at(s, at, '[') && (byte_at(s, at + 1, '(') || is_digit(s, at + 1)))
			at++;
		else if (lg_slice_starts(lg_slice_sub(s, at, s.n), "•") ||
			 lg_slice_starts(lg_slice_sub(s, at, s.n), "·"))
			at += lg_slice_starts(lg_slice_sub(s, at, s.n), "•") ? strlen("•") : strlen("·");
		if (at == start)
			return at;
	}
}

/* The mark after a digit: ")" or "." or "º"; more parts of a number ("2.1.") count as its suffix. */
static size_t digit_mark_at(struct lg_slice s, size_t at, struct lg_enumerator *e)
{
	bool apart = byte_at(s, at, ' ') && byte_at(s, at + 1, '.') && lg_blank_at(s, at + 2) > 0; /* "1 . Words" */
	size_t p = e->suffix || apart ? lg_skip_blanks(s, at) : at, sign;
	uint32_t part;
	e->num_end = at;
	if (byte_at(s, p, ')')) {
		e->style = LG_ENUM_CLOSE;
		e->num_end = p + 1;
		return p + 1;
	}
	e->style = LG_ENUM_DOT;
	size_t dot = byte_at(s, p, '.') ? 1 : 0;
	if (dot && is_digit(s, p + 1)) {
		size_t n = digits_at(s, p + 1, 2, &part);
		if (!n || e->suffix || !(byte_at(s, p + 1 + n, '.') || byte_at(s, p + 1 + n, ')')) ||
		    is_digit(s, p + 2 + n))
			return 0;
		e->suffix = part + 1;
		e->decimal = true;
		e->num_end = p + 1 + n;
		return p + 2 + n;
	}
	if ((sign = dot ? ordinal_sign_at(s, p + dot) : ordinal_at(s, p)) > 0) {
		p += dot + sign;
		return p + (byte_at(s, p, '.') ? 1 : 0);
	}
	return dot ? p + 1 : 0;
}

static size_t letter_mark_at(struct lg_slice s, size_t at, struct lg_enumerator *e)
{
	size_t p = e->suffix ? lg_skip_blanks(s, at) : at;
	e->num_end = at;
	if (byte_at(s, p, ')')) {
		e->style = LG_ENUM_CLOSE;
		e->num_end = p + 1;
		return p + 1;
	}
	/* "A. Smith" is a name, "I. General" a heading, "A.- Who sells" an item. */
	size_t dash = byte_at(s, p, '.') && byte_at(s, p + 1, '-') ? 1 : 0;
	if (!byte_at(s, p, '.') || lg_blank_at(s, p + 1 + dash) == 0 || (e->upper && !e->is[LG_ENUM_ROMAN] && !dash))
		return 0;
	e->style = LG_ENUM_DOT;
	return p + 1 + dash;
}

bool lg_enumerator_at(struct lg_slice s, size_t at, struct lg_enumerator *out)
{
	struct lg_enumerator e = {.step = 1};
	size_t p = lg_skip_tags(s, at), n;
	e.begin = p;
	bool both = byte_at(s, p, '(');
	if (both)
		p = lg_skip_blanks(s, p + 1);
	bool digit = is_digit(s, p);
	if (digit)
		n = digits_at(s, p, 3, &e.value[LG_ENUM_DIGIT]);
	else
		n = letters_at(s, p, &e);
	if (n == 0)
		return false;
	e.is[LG_ENUM_DIGIT] = digit;
	p += n;
	if (digit && both && byte_at(s, p, '.') && (n = digits_at(s, p + 1, 2, &e.suffix)) > 0) {
		e.suffix++; /* "(4.1)" */
		p += 1 + n;
	} else if (digit)
		p += suffix_at(s, p, &e.suffix);
	else
		p += both || byte_at(s, p, ')') || byte_at(s, p, '.') ? 0 : suffix_at(s, p, &e.suffix);
	if (both) {
		p = lg_skip_blanks(s, p);
		if (!byte_at(s, p, ')'))
			return false;
		e.style = LG_ENUM_BOTH;
		e.num_end = ++p;
	} else {
		p = digit ? digit_mark_at(s, p, &e) : letter_mark_at(s, p, &e);
		if (p == 0)
			return false;
	}
	e.end = lg_skip_blanks(s, p);
	*out = e;
	return true;
}

/* "1 Whoever", and raised, as in Swiss laws: "¹ Whoever", "^1 Whoever", with or without the blank. */
bool lg_bare_enumerator(struct lg_slice s, struct lg_enumerator *out)
{
	struct lg_enumerator e = {.style = LG_ENUM_BARE, .step = 1};
	uint32_t *value = &e.value[LG_ENUM_DIGIT];
	size_t p = lg_skip_tags(s, 0), raised = superscript_at(s, p, value), n = raised, letter;
	if (!raised && p < s.n && s.p[p] == '^')
		p += raised = 1;
	if (!n)
		n = digits_at(s, p, 3, value);
	e.is[LG_ENUM_DIGIT] = n > 0;
	e.begin = p;
	p += n;
	if (n && !lg_blank_at(s, p) && !(raised && lg_char_at(s, p, &letter) == LG_CHAR_UPPER))
		p += suffix_at(s, p, &e.suffix);
	e.num_end = p;
	e.end = lg_skip_blanks(s, p);
	*out = e;
	return n && *value < 1000 && (e.end > p || raised) && lg_char_at(s, e.end, &letter) == LG_CHAR_UPPER;
}

/* "22A" after "474.": *rank orders it after "22" and before "23"; one letter or two. */
static size_t capitals_at(struct lg_slice s, size_t at, uint32_t *rank)
{
	size_t n = 0;
	*rank = 0;
	while (n < 3 && at + n < s.n && s.p[at + n] >= 'A' && s.p[at + n] <= 'Z') {
		*rank = *rank * 27 + (uint32_t)(s.p[at + n] - 'A' + 1);
		n++;
	}
	return n < 3 ? n : 0;
}

bool lg_bare_section(struct lg_slice s, struct lg_enumerator *out)
{
	struct lg_enumerator e = {.style = LG_ENUM_BARE, .step = 1}, first;
	size_t p = lg_skip_tags(s, 0), n = digits_at(s, p, 3, &e.value[LG_ENUM_DIGIT]), letter;
	uint32_t part = 0, capitals;
	e.is[LG_ENUM_DIGIT] = n > 0;
	e.begin = p;
	p += n;
	if (n && byte_at(s, p, '.') && (n = digits_at(s, p + 1, 3, &part)) > 0) {
		part++;
		p += 1 + n;
	}
	p += capitals_at(s, p, &capitals);
	e.suffix = part * 1024 + capitals;
	e.num_end = p;
	e.end = lg_skip_blanks(s, p + byte_at(s, p, '.'));
	*out = e;
	return e.is[LG_ENUM_DIGIT] && e.end > p && lg_blank_at(s, e.end - 1) &&
	       (lg_char_at(s, e.end, &letter) == LG_CHAR_UPPER ||
		(lg_enumerator_at(s, e.end, &first) && first.style == LG_ENUM_BOTH));
}

/* "600-quater.1", "XII.19": a part that counts on after the number. */
static size_t further_part_at(struct lg_slice s, size_t at)
{
	uint32_t value;
	size_t n = byte_at(s, at, '.') ? digits_at(s, at + 1, 3, &value) : 0;
	return n && !letter_at(s, at + 1 + n) ? 1 + n : 0;
}

/* ---- numbers of headings -------------------------------------------------------------------------------------- */

static size_t number_sign_at(struct lg_slice s, size_t at)
{
	static const char *const signs[] = {"№", "Nº", "N°", "No.", "Nr.", "nr.", "no."};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (lg_slice_starts(lg_slice_sub(s, at, s.n), signs[i]))
			return lg_skip_blanks(s, at + strlen(signs[i])) - at;
	return 0;
}

/* "96. -10-1": the superscript of a superscript, as one register prints it. */
static size_t detached_at(struct lg_slice s, size_t at)
{
	uint32_t rank;
	size_t p = byte_at(s, at, '.') ? lg_skip_blanks(s, at + 1) : at;
	if (p <= at + 1 || !byte_at(s, p, '-') || !is_digit(s, p + 1))
		return 0;
	return p + hyphenated_at(s, p, &rank) - at;
}

static bool decimal_at(struct lg_slice s, size_t at, struct lg_heading_number *out)
{
	uint32_t value;
	size_t p = at, n = digits_at(s, p, 4, &value);
	if (n == 0)
		return false;
	p += n;
	size_t suffix = suffix_at(s, p, &value);
	p += suffix;
	size_t more = suffix ? multiplicative_at(s, p, &value) : 0;
	p += more ? more : suffix ? 0 : detached_at(s, p);
	p += suffix ? ordinal_sign_at(s, p) : ordinal_at(s, p);
	p += suffix ? further_part_at(s, p) : 0;
	if (letter_at(s, p))
		return false;
	*out = (struct lg_heading_number){at, p, p, 0};
	return true;
}

static size_t word_end(struct lg_slice s, size_t at)
{
	for (size_t n = 0; letter_at(s, at); at += n)
		(void)lg_char_at(s, at, &n);
	return at;
}

static bool roman_at(struct lg_slice s, size_t at, struct lg_heading_number *out)
{
	size_t end = word_end(s, at), n;
	uint32_t value;
	if (end == at || lg_char_at(s, at, &n) != LG_CHAR_UPPER ||
	    !lg_number_value(NULL, lg_slice_sub(s, at, end), true, &value) || value > 400)
		return false;
	end += suffix_at(s, end, &value);
	end += further_part_at(s, end);
	*out = (struct lg_heading_number){at, end, end, 0};
	return true;
}

/* "PRVA (I.)": the number said again in signs, from which on words go on; at when it is not. */
static size_t said_again(struct lg_slice s, size_t at, uint32_t number)
{
	size_t p = lg_skip_blanks(s, at);
	uint32_t value;
	if (!byte_at(s, p, '('))
		return at;
	size_t begin = p + 1, end = is_digit(s, begin) ? begin + digits_at(s, begin, 3, &value) : word_end(s, begin);
	if (end == begin || !lg_number_value(NULL, lg_slice_sub(s, begin, end), true, &value) || value != number)
		return at;
	p = end + (byte_at(s, end, '.') ? 1 : 0);
	return byte_at(s, p, ')') ? p + 1 : at;
}

/* Number words are compared in small letters; the longest, of at most two words, counts. */
static bool word_at(const struct lg_language *lang, struct lg_slice s, size_t at, struct lg_heading_number *out)
{
	struct lg_arena *a = lang && lang->nnumbers ? lg_arena_new() : NULL;
	size_t one = word_end(s, at), second = lg_skip_blanks(s, one), two = word_end(s, second);
	size_t ends[] = {two > second ? two : one, one};
	bool found = false;
	for (size_t i = 0; a && i < 2 && !found; i++) {
		struct lg_normal normal;
		uint32_t value;
		if (ends[i] == at || lg_normalise(&normal, a, lg_slice_sub(s, at, ends[i]), lang->fold) != LG_OK ||
		    !lg_number_value(lang, normal.text, false, &value) || value == 0)
			continue;
		*out = (struct lg_heading_number){at, ends[i], said_again(s, ends[i], value), value};
		found = true;
	}
	lg_arena_free(a);
	return found;
}

/* "Part A", "Appendix B." */
static bool capital_at(struct lg_slice s, size_t at, struct lg_heading_number *out)
{
	size_t n;
	if (lg_char_at(s, at, &n) != LG_CHAR_UPPER || letter_at(s, at + n) || at + n > s.n)
		return false;
	size_t next = lg_skip_blanks(s, at + n);
	bool ends = next >= s.n || byte_at(s, next, '.') || byte_at(s, next, ':') || byte_at(s, next, ')') ||
		    hyphen_at(s, next);
	if (ends)
		*out = (struct lg_heading_number){at, at + n, at + n, 0};
	return ends;
}

/* French codes: "L. 121-3", "R*431-2", "D311" */
static bool coded_at(struct lg_slice s, size_t at, struct lg_heading_number *out)
{
	if (at >= s.n || !strchr("LRDA", s.p[at]))
		return false;
	size_t p = at + 1;
	while (byte_at(s, p, '.') || byte_at(s, p, '*') || byte_at(s, p, ' '))
		p++;
	if (p - at > 4 || !decimal_at(s, p, out))
		return false;
	out->begin = at;
	return true;
}

/* "1er", "Ier": what is raised after a number is no part of it. */
static bool first_at(struct lg_slice s, size_t at, struct lg_heading_number *out)
{
	struct lg_slice rest = lg_slice_sub(s, at, s.n);
	bool is = (lg_slice_starts(rest, "1er") || lg_slice_starts(rest, "Ier")) && !letter_at(s, at + 3);
	if (is)
		*out = (struct lg_heading_number){at, at + 1, at + 3, 0};
	return is;
}

bool lg_heading_number_at(const struct lg_language *lang, struct lg_slice s, size_t at, struct lg_heading_number *out)
{
	at = lg_skip_blanks(s, at);
	at += number_sign_at(s, at);
	return first_at(s, at, out) || decimal_at(s, at, out) || coded_at(s, at, out) || roman_at(s, at, out) ||
	       word_at(lang, s, at, out) || capital_at(s, at, out);
}
