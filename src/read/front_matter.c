/* SPDX-License-Identifier: MIT */
#include "read/front_matter.h"

#include <strings.h>

static struct lg_slice line_at(struct lg_slice s, size_t at, size_t *next)
{
	size_t end = at;
	while (end < s.n && s.p[end] != '\n')
		end++;
	*next = end < s.n ? end + 1 : end;
	if (end > at && s.p[end - 1] == '\r')
		end--;
	return lg_slice_sub(s, at, end);
}

static bool is_fence(struct lg_slice line)
{
	line = lg_slice_trim(line);
	return lg_slice_is(line, "---") || lg_slice_is(line, "...");
}

size_t lg_front_matter_end(struct lg_slice utf8)
{
	size_t at;
	if (!lg_slice_is(lg_slice_trim(line_at(utf8, 0, &at)), "---"))
		return 0;
	for (size_t lines = 0; at < utf8.n && lines < 500; lines++)
		if (is_fence(line_at(utf8, at, &at)))
			return at;
	return 0;
}

static struct lg_slice unquoted(struct lg_slice s)
{
	s = lg_slice_trim(s);
	if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
		return lg_slice_sub(s, 1, s.n - 1);
	return s;
}

struct lg_slice lg_front_matter_get(struct lg_slice utf8, const char *key)
{
	struct lg_slice head = lg_slice_sub(utf8, 0, lg_front_matter_end(utf8)), want = lg_slice_from(key);
	for (size_t at = 0; at < head.n;) {
		struct lg_slice line = line_at(head, at, &at);
		if (line.n > want.n && line.p[want.n] == ':' && strncasecmp(line.p, want.p, want.n) == 0)
			return unquoted(lg_slice_sub(line, want.n + 1, line.n));
	}
	return (struct lg_slice){NULL, 0};
}

void lg_front_matter_meta(struct lg_builder *b, struct lg_slice utf8)
{
	static const struct {
		enum lg_meta meta;
		const char *key;
	} keys[] = {
		{LG_META_TITLE, "title"},	    {LG_META_LANG, "lang"},	{LG_META_LANG, "language"},
		{LG_META_COUNTRY, "country"},	    {LG_META_DATE, "date"},	{LG_META_DATE, "last_updated"},
		{LG_META_DATE, "publication_date"}, {LG_META_NUMBER, "number"}, {LG_META_NUMBER, "official_number"},
		{LG_META_NUMBER, "identifier"},	    {LG_META_WORK_IRI, "work"}, {LG_META_WORK_IRI, "eli"},
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct lg_slice value = lg_front_matter_get(utf8, keys[i].key);
		if (value.n)
			lg_build_meta(b, keys[i].meta, value);
	}
	struct lg_slice source = lg_front_matter_get(utf8, "source");
	if (lg_slice_find(source, LG_LIT("/eli/")) != SIZE_MAX)
		lg_build_meta(b, LG_META_WORK_IRI, source);
}
