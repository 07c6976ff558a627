/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "read/xml_tree_priv.h"

const struct lg_xml_row lg_xml_inline_row = {.action = LG_XML_INLINE};

uint32_t lg_xml_hash(struct lg_slice name)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.p[i]) * 16777619u;
	return h % LG_XML_BUCKETS;
}

static const struct lg_xml_name *known_name(const struct lg_xml_reading *t, struct lg_slice name)
{
	for (uint16_t i = t->bucket[lg_xml_hash(name)]; i; i = t->names.v[i - 1].next)
		if (lg_slice_eq(t->names.v[i - 1].text, name))
			return &t->names.v[i - 1];
	return NULL;
}

/* The name's entry, made when there is none; NULL when out of memory. */
static struct lg_xml_name *name_entry(struct lg_xml_reading *t, struct lg_slice name)
{
	const struct lg_xml_name *known = known_name(t, name);
	if (known)
		return &t->names.v[known - t->names.v];
	if (!LG_VEC_ROOM(t->scratch, &t->names))
		return NULL;
	uint16_t *bucket = &t->bucket[lg_xml_hash(name)];
	t->names.v[t->names.n++] = (struct lg_xml_name){.text = name, .next = *bucket};
	*bucket = (uint16_t)t->names.n;
	return &t->names.v[t->names.n - 1];
}

static int add_row(struct lg_xml_reading *t, size_t i)
{
	const struct lg_xml_row *row = &t->dialect->rows[i];
	struct lg_xml_name *name = name_entry(t, lg_slice_from(row->name));
	if (!name)
		return LG_ENOMEM;
	t->next[i] = name->row;
	name->row = (uint16_t)(i + 1);
	t->has_codes |= row->action == LG_XML_LEVEL_CODE;
	if (!row->within)
		return LG_OK;
	struct lg_xml_name *context = name_entry(t, lg_slice_from(row->within));
	if (!context)
		return LG_ENOMEM;
	if (!context->context && t->ncontexts == LG_XML_CONTEXTS)
		return LG_ELIMIT;
	if (!context->context)
		context->context = (uint32_t)1 << t->ncontexts++;
	t->row_within[i] = context->context;
	return LG_OK;
}

int lg_xml_index_rows(struct lg_xml_reading *t)
{
	const struct lg_xml_dialect *x = t->dialect;
	t->next = lg_arena_array(t->scratch, x->nrows, sizeof *t->next);
	t->row_within = lg_arena_array(t->scratch, x->nrows, sizeof *t->row_within);
	t->row_as = lg_arena_array(t->scratch, x->nrows, sizeof *t->row_as);
	if (!t->next || !t->row_within || !t->row_as)
		return LG_ENOMEM;
	for (size_t i = x->nrows; i-- > 0;) /* backwards: the first row of a name comes first */
		LG_TRY(add_row(t, i));
	for (size_t i = 0; i < x->nrows; i++) {
		const struct lg_xml_name *as = x->rows[i].as ? known_name(t, lg_slice_from(x->rows[i].as)) : NULL;
		t->row_as[i] = as ? as->context : 0;
	}
	return LG_OK;
}

bool lg_xml_has_value(const struct lg_xml_tag *tag, const char *attr, const char *value)
{
	struct lg_slice have = lg_xml_attr(tag, attr), want = lg_slice_from(value);
	if (want.n && want.p[want.n - 1] == '*')
		return have.n >= want.n - 1 && memcmp(have.p, want.p, want.n - 1) == 0;
	return lg_slice_eq(have, want);
}

const struct lg_xml_row *lg_xml_find_row(const struct lg_xml_reading *t, const struct lg_xml_tag *tag, uint32_t above,
					 uint32_t *within)
{
	const struct lg_xml_name *name = known_name(t, tag->name);
	*within = above | (name ? name->context : 0);
	for (uint16_t i = name ? name->row : 0; i; i = t->next[i - 1]) {
		const struct lg_xml_row *row = &t->dialect->rows[i - 1];
		if ((row->within && !(above & t->row_within[i - 1])) ||
		    (row->attr && !lg_xml_has_value(tag, row->attr, row->value)))
			continue;
		bool quoted = row->action == LG_XML_PROVISION && row->kind == LG_KIND_QUOTED;
		*within = (quoted ? 0 : above) | (row->as ? t->row_as[i - 1] : name->context);
		return row;
	}
	return &lg_xml_inline_row;
}

size_t lg_xml_look_up_end(const struct lg_xml_reading *t)
{
	return t->open.n > LG_XML_LOOK_UP ? t->open.n - LG_XML_LOOK_UP : 0;
}
