/* SPDX-License-Identifier: MIT */
/* The matrix, which can be read without the script, and the profiles. */
#include "emit/html.h"
#include "emit/report.h"

#define ROOM_FOR_WORDS 12 /* columns; more of them show three letters each */

/* ---- the matrix ----------------------------------------------------------------------------------------------- */

static void put_head(struct lg_html *h)
{
	lg_html_put(h, "<thead><tr><th scope=\"col\" class=\"req\">");
	lg_html_word(h, LG_S_REQUIREMENT);
	lg_html_put(h, "</th>");
	for (size_t k = 0; k < h->m->njurisdictions; k++)
		lg_html_column(h, h->m->jurisdiction[k].name);
	lg_html_put(h, "</tr></thead>\n");
}

static void put_cells(struct lg_html *h, size_t r, bool words)
{
	for (size_t k = 0; k < h->m->njurisdictions; k++) {
		enum lg_verdict v = h->m->jurisdiction[k].cell[r].verdict;
		lg_buf_fmt(h->out, "<td class=\"%c\">", lg_html_letter(v));
		lg_html_put(h, words ? lg_string_verdict(h->lang, v) : lg_string_verdict_code(h->lang, v));
		lg_html_put(h, "</td>");
	}
}

static void put_row(struct lg_html *h, size_t r, bool words)
{
	const struct lg_requirement *req = &h->m->checklist->requirement[r];
	lg_html_put(h, "<tr><th scope=\"row\" class=\"req\"><b>");
	lg_html_text(h, req->id);
	lg_html_put(h, "</b> <span dir=\"auto\">");
	lg_html_text(h, req->title);
	lg_html_put(h, "</span></th>");
	put_cells(h, r, words);
	lg_html_put(h, "</tr>\n");
}

static void put_group(struct lg_html *h, uint32_t instrument)
{
	lg_buf_fmt(h->out, "<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\"><span dir=\"auto\">",
		   h->m->njurisdictions + 1);
	lg_html_text(h, h->m->checklist->instrument[instrument].title);
	lg_html_put(h, "</span></th></tr>\n");
}

static void put_rows(struct lg_html *h, bool words)
{
	const struct lg_checklist *c = h->m->checklist;
	uint32_t instrument = UINT32_MAX;
	for (size_t r = 0; r < c->nrequirements; r++) {
		if (!lg_report_shows(h->m, r))
			continue;
		if (c->requirement[r].instrument != instrument) {
			lg_html_put(h, instrument == UINT32_MAX ? "" : "</tbody>\n");
			instrument = c->requirement[r].instrument;
			put_group(h, instrument);
		}
		put_row(h, r, words);
	}
	lg_html_put(h, instrument == UINT32_MAX ? "" : "</tbody>");
}

void lg_html_matrix(struct lg_html *h)
{
	bool words = h->m->njurisdictions <= ROOM_FOR_WORDS;
	lg_html_view(h, "matrix", LG_S_PAGE_MATRIX);
	lg_html_put(h, "<div id=\"filters\"></div>\n<div class=\"frame\" tabindex=\"0\" role=\"group\" "
		       "aria-labelledby=\"h-matrix\">"
		       "<table id=\"cells\" class=\"");
	lg_html_put(h, words ? "words\">" : "codes\">");
	lg_html_put(h, "<caption class=\"away\">");
	lg_html_word(h, LG_S_PAGE_MATRIX);
	lg_buf_fmt(h->out, "</caption><colgroup><col class=\"req\"><col span=\"%zu\"></colgroup>",
		   h->m->njurisdictions ? h->m->njurisdictions : 1);
	put_head(h);
	put_rows(h, words);
	lg_html_put(h, "</table></div>\n<p id=\"nothing\" hidden>");
	lg_html_word(h, LG_S_PAGE_NOTHING);
	lg_html_put(h, "</p></section>\n");
}

/* ---- profiles ------------------------------------------------------------------------------------------------- */

static void put_profile_table(struct lg_html *h, enum lg_string_id caption, enum lg_string_id first)
{
	enum lg_string_id column[LG_VERDICT_MAX + 3] = {first, LG_S_PAGE_PROFILE};
	for (int v = 0; v < LG_VERDICT_MAX; v++)
		column[2 + v] = (enum lg_string_id)((int)LG_S_VERDICT_MET + v);
	column[2 + LG_VERDICT_MAX] = LG_S_PAGE_SHARE_LACKING;
	lg_html_put(h, "<h3>");
	lg_html_word(h, caption);
	lg_html_put(h, "</h3>\n");
	lg_html_table(h, "profile", caption);
	lg_html_columns(h, column, sizeof column / sizeof *column);
	lg_html_rows(h);
}

static void put_profile(struct lg_html *h, struct lg_slice name, const size_t of[LG_VERDICT_MAX])
{
	size_t judged = of[LG_MET] + of[LG_PARTIAL] + of[LG_GAP] + of[LG_CONTRADICTED], lacking = judged - of[LG_MET];
	lg_html_put(h, "<tr><th scope=\"row\"><bdi>");
	lg_html_text(h, name);
	lg_html_put(h, "</bdi></th><td class=\"chart\">");
	lg_html_bar(h, name, of);
	lg_html_put(h, "</td>");
	for (int v = 0; v < LG_VERDICT_MAX; v++)
		lg_buf_fmt(h->out, of[v] ? "<td class=\"n\">%zu</td>" : "<td class=\"n zero\">%zu</td>", of[v]);
	if (judged)
		lg_buf_fmt(h->out, "<td class=\"n\">%zu %%</td></tr>\n", (100 * lacking + judged / 2) / judged);
	else
		lg_html_put(h, "<td class=\"n zero\">–</td></tr>\n");
}

static void put_theme(struct lg_html *h, struct lg_slice theme)
{
	const struct lg_checklist *c = h->m->checklist;
	size_t of[LG_VERDICT_MAX] = {0};
	for (size_t r = 0; r < c->nrequirements; r++)
		for (size_t k = 0; k < h->m->njurisdictions; k++)
			if (lg_report_shows(h->m, r) && lg_slice_eq(c->requirement[r].theme, theme))
				of[h->m->jurisdiction[k].cell[r].verdict]++;
	put_profile(h, lg_string_theme(h->lang, theme), of);
}

void lg_html_overview(struct lg_html *h)
{
	lg_html_view(h, "overview", LG_S_PAGE_OVERVIEW);
	put_profile_table(h, LG_S_PAGE_PROFILES, LG_S_COUNTRY);
	for (size_t k = 0; k < h->m->njurisdictions; k++) {
		struct lg_tally t = lg_report_tally(h->m, &h->m->jurisdiction[k]);
		put_profile(h, h->m->jurisdiction[k].name, t.of);
	}
	lg_html_table_end(h);
	put_profile_table(h, LG_S_PAGE_GAPS_BY_THEME, LG_S_THEME);
	for (size_t r = 0; r < h->m->checklist->nrequirements; r++)
		if (lg_report_first_of_theme(h->m, r))
			put_theme(h, h->m->checklist->requirement[r].theme);
	lg_html_table_end(h);
	lg_html_note(h, LG_S_PAGE_SHARE_NOTE);
	lg_html_put(h, "</section>\n");
}
