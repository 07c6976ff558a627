/* SPDX-License-Identifier: MIT */
/*
 * Findings, RFC 4180: one row per piece of evidence, one row with an empty citation where there is none. Fields are the
 * exact words of the law: a spreadsheet must import them as text.
 */
#include "base/csv.h"
#include "emit/emit.h"
#include "emit/report.h"

struct row {
	struct lg_buf *out;
	const struct lg_jurisdiction *jurisdiction;
	const struct lg_requirement *requirement;
	const struct lg_cell *cell;
	struct lg_slice note;
};

static void put_field(struct lg_buf *out, struct lg_slice field)
{
	lg_buf_char(out, ',');
	lg_csv_put(out, field);
}

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

static void put_row(const struct row *row, const struct lg_evidence *e)
{
	struct lg_buf *out = row->out;
	lg_csv_put(out, row->jurisdiction->name);
	put_field(out, row->requirement->id);
	lg_buf_fmt(out, ",%s", lg_verdict_name(row->cell->verdict));
	if (e) {
		put_field(out, lg_citation_act(row->jurisdiction, &e->at));
		put_field(out, e->at.eid);
		put_field(out, e->at.human);
		put_field(out, element_id(row->requirement, e));
		put_field(out, e->at.quote);
		lg_buf_fmt(out, ",%u,%u", (unsigned)e->at.src_begin, (unsigned)e->at.src_end);
	} else {
		lg_buf_str(out, ",,,,,,,");
	}
	put_field(out, row->cell->missing);
	put_field(out, row->note);
	lg_buf_str(out, "\r\n");
}

static int write_csv(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_buf note;
	(void)o;
	lg_buf_init(&note, 0);
	lg_buf_str(
		out,
		"jurisdiction,requirement,verdict,act,eid,citation,element,quote,byte_start,byte_end,missing,note\r\n");
	for (size_t k = 0; k < m->njurisdictions; k++) {
		const struct lg_jurisdiction *j = &m->jurisdiction[k];
		for (size_t r = 0; r < m->checklist->nrequirements; r++) {
			if (!lg_report_shows(m, r))
				continue;
			lg_buf_clear(&note);
			put_note(&note, j, &j->cell[r]);
			struct row row = {out, j, &m->checklist->requirement[r], &j->cell[r], lg_buf_slice(&note)};
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
	.summary = "findings, one row per piece of evidence (RFC 4180)",
	.write = write_csv,
};
