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

/* Bit of a name that rows ask for with `within`; 0 for any other. */
static uint32_t context_bit(const struct lg_xml_reading *t, struct lg_slice name)
{
	for (size_t i = 0; i < t->ncontexts; i++)
		if (lg_slice_is(name, t->context[i]))
			return (uint32_t)1 << i;
	return 0;
}

int lg_xml_index_rows(struct lg_xml_reading *t)
{
	const struct lg_xml_dialect *x = t->dialect;
	t->next = lg_arena_array(t->scratch, x->nrows, sizeof *t->next);
	if (!t->next)
		return LG_ENOMEM;
	for (size_t i = x->nrows; i-- > 0;) { /* backwards: the first row of a name comes first in its bucket */
		const struct lg_xml_row *row = &x->rows[i];
		uint32_t h = lg_xml_hash(lg_slice_from(row->name));
		t->next[i] = t->bucket[h];
		t->bucket[h] = (uint16_t)(i + 1);
		t->has_codes |= row->action == LG_XML_LEVEL_CODE;
		if (!row->within || context_bit(t, lg_slice_from(row->within)))
			continue;
		if (t->ncontexts == LG_XML_CONTEXTS)
			return LG_ELIMIT;
		t->context[t->ncontexts++] = row->within;
	}
	return LG_OK;
}

uint32_t lg_xml_within(const struct lg_xml_reading *t, uint32_t above, struct lg_slice name,
		       const struct lg_xml_row *row)
{
	bool quoted = row->action == LG_XML_PROVISION && row->kind == LG_KIND_QUOTED;
	return (quoted ? 0 : above) | context_bit(t, row->as ? lg_slice_from(row->as) : name);
}

bool lg_xml_has_value(const struct lg_xml_tag *tag, const char *attr, const char *value)
{
	struct lg_slice have = lg_xml_attr(tag, attr), want = lg_slice_from(value);
	if (want.n && want.p[want.n - 1] == '*')
		return have.n >= want.n - 1 && memcmp(have.p, want.p, want.n - 1) == 0;
	return lg_slice_eq(have, want);
}

const struct lg_xml_row *lg_xml_find_row(const struct lg_xml_reading *t, const struct lg_xml_tag *tag, uint32_t above)
{
	for (uint16_t i = t->bucket[lg_xml_hash(tag->name)]; i; i = t->next[i - 1]) {
		const struct lg_xml_row *row = &t->dialect->rows[i - 1];
		if (lg_slice_is(tag->name, row->name) &&
		    (!row->within || above & context_bit(t, lg_slice_from(row->within))) &&
		    (!row->attr || lg_xml_has_value(tag, row->attr, row->value)))
			return row;
	}
	return &lg_xml_inline_row;
}

size_t lg_xml_look_up_end(const struct lg_xml_reading *t)
{
	return t->open.n > LG_XML_LOOK_UP ? t->open.n - LG_XML_LOOK_UP : 0;
}
