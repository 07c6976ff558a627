/* SPDX-License-Identifier: MIT */
#include "assess/judge.h"

#include <stdatomic.h>

#include "assess/focus.h"
#include "assess/order.h"
#include "base/pool.h"

/* ---- places ---------------------------------------------------------------------------------------------------- */

/* First place at or after (text, unit). */
static size_t place_from(const struct lg_places *p, uint32_t text, uint32_t unit)
{
	size_t lo = 0, hi = p->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (p->v[mid].text != text ? p->v[mid].text < text : p->v[mid].unit < unit)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

bool lg_places_have(const struct lg_places *p, uint32_t text, uint32_t unit)
{
	size_t at = place_from(p, text, unit);
	return at < p->n && p->v[at].text == text && p->v[at].unit == unit;
}

int lg_places_add(struct lg_places *p, struct lg_arena *a, uint32_t text, uint32_t unit)
{
	if (lg_places_have(p, text, unit))
		return LG_OK;
	if (!LG_VEC_ROOM(a, p))
		return LG_ENOMEM;
	size_t at = place_from(p, text, unit);
	for (size_t i = p->n++; i > at; i--)
		p->v[i] = p->v[i - 1];
	p->v[at] = (struct lg_place_of){text, unit};
	return LG_OK;
}

/* ---- what expressions ask of other requirements --------------------------------------------------------------- */

static enum lg_verdict verdict_of(void *self, uint32_t requirement)
{
	const struct lg_judge *j = self;
	return j->cell[requirement].verdict;
}

static bool is_evidence(void *self, uint32_t requirement, uint32_t text, uint32_t unit)
{
	const struct lg_judge *j = self;
	return lg_places_have(&j->evidence[requirement], text, unit);
}

static bool value_of(void *self, struct lg_slice name, int32_t *out)
{
	const struct lg_judge *j = self;
	for (size_t i = 0; i < j->value.n; i++) {
		if (lg_slice_eq(j->value.v[i].name, name)) {
			*out = j->value.v[i].value;
			return true;
		}
	}
	return false;
}

/* ---- finding -------------------------------------------------------------------------------------------------- */

/* Full answers before partial ones, then the preferred kinds of act, then the places most about the subject, then
 * document order (the array's). */
static bool is_better(const struct lg_anchor *a, const struct lg_anchor *than)
{
	if (!than)
		return true;
	if (a->nfound != than->nfound)
		return a->nfound > than->nfound;
	if (a->contradicted != than->contradicted)
		return !a->contradicted;
	if (a->preferred != than->preferred)
		return a->preferred;
	return a->focus > than->focus;
}

/* What only a distractor ruled out came closest; then where most of the core holds, or most of its words are said. */
static bool is_nearer(const struct lg_anchor *a, const struct lg_anchor *than)
{
	if (!than)
		return a->nfound > 0 || a->said > 1;
	if ((a->ruled_out == LG_NOWHERE) != (than->ruled_out == LG_NOWHERE))
		return a->ruled_out != LG_NOWHERE;
	if (a->ncore != than->ncore)
		return a->ncore > than->ncore;
	if (a->said != than->said)
		return a->said > than->said;
	if (a->nfound != than->nfound)
		return a->nfound > than->nfound;
	return a->focus > than->focus;
}

static void choose(struct lg_finding *f, size_t nelements, unsigned nrequired)
{
	f->best = f->near = f->contradicted = NULL;
	for (size_t i = 0; i < f->anchors.n; i++) {
		const struct lg_anchor *a = &f->anchors.v[i];
		if (a->core && is_better(a, f->best))
			f->best = a;
		if (!a->core && is_nearer(a, f->near))
			f->near = a;
		if (a->contradicted && !f->contradicted)
			f->contradicted = a;
	}
	f->core = f->best != NULL;
	if (f->best && f->best->nfound == nrequired && !f->best->contradicted)
		f->contradicted = NULL; /* another provision answers in full */
	for (size_t i = 0; f->best && i < nelements; i++)
		f->found_at[i] = f->best->found[i] ? f->best : NULL;
}

/* Elements add up over all anchors where some core element holds (any element, when none is core). */
static void join(struct lg_finding *f, const struct lg_case *k)
{
	const struct lg_requirement *r = k->e.requirement;
	unsigned ncore = 0, nfound = 0;
	for (uint32_t i = 0; i < r->nelements; i++) {
		const struct lg_anchor *at = NULL;
		for (size_t n = 0; n < f->anchors.n; n++) {
			const struct lg_anchor *a = &f->anchors.v[n];
			if (a->found[i] && a->ruled_out == LG_NOWHERE && (k->ncore ? a->ncore : a->nfound) &&
			    is_better(a, at))
				at = a;
		}
		f->found_at[i] = at;
		ncore += at && lg_is_core(r, i);
		nfound += at && lg_is_required(r, i);
		if (at && is_better(at, f->best))
			f->best = at;
	}
	f->core = k->ncore ? ncore == k->ncore : nfound > 0;
	if (!f->core)
		f->best = NULL;
}

/* The three that count most for the nearest miss. */
static int compare_near(const struct lg_anchor *a, const struct lg_anchor *b)
{
	bool x = a->ruled_out != LG_NOWHERE, y = b->ruled_out != LG_NOWHERE;
	if (x != y)
		return x ? 1 : -1;
	if (a->ncore != b->ncore)
		return a->ncore > b->ncore ? 1 : -1;
	return (a->said > b->said) - (a->said < b->said);
}

/* Only an anchor that comes first in these can be the nearest miss, so only there the rest is asked for. */
static void complete_near(struct lg_finding *f, struct lg_case *k)
{
	const struct lg_anchor *most = NULL;
	for (size_t i = 0; i < f->anchors.n; i++)
		if (!most || compare_near(&f->anchors.v[i], most) > 0)
			most = &f->anchors.v[i];
	if (!most)
		return;
	const struct lg_anchor top = *most;
	bool any = top.ruled_out == LG_NOWHERE && top.ncore == 0 && top.said <= 1; /* is_nearer looks at all then */
	for (size_t i = 0; i < f->anchors.n; i++)
		if (any || compare_near(&f->anchors.v[i], &top) == 0)
			lg_anchor_complete(k, &f->anchors.v[i]);
}

/* With a limit on record, what answers may yet be UNKNOWN and shows what came closest. */
static bool any_limited(const struct lg_view *v)
{
	for (size_t t = 0; t < v->ntexts; t++)
		if (v->text[t].limited)
			return true;
	return false;
}

int lg_judge_find(struct lg_finding *out, struct lg_judge *j, uint32_t requirement)
{
	struct lg_case *k = &j->k;
	const struct lg_requirement *r = &j->checklist->requirement[requirement];
	struct lg_finding f = {0};
	lg_arena_reset(k->work);
	lg_case_open(k, r);
	f.found_at = lg_arena_array(k->work, r->nelements + 1, sizeof *f.found_at);
	if (!f.found_at)
		return LG_ENOMEM;
	bool limited = any_limited(j->view), all = r->join || limited;
	if (!r->join) {
		LG_TRY(lg_anchors_search(&f.anchors, k, LG_SEARCH_RAREST,
					 limited ? LG_DEPTH_CORE : LG_DEPTH_CORE_HOLDS));
		LG_TRY(lg_focus_anchors(&f.anchors, k, !limited));
		choose(&f, r->nelements, k->nrequired);
	}
	if (!f.best) {
		LG_TRY(lg_anchors_search(&f.anchors, k, LG_SEARCH_CORE, all ? LG_DEPTH_ALL : LG_DEPTH_CORE));
		LG_TRY(lg_focus_anchors(&f.anchors, k, false));
		if (!all)
			complete_near(&f, k);
		choose(&f, r->nelements, k->nrequired);
		if (r->join)
			join(&f, k);
	}
	if (!f.best && !f.near) {
		LG_TRY(lg_anchors_search(&f.anchors, k, LG_SEARCH_REQUIRED, LG_DEPTH_ALL));
		LG_TRY(lg_focus_anchors(&f.anchors, k, false));
		choose(&f, r->nelements, k->nrequired);
	}
	*out = f;
	return LG_OK;
}

/* ---- all requirements ----------------------------------------------------------------------------------------- */

static int judge_one(struct lg_judge *j, uint32_t requirement, bool cyclic)
{
	struct lg_cell *cell = &j->cell[requirement];
	const struct lg_requirement *r = &j->checklist->requirement[requirement];
	struct lg_finding f;
	cell->state = lg_arena_array(j->arena, r->nelements + 1, sizeof *cell->state);
	if (!cell->state)
		return LG_ENOMEM;
	if (r->evidence == LG_NON_LEGISLATIVE) {
		cell->verdict = LG_MANUAL;
		cell->note = r->question;
		return LG_OK;
	}
	if (cyclic) {
		cell->verdict = LG_UNKNOWN;
		cell->note = LG_LIT("the rules make this requirement depend on itself through others");
		return LG_OK;
	}
	LG_TRY(lg_judge_find(&f, j, requirement));
	LG_TRY(lg_judge_settle(j, requirement, &f));
	return lg_judge_record(j, requirement, &f);
}

static void free_hand(struct lg_judge *j)
{
	lg_arena_free(j->k.e.scratch);
	lg_arena_free(j->k.work);
	lg_view_free(j->view);
}

/* ---- on several threads --------------------------------------------------------------------------------------- */

struct step {
	struct lg_judge *judge;
	const struct lg_order *order;
	atomic_size_t next; /* in the order */
	size_t end;
};

/* Thread 0 is the judge itself, the others are its helpers. */
static void judge_step(void *self, size_t thread)
{
	struct step *s = self;
	struct lg_judge *j = thread ? &s->judge->helper[thread - 1] : s->judge;
	for (size_t i = atomic_fetch_add(&s->next, 1); i < s->end && !j->status; i = atomic_fetch_add(&s->next, 1)) {
		j->status = judge_one(j, s->order->v[i], s->order->cyclic[s->order->v[i]]);
		if (!j->status)
			j->status = j->k.e.status;
	}
}

static int keep_value(struct lg_judge *j, const struct lg_value *value)
{
	for (size_t i = 0; i < j->value.n; i++) {
		struct lg_value *known = &j->value.v[i];
		if (lg_slice_eq(known->name, value->name)) {
			known->value = value->value > known->value ? value->value : known->value;
			return LG_OK;
		}
	}
	if (!LG_VEC_ROOM(j->arena, &j->value))
		return LG_ENOMEM;
	j->value.v[j->value.n++] = *value;
	return LG_OK;
}

static int keep_values(struct lg_judge *j, const uint32_t *requirement, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < j->yielded[requirement[i]].n; k++)
			LG_TRY(keep_value(j, &j->yielded[requirement[i]].v[k]));
	return LG_OK;
}

static int judge_steps(struct lg_judge *j, const struct lg_order *order)
{
	size_t begin = 0;
	for (size_t i = 0; i < order->nsteps; begin = order->end[i++]) {
		struct step s = {j, order, begin, order->end[i]};
		for (size_t h = 0; h < j->nhelpers; h++)
			j->helper[h].value = j->value;
		lg_pool_run((unsigned)j->nhelpers + 1, j->nhelpers + 1, judge_step, &s);
		LG_TRY(j->status);
		for (size_t h = 0; h < j->nhelpers; h++)
			LG_TRY(j->helper[h].status);
		LG_TRY(keep_values(j, order->v + begin, order->end[i] - begin));
	}
	return LG_OK;
}

/* What a judge cannot share with another thread, but for its view and its arena. */
static int set_hand(struct lg_judge *j)
{
	j->oracle = (struct lg_oracle){j, verdict_of, is_evidence, value_of};
	j->k.e.view = j->view;
	j->k.e.oracle = &j->oracle;
	j->k.e.scratch = lg_arena_new();
	j->k.work = lg_arena_new();
	return j->k.e.scratch && j->k.work ? LG_OK : LG_ENOMEM;
}

static int add_helpers(struct lg_judge *j, unsigned threads)
{
	j->helper = lg_arena_array(j->view->arena, threads + 1, sizeof *j->helper);
	if (!j->helper)
		return LG_ENOMEM;
	for (; j->nhelpers + 1 < threads; j->nhelpers++) {
		struct lg_judge *h = &j->helper[j->nhelpers];
		*h = (struct lg_judge){.checklist = j->checklist,
				       .input = j->input,
				       .cell = j->cell,
				       .evidence = j->evidence,
				       .yielded = j->yielded};
		LG_TRY(lg_view_share(&h->view, j->view));
		h->arena = lg_arena_new();
		int status = h->arena ? set_hand(h) : LG_ENOMEM;
		if (status) {
			lg_arena_free(h->arena);
			free_hand(h);
			return status;
		}
	}
	return LG_OK;
}

static int judge_all(struct lg_judge *j, unsigned threads)
{
	struct lg_order order;
	size_t n = j->checklist->nrequirements;
	LG_TRY(lg_view_new(&j->view, j->checklist, j->input));
	LG_TRY(lg_order_make(&order, j->view->arena, j->checklist));
	j->cell = lg_arena_array(j->arena, n + 1, sizeof *j->cell);
	j->evidence = lg_arena_array(j->view->arena, n + 1, sizeof *j->evidence);
	j->yielded = lg_arena_array(j->view->arena, n + 1, sizeof *j->yielded);
	if (!j->cell || !j->evidence || !j->yielded)
		return LG_ENOMEM;
	for (size_t i = 0; i < n; i++)
		j->cell[i].verdict = LG_UNKNOWN;
	LG_TRY(set_hand(j));
	LG_TRY(add_helpers(j, threads));
	return judge_steps(j, &order);
}

int lg_judge_new(struct lg_judge **out, struct lg_arena *arena, const struct lg_checklist *c,
		 const struct lg_assess_input *input, unsigned threads)
{
	struct lg_judge *j = lg_arena_alloc(arena, sizeof *j);
	if (!j)
		return LG_ENOMEM;
	j->checklist = c;
	j->input = input;
	j->arena = arena;
	int status = judge_all(j, threads);
	if (status) {
		lg_judge_free(j);
		return status;
	}
	*out = j;
	return LG_OK;
}

void lg_judge_free(struct lg_judge *j)
{
	if (!j)
		return;
	for (size_t h = 0; h < j->nhelpers; h++) {
		lg_arena_adopt(j->arena, j->helper[h].arena);
		j->helper[h].arena = NULL;
		free_hand(&j->helper[h]);
	}
	free_hand(j);
}
