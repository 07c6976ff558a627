/* SPDX-License-Identifier: MIT */
#include "emit/csv_out.h"

#include <string.h>

#include "base/csv.h"

struct lg_csv_out lg_csv_out_begin(struct lg_buf *out, const struct lg_emit_options *o)
{
	struct lg_csv_out c = {.out = out, .dialect = o ? o->csv_dialect : LG_CSV_RFC4180};
	if (c.dialect != LG_CSV_RFC4180)
		lg_buf_str(out, "\xef\xbb\xbf");
	return c;
}

/* Also the full-width signs, which Excel takes for the same. */
static bool is_formula_like(struct lg_slice s)
{
	static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (lg_slice_starts(s, wide[i]))
			return true;
	return s.n && s.p[0] && strchr("=+-@\t\r\n", s.p[0]);
}

static void put_for_excel(struct lg_csv_out *c, struct lg_slice field)
{
	struct lg_buf text;
	bool defused = is_formula_like(lg_slice_trim(field)) || is_formula_like(field);
	if (!defused && !(c->dialect == LG_CSV_EXCEL_SEMICOLON && memchr(field.p ? field.p : "", ';', field.n))) {
		lg_csv_put(c->out, field);
		return;
	}
	lg_buf_init(&text, 0);
	lg_buf_str(&text, defused ? "'" : "");
	lg_buf_slice_put(&text, field);
	lg_csv_put_quoted(c->out, lg_buf_slice(&text));
	if (lg_buf_status(&text) && !c->out->status)
		c->out->status = lg_buf_status(&text);
	lg_buf_done(&text);
}

void lg_csv_out_field(struct lg_csv_out *c, struct lg_slice field)
{
	if (c->inside)
		lg_buf_char(c->out, c->dialect == LG_CSV_EXCEL_SEMICOLON ? ';' : ',');
	c->inside = true;
	if (c->dialect == LG_CSV_RFC4180)
		lg_csv_put(c->out, field);
	else
		put_for_excel(c, field);
}

void lg_csv_out_str(struct lg_csv_out *c, const char *field)
{
	lg_csv_out_field(c, lg_slice_from(field));
}

void lg_csv_out_end_row(struct lg_csv_out *c)
{
	lg_buf_str(c->out, "\r\n");
	c->inside = false;
}
