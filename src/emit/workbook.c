/* SPDX-License-Identifier: MIT */
#include "emit/workbook.h"

#include "emit/report.h"

const char *lg_workbook_say(const struct lg_workbook *w, enum lg_string_id id)
{
	return lg_string(w->lang, id);
}

const struct lg_requirement *lg_workbook_requirement(const struct lg_workbook *w, size_t r)
{
	return &w->m->checklist->requirement[r];
}

void lg_workbook_sheet(struct lg_sheet *s, struct lg_workbook *w, enum lg_string_id name, const struct lg_head *head,
		       size_t n, uint16_t frozen)
{
	struct lg_column *column = lg_arena_array(w->arena, n, sizeof *column);
	if (!column && !w->book.status)
		w->book.status = LG_ENOMEM;
	for (size_t i = 0; column && i < n; i++)
		column[i] = (struct lg_column){lg_workbook_say(w, head[i].id), head[i].width, head[i].look};
	lg_sheet_open(s, &w->book, lg_workbook_say(w, name), column, n, frozen);
}

/* A text put together in w->text by the caller, who begins with this. */
struct lg_buf *lg_workbook_compose(struct lg_workbook *w)
{
	lg_buf_clear(&w->text);
	return &w->text;
}

void lg_workbook_put(struct lg_sheet *s, struct lg_workbook *w)
{
	if (lg_buf_status(&w->text) && !w->book.status)
		w->book.status = LG_ENOMEM;
	lg_sheet_text(s, lg_buf_slice(&w->text));
}

void lg_workbook_link(struct lg_sheet *s, const struct lg_workbook *w, size_t r)
{
	lg_sheet_link(s, lg_workbook_requirement(w, r)->id, lg_workbook_say(w, LG_S_WB_REQUIREMENTS), w->requirement[r],
		      0);
}

void lg_workbook_colour(struct lg_sheet *s, struct lg_workbook *w, uint32_t r1, uint16_t c1, uint32_t r2, uint16_t c2)
{
	static const struct {
		lxw_color_t paper, ink;
	} colours[LG_VERDICT_MAX] = {
		[LG_MET] = {0xd5ecd4, 0x14521c},      [LG_PARTIAL] = {0xfdefc3, 0x6b4a00},
		[LG_GAP] = {0xf8d0cc, 0x7d1208},      [LG_CONTRADICTED] = {0xf09a90, 0x4d0803},
		[LG_RESERVED] = {0xd3e8f0, 0x0b4557}, [LG_UNKNOWN] = {0xe4e0ea, 0x463366},
		[LG_MANUAL] = {0xdde3ee, 0x2b3d63},
	};
	char quoted[24];
	for (unsigned v = 0; v < LG_VERDICT_MAX && w->book.status == LG_OK; v++) {
		lxw_format *f = workbook_add_format(w->book.book);
		if (!f) {
			w->book.status = LG_ENOMEM;
			return;
		}
		format_set_bg_color(f, colours[v].paper);
		format_set_font_color(f, colours[v].ink);
		snprintf(quoted, sizeof quoted, "\"%s\"", lg_verdict_name((enum lg_verdict)v));
		lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
					       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
					       .value_string = quoted,
					       .format = f};
		worksheet_conditional_format_range(s->sheet, r1, c1, r2, c2, &rule);
	}
}
