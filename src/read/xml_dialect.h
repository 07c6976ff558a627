/* SPDX-License-Identifier: MIT */
/*
 * xml_dialect.h - what the elements of one XML vocabulary mean for the provision tree. A dialect is a table,
 * dialects/<name>.def, and a line in xml_dialect.c; no code.
 */
#ifndef LG_READ_XML_DIALECT_H
#define LG_READ_XML_DIALECT_H

#include "model/builder.h"
#include "read/xml_events.h"

enum lg_xml_action {
	LG_XML_INLINE,	   /* its words flow on: every element without a row */
	LG_XML_BLOCK,	   /* its words are a block of their own */
	LG_XML_SPACE,	   /* stands for a space */
	LG_XML_PROVISION,  /* a provision of the row's kind */
	LG_XML_GROUP,	   /* a provision whose first child provision takes it over, heading and all (CLML P1group) */
	LG_XML_FLAT,	   /* opens a container that the provisions after it stand in; its level decides what it ends */
	LG_XML_LEVEL_CODE, /* in FLAT: its words are a code, three digits a level */
	LG_XML_SCOPE,	   /* around ITEMs */
	LG_XML_ITEM,	   /* its words number a provision that lasts until the next ITEM or the end of the SCOPE */
	LG_XML_LEAD,	   /* a block; when it begins with "(1)", that opens an ITEM of the row\'s kind */
	LG_XML_NUM,	   /* number of the open provision */
	LG_XML_HEADING,	   /* heading of the open provision */
	LG_XML_SILENT,	   /* only metadata inside */
	LG_XML_SKIP,	   /* nothing inside counts */
	LG_XML_EDITORIAL,  /* an editor's words: set apart where they stand alone, left out of running text */
	LG_XML_FIND,	   /* its blocks go through the structure finder, when a unit or paragraph is open */
	LG_XML_CHAR,	   /* one character, whose hexadecimal code is in attribute `of` */
	LG_XML_RAISED,	   /* superscript: digits in it after a digit follow a '^' */
	LG_XML_AIM,	   /* metadata: gives its flags to the provision that attribute `of` refers to, "#eId" */
	LG_XML_MARK	   /* gives its flags to the open provision */
};

struct lg_xml_row {
	const char *name; /* local name of the element */
	enum lg_xml_action action;
	enum lg_kind kind;
	unsigned flags; /* enum lg_prov_flag */
	/* The row holds only: */
	const char *within;	  /* in an element of this name, at any depth, but not beyond the nearest quoted text */
	const char *attr, *value; /* with this value of this attribute; value ends in '*': begins with it */
	/* More: */
	bool meta; /* also metadata `key`: its words, or the attribute `of` */
	enum lg_meta key;
	const char *of; /* attribute: value of metadata, level of FLAT, code of CHAR, number of PROVISION */
	const char *as; /* counts as an element of this name for `within` */
	bool brackets;	/* its number is printed in brackets: a is (a) */
};

#define LG_XML_WORD_KIND_NONE LG_KIND_MAX

/* A number or heading with this word says what its provision is: "Teil" a part, "(weggefallen)" repealed. */
struct lg_xml_word {
	const char *word;  /* a whole word of a number, or its first bytes when `prefix`, or in a heading */
	enum lg_kind kind; /* for containers and items; LG_KIND_MAX: stays */
	unsigned flags;
	bool prefix;
};

/* An attribute value that says so of any provision. */
struct lg_xml_status {
	const char *attr, *value;
	unsigned flags;
};

struct lg_xml_dialect {
	const char *name; /* document format */
	const char *lang; /* of all its documents; NULL when they say */
	const struct lg_xml_row *rows;
	size_t nrows;
	const struct lg_xml_word *words;
	size_t nwords;
	const struct lg_xml_status *status;
	size_t nstatus;
	const char *eid, *wid; /* attributes, NULL when it has none */
	bool generic; /* no vocabulary known: every element may be a block, the structure finder does the rest */
	bool exact;   /* flags and structure are all in the markup: words say nothing more */
};

/* The dialect of a document by its root element; never NULL. */
const struct lg_xml_dialect *lg_xml_dialect_of(struct lg_slice root, struct lg_slice ns);
const struct lg_xml_dialect *lg_xml_generic(void);

/* The root element's name in XML source, and its namespace (as far as its start tag declares it); empty when none. */
struct lg_slice lg_xml_root(struct lg_slice utf8, struct lg_slice *ns);

#endif
