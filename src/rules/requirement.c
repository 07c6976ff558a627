/* SPDX-License-Identifier: MIT */
/* XML -> struct lg_requirement. A child of <requirement> is one row of `parts`. */
#include "rules/build.h"

#define COUNT(names) (sizeof(names) / sizeof *(names))

static const char *const evidence_names[] = {"legislative", "mixed", "non-legislative"};
static const char *const priority_names[] = {"low", "medium", "high"};
static const char *const timescale_names[] = {"short", "medium", "long"};
static const char *const relation_names[] = {"equal", "subset", "superset", "intersects"};

/* Attributes and text that are only copied. */
static void copy_attr(struct lg_build *b, struct lg_slice *out, const xmlNode *node, const char *name)
{
	if (lg_node_attr_copy(out, b->arena, node, name))
		b->status = LG_ENOMEM;
}

static void copy_text(struct lg_build *b, struct lg_slice *out, const xmlNode *node)
{
	if (out->n)
		lg_rule_error(b->file, node, (struct lg_slice){0}, "a second <%s> in one requirement", node->name);
	else if (lg_node_text(out, b->arena, node))
		b->status = LG_ENOMEM;
}

static enum lg_scope scope_attr(const xmlNode *node, const char *name, enum lg_scope fallback)
{
	enum lg_scope scope = lg_scope_from_name(lg_node_attr(node, name));
	return scope == LG_SCOPE_MAX ? fallback : scope;
}

/* ---- noting names -------------------------------------------------------------------------------------------- */

static int note_yield(struct lg_build *b, const xmlNode *element, struct lg_indexes *yields)
{
	struct lg_slice name;
	uint32_t was;
	LG_TRY(lg_node_attr_copy(&name, b->arena, element, "yields"));
	if (name.n == 0)
		return LG_OK;
	LG_TRY(lg_names_add(&b->yields, b->scratch, name, (uint32_t)b->nyields, &was));
	lg_index_add(b, yields, was == LG_NO_NAME ? (uint32_t)b->nyields++ : was);
	return LG_OK;
}

int lg_requirement_note(struct lg_build *b, struct lg_rule_file *f, xmlNode *node)
{
	struct lg_slice id;
	uint32_t was;
	LG_TRY(lg_node_attr_copy(&id, b->arena, node, "id"));
	LG_TRY(lg_names_add(&b->requirements, b->scratch, id, (uint32_t)b->nsources, &was));
	if (was != LG_NO_NAME) {
		struct lg_place first = lg_rule_place(b->source[was].file, b->source[was].node);
		lg_rule_error(f, node, id, "requirement \"%.*s\" is already at %.*s:%u", (int)id.n, id.p,
			      (int)first.file.n, first.file.p, (unsigned)first.line);
		return LG_OK;
	}
	if (lg_arena_grow(b->scratch, &b->source, &b->cap_sources, b->nsources, sizeof *b->source))
		return LG_ENOMEM;
	struct lg_requirement_source *s = &b->source[b->nsources++];
	*s = (struct lg_requirement_source){.file = f, .node = node};
	LG_TRY(lg_uses_init(&s->uses, b));
	for (const xmlNode *n = lg_node_first(node); n; n = lg_node_next(n))
		if (lg_node_is(n, "element"))
			LG_TRY(note_yield(b, n, &s->yields));
	return b->status;
}

/* ---- elements ------------------------------------------------------------------------------------------------ */

/* Above this a list of provisions says which offences a rule is about; below, an offence borrows what it punishes. */
#define FEW 6

static uint32_t follow_attr(const xmlNode *node)
{
	if (lg_slice_is(lg_node_attr(node, "follow"), "few"))
		return FEW;
	return lg_node_yes(node, "follow") ? UINT32_MAX : 0;
}

static void element_head(struct lg_build *b, struct lg_requirement *r, const xmlNode *node)
{
	struct lg_element *e = &r->element[r->nelements];
	copy_attr(b, &e->id, node, "id");
	copy_attr(b, &e->label, node, "label");
	copy_attr(b, &e->yields, node, "yields");
	copy_attr(b, &e->reservation, node, "reservation");
	e->core = lg_node_yes(node, "core");
	e->optional = lg_node_yes(node, "optional");
	e->follow = follow_attr(node);
	e->scope = scope_attr(node, "scope", LG_SCOPE_ARTICLE);
	e->unit = scope_attr(node, "unit", e->scope == LG_SCOPE_ARTICLE ? r->anchor : LG_SCOPE_ARTICLE);
	for (size_t i = 0; i < r->nelements; i++)
		if (lg_slice_eq(r->element[i].id, e->id))
			lg_rule_error(b->file, node, e->id, "a second element \"%.*s\" in one requirement",
				      (int)e->id.n, e->id.p);
	if (e->core && e->optional)
		lg_rule_error(b->file, node, LG_LIT("optional"), "an element is core or optional, not both");
	r->nelements++;
}

/* All ids are known before the first expression is built: elements refer to each other. */
static void elements(struct lg_build *b, struct lg_requirement *r, const xmlNode *node)
{
	size_t n = 0;
	for (xmlNode *c = lg_node_first(node); c; c = lg_node_next(c))
		n += lg_node_is(c, "element");
	r->element = lg_arena_array(b->arena, n, sizeof *r->element);
	if (!r->element) {
		b->status = LG_ENOMEM;
		return;
	}
	for (xmlNode *c = lg_node_first(node); c; c = lg_node_next(c))
		if (lg_node_is(c, "element"))
			element_head(b, r, c);
	if (n == 0 && r->evidence != LG_NON_LEGISLATIVE)
		lg_rule_error(b->file, node, r->id, "requirement \"%.*s\" has no element", (int)r->id.n, r->id.p);
}

/* Elements that refer to each other in a circle can never be judged. Takes away what leans on nothing until no more
 * goes. */
static void check_element_cycles(struct lg_build *b, const struct lg_requirement *r, const struct lg_indexes *leans,
				 xmlNode *const *nodes)
{
	bool *clear = lg_arena_array(b->scratch, r->nelements + 1, sizeof *clear), again = true;
	if (!clear) {
		b->status = LG_ENOMEM;
		return;
	}
	while (again) {
		again = false;
		for (size_t i = 0; i < r->nelements; i++) {
			bool free_now = !clear[i];
			for (size_t k = 0; k < leans[i].n && free_now; k++)
				free_now = clear[leans[i].v[k]];
			again = again || free_now;
			clear[i] = clear[i] || free_now;
		}
	}
	for (size_t i = 0; i < r->nelements; i++)
		if (!clear[i])
			lg_rule_error(b->file, nodes[i], r->element[i].id, "element \"%.*s\" depends on itself",
				      (int)r->element[i].id.n, r->element[i].id.p);
}

static void element_expressions(struct lg_build *b, struct lg_requirement *r, const xmlNode *node)
{
	size_t i = 0;
	struct lg_indexes *leans = lg_arena_array(b->scratch, r->nelements + 1, sizeof *leans);
	xmlNode **nodes = lg_arena_array(b->scratch, r->nelements + 1, sizeof(xmlNode *));
	if (!leans || !nodes) {
		b->status = LG_ENOMEM;
		return;
	}
	for (xmlNode *c = lg_node_first(node); c; c = lg_node_next(c)) {
		if (!lg_node_is(c, "element"))
			continue;
		b->uses->elements = (struct lg_indexes){0};
		r->element[i].expr = lg_expr_inside(b, c).expr;
		leans[i] = b->uses->elements;
		nodes[i++] = c;
	}
	check_element_cycles(b, r, leans, nodes);
}

/* ---- other parts --------------------------------------------------------------------------------------------- */

static void title(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	copy_text(b, &r->title, node);
}

static void obligation(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	copy_text(b, &r->obligation, node);
}

static void recommend(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	copy_text(b, &r->recommendation, node);
}

static void question(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	copy_text(b, &r->question, node);
	copy_attr(b, &r->stakeholder, node, "to");
}

static void distractor(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	struct lg_distractor *d = &r->distractor[r->ndistractors++];
	copy_attr(b, &d->label, node, "label");
	d->unit = scope_attr(node, "unit", r->anchor);
	d->expr = lg_node_first(node) ? lg_expr_inside(b, node).expr : NULL;
}

static void contradiction(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	if (r->contradiction)
		lg_rule_error(b->file, node, (struct lg_slice){0}, "a second <contradiction>: put both into <any>");
	copy_attr(b, &r->contradiction_label, node, "label");
	r->contradiction = lg_expr_inside(b, node).expr;
}

static void home(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	if (r->home)
		lg_rule_error(b->file, node, (struct lg_slice){0}, "a second <home>: put both into <any>");
	r->home = lg_expr_inside(b, node).expr;
}

static void mapping(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	struct lg_mapping *m = &r->mapping[r->nmappings++];
	copy_attr(b, &m->requirement, node, "to");
	m->relation = (enum lg_map_relation)lg_node_choice(node, "relation", relation_names, COUNT(relation_names),
							   LG_MAP_INTERSECTS);
}

static void example(struct lg_build *b, struct lg_requirement *r, xmlNode *node)
{
	struct lg_verdict_example *e = &r->example[r->nexamples++];
	copy_attr(b, &e->lang, node, "lang");
	copy_attr(b, &e->verdict, node, "verdict");
	if (lg_node_lines(&e->text, b->arena, node))
		b->status = LG_ENOMEM;
	e->place = lg_rule_place(b->file, node);
}

static const struct part {
	const char *name;
	void (*read)(struct lg_build *b, struct lg_requirement *r, xmlNode *node);
} parts[] = {
	{"title", title},
	{"obligation", obligation},
	{"distractor", distractor},
	{"home", home},
	{"contradiction", contradiction},
	{"recommend", recommend},
	{"question", question},
	{"map", mapping},
	{"example", example},
};

/* ---- the requirement ----------------------------------------------------------------------------------------- */

static uint32_t act_kinds(struct lg_build *b, const xmlNode *node, struct lg_slice list)
{
	struct lg_slice name;
	uint32_t set = 0;
	while ((name = lg_slice_word(&list)).n) {
		enum lg_act_kind kind = lg_act_kind_from_name(name);
		if (kind == LG_ACT_MAX)
			lg_rule_error(b->file, node, name, "no kind of act \"%.*s\"", (int)name.n, name.p);
		else
			set |= UINT32_C(1) << kind;
	}
	return set;
}

/* "no": only the kinds where it lives; kinds: these, too. */
static uint32_t answering(struct lg_build *b, const struct lg_requirement *r, const xmlNode *node)
{
	struct lg_slice elsewhere = lg_node_attr(node, "elsewhere");
	if (elsewhere.n == 0 || r->acts == 0 || lg_slice_is(elsewhere, "yes"))
		return 0;
	return r->acts | (lg_slice_is(elsewhere, "no") ? 0 : act_kinds(b, node, elsewhere));
}

static void head(struct lg_build *b, struct lg_requirement *r, const xmlNode *node)
{
	copy_attr(b, &r->id, node, "id");
	copy_attr(b, &r->provision, node, "provision");
	copy_attr(b, &r->theme, node, "theme");
	copy_attr(b, &r->reservation, node, "reservation");
	r->evidence = (enum lg_evidence_kind)lg_node_choice(node, "evidence", evidence_names, COUNT(evidence_names),
							    LG_LEGISLATIVE);
	r->priority = (enum lg_priority)lg_node_choice(node, "priority", priority_names, COUNT(priority_names),
						       LG_PRIORITY_MEDIUM);
	r->timescale = (enum lg_timescale)lg_node_choice(node, "timescale", timescale_names, COUNT(timescale_names),
							 LG_TIME_MEDIUM);
	r->anchor = scope_attr(node, "anchor", LG_SCOPE_ARTICLE);
	r->join = lg_node_yes(node, "join");
	r->general_part = lg_node_yes(node, "general-part");
	r->acts = act_kinds(b, node, lg_node_attr(node, "acts"));
	r->answering = answering(b, r, node);
}

/* Room for the parts that may come several times. */
static void room(struct lg_build *b, struct lg_requirement *r, const xmlNode *node)
{
	size_t n = 0;
	for (xmlNode *c = lg_node_first(node); c; c = lg_node_next(c))
		n++;
	r->distractor = lg_arena_array(b->arena, n, sizeof *r->distractor);
	r->mapping = lg_arena_array(b->arena, n, sizeof *r->mapping);
	r->example = lg_arena_array(b->arena, n, sizeof *r->example);
	if (!r->distractor || !r->mapping || !r->example)
		b->status = LG_ENOMEM;
}

void lg_requirement_build(struct lg_build *b, size_t index)
{
	struct lg_requirement *r = &b->checklist->requirement[index];
	const struct lg_requirement_source *s = &b->source[index];
	b->file = s->file;
	b->requirement = r;
	b->uses = &b->source[index].uses;
	r->place = lg_rule_place(s->file, s->node);
	head(b, r, s->node);
	elements(b, r, s->node);
	room(b, r, s->node);
	if (b->status)
		return;
	element_expressions(b, r, s->node);
	for (xmlNode *n = lg_node_first(s->node); n && !b->status; n = lg_node_next(n))
		for (size_t i = 0; i < COUNT(parts); i++)
			if (lg_node_is(n, parts[i].name))
				parts[i].read(b, r, n);
	if (r->title.n == 0)
		lg_rule_error(b->file, s->node, r->id, "requirement \"%.*s\" has no title", (int)r->id.n, r->id.p);
}
