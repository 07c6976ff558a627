/* SPDX-License-Identifier: MIT */
/* What stands around the findings of a section: facts, questions, who is charged with what, texts not supplied. */
#include "emit/report.h"
#include "emit/section_build.h"

/* ---- facts ---------------------------------------------------------------------------------------------------- */

#define TREATY "treaty-"
#define RESERVATION "reservation-"

static struct lg_slice after(struct lg_slice name, const char *prefix)
{
	return lg_slice_sub(name, lg_slice_from(prefix).n, name.n);
}

static struct lg_slice instrument_title(const struct lg_checklist *c, struct lg_slice id)
{
	for (size_t i = 0; i < c->ninstruments; i++)
		if (lg_slice_eq(c->instrument[i].id, id) && c->instrument[i].title.n)
			return c->instrument[i].title;
	return id;
}

static void add_fact(struct lg_section *s, const struct lg_fact *fact)
{
	const struct lg_checklist *c = s->matrix->checklist;
	if (lg_slice_starts(fact->name, TREATY)) {
		struct lg_slice title = instrument_title(c, after(fact->name, TREATY));
		s->treaty[s->ntreaties++] = (struct lg_section_treaty){title, fact};
	} else if (lg_slice_starts(fact->name, RESERVATION)) {
		struct lg_slice id = after(fact->name, RESERVATION);
		s->reservation[s->nreservations++] =
			(struct lg_section_reservation){lg_requirement_find(c, id), id, fact};
	} else {
		s->other_fact[s->nother_facts++] = fact;
	}
}

int lg_section_add_facts(struct lg_section *s)
{
	size_t n = s->place->nfacts + 1;
	s->treaty = lg_arena_array(s->arena, n, sizeof *s->treaty);
	s->reservation = lg_arena_array(s->arena, n, sizeof *s->reservation);
	s->other_fact = lg_arena_array(s->arena, n, sizeof *s->other_fact);
	if (!s->treaty || !s->reservation || !s->other_fact)
		return LG_ENOMEM;
	for (size_t i = 0; i < s->place->nfacts; i++)
		add_fact(s, &s->place->fact[i]);
	return LG_OK;
}

/* ---- questions ------------------------------------------------------------------------------------------------ */

static const char *const stakeholder_order[] = {
	"ministry of justice",
	"ministry of interior",
	"prison service",
	"ministry of education",
	"ministry of social affairs",
	"ministry of health",
	"ministry of foreign affairs",
	"regulator",
	"data protection authority",
	"hotline",
	"helpline",
	"industry",
	"schools",
	"parents",
	"academia",
};

/* Who knows the law of each kind, when a requirement names nobody to ask. */
static const char *const keeper[LG_ACT_MAX] = {
	[LG_ACT_CRIMINAL_CODE] = "ministry of justice",
	[LG_ACT_CRIMINAL_PROCEDURE] = "ministry of justice",
	[LG_ACT_CHILD_PROTECTION] = "ministry of social affairs",
	[LG_ACT_ELECTRONIC_COMMUNICATIONS] = "regulator",
	[LG_ACT_CYBERCRIME] = "ministry of interior",
	[LG_ACT_VICTIMS] = "ministry of justice",
	[LG_ACT_EDUCATION] = "ministry of education",
	[LG_ACT_MEDIA] = "regulator",
	[LG_ACT_DATA_PROTECTION] = "data protection authority",
	[LG_ACT_TREATY_RATIFICATION] = "ministry of foreign affairs",
	[LG_ACT_STRATEGY] = "ministry of social affairs",
	[LG_ACT_OTHER] = "ministry of justice",
};

static struct lg_slice keeper_of(const struct lg_requirement *r)
{
	for (int k = 0; k < LG_ACT_MAX; k++)
		if (r->acts >> k & 1)
			return lg_slice_from(keeper[k]);
	return lg_slice_from(keeper[LG_ACT_OTHER]);
}

static bool is_asked(enum lg_question_reason *reason, const struct lg_section_finding *f)
{
	*reason = f->cell->verdict == LG_MANUAL	   ? LG_ASK_PRACTICE
		  : f->cell->verdict == LG_UNKNOWN ? LG_ASK_UNKNOWN
						   : LG_ASK_BESIDES;
	return !f->same && (*reason != LG_ASK_BESIDES || f->requirement->question.n);
}

static struct lg_slice asked(const struct lg_section_finding *f)
{
	return f->requirement->stakeholder.n ? f->requirement->stakeholder : keeper_of(f->requirement);
}

static struct lg_section_stakeholder *stakeholder_of(struct lg_section *s, struct lg_slice name)
{
	for (size_t i = 0; i < s->nstakeholders; i++)
		if (lg_slice_eq(s->stakeholder[i].name, name))
			return &s->stakeholder[i];
	struct lg_section_stakeholder *new = &s->stakeholder[s->nstakeholders++];
	new->name = name;
	return new;
}

static int add_question(struct lg_section *s, const struct lg_section_finding *f, enum lg_question_reason reason)
{
	struct lg_section_stakeholder *who = stakeholder_of(s, asked(f));
	if (!who->question)
		who->question = lg_arena_array(s->arena, s->total + 1, sizeof *who->question);
	if (!who->question)
		return LG_ENOMEM;
	who->question[who->nquestions++] = (struct lg_section_question){reason, f, f->requirement->question};
	return LG_OK;
}

/* Stakeholders to whom nothing is put are taken out again. */
static void drop_silent(struct lg_section *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->nstakeholders; i++)
		if (s->stakeholder[i].nquestions)
			s->stakeholder[n++] = s->stakeholder[i];
	s->nstakeholders = n;
}

int lg_section_add_questions(struct lg_section *s)
{
	size_t known = sizeof stakeholder_order / sizeof *stakeholder_order;
	s->stakeholder = lg_arena_array(s->arena, known + s->total + 1, sizeof *s->stakeholder);
	if (!s->stakeholder)
		return LG_ENOMEM;
	for (size_t i = 0; i < known; i++)
		stakeholder_of(s, lg_slice_from(stakeholder_order[i]));
	for (int reason = LG_ASK_PRACTICE; reason <= LG_ASK_BESIDES; reason++)
		for (size_t t = 0; t < s->nthemes; t++)
			for (size_t i = 0; i < s->theme[t].nfindings; i++) {
				enum lg_question_reason why;
				if (is_asked(&why, &s->theme[t].finding[i]) && (int)why == reason)
					LG_TRY(add_question(s, &s->theme[t].finding[i], why));
			}
	drop_silent(s);
	return LG_OK;
}

/* ---- who is charged with what --------------------------------------------------------------------------------- */

#define CHARGES_MAX 2 /* clauses for one actor and one requirement: the best stand first */

/* Concepts that name somebody who may have a duty. */
static const struct {
	const char *concept;
	enum lg_string_id name;
} actors[] = {
	{"state-duty", LG_S_ACTOR_STATE},	   {"coordination", LG_S_ACTOR_COORDINATION},
	{"regulator", LG_S_ACTOR_REGULATOR},	   {"ombudsperson", LG_S_ACTOR_OMBUDSPERSON},
	{"specialised-unit", LG_S_ACTOR_UNIT},	   {"police-or-agency", LG_S_ACTOR_POLICE},
	{"multidisciplinary", LG_S_ACTOR_TEAM},	   {"content-hotline", LG_S_ACTOR_HOTLINE},
	{"helpline", LG_S_ACTOR_HELPLINE},	   {"provider", LG_S_ACTOR_PROVIDER},
	{"payment-firm", LG_S_ACTOR_PAYMENT},	   {"photo-it", LG_S_ACTOR_PHOTO},
	{"professional", LG_S_ACTOR_PROFESSIONAL}, {"ngo", LG_S_ACTOR_NGO},
};

/* Themes whose requirements are about tasks, not about what is forbidden to everybody. */
static const char *const task_themes[] = {"procedure", "victims",      "prevention", "reporting",
					  "industry",  "institutions", "data",	     "cooperation"};

static bool says(struct lg_slice words, const char *word)
{
	for (struct lg_slice w = lg_slice_word(&words); w.n; w = lg_slice_word(&words))
		if (lg_slice_is(w, word))
			return true;
	return false;
}

static bool is_task(struct lg_slice theme)
{
	for (size_t i = 0; i < sizeof task_themes / sizeof *task_themes; i++)
		if (lg_slice_is(theme, task_themes[i]))
			return true;
	return false;
}

static bool is_charged(const struct lg_section *s, enum lg_string_id actor, const struct lg_citation *at)
{
	for (size_t i = 0; i < s->ncharges; i++)
		if (s->charge[i].actor == actor && lg_citation_same(s->charge[i].at, at))
			return true;
	return false;
}

static int add_charges_of(struct lg_section *s, size_t *cap, size_t actor, const struct lg_section_finding *f)
{
	uint32_t concept = lg_concept_find(s->matrix->checklist, lg_slice_from(actors[actor].concept));
	size_t listed = 0;
	for (size_t i = 0; i < f->cell->nevidence && concept != LG_NO_CONCEPT && listed < CHARGES_MAX; i++) {
		const struct lg_citation *at = &f->cell->evidence[i].at;
		if (!says(at->concepts, actors[actor].concept) || is_charged(s, actors[actor].name, at))
			continue;
		LG_TRY(lg_arena_grow(s->arena, &s->charge, cap, s->ncharges, sizeof *s->charge));
		listed++;
		s->charge[s->ncharges++] = (struct lg_section_charge){concept, actors[actor].name, f, at};
	}
	return LG_OK;
}

int lg_section_add_charges(struct lg_section *s)
{
	size_t cap = 0;
	for (size_t a = 0; a < sizeof actors / sizeof *actors; a++)
		for (size_t t = 0; t < s->nthemes; t++)
			for (size_t i = 0; is_task(s->theme[t].id) && i < s->theme[t].nfindings; i++)
				LG_TRY(add_charges_of(s, &cap, a, &s->theme[t].finding[i]));
	return LG_OK;
}

/* ---- texts not supplied --------------------------------------------------------------------------------------- */

static bool is_supplied(const struct lg_jurisdiction *j, enum lg_act_kind kind)
{
	for (size_t i = 0; i < j->nacts; i++)
		if (j->act[i].kind == kind && !j->act[i].unusable.n)
			return true;
	return false;
}

static struct lg_section_lack lack_of(const struct lg_section *s, enum lg_act_kind kind)
{
	struct lg_section_lack lack = {.kind = kind};
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++) {
			const struct lg_section_finding *f = &s->theme[t].finding[i];
			if (!(f->requirement->acts >> kind & 1))
				continue;
			lack.requirements++;
			lack.unknown += f->cell->verdict == LG_UNKNOWN;
		}
	return lack;
}

int lg_section_add_lacks(struct lg_section *s)
{
	s->lack = lg_arena_array(s->arena, LG_ACT_MAX, sizeof *s->lack);
	if (!s->lack)
		return LG_ENOMEM;
	for (int k = 0; k < LG_ACT_MAX; k++) {
		struct lg_section_lack lack = lack_of(s, (enum lg_act_kind)k);
		if (lack.requirements && k != LG_ACT_OTHER && !is_supplied(s->place, (enum lg_act_kind)k))
			s->lack[s->nlacks++] = lack;
	}
	return LG_OK;
}
