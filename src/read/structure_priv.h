/* SPDX-License-Identifier: MIT */
/*
 * structure_priv.h - what the files of the structure finder share; nobody else includes it.
 *
 * The lines wait until the last has come. structure_scan.c then says what part each plays, structure_quote.c and
 * structure_front.c among them; structure_emit.c turns the parts into builder events, and structure_list.c keeps the
 * provisions that are open.
 */
#ifndef LG_READ_STRUCTURE_PRIV_H
#define LG_READ_STRUCTURE_PRIV_H

#include "read/structure_words.h"

enum lg_line_part {
	LG_PART_TEXT,
	LG_PART_HEADING, /* of a provision with a number, or of one that a level word names */
	LG_PART_CROSS,	 /* heading without word and number */
	LG_PART_ANNEX,
	LG_PART_TITLE, /* belongs to the heading before it, or after it when `ahead` */
	LG_PART_ACT_TITLE,
	LG_PART_TOC,
	LG_PART_PREAMBLE,
	LG_PART_QUOTED, /* text for another act */
	LG_PART_EDITORIAL,
	LG_PART_CLOSING, /* signatures */
	LG_PART_SKIP	 /* empty, or said twice */
};

struct lg_scan_line {
	struct lg_line in;
	struct lg_line_words words;
	struct lg_line_marks marks;
	struct lg_line_heading heading; /* of HEADING lines */
	enum lg_line_part part;
	bool ahead; /* TITLE: of the heading that follows */
	bool says;  /* HEADING: what stands after the number is text, not a title */
	bool first; /* QUOTED, TOC, PREAMBLE: begins a new one */
	bool bare;  /* TEXT: begins with the bare number of a paragraph */
};

enum lg_frame_role { LG_FRAME_CONTAINER, LG_FRAME_UNIT, LG_FRAME_NOTE, LG_FRAME_ITEM };

/* A list as far as it has come. */
struct lg_list_state {
	bool any;
	enum lg_enum_class cls;
	enum lg_kind kind;
	bool parts; /* "1.1.", "1.2." below "1.": only the next of these continues it */
	struct lg_enumerator last;
};

/* An open provision. */
struct lg_frame {
	enum lg_kind kind;
	enum lg_frame_role role;
	int depth;	 /* of its heading in the source, 0 when unknown */
	bool para_level; /* an item that unnumbered sentences go to: paragraph, subsection */
	bool has_text;
	bool counted;		   /* a paragraph without a number */
	bool colon;		   /* its last words announce a list */
	struct lg_list_state list; /* ITEM: that it is a member of; else: of its paragraphs, to go on after a note */
};

#define LG_QUOTES 6

struct lg_structure {
	struct lg_builder *b;
	struct lg_arena *arena;
	struct lg_arena *scratch; /* for one call */
	const struct lg_words_table *table;
	enum lg_structure_mode mode;
	int status;
	LG_VEC(struct lg_scan_line) line;
	LG_VEC(struct lg_frame) frame; /* [0]: what was open before */
	/* of the whole text */
	size_t nunits;		      /* headings of units */
	enum lg_kind unit_kind;	      /* ARTICLE, or SECTION where no article is named */
	bool titles_follow;	      /* titles stand on the line after the number, not before it */
	bool titles_precede;	      /* most of them before it, also where text stands on its line */
	bool crosses_precede;	      /* the same where the format marks them as headings of their own */
	size_t next_close[LG_QUOTES]; /* line that ends with the closing quote of each kind; structure_quote.c */
	/* while emitting */
	uint32_t pos;		/* in the source: end of the last line */
	bool ended;		/* the last words end a sentence or a clause */
	bool ordinal;		/* or only a number: "article 5." */
	bool comma;		/* or a part of a sentence that must go on */
	struct lg_slice number; /* of the open unit, as printed */
	bool may_repeat;	/* the next line may say that number again */
	struct lg_slice path;
	struct lg_diags *d;
	size_t restarts;
};

bool lg_is_unit_kind(const struct lg_structure *s, enum lg_kind kind);
struct lg_slice lg_line_text(const struct lg_scan_line *l);
/* Index of the next line after i that is not skipped; n when there is none. Before: SIZE_MAX when there is none. */
size_t lg_next_line(const struct lg_structure *s, size_t i);
size_t lg_line_before(const struct lg_structure *s, size_t i);
bool lg_ends_sentence(struct lg_slice text); /* with . ; : ! ? or a closing quote after one */
bool lg_ends_open(struct lg_slice text);     /* with : or a dash: more must follow */
/* "Theft.- Whoever", "(Theft). Whoever", "THEFT. Whoever": the end of a title before the text on its own line; 0 when
 * there is none. */
size_t lg_inline_title(struct lg_slice text);

int lg_scan_lines(struct lg_structure *s) LG_MUST_USE;
void lg_scan_quotes(struct lg_structure *s);
void lg_scan_contents(struct lg_structure *s); /* a table of contents that is called so */
void lg_scan_front(struct lg_structure *s);    /* title of the act, table of contents, preamble, signatures */
void lg_scan_titles(struct lg_structure *s);
void lg_emit_lines(struct lg_structure *s);

/* ---- structure_list.c ---- */
void lg_frame_open(struct lg_structure *s, const struct lg_frame *f, uint32_t src_begin);
void lg_frame_close_to(struct lg_structure *s, size_t nframes);
struct lg_frame *lg_frame_top(struct lg_structure *s);
size_t lg_frame_host(const struct lg_structure *s); /* index of the innermost frame that is no item */
/* Opens the item that e numbers where it belongs; false when it continues nothing and starts nothing. */
bool lg_frame_item(struct lg_structure *s, const struct lg_enumerator *e, struct lg_slice num, uint32_t src_begin);
/* Closes the items that an unnumbered line cannot belong to. joins: it goes on with a sentence. */
void lg_frame_for_text(struct lg_structure *s, bool joins);

#endif
