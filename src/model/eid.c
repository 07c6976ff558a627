/* SPDX-License-Identifier: MIT */
/*
 * eid.c - identifiers for every provision.
 *
 * In two sweeps, so that what is in force gets the plain form and dead or quoted twins the "_2": first provisions in
 * force, then the others. Within one parent the numbered ones come first: an unnumbered second paragraph never takes
 * the name of paragraph 2.
 */
#include "model/eid.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/hash.h"

#define PREFIX_MAX 240 /* deeper nesting is named after its unit only, so that names stay short */

struct namer {
	struct lg_document *doc;
	struct lg_arena *scratch;
	struct lg_slice *clean; /* per provision */
	uint32_t *within;	/* per unit: the container whose name it carries; 0 for none */
	uint32_t *slot;		/* doc->eid_slot, writable */
	uint32_t *next;		/* per provision: next suffix to try for a twin of its eId */
	struct lg_buf name;
};

/* ---- unique names --------------------------------------------------------------------------------------------- */

static uint32_t *find_slot(struct namer *n, struct lg_slice eid)
{
	uint32_t mask = n->doc->eid_slots - 1;
	for (uint32_t i = lg_hash(eid);; i++) {
		uint32_t *slot = &n->slot[i & mask];
		if (*slot == 0 || lg_slice_eq(n->doc->prov[*slot - 1].eid, eid))
			return slot;
	}
}

/* Gives p the name in n->name, with a suffix when it is taken. */
static int take_name(struct namer *n, uint32_t p)
{
	uint32_t *slot = find_slot(n, lg_buf_slice(&n->name));
	if (*slot) {
		uint32_t *next = &n->next[*slot - 1];
		size_t plain = n->name.len;
		do {
			n->name.len = plain;
			lg_buf_fmt(&n->name, "_%u", (unsigned)(*next)++ + 2);
			LG_TRY(lg_buf_status(&n->name));
			slot = find_slot(n, lg_buf_slice(&n->name));
		} while (*slot);
	}
	LG_TRY(lg_buf_status(&n->name));
	if (!lg_arena_copy(n->doc->arena, lg_buf_slice(&n->name), &n->doc->prov[p].eid))
		return LG_ENOMEM;
	*slot = p + 1;
	return LG_OK;
}

/* ---- units whose numbers restart ------------------------------------------------------------------------------ */

struct numbered_unit {
	struct lg_slice num;
	uint32_t scope, index;
	enum lg_kind kind;
};

static int by_number(const void *pa, const void *pb)
{
	const struct numbered_unit *a = pa, *b = pb;
	if (a->scope != b->scope)
		return a->scope < b->scope ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	int c = lg_slice_cmp(a->num, b->num);
	return c ? c : (a->index > b->index) - (a->index < b->index);
}

static bool same_number(const struct numbered_unit *a, const struct numbered_unit *b)
{
	return a->scope == b->scope && a->kind == b->kind && lg_slice_eq(a->num, b->num);
}

/* The largest container of u that holds neither neighbour of the same number; its scope when there is none. */
static uint32_t container_of_its_own(const struct lg_document *doc, const struct numbered_unit *u,
				     const struct numbered_unit *before, const struct numbered_unit *after)
{
	uint32_t best = u->scope;
	for (uint32_t c = doc->prov[u->index].parent; c != u->scope; c = doc->prov[c].parent) {
		bool holds_before = before && before->index >= c;
		bool holds_after = after && after->index < doc->prov[c].end;
		if (holds_before || holds_after)
			break;
		best = c;
	}
	return best;
}

static size_t collect_units(struct namer *n, struct numbered_unit *units)
{
	const struct lg_document *doc = n->doc;
	uint32_t *scope = n->within; /* for a unit until its own is known */
	size_t count = 0;
	for (uint32_t p = 1; p < doc->nprov; p++) {
		const struct lg_provision *v = &doc->prov[p];
		scope[p] = v->kind == LG_KIND_ATTACHMENT ? p : scope[v->parent];
		if ((v->flags & LG_PROV_UNIT) && !(v->flags & LG_PROV_DEAD) && n->clean[p].n)
			units[count++] = (struct numbered_unit){n->clean[p], scope[p], p, v->kind};
	}
	return count;
}

static int find_containers(struct namer *n)
{
	struct numbered_unit *u = lg_arena_array(n->scratch, (size_t)n->doc->nunits + 1, sizeof *u);
	if (!u)
		return LG_ENOMEM;
	size_t count = collect_units(n, u);
	qsort(u, count, sizeof *u, by_number);
	for (size_t i = 0; i < count; i++) {
		const struct numbered_unit *before = i > 0 && same_number(&u[i - 1], &u[i]) ? &u[i - 1] : NULL;
		const struct numbered_unit *after = i + 1 < count && same_number(&u[i], &u[i + 1]) ? &u[i + 1] : NULL;
		if (before || after)
			n->within[u[i].index] = container_of_its_own(n->doc, &u[i], before, after);
	}
	return LG_OK;
}

/* ---- names ---------------------------------------------------------------------------------------------------- */

static struct lg_slice prefix_of(const struct namer *n, uint32_t p)
{
	const struct lg_provision *v = &n->doc->prov[p];
	bool unit = v->flags & LG_PROV_UNIT;
	uint32_t from = unit && n->clean[p].n ? n->within[p] : v->parent;
	if (v->kind == LG_KIND_ATTACHMENT) /* wherever it stands in the act */
		from = n->within[v->parent];
	if (n->doc->prov[from].eid.n > PREFIX_MAX)
		from = unit ? 0 : n->doc->unit[p];
	struct lg_slice eid = n->doc->prov[from].eid;
	return from && eid.n <= PREFIX_MAX ? eid : (struct lg_slice){0};
}

static bool occurs_once(enum lg_kind kind)
{
	return kind == LG_KIND_PREAMBLE || kind == LG_KIND_TOC || kind == LG_KIND_CONCLUSIONS;
}

static int name_provision(struct namer *n, uint32_t p, uint32_t ordinal)
{
	const struct lg_provision *v = &n->doc->prov[p];
	struct lg_slice prefix = prefix_of(n, p);
	bool once = occurs_once(v->kind);
	lg_buf_clear(&n->name);
	lg_buf_slice_put(&n->name, prefix);
	lg_buf_str(&n->name, prefix.n ? "__" : "");
	lg_buf_str(&n->name, lg_kind_ref(v->kind));
	if (n->clean[p].n && !once) {
		lg_buf_char(&n->name, '_');
		lg_buf_slice_put(&n->name, n->clean[p]);
	} else if (!once || ordinal > 1) { /* whatever is printed there is no number: "Eingangsformel" */
		lg_buf_fmt(&n->name, "_%u", (unsigned)ordinal);
	}
	return take_name(n, p);
}

static bool in_force(const struct lg_provision *p)
{
	return !(p->flags & (LG_PROV_DEAD | LG_PROV_QUOTED));
}

/* ordinal: among the children of the same kind, numbered or not. */
static int name_children(struct namer *n, uint32_t parent, bool living, bool numbered)
{
	const struct lg_document *doc = n->doc;
	uint32_t ordinal[LG_KIND_MAX] = {0};
	for (uint32_t c = parent + 1; c < doc->prov[parent].end; c = doc->prov[c].end) {
		const struct lg_provision *v = &doc->prov[c];
		ordinal[v->kind]++;
		bool own = v->flags & LG_PROV_OWN_EID;
		if (!own && in_force(v) == living && (n->clean[c].n > 0) == numbered)
			LG_TRY(name_provision(n, c, ordinal[v->kind]));
	}
	return LG_OK;
}

static int keep_own_names(struct namer *n, bool living)
{
	for (uint32_t p = 0; p < n->doc->nprov; p++) {
		const struct lg_provision *v = &n->doc->prov[p];
		if (!(v->flags & LG_PROV_OWN_EID) || in_force(v) != living)
			continue;
		lg_buf_clear(&n->name);
		lg_buf_slice_put(&n->name, v->eid);
		LG_TRY(take_name(n, p));
	}
	return LG_OK;
}

static int name_all(struct namer *n)
{
	if (!(n->doc->prov[0].flags & LG_PROV_OWN_EID)) {
		lg_buf_clear(&n->name);
		lg_buf_str(&n->name, lg_kind_ref(n->doc->prov[0].kind));
		LG_TRY(take_name(n, 0));
	}
	LG_TRY(keep_own_names(n, true));
	LG_TRY(keep_own_names(n, false));
	for (int living = 1; living >= 0; living--)
		for (uint32_t p = 0; p < n->doc->nprov; p++) {
			if (n->doc->prov[p].end == p + 1)
				continue;
			LG_TRY(name_children(n, p, living, true));
			LG_TRY(name_children(n, p, living, false));
		}
	return LG_OK;
}

static int prepare(struct namer *n)
{
	struct lg_document *doc = n->doc;
	uint32_t slots = 16;
	while (slots / 2 < doc->nprov)
		slots *= 2;
	n->scratch = lg_arena_new();
	if (!n->scratch)
		return LG_ENOMEM;
	n->clean = lg_arena_array(n->scratch, doc->nprov, sizeof *n->clean);
	n->within = lg_arena_array(n->scratch, doc->nprov, sizeof *n->within);
	n->next = lg_arena_array(n->scratch, doc->nprov, sizeof *n->next);
	n->slot = lg_arena_array(doc->arena, slots, sizeof *n->slot);
	if (!n->clean || !n->within || !n->next || !n->slot)
		return LG_ENOMEM;
	doc->eid_slot = n->slot;
	doc->eid_slots = slots;
	for (uint32_t p = 1; p < doc->nprov; p++)
		if (doc->prov[p].num.n)
			LG_TRY(lg_num_clean(&n->clean[p], n->scratch, doc->prov[p].num));
	return find_containers(n);
}

int lg_eid_assign(struct lg_document *doc)
{
	struct namer n = {.doc = doc};
	lg_buf_init(&n.name, 0);
	int status = prepare(&n);
	if (status == LG_OK)
		status = name_all(&n);
	lg_buf_done(&n.name);
	lg_arena_free(n.scratch);
	return status;
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

bool lg_eid_is_conventional(struct lg_slice eid)
{
	size_t i = 0;
	while (i < eid.n && (is_lower(eid.p[i]) || (i > 0 && eid.p[i] >= 'A' && eid.p[i] <= 'Z')))
		i++;
	return i > 1 && (i == eid.n || (eid.p[i] == '_' && i + 1 < eid.n));
}
