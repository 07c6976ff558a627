/* SPDX-License-Identifier: MIT */
/*
 * xml_events.h - XML as a stream of start, text and end, each with its exact place in the source.
 *
 * libxml2's SAX2 push parser finds the tags, xml_plain.c those of the XML that is surely well-formed; the words between
 * them are handed over as ranges of the source (xml_text.h reads those), so that no byte is copied and every byte keeps
 * its offset. Nothing outside the source is ever opened. Broken XML is read on after a warning: where the parser gives
 * up, the next tag starts it anew.
 */
#ifndef LG_READ_XML_EVENTS_H
#define LG_READ_XML_EVENTS_H

#include "read/xml_text.h"

struct lg_xml_attribute {
	struct lg_slice prefix, name, value; /* prefix: empty when none. References in the value are resolved */
};

struct lg_xml_tag {
	struct lg_slice name; /* local name, in the source */
	const struct lg_xml_attribute *attrs;
	size_t nattrs;
	uint32_t begin, end; /* of the tag itself */
};

/* Value of an attribute by its name as written, with its prefix if any ("xml:lang"); empty when absent. */
struct lg_slice lg_xml_attr(const struct lg_xml_tag *tag, const char *name);

struct lg_xml_sink {
	void (*start)(void *to, const struct lg_xml_tag *tag);
	void (*text)(void *to, uint32_t begin, uint32_t end); /* never empty; may be all white space */
	/* name: as the end tag in the source has it, which in broken XML need not be that of the open element. */
	void (*end)(void *to, struct lg_slice name, uint32_t begin, uint32_t end);
	void *to;
};

/* Entities that the source declares are added to ents, which sink.text may use at once. LG_ENOMEM, else LG_OK. */
int lg_xml_events(struct lg_slice utf8, const struct lg_xml_sink *sink, struct lg_xml_entities *ents,
		  struct lg_slice path, struct lg_diags *d) LG_MUST_USE;

#endif
