/* SPDX-License-Identifier: MIT */
#include "assess/numlist.h"

#include <stdlib.h>
#include <string.h>

#include "model/eid.h"
#include "text/normalise.h"

#define KEY_MAX 40
#define SHORT_WORD 5   /* letters of a connector: "and", "sowie" */
#define PART_WORD 14   /* letters of a word that names a part: "subparagraph" */
#define PART_GROUP 16  /* bytes of "(2)", "(a) to (c)" */
#define RANGE_MAX 1000 /* units in one range */
#define LIST_MAX 400   /* numbers in one list */
#define PARTS_BELOW 20 /* after "article 5, paragraphs 2" a higher number is a paragraph, too */

/* ---- the numbers of an act --------------------------------------------------------------------------------------- */

static int by_key(const void *x, const void *y)
{
	const struct lg_unit_key *a = x, *b = y;
	int order = lg_slice_cmp(a->key, b->key);
	return order ? order : (a->unit > b->unit) - (a->unit < b->unit);
}

int lg_unit_index_make(struct lg_unit_index *out, struct lg_arena *a, const struct lg_document *doc)
{
	*out = (struct lg_unit_index){.doc = doc};
	out->v = lg_arena_array(a, doc->nunits + 1, sizeof *out->v);
	if (!out->v)
		return LG_ENOMEM;
	for (uint32_t p = 0; p < doc->nprov && out->n < doc->nunits; p++) {
		const struct lg_provision *prov = &doc->prov[p];
		struct lg_slice clean;
		struct lg_normal normal;
		if (!(prov->flags & LG_PROV_UNIT) || (prov->flags & (LG_PROV_DEAD | LG_PROV_QUOTED)) ||
		    prov->num.n == 0)
			continue;
		LG_TRY(lg_num_clean(&clean, a, prov->num));
		LG_TRY(lg_normalise(&normal, a, clean, doc->fold));
		out->v[out->n++] = (struct lg_unit_key){lg_slice_trim(normal.text), p};
	}
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_key);
	return LG_OK;
}

uint32_t lg_unit_index_find(const struct lg_unit_index *ix, struct lg_slice key)
{
	size_t lo = 0, hi = ix->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (lg_slice_cmp(ix->v[mid].key, key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < ix->n && lg_slice_eq(ix->v[lo].key, key) ? ix->v[lo].unit : LG_NOWHERE;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct scan {
	struct lg_slice s;
	size_t at;
	const struct lg_unit_index *ix;
};

struct number {
	char key[KEY_MAX];
	size_t n;
	uint32_t value; /* its leading digits */
};

static char peek(const struct scan *c, size_t at)
{
	return at < c->s.n ? c->s.p[at] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t skip_blanks(const struct scan *c, size_t at)
{
	while (peek(c, at) == ' ')
		at++;
	return at;
}

static size_t skip_digits(const struct scan *c, size_t at)
{
	while (is_digit(peek(c, at)))
		at++;
	return at;
}

/* End of the run of letters at `at`; *letters says how many. */
static size_t skip_letters(const struct scan *c, size_t at, unsigned *letters)
{
	size_t n;
	for (*letters = 0; at < c->s.n && !is_digit(c->s.p[at]); at += n, ++*letters) {
		if (!lg_is_word(lg_utf8_at(c->s, at, &n)))
			break;
	}
	return at;
}

static bool is_word_at(const struct scan *c, size_t at)
{
	size_t n;
	return at < c->s.n && lg_is_word(lg_utf8_at(c->s, at, &n));
}

static bool append(struct number *num, const char *dash, struct lg_slice more)
{
	size_t d = strlen(dash);
	if (num->n + d + more.n >= KEY_MAX)
		return false;
	memcpy(num->key + num->n, dash, d);
	if (more.n)
		memcpy(num->key + num->n + d, more.p, more.n);
	num->n += d + more.n;
	return true;
}

static bool exists(const struct scan *c, const struct number *num)
{
	return lg_unit_index_find(c->ix, (struct lg_slice){num->key, num->n}) != LG_NOWHERE;
}

static uint32_t digits_value(struct lg_slice digits)
{
	uint32_t value = 0;
	return lg_slice_uint(digits, &value) ? value : UINT32_MAX;
}

static bool known_number(const struct scan *c, struct lg_slice digits)
{
	return lg_unit_index_find(c->ix, digits) != LG_NOWHERE;
}

/* "255^1", "301-1", "301 -1", "107 2": digits after the number. A higher number
 * after a dash ends a range. */
static bool take_digits(struct scan *c, struct number *num)
{
	size_t at = skip_blanks(c, c->at);
	bool caret = peek(c, at) == '^', dash = peek(c, at) == '-', blank = at > c->at;
	if (caret || dash)
		at = skip_blanks(c, at + 1);
	size_t end = skip_digits(c, at);
	if (end == at || is_word_at(c, end) || (!caret && !dash && !blank))
		return false;
	struct lg_slice digits = lg_slice_sub(c->s, at, end);
	struct number longer = *num;
	if (!append(&longer, "-", digits))
		return false;
	bool suffix = caret || (dash && digits_value(digits) <= num->value);
	if (!suffix && (!exists(c, &longer) || (dash && known_number(c, digits))))
		return false;
	*num = longer;
	c->at = end;
	return true;
}

/* "163.1", "474.22A": a section of its own where the act has such a number; else 163 with one of its parts. */
static bool take_decimals(struct scan *c, struct number *num)
{
	unsigned letters;
	size_t at = c->at + 1, digits = skip_digits(c, at), end = skip_letters(c, digits, &letters);
	struct number longer = *num;
	if (peek(c, c->at) != '.' || digits == at || !append(&longer, "-", lg_slice_sub(c->s, at, end)) ||
	    !exists(c, &longer))
		return false;
	*num = longer;
	c->at = end;
	return true;
}

static int superscript(int32_t cp)
{
	return cp == 0xB9					? 1
	       : cp == 0xB2					? 2
	       : cp == 0xB3					? 3
	       : cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079) ? cp - 0x2070
								: -1;
}

static bool take_superscript(struct scan *c, struct number *num)
{
	char digits[8];
	size_t k = 0, n, at = c->at;
	while (at < c->s.n && k < sizeof digits && superscript(lg_utf8_at(c->s, at, &n)) >= 0) {
		digits[k++] = (char)('0' + superscript(lg_utf8_at(c->s, at, &n)));
		at += n;
	}
	if (k == 0 || !append(num, "-", (struct lg_slice){digits, k}))
		return false;
	c->at = at;
	return true;
}

/* "15a", "183 ter", "15-a"; letters that stand apart only when the act has such
 * a number. */
static bool take_letters(struct scan *c, struct number *num)
{
	unsigned letters;
	size_t at = c->at;
	bool apart = peek(c, at) == ' ' || peek(c, at) == '-';
	if (apart)
		at++;
	size_t end = skip_letters(c, at, &letters);
	struct number longer = *num;
	if (letters == 0 || is_digit(peek(c, end)) || !append(&longer, "", lg_slice_sub(c->s, at, end)))
		return false;
	if (!exists(c, &longer) && (apart || letters > 2))
		return false;
	if (apart && letters == 1 && is_digit(peek(c, skip_blanks(c, end)))) /* "183 a 185" */
		return false;
	*num = longer;
	c->at = end;
	return true;
}

/* Where ordinals bear a full stop ("čl. 178. st. 1. i 2, 179. do 185."): does
 * the list go on behind the one at `at`? */
static bool is_inner_stop(const struct scan *c, size_t at)
{
	static const char *const word[] = {"do",    "i",      "ili",	"te",	  "st",	 "stav",
					   "stava", "stavak", "stavka", "stavci", "tač", "tačka"};
	unsigned letters;
	if (peek(c, at) != '.' || (peek(c, at + 1) != ' ' && peek(c, at + 1) != ','))
		return false;
	size_t from = skip_blanks(c, at + 1 + (peek(c, at + 1) == ',')), end = skip_letters(c, from, &letters);
	size_t next = skip_blanks(c, end + (peek(c, end) == '.'));
	if (!is_digit(peek(c, letters ? next : from)))
		return false;
	for (size_t i = 0; letters && i < sizeof word / sizeof *word; i++)
		if (lg_slice_is(lg_slice_sub(c->s, from, end), word[i]))
			return true;
	return letters == 0 && peek(c, at + 1) == ',';
}

/* Endings of ordinals: "137-ე", "5-ї", "1.ª", "5º". */
static void skip_ordinal(struct scan *c)
{
	unsigned letters;
	if (is_inner_stop(c, c->at)) {
		c->at++;
		return;
	}
	size_t n = 0, at = c->at + (peek(c, c->at) == '.');
	int32_t cp = at < c->s.n ? lg_utf8_at(c->s, at, &n) : 0;
	if (cp == 0xAA || cp == 0xBA || cp == 0xB0) {
		c->at = at + n;
		return;
	}
	if (peek(c, c->at) != '-')
		return;
	size_t end = skip_letters(c, c->at + 1, &letters);
	if (letters > 0 && letters <= 3 && !is_word_at(c, end))
		c->at = end;
}

/* "(2)", "(a)", "(1)(b)": parts of the unit just named. */
static void skip_groups(struct scan *c)
{
	for (;;) {
		size_t at = skip_blanks(c, c->at), end = at;
		if (peek(c, at) != '(')
			return;
		while (end < c->s.n && end - at < PART_GROUP && c->s.p[end] != ')')
			end++;
		if (peek(c, end) != ')')
			return;
		c->at = end + 1;
	}
}

static bool take_number(struct scan *c, struct number *num)
{
	size_t end = skip_digits(c, c->at);
	*num = (struct number){.n = 0};
	if (end == c->at || !append(num, "", lg_slice_sub(c->s, c->at, end)))
		return false;
	num->value = digits_value(lg_slice_sub(c->s, c->at, end));
	c->at = end;
	while (take_superscript(c, num) || take_letters(c, num) || take_digits(c, num) || take_decimals(c, num))
		;
	skip_ordinal(c);
	return true;
}

/* ---- between numbers --------------------------------------------------------------------------------------------- */

enum joint { JOINT_NONE, JOINT_LIST, JOINT_RANGE };

static bool is_range_word(struct lg_slice w)
{
	static const char *const word[] = {"to", "bis", "до", "по",	 "do",	 "a",
					   "al", "à",	"la", "through", "deri", "gjer"};
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (lg_slice_is(w, word[i]))
			return true;
	return false;
}

static size_t skip_punctuation(const struct scan *c, size_t at, bool *comma, bool *dash)
{
	for (; at < c->s.n && strchr(" ,;/&+-", c->s.p[at]); at++) {
		*comma |= c->s.p[at] != ' ' && c->s.p[at] != '-';
		*dash |= c->s.p[at] == '-';
	}
	return at;
}

/* "deri në 36", "gjer më 36": the preposition behind a word for "until". */
static size_t skip_preposition(const struct scan *c, size_t at)
{
	unsigned letters;
	size_t end = skip_letters(c, at, &letters), number = skip_blanks(c, end);
	return letters == 2 && number > end && is_digit(peek(c, number)) ? number : at;
}

/* Moves to the next number when only punctuation and at most one short word
 * stand before it. */
static enum joint take_joint(struct scan *c)
{
	bool comma = false, dash = false, range_word = false;
	unsigned letters;
	size_t at = skip_punctuation(c, c->at, &comma, &dash);
	size_t end = skip_letters(c, at, &letters);
	if (letters > SHORT_WORD)
		return JOINT_NONE;
	if (letters) {
		range_word = is_range_word(lg_slice_sub(c->s, at, end));
		at = skip_punctuation(c, end, &comma, &dash);
		if (at == end)
			return JOINT_NONE;
		if (range_word)
			at = skip_preposition(c, at);
	}
	if (!is_digit(peek(c, at)))
		return JOINT_NONE;
	c->at = at;
	return !comma && (range_word || (dash && !letters)) ? JOINT_RANGE : JOINT_LIST;
}

/*
 * ", para 2", " Abs. 3": a word for a part and its number. Moves behind it. A
 * short word may also be "and": then the numbers go up, as those of units do.
 */
static bool take_part(struct scan *c, uint32_t last_value)
{
	bool comma = false, dash = false;
	unsigned letters, suffix;
	size_t at = skip_punctuation(c, c->at, &comma, &dash);
	size_t end = skip_letters(c, at, &letters);
	if (letters == 0 || letters > PART_WORD)
		return false;
	bool dot = peek(c, end) == '.';
	size_t number = skip_blanks(c, end + dot), behind = skip_digits(c, number);
	if (behind == number)
		return false;
	if (letters <= SHORT_WORD && !dot && digits_value(lg_slice_sub(c->s, number, behind)) >= last_value)
		return false;
	c->at = skip_letters(c, behind, &suffix);
	if (suffix > 1)
		c->at = behind;
	skip_ordinal(c);
	return true;
}

/*
 * " paragrafi i parë": a part whose number is a word of at most two words; only where the list of units goes on
 * behind it. Moves behind it.
 */
static bool take_worded_part(struct scan *c)
{
	static const char *const stem[] = {"paragra", "alin", "apartad", "comma", "pik"};
	unsigned letters, words = 0;
	size_t at = skip_blanks(c, c->at + (peek(c, c->at) == ',')), end = at;
	bool known = false;
	for (size_t i = 0; i < sizeof stem / sizeof *stem && !known; i++)
		known = lg_slice_starts(lg_slice_sub(c->s, at, c->s.n), stem[i]);
	for (; known && words <= 3; words++) {
		end = skip_letters(c, at, &letters);
		if (letters == 0 || letters > PART_WORD || peek(c, end) != ' ')
			break;
		at = skip_blanks(c, end);
	}
	if (!known || words == 0 || peek(c, end) != ',' || !is_digit(peek(c, skip_blanks(c, end + 1))))
		return false;
	c->at = end;
	return true;
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

static int add_unit(struct lg_numlist *out, struct lg_arena *a, uint32_t unit)
{
	if (!LG_VEC_ROOM(a, out))
		return LG_ENOMEM;
	out->v[out->n++] = unit;
	return LG_OK;
}

static int add_range(struct lg_numlist *out, struct lg_arena *a, const struct lg_document *doc, uint32_t from,
		     uint32_t to)
{
	unsigned added = 0;
	for (uint32_t p = from + 1; p <= to && p < doc->nprov && added < RANGE_MAX; p++) {
		unsigned flags = doc->prov[p].flags;
		if (!(flags & LG_PROV_UNIT) || (flags & (LG_PROV_DEAD | LG_PROV_QUOTED)))
			continue;
		LG_TRY(add_unit(out, a, p));
		added++;
	}
	return LG_OK;
}

static int add_number(struct lg_numlist *out, struct lg_arena *a, const struct scan *c, const struct number *num,
		      enum joint joint, uint32_t *last)
{
	uint32_t unit = lg_unit_index_find(c->ix, (struct lg_slice){num->key, num->n}), from = *last;
	out->listed++;
	*last = unit;
	if (unit == LG_NOWHERE)
		return LG_OK;
	if (joint == JOINT_RANGE && from != LG_NOWHERE && from < unit)
		return add_range(out, a, c->ix->doc, from, unit);
	return add_unit(out, a, unit);
}

/* The first number may stand after one short word: "No", "nr.". */
static bool find_first(struct scan *c)
{
	unsigned letters;
	size_t at = c->at;
	while (at < c->s.n && strchr(" .:([", c->s.p[at]))
		at++;
	if (!is_digit(peek(c, at))) {
		at = skip_letters(c, at, &letters);
		if (letters == 0 || letters > 3)
			return false;
		at += peek(c, at) == '.';
		at = skip_blanks(c, at);
	}
	c->at = at;
	return is_digit(peek(c, at));
}

int lg_numlist_read(struct lg_numlist *out, struct lg_arena *a, struct lg_slice words, size_t at,
		    const struct lg_unit_index *ix)
{
	struct scan c = {words, at, ix};
	struct number num;
	enum joint joint = JOINT_LIST;
	uint32_t last = LG_NOWHERE, last_value = 0;
	bool part = false; /* the number before was a part of a unit */
	*out = (struct lg_numlist){.end = at};
	if (!find_first(&c))
		return LG_OK;
	while (out->listed < LIST_MAX && take_number(&c, &num)) {
		if (part && (num.value <= last_value || last_value < PARTS_BELOW))
			joint = JOINT_NONE; /* one more part */
		if (joint != JOINT_NONE) {
			LG_TRY(add_number(out, a, &c, &num, joint, &last));
			last_value = num.value;
			part = false;
		}
		skip_groups(&c);
		while (take_part(&c, last_value) || take_worded_part(&c))
			part = true;
		out->end = c.at;
		joint = take_joint(&c);
		if (joint == JOINT_NONE)
			break;
	}
	return LG_OK;
}
