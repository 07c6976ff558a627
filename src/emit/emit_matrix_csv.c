/* SPDX-License-Identifier: MIT */
/* Requirement x jurisdiction, a verdict in each cell. */
#include "base/csv.h"
#include "emit/emit.h"
#include "emit/report.h"

static int write_matrix_csv(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	(void)o;
	lg_buf_str(out, "requirement");
	for (size_t j = 0; j < m->njurisdictions; j++) {
		lg_buf_char(out, ',');
		lg_csv_put(out, m->jurisdiction[j].name);
	}
	lg_buf_str(out, "\r\n");
	for (size_t r = 0; r < m->checklist->nrequirements; r++) {
		if (!lg_report_shows(m, r))
			continue;
		lg_csv_put(out, m->checklist->requirement[r].id);
		for (size_t j = 0; j < m->njurisdictions; j++)
			lg_buf_fmt(out, ",%s", lg_verdict_name(m->jurisdiction[j].cell[r].verdict));
		lg_buf_str(out, "\r\n");
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
