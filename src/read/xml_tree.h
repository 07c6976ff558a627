/* SPDX-License-Identifier: MIT */
/* xml_tree.h - XML events -> builder events, as a dialect's table says. */
#ifndef LG_READ_XML_TREE_H
#define LG_READ_XML_TREE_H

#include "read/read.h"
#include "read/xml_dialect.h"

/* *told: some words or numbers reached the document. */
int lg_xml_tree(bool *told, struct lg_builder *b, struct lg_slice utf8, const struct lg_xml_dialect *dialect,
		const struct lg_language *lang, struct lg_slice path, struct lg_diags *d) LG_MUST_USE;

#endif
