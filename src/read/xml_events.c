/* SPDX-License-Identifier: MIT */
#include "read/xml_events.h"

#include <libxml/parser.h>
#include <string.h>

#include "read/xml_plain.h"

#define CHUNK (64 * 1024)
#define WARNINGS_MAX 3
#define BROKEN_TAG_MAX 256
/* Bytes that parsers may be given altogether: what is broken everywhere is soon read as mere text. */
#define PUSHED_MAX(size) (32 * (size) + ((size_t)16 << 20))
/* What a parser that takes over gets to see first: elements in which any may follow, and some end tags too many. */
static const char wrapper[] = "<l><l><l><l><l><l><l><l><l><l><l><l><l><l><l><l>";
#define WRAPPER_BYTES (sizeof wrapper - 1)

struct events {
	struct lg_slice src;
	const struct lg_xml_sink *sink;
	struct lg_xml_entities *ents;
	struct lg_slice path;
	struct lg_diags *d;
	xmlParserCtxtPtr ctxt;
	uint32_t pos;	   /* all before is told */
	uint32_t base;	   /* source offset of the parser's first byte, less base_lead */
	uint32_t lead;	   /* bytes of the wrapper before it */
	uint32_t error_at; /* where the parser complained last */
	unsigned warnings;
	bool seen;     /* any element */
	size_t pushed; /* bytes that parsers were given */
	bool gave_up;  /* the last parser, before the end */
	int status;
	xmlEntity entity; /* stands in for every general entity: libxml2 expands none */
	xmlChar blank[2];
	LG_VEC(struct lg_xml_attribute) attrs; /* of one tag */
};

struct lg_slice lg_xml_attr(const struct lg_xml_tag *tag, const char *name)
{
	const char *colon = strchr(name, ':');
	const struct lg_slice prefix = {name, colon ? (size_t)(colon - name) : 0};
	for (size_t i = 0; i < tag->nattrs; i++)
		if (lg_slice_is(tag->attrs[i].name, colon ? colon + 1 : name) &&
		    lg_slice_eq(tag->attrs[i].prefix, prefix))
			return tag->attrs[i].value;
	return (struct lg_slice){"", 0};
}

/* libxml2's attributes: local name, prefix, namespace, value, end of value. */
static size_t convert_attributes(struct events *x, int n, const xmlChar **attrs)
{
	x->attrs.n = 0;
	for (; n > 0; n--, attrs += 5) {
		if (!LG_VEC_ROOM(x->ents->arena, &x->attrs)) {
			x->status = LG_ENOMEM;
			break;
		}
		x->attrs.v[x->attrs.n++] =
			(struct lg_xml_attribute){.prefix = lg_slice_from((const char *)attrs[1]),
						  .name = lg_slice_from((const char *)attrs[0]),
						  .value = {(const char *)attrs[3], (size_t)(attrs[4] - attrs[3])}};
	}
	return x->attrs.n;
}

/* Bytes that the parser has behind it, the wrapper included. */
static size_t consumed(const struct events *x)
{
	const xmlParserInput *in = x->ctxt->input;
	return in ? (size_t)in->consumed + (size_t)(in->cur - in->base) : 0;
}

/* Source offset of the parser's reading position. */
static uint32_t position(const struct events *x)
{
	size_t at = consumed(x);
	at = at > x->lead ? at - x->lead : 0;
	return at < x->src.n - x->base ? x->base + (uint32_t)at : (uint32_t)x->src.n;
}

static uint32_t last_before(const struct events *x, uint32_t begin, uint32_t end, char what)
{
	while (end > begin && x->src.p[end - 1] != what)
		end--;
	return end > begin ? end - 1 : begin;
}

static void tell_text(struct events *x, uint32_t end)
{
	if (end > x->pos && x->seen)
		x->sink->text(x->sink->to, x->pos, end);
	if (end > x->pos)
		x->pos = end;
}

/* The local name of the tag whose '<' stands at lt; slash: an end tag. */
static struct lg_slice tag_name(const struct events *x, uint32_t lt, bool slash)
{
	size_t begin = lt + (slash ? 2 : 1), end = begin;
	while (end < x->src.n && (unsigned char)x->src.p[end] > ' ' && x->src.p[end] != '>' && x->src.p[end] != '/') {
		if (x->src.p[end] == ':')
			begin = end + 1;
		end++;
	}
	return lg_slice_sub(x->src, begin, end);
}

/* Past the '>' of the start tag that the parser has read up to `at`: it stands before the '>' or, where the tag is
 * broken, before what it did not understand. Where no '>' comes, what follows is text. */
static uint32_t tag_end(const struct events *x, uint32_t at)
{
	struct lg_slice rest = lg_slice_sub(x->src, at, (size_t)at + BROKEN_TAG_MAX);
	for (size_t i = 0; i < rest.n && rest.p[i] != '<'; i++)
		if (rest.p[i] == '>')
			return at + (uint32_t)i + 1;
	return at;
}

static void on_start(void *to, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nns,
		     const xmlChar **ns, int nattrs, int ndefaulted, const xmlChar **attrs)
{
	struct events *x = to;
	(void)prefix, (void)uri, (void)nns, (void)ns, (void)ndefaulted, (void)name;
	if (consumed(x) < x->lead) /* the wrapper */
		return;
	uint32_t end = position(x);
	uint32_t lt = last_before(x, x->pos, end, '<');
	tell_text(x, lt);
	x->seen = true;
	end = tag_end(x, end);
	x->pos = end;
	struct lg_xml_tag tag = {.name = tag_name(x, lt, false),
				 .nattrs = convert_attributes(x, nattrs, attrs),
				 .begin = lt,
				 .end = end};
	tag.attrs = x->attrs.v;
	x->sink->start(x->sink->to, &tag);
}

static void on_end(void *to, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct events *x = to;
	(void)prefix, (void)uri;
	uint32_t end = position(x);
	if (end <= x->pos) { /* <empty/>: its start has told everything */
		x->sink->end(x->sink->to, lg_slice_from((const char *)name), x->pos, x->pos);
		return;
	}
	uint32_t lt = last_before(x, x->pos, end, '<');
	tell_text(x, lt);
	x->pos = end;
	x->sink->end(x->sink->to, tag_name(x, lt, true), lt, end);
}

static void on_entity(void *to, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
		      xmlChar *content)
{
	struct events *x = to;
	(void)public_id, (void)system_id;
	if (type == XML_INTERNAL_GENERAL_ENTITY &&
	    !lg_xml_declare(x->ents, lg_slice_from((const char *)name), lg_slice_from((const char *)content)))
		x->status = LG_ENOMEM;
}

/* Every reference resolves, to a blank: the words come from xml_text.c, so the parser has nothing to expand. */
static xmlEntityPtr on_reference(void *to, const xmlChar *name)
{
	struct events *x = to;
	x->entity.name = name;
	return &x->entity;
}

static void warn(struct events *x, uint32_t at, const char *message)
{
	uint32_t line = 1, col = 1;
	if (++x->warnings > WARNINGS_MAX)
		return;
	for (uint32_t i = 0; i < at && i < x->src.n; i++, col++)
		if (x->src.p[i] == '\n')
			line++, col = 0;
	struct lg_slice m = lg_slice_trim(lg_slice_from(message));
	lg_diag(x->d, LG_WARNING, x->path, line, col, "broken XML, read on: %.*s", (int)m.n, m.p);
}

static void on_error(void *to, xmlErrorPtr error)
{
	struct events *x = to;
	x->error_at = position(x);
	/* That the wrapper is never closed says nothing about the source. */
	if (error->level == XML_ERR_FATAL && !(x->lead && error->code == XML_ERR_DOCUMENT_END))
		warn(x, x->error_at, error->message ? error->message : "syntax error");
}

static xmlParserCtxtPtr new_parser(struct events *x)
{
	xmlSAXHandler sax;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	sax.entityDecl = on_entity;
	sax.getEntity = on_reference;
	sax.serror = on_error;
	xmlParserCtxtPtr ctxt = xmlCreatePushParserCtxt(&sax, x, NULL, 0, NULL);
	/* NOENT only concerns attribute values: else libxml2 would leave "&#38;" in them. There is no entity to load.
	 */
	if (ctxt)
		xmlCtxtUseOptions(ctxt, XML_PARSE_RECOVER | XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOENT |
						XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
	return ctxt;
}

/* One parser from source offset `from` to the end or until it gives up. */
static void parse_from(struct events *x, uint32_t from, bool wrapped)
{
	x->ctxt = new_parser(x);
	if (!x->ctxt) {
		x->status = LG_ENOMEM;
		return;
	}
	x->base = from;
	x->lead = 0;
	x->error_at = from;
	if (wrapped) {
		x->lead = WRAPPER_BYTES;
		xmlParseChunk(x->ctxt, wrapper, WRAPPER_BYTES, 0);
	}
	for (size_t at = from; at < x->src.n && !x->ctxt->disableSAX; at += CHUNK) {
		size_t n = x->src.n - at < CHUNK ? x->src.n - at : CHUNK;
		xmlParseChunk(x->ctxt, x->src.p + at, (int)n, 0);
		x->pushed += n;
	}
	if (!x->ctxt->disableSAX)
		xmlParseChunk(x->ctxt, NULL, 0, 1);
	x->gave_up = x->ctxt->disableSAX;
	xmlFreeDoc(x->ctxt->myDoc);
	xmlFreeParserCtxt(x->ctxt);
	x->ctxt = NULL;
}

/* The next '<' at or after `at` that can begin a tag. */
static uint32_t next_tag(const struct events *x, uint32_t at)
{
	for (; at + 1 < x->src.n; at++) {
		char c = x->src.p[at + 1];
		if (x->src.p[at] == '<' &&
		    (c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0))
			return at;
	}
	return (uint32_t)x->src.n;
}

static int parse(struct lg_slice utf8, const struct lg_xml_sink *sink, struct lg_xml_entities *ents,
		 struct lg_slice path, struct lg_diags *d)
{
	struct events x = {.src = utf8, .sink = sink, .ents = ents, .path = path, .d = d};
	x.blank[0] = ' ';
	x.entity.type = XML_ENTITY_DECL;
	x.entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
	x.entity.content = x.entity.orig = x.blank;
	x.entity.length = 1;
	uint32_t size = (uint32_t)utf8.n, from = 0;
	xmlInitParser();
	parse_from(&x, 0, false);
	/* After an error from which libxml2 does not recover, on from the next tag with a new parser. */
	while (x.gave_up && x.pushed < PUSHED_MAX(utf8.n)) {
		uint32_t told = x.pos > from ? x.pos : from;
		if (x.error_at > told)
			told = x.error_at;
		from = next_tag(&x, told > from ? told : from + 1);
		if (x.status || from >= size)
			break;
		parse_from(&x, from, true);
	}
	if (x.status == LG_OK)
		tell_text(&x, size);
	return x.status;
}

int lg_xml_events(struct lg_slice utf8, const struct lg_xml_sink *sink, struct lg_xml_entities *ents,
		  struct lg_slice path, struct lg_diags *d)
{
	bool told = false;
	LG_TRY(lg_xml_plain(&told, utf8, sink));
	return told ? LG_OK : parse(utf8, sink, ents, path, d);
}
