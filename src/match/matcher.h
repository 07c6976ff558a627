/* SPDX-License-Identifier: MIT */
/* matcher.h - what is known of a lexicon before any text is seen. Private to src/match. */
#ifndef LG_MATCH_MATCHER_H
#define LG_MATCH_MATCHER_H

#include "match/index.h"
#include "match/phrase.h"
#include "match/regex.h"
#include "model/literal.h"

#include <pthread.h>
#include <stdatomic.h>

/* What it means for a pattern that a key stands in a word. The key is the part of a literal that lies in one word, or
 * LG_ANY_DIGIT. */
enum lg_clue_kind {
	LG_CLUE_PHRASE,	  /* begins the word: the phrase may stand around it */
	LG_CLUE_BEGIN,	  /* begins the word: a match may begin with it, in this way */
	LG_CLUE_MEMBER,	  /* the word is in a set */
	LG_CLUE_SOON,	  /* in the word: a match may begin with it or one of the `reach` words before; and a MEMBER */
	LG_CLUE_SOMEWHERE /* in the word: a match may be in the block */
};

struct lg_clue {
	enum lg_clue_kind kind;
	bool ends; /* the word ends with the key */
	uint32_t pattern, way;
	uint32_t set;		 /* of MEMBER and SOON */
	struct lg_slice literal; /* complete, LG_WORD_END and all */
	uint8_t nnext;		 /* of BEGIN: how many `next` the way has; for each a bit, its reach, its set */
	uint8_t inside;		 /* it may be the first word itself */
	uint8_t reach[LG_CHAIN_MAX];
	uint32_t next_set[LG_CHAIN_MAX];
	uint32_t key_word; /* of PHRASE: as in the phrase; and how a word beside that of the key begins */
	int32_t beside;	   /* 1: the next word; -1: the one before; 0: nothing is known */
	uint64_t beside_key, beside_mask;
};

struct lg_clues {
	struct lg_clue *v;
	size_t n;
	struct lg_index index; /* entry i is the key of clue i */
};

struct lg_matcher_pattern {
	bool plain; /* decided by phrase, never compiled */
	struct lg_phrase phrase;
	struct lg_literals literals;		       /* of others */
	uint32_t (*way_set)[LG_CHAIN_MAX];	       /* for each way: the sets of its `next` */
	uint32_t soon_set;			       /* of NEAR: words that hold one of the literals */
	_Atomic(struct lg_code *) code[LG_CODE_FORMS]; /* NULL until first wanted */
	_Atomic(uint32_t) effort;		       /* spent in PCRE2 without machine code, roughly */
};

struct lg_matcher {
	const struct lg_checklist *checklist;
	const struct lg_lexicon *lexicon;
	struct lg_arena *arena;
	struct lg_matcher_pattern *pattern; /* as in the lexicon */
	struct lg_clues begin, inside;	    /* whose key begins a word; whose key stands anywhere in one */
	uint32_t nsets;
	uint32_t *unanchored; /* patterns that must be tried on every block */
	size_t nunanchored;
	pthread_mutex_t lock;	    /* held while a code is made, or a vocabulary taken or given back */
	struct lg_vocabulary *idle; /* owned; of scans that are over, each with all words met so far */
};

/* The pattern compiled in this form; may be broken. Safe to call from many threads. */
int lg_matcher_code(const struct lg_code **out, const struct lg_matcher *m, uint32_t pattern,
		    unsigned form) LG_MUST_USE;

/* Reports a broken code at the place of its pattern. */
void lg_matcher_complain(struct lg_diags *d, const struct lg_matcher *m, uint32_t pattern,
			 const struct lg_code *broken);

#endif
