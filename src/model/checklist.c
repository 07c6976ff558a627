/* SPDX-License-Identifier: MIT */
#include "model/checklist.h"

uint32_t lg_concept_find(const struct lg_checklist *c, struct lg_slice id)
{
	for (size_t i = 0; i < c->nconcepts; i++)
		if (lg_slice_eq(c->concept[i].id, id))
			return (uint32_t)i;
	return LG_NO_CONCEPT;
}

const struct lg_requirement *lg_requirement_find(const struct lg_checklist *c, struct lg_slice id)
{
	for (size_t i = 0; i < c->nrequirements; i++)
		if (lg_slice_eq(c->requirement[i].id, id))
			return &c->requirement[i];
	return NULL;
}

const char *lg_priority_name(enum lg_priority p)
{
	static const char *const names[] = {
		[LG_PRIORITY_LOW] = "low", [LG_PRIORITY_MEDIUM] = "medium", [LG_PRIORITY_HIGH] = "high"};
	return names[p];
}

const char *lg_timescale_name(enum lg_timescale t)
{
	static const char *const names[] = {
		[LG_TIME_SHORT] = "short", [LG_TIME_MEDIUM] = "medium", [LG_TIME_LONG] = "long"};
	return names[t];
}

const char *lg_evidence_kind_name(enum lg_evidence_kind k)
{
	static const char *const names[] = {
		[LG_LEGISLATIVE] = "legislative", [LG_MIXED] = "mixed", [LG_NON_LEGISLATIVE] = "non-legislative"};
	return names[k];
}

const char *lg_map_relation_name(enum lg_map_relation r)
{
	static const char *const names[] = {[LG_MAP_EQUAL] = "equal",
					    [LG_MAP_SUBSET] = "subset",
					    [LG_MAP_SUPERSET] = "superset",
					    [LG_MAP_INTERSECTS] = "intersects"};
	return names[r];
}

static const char *const scopes[LG_SCOPE_MAX] = {
	[LG_SCOPE_SENTENCE] = "sentence", [LG_SCOPE_BLOCK] = "block",	  [LG_SCOPE_PARAGRAPH] = "paragraph",
	[LG_SCOPE_ARTICLE] = "article",	  [LG_SCOPE_CHAPTER] = "chapter", [LG_SCOPE_ACT] = "act",
	[LG_SCOPE_CORPUS] = "corpus",
};

const char *lg_scope_name(enum lg_scope s)
{
	return scopes[s];
}

enum lg_scope lg_scope_from_name(struct lg_slice name)
{
	int i = 0;
	while (i < LG_SCOPE_MAX && !lg_slice_is(name, scopes[i]))
		i++;
	return (enum lg_scope)i;
}
