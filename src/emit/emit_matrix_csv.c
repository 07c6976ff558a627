/* SPDX-License-Identifier: MIT */
/* Requirement x jurisdiction, a verdict in each cell. */
#include "emit/csv_out.h"
#include "emit/report.h"

static int write_matrix_csv(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_csv_out csv = lg_csv_out_begin(out, o);
	lg_csv_out_str(&csv, "requirement");
	for (size_t j = 0; j < m->njurisdictions; j++)
		lg_csv_out_field(&csv, m->jurisdiction[j].name);
	lg_csv_out_end_row(&csv);
	for (size_t r = 0; r < m->checklist->nrequirements; r++) {
		if (!lg_report_shows(m, r))
			continue;
		lg_csv_out_field(&csv, m->checklist->requirement[r].id);
		for (size_t j = 0; j < m->njurisdictions; j++)
			lg_csv_out_str(&csv, lg_verdict_name(m->jurisdiction[j].cell[r].verdict));
		lg_csv_out_end_row(&csv);
	}
	return lg_buf_status(out);
}

const struct lg_emitter lg_emitter_matrix_csv = {
	.name = "matrix-csv",
	.extension = "csv",
	.mime = "text/csv",
	.summary = "requirement by jurisdiction, a verdict in each cell",
	.write = write_matrix_csv,
};
