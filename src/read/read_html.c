/* SPDX-License-Identifier: MIT */
/*
 * read_html.c - HTML: libxml2's parser gives events, block elements end lines, the structure finder does the rest.
 *
 * libxml2 does not say where words stand; they are looked up in the source from where the last ones ended. What is not
 * found byte for byte (an entity, a character reference) is one piece of the source.
 */
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <strings.h>

#include "read/html_element.h"
#include "read/read.h"
#include "read/structure.h"
#include "read/structure_number.h"
#include "read/structure_words.h"

#define NUMBER_BYTES 16 /* "(viii)": a line of its own that belongs to the next */

struct html {
	struct lg_structure *s;
	struct lg_builder *b;
	struct lg_arena *arena;
	struct lg_slice source;
	htmlParserCtxtPtr ctxt;
	uint32_t pos; /* in the source: where the last words ended */
	int status;
	/* the line so far */
	LG_VEC(char) text;
	struct lg_offmap map;
	uint32_t begin, end;
	size_t plain; /* words that are neither bold nor centred */
	/* around the words */
	unsigned depth, skip_depth; /* skip_depth: of the element whose content is no law; 0: none */
	unsigned strong, sup, heading_depth, quote, title;
	int heading;
	bool strong_block;	    /* the line's block is bold or centred as a whole */
	LG_VEC(unsigned char) open; /* bits of the open elements */
};

enum {
	OPEN_STRONG = 1,
	OPEN_SUP = 2,
	OPEN_QUOTE = 4,
	OPEN_HEADING = 8,
	OPEN_CENTRED = 16,
	OPEN_TITLE = 32,
	OPEN_NUMBER = 64
};

/* ---- lines ---------------------------------------------------------------------------------------------------- */

static void new_line(struct html *h)
{
	h->text.n = 0;
	h->map = (struct lg_offmap){0};
	h->plain = 0;
}

static bool only_number(struct lg_slice text)
{
	struct lg_enumerator e;
	return text.n <= NUMBER_BYTES && lg_enumerator_at(text, 0, &e) && e.end >= text.n;
}

static void put(struct html *h, const char *p, size_t n, uint32_t from, uint32_t len)
{
	for (size_t i = 0; i < n && h->status == LG_OK; i++) {
		if (!LG_VEC_ROOM(h->arena, &h->text))
			h->status = LG_ENOMEM;
		else
			h->text.v[h->text.n++] = (unsigned char)p[i] < ' ' ? ' ' : p[i];
	}
	if (h->status == LG_OK)
		h->status = lg_offmap_add(&h->map, h->arena, (uint32_t)n, from, len);
	if (h->text.n == n)
		h->begin = from;
	h->end = from + len;
}

static struct lg_slice trimmed(struct html *h)
{
	return lg_slice_trim((struct lg_slice){h->text.v, h->text.n});
}

/* A number alone ("(a)" in a cell or span of its own) waits for its words. */
static void end_line(struct html *h)
{
	struct lg_slice text = trimmed(h);
	if (h->status || text.n == 0 || lg_skip_blanks(text, 0) >= text.n) {
		new_line(h);
		return;
	}
	if (only_number(text)) {
		put(h, " ", 1, h->end, 0);
		return;
	}
	struct lg_line line = {.begin = h->begin,
			       .end = h->end,
			       .heading = h->heading,
			       .strong = h->plain == 0,
			       .gap = true,
			       .block_quote = h->quote > 0};
	uint32_t at = (uint32_t)(text.p - h->text.v);
	h->status = lg_offmap_append_part(&line.map, h->arena, &h->map, at, at + (uint32_t)text.n);
	line.text = text;
	if (h->status == LG_OK)
		lg_structure_line(h->s, &line);
	new_line(h);
}

/* ---- words ---------------------------------------------------------------------------------------------------- */

/* libxml2's position is after the words, if its input is still the whole source. */
static uint32_t parser_position(const struct html *h)
{
	const xmlParserInput *in = h->ctxt->input;
	size_t at = in ? (size_t)(in->cur - in->base) + in->consumed : 0;
	return at <= h->source.n ? (uint32_t)at : (uint32_t)h->source.n;
}

static bool stands_at(const struct html *h, size_t at, struct lg_slice words)
{
	return at >= h->pos && at + words.n <= h->source.n && memcmp(h->source.p + at, words.p, words.n) == 0;
}

/* "&nbsp;" before position: where it begins; position when there is none. */
static uint32_t reference_before(const struct html *h, uint32_t position)
{
	uint32_t at = position;
	for (int n = 0; at > h->pos && n < 40; n++)
		if (h->source.p[--at] == '&')
			return at;
	return position;
}

/* Where words stand in the source; SIZE_MAX when they stand there in another form. */
static size_t locate(const struct html *h, struct lg_slice words, uint32_t position)
{
	if (position >= words.n && stands_at(h, position - words.n, words))
		return position - words.n;
	bool one = words.n <= 4 && position > 0 && h->source.p[position - 1] == ';';
	if (one && reference_before(h, position) < position)
		return SIZE_MAX;
	if (stands_at(h, h->pos, words))
		return h->pos;
	size_t limit = position > h->pos ? position : h->pos;
	size_t found = lg_slice_find(lg_slice_sub(h->source, h->pos, limit), words);
	return found == SIZE_MAX ? SIZE_MAX : h->pos + found;
}

static size_t superscript(char c, const char **out)
{
	static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	*out = c >= '0' && c <= '9' ? digits[c - '0'] : NULL;
	return *out ? strlen(*out) : 0;
}

static void put_raised(struct html *h, struct lg_slice words, size_t at)
{
	for (size_t i = 0; i < words.n; i++) {
		const char *digit;
		size_t n = superscript(words.p[i], &digit);
		uint32_t from = (uint32_t)(at + i);
		if (n)
			put(h, digit, n, from, 1);
		else
			put(h, words.p + i, 1, from, 1);
	}
}

static bool has_words(struct lg_slice words)
{
	return lg_skip_blanks(words, 0) < words.n;
}

static void on_characters(void *user, const xmlChar *ch, int len)
{
	struct html *h = user;
	struct lg_slice words = {(const char *)ch, (size_t)len};
	uint32_t position = parser_position(h);
	if (h->title && lg_slice_find(lg_slice_trim(words), LG_LIT(" ")) != SIZE_MAX) /* not a file name */
		lg_build_meta(h->b, LG_META_TITLE, words);
	if (h->skip_depth || h->title || len <= 0) {
		h->pos = position > h->pos ? position : h->pos;
		return;
	}
	size_t at = locate(h, words, position);
	if (at == SIZE_MAX) {
		uint32_t from = reference_before(h, position);
		put(h, words.p, words.n, from, position > from ? position - from : 0);
		h->pos = position > h->pos ? position : h->pos;
	} else {
		if (h->sup)
			put_raised(h, words, at);
		else
			put(h, words.p, words.n, (uint32_t)at, (uint32_t)words.n);
		h->pos = (uint32_t)(at + words.n);
	}
	if (!h->strong && has_words(words))
		h->plain += words.n;
}

/* ---- elements ------------------------------------------------------------------------------------------------- */

static unsigned bits_of(const struct lg_html_element *e, const xmlChar **attributes)
{
	unsigned bits = 0;
	if (e->strong)
		bits |= OPEN_STRONG;
	if (e->block && lg_html_looks_strong((const char *const *)attributes))
		bits |= OPEN_CENTRED;
	if (e->sup)
		bits |= OPEN_SUP;
	if (e->quote)
		bits |= OPEN_QUOTE;
	if (e->heading)
		bits |= OPEN_HEADING;
	if (e->title)
		bits |= OPEN_TITLE;
	if (lg_html_is_number((const char *const *)attributes))
		bits |= OPEN_NUMBER;
	return bits;
}

static void count_open(struct html *h, unsigned bits, bool opens)
{
	unsigned step = opens ? 1U : (unsigned)-1;
	h->strong += bits & (OPEN_STRONG | OPEN_CENTRED) ? step : 0;
	h->sup += bits & OPEN_SUP ? step : 0;
	h->quote += bits & OPEN_QUOTE ? step : 0;
	h->title += bits & OPEN_TITLE ? step : 0;
	h->heading_depth += bits & OPEN_HEADING ? step : 0;
	if (h->heading_depth == 0)
		h->heading = 0;
}

static bool is_left_out(const char *const *attributes)
{
	return lg_html_is_hidden(attributes) || lg_html_is_note(attributes);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
	struct html *h = user;
	struct lg_html_element e = lg_html_element((const char *)name);
	const char *lang = lg_html_attribute((const char *const *)attributes, "lang");
	unsigned bits = bits_of(&e, attributes);
	h->depth++;
	if (lang && strcasecmp((const char *)name, "html") == 0)
		lg_build_meta(h->b, LG_META_LANG, lg_slice_from(lang));
	if (!h->skip_depth && !e.title && (e.skip || is_left_out((const char *const *)attributes)))
		h->skip_depth = h->depth;
	if (!LG_VEC_ROOM(h->arena, &h->open)) {
		h->status = LG_ENOMEM;
		return;
	}
	h->open.v[h->open.n++] = (unsigned char)bits;
	if (e.block && !h->skip_depth)
		end_line(h);
	else if (e.cell && h->text.n)
		put(h, " ", 1, h->end, 0);
	count_open(h, bits, true);
	if (e.heading && h->heading_depth == 1)
		h->heading = e.heading;
}

static void on_end(void *user, const xmlChar *name)
{
	struct html *h = user;
	struct lg_html_element e = lg_html_element((const char *)name);
	if (h->open.n == 0)
		return;
	if (e.block && !h->skip_depth)
		end_line(h);
	if ((h->open.v[h->open.n - 1] & OPEN_NUMBER) && h->text.n) /* registers leave out the blank after it */
		put(h, " ", 1, h->end, 0);
	count_open(h, h->open.v[--h->open.n], false);
	if (h->skip_depth == h->depth)
		h->skip_depth = 0;
	h->depth--;
}

/* ---- reader --------------------------------------------------------------------------------------------------- */

static void on_cdata(void *user, const xmlChar *text, int len)
{
	(void)text; /* scripts and styles */
	(void)len;
	(void)user;
}

static void parse(struct html *h)
{
	htmlParserCtxtPtr ctxt = htmlCreateMemoryParserCtxt(h->source.p, (int)h->source.n);
	if (!ctxt) {
		h->status = LG_ENOMEM;
		return;
	}
	htmlCtxtUseOptions(ctxt, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
					 HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
	xmlSwitchEncoding(ctxt, XML_CHAR_ENCODING_UTF8);
	xmlSAXHandler sax = {.startElement = on_start,
			     .endElement = on_end,
			     .characters = on_characters,
			     .ignorableWhitespace = on_characters,
			     .cdataBlock = on_cdata};
	*ctxt->sax = sax;
	ctxt->userData = h;
	h->ctxt = ctxt;
	htmlParseDocument(ctxt);
	end_line(h);
	if (h->text.n) { /* a number that waited for words */
		struct lg_line line = {
			.text = trimmed(h), .map = h->map, .begin = h->begin, .end = h->end, .gap = true};
		lg_structure_line(h->s, &line);
	}
	if (ctxt->myDoc)
		xmlFreeDoc(ctxt->myDoc);
	ctxt->myDoc = NULL;
	htmlFreeParserCtxt(ctxt);
}

static int sniff(struct lg_slice utf8)
{
	struct lg_slice head = lg_slice_sub(utf8, 0, 2048);
	for (size_t at = 0; at + 5 < head.n; at++) {
		if (head.p[at] != '<')
			continue;
		if (strncasecmp(head.p + at, "<html", 5) == 0 || strncasecmp(head.p + at, "<body", 5) == 0 ||
		    (at + 14 < head.n && strncasecmp(head.p + at, "<!doctype html", 14) == 0))
			return 95; /* before XML, whose declaration XHTML may bear */
	}
	return 0;
}

static int read_html(struct lg_builder *b, struct lg_slice utf8, const struct lg_read_options *o, struct lg_slice path,
		     struct lg_diags *d)
{
	struct html h = {.b = b, .source = utf8, .arena = lg_arena_new()};
	struct lg_words_table *words;
	if (!h.arena)
		return LG_ENOMEM;
	if (utf8.n > INT32_MAX) {
		lg_arena_free(h.arena);
		return LG_ELIMIT;
	}
	h.status = lg_words_table_new(&words, h.arena, o->lang);
	if (h.status == LG_OK)
		h.status = lg_structure_new(&h.s, b, words, LG_STRUCTURE_ACT);
	if (h.status == LG_OK) {
		lg_build_meta(b, LG_META_FORMAT, LG_LIT("html"));
		parse(&h);
		lg_structure_end(h.s, (uint32_t)utf8.n, path, d);
	}
	lg_arena_free(h.arena);
	return h.status;
}

extern const struct lg_reader lg_reader_html;
const struct lg_reader lg_reader_html = {"html", "html htm xhtml", sniff, read_html};
