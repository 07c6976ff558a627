/* SPDX-License-Identifier: MIT */
#include "emit/mend.h"

bool lg_cell_lacks(const struct lg_cell *cell)
{
	return cell->verdict == LG_PARTIAL || cell->verdict == LG_GAP || cell->verdict == LG_CONTRADICTED;
}

const struct lg_citation *lg_mend_at(const struct lg_cell *cell)
{
	for (size_t i = 0; i < cell->nevidence; i++)
		if ((cell->evidence[i].element == UINT32_MAX) == (cell->verdict == LG_CONTRADICTED))
			return &cell->evidence[i].at;
	if (cell->nevidence)
		return &cell->evidence[0].at;
	return cell->near_miss.present ? &cell->near_miss.at : NULL;
}

size_t lg_mend_act(const struct lg_jurisdiction *j, const struct lg_requirement *r)
{
	size_t best = j->nacts;
	unsigned best_rank = 0;
	for (size_t i = 0; i < j->nacts; i++) {
		const struct lg_matrix_act *act = &j->act[i];
		unsigned rank = 1 + (r->acts >> act->kind & 1) + (act->unusable.n == 0 ? 2u : 0u);
		if (rank > best_rank) {
			best = i;
			best_rank = rank;
		}
	}
	return best;
}
