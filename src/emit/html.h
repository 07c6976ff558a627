/* SPDX-License-Identifier: MIT */
/*
 * html.h - the page of a comparison, in parts. All that comes from laws, rules, facts or file names goes through
 * lg_html_text (in markup) or the JSON writer (in data): nothing else may put such words on the page.
 */
#ifndef LG_EMIT_HTML_H
#define LG_EMIT_HTML_H

#include "emit/emit.h"

struct lg_html {
	struct lg_buf *out;
	const struct lg_matrix *m;
	enum lg_ui_lang lang;
	bool rank;
};

void lg_html_put(struct lg_html *h, const char *markup);
void lg_html_text(
	struct lg_html *h,
	struct lg_slice s); /* made fit to be shown (clean.h) and escaped, for elements and quoted attributes */
void lg_html_word(struct lg_html *h, enum lg_string_id id);
void lg_html_fill(struct lg_html *h, enum lg_string_id id, const struct lg_slice *arg,
		  size_t n);				    /* escaped afterwards */
void lg_html_share(struct lg_html *h, int32_t thousandths); /* "0.931", with the decimal sign of the language */
void lg_html_numbers(struct lg_html *h, enum lg_string_id id, const size_t *v, size_t n); /* {1} ... are numbers */

char lg_html_letter(enum lg_verdict v); /* class of a verdict, and its letter in the data: m p g c r u i */
/* The verdict as a mark: shape, colour and word. */
void lg_html_verdict(struct lg_html *h, enum lg_verdict v);

/* <section class="view" id="..."> with its heading; closed by lg_html_put("</section>\n"). */
void lg_html_view(struct lg_html *h, const char *id, enum lg_string_id heading);
/* A table that scrolls alone: table, its columns, rows, <tr> ... , end. */
void lg_html_table(struct lg_html *h, const char *class, enum lg_string_id caption);
void lg_html_column(struct lg_html *h, struct lg_slice name);
void lg_html_columns(struct lg_html *h, const enum lg_string_id *column, size_t n);
void lg_html_rows(struct lg_html *h);
void lg_html_table_end(struct lg_html *h);
void lg_html_note(struct lg_html *h, enum lg_string_id id); /* a paragraph of our own */
/* A bar of verdicts as SVG; of[] by verdict. */
void lg_html_bar(struct lg_html *h, struct lg_slice name, const size_t of[LG_VERDICT_MAX]);

/* ---- the views ---- */

void lg_html_matrix(struct lg_html *h);
void lg_html_overview(struct lg_html *h);
int lg_html_challenges(struct lg_html *h) LG_MUST_USE;
int lg_html_pillars(struct lg_html *h) LG_MUST_USE;
void lg_html_indicators(struct lg_html *h);
void lg_html_method(struct lg_html *h);

/* Everything else, for the script: one block for the whole, and one for each jurisdiction, read when it is looked at.
 */
void lg_html_data(struct lg_html *h);

#endif
