/* SPDX-License-Identifier: MIT */
#include "read/xml_text.h"

#include "base/lanes.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* ---- entities ------------------------------------------------------------------------------------------------- */

#define NAME_MAX_BYTES 64

size_t lg_xml_put_char(char out[4], uint32_t c)
{
	if (c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* The reference at s[at], a '&': its name without & and ;. Empty when the '&' stands for itself. */
static struct lg_slice reference_name(struct lg_slice s, size_t at)
{
	size_t end = at + 1;
	size_t limit = s.n - at > NAME_MAX_BYTES ? at + NAME_MAX_BYTES : s.n;
	while (end < limit && s.p[end] != ';' && s.p[end] != '&' && s.p[end] != '<' && (unsigned char)s.p[end] > ' ')
		end++;
	if (end == limit || s.p[end] != ';')
		return (struct lg_slice){"", 0};
	return lg_slice_sub(s, at + 1, end);
}

/* "#233", "#xe9"; 0 when it is none. */
static uint32_t character_reference(struct lg_slice name)
{
	bool hex = name.n > 2 && (name.p[1] == 'x' || name.p[1] == 'X');
	uint32_t c = 0;
	for (size_t i = hex ? 2 : 1; i < name.n; i++) {
		char ch = name.p[i];
		uint32_t digit = ch >= '0' && ch <= '9'		 ? (uint32_t)(ch - '0')
				 : hex && ch >= 'a' && ch <= 'f' ? (uint32_t)(ch - 'a') + 10
				 : hex && ch >= 'A' && ch <= 'F' ? (uint32_t)(ch - 'A') + 10
								 : 99;
		if (digit == 99)
			return 0;
		if (c <= 0x10ffff)
			c = c * (hex ? 16 : 10) + digit;
	}
	return c;
}

/* XML's five and HTML's names, which publishers use without declaring them; 0 when unknown. */
static uint32_t known_entity(struct lg_slice name)
{
	char z[NAME_MAX_BYTES + 1];
	if (name.n > NAME_MAX_BYTES)
		return 0;
	memcpy(z, name.p, name.n);
	z[name.n] = '\0';
	if (strcmp(z, "apos") == 0)
		return '\'';
	const htmlEntityDesc *html = htmlEntityLookup((const xmlChar *)z);
	return html ? html->value : 0;
}

static const struct lg_xml_entity *declared(const struct lg_xml_entities *ents, struct lg_slice name)
{
	for (size_t i = 0; i < ents->list.n; i++)
		if (lg_slice_eq(ents->list.v[i].name, name))
			return &ents->list.v[i];
	return NULL;
}

/* What a reference stands for; the reference itself when nobody knows. */
static struct lg_slice resolve(const struct lg_xml_entities *ents, struct lg_slice name, char character[4])
{
	uint32_t c = name.p[0] == '#' ? character_reference(name) : known_entity(name);
	if (c || name.p[0] == '#')
		return (struct lg_slice){character, lg_xml_put_char(character, c ? c : 0xfffd)};
	const struct lg_xml_entity *e = declared(ents, name);
	return e ? e->value : (struct lg_slice){name.p - 1, name.n + 2};
}

/* Markup in a value is dropped: what an entity may add is words. */
static size_t flatten(char *out, size_t max, const struct lg_xml_entities *ents, struct lg_slice value)
{
	size_t n = 0;
	for (size_t i = 0; i < value.n && n < max;) {
		struct lg_slice name = value.p[i] == '&' ? reference_name(value, i) : (struct lg_slice){"", 0};
		char character[4];
		struct lg_slice part = {value.p + i, 1};
		if (value.p[i] == '<') {
			const char *gt = memchr(value.p + i, '>', value.n - i);
			i = gt ? (size_t)(gt - value.p) + 1 : value.n;
			continue;
		}
		if (name.n)
			part = resolve(ents, name, character);
		i += name.n ? name.n + 2 : 1;
		if (part.n > max - n)
			part.n = max - n;
		memcpy(out + n, part.p, part.n);
		n += part.n;
	}
	while (n == max && n > 0 && ((unsigned char)out[n - 1] & 0xc0) == 0x80) /* cut: no half character */
		n--;
	return n;
}

bool lg_xml_declare(struct lg_xml_entities *ents, struct lg_slice name, struct lg_slice value)
{
	char flat[LG_XML_ENTITY_MAX];
	if (name.n == 0 || declared(ents, name)) /* the first declaration binds */
		return true;
	struct lg_xml_entity e;
	size_t n = flatten(flat, sizeof flat, ents, value);
	if (n == sizeof flat)
		n--;
	if (!lg_arena_copy(ents->arena, name, &e.name) ||
	    !lg_arena_copy(ents->arena, (struct lg_slice){flat, n}, &e.value) || !LG_VEC_ROOM(ents->arena, &ents->list))
		return false;
	ents->list.v[ents->list.n++] = e;
	return true;
}

/* ---- runs ----------------------------------------------------------------------------------------------------- */

struct lg_xml_cursor lg_xml_text(struct lg_slice src, uint32_t begin, uint32_t end, struct lg_xml_entities *ents)
{
	return (struct lg_xml_cursor){.src = src, .at = begin, .end = end, .ents = ents};
}

/* Past the first `mark` at or after `at`; the end of the stretch when it does not come. */
static uint32_t past(const struct lg_xml_cursor *c, uint32_t at, const char *mark)
{
	struct lg_slice rest = lg_slice_sub(c->src, at, c->end);
	size_t found = lg_slice_find(rest, lg_slice_from(mark));
	return found == SIZE_MAX ? c->end : at + (uint32_t)(found + strlen(mark));
}

static bool take(struct lg_xml_cursor *c, struct lg_xml_run *run, uint32_t end)
{
	*run = (struct lg_xml_run){lg_slice_sub(c->src, c->at, end), c->at, end - c->at};
	c->at = end;
	return true;
}

static bool take_reference(struct lg_xml_cursor *c, struct lg_xml_run *run)
{
	struct lg_slice name = reference_name(lg_slice_sub(c->src, 0, c->end), c->at);
	if (name.n == 0)
		return take(c, run, c->at + 1);
	uint32_t len = (uint32_t)name.n + 2;
	struct lg_slice text = resolve(c->ents, name, c->character);
	if (text.n > len) {
		size_t more = text.n - len;
		if (more > c->ents->budget)
			text.n = 0;
		else
			c->ents->budget -= more;
	}
	*run = (struct lg_xml_run){text, c->at, len};
	c->at += len;
	return true;
}

/* At '<': a CDATA section begins, or something without words is passed over, or it is a lone '<' of broken XML. */
static bool take_markup(struct lg_xml_cursor *c, struct lg_xml_run *run)
{
	struct lg_slice rest = lg_slice_sub(c->src, c->at, c->end);
	char next = rest.n > 1 ? rest.p[1] : '\0';
	if (lg_slice_starts(rest, "<![CDATA[")) {
		c->cdata_end = past(c, c->at, "]]>");
		c->at += 9;
	} else if (lg_slice_starts(rest, "<!--")) {
		c->at = past(c, c->at, "-->");
	} else if (next == '?') {
		c->at = past(c, c->at, "?>");
	} else if (next == '!' || next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
		c->at = past(c, c->at, ">");
	} else {
		return take(c, run, c->at + 1);
	}
	return false;
}

static bool take_cdata(struct lg_xml_cursor *c, struct lg_xml_run *run)
{
	uint32_t close = c->cdata_end;
	if (close - c->at >= 3 && memcmp(c->src.p + close - 3, "]]>", 3) == 0)
		close -= 3;
	bool some = close > c->at && take(c, run, close);
	c->at = c->cdata_end;
	c->cdata_end = 0;
	return some;
}

static unsigned special(lg_lanes v)
{
	return lg_lanes_is(v, '&') | lg_lanes_is(v, '<');
}

bool lg_xml_next(struct lg_xml_cursor *c, struct lg_xml_run *run)
{
	while (c->at < c->end) {
		uint32_t i = c->at;
		if (c->cdata_end) {
			if (take_cdata(c, run))
				return true;
			continue;
		}
		while (i + LG_LANES <= c->end && !special(lg_lanes_load(c->src.p + i)))
			i += LG_LANES;
		while (i < c->end && c->src.p[i] != '&' && c->src.p[i] != '<')
			i++;
		if (i > c->at)
			return take(c, run, i);
		if (c->src.p[i] == '&' ? take_reference(c, run) : take_markup(c, run))
			return true;
	}
	return false;
}
