/* SPDX-License-Identifier: MIT */
/*
 * literal_item.h - what a piece of a regex can match, and how pieces make up a sequence; for literal.c.
 *
 * Everything here is an upper bound of what PCRE2 can match: a piece may match less than told, never more. Functions
 * return false when out of memory.
 */
#ifndef LG_MODEL_LITERAL_ITEM_H
#define LG_MODEL_LITERAL_ITEM_H

#include "model/literal.h"
#include "model/literal_set.h"

#define LG_ITEM_SIZE_MAX 8000u /* characters and groups, repeats multiplied out: well below PCRE2's 64 KiB of code */
#define LG_ITEM_STARTS_MAX 1000u
#define LG_ITEM_UNBOUNDED UINT32_MAX

/* What kind of character stands at one end of a piece. */
enum lg_end {
	LG_END_NONE, /* the piece has no characters at all */
	LG_END_WORD,
	LG_END_SIGN, /* a space, a comma: no word character */
	LG_END_ANY
};

/* A word after the first: one of the next `reach` words begins with one of `text`. Unknown when text.n is 0. */
struct lg_follow {
	struct lg_strings text;
	uint32_t reach;
	bool inside; /* see struct lg_literal_next */
};

/* Several such words, in the order in which they stand. */
struct lg_chain {
	const struct lg_follow *v; /* values, as strings are: nobody changes them */
	size_t n;		   /* at most LG_CHAIN_MAX */
};

/* One way in which a match begins, and what follows then. */
struct lg_way {
	struct lg_strings prefix;
	struct lg_chain follow;
};

struct lg_item {
	bool exact;    /* it matches a member of prefix and nothing else */
	bool nullable; /* it may match the empty string */
	bool pure;     /* all its characters are of the kind of its ends */
	enum lg_end first, last;
	uint32_t starts; /* how many words can begin in it at most */
	uint32_t size;
	struct lg_strings prefix; /* every match begins with one of them; {""} when nothing is known */
	struct lg_strings inner;  /* every match holds one of them; n is 0 when nothing is known */
	uint32_t inner_reach;	  /* it ends in one of so many words after the first, at most */
	struct lg_way *way;	  /* its alternatives apart; one and the same for none */
	size_t nways;
};

/* A concatenation, as far as it has been read. */
struct lg_sequence {
	struct lg_item all;	  /* what has been read, as one piece; exact: prefix is still all of it */
	struct lg_strings run;	  /* the strings that end just here */
	struct lg_chain follow;	  /* complete ones */
	struct lg_follow growing; /* the strings that end just here and begin a word after the first; or none */
	bool looked;		  /* the last of the chain was only looked at: it may be the next word read */
};

struct lg_item lg_item_nothing(void);		    /* an assertion */
struct lg_item lg_item_character(enum lg_end kind); /* some one character */
struct lg_item lg_item_digit(void);		    /* any decimal digit */
bool lg_item_text(struct lg_item *out, struct lg_arena *a, struct lg_slice text) LG_MUST_USE;
bool lg_item_either(struct lg_item *out, struct lg_arena *a, struct lg_item x, struct lg_item y) LG_MUST_USE;
bool lg_item_repeat(struct lg_item *out, struct lg_arena *a, struct lg_item item, uint32_t min,
		    uint32_t max) LG_MUST_USE;
enum lg_end lg_end_either(enum lg_end x, enum lg_end y);

struct lg_sequence lg_sequence_new(void);
bool lg_sequence_add(struct lg_sequence *s, struct lg_arena *a, struct lg_item item) LG_MUST_USE;
bool lg_sequence_look(struct lg_sequence *s, struct lg_arena *a,
		      const struct lg_item *ahead) LG_MUST_USE; /* it must be able to match here */
bool lg_sequence_close(struct lg_item *out, struct lg_sequence *s, struct lg_arena *a) LG_MUST_USE;

/* The anchor of a whole regex; out lives in a. */
int lg_literals_choose(struct lg_literals *out, struct lg_arena *a, struct lg_arena *scratch,
		       const struct lg_item *whole) LG_MUST_USE;

#endif
