/* SPDX-License-Identifier: MIT */
#include "read/xml_plain.h"

#include <string.h>

#include "base/lanes.h"

#define DEPTH_MAX 1000
#define ATTRIBUTES_MAX 64
#define NAME_BYTES_MAX 200
#define VALUE_BYTES_MAX 16000 /* of one tag's values that hold references */

struct open_tag {
	uint32_t begin, n; /* its name as written */
};

struct plain {
	struct lg_slice src;
	size_t at;
	size_t told;			/* all before is told */
	const struct lg_xml_sink *sink; /* NULL: only looking */
	struct open_tag open[DEPTH_MAX];
	size_t depth;
	bool seen;  /* any element */
	bool typed; /* a document type */
	struct lg_xml_attribute attr[ATTRIBUTES_MAX];
	size_t nattrs;
	char values[VALUE_BYTES_MAX]; /* of attributes that hold references */
	size_t nvalues;
};

/* ---- characters ----------------------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool begins_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool in_name(char c)
{
	return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static bool looks_at(const struct plain *x, const char *what)
{
	return lg_slice_starts((struct lg_slice){x->src.p + x->at, x->src.n - x->at}, what);
}

static void skip_blanks(struct plain *x)
{
	while (x->at < x->src.n && is_blank(x->src.p[x->at]))
		x->at++;
}

/* Past what ends the thing at x->at; false when it does not end. */
static bool skip_past(struct plain *x, size_t from, const char *end)
{
	const size_t found = lg_slice_find(lg_slice_sub(x->src, from, x->src.n), lg_slice_from(end));
	if (found == SIZE_MAX)
		return false;
	x->at = from + found + strlen(end);
	return true;
}

/* Only characters that XML allows: no controls, no U+FFFE and U+FFFF. */
static bool has_only_characters(struct lg_slice s)
{
	size_t i = 0;
	for (; i + LG_LANES <= s.n; i += LG_LANES) {
		const lg_lanes v = lg_lanes_load(s.p + i);
		const unsigned low = lg_lanes_between(v, 0, ' ' - 1);
		if (low & ~(lg_lanes_between(v, '\t', '\n') | lg_lanes_is(v, '\r')))
			return false;
		if (lg_lanes_is(v, 0xEF)) /* also U+F000 to U+FFFD, which laws do without */
			return false;
	}
	for (; i < s.n; i++)
		if (((unsigned char)s.p[i] < ' ' && !is_blank(s.p[i])) || (unsigned char)s.p[i] == 0xEF)
			return false;
	return true;
}

/* ---- references ----------------------------------------------------------------------------------------------- */

/* Past the reference whose '&' stands at `at`; 0 when it is none, or to a character that may be none. */
static size_t reference_end(struct lg_slice s, size_t at)
{
	size_t i = at + 1, begin = i;
	if (i < s.n && s.p[i] == '#') { /* "&#160;", at most five digits; hexadecimal is rare */
		uint32_t c = 0;
		for (i = ++begin; i < s.n && i - begin < 6 && s.p[i] >= '0' && s.p[i] <= '9'; i++)
			c = c * 10 + (uint32_t)(s.p[i] - '0');
		return i > begin && i < s.n && s.p[i] == ';' && c >= ' ' && c < 0xD800 ? i + 1 : 0;
	}
	if (i == s.n || !begins_name(s.p[i]))
		return 0;
	while (i < s.n && in_name(s.p[i]) && i - begin < NAME_BYTES_MAX)
		i++;
	return i < s.n && s.p[i] == ';' ? i + 1 : 0;
}

static bool is_sound_text(struct lg_slice s)
{
	for (const char *p = s.p; (p = memchr(p, '&', s.n - (size_t)(p - s.p))) != NULL; p++)
		if (!reference_end(s, (size_t)(p - s.p)))
			return false;
	for (const char *p = s.p; (p = memchr(p, ']', s.n - (size_t)(p - s.p))) != NULL; p++)
		if (lg_slice_starts(lg_slice_sub(s, (size_t)(p - s.p), s.n), "]]>"))
			return false;
	return true;
}

/* ---- tags ----------------------------------------------------------------------------------------------------- */

struct name {
	struct lg_slice all, prefix, local;
};

static bool take_name(struct plain *x, struct name *out)
{
	const size_t begin = x->at;
	size_t local = begin, end = begin;
	const struct lg_slice s = x->src;
	for (int part = 0; part < 2; part++) {
		if (end >= s.n || !begins_name(s.p[end]))
			return false;
		while (end < s.n && in_name(s.p[end]))
			end++;
		if (end >= s.n || s.p[end] != ':')
			break;
		if (part == 0)
			local = ++end;
		else
			return false;
	}
	*out = (struct name){lg_slice_sub(s, begin, end), lg_slice_sub(s, begin, local > begin ? local - 1 : begin),
			     lg_slice_sub(s, local, end)};
	x->at = end;
	return end - begin <= NAME_BYTES_MAX;
}

/* A value with references, resolved: XML's own five only. False for others. */
static bool resolve(struct plain *x, struct lg_slice *value)
{
	static const struct {
		const char *name;
		char is;
	} known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
	const size_t begin = x->nvalues;
	if (value->n > sizeof x->values - x->nvalues)
		return false;
	for (size_t i = 0; i < value->n;) {
		char c = value->p[i];
		size_t step = 1, k = 0;
		if (c == '&') {
			while (k < 5 && !lg_slice_starts(lg_slice_sub(*value, i, value->n), known[k].name))
				k++;
			if (k == 5)
				return false;
			c = known[k].is;
			step = strlen(known[k].name);
		}
		x->values[x->nvalues++] = c;
		i += step;
	}
	*value = (struct lg_slice){x->values + begin, x->nvalues - begin};
	return true;
}

/* Blanks in a value that are none of ' ' would have to be made so. */
static bool is_sound_value(struct lg_slice value)
{
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] == '<' || (unsigned char)value.p[i] < ' ')
			return false;
	return true;
}

static bool take_attribute(struct plain *x)
{
	struct name name;
	if (!take_name(x, &name) || x->nattrs == ATTRIBUTES_MAX)
		return false;
	skip_blanks(x);
	if (x->at >= x->src.n || x->src.p[x->at] != '=')
		return false;
	x->at++;
	skip_blanks(x);
	const char quote = x->at < x->src.n ? x->src.p[x->at] : '\0';
	if (quote != '"' && quote != '\'')
		return false;
	const size_t begin = x->at + 1;
	const char *end = memchr(x->src.p + begin, quote, x->src.n - begin);
	if (!end)
		return false;
	struct lg_slice value = lg_slice_sub(x->src, begin, (size_t)(end - x->src.p));
	x->at = begin + value.n + 1;
	if (!x->sink && !is_sound_value(value))
		return false;
	if (value.n && memchr(value.p, '&', value.n) && !resolve(x, &value))
		return false;
	x->attr[x->nattrs++] = (struct lg_xml_attribute){name.prefix, name.local, value};
	return true;
}

/* Two attributes of one name, whatever their prefixes; declarations of the two prefixes that are XML's own. */
static bool has_doubtful_attributes(const struct plain *x)
{
	for (size_t i = 0; i < x->nattrs; i++) {
		if (lg_slice_is(x->attr[i].prefix, "xmlns") && lg_slice_starts(x->attr[i].name, "xml"))
			return true;
		for (size_t k = 0; k < i; k++)
			if (lg_slice_eq(x->attr[i].name, x->attr[k].name))
				return true;
	}
	return false;
}

static void tell_text(struct plain *x, size_t end)
{
	if (x->sink && x->seen && end > x->told)
		x->sink->text(x->sink->to, (uint32_t)x->told, (uint32_t)end);
	x->told = end;
}

static void tell_end(struct plain *x, struct lg_slice name, size_t begin)
{
	x->told = x->at;
	if (x->sink)
		x->sink->end(x->sink->to, name, (uint32_t)begin, (uint32_t)x->at);
}

/* Namespace declarations are no attributes. */
static size_t keep_attributes(struct plain *x)
{
	size_t n = 0;
	for (size_t i = 0; i < x->nattrs; i++) {
		const struct lg_xml_attribute *a = &x->attr[i];
		if (!lg_slice_is(a->prefix, "xmlns") && !(a->prefix.n == 0 && lg_slice_is(a->name, "xmlns")))
			x->attr[n++] = *a;
	}
	return n;
}

static void tell_start(struct plain *x, const struct name *name, size_t lt)
{
	if (x->sink) {
		const struct lg_xml_tag tag = {.name = name->local,
					       .attrs = x->attr,
					       .nattrs = keep_attributes(x),
					       .begin = (uint32_t)lt,
					       .end = (uint32_t)x->at};
		x->sink->start(x->sink->to, &tag);
	}
	x->told = x->at;
}

static bool take_start(struct plain *x)
{
	const size_t lt = x->at++;
	struct name name;
	if (!take_name(x, &name) || (x->depth == 0 && x->seen))
		return false;
	x->nattrs = x->nvalues = 0;
	for (;;) {
		const size_t before = x->at;
		skip_blanks(x);
		if (x->at >= x->src.n)
			return false;
		if (x->src.p[x->at] == '>' || x->src.p[x->at] == '/')
			break;
		if (before == x->at || !take_attribute(x))
			return false;
	}
	if (!x->sink && x->nattrs && has_doubtful_attributes(x))
		return false;
	const bool empty = x->src.p[x->at] == '/';
	x->at += empty;
	if (x->at >= x->src.n || x->src.p[x->at] != '>')
		return false;
	x->at++;
	tell_text(x, lt);
	x->seen = true;
	tell_start(x, &name, lt);
	if (empty) {
		tell_end(x, name.local, x->at);
		return true;
	}
	if (x->depth == DEPTH_MAX)
		return false;
	x->open[x->depth++] = (struct open_tag){(uint32_t)(name.all.p - x->src.p), (uint32_t)name.all.n};
	return true;
}

static bool take_end(struct plain *x)
{
	const size_t lt = x->at;
	struct name name;
	x->at += 2;
	if (!take_name(x, &name) || x->depth == 0)
		return false;
	const struct open_tag *open = &x->open[--x->depth];
	if (!lg_slice_eq(name.all, (struct lg_slice){x->src.p + open->begin, open->n}))
		return false;
	skip_blanks(x);
	if (x->at >= x->src.n || x->src.p[x->at] != '>')
		return false;
	x->at++;
	tell_text(x, lt);
	tell_end(x, name.local, lt);
	return true;
}

/* ---- the rest ------------------------------------------------------------------------------------------------- */

static bool take_comment(struct plain *x)
{
	return skip_past(x, x->at + 4, "--") && x->at < x->src.n && x->src.p[x->at++] == '>';
}

static bool take_instruction(struct plain *x)
{
	struct name target;
	x->at += 2;
	if (!take_name(x, &target) || target.prefix.n || (target.all.n == 3 && (target.all.p[0] | 0x20) == 'x'))
		return false;
	return (is_blank(x->src.p[x->at]) || looks_at(x, "?>")) && skip_past(x, x->at, "?>");
}

/* A quoted string. */
static bool take_literal(struct plain *x)
{
	skip_blanks(x);
	const char quote = x->at < x->src.n ? x->src.p[x->at] : '\0';
	const char *end =
		quote == '"' || quote == '\'' ? memchr(x->src.p + x->at + 1, quote, x->src.n - x->at - 1) : NULL;
	if (!end)
		return false;
	for (const char *p = x->src.p + x->at + 1; p < end; p++)
		if (!in_name(*p) && !strchr(" :/#+,?=_%", *p))
			return false;
	x->at = (size_t)(end - x->src.p) + 1;
	return true;
}

/* <!DOCTYPE name SYSTEM "...">, PUBLIC "..." "...": it is not fetched, so nothing comes of it. */
static bool take_doctype(struct plain *x)
{
	struct name name;
	if (x->seen || x->typed || !looks_at(x, "<!DOCTYPE "))
		return false;
	x->typed = true;
	x->at += strlen("<!DOCTYPE ");
	if (!take_name(x, &name))
		return false;
	if (looks_at(x, " SYSTEM ") || looks_at(x, " PUBLIC ")) {
		const bool public = x->src.p[x->at + 1] == 'P';
		x->at += strlen(" SYSTEM ");
		if (!take_literal(x) || (public && (!is_blank(x->src.p[x->at]) || !take_literal(x))))
			return false;
	}
	skip_blanks(x);
	return x->at < x->src.n && x->src.p[x->at++] == '>';
}

static bool take_markup(struct plain *x)
{
	const char next = x->at + 1 < x->src.n ? x->src.p[x->at + 1] : '\0';
	if (next == '/')
		return take_end(x);
	if (next == '?')
		return take_instruction(x);
	if (next != '!')
		return take_start(x);
	if (looks_at(x, "<!--"))
		return take_comment(x);
	if (!x->depth)
		return take_doctype(x);
	return looks_at(x, "<![CDATA[") && skip_past(x, x->at, "]]>");
}

/* May the i-th attribute of the declaration, one of version, encoding, standalone, have this value? */
static bool is_sound_declared(size_t i, struct lg_slice value)
{
	if (i == 0)
		return lg_slice_is(value, "1.0");
	if (i == 2)
		return lg_slice_is(value, "yes") || lg_slice_is(value, "no");
	for (size_t k = 0; k < value.n; k++)
		if (!in_name(value.p[k]))
			return false;
	return value.n && begins_name(value.p[0]) && value.p[0] != '_';
}

static bool take_declaration(struct plain *x)
{
	static const char *const names[] = {"version", "encoding", "standalone"};
	size_t i = 0;
	if (!looks_at(x, "<?xml") || x->src.n < 6 || !is_blank(x->src.p[5]))
		return true;
	for (x->at = 5;; i++) {
		const size_t before = x->at;
		skip_blanks(x);
		if (looks_at(x, "?>"))
			break;
		x->nattrs = x->nvalues = 0;
		if (before == x->at || !take_attribute(x) || x->attr[0].prefix.n)
			return false;
		if (i == 1 && lg_slice_is(x->attr[0].name, names[2]))
			i++;
		if (i > 2 || !lg_slice_is(x->attr[0].name, names[i]) || !is_sound_declared(i, x->attr[0].value))
			return false;
	}
	x->at += 2;
	return i > 0;
}

static bool walk(struct plain *x)
{
	x->at = x->told = x->depth = 0;
	x->seen = x->typed = false;
	if (!take_declaration(x))
		return false;
	while (x->at < x->src.n) {
		const char *lt = memchr(x->src.p + x->at, '<', x->src.n - x->at);
		const struct lg_slice text = lg_slice_sub(x->src, x->at, lt ? (size_t)(lt - x->src.p) : x->src.n);
		if (!x->sink && (x->depth ? !is_sound_text(text) : lg_slice_trim(text).n > 0))
			return false;
		x->at += text.n;
		if (lt && !take_markup(x))
			return false;
	}
	tell_text(x, x->src.n);
	return x->seen && x->depth == 0;
}

int lg_xml_plain(bool *told, struct lg_slice utf8, const struct lg_xml_sink *sink)
{
	struct lg_arena *a = lg_arena_new();
	struct plain *x = a ? lg_arena_alloc(a, sizeof *x) : NULL;
	if (!x) {
		lg_arena_free(a);
		return LG_ENOMEM;
	}
	x->src = utf8;
	*told = has_only_characters(utf8) && walk(x);
	x->sink = sink;
	if (*told)
		(void)walk(x);
	lg_arena_free(a);
	return LG_OK;
}
