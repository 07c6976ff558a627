/* SPDX-License-Identifier: MIT */
/*
 * A small reader of the part of PCRE2's syntax that lexicons use. It walks the regex once with a stack of open groups
 * and keeps, for what each piece can match: the strings every match begins with, the strings one of which every match
 * holds, and whether the first set is all there is. What it does not know for certain makes the whole answer
 * LG_ANCHOR_NONE: comments, recursion, conditions, verbs, (?i), (?x), back-references, and whatever PCRE2 might refuse.
 */
#include "model/literal.h"
#include "model/literal_set.h"

#include <string.h>

#define DEPTH_MAX 64
#define SIZE_MAX_ESTIMATE 8000 /* characters and groups, repeats multiplied out: well below PCRE2's 64 KiB of code */
#define REPEAT_MAX 1000
#define CLASS_MAX 4
#define DOUBT 1
#define UNBOUNDED UINT32_MAX

/* What one piece of a regex can match. */
struct item {
	bool exact;		  /* it matches a member of prefix and nothing else */
	struct lg_strings prefix; /* every match begins with one of them; {""} when nothing is known */
	struct lg_strings inner;  /* every match holds one of them; n is 0 when nothing is known */
	uint32_t size;
};

/* A concatenation, as far as it has been read. */
struct sequence {
	bool open; /* prefix is still all that was matched so far */
	struct lg_strings prefix, inner;
	struct lg_strings run; /* the strings that end just here */
	uint32_t size;
};

enum group { GROUP_PLAIN, GROUP_AHEAD, GROUP_BEHIND };

struct frame {
	enum group group;
	bool has_alternatives;
	struct item alternatives; /* those already closed by '|' */
	struct sequence sequence;
};

struct reader {
	struct lg_arena *arena;
	struct lg_slice regex;
	size_t at;
	int status; /* LG_OK, DOUBT or LG_ENOMEM; sticky */
	size_t depth;
	struct frame stack[DEPTH_MAX];
};

static void fail(struct reader *r, int status)
{
	if (r->status == LG_OK)
		r->status = status;
}

static void check(struct reader *r, bool allocated)
{
	if (!allocated)
		fail(r, LG_ENOMEM);
}

static char peek(const struct reader *r, size_t ahead)
{
	return r->at + ahead < r->regex.n ? r->regex.p[r->at + ahead] : '\0';
}

static bool take(struct reader *r, const char *text)
{
	struct lg_slice rest = lg_slice_sub(r->regex, r->at, r->regex.n);
	if (!lg_slice_starts(rest, text))
		return false;
	r->at += strlen(text);
	return true;
}

/* ---- items and sequences ------------------------------------------------------------------------------------- */

static struct item unknown_item(void)
{
	return (struct item){.prefix = lg_strings_empty(), .size = 1};
}

static struct item zero_width_item(void)
{
	return (struct item){.exact = true, .prefix = lg_strings_empty(), .size = 1};
}

static struct item text_item(struct reader *r, struct lg_slice text)
{
	struct item item = {.exact = true, .size = 1};
	check(r, lg_strings_one(&item.prefix, r->arena, text));
	return item;
}

static struct sequence new_sequence(void)
{
	return (struct sequence){.open = true, .prefix = lg_strings_empty(), .run = lg_strings_empty()};
}

static void offer_inner(struct sequence *s, struct lg_strings candidate)
{
	if (lg_strings_score(candidate) > lg_strings_score(s->inner))
		s->inner = candidate;
}

static void append(struct reader *r, struct item item)
{
	struct sequence *s = &r->stack[r->depth].sequence;
	s->size += item.size;
	if (s->size > SIZE_MAX_ESTIMATE) {
		fail(r, DOUBT);
		return;
	}
	struct lg_strings longer;
	bool fits = false;
	if (s->open) {
		check(r, lg_strings_cross(&longer, &fits, r->arena, s->prefix, item.prefix));
		if (fits)
			s->prefix = longer;
		s->open = fits && item.exact;
	}
	check(r, lg_strings_cross(&longer, &fits, r->arena, s->run, item.prefix));
	if (!fits)
		offer_inner(s, s->run);
	s->run = fits ? longer : item.prefix;
	if (!item.exact) {
		offer_inner(s, s->run);
		offer_inner(s, item.inner);
		s->run = lg_strings_empty();
	}
}

static struct item close_sequence(struct sequence *s)
{
	offer_inner(s, s->run);
	offer_inner(s, s->prefix);
	return (struct item){.exact = s->open, .prefix = s->prefix, .inner = s->inner, .size = s->size + 1};
}

/* Ends an alternative: what the group can match now includes it. */
static void close_alternative(struct reader *r)
{
	struct frame *f = &r->stack[r->depth];
	struct item next = close_sequence(&f->sequence), *all = &f->alternatives;
	f->sequence = new_sequence();
	if (!f->has_alternatives) {
		f->has_alternatives = true;
		*all = next;
		return;
	}
	bool whole;
	check(r, lg_strings_unite(&all->prefix, &whole, r->arena, all->prefix, next.prefix));
	all->exact = all->exact && next.exact && whole;
	if (all->inner.n && next.inner.n)
		check(r, lg_strings_unite(&all->inner, &whole, r->arena, all->inner, next.inner));
	else
		all->inner = (struct lg_strings){0};
	if (lg_strings_score(all->inner) == 0)
		all->inner = (struct lg_strings){0};
	all->size += next.size;
	if (all->size > SIZE_MAX_ESTIMATE)
		fail(r, DOUBT);
}

/* ---- quantifiers --------------------------------------------------------------------------------------------- */

static bool read_count(struct reader *r, uint32_t *out)
{
	size_t begin = r->at;
	while (peek(r, 0) >= '0' && peek(r, 0) <= '9')
		r->at++;
	return lg_slice_uint(lg_slice_sub(r->regex, begin, r->at), out);
}

/* {n} {n,} {n,m}; other braces are text in some versions of PCRE2 and not in others. */
static bool read_braces(struct reader *r, uint32_t *min, uint32_t *max)
{
	if (!read_count(r, min))
		return false;
	*max = *min;
	if (take(r, ",")) {
		*max = UNBOUNDED;
		if (peek(r, 0) != '}' && !read_count(r, max))
			return false;
	}
	bool fair = *min <= *max && *min <= REPEAT_MAX && (*max <= REPEAT_MAX || *max == UNBOUNDED);
	return take(r, "}") && fair;
}

/* False when no quantifier follows. */
static bool read_quantifier(struct reader *r, uint32_t *min, uint32_t *max)
{
	*min = 0;
	*max = UNBOUNDED;
	if (take(r, "+"))
		*min = 1;
	else if (take(r, "?"))
		*max = 1;
	else if (take(r, "{")) {
		if (!read_braces(r, min, max))
			fail(r, DOUBT);
	} else if (!take(r, "*"))
		return false;
	if (!take(r, "?")) /* lazy or possessive: matches no more than the plain form */
		(void)take(r, "+");
	return true;
}

static struct item repeat(struct reader *r, struct item item, uint32_t min, uint32_t max)
{
	uint32_t copies = max == UNBOUNDED ? min + 1 : max;
	struct item out = item;
	out.size = item.size * (copies ? copies : 1);
	if (min == 1 && max == 1)
		return out;
	out.exact = false;
	if (min == 0) {
		out.inner = (struct lg_strings){0};
		out.prefix = lg_strings_empty();
		if (item.exact && max == 1)
			check(r, lg_strings_unite(&out.prefix, &out.exact, r->arena, out.prefix, item.prefix));
		return out;
	}
	bool fits = item.exact && min == max;
	for (uint32_t i = 1; i < min && fits; i++)
		check(r, lg_strings_cross(&out.prefix, &fits, r->arena, out.prefix, item.prefix));
	out.exact = fits;
	return out;
}

/* Appends an item that may be followed by a quantifier. */
static void append_quantified(struct reader *r, struct item item)
{
	uint32_t min, max;
	if (read_quantifier(r, &min, &max)) {
		if (r->stack[r->depth].group == GROUP_BEHIND)
			fail(r, DOUBT);
		item = repeat(r, item, min, max);
	}
	append(r, item);
}

static void append_zero_width(struct reader *r)
{
	append(r, zero_width_item());
	if (peek(r, 0) && strchr("*+?{", peek(r, 0)))
		fail(r, DOUBT);
}

/* ---- characters and escapes ---------------------------------------------------------------------------------- */

static size_t character_bytes(char first)
{
	unsigned char c = (unsigned char)first;
	return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static struct lg_slice read_character(struct reader *r)
{
	size_t n = character_bytes(peek(r, 0));
	struct lg_slice character = lg_slice_sub(r->regex, r->at, r->at + n);
	r->at += character.n;
	return character;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* UTF-8 of a code point, in the arena. */
static struct lg_slice encode(struct reader *r, uint32_t c)
{
	char bytes[4];
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = n; i-- > 1; c >>= 6)
		bytes[i] = (char)(0x80 | (c & 0x3F));
	bytes[0] = (char)(lead[n] | c);
	struct lg_slice out = {0};
	check(r, lg_arena_copy(r->arena, (struct lg_slice){bytes, n}, &out));
	return out;
}

/* \xhh or \x{h...}, after the x. */
static struct lg_slice read_hex(struct reader *r)
{
	bool braces = take(r, "{");
	uint32_t c = 0;
	size_t digits = 0;
	for (; digits < (braces ? 6 : 2) && hex_digit(peek(r, 0)) >= 0; digits++, r->at++)
		c = c * 16 + (uint32_t)hex_digit(peek(r, 0));
	bool whole = braces ? digits && take(r, "}") : digits == 2;
	if (!whole || c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
		fail(r, DOUBT);
		return (struct lg_slice){0};
	}
	return encode(r, c);
}

/* \pL or \p{Name}, after the p: only names that every PCRE2 with Unicode knows. */
static void skip_property(struct reader *r)
{
	static const char *const known[] = {"L",     "Lu",	 "Ll",	     "Lo",    "M",	"Mn",  "N",
					    "Nd",    "No",	 "P",	     "Pd",    "Ps",	"Pe",  "Po",
					    "S",     "Sc",	 "Z",	     "Zs",    "Xan",	"Xwd", "Xps",
					    "Latin", "Cyrillic", "Georgian", "Greek", "Common", "Any"};
	struct lg_slice name = lg_slice_sub(r->regex, r->at, r->at + 1);
	r->at++;
	if (lg_slice_is(name, "{")) {
		(void)take(r, "^");
		size_t begin = r->at;
		while (r->at < r->regex.n && peek(r, 0) != '}')
			r->at++;
		name = lg_slice_sub(r->regex, begin, r->at);
		r->at++;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (lg_slice_is(name, known[i]))
			return;
	fail(r, DOUBT);
}

static bool is_ascii_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum escape { ESCAPE_TEXT, ESCAPE_SET, ESCAPE_ASSERTION };

/* After the backslash. *text is set for ESCAPE_TEXT. */
static enum escape read_escape(struct reader *r, struct lg_slice *text)
{
	char c = peek(r, 0);
	if (r->at >= r->regex.n) {
		fail(r, DOUBT);
		return ESCAPE_SET;
	}
	if (!is_ascii_alnum(c)) {
		*text = read_character(r);
		return ESCAPE_TEXT;
	}
	r->at++;
	if (strchr("dDwWsShHvV", c))
		return ESCAPE_SET;
	if (strchr("bBAzZ", c))
		return ESCAPE_ASSERTION;
	if (c == 'p' || c == 'P') {
		skip_property(r);
		return ESCAPE_SET;
	}
	if (c == 'x') {
		*text = read_hex(r);
		return ESCAPE_TEXT;
	}
	fail(r, DOUBT);
	return ESCAPE_SET;
}

static void read_escape_atom(struct reader *r)
{
	struct lg_slice text = {0};
	r->at++;
	switch (read_escape(r, &text)) {
	case ESCAPE_TEXT:
		append_quantified(r, text_item(r, text));
		break;
	case ESCAPE_SET:
		append_quantified(r, unknown_item());
		break;
	case ESCAPE_ASSERTION:
		append_zero_width(r);
		break;
	}
}

/* ---- classes ------------------------------------------------------------------------------------------------- */

struct class_member {
	bool set; /* \w and the like: many characters */
	struct lg_slice text;
};

static struct class_member read_class_member(struct reader *r)
{
	struct class_member m = {0};
	if (peek(r, 0) == '[' && peek(r, 1) && strchr(":.=", peek(r, 1)))
		fail(r, DOUBT);
	if (!take(r, "\\")) {
		m.text = read_character(r);
		return m;
	}
	enum escape e = read_escape(r, &m.text);
	if (e == ESCAPE_ASSERTION)
		fail(r, DOUBT);
	m.set = e == ESCAPE_SET;
	return m;
}

/* [...]: its characters when they are few and all named singly, else unknown. Ranges are never expanded. */
static void read_class(struct reader *r)
{
	r->at++;
	bool wide = take(r, "^");
	struct item item = {.exact = true, .size = 1};
	for (bool first = true; r->status == LG_OK && (first || peek(r, 0) != ']'); first = false) {
		if (r->at >= r->regex.n) {
			fail(r, DOUBT);
			break;
		}
		struct class_member low = read_class_member(r), high = low;
		bool range = peek(r, 0) == '-' && peek(r, 1) != ']' && peek(r, 1) != '\0';
		if (range) {
			r->at++;
			high = read_class_member(r);
			/* UTF-8 keeps the order of code points */
			if (low.set || high.set || lg_slice_cmp(low.text, high.text) > 0)
				fail(r, DOUBT);
		}
		wide = wide || range || low.set || item.prefix.n >= CLASS_MAX;
		bool whole;
		struct lg_strings one = {0};
		if (!wide && lg_strings_one(&one, r->arena, low.text))
			check(r, lg_strings_unite(&item.prefix, &whole, r->arena, item.prefix, one));
	}
	r->at++;
	append_quantified(r, wide ? unknown_item() : item);
}

/* ---- groups -------------------------------------------------------------------------------------------------- */

static void skip_group_name(struct reader *r, const char *end)
{
	size_t begin = r->at;
	while (is_ascii_alnum(peek(r, 0)) || peek(r, 0) == '_')
		r->at++;
	size_t n = r->at - begin;
	bool digit_first = n && r->regex.p[begin] >= '0' && r->regex.p[begin] <= '9';
	if (n == 0 || n > 32 || digit_first || !take(r, end))
		fail(r, DOUBT);
}

/* After "(?": what kind of group opens. Flags without a group, "(?J)", give false: nothing opens. */
static bool read_group_kind(struct reader *r, enum group *group)
{
	*group = GROUP_PLAIN;
	if (take(r, ":") || take(r, ">"))
		return true;
	if (take(r, "=") || take(r, "!")) {
		*group = GROUP_AHEAD;
		return true;
	}
	if (take(r, "<=") || take(r, "<!")) {
		*group = GROUP_BEHIND;
		return true;
	}
	if (take(r, "P<") || take(r, "<")) {
		skip_group_name(r, ">");
		return true;
	}
	if (take(r, "'")) {
		skip_group_name(r, "'");
		return true;
	}
	size_t flags = 0;
	while (peek(r, 0) && strchr("Jsm", peek(r, 0))) {
		r->at++;
		flags++;
	}
	if (flags && take(r, ":"))
		return true;
	if (!flags || !take(r, ")"))
		fail(r, DOUBT);
	return false;
}

static void open_group(struct reader *r)
{
	enum group group = GROUP_PLAIN;
	r->at++;
	if (peek(r, 0) == '*') /* a verb */
		fail(r, DOUBT);
	if (take(r, "?") && !read_group_kind(r, &group))
		return;
	if (r->stack[r->depth].group == GROUP_BEHIND || r->depth + 1 == DEPTH_MAX)
		fail(r, DOUBT);
	if (r->status != LG_OK)
		return;
	r->stack[++r->depth] = (struct frame){.group = group, .sequence = new_sequence()};
}

static void close_group(struct reader *r)
{
	r->at++;
	if (r->depth == 0) {
		fail(r, DOUBT);
		return;
	}
	close_alternative(r);
	struct frame *f = &r->stack[r->depth--];
	if (f->group == GROUP_PLAIN)
		append_quantified(r, f->alternatives);
	else
		append_zero_width(r);
}

static void read_atom(struct reader *r)
{
	switch (peek(r, 0)) {
	case '(':
		open_group(r);
		break;
	case ')':
		close_group(r);
		break;
	case '|':
		r->at++;
		close_alternative(r);
		break;
	case '[':
		read_class(r);
		break;
	case '\\':
		read_escape_atom(r);
		break;
	case '.':
		r->at++;
		append_quantified(r, unknown_item());
		break;
	case '^':
	case '$':
		r->at++;
		append_zero_width(r);
		break;
	case '*':
	case '+':
	case '?':
	case '{':
	case '\0':
		fail(r, DOUBT);
		break;
	default:
		append_quantified(r, text_item(r, read_character(r)));
		break;
	}
}

/* ---- the answer ---------------------------------------------------------------------------------------------- */

#define PREFIX_GOOD 4 /* bytes: a start this long is rare enough not to look for something better */
#define INNER_GOOD 6
#define INNER_MIN 3

/* Which of the two sets serves better as an anchor. */
static enum lg_anchor choose(struct reader *r, struct lg_strings *chosen)
{
	struct item whole = r->stack[0].alternatives;
	struct lg_strings prefix = {0}, inner = {0};
	check(r, lg_strings_reduce(&prefix, r->arena, whole.prefix, LG_REDUCE_PREFIX));
	check(r, lg_strings_reduce(&inner, r->arena, whole.inner, LG_REDUCE_INNER));
	size_t begin = lg_strings_shortest(prefix), middle = lg_strings_shortest(inner);
	bool begins = begin >= 2 || (begin == 1 && prefix.n == 1);
	if (begins && (begin >= PREFIX_GOOD || middle < INNER_GOOD)) {
		*chosen = prefix;
		return LG_ANCHOR_PREFIX;
	}
	*chosen = inner;
	return middle >= INNER_MIN ? LG_ANCHOR_INNER : LG_ANCHOR_NONE;
}

static int copy_out(struct lg_literals *out, struct lg_arena *a, enum lg_anchor anchor, struct lg_strings from)
{
	struct lg_literals l = {.anchor = anchor};
	if (anchor != LG_ANCHOR_NONE) {
		l.v = lg_arena_array(a, from.n, sizeof *l.v);
		if (!l.v)
			return LG_ENOMEM;
		for (; l.n < from.n; l.n++)
			if (!lg_arena_copy(a, from.v[l.n], &l.v[l.n]))
				return LG_ENOMEM;
	}
	*out = l;
	return LG_OK;
}

static int read_regex(struct lg_literals *out, struct lg_arena *a, struct lg_arena *scratch, struct lg_slice regex)
{
	struct reader *r = lg_arena_alloc(scratch, sizeof *r);
	if (!r)
		return LG_ENOMEM;
	r->arena = scratch;
	r->regex = regex;
	r->stack[0].sequence = new_sequence();
	while (r->at < regex.n && r->status == LG_OK)
		read_atom(r);
	if (r->depth)
		fail(r, DOUBT);
	enum lg_anchor anchor = LG_ANCHOR_NONE;
	struct lg_strings chosen = {0};
	if (r->status == LG_OK) {
		close_alternative(r);
		anchor = choose(r, &chosen);
	}
	if (r->status == LG_ENOMEM)
		return LG_ENOMEM;
	return copy_out(out, a, r->status == DOUBT ? LG_ANCHOR_NONE : anchor, chosen);
}

int lg_pattern_literals(struct lg_literals *out, struct lg_arena *a, struct lg_slice regex)
{
	struct lg_arena *scratch = lg_arena_new();
	if (!scratch)
		return LG_ENOMEM;
	int status = read_regex(out, a, scratch, regex);
	lg_arena_free(scratch);
	return status;
}
