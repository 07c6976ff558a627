/* SPDX-License-Identifier: MIT */
/*
 * xml_words.h - where the words of XML go: into the builder, line by line through the structure finder, into a number
 * or into metadata.
 */
#ifndef LG_READ_XML_WORDS_H
#define LG_READ_XML_WORDS_H

#include "base/buf.h"
#include "read/read.h"
#include "read/structure_words.h"
#include "read/xml_text.h"

enum lg_xml_mode {
	LG_XML_AS_TEXT,
	LG_XML_AS_EDITORIAL, /* text, but nobody's law */
	LG_XML_AS_HEADING,
	LG_XML_AS_NUM,
	LG_XML_AS_NOTHING, /* only metadata is looked for */
	LG_XML_AS_SKIPPED  /* nothing is */
};

/*
 * Lines held back until it is known whether any of them is numbered: only then are they worth a structure finder. It is
 * on for blocks at one depth of the builder.
 */
struct lg_xml_finder {
	bool on;
	enum lg_structure_mode mode;
	size_t depth;
};

struct lg_xml_line {
	uint32_t at, end;	 /* in the held text */
	uint32_t begin, src_end; /* in the source */
};

struct lg_xml_lines {
	struct lg_buf text;
	struct lg_offmap map; /* text -> source */
	LG_VEC(struct lg_xml_line) list;
	bool open; /* the last one may grow */
};

/* What the open provision has said so far. */
enum lg_xml_stub { LG_XML_STUB_NOTHING, LG_XML_STUB_FIRST_BLOCK, LG_XML_STUB_ONE_BLOCK, LG_XML_STUB_MORE };

struct lg_xml_words {
	struct lg_builder *b;
	const struct lg_language *lang;
	struct lg_slice path;
	struct lg_diags *d;
	struct lg_arena *scratch;
	struct lg_arena *line_scratch; /* for one call */
	struct lg_xml_finder finder;
	struct lg_xml_lines lines;
	struct lg_buf num, heading; /* words of the open provision's number and heading so far */
	struct lg_buf meta;
	bool capturing; /* words go to meta, too */
	bool in_block;	/* the current block has words */
	bool raised;	/* a superscript begins, at raised_from */
	uint32_t raised_from, raised_len;
	char last; /* byte put last in this block */
	enum lg_xml_stub stub;
	bool annex_begins;	      /* an attachment is open that has no words yet */
	struct lg_buf first;	      /* its first block, as far as a stub goes */
	struct lg_words_table *table; /* of lang; NULL until it is needed */
	bool told;		      /* some words or numbers reached the document */
	int status;
};

void lg_xml_words_init(struct lg_xml_words *w);
void lg_xml_words_done(struct lg_xml_words *w);

void lg_xml_put(struct lg_xml_words *w, enum lg_xml_mode mode, const struct lg_xml_run *run);
void lg_xml_put_space(struct lg_xml_words *w, enum lg_xml_mode mode, uint32_t begin, uint32_t end);
void lg_xml_end_block(struct lg_xml_words *w);
bool lg_xml_block_empty(const struct lg_xml_words *w);

/* ---- xml_lines.c ---- */

/* From here on blocks at this depth of the builder are held for a structure finder. Returns what was on before, to be
 * given back at the end. */
struct lg_xml_finder lg_xml_find(struct lg_xml_words *w, enum lg_structure_mode mode);
void lg_xml_find_end(struct lg_xml_words *w, struct lg_xml_finder before, uint32_t src_end);

/* Tells the builder what is held, so that something else may follow. */
void lg_xml_flush(struct lg_xml_words *w, uint32_t src_end);

/* ---- xml_stub.c: provisions whose only words say that they are repealed ---- */
void lg_xml_need_table(struct lg_xml_words *w);
/* Marks (1 << enum lg_mark) that the text starts with, or holds. */
unsigned lg_xml_starts(struct lg_xml_words *w, struct lg_slice text);
unsigned lg_xml_holds(struct lg_xml_words *w, struct lg_slice text);
bool lg_xml_says_repealed(struct lg_xml_words *w, struct lg_slice text);
void lg_xml_stub_begin(struct lg_xml_words *w);
void lg_xml_stub_words(struct lg_xml_words *w, struct lg_slice text);
void lg_xml_stub_block_end(struct lg_xml_words *w);
void lg_xml_stub_none(struct lg_xml_words *w);
void lg_xml_stub_end(struct lg_xml_words *w); /* before its provision closes */

/* ---- within these files ---- */
void lg_xml_line_put(struct lg_xml_words *w, const struct lg_xml_run *run);
void lg_xml_line_end(struct lg_xml_words *w);

#endif
