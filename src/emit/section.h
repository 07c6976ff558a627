/* SPDX-License-Identifier: MIT */
/*
 * section.h - the section "Legal framework" of a national assessment, for one jurisdiction and free of any format: what
 * stands in it, and in which order. Emitters walk it and compute nothing.
 *
 * Everything is borrowed from the matrix or lives in the section's arena.
 */
#ifndef LG_EMIT_SECTION_H
#define LG_EMIT_SECTION_H

#include "emit/advice.h"

/* ---- (a) treaties, reservations, other facts: what facts.csv says ---- */

struct lg_section_treaty {
	struct lg_slice title;	    /* of the instrument when it is loaded, else what follows "treaty-" in the name */
	const struct lg_fact *fact; /* value yes, no or words */
};

struct lg_section_reservation {
	const struct lg_requirement *requirement; /* NULL when the fact names none that is loaded */
	struct lg_slice id;			  /* what follows "reservation-" in the name */
	const struct lg_fact *fact;
};

/* ---- (b) findings by theme ---- */

struct lg_section_finding {
	size_t index; /* of the requirement in the checklist */
	const struct lg_requirement *requirement;
	const struct lg_cell *cell;
	struct lg_advice advice;
	struct lg_good_practice example; /* looked up where advice is given only */
	/* An earlier finding on an equal requirement (map relation "equal") of another instrument with the same
	 * verdict: this one has nothing to add. Else NULL. */
	const struct lg_section_finding *same;
	const struct lg_section_finding **part; /* on the requirements that this one asks for */
	size_t nparts;
	bool only_parts;       /* it asks for nothing else: their clauses are its clauses */
	bool advised_by_parts; /* what is missing is all theirs: their recommendations say what to do */
};

struct lg_section_theme {
	struct lg_slice id; /* "ict-offence" */
	struct lg_section_finding *finding;
	size_t nfindings;
	size_t of[LG_VERDICT_MAX]; /* how many have each verdict */
};

/* ---- (d) questions ---- */

enum lg_question_reason {
	LG_ASK_PRACTICE, /* MANUAL: no law can show it */
	LG_ASK_UNKNOWN,	 /* the law could not be judged: the cell's note says why */
	LG_ASK_BESIDES,	 /* the law was judged, and practice is half of the requirement */
};

struct lg_section_question {
	enum lg_question_reason reason;
	const struct lg_section_finding *finding;
	struct lg_slice text; /* the requirement's question; empty: ask for the law itself, since it was not supplied */
};

struct lg_section_stakeholder {
	struct lg_slice name; /* "ministry of justice" */
	struct lg_section_question *question;
	size_t nquestions;
};

/* ---- (e) who is charged with what ---- */

struct lg_section_charge {
	uint32_t concept;	 /* the actor: "regulator" */
	enum lg_string_id actor; /* its name for readers */
	const struct lg_section_finding *finding;
	const struct lg_citation *at;
};

/* ---- (f) what was not supplied ---- */

struct lg_section_lack {
	enum lg_act_kind kind;
	size_t requirements; /* that live in acts of this kind among others */
	size_t unknown;	     /* of those, could not be judged */
};

struct lg_section {
	struct lg_arena *arena; /* owned; this struct lives in it */
	const struct lg_matrix *matrix;
	size_t jurisdiction;
	const struct lg_jurisdiction *place;
	struct lg_slice country; /* lg_country_name */

	struct lg_section_treaty *treaty;
	size_t ntreaties;
	struct lg_section_reservation *reservation;
	size_t nreservations;
	const struct lg_fact **other_fact;
	size_t nother_facts;

	struct lg_section_theme *theme; /* as assessors read: definitions, offences ... co-operation */
	size_t nthemes;
	size_t of[LG_VERDICT_MAX], total; /* all requirements shown */

	/* (c) Findings with advice of their own, neither the same as another nor made of others: priority, then
	 * timescale, then order of themes. */
	const struct lg_section_finding **recommendation;
	size_t nrecommendations;

	struct lg_section_stakeholder *stakeholder;
	size_t nstakeholders;

	struct lg_section_charge *charge; /* by actor, then as found */
	size_t ncharges;

	struct lg_section_lack
		*lack; /* kinds of act that requirements live in and of which no usable text was supplied */
	size_t nlacks;
};

/* The fact "country-name", else the name of the jurisdiction. */
struct lg_slice lg_country_name(const struct lg_jurisdiction *j);

/* The section for jurisdiction j (index). LG_ENOMEM. */
int lg_section_new(struct lg_section **out, const struct lg_matrix *m, size_t j) LG_MUST_USE;
void lg_section_free(struct lg_section *s); /* NULL is a no-op */

#endif
