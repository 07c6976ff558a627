/* SPDX-License-Identifier: MIT */
/*
 * xml_scan.h - tags of a well-formed document, with where they stand. For a letter that is to come out byte for byte as
 * it went in, but for what is put into it; nothing is decoded. A document with a DOCTYPE or not in UTF-8 is refused.
 */
#ifndef LG_EMIT_XML_SCAN_H
#define LG_EMIT_XML_SCAN_H

#include "base/arena.h"

enum lg_xml_tag_kind { LG_XML_OPEN, LG_XML_CLOSE, LG_XML_EMPTY };

struct lg_xml_tag {
	enum lg_xml_tag_kind kind;
	struct lg_slice name;	/* with its prefix: "w:p" */
	struct lg_slice inside; /* attributes, as written */
	size_t begin, end;	/* of the tag in the document */
	size_t depth;		/* of the element: the root is 1 */
};

struct lg_xml_scan {
	struct lg_slice text;
	size_t at;
	LG_VEC(struct lg_slice) open; /* names of the elements around, in the arena */
	struct lg_arena *arena;
};

void lg_xml_scan_init(struct lg_xml_scan *s, struct lg_arena *a, struct lg_slice text);
/* The next tag. *found false at the end. LG_EPARSE when the document is not well-formed. */
int lg_xml_scan_next(struct lg_xml_tag *out, bool *found, struct lg_xml_scan *s) LG_MUST_USE;
/* Value of an attribute as written; empty when it is absent. */
struct lg_slice lg_xml_attribute(const struct lg_xml_tag *tag, const char *name);

#endif
