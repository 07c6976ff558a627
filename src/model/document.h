/* SPDX-License-Identifier: MIT */
/*
 * document.h - one act: its provisions (a tree in preorder), its text, and where each byte of it stands on disk.
 *
 * Three texts, each with a map to the one before:
 *	bytes on disk  <-  text (readable UTF-8, white space tidied)  <-  norm (what patterns match, normalise.h)
 * Text is cut into blocks: a heading, or a run of words of one provision that no other provision interrupts. Blocks
 * stand in document order; a provision with all its descendants covers blocks [block_first, block_end) and provisions
 * [self, end). In text and norm every block ends with '\n', so that no pattern can reach across.
 *
 * Immutable once built (builder.h). All slices point into the document's arena.
 */
#ifndef LG_MODEL_DOCUMENT_H
#define LG_MODEL_DOCUMENT_H

#include "base/diag.h"
#include "model/kind.h"
#include "text/offmap.h"
#include "text/segment.h"

/* A file as it is on disk. */
struct lg_source {
	struct lg_slice path;  /* for messages, as the user gave it */
	struct lg_slice bytes; /* borrowed or in the owner's arena */
	char sha256[65];
};

enum lg_prov_flag {
	LG_PROV_UNIT = 1 << 0,       /* a basic unit of the act: article, or section in acts that have no articles */
	LG_PROV_INFERRED = 1 << 1,   /* no explicit mark in the source: numbered or opened by the structure finder */
	LG_PROV_OWN_EID = 1 << 2,    /* eid comes from the source */
	/* Not evidence. Inherited by descendants. */
	LG_PROV_REPEALED = 1 << 8,
	LG_PROV_QUOTED = 1 << 9,     /* text for another act: evidence only where that act is not supplied, or in a draft */
	LG_PROV_TOC = 1 << 10,
	LG_PROV_PREAMBLE = 1 << 11,
	LG_PROV_EDITORIAL = 1 << 12,
	LG_PROV_TREATY = 1 << 13,    /* annexed treaty */
	LG_PROV_NOT_COMMENCED = 1 << 14,
	LG_PROV_SUPERSEDED = 1 << 15 /* an older version of a unit that occurs twice */
};
#define LG_PROV_DEAD                                                                                                   \
	(LG_PROV_REPEALED | LG_PROV_TOC | LG_PROV_PREAMBLE | LG_PROV_EDITORIAL | LG_PROV_TREATY |                      \
	 LG_PROV_NOT_COMMENCED | LG_PROV_SUPERSEDED)

struct lg_provision {
	enum lg_kind kind;
	unsigned flags;
	uint32_t parent;      /* index; the root is its own parent */
	uint32_t end;         /* one past the last descendant */
	uint32_t block_first, block_end; /* own blocks and those of descendants */
	struct lg_slice eid;  /* unique in the document */
	struct lg_slice wid;  /* from the source, or empty */
	struct lg_slice num;  /* as printed: "255-2", "(a)", "§ 3" */
	struct lg_slice heading; /* readable, without num; empty when none */
	struct lg_slice lang; /* own language where it differs from the document's, else empty */
	uint32_t src_begin, src_end; /* bytes on disk */
};

enum lg_role { LG_ROLE_HEADING, LG_ROLE_TEXT };

struct lg_block {
	uint32_t prov;              /* whose words these are */
	enum lg_role role;
	unsigned flags;             /* the provision's, inherited ones included; LG_PROV_EDITORIAL may be set on one block */
	uint32_t begin, end;        /* in text, without the '\n' */
	uint32_t norm_begin, norm_end; /* in norm, without the '\n' */
};

struct lg_document {
	struct lg_arena *arena;
	/* Identity */
	struct lg_slice path;       /* of the source */
	struct lg_slice name;       /* file name without extensions: "criminal-code" */
	struct lg_slice format;     /* the reader's name and dialect: "akn", "text" */
	struct lg_slice title;
	struct lg_slice lang;       /* language code, empty when unknown */
	struct lg_slice country, work_iri, expression_date, number; /* FRBR or front matter; empty when unknown */
	enum lg_act_kind act_kind;  /* LG_ACT_OTHER until the corpus says more */
	bool draft;                 /* a bill: text it inserts into other acts is evidence */
	bool mojibake;
	char sha256[65];
	size_t source_bytes;
	unsigned fold;              /* enum lg_fold bits that norm was made with */
	/* Structure */
	struct lg_provision *prov;
	uint32_t nprov;
	struct lg_block *block;
	uint32_t nblocks;
	uint32_t nunits;
	/* Look-ups, filled by the builder; use the functions below. */
	const uint32_t *unit;       /* lg_unit_of each provision */
	const uint32_t *eid_slot;   /* hash table of eIds: index + 1 of a provision, or 0 */
	uint32_t eid_slots;         /* a power of two, 0 before eIds are given */
	/* Text */
	struct lg_slice text, norm;
	struct lg_offmap src_map;   /* text -> disk */
	struct lg_offmap norm_map;  /* norm -> text */
	struct lg_offsets words, sentences; /* starts in norm */
};

void lg_document_free(struct lg_document *doc); /* NULL is a no-op */

/* The unit (article) that holds provision p, p itself included; when there is none, the annex around p, else p's topmost
 * ancestor below the root. */
uint32_t lg_unit_of(const struct lg_document *doc, uint32_t p);
uint32_t lg_block_at(const struct lg_document *doc, uint32_t norm_offset);

/* Range on disk and in text of a range of norm. */
struct lg_span {
	uint32_t begin, end;
};
struct lg_span lg_span_text(const struct lg_document *doc, struct lg_span norm);
struct lg_span lg_span_disk(const struct lg_document *doc, struct lg_span text);

/* Finds a provision by eId; nprov when absent. */
uint32_t lg_find_eid(const struct lg_document *doc, struct lg_slice eid);

/* Human form: "art. 255-2(3)(a)", "s. 15A(1)", "§ 176a(2)". Appended to b. */
struct lg_buf;
void lg_citation_put(struct lg_buf *b, const struct lg_document *doc, uint32_t p);

#endif
