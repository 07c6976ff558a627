/* SPDX-License-Identifier: MIT */
#include "cli/show.h"

static void pad_to(struct lg_buf *b, size_t line, size_t column)
{
	do
		lg_buf_char(b, ' ');
	while (b->len - line < column);
}

void lg_show_list(struct lg_buf *b, const struct lg_checklist *c, const bool *selected)
{
	for (size_t i = 0; i < c->nrequirements; i++) {
		const struct lg_requirement *r = &c->requirement[i];
		size_t line = b->len;
		if (selected && !selected[i])
			continue;
		lg_buf_slice_put(b, r->id);
		pad_to(b, line, 16);
		lg_buf_str(b, lg_priority_name(r->priority));
		pad_to(b, line, 24);
		lg_buf_slice_put(b, r->provision);
		pad_to(b, line, 44);
		lg_buf_slice_put(b, r->title);
		lg_buf_char(b, '\n');
	}
}

static void field(struct lg_buf *b, const char *label, struct lg_slice value)
{
	size_t line = b->len;
	if (value.n == 0)
		return;
	lg_buf_fmt(b, "  %s", label);
	pad_to(b, line, 16);
	lg_buf_slice_put(b, value);
	lg_buf_char(b, '\n');
}

static void put_elements(struct lg_buf *b, const struct lg_requirement *r)
{
	for (size_t i = 0; i < r->nelements; i++) {
		const struct lg_element *e = &r->element[i];
		size_t line = b->len;
		lg_buf_str(b, i ? "" : "  elements");
		pad_to(b, line, 16);
		lg_buf_slice_put(b, e->id);
		lg_buf_str(b, ": ");
		lg_buf_slice_put(b, e->label);
		lg_buf_fmt(b, " (%s%s%s)\n", lg_scope_name(e->scope), e->core ? ", core" : "",
			   e->optional ? ", optional" : "");
	}
}

static void put_acts(struct lg_buf *b, const struct lg_requirement *r)
{
	size_t line = b->len;
	if (!r->acts)
		return;
	lg_buf_str(b, "  lives in");
	pad_to(b, line, 15);
	for (unsigned k = 0; k < LG_ACT_MAX; k++)
		if (r->acts >> k & 1)
			lg_buf_fmt(b, " %s", lg_act_kind_name((enum lg_act_kind)k));
	lg_buf_char(b, '\n');
}

static void put_concepts(struct lg_buf *b, const struct lg_checklist *c, const struct lg_requirement *r)
{
	size_t line = b->len;
	if (!r->nconcepts)
		return;
	lg_buf_str(b, "  concepts");
	pad_to(b, line, 15);
	for (size_t i = 0; i < r->nconcepts; i++) {
		lg_buf_char(b, ' ');
		lg_buf_slice_put(b, c->concept[r->concepts[i]].id);
	}
	lg_buf_char(b, '\n');
}

void lg_show_requirement(struct lg_buf *b, const struct lg_checklist *c, const struct lg_requirement *r)
{
	lg_buf_slice_put(b, r->id);
	lg_buf_str(b, "  ");
	lg_buf_slice_put(b, r->title);
	lg_buf_char(b, '\n');
	field(b, "instrument", c->instrument[r->instrument].title);
	field(b, "provision", r->provision);
	field(b, "theme", r->theme);
	field(b, "obligation", r->obligation);
	field(b, "priority", lg_slice_from(lg_priority_name(r->priority)));
	field(b, "timescale", lg_slice_from(lg_timescale_name(r->timescale)));
	put_acts(b, r);
	put_elements(b, r);
	for (size_t i = 0; i < r->ndistractors; i++)
		field(b, i ? "" : "not enough", r->distractor[i].label);
	field(b, "contradicted", r->contradiction_label);
	field(b, "recommended", r->recommendation);
	field(b, "question", r->question);
	field(b, "to", r->stakeholder);
	for (size_t i = 0; i < r->nmappings; i++)
		field(b, i ? "" : "see also", r->mapping[i].requirement);
	put_concepts(b, c, r);
	lg_buf_fmt(b, "  written in    %.*s:%u\n", (int)r->place.file.n, r->place.file.p, (unsigned)r->place.line);
}

static void put_wordings(struct lg_buf *b, uint32_t concept, const struct lg_lexicon *l)
{
	for (size_t i = 0; i < l->npatterns; i++) {
		const struct lg_pattern *p = &l->pattern[i];
		if (p->concept != concept)
			continue;
		lg_buf_fmt(b, "  %.*s:%u  %s", (int)p->place.file.n, p->place.file.p, (unsigned)p->place.line,
			   p->anti			  ? "not      "
			   : p->kind == LG_PATTERN_PHRASE ? "phrase   "
							  : "pattern  ");
		lg_buf_slice_put(b, p->source);
		if (p->value != LG_NO_VALUE)
			lg_buf_fmt(b, "  = %d", (int)p->value);
		lg_buf_char(b, '\n');
	}
}

void lg_show_concept(struct lg_buf *b, const struct lg_checklist *c, uint32_t concept,
		     const struct lg_tongue *const *tongues, size_t n)
{
	const struct lg_concept *k = &c->concept[concept];
	lg_buf_slice_put(b, k->id);
	lg_buf_str(b, "  ");
	lg_buf_slice_put(b, k->meaning);
	lg_buf_char(b, '\n');
	size_t line = b->len;
	for (size_t r = 0; r < c->nrequirements; r++)
		for (size_t i = 0; i < c->requirement[r].nconcepts; i++) {
			if (c->requirement[r].concepts[i] != concept)
				continue;
			lg_buf_str(b, b->len == line ? "  used by " : " ");
			lg_buf_slice_put(b, c->requirement[r].id);
		}
	if (b->len > line)
		lg_buf_char(b, '\n');
	for (size_t i = 0; i < n; i++)
		put_wordings(b, concept, tongues[i]->lexicon);
}
