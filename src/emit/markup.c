/* SPDX-License-Identifier: MIT */
#include "emit/markup.h"

#include "emit/clean.h"

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void lg_markup_escape(struct lg_buf *b, struct lg_slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *e = entity(s.p[i]);
		if (e)
			lg_buf_str(b, e);
		else
			lg_buf_char(b, s.p[i]);
	}
}

void lg_markup_put(struct lg_buf *b, struct lg_buf *scratch, struct lg_slice s)
{
	lg_buf_clear(scratch);
	lg_clean_put(scratch, s, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	lg_markup_escape(b, lg_buf_slice(scratch));
}
