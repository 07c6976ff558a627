/* SPDX-License-Identifier: MIT */
/* From what was found to a verdict. Silence becomes a gap only when nothing stood in the way of finding it. */
#include "assess/judge.h"

#include "assess/grounds.h"
#include "base/buf.h"

#define FIRST_MAX 30 /* a code whose first article has such a number or a higher one has lost its beginning */

struct tally {
	unsigned found, missing, reserved; /* required elements */
	bool core_or_reserved;
};

static bool fact_is_yes(const struct lg_judge *j, struct lg_slice name)
{
	for (size_t i = 0; name.n && i < j->input->nfacts; i++)
		if (lg_slice_eq(j->input->fact[i].name, name))
			return lg_slice_is(j->input->fact[i].value, "yes");
	return false;
}

static struct tally take_states(const struct lg_judge *j, const struct lg_requirement *r, const struct lg_finding *f,
				struct lg_cell *cell)
{
	struct tally t = {.core_or_reserved = true};
	for (uint32_t i = 0; i < r->nelements; i++) {
		bool found = f->found_at[i] != NULL, required = lg_is_required(r, i);
		bool reserved = !found && fact_is_yes(j, r->element[i].reservation);
		cell->state[i] = (uint8_t)(found      ? LG_ELEMENT_FOUND
					   : reserved ? LG_ELEMENT_RESERVED
						      : LG_ELEMENT_MISSING);
		t.found += required && found;
		t.reserved += required && reserved;
		t.missing += required && !found && !reserved;
		if (lg_is_core(r, i) && !found && !reserved)
			t.core_or_reserved = false;
	}
	return t;
}

static enum lg_verdict by_elements(const struct tally *t, const struct lg_finding *f)
{
	if (t->missing == 0 && t->reserved == 0 && f->core)
		return LG_MET;
	if (t->missing == 0 && t->reserved > 0)
		return LG_RESERVED;
	if (f->core || (t->core_or_reserved && t->found > 0 && t->reserved > 0))
		return LG_PARTIAL;
	return LG_GAP;
}

/* ---- what stands in the way ----------------------------------------------------------------------------------- */

static bool is_limited(const struct lg_judge *j, uint32_t concept)
{
	for (size_t t = 0; t < j->view->ntexts; t++)
		if (j->view->text[t].limited && j->view->text[t].limited[concept])
			return true;
	return false;
}

static bool uses_limited(const struct lg_judge *j, const struct lg_expr *x, bool negated)
{
	if (!x)
		return false;
	if (x->op == LG_OP_CONCEPT)
		return negated && is_limited(j, x->concept);
	for (size_t i = 0; i < x->nchildren; i++)
		if (uses_limited(j, x->child[i], negated || x->op == LG_OP_NOT))
			return true;
	return false;
}

/* A missed match can only spoil what was found through what must not be there. */
static bool may_spoil(const struct lg_judge *j, const struct lg_requirement *r)
{
	for (size_t i = 0; i < r->nelements; i++)
		if (uses_limited(j, r->element[i].expr, false))
			return true;
	for (size_t i = 0; i < r->ndistractors; i++)
		if (uses_limited(j, r->distractor[i].expr, true))
			return true;
	return uses_limited(j, r->contradiction, true);
}

static bool any_limit(const struct lg_judge *j, const struct lg_requirement *r)
{
	for (size_t i = 0; i < r->nconcepts; i++)
		if (is_limited(j, r->concepts[i]))
			return true;
	return j->checklist->reference_concept != LG_NO_CONCEPT && is_limited(j, j->checklist->reference_concept);
}

/* A text of unknown kind may be anything. */
static bool is_wanted(const struct lg_requirement *r, const struct lg_assess_text *text)
{
	return r->acts == 0 || !text->doc || text->doc->act_kind == LG_ACT_OTHER ||
	       (r->acts >> text->doc->act_kind & 1);
}

static const struct lg_assess_text *unusable_text(const struct lg_judge *j, const struct lg_requirement *r)
{
	for (size_t i = 0; i < j->input->ntexts; i++)
		if (!j->input->text[i].hits && is_wanted(r, &j->input->text[i]))
			return &j->input->text[i];
	return NULL;
}

static bool kind_supplied(const struct lg_judge *j, const struct lg_requirement *r)
{
	for (size_t i = 0; i < j->view->ntexts; i++)
		if (r->acts == 0 || (r->acts >> j->view->text[i].in->doc->act_kind & 1))
			return true;
	return false;
}

/* A number of digits alone; 0 for any other. "121-3" counts by books and chapters and says nothing of what comes
 * before. */
static uint32_t plain_number(struct lg_slice num)
{
	uint32_t value = 0;
	for (size_t i = 0; i < num.n; i++) {
		const char c = num.p[i];
		if (c >= '0' && c <= '9' && value < FIRST_MAX * 100)
			value = value * 10 + (uint32_t)(c - '0');
		else if (c != '.' || i + 1 < num.n)
			return 0;
	}
	return value;
}

/* Of the first article; 0 when there is none. */
static uint32_t first_number(const struct lg_document *doc)
{
	for (uint32_t p = 0; p < doc->nprov; p++)
		if (doc->prov[p].flags & LG_PROV_UNIT)
			return plain_number(doc->prov[p].num);
	return 0;
}

static bool is_code(const struct lg_document *doc)
{
	return doc->act_kind == LG_ACT_CRIMINAL_CODE || doc->act_kind == LG_ACT_CRIMINAL_PROCEDURE;
}

/* Were all codes where r lives supplied as copies of a part, which begin with a high number? Other acts, where it might
 * live too, do not stand in for them. */
static bool lacks_general_part(const struct lg_judge *j, const struct lg_requirement *r)
{
	bool any = false;
	for (size_t i = 0; r->general_part && i < j->view->ntexts; i++) {
		const struct lg_document *doc = j->view->text[i].in->doc;
		if (!is_code(doc) || !(r->acts >> doc->act_kind & 1))
			continue;
		if (first_number(doc) < FIRST_MAX)
			return false;
		any = true;
	}
	return any;
}

static bool has_home(struct lg_judge *j, const struct lg_requirement *r)
{
	struct lg_area corpus;
	if (!r->home)
		return true;
	lg_area_corpus(&corpus);
	j->k.e.mask = NULL;
	j->k.e.anchor = NULL;
	return lg_holds(&j->k.e, r->home, &corpus, NULL);
}

static void put_kinds(struct lg_buf *b, uint32_t acts)
{
	const char *before = "";
	for (int kind = 0; kind < LG_ACT_MAX; kind++) {
		if (!(acts >> kind & 1))
			continue;
		lg_buf_fmt(b, "%s%s", before, lg_act_kind_name((enum lg_act_kind)kind));
		before = ", ";
	}
}

/* The first fact that x asks for and nobody recorded; empty when all are known. */
static struct lg_slice unrecorded_fact(const struct lg_judge *j, const struct lg_expr *x)
{
	struct lg_slice name = {0};
	if (x->op == LG_OP_FACT) {
		for (size_t i = 0; i < j->input->nfacts; i++)
			if (lg_slice_eq(j->input->fact[i].name, x->fact))
				return name;
		return x->fact;
	}
	for (size_t i = 0; i < x->nchildren && name.n == 0; i++)
		name = unrecorded_fact(j, x->child[i]);
	return name;
}

/* The first requirement that x asks for and that could not be judged itself; NULL when there is none. */
static const struct lg_requirement *unjudged(const struct lg_judge *j, const struct lg_expr *x)
{
	const struct lg_requirement *r = NULL;
	if (x->op == LG_OP_REQUIREMENT && j->cell[x->ref].verdict == LG_UNKNOWN)
		return &j->checklist->requirement[x->ref];
	for (size_t i = 0; i < x->nchildren && !r; i++)
		r = unjudged(j, x->child[i]);
	return r;
}

static bool put_unjudged(struct lg_buf *b, const struct lg_judge *j, const struct lg_requirement *r)
{
	for (size_t i = 0; i < r->nelements; i++) {
		const struct lg_requirement *other = unjudged(j, r->element[i].expr);
		if (!other)
			continue;
		lg_buf_fmt(b, "it rests on %.*s, which could not be judged", (int)other->id.n, other->id.p);
		return true;
	}
	return false;
}

static bool put_unrecorded(struct lg_buf *b, const struct lg_judge *j, const struct lg_requirement *r)
{
	for (size_t i = 0; i < r->nelements; i++) {
		struct lg_slice name = unrecorded_fact(j, r->element[i].expr);
		if (name.n == 0)
			continue;
		lg_buf_fmt(b, "facts.csv does not say: %.*s", (int)name.n, name.p);
		return true;
	}
	return false;
}

/* Why a gap cannot be told from a hole in the texts; false when nothing stands in the way. */
static bool put_obstacle(struct lg_buf *b, struct lg_judge *j, const struct lg_requirement *r)
{
	const struct lg_assess_text *text = unusable_text(j, r);
	if (text) {
		struct lg_slice name = text->doc ? text->doc->name : (struct lg_slice){0};
		lg_buf_fmt(b, "a text could not be judged: %.*s (%.*s)", (int)name.n, name.n ? name.p : "",
			   (int)text->unusable.n, text->unusable.n ? text->unusable.p : "");
		return true;
	}
	if (put_unjudged(b, j, r) || put_unrecorded(b, j, r))
		return true;
	if (!kind_supplied(j, r)) {
		lg_buf_str(b, "no act of the kind where this lives was supplied");
		lg_buf_str(b, r->acts ? ": " : "");
		put_kinds(b, r->acts);
		return true;
	}
	if (lacks_general_part(j, r)) {
		lg_buf_str(b,
			   "of the code where this lives only later articles were supplied, without its general part");
		return true;
	}
	if (!has_home(j, r)) {
		lg_buf_str(b, "the supplied texts do not deal with the subject");
		return true;
	}
	return false;
}

/* ---- words ---------------------------------------------------------------------------------------------------- */

static void put_missing(struct lg_buf *b, const struct lg_requirement *r, const struct lg_cell *cell)
{
	for (uint32_t i = 0; i < r->nelements; i++) {
		if (!lg_is_required(r, i) || cell->state[i] != LG_ELEMENT_MISSING)
			continue;
		lg_buf_str(b, b->len ? "; " : "");
		lg_buf_slice_put(b, r->element[i].label);
	}
}

/* A value that no requirement yielded makes every comparison with it fail: readers must know. */
static void put_unknown_values(struct lg_buf *b, struct lg_judge *j, const struct lg_expr *x)
{
	int32_t value;
	for (size_t i = 0; i < x->nchildren; i++)
		put_unknown_values(b, j, x->child[i]);
	struct lg_slice name = x->test.at_least_of.n ? x->test.at_least_of : x->test.at_most_of;
	if (!x->test.active || name.n == 0 || j->oracle.value(j, name, &value) || b->len)
		return;
	lg_buf_slice_put(b, name);
	lg_buf_str(b, " could not be found in the texts, so nothing can be compared with it");
}

static void put_note(struct lg_buf *b, struct lg_judge *j, const struct lg_requirement *r, const struct lg_cell *cell)
{
	for (size_t i = 0; cell->verdict != LG_MET && i < r->nelements; i++)
		put_unknown_values(b, j, r->element[i].expr);
	size_t before = b->len;
	lg_grounds_put(b, j, r, cell);
	bool by_facts = r->nconcepts == 0 && b->len > before;
	if (r->evidence == LG_MIXED && !by_facts && (cell->verdict == LG_MET || cell->verdict == LG_PARTIAL)) {
		lg_buf_str(b, b->len ? "; " : "");
		lg_buf_str(b, "judged by the law; practice is to be checked");
	}
}

static int keep(struct lg_slice *out, struct lg_judge *j, struct lg_buf *b)
{
	int status = lg_buf_status(b);
	if (status == LG_OK && b->len && !lg_arena_copy(j->arena, lg_buf_slice(b), out))
		status = LG_ENOMEM;
	lg_buf_done(b);
	return status;
}

/* ---- the verdict ---------------------------------------------------------------------------------------------- */

static void settle(struct lg_judge *j, const struct lg_requirement *r, const struct lg_finding *f, struct lg_cell *cell,
		   struct lg_buf *note)
{
	struct tally t = take_states(j, r, f, cell);
	cell->verdict = by_elements(&t, f);
	if (f->core && f->contradicted) {
		cell->verdict = LG_CONTRADICTED;
		lg_buf_slice_put(note, r->contradiction_label);
	}
	if ((cell->verdict != LG_MET && any_limit(j, r)) || (cell->verdict == LG_MET && may_spoil(j, r))) {
		cell->verdict = LG_UNKNOWN;
		cell->engine_limit = true;
		lg_buf_clear(note);
		lg_buf_str(note, "a pattern could not be tried to the end");
	} else if ((cell->verdict == LG_GAP || cell->verdict == LG_PARTIAL) && fact_is_yes(j, r->reservation)) {
		cell->verdict = LG_RESERVED;
	} else if (cell->verdict == LG_GAP && put_obstacle(note, j, r)) {
		cell->verdict = LG_UNKNOWN;
	}
	if (cell->verdict == LG_RESERVED) {
		lg_buf_str(note, "the State has reserved this");
		lg_grounds_put(note, j, r, cell);
	}
}

int lg_judge_settle(struct lg_judge *j, uint32_t requirement, const struct lg_finding *f)
{
	const struct lg_requirement *r = &j->checklist->requirement[requirement];
	struct lg_cell *cell = &j->cell[requirement];
	struct lg_buf note, missing;
	lg_buf_init(&note, 0);
	lg_buf_init(&missing, 0);
	settle(j, r, f, cell, &note);
	if (note.len == 0)
		put_note(&note, j, r, cell);
	put_missing(&missing, r, cell);
	int first = keep(&cell->note, j, &note), second = keep(&cell->missing, j, &missing);
	return first ? first : second;
}
