/* SPDX-License-Identifier: MIT */
#include "emit/html.h"

#include "emit/clean.h"
#include "emit/markup.h"
#include "emit/report.h"

void lg_html_put(struct lg_html *h, const char *markup)
{
	lg_buf_str(h->out, markup);
}

void lg_html_text(struct lg_html *h, struct lg_slice s)
{
	struct lg_buf clean;
	lg_buf_init(&clean, 0);
	lg_clean_put(&clean, s, 0);
	lg_markup_escape(h->out, lg_buf_slice(&clean));
	if (lg_buf_status(&clean) != LG_OK && h->out->status == LG_OK)
		h->out->status = lg_buf_status(&clean);
	lg_buf_done(&clean);
}

void lg_html_word(struct lg_html *h, enum lg_string_id id)
{
	lg_html_text(h, lg_slice_from(lg_string(h->lang, id)));
}

void lg_html_fill(struct lg_html *h, enum lg_string_id id, const struct lg_slice *arg, size_t n)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_string_fill(&b, h->lang, id, arg, n);
	lg_html_text(h, lg_buf_slice(&b));
	if (lg_buf_status(&b) != LG_OK && h->out->status == LG_OK)
		h->out->status = lg_buf_status(&b);
	lg_buf_done(&b);
}

void lg_html_share(struct lg_html *h, int32_t thousandths)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_share_put(&b, thousandths);
	for (size_t i = 0; i < b.len; i++) {
		if (b.bytes[i] == '.')
			lg_html_word(h, LG_S_PAGE_DECIMAL);
		else
			lg_buf_char(h->out, b.bytes[i]);
	}
	lg_buf_done(&b);
}

#define PLACES 9 /* {1} to {9} */

void lg_html_numbers(struct lg_html *h, enum lg_string_id id, const size_t *v, size_t n)
{
	char digits[PLACES][24];
	struct lg_slice arg[PLACES];
	for (size_t i = 0; i < n && i < PLACES; i++) {
		size_t at = sizeof digits[i], rest = v[i];
		do
			digits[i][--at] = (char)('0' + rest % 10);
		while (rest /= 10);
		arg[i] = (struct lg_slice){digits[i] + at, sizeof digits[i] - at};
	}
	lg_html_fill(h, id, arg, n);
}

/* ---- parts ---------------------------------------------------------------------------------------------------- */

char lg_html_letter(enum lg_verdict v)
{
	static const char letters[] = {
		[LG_MET] = 'm',	     [LG_PARTIAL] = 'p', [LG_GAP] = 'g',   [LG_CONTRADICTED] = 'c',
		[LG_RESERVED] = 'r', [LG_UNKNOWN] = 'u', [LG_MANUAL] = 'i'};
	return letters[v];
}

void lg_html_verdict(struct lg_html *h, enum lg_verdict v)
{
	lg_buf_fmt(h->out, "<span class=\"v %c\">", lg_html_letter(v));
	lg_html_text(h, lg_slice_from(lg_string_verdict(h->lang, v)));
	lg_html_put(h, "</span>");
}

void lg_html_view(struct lg_html *h, const char *id, enum lg_string_id heading)
{
	lg_buf_fmt(h->out,
		   "<section class=\"view\" id=\"%s\" aria-labelledby=\"h-%s\">\n<h2 id=\"h-%s\" tabindex=\"-1\">", id,
		   id, id);
	lg_html_word(h, heading);
	lg_html_put(h, "</h2>\n");
}

void lg_html_table(struct lg_html *h, const char *class, enum lg_string_id caption)
{
	lg_html_put(h, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
	lg_html_word(h, caption);
	lg_buf_fmt(h->out, "\"><table class=\"list %s\"><caption class=\"away\">", class);
	lg_html_word(h, caption);
	lg_html_put(h, "</caption><thead><tr>");
}

void lg_html_column(struct lg_html *h, struct lg_slice name)
{
	lg_html_put(h, "<th scope=\"col\"><bdi>");
	lg_html_text(h, name);
	lg_html_put(h, "</bdi></th>");
}

void lg_html_columns(struct lg_html *h, const enum lg_string_id *column, size_t n)
{
	for (size_t i = 0; i < n; i++)
		lg_html_column(h, lg_slice_from(lg_string(h->lang, column[i])));
}

void lg_html_rows(struct lg_html *h)
{
	lg_html_put(h, "</tr></thead><tbody>\n");
}

void lg_html_table_end(struct lg_html *h)
{
	lg_html_put(h, "</tbody></table></div>\n");
}

void lg_html_note(struct lg_html *h, enum lg_string_id id)
{
	lg_html_put(h, "<p class=\"note\">");
	lg_html_word(h, id);
	lg_html_put(h, "</p>\n");
}

void lg_html_bar(struct lg_html *h, struct lg_slice name, const size_t of[LG_VERDICT_MAX])
{
	size_t total = 0, x = 0;
	for (int v = 0; v < LG_VERDICT_MAX; v++)
		total += of[v];
	lg_html_put(
		h,
		"<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
	lg_html_text(h, name);
	for (int v = 0; v < LG_VERDICT_MAX; v++) {
		if (!of[v])
			continue;
		lg_html_put(h, ", ");
		lg_html_text(h, lg_slice_from(lg_string_verdict(h->lang, (enum lg_verdict)v)));
		lg_buf_fmt(h->out, " %zu", of[v]);
	}
	lg_html_put(h, "\">");
	for (int v = 0; v < LG_VERDICT_MAX; v++) {
		size_t width = total ? (x + of[v]) * 1000 / total - x * 1000 / total : 0;
		if (width)
			lg_buf_fmt(h->out, "<rect class=\"%c\" x=\"%zu\" width=\"%zu\" height=\"20\"/>",
				   lg_html_letter((enum lg_verdict)v), x * 1000 / total, width);
		x += of[v];
	}
	lg_html_put(h, "</svg>");
}
