/* SPDX-License-Identifier: MIT */
#include "model/document.h"

#include "model/hash.h"

void lg_document_free(struct lg_document *doc)
{
	if (doc)
		lg_arena_free(doc->arena);
}

uint32_t lg_unit_of(const struct lg_document *doc, uint32_t p)
{
	return doc->unit[p];
}

uint32_t lg_block_at(const struct lg_document *doc, uint32_t norm_offset)
{
	uint32_t lo = 0, hi = doc->nblocks;
	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (doc->block[mid].norm_begin <= norm_offset)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

struct lg_span lg_span_text(const struct lg_document *doc, struct lg_span norm)
{
	return (struct lg_span){lg_offmap_begin(&doc->norm_map, norm.begin), lg_offmap_end(&doc->norm_map, norm.end)};
}

struct lg_span lg_span_disk(const struct lg_document *doc, struct lg_span text)
{
	return (struct lg_span){lg_offmap_begin(&doc->src_map, text.begin), lg_offmap_end(&doc->src_map, text.end)};
}

uint32_t lg_find_eid(const struct lg_document *doc, struct lg_slice eid)
{
	if (doc->eid_slots == 0)
		return doc->nprov;
	for (uint32_t i = lg_hash(eid);; i++) {
		uint32_t p = doc->eid_slot[i & (doc->eid_slots - 1)];
		if (p == 0)
			return doc->nprov;
		if (lg_slice_eq(doc->prov[p - 1].eid, eid))
			return p - 1;
	}
}
