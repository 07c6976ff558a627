/* SPDX-License-Identifier: MIT */
#include "lib/prevalence.h"

#include <stdlib.h>

/* Of one concept in one language. */
struct row {
	uint32_t concept;
	size_t acts, units, unrelated;
};

struct prevalence {
	struct lg_buf *out;
	struct lg_arena *arena;
	const struct lg_checklist *checklist;
	const struct lg_assess_input *input;
	size_t n;
	/* The language at hand. */
	const struct lg_lexicon *lexicon;
	size_t acts, units, unrelated;
	struct row *row; /* per concept */
};

/* ---- counting ------------------------------------------------------------------------------------------------- */

static bool is_unrelated(enum lg_act_kind kind)
{
	return kind != LG_ACT_CRIMINAL_CODE && kind != LG_ACT_CRIMINAL_PROCEDURE && kind != LG_ACT_CHILD_PROTECTION &&
	       kind != LG_ACT_VICTIMS;
}

static void count_concept(struct prevalence *p, const struct lg_assess_text *t, uint32_t concept)
{
	const struct lg_document *doc = t->doc;
	struct row *row = &p->row[concept];
	uint32_t last = UINT32_MAX;
	bool fires = false;
	for (uint32_t i = t->hits->first[concept]; i < t->hits->first[concept + 1]; i++) {
		const struct lg_block *block = &doc->block[t->hits->hit[i].block];
		if (block->flags & LG_PROV_DEAD)
			continue;
		fires = true;
		uint32_t unit = lg_unit_of(doc, block->prov); /* hits stand in document order */
		if (unit != last && doc->prov[unit].flags & LG_PROV_UNIT)
			row->units++;
		last = unit;
	}
	row->acts += fires;
	row->unrelated += fires && is_unrelated(doc->act_kind);
}

static void count_text(struct prevalence *p, const struct lg_assess_text *t)
{
	const struct lg_document *doc = t->doc;
	p->acts++;
	p->unrelated += is_unrelated(doc->act_kind);
	for (uint32_t i = 0; i < doc->nprov; i++)
		p->units += (doc->prov[i].flags & LG_PROV_UNIT) && !(doc->prov[i].flags & LG_PROV_DEAD);
	for (uint32_t c = 0; c < p->checklist->nconcepts; c++)
		count_concept(p, t, c);
}

static int count_language(struct prevalence *p)
{
	p->acts = p->units = p->unrelated = 0;
	p->row = lg_arena_array(p->arena, p->checklist->nconcepts + 1, sizeof *p->row);
	if (!p->row)
		return LG_ENOMEM;
	for (uint32_t c = 0; c < p->checklist->nconcepts; c++)
	p->row[c].concept = c;
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->input[i].ntexts; k++)
			if (p->input[i].text[k].hits && p->input[i].text[k].lexicon == p->lexicon)
				count_text(p, &p->input[i].text[k]);
	return LG_OK;
}

/* ---- lines ---------------------------------------------------------------------------------------------------- */

static int most_common_first(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	if (a->acts != b->acts)
		return a->acts > b->acts ? -1 : 1;
	if (a->units != b->units)
		return a->units > b->units ? -1 : 1;
	return (a->concept > b->concept) - (a->concept < b->concept);
}

static void put_share(struct lg_buf *b, const char *label, size_t part, size_t whole)
{
	lg_buf_fmt(b, "  %s %5zu of %-5zu %.3f", label, part, whole, whole ? (double)part / (double)whole : 0.0);
}

static void put_row(struct prevalence *p, const struct row *row)
{
	struct lg_slice id = p->checklist->concept[row->concept].id;
	lg_buf_str(p->out, p->unrelated >= 2 && row->unrelated * 2 > p->unrelated ? "! " : "  ");
	lg_buf_slice_put(p->out, id);
	for (size_t n = id.n; n < 30; n++)
		lg_buf_char(p->out, ' ');
	put_share(p->out, "acts", row->acts, p->acts);
	put_share(p->out, "units", row->units, p->units);
	put_share(p->out, "unrelated acts", row->unrelated, p->unrelated);
	lg_buf_char(p->out, '\n');
}

static int put_language(struct prevalence *p)
{
	size_t n = p->checklist->nconcepts;
	LG_TRY(count_language(p));
	if (n)
		qsort(p->row, n, sizeof *p->row, most_common_first);
	lg_buf_slice_put(p->out, p->lexicon->language.code);
	lg_buf_fmt(p->out, ": %zu acts, %zu units, %zu unrelated acts\n", p->acts, p->units, p->unrelated);
	for (size_t i = 0; i < n && p->row[i].acts; i++)
		put_row(p, &p->row[i]);
	return LG_OK;
}

int lg_prevalence_put(struct lg_buf *b, const struct lg_analysis *a, const struct lg_checklist *c)
{
	struct prevalence p = {.out = b, .arena = lg_arena_new(), .checklist = c};
	struct lg_slice after = {0};
	int status = p.arena ? LG_OK : LG_ENOMEM;
	p.input = lg_analysis_inputs(a, &p.n);
	while (status == LG_OK && (p.lexicon = lg_analysis_next_lexicon(a, after)) != NULL) {
		status = put_language(&p);
		after = p.lexicon->language.code;
	}
	lg_arena_free(p.arena);
	return status ? status : lg_buf_status(b);
}
