/* SPDX-License-Identifier: MIT */
/*
 * structure_list.c - the provisions that are open, and where an enumerator belongs among them.
 *
 * The next number of an open list continues it, innermost first: so (i) after (h) is a letter and after (a) the first
 * of a list below it. "1.1." is the first of a list below a "1." that announces one, else it stands beside "1.". A list
 * that is not open must start at its first number. Anything else is no enumerator.
 */
#include "read/structure_priv.h"

#define GAP_DIGITS 15 /* numbers that may be missing (repealed, lost) before a list is no more the same */
#define RESTARTS_TOLD 3
#define DEPTH_MAX 12 /* of lists within lists of the same look */
#define GAP_STEPS 6  /* the same for letters and Roman numbers, in steps */

void lg_frame_open(struct lg_structure *s, const struct lg_frame *f, uint32_t src_begin)
{
	if (!LG_VEC_ROOM(s->arena, &s->frame)) {
		s->status = LG_ENOMEM;
		return;
	}
	s->frame.v[s->frame.n++] = *f;
	lg_build_open(s->b, f->kind, src_begin);
}

void lg_frame_close_to(struct lg_structure *s, size_t nframes)
{
	for (; s->frame.n > nframes; s->frame.n--)
		lg_build_close(s->b, s->pos);
}

struct lg_frame *lg_frame_top(struct lg_structure *s)
{
	return &s->frame.v[s->frame.n - 1];
}

size_t lg_frame_host(const struct lg_structure *s)
{
	size_t i = s->frame.n - 1;
	while (i > 0 && s->frame.v[i].role == LG_FRAME_ITEM)
		i--;
	return i;
}

/* ---- sequence ------------------------------------------------------------------------------------------------- */

static bool same_style(const struct lg_list_state *list, const struct lg_enumerator *e)
{
	return list->any && list->last.style == e->style && list->last.upper == e->upper;
}

static bool follows(const struct lg_list_state *list, const struct lg_enumerator *e, bool strict)
{
	if (!same_style(list, e) || !e->is[list->cls] || (list->parts && !e->decimal))
		return false;
	uint32_t last = list->last.value[list->cls], value = e->value[list->cls];
	uint32_t step = list->cls == LG_ENUM_LETTER || list->cls == LG_ENUM_DOUBLE ? e->step : 1;
	if (value == last)
		return e->suffix > list->last.suffix;
	if (value < last || list->parts)
		return false;
	return value - last <= (strict ? step : list->cls == LG_ENUM_DIGIT ? GAP_DIGITS : GAP_STEPS * step);
}

static bool starts(const struct lg_enumerator *e, enum lg_enum_class *cls)
{
	static const struct {
		enum lg_enum_class cls;
		uint32_t first;
	} firsts[] = {{LG_ENUM_DIGIT, 1}, {LG_ENUM_ROMAN, 1}, {LG_ENUM_LETTER, 4}, {LG_ENUM_DOUBLE, 4}};
	for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
		if (e->is[firsts[i].cls] && e->value[firsts[i].cls] == firsts[i].first && e->suffix == 0) {
			*cls = firsts[i].cls;
			return true;
		}
	return false;
}

/* Frame whose list e continues: the frame itself is a member, or (a host) remembers the list. SIZE_MAX: none. */
static size_t continued(const struct lg_structure *s, const struct lg_enumerator *e, bool strict)
{
	for (size_t i = s->frame.n; i > 0; i--) {
		const struct lg_frame *f = &s->frame.v[i - 1];
		if (follows(&f->list, e, strict))
			return i - 1;
		if (f->role == LG_FRAME_UNIT || f->role == LG_FRAME_CONTAINER)
			break;
	}
	return SIZE_MAX;
}

/* ---- kinds ---------------------------------------------------------------------------------------------------- */

static bool in_section(const struct lg_structure *s)
{
	for (size_t i = s->frame.n; i > 0; i--)
		if (s->frame.v[i - 1].role != LG_FRAME_ITEM)
			return s->frame.v[i - 1].kind == LG_KIND_SECTION ||
			       s->frame.v[i - 1].kind == LG_KIND_SUBSECTION;
	return false;
}

/* Common-law sections: 5 (1) (a) (i) (I). German ones: § 5 (1) 1. a) aa). */
static enum lg_kind kind_in_section(const struct lg_frame *parent, const struct lg_enumerator *e,
				    enum lg_enum_class cls)
{
	bool both = e->style == LG_ENUM_BOTH;
	switch ((int)parent->kind) {
	case LG_KIND_SUBSECTION:
		return both && cls != LG_ENUM_DIGIT ? LG_KIND_PARAGRAPH : LG_KIND_POINT;
	case LG_KIND_PARAGRAPH:
		return both ? LG_KIND_SUBPARAGRAPH : LG_KIND_POINT;
	case LG_KIND_SUBPARAGRAPH:
		return both ? LG_KIND_CLAUSE : LG_KIND_POINT;
	case LG_KIND_CLAUSE:
		return both ? LG_KIND_SUBCLAUSE : LG_KIND_POINT;
	default:
		break;
	}
	if (parent->role == LG_FRAME_ITEM)
		return LG_KIND_POINT;
	if (cls == LG_ENUM_DIGIT)
		return both || !parent->has_text ? LG_KIND_SUBSECTION : LG_KIND_POINT;
	return both ? LG_KIND_PARAGRAPH : LG_KIND_POINT;
}

static enum lg_kind kind_of_item(const struct lg_structure *s, const struct lg_frame *parent,
				 const struct lg_enumerator *e, enum lg_enum_class cls)
{
	if (in_section(s))
		return kind_in_section(parent, e, cls);
	bool annex_paragraph = parent->role != LG_FRAME_ITEM && parent->kind == LG_KIND_PARAGRAPH;
	if (annex_paragraph && cls == LG_ENUM_DIGIT && e->style == LG_ENUM_BOTH)
		return LG_KIND_SUBPARAGRAPH;
	bool inside = parent->role == LG_FRAME_ITEM || parent->kind == LG_KIND_PARAGRAPH;
	if (inside || cls != LG_ENUM_DIGIT)
		return LG_KIND_POINT;
	return e->style == LG_ENUM_CLOSE && parent->has_text ? LG_KIND_POINT : LG_KIND_PARAGRAPH;
}

/* ---- items ---------------------------------------------------------------------------------------------------- */

/* Leaves list to the host, so that it can go on after a note or a sentence between. */
static void remember(struct lg_structure *s, const struct lg_frame *item)
{
	size_t host = lg_frame_host(s);
	if (item->para_level && item->list.any)
		s->frame.v[host].list = item->list;
}

/* list: as it stood; e is its new member */
static void open_item(struct lg_structure *s, struct lg_list_state list, const struct lg_enumerator *e,
		      struct lg_slice num, uint32_t src_begin)
{
	const struct lg_frame *parent = lg_frame_top(s);
	bool section = in_section(s);
	list.any = true;
	list.last = *e;
	struct lg_frame f = {.kind = list.kind, .role = LG_FRAME_ITEM, .list = list};
	f.para_level = parent->role != LG_FRAME_ITEM &&
		       (list.kind == LG_KIND_SUBSECTION || (list.kind == LG_KIND_PARAGRAPH && !section));
	lg_frame_open(s, &f, src_begin);
	lg_build_num(s->b, num);
	remember(s, &f);
}

static void note_restart(struct lg_structure *s, const struct lg_frame *f, uint32_t src_begin)
{
	if (f->para_level && f->list.last.value[f->list.cls] > 1) {
		if (s->restarts++ < RESTARTS_TOLD)
			lg_diag(s->d, LG_WARNING, s->path, lg_build_line(s->b, src_begin), 0,
				"numbering of paragraphs starts again within one article: the heading of another may "
				"be lost");
	}
}

/* Where a list that starts again belongs: below the open item when that announces it, else in the place of the old one.
 */
static void leave_old_list(struct lg_structure *s, const struct lg_enumerator *e, enum lg_enum_class cls,
			   uint32_t src_begin)
{
	size_t host = lg_frame_host(s);
	for (size_t i = s->frame.n; i > host + 1; i--) {
		const struct lg_frame *f = &s->frame.v[i - 1];
		if (!same_style(&f->list, e) || f->list.cls != cls)
			continue;
		if (i == s->frame.n && f->colon && i - host < DEPTH_MAX)
			return;
		note_restart(s, f, src_begin);
		lg_frame_close_to(s, i - 1);
		return;
	}
}

/* "(2)" where (1) is lost; "2." only where nothing else is said before it. */
static bool first_is_lost(const struct lg_frame *top, const struct lg_enumerator *e)
{
	if (top->role != LG_FRAME_UNIT || !e->is[LG_ENUM_DIGIT])
		return false;
	return e->style == LG_ENUM_BOTH || (!top->has_text && e->value[LG_ENUM_DIGIT] <= 3);
}

/* "1.1." right below a "1." that announces a list; else it is a paragraph put in after "1." */
static bool is_part_of_open(const struct lg_frame *top, const struct lg_enumerator *e)
{
	return e->decimal && top->role == LG_FRAME_ITEM && top->colon && top->list.last.suffix == 0 &&
	       same_style(&top->list, e) && top->list.cls == LG_ENUM_DIGIT &&
	       top->list.last.value[LG_ENUM_DIGIT] == e->value[LG_ENUM_DIGIT];
}

bool lg_frame_item(struct lg_structure *s, const struct lg_enumerator *e, struct lg_slice num, uint32_t src_begin)
{
	enum lg_enum_class cls = LG_ENUM_DIGIT;
	if (is_part_of_open(lg_frame_top(s), e)) {
		open_item(s, (struct lg_list_state){.kind = LG_KIND_POINT, .parts = true}, e, num, src_begin);
		return true;
	}
	size_t at = continued(s, e, true);
	bool first = starts(e, &cls);
	if (at == SIZE_MAX && !first)
		at = continued(s, e, false);
	if (at != SIZE_MAX) {
		struct lg_list_state list = s->frame.v[at].list;
		lg_frame_close_to(s, s->frame.v[at].role == LG_FRAME_ITEM ? at : at + 1);
		open_item(s, list, e, num, src_begin);
		return true;
	}
	if (!first && !first_is_lost(lg_frame_top(s), e))
		return false;
	leave_old_list(s, e, cls, src_begin);
	enum lg_kind kind = kind_of_item(s, lg_frame_top(s), e, cls);
	open_item(s, (struct lg_list_state){.cls = cls, .kind = kind}, e, num, src_begin);
	return true;
}

void lg_frame_for_text(struct lg_structure *s, bool joins)
{
	struct lg_frame *top = lg_frame_top(s);
	if (top->role != LG_FRAME_ITEM || top->para_level)
		return;
	size_t host = lg_frame_host(s), keep = s->frame.n - 1;
	if (!joins)
		while (keep > host + 1 && !s->frame.v[keep - 1].para_level)
			keep--;
	lg_frame_close_to(s, keep);
}
