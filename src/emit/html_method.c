/* SPDX-License-Identifier: MIT */
/* What the findings rest on: meaning of the verdicts, texts examined, how often findings were right. */
#include "emit/html.h"
#include "emit/report.h"

static void put_heading(struct lg_html *h, enum lg_string_id id)
{
	lg_html_put(h, "<h3>");
	lg_html_word(h, id);
	lg_html_put(h, "</h3>\n");
}

static void put_legend(struct lg_html *h)
{
	put_heading(h, LG_S_PAGE_LEGEND);
	lg_html_put(h, "<dl class=\"legend\">");
	for (int v = 0; v < LG_VERDICT_MAX; v++) {
		lg_html_put(h, "<div><dt>");
		lg_html_verdict(h, (enum lg_verdict)v);
		lg_html_put(h, " <abbr>");
		lg_html_text(h, lg_slice_from(lg_string_verdict_code(h->lang, (enum lg_verdict)v)));
		lg_html_put(h, "</abbr></dt><dd>");
		lg_html_text(h, lg_slice_from(lg_string_verdict_means(h->lang, (enum lg_verdict)v)));
		lg_html_put(h, "</dd></div>\n");
	}
	lg_html_put(h, "</dl>\n");
	lg_html_note(h, LG_S_PAGE_GAP_NOTE);
}

/* ---- texts ---------------------------------------------------------------------------------------------------- */

static void put_field(struct lg_html *h, struct lg_slice s)
{
	lg_html_put(h, "</td><td><bdi>");
	lg_html_text(h, s);
	lg_html_put(h, "</bdi>");
}

static void put_act(struct lg_html *h, const struct lg_jurisdiction *j, const struct lg_matrix_act *a)
{
	lg_html_put(h, "<tr><th scope=\"row\"><bdi>");
	lg_html_text(h, j->name);
	lg_html_put(h, "</bdi></th><td><bdi>");
	lg_html_text(h, a->name);
	lg_html_put(h, "</bdi>");
	put_field(h, a->title);
	put_field(h, lg_slice_from(lg_string_act_kind(h->lang, a->kind)));
	put_field(h, a->lang);
	put_field(h, a->expression_date);
	if (a->unusable.n) {
		lg_html_put(h, "</td><td colspan=\"2\">");
		lg_html_fill(h, LG_S_PAGE_NOT_JUDGED, &a->unusable, 1);
	} else {
		lg_buf_fmt(h->out, "</td><td class=\"n\">%u</td><td class=\"n\">%u", (unsigned)a->units,
			   (unsigned)a->dead);
	}
	lg_buf_fmt(h->out, "</td><td><code>%s</code></td></tr>\n", a->sha256);
}

static void put_texts(struct lg_html *h)
{
	static const enum lg_string_id columns[] = {LG_S_COUNTRY,	LG_S_PAGE_FILE,	    LG_S_PAGE_TITLE,
						    LG_S_PAGE_KIND,	LG_S_PAGE_LANGUAGE, LG_S_PAGE_DATE,
						    LG_S_PAGE_ARTICLES, LG_S_PAGE_ASIDE};
	put_heading(h, LG_S_TEXTS_EXAMINED);
	lg_html_table(h, "texts", LG_S_TEXTS_EXAMINED);
	lg_html_columns(h, columns, sizeof columns / sizeof *columns);
	lg_html_column(h, LG_LIT("SHA-256"));
	lg_html_rows(h);
	for (size_t k = 0; k < h->m->njurisdictions; k++)
		for (size_t i = 0; i < h->m->jurisdiction[k].nacts; i++)
			put_act(h, &h->m->jurisdiction[k], &h->m->jurisdiction[k].act[i]);
	lg_html_table_end(h);
	lg_html_note(h, LG_S_PAGE_ASIDE_NOTE);
}

/* ---- accuracy ------------------------------------------------------------------------------------------------- */

static void put_accuracy_row(struct lg_html *h, const struct lg_accuracy *a, struct lg_slice name)
{
	const int32_t share[] = {a ? a->verdicts : LG_NO_SHARE, a ? a->gap_precision : LG_NO_SHARE,
				 a ? a->gap_recall : LG_NO_SHARE, a ? a->cite_hit : LG_NO_SHARE};
	lg_html_put(h, "<tr><th scope=\"row\">");
	lg_html_text(h, name);
	lg_buf_fmt(h->out, "</th><td class=\"n\">%u</td>", a ? (unsigned)a->cells : 0);
	for (size_t i = 0; i < sizeof share / sizeof *share; i++) {
		lg_html_put(h, "<td class=\"n\">");
		lg_html_share(h, share[i]);
		lg_html_put(h, "</td>");
	}
	lg_buf_fmt(h->out, "<td class=\"n\">%u</td></tr>\n", a ? (unsigned)a->abstained : 0);
}

static void put_accuracy(struct lg_html *h)
{
	static const enum lg_string_id columns[] = {
		LG_S_PAGE_LANGUAGE,   LG_S_PAGE_LABELLED,    LG_S_PAGE_RIGHT,	 LG_S_PAGE_GAP_PRECISION,
		LG_S_PAGE_GAP_RECALL, LG_S_PAGE_CITED_RIGHT, LG_S_PAGE_ABSTAINED};
	struct lg_slice lang, all = LG_LIT("");
	if (h->m->naccuracy == 0)
		return;
	put_heading(h, LG_S_ACCURACY_KNOWN);
	lg_html_table(h, "accuracy", LG_S_ACCURACY_KNOWN);
	lg_html_columns(h, columns, sizeof columns / sizeof *columns);
	lg_html_rows(h);
	for (size_t i = 0; (lang = lg_report_language(h->m, i)).n; i++)
		put_accuracy_row(h, lg_report_accuracy(h->m, all, lang), lang);
	put_accuracy_row(h, lg_report_accuracy(h->m, all, all), lg_slice_from(lg_string(h->lang, LG_S_PAGE_ALL)));
	lg_html_table_end(h);
	lg_html_note(h, LG_S_PAGE_ACCURACY_NOTE);
}

void lg_html_method(struct lg_html *h)
{
	const struct lg_slice built[] = {h->m->version, lg_slice_from(h->m->rules_sha256)};
	lg_html_view(h, "method", LG_S_PAGE_METHOD);
	put_legend(h);
	put_texts(h);
	put_accuracy(h);
	lg_html_put(h, "<p class=\"note\">");
	lg_html_fill(h, LG_S_PAGE_RULES, built, 2);
	lg_html_put(h, "</p></section>\n");
}
