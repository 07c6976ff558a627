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

int lg_xml_index_rows(struct lg_xml_reading *t)
{
	const struct lg_xml_dialect *x = t->dialect;
	t->next = lg_arena_array(t->scratch, x->nrows, sizeof *t->next);
	if (!t->next)
		return LG_ENOMEM;
	for (size_t i = x->nrows; i-- > 0;) { /* backwards: the first row of a name comes first in its bucket */
		uint32_t h = lg_xml_hash(lg_slice_from(x->rows[i].name));
		t->next[i] = t->bucket[h];
		t->bucket[h] = (uint16_t)(i + 1);
		t->has_codes |= x->rows[i].action == LG_XML_LEVEL_CODE;
	}
	return LG_OK;
}

static bool within(const struct lg_xml_reading *t, const char *name)
{
	for (size_t i = t->open.n; i-- > 0;) {
		const struct lg_xml_element *e = &t->open.v[i];
		if (e->row->as ? strcmp(e->row->as, name) == 0 : lg_slice_is(e->name, name))
			return true;
		if (e->row->action == LG_XML_PROVISION && e->row->kind == LG_KIND_QUOTED)
			return false;
	}
	return false;
}

bool lg_xml_has_value(const struct lg_xml_tag *tag, const char *attr, const char *value)
{
	struct lg_slice have = lg_xml_attr(tag, attr), want = lg_slice_from(value);
	if (want.n && want.p[want.n - 1] == '*')
		return have.n >= want.n - 1 && memcmp(have.p, want.p, want.n - 1) == 0;
	return lg_slice_eq(have, want);
}

const struct lg_xml_row *lg_xml_find_row(const struct lg_xml_reading *t, const struct lg_xml_tag *tag)
{
	for (uint16_t i = t->bucket[lg_xml_hash(tag->name)]; i; i = t->next[i - 1]) {
		const struct lg_xml_row *row = &t->dialect->rows[i - 1];
		if (lg_slice_is(tag->name, row->name) && (!row->within || within(t, row->within)) &&
		    (!row->attr || lg_xml_has_value(tag, row->attr, row->value)))
			return row;
	}
	return &lg_xml_inline_row;
}
