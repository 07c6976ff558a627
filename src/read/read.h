/* SPDX-License-Identifier: MIT */
/*
 * read.h - bytes -> document. A reader is one file read_<name>.c that defines `const struct lg_reader lg_reader_<name>`;
 * the Makefile registers it.
 */
#ifndef LG_READ_READ_H
#define LG_READ_READ_H

#include "model/builder.h"

struct lg_read_options {
	const struct lg_language *lang;     /* structure words; NULL: none known, everything becomes unnumbered paragraphs */
	struct lg_slice charset;            /* declared from outside; may be empty */
	struct lg_slice format;             /* force a reader by name; may be empty */
	bool draft;
};

struct lg_reader {
	const char *name;        /* "xml" */
	const char *extensions;  /* "xml akn", for `lexgap --help` and equal sniff scores */
	/* How sure it is that the text is its own: 0 not at all .. 100 certain. */
	int (*sniff)(struct lg_slice utf8);
	int (*read)(struct lg_builder *b, struct lg_slice utf8, const struct lg_read_options *o, struct lg_slice path,
		    struct lg_diags *d);
};

/* Never refuses a text that has characters in it: what has no structure becomes paragraphs, with a warning.
 * LG_EPARSE only for input that is no text (binary), LG_EINVAL for an unknown forced format. */
int lg_read(struct lg_document **out, const struct lg_source *source, const struct lg_read_options *o,
	    struct lg_diags *d) LG_MUST_USE;

/* Declared language of a text before it is read: front matter, xml:lang, FRBRlanguage, html lang; empty when silent. */
struct lg_slice lg_read_declared_lang(struct lg_slice bytes);

#endif
