/* SPDX-License-Identifier: MIT */
/*
 * matrix.h - the result: one cell for each jurisdiction and requirement, with everything a report needs to be read and
 * checked without the texts at hand. All slices live in the matrix's arena or in the checklist, which must outlive it.
 */
#ifndef LG_MODEL_MATRIX_H
#define LG_MODEL_MATRIX_H

#include "model/checklist.h"
#include "model/document.h"
#include "text/lines.h"

enum lg_verdict {
	LG_MET,
	LG_PARTIAL,
	LG_GAP,		 /* not found in the texts supplied */
	LG_CONTRADICTED, /* a provision says the opposite, or an exemption swallows the rule */
	LG_RESERVED,
	LG_UNKNOWN, /* could not be judged; cell.note says why */
	LG_MANUAL,  /* practice, not law */
	LG_VERDICT_MAX
};

const char *lg_verdict_name(enum lg_verdict v);		    /* "MET" */
enum lg_verdict lg_verdict_from_name(struct lg_slice name); /* LG_VERDICT_MAX when unknown */

/* One examined text. */
struct lg_matrix_act {
	struct lg_slice name, title, lang, format, path, work_iri, expression_date;
	enum lg_act_kind kind;
	char sha256[65];
	uint32_t units, provisions; /* searched: dead ones not counted */
	uint32_t dead;		    /* provisions set aside: repealed, treaty text ... */
	struct lg_slice unusable;   /* why this text could not be judged; empty when it could */
};

/* A place in the texts. */
struct lg_citation {
	uint32_t act;		       /* index into the jurisdiction's acts */
	struct lg_slice eid, human;    /* art_255-2__para_3, "art. 255-2(3)" */
	struct lg_slice heading;       /* of the unit */
	struct lg_slice quote;	       /* original words, UTF-8 */
	uint32_t src_begin, src_end;   /* of the quote, on disk */
	struct lg_line_col from, to;   /* the same as lines and columns, where they were asked for; else 0 */
	uint32_t mark_begin, mark_end; /* the deciding words, as offsets into quote */
	struct lg_slice concepts;      /* ids that were hit, space-separated */
	uint32_t article;	       /* around it: index into the jurisdiction's articles, or LG_NO_ARTICLE */
	uint32_t article_at;	       /* where the quote begins in the article's text */
	uint32_t doc_at;	       /* where it begins in the text of the document: meaningless once that is gone */
};

#define LG_NO_ARTICLE UINT32_MAX

/* A run of words of one provision within an article. */
struct lg_article_line {
	uint32_t begin, end; /* in the article's text */
	uint32_t depth;	     /* below the article: 0 are its own words */
	struct lg_slice num; /* of the provision that begins here, "(1)"; empty on its further lines */
	bool heading;
	bool dead; /* not law in force */
};

/*
 * A whole article that is cited, to read a clause in its place: or the part of it around the clause that is short
 * enough to read. Its text is that of the document, lines divided by '\n', so that every quote from it is a part of it.
 */
struct lg_article {
	uint32_t act;
	struct lg_slice eid, human;
	struct lg_slice *above; /* headings over it, outermost first: "Chapter 2. Offences" */
	size_t nabove;
	struct lg_slice text;
	struct lg_article_line *line;
	size_t nlines;
};

struct lg_evidence {
	uint32_t element; /* index in the requirement; UINT32_MAX for a contradiction */
	struct lg_citation at;
};

enum lg_element_state { LG_ELEMENT_MISSING, LG_ELEMENT_FOUND, LG_ELEMENT_RESERVED };

struct lg_near_miss {
	bool present;
	struct lg_citation at;
	uint32_t found;	     /* how many required elements held there */
	uint32_t failed;     /* index of the first element that failed, UINT32_MAX when a distractor ruled it out */
	struct lg_slice why; /* one line for readers */
};

struct lg_cell {
	enum lg_verdict verdict;
	uint8_t *state; /* enum lg_element_state per element */
	struct lg_evidence *evidence;
	size_t nevidence;
	struct lg_near_miss near_miss;
	struct lg_slice missing; /* labels of missing required elements, "; " between */
	struct lg_slice note;	 /* reason of UNKNOWN, RESERVED, CONTRADICTED; else may be empty */
	bool engine_limit;	 /* UNKNOWN because a pattern could not be tried to the end: exit status 4 */
};

struct lg_value { /* a yielded value, e.g. consent-age 16 */
	struct lg_slice name;
	int32_t value;
};

struct lg_fact {
	struct lg_slice name, value, source;
};

struct lg_jurisdiction {
	struct lg_slice name; /* upper case folder name: "UA" */
	bool reference;	      /* read for its good practice only: not itself assessed */
	struct lg_matrix_act *act;
	size_t nacts;
	struct lg_fact *fact;
	size_t nfacts;
	struct lg_value *value;
	size_t nvalues;
	struct lg_cell *cell;	    /* one per requirement of the checklist, in its order */
	struct lg_article *article; /* every article that a cell cites, once, in the order of the cells */
	size_t narticles;
};

/* How often findings were right where the law was read by hand, as measured once (`make accuracy`). Shares in
 * thousandths; LG_NO_SHARE: nothing there to measure. */
#define LG_NO_SHARE (-1)
struct lg_accuracy {
	struct lg_slice requirement;	   /* id; empty: all */
	struct lg_slice lang;		   /* of the texts; empty: all */
	uint32_t cells;			   /* labelled */
	int32_t verdicts;		   /* same verdict */
	int32_t gap_precision, gap_recall; /* of "not fully met" */
	int32_t cite_hit;		   /* a right article cited */
	uint32_t abstained;		   /* cells that were UNKNOWN */
};

struct lg_matrix {
	struct lg_arena *arena;		      /* owned; this struct lives in it */
	const struct lg_checklist *checklist; /* borrowed */
	const bool *selected;		      /* per requirement: in the profile asked for; emitters skip the others */
	struct lg_jurisdiction *jurisdiction; /* by name */
	size_t njurisdictions;
	const struct lg_profile *profile; /* choices that readers may make; only for formats that offer them */
	size_t nprofiles;
	struct lg_slice version;	    /* of the program */
	char rules_sha256[65];		    /* checklist and lexicons used */
	const struct lg_accuracy *accuracy; /* what is known, in the order of its table; borrowed */
	size_t naccuracy;
};

void lg_matrix_free(struct lg_matrix *m);

#endif
