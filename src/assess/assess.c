/* SPDX-License-Identifier: MIT */
/* Jurisdictions judged one by one, gathered into a matrix that needs none of the texts any more. */
#include "assess/assess.h"

#include <string.h>

#include "assess/article.h"
#include "assess/certificate.h"
#include "assess/judge.h"

struct copier {
	struct lg_arena *arena;
	int status;
};

static struct lg_slice copy(struct copier *c, struct lg_slice s)
{
	struct lg_slice out = {0};
	if (s.n && !lg_arena_copy(c->arena, s, &out))
		c->status = LG_ENOMEM;
	return out;
}

static int copy_facts(struct lg_jurisdiction *out, struct lg_arena *a, const struct lg_assess_input *in)
{
	struct copier c = {a, LG_OK};
	out->fact = lg_arena_array(a, in->nfacts + 1, sizeof *out->fact);
	if (!out->fact)
		return LG_ENOMEM;
	out->nfacts = in->nfacts;
	for (size_t i = 0; i < in->nfacts; i++)
		out->fact[i] = (struct lg_fact){copy(&c, in->fact[i].name), copy(&c, in->fact[i].value),
						copy(&c, in->fact[i].source)};
	return c.status;
}

static int copy_acts(struct lg_jurisdiction *out, struct lg_arena *a, const struct lg_assess_input *in,
		     const struct lg_view *view)
{
	struct copier c = {a, LG_OK};
	out->act = lg_arena_array(a, in->ntexts + 1, sizeof *out->act);
	if (!out->act)
		return LG_ENOMEM;
	out->nacts = in->ntexts;
	for (size_t i = 0; i < in->ntexts; i++) {
		const struct lg_document *doc = in->text[i].doc;
		struct lg_matrix_act *act = &out->act[i];
		act->unusable = copy(&c, in->text[i].unusable);
		act->kind = LG_ACT_OTHER;
		if (!doc)
			continue;
		act->name = copy(&c, doc->name);
		act->title = copy(&c, doc->title);
		act->lang = copy(&c, doc->lang);
		act->format = copy(&c, doc->format);
		act->path = copy(&c, doc->path);
		act->work_iri = copy(&c, doc->work_iri);
		act->expression_date = copy(&c, doc->expression_date);
		act->kind = doc->act_kind;
		memcpy(act->sha256, doc->sha256, sizeof act->sha256);
		lg_certificate_count(act, view, i);
	}
	return c.status;
}

static int assess_one(struct lg_jurisdiction *out, struct lg_arena *a, const struct lg_checklist *c,
		      const struct lg_assess_input *in, unsigned threads)
{
	struct lg_judge *j;
	LG_TRY(lg_judge_new(&j, a, c, in, threads));
	out->reference = in->reference;
	out->cell = j->cell;
	out->value = j->value.v;
	out->nvalues = j->value.n;
	int status = copy_acts(out, a, in, j->view);
	if (status == LG_OK)
		status = lg_articles_copy(out, a, c, in);
	lg_judge_free(j);
	LG_TRY(status);
	LG_TRY(copy_facts(out, a, in));
	return lg_arena_copy(a, in->jurisdiction, &out->name) ? LG_OK : LG_ENOMEM;
}

static void sort_by_name(struct lg_jurisdiction *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct lg_jurisdiction x = v[i];
		size_t at = i;
		for (; at > 0 && lg_slice_cmp(v[at - 1].name, x.name) > 0; at--)
			v[at] = v[at - 1];
		v[at] = x;
	}
}

static int fill(struct lg_matrix *m, const struct lg_assess_input *input, size_t n, const char *rules_sha256,
		unsigned threads)
{
	if (rules_sha256)
		strncpy(m->rules_sha256, rules_sha256, sizeof m->rules_sha256 - 1);
	m->version = lg_slice_from(LG_VERSION);
	m->jurisdiction = lg_arena_array(m->arena, n + 1, sizeof *m->jurisdiction);
	if (!m->jurisdiction)
		return LG_ENOMEM;
	for (size_t i = 0; i < n; i++)
		LG_TRY(assess_one(&m->jurisdiction[m->njurisdictions++], m->arena, m->checklist, &input[i], threads));
	sort_by_name(m->jurisdiction, n);
	return LG_OK;
}

static const bool *all_selected(struct lg_arena *a, size_t n)
{
	bool *selected = lg_arena_array(a, n + 1, sizeof *selected);
	for (size_t i = 0; selected && i < n; i++)
		selected[i] = true;
	return selected;
}

int lg_assess(struct lg_matrix **out, const struct lg_checklist *c, const struct lg_assess_input *input, size_t n,
	      const bool *selected, const char *rules_sha256, unsigned threads)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_matrix *m = a ? lg_arena_alloc(a, sizeof *m) : NULL;
	int status = LG_ENOMEM;
	if (m) {
		m->arena = a;
		m->checklist = c;
		m->selected = selected ? selected : all_selected(a, c->nrequirements);
		if (m->selected)
			status = fill(m, input, n, rules_sha256, threads);
	}
	if (status) {
		lg_arena_free(a);
		return status;
	}
	*out = m;
	return LG_OK;
}
