/* SPDX-License-Identifier: MIT */
#include "emit/xml_scan.h"

#include <string.h>

#define NO_END SIZE_MAX

void lg_xml_scan_init(struct lg_xml_scan *s, struct lg_arena *a, struct lg_slice text)
{
	*s = (struct lg_xml_scan){.text = text, .arena = a};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind the next `mark` from `at` on. */
static size_t behind(struct lg_slice text, size_t at, const char *mark)
{
	struct lg_slice m = lg_slice_from(mark);
	size_t i = lg_slice_find(lg_slice_sub(text, at, text.n), m);
	return i == SIZE_MAX ? NO_END : at + i + m.n;
}

/* Behind the '>' of a tag, over quoted values. */
static size_t end_of_tag(struct lg_slice text, size_t at)
{
	char quote = 0;
	for (; at < text.n; at++) {
		char c = text.p[at];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return at + 1;
		else if (c == '<')
			return NO_END;
	}
	return NO_END;
}

/* Over comments, instructions and CDATA, to the next tag; text.n when there is none. */
static size_t next_tag(struct lg_slice text, size_t at)
{
	while (at != NO_END && at < text.n) {
		const char *lt = memchr(text.p + at, '<', text.n - at);
		if (!lt)
			return text.n;
		at = (size_t)(lt - text.p);
		struct lg_slice rest = lg_slice_sub(text, at, text.n);
		if (lg_slice_starts(rest, "<!--"))
			at = behind(text, at + 4, "-->");
		else if (lg_slice_starts(rest, "<![CDATA["))
			at = behind(text, at, "]]>");
		else if (lg_slice_starts(rest, "<?"))
			at = behind(text, at, "?>");
		else if (lg_slice_starts(rest, "<!"))
			return NO_END;
		else
			return at;
	}
	return at;
}

static void read_tag(struct lg_xml_tag *tag, struct lg_slice text)
{
	size_t begin = tag->begin + 1, end = tag->end - 1;
	tag->kind = LG_XML_OPEN;
	if (text.p[begin] == '/') {
		tag->kind = LG_XML_CLOSE;
		begin++;
	} else if (text.p[end - 1] == '/') {
		tag->kind = LG_XML_EMPTY;
		end--;
	}
	size_t name = begin;
	while (name < end && !is_blank(text.p[name]))
		name++;
	tag->name = lg_slice_sub(text, begin, name);
	tag->inside = lg_slice_sub(text, name, end);
}

/* Keeps the elements around; checks that they close in their order. */
static int nest(struct lg_xml_tag *tag, struct lg_xml_scan *s)
{
	tag->depth = s->open.n + (tag->kind == LG_XML_CLOSE ? 0 : 1);
	if (tag->kind == LG_XML_EMPTY)
		return LG_OK;
	if (tag->kind == LG_XML_OPEN) {
		if (!LG_VEC_ROOM(s->arena, &s->open))
			return LG_ENOMEM;
		s->open.v[s->open.n++] = tag->name;
		return LG_OK;
	}
	if (s->open.n == 0 || !lg_slice_eq(s->open.v[s->open.n - 1], tag->name))
		return LG_EPARSE;
	s->open.n--;
	return LG_OK;
}

int lg_xml_scan_next(struct lg_xml_tag *out, bool *found, struct lg_xml_scan *s)
{
	size_t at = next_tag(s->text, s->at);
	*found = false;
	if (at == NO_END)
		return LG_EPARSE;
	if (at >= s->text.n)
		return s->open.n ? LG_EPARSE : LG_OK;
	struct lg_xml_tag tag = {.begin = at, .end = end_of_tag(s->text, at + 1)};
	if (tag.end == NO_END || tag.end < at + 3)
		return LG_EPARSE;
	read_tag(&tag, s->text);
	if (!tag.name.n)
		return LG_EPARSE;
	LG_TRY(nest(&tag, s));
	s->at = tag.end;
	*found = true;
	*out = tag;
	return LG_OK;
}

/* The next name="value" of *rest, which moves behind it; false at the end, or when it is none. */
static bool next_attribute(struct lg_slice *name, struct lg_slice *value, struct lg_slice *rest)
{
	struct lg_slice s = lg_slice_trim(*rest);
	size_t eq = 0;
	while (eq < s.n && s.p[eq] != '=')
		eq++;
	size_t open = eq + 1;
	while (open < s.n && is_blank(s.p[open]))
		open++;
	if (open >= s.n || (s.p[open] != '"' && s.p[open] != '\''))
		return false;
	const char *close = memchr(s.p + open + 1, s.p[open], s.n - open - 1);
	if (!close)
		return false;
	*name = lg_slice_trim(lg_slice_sub(s, 0, eq));
	*value = lg_slice_sub(s, open + 1, (size_t)(close - s.p));
	*rest = lg_slice_sub(s, (size_t)(close - s.p) + 1, s.n);
	return true;
}

struct lg_slice lg_xml_attribute(const struct lg_xml_tag *tag, const char *name)
{
	struct lg_slice rest = tag->inside, found, value;
	while (next_attribute(&found, &value, &rest))
		if (lg_slice_is(found, name))
			return value;
	return (struct lg_slice){0};
}
