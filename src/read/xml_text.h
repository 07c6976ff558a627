/* SPDX-License-Identifier: MIT */
/*
 * xml_text.h - the characters of a stretch of XML source between two tags: entities, CDATA; comments and processing
 * instructions left out. Reads without copying, one run after another.
 */
#ifndef LG_READ_XML_TEXT_H
#define LG_READ_XML_TEXT_H

#include "base/diag.h"

/* Internal entities of the document type declaration, flat: an entity's value holds no more references. */
struct lg_xml_entity {
	struct lg_slice name, value;
};

struct lg_xml_entities {
	struct lg_arena *arena;
	LG_VEC(struct lg_xml_entity) list;
	size_t budget; /* bytes that expansion may still add to the text: the end of every "billion laughs" */
};

/* Values longer than this are cut. */
#define LG_XML_ENTITY_MAX 4096
#define LG_XML_EXPANSION_MAX ((size_t)1 << 20)

/* value: as declared, character references resolved. False when out of memory. */
bool lg_xml_declare(struct lg_xml_entities *ents, struct lg_slice name, struct lg_slice value) LG_MUST_USE;

struct lg_xml_run {
	struct lg_slice text;
	uint32_t from, len; /* in the source; len == text.n: byte for byte, else text stands for the whole */
};

struct lg_xml_cursor {
	struct lg_slice src;
	uint32_t at, end;
	uint32_t cdata_end; /* inside a CDATA section until here */
	struct lg_xml_entities *ents;
	char character[4];
};

struct lg_xml_cursor lg_xml_text(struct lg_slice src, uint32_t begin, uint32_t end, struct lg_xml_entities *ents);

/* The next run; false at the end. run.text may point into the cursor: use it before the next call. */
bool lg_xml_next(struct lg_xml_cursor *c, struct lg_xml_run *run);

/* UTF-8 of a code point into out; its length. U+FFFD for what is no character. */
size_t lg_xml_put_char(char out[4], uint32_t codepoint);

#endif
