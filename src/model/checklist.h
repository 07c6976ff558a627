/* SPDX-License-Identifier: MIT */
/*
 * checklist.h - rules as data: concepts and how each language says them (lexicon), requirements and their logic.
 *
 * Filled by src/rules from rules/ and never changed after. The XML forms are described in rules/README.md.
 */
#ifndef LG_MODEL_CHECKLIST_H
#define LG_MODEL_CHECKLIST_H

#include "base/arena.h"
#include "model/kind.h"
#include "model/language.h"

/* Where something stands in a rule file, for messages. */
struct lg_place {
	struct lg_slice file;
	uint32_t line;
};

/* ---- concepts ------------------------------------------------------------------------------------------------ */

enum lg_unit { LG_UNIT_NONE, LG_UNIT_YEARS, LG_UNIT_MONTHS, LG_UNIT_DAYS, LG_UNIT_COUNT };

struct lg_concept {
	struct lg_slice id;      /* "possess" */
	struct lg_slice meaning; /* English, one line: what a lexicon author must express */
	enum lg_unit unit;       /* of captured values */
	uint32_t defined_by;     /* concept whose hits give a value to hits of this one that have none (child: child-definition);
				    UINT32_MAX when none */
	struct lg_place place;
};

#define LG_NO_CONCEPT UINT32_MAX
#define LG_NO_VALUE INT32_MIN

struct lg_literals;
enum lg_pattern_kind { LG_PATTERN_PHRASE, LG_PATTERN_REGEX };

/*
 * One way to say a concept. `regex` is complete for PCRE2 (normalised, macros expanded, word boundaries added), for
 * phrases too. `literal`, when not empty, decides alone: the match is that text at a word start, followed by the rest of
 * the word when `prefix`, else by a word end. Both are always equivalent where both are given.
 */
struct lg_pattern {
	uint32_t concept;
	enum lg_pattern_kind kind;
	bool anti;              /* hits of the concept that overlap a match of this are dropped */
	bool prefix;
	int32_t value;          /* fixed value of a match ("неповнолітн*" is 18), LG_NO_VALUE when none */
	struct lg_slice source; /* as written */
	struct lg_slice regex;
	struct lg_slice literal;
	const struct lg_literals *literals; /* of regex (model/literal.h), where they are known already; or NULL */
	struct lg_place place;
};

struct lg_example {
	uint32_t concept;
	bool near_miss;
	int32_t value;          /* expected value of some hit, LG_NO_VALUE when not stated */
	struct lg_slice text;
	struct lg_place place;
};

struct lg_lexicon {
	struct lg_language language;
	struct lg_pattern *pattern;
	size_t npatterns;
	struct lg_example *example;
	size_t nexamples;
	struct lg_place place;
	char sha256[65];
	struct lg_arena *arena; /* owned */
};

/* ---- expressions --------------------------------------------------------------------------------------------- */

enum lg_scope {
	LG_SCOPE_SENTENCE,
	LG_SCOPE_BLOCK,
	LG_SCOPE_PARAGRAPH, /* child of a unit with its descendants and chapeau; a unit without children: each block */
	LG_SCOPE_ARTICLE,   /* the unit, with its heading and the headings above it */
	LG_SCOPE_CHAPTER,   /* the nearest container of the unit */
	LG_SCOPE_ACT,
	LG_SCOPE_CORPUS,
	LG_SCOPE_MAX
};

enum lg_op {
	LG_OP_CONCEPT,     /* a hit of `concept` whose value passes `test` */
	LG_OP_ALL,
	LG_OP_ANY,
	LG_OP_NOT,
	LG_OP_NEAR,        /* children (concepts, any of them, or near) within `words` words; in order when `ordered` */
	LG_OP_WITHIN,      /* some unit of `scope` in (or around) the current one where the child holds */
	LG_OP_COUNT,       /* at least `count` different hits of the child */
	LG_OP_ELEMENT,     /* another element of this requirement holds at the same anchor: `ref` is its index */
	LG_OP_REQUIREMENT, /* requirement `ref` has verdict MET, or at least PARTIAL when `partial` */
	LG_OP_REFERS_TO,   /* the current unit refers to a provision that is evidence for one of the requirements in `refs` */
	LG_OP_REACHES,     /* like REFERS_TO, but a unit that lists no provisions at all reaches everything of its act */
	LG_OP_ANSWERS,     /* the current unit is itself evidence for one of the requirements in `refs` */
	LG_OP_FACT,        /* facts.csv says `fact` is yes, or a number that passes `test` */
	LG_OP_MAX
};

/* Comparison with a number, or with a named value of the jurisdiction ("consent-age") that another requirement yields. */
struct lg_test {
	bool active;
	int32_t at_least, at_most;   /* LG_NO_VALUE when open */
	struct lg_slice at_least_of, at_most_of; /* name of a yielded value, or empty */
};

struct lg_expr {
	enum lg_op op;
	uint32_t concept;
	struct lg_test test;
	enum lg_scope scope;
	uint32_t words, count;
	bool ordered, partial;
	bool headings; /* CONCEPT: also look into headings above the unit, not only its own */
	bool headings_only; /* CONCEPT: look into the heading of the unit and those above, not into its text */
	uint32_t ref;
	uint32_t *refs;
	size_t nrefs;
	struct lg_slice fact;
	const struct lg_expr **child;
	size_t nchildren;
	struct lg_place place;
};

/* ---- requirements -------------------------------------------------------------------------------------------- */

struct lg_element {
	struct lg_slice id;      /* "age" */
	struct lg_slice label;   /* what a reader is told is found or missing */
	const struct lg_expr *expr;
	enum lg_scope scope;     /* where to look, around the anchor: ARTICLE is the anchor itself */
	enum lg_scope unit;      /* within what expr must hold as a whole: SENTENCE, PARAGRAPH, ARTICLE ... */
	bool core;               /* without it there is nothing: GAP, not PARTIAL */
	bool optional;           /* recommended: reported, does not lower the verdict */
	uint32_t follow;         /* provisions that the anchor refers to count as part of it, when they are at most so many */
	struct lg_slice yields;  /* name of the value that the hits of this element give to the jurisdiction; or empty */
	struct lg_slice reservation; /* fact that turns a missing element into a reserved one; or empty */
};

enum lg_evidence_kind { LG_LEGISLATIVE, LG_MIXED, LG_NON_LEGISLATIVE };
enum lg_priority { LG_PRIORITY_LOW, LG_PRIORITY_MEDIUM, LG_PRIORITY_HIGH };
enum lg_timescale { LG_TIME_SHORT, LG_TIME_MEDIUM, LG_TIME_LONG };
enum lg_map_relation { LG_MAP_EQUAL, LG_MAP_SUBSET, LG_MAP_SUPERSET, LG_MAP_INTERSECTS };

struct lg_mapping {
	struct lg_slice requirement; /* id, maybe of an instrument that is not loaded */
	enum lg_map_relation relation;
};

struct lg_distractor {
	struct lg_slice label;      /* "possession with intent to distribute only" */
	const struct lg_expr *expr; /* an anchor where it holds does not count; NULL: told to readers only */
	enum lg_scope unit;
};

struct lg_verdict_example {
	struct lg_slice lang, text, verdict; /* text: a small law; verdict: expected name */
	struct lg_place place;
};

struct lg_requirement {
	struct lg_slice id, provision, theme, title;
	struct lg_slice obligation;       /* one line: what must be */
	struct lg_slice recommendation, question; /* question: for the interview list */
	struct lg_slice stakeholder;      /* who is asked */
	enum lg_evidence_kind evidence;
	enum lg_priority priority;
	enum lg_timescale timescale;
	uint32_t acts;                    /* bit set of lg_act_kind: where it lives; 0: anywhere */
	uint32_t answering;               /* bit set: the known kinds of act that may answer it; 0: every kind */
	const struct lg_expr *home;       /* the subject is dealt with at all in the texts; else UNKNOWN instead of GAP; or NULL */
	enum lg_scope anchor;             /* ARTICLE (default), PARAGRAPH, ACT or CORPUS: what the elements are looked up around */
	bool join;                        /* elements found at different anchors add up */
	bool general_part;                /* lives in the general part of a code: silence of a copy without it is no gap */
	struct lg_element *element;
	size_t nelements;
	const struct lg_expr *contradiction; /* at an anchor where the core holds: CONTRADICTED; or NULL */
	struct lg_slice contradiction_label;
	struct lg_distractor *distractor;
	size_t ndistractors;
	struct lg_slice reservation;      /* fact name that makes a GAP or PARTIAL of this requirement RESERVED; or empty */
	struct lg_mapping *mapping;
	size_t nmappings;
	struct lg_verdict_example *example;
	size_t nexamples;
	uint32_t instrument;              /* index */
	uint32_t *concepts;               /* every concept it uses, directly or not, ascending */
	size_t nconcepts;
	struct lg_place place;
};

struct lg_instrument {
	struct lg_slice id, title;
	struct lg_place place;
};

/* A named choice of requirements. */
struct lg_profile {
	struct lg_slice id, title;
	bool *selected; /* per requirement */
};

struct lg_checklist {
	struct lg_arena *arena;
	struct lg_concept *concept;
	size_t nconcepts;
	struct lg_instrument *instrument;
	size_t ninstruments;
	struct lg_requirement *requirement; /* instruments by file name, requirements in file order */
	size_t nrequirements;
	uint32_t reference_concept;  /* the reserved concept "provision-reference" */
	char sha256[65];             /* of all requirement files, concepts.xml included */
};

uint32_t lg_concept_find(const struct lg_checklist *c, struct lg_slice id);         /* LG_NO_CONCEPT when absent */
const struct lg_requirement *lg_requirement_find(const struct lg_checklist *c, struct lg_slice id); /* NULL when absent */

const char *lg_priority_name(enum lg_priority p);   /* "high" */
const char *lg_timescale_name(enum lg_timescale t); /* "short" */
const char *lg_evidence_kind_name(enum lg_evidence_kind k); /* "non-legislative" */
const char *lg_map_relation_name(enum lg_map_relation r);   /* "superset" */
const char *lg_scope_name(enum lg_scope s);
enum lg_scope lg_scope_from_name(struct lg_slice name); /* LG_SCOPE_MAX when unknown */

#endif
