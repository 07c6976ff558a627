/* SPDX-License-Identifier: MIT */
#include "emit/outline.h"

int lg_outline_init(struct lg_outline *o)
{
	*o = (struct lg_outline){.arena = lg_arena_new(), .contents_at = SIZE_MAX};
	lg_buf_init(&o->text, 0);
	return o->arena ? LG_OK : LG_ENOMEM;
}

void lg_outline_done(struct lg_outline *o)
{
	lg_buf_done(&o->text);
	lg_arena_free(o->arena);
}

uint32_t lg_outline_open(struct lg_outline *o, enum lg_para kind)
{
	if (kind > LG_PARA_H4)
		return 0;
	if (!LG_VEC_ROOM(o->arena, &o->entry)) {
		o->status = LG_ENOMEM;
		return 0;
	}
	uint32_t id = (uint32_t)o->entry.n + 1;
	o->entry.v[o->entry.n++] = (struct lg_outline_entry){.level = (unsigned)kind - LG_PARA_H1 + 1, .id = id};
	o->open = true;
	lg_buf_clear(&o->text);
	return id;
}

void lg_outline_run(struct lg_outline *o, struct lg_slice text)
{
	if (o->open)
		lg_buf_slice_put(&o->text, text);
}

void lg_outline_close(struct lg_outline *o)
{
	if (!o->open)
		return;
	o->open = false;
	if (lg_buf_status(&o->text) != LG_OK ||
	    !lg_arena_copy(o->arena, lg_buf_slice(&o->text), &o->entry.v[o->entry.n - 1].text))
		o->status = LG_ENOMEM;
}
