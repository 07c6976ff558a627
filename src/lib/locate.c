/* SPDX-License-Identifier: MIT */
#include "lib/locate.h"

static void locate(struct lg_citation *at, uint32_t act, const struct lg_lines *lines)
{
	if (at->act != act)
		return;
	at->from = lg_lines_at(lines, at->src_begin);
	at->to = lg_lines_at(lines, at->src_end);
}

int lg_locate(struct lg_matrix *m, size_t j, uint32_t act, struct lg_slice bytes)
{
	struct lg_lines lines;
	struct lg_arena *scratch = lg_arena_new();
	if (!scratch)
		return LG_ENOMEM;
	int status = lg_lines_new(&lines, scratch, bytes);
	for (size_t r = 0; r < m->checklist->nrequirements && status == LG_OK; r++) {
		struct lg_cell *cell = &m->jurisdiction[j].cell[r];
		for (size_t i = 0; i < cell->nevidence; i++)
			locate(&cell->evidence[i].at, act, &lines);
		if (cell->near_miss.present)
			locate(&cell->near_miss.at, act, &lines);
	}
	lg_arena_free(scratch);
	return status;
}
