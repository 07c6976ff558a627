/* SPDX-License-Identifier: MIT */
/* One file that needs nothing else: the matrix, and behind each of its cells the clauses that decided it. */
#include <string.h>

#include "base/sha256.h"
#include "emit/html.h"
#include "emit/report.h"

static const char style[] = {
#include "page_css.h"
};

static const char script[] = {
#include "page_js.h"
};

/* Runs before anything is drawn, so that what only the script shows is not laid out first. */
static const char early[] = "document.documentElement.classList.add(\"js\")";

/* ---- only our own script and style may run -------------------------------------------------------------------- */

static unsigned hex_digit(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* The hash as Content-Security-Policy wants it: base64 of its 32 bytes. */
static void put_hash(struct lg_html *h, const char *bytes, size_t n)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char hex[LG_SHA256_HEX + 2];
	struct lg_sha256 s;
	lg_sha256_init(&s);
	lg_sha256_add(&s, (struct lg_slice){bytes, n});
	lg_sha256_hex(&s, hex);
	memcpy(hex + LG_SHA256_HEX - 1, "00", 3); /* 33 bytes are 44 letters, the last of which is filling */
	for (size_t i = 0; i < LG_SHA256_HEX + 1; i += 6) {
		unsigned group = 0;
		for (size_t k = 0; k < 6; k++)
			group = group << 4 | hex_digit(hex[i + k]);
		for (int shift = 18; shift >= 0; shift -= 6)
			if (i < LG_SHA256_HEX - 5 || shift > 0)
				lg_buf_char(h->out, alphabet[group >> shift & 63]);
	}
	lg_buf_char(h->out, '=');
}

static void put_policy(struct lg_html *h)
{
	lg_html_put(h, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
		       "form-action 'none'; style-src 'sha256-");
	put_hash(h, style, sizeof style);
	lg_html_put(h, "'; script-src 'sha256-");
	put_hash(h, script, sizeof script);
	lg_html_put(h, "' 'sha256-");
	put_hash(h, early, sizeof early - 1);
	lg_html_put(h, "'\">\n");
}

/* ---- the page ------------------------------------------------------------------------------------------------- */

static void put_head(struct lg_html *h)
{
	lg_buf_fmt(h->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		   lg_ui_lang_code(h->lang));
	put_policy(h);
	lg_html_put(h, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		       "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	lg_html_word(h, LG_S_LEGAL_FRAMEWORK);
	for (size_t j = 0; j < h->m->njurisdictions; j++) {
		lg_html_put(h, j ? ", " : ": ");
		lg_html_text(h, h->m->jurisdiction[j].name);
	}
	lg_html_put(h, "</title>\n<style>");
	lg_buf_put(h->out, style, sizeof style);
	lg_html_put(h, "</style>\n<script>");
	lg_html_put(h, early);
	lg_html_put(h, "</script>\n</head>\n");
}

static void put_link(struct lg_html *h, const char *id, enum lg_string_id name)
{
	lg_buf_fmt(h->out, "<a href=\"#%s\">", id);
	lg_html_word(h, name);
	lg_html_put(h, "</a>\n");
}

static void put_banner(struct lg_html *h)
{
	size_t shown = 0;
	for (size_t r = 0; r < h->m->checklist->nrequirements; r++)
		shown += lg_report_shows(h->m, r);
	lg_html_put(h, "<body>\n<a class=\"skip\" href=\"#main\">");
	lg_html_word(h, LG_S_PAGE_SKIP);
	lg_html_put(h, "</a>\n<header id=\"top\"><div class=\"title\"><h1>");
	lg_html_word(h, LG_S_LEGAL_FRAMEWORK);
	lg_html_put(h, "</h1>\n<p>");
	lg_html_numbers(h, h->m->njurisdictions == 1 ? LG_S_PAGE_COUNTS_ONE : LG_S_PAGE_COUNTS,
			(const size_t[]){h->m->njurisdictions, shown}, 2);
	lg_html_put(h, "</p></div>\n<nav aria-label=\"");
	lg_html_word(h, LG_S_PAGE_VIEWS);
	lg_html_put(h, "\">\n");
	put_link(h, "matrix", LG_S_PAGE_MATRIX);
	put_link(h, "overview", LG_S_PAGE_OVERVIEW);
	put_link(h, "challenges", LG_S_PAGE_CHALLENGES);
	put_link(h, "pillars", LG_S_PAGE_PILLARS);
	put_link(h, "indicators", LG_S_PAGE_INDICATORS);
	put_link(h, "method", LG_S_PAGE_METHOD);
	lg_html_put(h, "</nav></header>\n<noscript><p class=\"note\">");
	lg_html_word(h, LG_S_PAGE_NOSCRIPT);
	lg_html_put(h, "</p></noscript>\n");
}

static int put_views(struct lg_html *h)
{
	lg_html_put(h, "<main id=\"main\" tabindex=\"-1\">\n");
	lg_html_matrix(h);
	lg_html_overview(h);
	LG_TRY(lg_html_challenges(h));
	LG_TRY(lg_html_pillars(h));
	lg_html_indicators(h);
	lg_html_method(h);
	lg_html_put(h, "</main>\n");
	return LG_OK;
}

static int write_html(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_html h = {.out = out, .m = m, .lang = o ? o->ui_lang : LG_UI_EN, .rank = o && o->rank};
	put_head(&h);
	put_banner(&h);
	LG_TRY(put_views(&h));
	lg_html_data(&h);
	lg_html_put(&h, "<script>");
	lg_buf_put(out, script, sizeof script);
	lg_html_put(&h, "</script>\n</body>\n</html>\n");
	return lg_buf_status(out);
}

const struct lg_emitter lg_emitter_html = {
	.name = "html",
	.extension = "html",
	.mime = "text/html",
	.summary = "one page that needs no network: matrix, and the clauses behind each cell",
	.profiles = true,
	.write = write_html,
};
