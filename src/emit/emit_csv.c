/* SPDX-License-Identifier: MIT */
/*
 * Findings: one row per piece of evidence, one row with an empty citation where there is none. Fields are the exact
 * words of the law: a spreadsheet must import them as text, or ask for its own dialect.
 */
#include <stdio.h>

#include "emit/csv_out.h"
#include "emit/report.h"

struct row {
	struct lg_csv_out *csv;
	const struct lg_jurisdiction *jurisdiction;
	const struct lg_requirement *requirement;
	const struct lg_cell *cell;
	struct lg_slice note;
};

/* Why the cell is what it is; for a gap also where the law came closest. */
static void put_note(struct lg_buf *b, const struct lg_jurisdiction *j, const struct lg_cell *cell)
{
	lg_buf_slice_put(b, cell->note);
	if (!cell->near_miss.present)
		return;
	const struct lg_citation *at = &cell->near_miss.at;
	lg_buf_str(b, cell->note.n ? "; nearest: " : "nearest: ");
	lg_buf_slice_put(b, lg_citation_act(j, at));
	lg_buf_char(b, ' ');
	lg_buf_slice_put(b, at->human);
	if (cell->near_miss.why.n) {
		lg_buf_str(b, ": ");
		lg_buf_slice_put(b, cell->near_miss.why);
	}
}

static struct lg_slice element_id(const struct lg_requirement *r, const struct lg_evidence *e)
{
	return e->element < r->nelements ? r->element[e->element].id : LG_LIT("contradiction");
}

static void put_number(struct lg_csv_out *csv, uint32_t n)
{
	char digits[16];
	snprintf(digits, sizeof digits, "%u", (unsigned)n);
	lg_csv_out_str(csv, digits);
}

static void put_row(const struct row *row, const struct lg_evidence *e)
{
	struct lg_csv_out *csv = row->csv;
	lg_csv_out_field(csv, row->jurisdiction->name);
	lg_csv_out_field(csv, row->requirement->id);
	lg_csv_out_str(csv, lg_verdict_name(row->cell->verdict));
	if (e) {
		lg_csv_out_field(csv, lg_citation_act(row->jurisdiction, &e->at));
		lg_csv_out_field(csv, e->at.eid);
		lg_csv_out_field(csv, e->at.human);
		lg_csv_out_field(csv, element_id(row->requirement, e));
		lg_csv_out_field(csv, e->at.quote);
		put_number(csv, e->at.src_begin);
		put_number(csv, e->at.src_end);
	} else {
		for (int i = 0; i < 7; i++)
			lg_csv_out_str(csv, "");
	}
	lg_csv_out_field(csv, row->cell->missing);
	lg_csv_out_field(csv, row->note);
	lg_csv_out_end_row(csv);
}

static int write_csv(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	static const char *const heads[] = {"jurisdiction", "requirement", "verdict", "act",
					    "eid",	    "citation",	   "element", "quote",
					    "byte_start",   "byte_end",	   "missing", "note"};
	struct lg_csv_out csv = lg_csv_out_begin(out, o);
	struct lg_buf note;
	lg_buf_init(&note, 0);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		lg_csv_out_str(&csv, heads[i]);
	lg_csv_out_end_row(&csv);
	for (size_t k = 0; k < m->njurisdictions; k++) {
		const struct lg_jurisdiction *j = &m->jurisdiction[k];
		for (size_t r = 0; r < m->checklist->nrequirements; r++) {
			if (!lg_report_shows(m, r))
				continue;
			lg_buf_clear(&note);
			put_note(&note, j, &j->cell[r]);
			struct row row = {&csv, j, &m->checklist->requirement[r], &j->cell[r], lg_buf_slice(&note)};
			for (size_t i = 0; i < row.cell->nevidence; i++)
				put_row(&row, &row.cell->evidence[i]);
			if (row.cell->nevidence == 0)
				put_row(&row, NULL);
		}
	}
	int status = lg_buf_status(&note);
	lg_buf_done(&note);
	return status ? status : lg_buf_status(out);
}

const struct lg_emitter lg_emitter_csv = {
	.name = "csv",
	.extension = "csv",
	.mime = "text/csv",
	.summary = "findings, one row per piece of evidence (RFC 4180; --csv-dialect)",
	.write = write_csv,
};
