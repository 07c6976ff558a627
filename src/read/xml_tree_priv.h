/* SPDX-License-Identifier: MIT */
/* xml_tree_priv.h - what the files of the XML tree builder share: xml_rows.c, xml_provision.c, xml_tree.c. */
#ifndef LG_READ_XML_TREE_PRIV_H
#define LG_READ_XML_TREE_PRIV_H

#include "read/xml_dialect.h"
#include "read/xml_words.h"

#define LG_XML_BUCKETS 512
#define LG_XML_CONTEXTS 32
/* How far up the open elements anything is looked for: no real text nests deeper, and broken ones stay cheap. */
#define LG_XML_LOOK_UP 1000

/* An open element. */
struct lg_xml_element {
	const struct lg_xml_row *row;
	struct lg_slice name;
	uint32_t depth;	 /* builder depth before the provision that it opened; 0 when it opened none */
	uint32_t item;	 /* SCOPE: the same for its open item */
	uint32_t within; /* which names of `context` it is in, its own included */
	enum lg_xml_mode mode;
	bool finds;    /* the finder that was on before waits in `before` */
	bool captures; /* its words are metadata */
	bool direct;   /* has words of its own (generic dialect) */
	bool is_block; /* ends the block */
	bool waiting;  /* FLAT: not opened yet. GROUP: not taken over yet */
	bool again;    /* FLAT: stands open already */
	bool leads;    /* LEAD: no word yet */
	struct lg_xml_finder before;
};

/* A container that elements after it stand in. */
struct lg_xml_flat {
	uint32_t depth; /* builder depth before it */
	uint32_t level;
	struct lg_slice code;
};

/* A name that the dialect's rows know. */
struct lg_xml_name {
	struct lg_slice text;
	uint16_t row;	  /* 1 + its first row; 0 when it is only a context */
	uint16_t next;	  /* 1 + next name of the same hash */
	uint32_t context; /* bit of a name that rows ask for with `within`, else 0 */
};

/* A provision, by eId, that metadata says something of. */
struct lg_xml_aimed {
	struct lg_slice eid;
	unsigned flags;
	uint32_t next; /* 1 + next of the same hash */
};

struct lg_xml_reading {
	struct lg_slice src;
	const struct lg_xml_dialect *dialect;
	struct lg_builder *b;
	struct lg_arena *scratch;
	struct lg_xml_entities ents;
	struct lg_xml_words words;
	LG_VEC(struct lg_xml_element) open;
	LG_VEC(struct lg_xml_flat) flats;
	LG_VEC(struct lg_xml_name) names;
	uint16_t bucket[LG_XML_BUCKETS]; /* 1 + first name that hashes here */
	uint16_t *next;			 /* 1 + next row of the same name */
	uint32_t *row_within;		 /* bit of `within` of each row, 0 when it has none */
	uint32_t *row_as;		 /* the same of `as` */
	LG_VEC(struct lg_xml_aimed) aimed;
	uint32_t aimed_bucket[LG_XML_BUCKETS];
	size_t ncontexts;
	bool has_codes; /* the dialect numbers its containers by LEVEL_CODE */
	int status;
};

/* ---- xml_rows.c: what the dialect says of an element ---- */
extern const struct lg_xml_row lg_xml_inline_row; /* of elements without a row */
uint32_t lg_xml_hash(struct lg_slice name);
int lg_xml_index_rows(struct lg_xml_reading *t) LG_MUST_USE;
/* above: `within` of the element around. */
/* within: the same of this one. */
const struct lg_xml_row *lg_xml_find_row(const struct lg_xml_reading *t, const struct lg_xml_tag *tag, uint32_t above,
					 uint32_t *within);
/* Index of the outermost open element that is looked at. */
size_t lg_xml_look_up_end(const struct lg_xml_reading *t);
bool lg_xml_has_value(const struct lg_xml_tag *tag, const char *attr, const char *value);

/* ---- xml_provision.c: what opens and closes in the builder. Depths are the builder's. ---- */
uint32_t lg_xml_depth(const struct lg_xml_reading *t);
void lg_xml_close_to(struct lg_xml_reading *t, uint32_t depth, uint32_t src_end);
void lg_xml_start_provision(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag);
void lg_xml_start_group(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag);
void lg_xml_start_flat(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag);
void lg_xml_end_code(struct lg_xml_reading *t, uint32_t src);
bool lg_xml_in_idle_flat(const struct lg_xml_reading *t);
void lg_xml_start_item(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag);
void lg_xml_end_item(struct lg_xml_reading *t, struct lg_xml_element *scope, uint32_t src);
void lg_xml_take_lead(struct lg_xml_reading *t, struct lg_xml_element *e, struct lg_xml_run *run);
void lg_xml_aim(struct lg_xml_reading *t, const struct lg_xml_row *row, struct lg_slice reference);

#endif
