/* SPDX-License-Identifier: MIT */
/*
 * A small reader of the part of PCRE2's syntax that lexicons use. It walks the regex once with a stack of open groups
 * and keeps, for what each piece can match: the strings every match begins with, the strings one of which every match
 * holds, and whether the first set is all there is. What it does not know for certain makes the whole answer
 * LG_ANCHOR_NONE: comments, recursion, conditions, verbs, (?i), (?x), back-references, and whatever PCRE2 might refuse.
 */
#include "model/literal.h"
#include "model/literal_item.h"
#include "text/normalise.h"

#include <string.h>

#define DEPTH_MAX 32
#define REPEAT_MAX 1000
#define CLASS_MAX 4
#define DOUBT 1

enum group { GROUP_PLAIN, GROUP_AHEAD, GROUP_NOT_AHEAD, GROUP_BEHIND };

struct frame {
	enum group group;
	bool has_alternatives;
	struct lg_item alternatives; /* those already closed by '|' */
	struct lg_sequence sequence;
};

struct reader {
	struct lg_arena *arena;
	struct lg_slice regex;
	size_t at;
	int status; /* LG_OK, DOUBT or LG_ENOMEM; sticky */
	size_t depth;
	struct frame stack[DEPTH_MAX]; /* the first depth + 1 are in use */
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

static bool take_char(struct reader *r, char c)
{
	if (c != peek(r, 0) || r->at >= r->regex.n)
		return false;
	r->at++;
	return true;
}

static bool take(struct reader *r, const char *text)
{
	struct lg_slice rest = lg_slice_sub(r->regex, r->at, r->regex.n);
	if (!lg_slice_starts(rest, text))
		return false;
	r->at += strlen(text);
	return true;
}

static void append(struct reader *r, struct lg_item item)
{
	struct lg_sequence *s = &r->stack[r->depth].sequence;
	check(r, lg_sequence_add(s, r->arena, item));
	if (s->all.size > LG_ITEM_SIZE_MAX)
		fail(r, DOUBT);
}

/* Ends an alternative: what the group can match now includes it. */
static void close_alternative(struct reader *r)
{
	struct frame *f = &r->stack[r->depth];
	struct lg_item next = {0};
	check(r, lg_sequence_close(&next, &f->sequence, r->arena));
	f->sequence = lg_sequence_new();
	if (f->has_alternatives)
		check(r, lg_item_either(&f->alternatives, r->arena, f->alternatives, next));
	else
		f->alternatives = next;
	f->has_alternatives = true;
	if (f->alternatives.size > LG_ITEM_SIZE_MAX)
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
	if (take_char(r, ',')) {
		*max = LG_ITEM_UNBOUNDED;
		if (peek(r, 0) != '}' && !read_count(r, max))
			return false;
	}
	bool fair = *min <= *max && *min <= REPEAT_MAX && (*max <= REPEAT_MAX || *max == LG_ITEM_UNBOUNDED);
	return take_char(r, '}') && fair;
}

/* False when no quantifier follows. */
static bool read_quantifier(struct reader *r, uint32_t *min, uint32_t *max)
{
	*min = 0;
	*max = LG_ITEM_UNBOUNDED;
	if (take_char(r, '+'))
		*min = 1;
	else if (take_char(r, '?'))
		*max = 1;
	else if (take_char(r, '{')) {
		if (!read_braces(r, min, max))
			fail(r, DOUBT);
	} else if (!take_char(r, '*'))
		return false;
	if (!take_char(r, '?')) /* lazy or possessive: matches no more than the plain form */
		(void)take_char(r, '+');
	return true;
}

/* Appends an item that may be followed by a quantifier. */
static void append_quantified(struct reader *r, struct lg_item item)
{
	uint32_t min, max;
	if (read_quantifier(r, &min, &max)) {
		if (r->stack[r->depth].group == GROUP_BEHIND)
			fail(r, DOUBT);
		check(r, lg_item_repeat(&item, r->arena, item, min, max));
	}
	append(r, item);
}

static void append_zero_width(struct reader *r)
{
	append(r, lg_item_nothing());
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
	bool braces = take_char(r, '{');
	uint32_t c = 0;
	size_t digits = 0;
	for (; digits < (braces ? 6 : 2) && hex_digit(peek(r, 0)) >= 0; digits++, r->at++)
		c = c * 16 + (uint32_t)hex_digit(peek(r, 0));
	bool whole = braces ? digits && take_char(r, '}') : digits == 2;
	if (!whole || c < ' ' || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
		fail(r, DOUBT);
		return (struct lg_slice){0};
	}
	return encode(r, c);
}

/* \pL or \p{Name}, after the p: only names that every PCRE2 with Unicode knows. */
static enum lg_end read_property(struct reader *r)
{
	static const struct {
		const char *name;
		enum lg_end kind;
	} known[] = {{"L", LG_END_WORD},       {"Lu", LG_END_WORD},	 {"Ll", LG_END_WORD},  {"Lo", LG_END_WORD},
		     {"N", LG_END_WORD},       {"Nd", LG_END_WORD},	 {"Xan", LG_END_WORD}, {"Z", LG_END_SIGN},
		     {"Zs", LG_END_SIGN},      {"Ps", LG_END_SIGN},	 {"Pe", LG_END_SIGN},  {"Pd", LG_END_SIGN},
		     {"P", LG_END_ANY},	       {"Po", LG_END_ANY},	 {"S", LG_END_ANY},    {"M", LG_END_ANY},
		     {"Cyrillic", LG_END_ANY}, {"Georgian", LG_END_ANY}, {"Latin", LG_END_ANY}};
	struct lg_slice name = lg_slice_sub(r->regex, r->at, r->at + 1);
	bool negated = false;
	r->at++;
	if (lg_slice_is(name, "{")) {
		negated = take_char(r, '^');
		size_t begin = r->at;
		while (r->at < r->regex.n && peek(r, 0) != '}')
			r->at++;
		name = lg_slice_sub(r->regex, begin, r->at);
		r->at++;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (lg_slice_is(name, known[i].name))
			return negated ? LG_END_ANY : known[i].kind;
	fail(r, DOUBT);
	return LG_END_ANY;
}

static bool is_ascii_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What a backslash stands for. */
struct escape {
	bool assertion;
	struct lg_slice text; /* one character, or empty: one of many, of this kind */
	enum lg_end kind;
	bool digit; /* of these, the decimal digits */
};

static struct escape one_of_many(enum lg_end kind)
{
	return (struct escape){.kind = kind};
}

/* After the backslash. */
static struct escape read_escape(struct reader *r)
{
	char c = peek(r, 0);
	if (r->at >= r->regex.n)
		fail(r, DOUBT);
	if (r->at >= r->regex.n || !is_ascii_alnum(c))
		return (struct escape){.text = read_character(r)};
	r->at++;
	if (c == 'd')
		return (struct escape){.kind = LG_END_WORD, .digit = true};
	if (c == 'w')
		return one_of_many(LG_END_WORD);
	if (strchr("Whs", c))
		return one_of_many(LG_END_SIGN);
	if (strchr("DSHvV", c))
		return one_of_many(LG_END_ANY);
	if (strchr("bBAzZ", c))
		return (struct escape){.assertion = true};
	if (c == 'p')
		return one_of_many(read_property(r));
	if (c == 'P') {
		(void)read_property(r);
		return one_of_many(LG_END_ANY);
	}
	if (c == 'x')
		return (struct escape){.text = read_hex(r)};
	fail(r, DOUBT);
	return one_of_many(LG_END_ANY);
}

static void append_text(struct reader *r, struct lg_slice text)
{
	struct lg_item item = {0};
	check(r, lg_item_text(&item, r->arena, text));
	append_quantified(r, item);
}

static void read_escape_atom(struct reader *r)
{
	r->at++;
	struct escape e = read_escape(r);
	if (r->status != LG_OK)
		return;
	if (e.assertion)
		append_zero_width(r);
	else if (e.text.n)
		append_text(r, e.text);
	else
		append_quantified(r, e.digit ? lg_item_digit() : lg_item_character(e.kind));
}

static bool is_plain(const struct reader *r)
{
	return r->at < r->regex.n && !strchr("\\^$.[|()?*+{", peek(r, 0));
}

/* Plain characters of one word or between words; a quantifier belongs to the last of them only. */
static void read_plain_text(struct reader *r)
{
	size_t begin = r->at, last = begin;
	bool sign = peek(r, 0) == ' ';
	while (is_plain(r) && (peek(r, 0) == ' ') == sign) {
		last = r->at;
		(void)read_character(r);
	}
	if (last > begin && peek(r, 0) && strchr("?*+{", peek(r, 0)))
		r->at = last;
	append_text(r, lg_slice_sub(r->regex, begin, r->at));
}

/* ---- classes ------------------------------------------------------------------------------------------------- */

static struct escape read_class_member(struct reader *r)
{
	if (peek(r, 0) == '[' && peek(r, 1) && strchr(":.=", peek(r, 1)))
		fail(r, DOUBT);
	if (!take_char(r, '\\'))
		return (struct escape){.text = read_character(r)};
	struct escape e = read_escape(r);
	if (e.assertion)
		fail(r, DOUBT);
	return e;
}

static enum lg_end kind_of(struct escape e)
{
	size_t n;
	if (e.text.n == 0)
		return e.kind;
	return lg_is_word(lg_utf8_at(e.text, 0, &n)) ? LG_END_WORD : LG_END_SIGN;
}

/* Are all characters from low to high letters, or all digits? Where that is easy to say. */
static enum lg_end kind_of_range(struct lg_slice low, struct lg_slice high)
{
	static const int32_t runs[][2] = {{'0', '9'}, {'a', 'z'}, {'A', 'Z'}, {0x400, 0x481}, {0x10D0, 0x10FA}};
	size_t n;
	int32_t first = lg_utf8_at(low, 0, &n), last = lg_utf8_at(high, 0, &n);
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		if (first >= runs[i][0] && last <= runs[i][1])
			return LG_END_WORD;
	return LG_END_ANY;
}

struct char_class {
	bool wide; /* its characters are too many to list */
	enum lg_end kind;
	struct lg_slice character[CLASS_MAX];
	size_t n;
};

/* One character or one range. */
static void read_class_piece(struct reader *r, struct char_class *class)
{
	struct escape low = read_class_member(r), high = low;
	enum lg_end kind = kind_of(low);
	bool range = peek(r, 0) == '-' && peek(r, 1) != ']' && peek(r, 1) != '\0';
	if (range) {
		r->at++;
		high = read_class_member(r);
		/* UTF-8 keeps the order of code points */
		if (!low.text.n || !high.text.n || lg_slice_cmp(low.text, high.text) > 0) {
			fail(r, DOUBT);
			return;
		}
		kind = kind_of_range(low.text, high.text);
	}
	class->kind = lg_end_either(class->kind, kind);
	class->wide = class->wide || range || low.text.n == 0 || class->n == CLASS_MAX;
	if (!class->wide)
		class->character[class->n++] = low.text;
}

/* [...]: its characters when they are few and all named singly. */
static void read_class(struct reader *r)
{
	r->at++;
	bool negated = take_char(r, '^');
	struct char_class class = {.wide = negated};
	for (bool first = true; r->status == LG_OK && (first || peek(r, 0) != ']'); first = false) {
		if (r->at >= r->regex.n)
			fail(r, DOUBT);
		else
			read_class_piece(r, &class);
	}
	r->at++;
	struct lg_item item = lg_item_character(negated ? LG_END_ANY : class.kind);
	if (!class.wide) {
		struct lg_strings found = {class.character, class.n};
		bool whole;
		item.exact = true;
		check(r, lg_strings_unite(&item.prefix, &whole, r->arena, found, (struct lg_strings){0}));
	}
	if (r->status == LG_OK)
		append_quantified(r, item);
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
	if (take_char(r, ':') || take_char(r, '>'))
		return true;
	if (peek(r, 0) == '=' || peek(r, 0) == '!') {
		*group = take_char(r, '=') ? GROUP_AHEAD : GROUP_NOT_AHEAD;
		r->at += *group == GROUP_NOT_AHEAD;
		return true;
	}
	if (take(r, "<=") || take(r, "<!")) {
		*group = GROUP_BEHIND;
		return true;
	}
	if (take(r, "P<") || take_char(r, '<')) {
		skip_group_name(r, ">");
		return true;
	}
	if (take_char(r, '\'')) {
		skip_group_name(r, "'");
		return true;
	}
	size_t flags = 0;
	while (peek(r, 0) && strchr("Jsm", peek(r, 0))) {
		r->at++;
		flags++;
	}
	if (flags && take_char(r, ':'))
		return true;
	if (!flags || !take_char(r, ')'))
		fail(r, DOUBT);
	return false;
}

static void open_group(struct reader *r)
{
	enum group group = GROUP_PLAIN;
	r->at++;
	if (peek(r, 0) == '*') /* a verb */
		fail(r, DOUBT);
	if (take_char(r, '?') && !read_group_kind(r, &group))
		return;
	if (r->stack[r->depth].group == GROUP_BEHIND || r->depth + 1 == DEPTH_MAX)
		fail(r, DOUBT);
	if (r->status != LG_OK)
		return;
	r->stack[++r->depth] = (struct frame){.group = group, .sequence = lg_sequence_new()};
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
	if (f->group == GROUP_AHEAD)
		check(r, lg_sequence_look(&r->stack[r->depth].sequence, r->arena, &f->alternatives));
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
		append_quantified(r, lg_item_character(LG_END_ANY));
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
		read_plain_text(r);
		break;
	}
}

/* ---- the answer ---------------------------------------------------------------------------------------------- */

static int read_regex(struct lg_literals *out, struct lg_arena *a, struct lg_arena *scratch, struct lg_slice regex)
{
	struct reader r; /* set by hand: most of it is stack that is never used */
	r.arena = scratch;
	r.regex = regex;
	r.at = r.depth = 0;
	r.status = LG_OK;
	r.stack[0] = (struct frame){.sequence = lg_sequence_new()};
	if (regex.n && memchr(regex.p, LG_ANY_DIGIT, regex.n))
		fail(&r, DOUBT);
	while (r.at < regex.n && r.status == LG_OK)
		read_atom(&r);
	if (r.depth)
		fail(&r, DOUBT);
	if (r.status == LG_OK)
		close_alternative(&r);
	if (r.status == LG_OK)
		return lg_literals_choose(out, a, scratch, &r.stack[0].alternatives);
	if (r.status == DOUBT)
		*out = (struct lg_literals){.anchor = LG_ANCHOR_NONE};
	return r.status == DOUBT ? LG_OK : r.status;
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
