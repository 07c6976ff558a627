/* SPDX-License-Identifier: MIT */
/* A checklist as bytes and back: every field of model/checklist.h that is not of a lexicon. */
#include "rules/pack.h"

LG_PACKED(lg_concept, 64);
LG_PACKED(lg_instrument, 56);
LG_PACKED(lg_element, 88);
LG_PACKED(lg_distractor, 32);
LG_PACKED(lg_mapping, 24);
LG_PACKED(lg_verdict_example, 72);
LG_PACKED(lg_requirement, 320);
LG_PACKED(lg_checklist, 128);

/* ---- places --------------------------------------------------------------------------------------------------- */

/* The name of one file; without the folder in the bytes. */
static void file_name(struct lg_pack *p, struct lg_slice *name, struct lg_slice dir)
{
	struct lg_slice inside = lg_pack_reads(p) ? *name : lg_slice_sub(*name, dir.n, name->n);
	lg_pack_slice(p, &inside);
	if (!lg_pack_reads(p))
		return;
	char *path = lg_arena_alloc(p->arena, dir.n + inside.n + 1);
	if (!path) {
		p->status = LG_ENOMEM;
		return;
	}
	*name = (struct lg_slice){path, 0};
	for (size_t i = 0; i < dir.n; i++)
		path[name->n++] = dir.p[i];
	for (size_t i = 0; i < inside.n; i++)
		path[name->n++] = inside.p[i];
}

void lg_pack_files(struct lg_pack *p, struct lg_pack_files *f, struct lg_slice dir)
{
	lg_pack_array(p, &f->name, &f->n, sizeof *f->name);
	for (size_t i = 0; i < f->n && !p->status; i++)
		file_name(p, &f->name[i], dir);
}

void lg_pack_place(struct lg_pack *p, struct lg_place *place, const struct lg_pack_files *f)
{
	uint32_t index = 0;
	while (!lg_pack_reads(p) && index < f->n && !lg_slice_eq(f->name[index], place->file))
		index++;
	lg_pack_below(p, &index, f->n);
	lg_pack_u32(p, &place->line);
	if (lg_pack_reads(p))
		place->file = f->n ? f->name[index] : (struct lg_slice){0};
}

/* Those of concepts.xml and of all instruments. */
static int gather_files(struct lg_pack_files *f, struct lg_arena *a, const struct lg_checklist *c)
{
	f->name = lg_arena_array(a, c->ninstruments + 1, sizeof *f->name);
	if (!f->name)
		return LG_ENOMEM;
	if (c->nconcepts)
	f->name[f->n++] = c->concept[0].place.file;
	for (size_t i = 0; i < c->ninstruments; i++)
		f->name[f->n++] = c->instrument[i].place.file;
	return LG_OK;
}

/* ---- parts ---------------------------------------------------------------------------------------------------- */

static void concepts(struct lg_pack *p, struct lg_checklist *c, const struct lg_pack_files *f)
{
	lg_pack_array(p, &c->concept, &c->nconcepts, sizeof *c->concept);
	for (size_t i = 0; i < c->nconcepts && !p->status; i++) {
		struct lg_concept *x = &c->concept[i];
		lg_pack_slice(p, &x->id);
		lg_pack_slice(p, &x->meaning);
		LG_PACK_ENUM(p, x->unit, enum lg_unit, LG_UNIT_COUNT + 1);
		lg_pack_index(p, &x->defined_by, c->nconcepts);
		lg_pack_place(p, &x->place, f);
	}
	lg_pack_below(p, &c->reference_concept, c->nconcepts);
}

static void instruments(struct lg_pack *p, struct lg_checklist *c, const struct lg_pack_files *f)
{
	lg_pack_array(p, &c->instrument, &c->ninstruments, sizeof *c->instrument);
	for (size_t i = 0; i < c->ninstruments && !p->status; i++) {
		lg_pack_slice(p, &c->instrument[i].id);
		lg_pack_slice(p, &c->instrument[i].title);
		lg_pack_place(p, &c->instrument[i].place, f);
	}
}

static void elements(struct lg_pack *p, struct lg_requirement *r, const struct lg_pack_exprs *exprs)
{
	lg_pack_array(p, &r->element, &r->nelements, sizeof *r->element);
	for (size_t i = 0; i < r->nelements && !p->status; i++) {
		struct lg_element *e = &r->element[i];
		lg_pack_slice(p, &e->id);
		lg_pack_slice(p, &e->label);
		lg_pack_expr(p, &e->expr, exprs, r->nelements);
		if (!e->expr)
			lg_pack_wrong(p);
		LG_PACK_ENUM(p, e->scope, enum lg_scope, LG_SCOPE_MAX);
		LG_PACK_ENUM(p, e->unit, enum lg_scope, LG_SCOPE_MAX);
		lg_pack_bool(p, &e->core);
		lg_pack_bool(p, &e->optional);
		lg_pack_u32(p, &e->follow);
		lg_pack_slice(p, &e->yields);
		lg_pack_slice(p, &e->reservation);
	}
}

static void distractors(struct lg_pack *p, struct lg_requirement *r, const struct lg_pack_exprs *exprs)
{
	lg_pack_array(p, &r->distractor, &r->ndistractors, sizeof *r->distractor);
	for (size_t i = 0; i < r->ndistractors && !p->status; i++) {
		lg_pack_slice(p, &r->distractor[i].label);
		lg_pack_expr(p, &r->distractor[i].expr, exprs, r->nelements);
		LG_PACK_ENUM(p, r->distractor[i].unit, enum lg_scope, LG_SCOPE_MAX);
	}
}

static void mappings(struct lg_pack *p, struct lg_requirement *r)
{
	lg_pack_array(p, &r->mapping, &r->nmappings, sizeof *r->mapping);
	for (size_t i = 0; i < r->nmappings && !p->status; i++) {
		lg_pack_slice(p, &r->mapping[i].requirement);
		LG_PACK_ENUM(p, r->mapping[i].relation, enum lg_map_relation, LG_MAP_INTERSECTS + 1);
	}
}

static void examples(struct lg_pack *p, struct lg_requirement *r, const struct lg_pack_files *f)
{
	lg_pack_array(p, &r->example, &r->nexamples, sizeof *r->example);
	for (size_t i = 0; i < r->nexamples && !p->status; i++) {
		lg_pack_slice(p, &r->example[i].lang);
		lg_pack_slice(p, &r->example[i].text);
		lg_pack_slice(p, &r->example[i].verdict);
		lg_pack_place(p, &r->example[i].place, f);
	}
}

/* ---- requirements --------------------------------------------------------------------------------------------- */

static void texts(struct lg_pack *p, struct lg_requirement *r)
{
	struct lg_slice *const field[] = {&r->id,	  &r->provision,   &r->theme,
					  &r->title,	  &r->obligation,  &r->recommendation,
					  &r->question,	  &r->stakeholder, &r->contradiction_label,
					  &r->reservation};
	for (size_t i = 0; i < sizeof field / sizeof *field; i++)
		lg_pack_slice(p, field[i]);
}

static void kinds(struct lg_pack *p, struct lg_requirement *r)
{
	LG_PACK_ENUM(p, r->evidence, enum lg_evidence_kind, LG_NON_LEGISLATIVE + 1);
	LG_PACK_ENUM(p, r->priority, enum lg_priority, LG_PRIORITY_HIGH + 1);
	LG_PACK_ENUM(p, r->timescale, enum lg_timescale, LG_TIME_LONG + 1);
	LG_PACK_ENUM(p, r->anchor, enum lg_scope, LG_SCOPE_MAX);
	lg_pack_u32(p, &r->acts);
	lg_pack_u32(p, &r->answering);
	lg_pack_bool(p, &r->join);
	lg_pack_bool(p, &r->general_part);
}

static void requirement(struct lg_pack *p, struct lg_requirement *r, const struct lg_checklist *c,
			const struct lg_pack_exprs *exprs, const struct lg_pack_files *f)
{
	texts(p, r);
	kinds(p, r);
	elements(p, r, exprs);
	lg_pack_expr(p, &r->home, exprs, r->nelements);
	lg_pack_expr(p, &r->contradiction, exprs, r->nelements);
	distractors(p, r, exprs);
	mappings(p, r);
	examples(p, r, f);
	lg_pack_below(p, &r->instrument, c->ninstruments);
	lg_pack_array(p, &r->concepts, &r->nconcepts, sizeof *r->concepts);
	for (size_t i = 0; i < r->nconcepts; i++)
		lg_pack_below(p, &r->concepts[i], c->nconcepts);
	lg_pack_place(p, &r->place, f);
}

/* Their number comes first: expressions refer to them. */
static void requirements(struct lg_pack *p, struct lg_checklist *c, struct lg_pack_exprs *exprs,
			 const struct lg_pack_files *f)
{
	lg_pack_array(p, &c->requirement, &c->nrequirements, sizeof *c->requirement);
	lg_pack_exprs(p, exprs, c, f);
	for (size_t i = 0; i < c->nrequirements && !p->status; i++)
		requirement(p, &c->requirement[i], c, exprs, f);
}

static int both_ways(struct lg_pack *p, struct lg_checklist *c, struct lg_slice dir, struct lg_arena *scratch)
{
	struct lg_pack_files files = {0};
	struct lg_pack_exprs exprs = {0};
	if (!lg_pack_reads(p)) {
		LG_TRY(gather_files(&files, scratch, c));
		LG_TRY(lg_pack_exprs_gather(&exprs, scratch, c));
	}
	lg_pack_files(p, &files, dir);
	concepts(p, c, &files);
	instruments(p, c, &files);
	requirements(p, c, &exprs, &files);
	return lg_pack_end(p);
}

int lg_checklist_pack(struct lg_pack *p, struct lg_checklist *c, struct lg_slice dir)
{
	struct lg_arena *scratch = lg_arena_new();
	int status = scratch ? both_ways(p, c, dir, scratch) : LG_ENOMEM;
	lg_arena_free(scratch);
	return status;
}
