/* SPDX-License-Identifier: MIT */
/* rules/concepts.xml -> the checklist's concepts. */
#include "rules/build.h"

static const char *const units[] = {NULL, "years", "months", "days", "count"};

static int concept(struct lg_build *b, struct lg_rule_file *f, const xmlNode *node)
{
	struct lg_checklist *c = b->checklist;
	struct lg_concept *new = &c->concept[c->nconcepts];
	uint32_t was;
	LG_TRY(lg_node_attr_copy(&new->id, b->arena, node, "id"));
	LG_TRY(lg_node_text(&new->meaning, b->arena, node));
	LG_TRY(lg_names_add(&b->concepts, b->arena, new->id, (uint32_t)c->nconcepts, &was));
	if (was != LG_NO_NAME) {
		lg_rule_error(f, node, new->id, "concept \"%.*s\" is already on line %u", (int)new->id.n, new->id.p,
			      (unsigned)c->concept[was].place.line);
		return LG_OK;
	}
	new->unit = (enum lg_unit)lg_node_choice(node, "unit", units, sizeof units / sizeof *units, LG_UNIT_NONE);
	new->defined_by = LG_NO_CONCEPT;
	new->place = lg_rule_place(f, node);
	c->nconcepts++;
	return LG_OK;
}

/* Once all ids are known: which concept gives values to which. */
static void resolve(struct lg_build *b, struct lg_rule_file *f)
{
	for (const xmlNode *n = lg_node_first(f->root); n; n = lg_node_next(n)) {
		struct lg_slice by = lg_node_attr(n, "defined-by");
		uint32_t self = lg_names_find(&b->concepts, lg_node_attr(n, "id"));
		if (by.n == 0 || self == LG_NO_NAME)
			continue;
		uint32_t defining = lg_names_find(&b->concepts, by);
		struct lg_concept *c = &b->checklist->concept[self];
		if (defining == LG_NO_NAME)
			lg_rule_error(f, n, by, "no concept \"%.*s\"", (int)by.n, by.p);
		else if (c->unit != b->checklist->concept[defining].unit || c->unit == LG_UNIT_NONE)
			lg_rule_error(f, n, by, "a concept and the one that defines it need the same unit");
		else
			c->defined_by = defining;
	}
}

static int fill(struct lg_build *b, struct lg_rule_file *f)
{
	struct lg_checklist *c = b->checklist;
	size_t n = 0;
	for (const xmlNode *x = lg_node_first(f->root); x; x = lg_node_next(x))
		n++;
	c->concept = lg_arena_array(b->arena, n, sizeof *c->concept);
	if (!c->concept)
		return LG_ENOMEM;
	for (const xmlNode *x = lg_node_first(f->root); x; x = lg_node_next(x))
		LG_TRY(concept(b, f, x));
	resolve(b, f);
	c->reference_concept = lg_names_find(&b->concepts, LG_LIT("provision-reference"));
	if (c->reference_concept == LG_NO_NAME)
		lg_rule_error(f, f->root, (struct lg_slice){0},
			      "the reserved concept \"provision-reference\" is missing");
	return f->failed ? LG_ERULE : LG_OK;
}

int lg_concepts_load(struct lg_build *b, const char *dir, struct lg_sha256 *hash)
{
	struct lg_rule_file f;
	int status = lg_rule_open(&f, b->arena, dir, "", LG_LIT("concepts"), LG_SCHEMA_CONCEPTS, b->diags);
	if (status == LG_OK) {
		lg_sha256_add(hash, f.bytes);
		status = fill(b, &f);
	}
	lg_rule_close(&f);
	return status;
}
