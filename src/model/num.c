/* SPDX-License-Identifier: MIT */
/*
 * num.c - printed numbers of provisions, cleaned for identifiers.
 *
 * A number is read as tokens, runs of digits or of letters, each with what stood before it. Digits after anything are
 * joined with '-'; letters after digits are joined directly. Words in front of the first digits name the level and go.
 */
#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "model/eid.h"
#include "text/normalise.h"

#define NUM_MAX 64 /* longer ones are cut: no printed number is longer */
#define TOKENS_MAX 12

enum glue { GLUE_NONE, GLUE_SPACE, GLUE_DOT, GLUE_HYPHEN, GLUE_SUPERSCRIPT };

struct token {
	bool digits;
	enum glue glue; /* what stands before it; the strongest of several */
	char bytes[NUM_MAX];
	size_t n, letters;
	int32_t first; /* its first character */
};

struct tokens {
	struct token v[TOKENS_MAX];
	size_t n;
};

struct cleaned {
	char bytes[NUM_MAX];
	size_t n;
};

/* ---- characters ----------------------------------------------------------------------------------------------- */

static bool is_digit(int32_t c)
{
	return c >= '0' && c <= '9';
}

/* The ASCII digit that c is a superscript of, or 0. */
static int32_t superscript(int32_t c)
{
	if (c == 0xb9)
		return '1';
	if (c == 0xb2 || c == 0xb3)
		return '2' + (c - 0xb2);
	return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? '0' + (c - 0x2070) : 0;
}

static bool is_dash(int32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Invisible, ordinal signs ("1.º"), apostrophes inside words, combining marks. */
static bool is_ignored(int32_t c)
{
	return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || c == 0xba || c == 0xaa || c == 0xb0 || c == '\'' ||
	       c == 0x2019 || c == 0x2bc || (c >= 0x300 && c <= 0x36f);
}

static enum glue glue_of(int32_t c)
{
	if (is_dash(c))
		return GLUE_HYPHEN;
	return c == '^' ? GLUE_SUPERSCRIPT : c == '.' ? GLUE_DOT : GLUE_SPACE;
}

/* Cyrillic letters that stand for Roman digits become those. */
static int32_t roman_letter(int32_t c)
{
	return c == 0x406 ? 'I' : c == 0x425 ? 'X' : c == 0x421 ? 'C' : c == 0x41c ? 'M' : c;
}

/* ---- tokens --------------------------------------------------------------------------------------------------- */

static void put_char(struct token *t, int32_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char(c, bytes);
	if (n <= 0 || t->n + (size_t)n > sizeof t->bytes)
		return;
	memcpy(t->bytes + t->n, bytes, (size_t)n);
	t->n += (size_t)n;
	t->letters++;
}

/* The token that c goes on with, or a new one; NULL when there are too many. */
static struct token *token_for(struct tokens *ts, bool digits, enum glue glue)
{
	struct token *last = ts->n ? &ts->v[ts->n - 1] : NULL;
	if (last && glue == GLUE_NONE && last->digits == digits)
		return last;
	if (ts->n == TOKENS_MAX)
		return NULL;
	last = &ts->v[ts->n++];
	last->digits = digits;
	last->glue = glue;
	last->n = last->letters = 0;
	return last;
}

static bool is_capital(const struct token *t)
{
	return !t->digits && t->letters == 1 && utf8proc_tolower(t->first) != t->first;
}

/* "F3[2": what stands before the bracket names an amendment. */
static bool is_footnote_mark(const struct tokens *ts)
{
	return ts->n == 2 && is_capital(&ts->v[0]) && ts->v[1].digits && ts->v[1].glue == GLUE_NONE;
}

static void split(struct tokens *ts, struct lg_slice num)
{
	enum glue glue = GLUE_NONE;
	bool raised = false; /* the character before was a superscript digit */
	ts->n = 0;
	for (size_t at = 0, step; at < num.n; at += step) {
		int32_t c = lg_utf8_at(num, at, &step), digit = superscript(c);
		if (is_ignored(c))
			continue;
		if (c == '[' && is_footnote_mark(ts))
			ts->n = 0;
		if (digit && !raised)
			glue = GLUE_SUPERSCRIPT;
		raised = digit != 0;
		if (!digit && !is_digit(c) && (c == '_' || !lg_is_word(c))) {
			glue = glue_of(c) > glue ? glue_of(c) : glue;
			continue;
		}
		struct token *t = token_for(ts, digit || is_digit(c), glue);
		if (!t)
			return;
		if (t->n == 0)
			t->first = c;
		put_char(t, digit ? digit : c);
		glue = GLUE_NONE;
	}
}

static struct lg_slice token_slice(const struct token *t)
{
	return (struct lg_slice){t->bytes, t->n};
}

/* Capital Roman digits only. Single letters are Roman too where it matters: they are kept as they are. */
static bool is_roman(const struct token *t)
{
	if (t->digits)
		return false;
	for (size_t at = 0, step; at < t->n; at += step) {
		int32_t c = roman_letter(lg_utf8_at(token_slice(t), at, &step));
		if (c > 0x7f || !strchr("IVXLCDM", c))
			return false;
	}
	return true;
}

static bool is_lower_roman(const struct token *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (!strchr("ivxlcdm", t->bytes[i]))
			return false;
	return t->n > 0;
}

/* Lower case, Latin letters without accents: "QUÁTER" is quater. */
static void fold(struct token *t)
{
	struct token out = {.digits = false, .glue = t->glue, .first = t->first};
	for (size_t at = 0, step; at < t->n; at += step) {
		int32_t c = utf8proc_tolower(lg_utf8_at(token_slice(t), at, &step));
		utf8proc_int32_t parts[4];
		int class = 0;
		if (c >= 0xc0 && c < 0x250 && utf8proc_decompose_char(c, parts, 4, UTF8PROC_DECOMPOSE, &class) > 1)
			c = parts[0];
		put_char(&out, c);
	}
	*t = out;
}

/* bis, ter, quater, quinquies ... duodecies, vicies: folded. */
static bool is_latin_ordinal(const struct token *t)
{
	static const char *const words[] = {"bis",    "ter",	 "tris",   "quater", "quinquies", "quinques",
					    "sexies", "septies", "octies", "nonies", "novies"};
	struct token folded = *t;
	fold(&folded);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (lg_slice_is(token_slice(&folded), words[i]))
			return true;
	return lg_slice_ends(token_slice(&folded), "decies") || lg_slice_ends(token_slice(&folded), "vicies") ||
	       lg_slice_ends(token_slice(&folded), "tricies");
}

/* ---- joining -------------------------------------------------------------------------------------------------- */

static void put_slice(struct cleaned *out, struct lg_slice s)
{
	if (s.n > sizeof out->bytes - out->n)
		return;
	memcpy(out->bytes + out->n, s.p, s.n);
	out->n += s.n;
}

static void put_token(struct cleaned *out, const struct token *t)
{
	if (!is_roman(t)) {
		put_slice(out, token_slice(t));
		return;
	}
	for (size_t at = 0, step; at < t->n; at += step) {
		char c = (char)roman_letter(lg_utf8_at(token_slice(t), at, &step));
		put_slice(out, (struct lg_slice){&c, 1});
	}
}

/* A word in front of the number, not a part of it like the L of "L. 121-3" or the II of "II.3". */
static bool is_level_word(const struct token *t, const struct token *next)
{
	if (next->glue == GLUE_NONE)
		return t->letters > 2;
	return !is_capital(t) && !(t->letters > 1 && is_roman(t));
}

/* "L. 121-3" is L121-3; but "A-1" and "II.3" keep a dash. */
static bool joins_capital(const struct token *capital, const struct token *digits)
{
	return is_capital(capital) && digits->glue < GLUE_HYPHEN && !strchr("IVX", (int)capital->bytes[0]);
}

/* Words after the number are no part of it ("5. Definitions", "1 of Schedule 2"), but for "12 A", "4abc", "5 bis". */
static bool ends_number(const struct token *t, bool last)
{
	if (is_latin_ordinal(t))
		return false;
	if (t->glue == GLUE_NONE)
		return t->letters > 3;
	return t->letters > 2 || (t->letters == 2 && !last);
}

static bool is_georgian_ordinal(const struct token *t)
{
	return t->letters == 1 && t->first == 0x10d4 && t->glue == GLUE_HYPHEN;
}

/* "5o.": Spanish prints the ordinal sign of 1 to 9 as a letter. */
static bool is_letter_ordinal(const struct token *number, const struct token *t)
{
	return t->letters == 1 && t->first == 'o' && t->glue == GLUE_NONE && number->digits && number->n == 1;
}

static void join_from(struct cleaned *out, struct tokens *ts, size_t first)
{
	put_token(out, &ts->v[first]);
	for (size_t i = first + 1; i < ts->n; i++) {
		struct token *t = &ts->v[i], *before = t - 1;
		if (t->digits) {
			bool joined = i == first + 1 ? joins_capital(before, t) : false;
			if (!joined && (before->digits || t->glue != GLUE_NONE))
				put_slice(out, LG_LIT("-"));
		} else if (is_georgian_ordinal(t) || is_letter_ordinal(before, t)) {
			continue;
		} else if (ends_number(t, i + 1 == ts->n)) {
			return;
		} else if (is_latin_ordinal(t)) {
			fold(t);
		} else if (t->glue >= GLUE_HYPHEN) {
			put_slice(out, LG_LIT("-"));
		}
		put_token(out, t);
	}
}

static void join_with_digits(struct cleaned *out, struct tokens *ts, size_t digits)
{
	size_t first = digits;
	while (first > 0 && !is_level_word(&ts->v[first - 1], &ts->v[first]))
		first--;
	join_from(out, ts, first);
}

/* "Annex II", "Part A", "ПЕРША", "(ii)", "(aa)", "Disposición adicional primera". */
static void join_words(struct cleaned *out, struct tokens *ts)
{
	for (size_t i = 0; i < ts->n; i++) {
		bool number = is_roman(&ts->v[i]) || is_capital(&ts->v[i]) ||
			      (i > 0 && i + 1 == ts->n && ts->v[i].letters == 1 && ts->v[i - 1].letters > 1);
		if (number) {
			join_from(out, ts, i);
			return;
		}
	}
	for (size_t i = 0; i < ts->n; i++) {
		if (ts->v[i].letters > 3 && !is_lower_roman(&ts->v[i]))
			fold(&ts->v[i]);
		if (i)
			put_slice(out, LG_LIT("-"));
		put_token(out, &ts->v[i]);
	}
}

/* End of the run of bytes from low to high at s[at]. */
static size_t run_end(struct lg_slice s, size_t at, char low, char high)
{
	while (at < s.n && s.p[at] >= low && s.p[at] <= high)
		at++;
	return at;
}

/* Past "Article ", which is neither a capital alone nor a Roman number. */
static size_t after_level_word(struct lg_slice num)
{
	size_t capital = run_end(num, 0, 'A', 'Z'), end = run_end(num, capital, 'a', 'z');
	return capital <= 1 && end > capital && end > 1 && end < num.n && num.p[end] == ' ' ? end + 1 : 0;
}

/* Most numbers are "12", "(12)", "12.", "Article 12" or "(ab)": what clean() would make of them; empty for others. */
static struct lg_slice plain_number(struct lg_slice num)
{
	size_t begin = num.n && num.p[0] == '(' ? 1 : after_level_word(num), end = run_end(num, begin, '0', '9');
	if (end == begin && begin < 2) {
		end = run_end(num, begin, 'a', 'z');
		if (end - begin > 3)
			return (struct lg_slice){0};
	}
	size_t past = end;
	while (past < num.n && (num.p[past] == '.' || num.p[past] == ')'))
		past++;
	return lg_slice_sub(num, begin, past == num.n && end - begin < NUM_MAX ? end : begin);
}

static void clean(struct cleaned *out, struct lg_slice num)
{
	struct tokens ts;
	size_t digits = 0;
	struct lg_slice plain = plain_number(num);
	out->n = 0;
	if (plain.n) {
		put_slice(out, plain);
		return;
	}
	split(&ts, num);
	while (digits < ts.n && !ts.v[digits].digits)
		digits++;
	if (digits < ts.n)
		join_with_digits(out, &ts, digits);
	else
		join_words(out, &ts);
}

int lg_num_clean(struct lg_slice *out, struct lg_arena *a, struct lg_slice num)
{
	struct cleaned c;
	clean(&c, num);
	return lg_arena_copy(a, (struct lg_slice){c.bytes, c.n}, out) ? LG_OK : LG_ENOMEM;
}

void lg_num_put(struct lg_buf *b, struct lg_slice num)
{
	struct cleaned c;
	clean(&c, num);
	lg_buf_put(b, c.bytes, c.n);
}
