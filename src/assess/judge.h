/* SPDX-License-Identifier: MIT */
/*
 * judge.h - one jurisdiction: its requirements judged step by step, and what is remembered between them.
 *
 * Requirements of one step may be judged on several threads. Each thread has a judge of its own, with its own scratch
 * memory and its own places in the texts; they share what requirements leave behind, in a slot for each requirement.
 */
#ifndef LG_ASSESS_JUDGE_H
#define LG_ASSESS_JUDGE_H

#include "assess/anchor.h"

struct lg_place_of {
	uint32_t text, unit;
};

/* Ascending. */
struct lg_places {
	struct lg_place_of *v;
	size_t n, cap;
};

int lg_places_add(struct lg_places *p, struct lg_arena *a, uint32_t text, uint32_t unit) LG_MUST_USE;
bool lg_places_have(const struct lg_places *p, uint32_t text, uint32_t unit);

struct lg_values {
	struct lg_value *v;
	size_t n, cap;
};

struct lg_judge {
	const struct lg_checklist *checklist;
	const struct lg_assess_input *input;
	struct lg_arena *arena;	    /* of the cells */
	struct lg_view *view;	    /* owned */
	struct lg_cell *cell;	    /* per requirement */
	struct lg_places *evidence; /* per requirement: units that are evidence */
	struct lg_values *yielded;  /* per requirement: the values that it yields */
	struct lg_values value;	    /* of all steps before this one */
	struct lg_oracle oracle;
	struct lg_case k;
	struct lg_judge *helper; /* nhelpers of them, for other threads; owned */
	size_t nhelpers;
	int status; /* sticky */
};

/* arena: where the cells are to live. Judges every requirement, on at most `threads` threads. */
int lg_judge_new(struct lg_judge **out, struct lg_arena *arena, const struct lg_checklist *c,
		 const struct lg_assess_input *input, unsigned threads) LG_MUST_USE;
void lg_judge_free(struct lg_judge *j);

/* What was found for one requirement, before anything is written down. */
struct lg_finding {
	struct lg_anchors anchors;
	const struct lg_anchor *best;	   /* where the core holds best; NULL when nowhere */
	const struct lg_anchor *near;	   /* came closest; NULL when nothing was found at all */
	const struct lg_anchor **found_at; /* per element: the anchor where it was found; NULL: not found */
	const struct lg_anchor *contradicted;
	bool core;
};

/* Looks for one requirement; lives in j->k.work. */
int lg_judge_find(struct lg_finding *out, struct lg_judge *j, uint32_t requirement) LG_MUST_USE;

/* verdict.c: the verdict with its states, missing elements and note. */
int lg_judge_settle(struct lg_judge *j, uint32_t requirement, const struct lg_finding *f) LG_MUST_USE;

/* evidence.c: citations, near miss, units that are evidence, yielded values. The verdict is known. */
int lg_judge_record(struct lg_judge *j, uint32_t requirement, const struct lg_finding *f) LG_MUST_USE;

#endif
