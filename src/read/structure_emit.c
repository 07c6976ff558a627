/* SPDX-License-Identifier: MIT */
/* structure_emit.c - lines with their parts in, builder events out. */
#include <string.h>

#include "read/structure_priv.h"

static bool has(unsigned marks, enum lg_mark mark)
{
	return (marks >> mark) & 1U;
}

/* ---- words ---------------------------------------------------------------------------------------------------- */

static uint32_t source_at(const struct lg_scan_line *l, size_t at)
{
	return l->in.map.n ? lg_offmap_begin(&l->in.map, (uint32_t)at) : l->in.begin;
}

static void put(struct lg_structure *s, const struct lg_scan_line *l, size_t begin, size_t end, enum lg_role role)
{
	struct lg_offmap part = {0};
	if (begin >= end)
		return;
	int status = lg_offmap_append_part(&part, s->arena, &l->in.map, (uint32_t)begin, (uint32_t)end);
	if (status == LG_OK)
		lg_build_text(s->b, role, lg_slice_sub(l->in.text, begin, end), &part);
	else if (s->status == LG_OK)
		s->status = status;
	s->pos = l->in.end;
}

/* A blank between two lines that make one sentence. */
static void put_gap(struct lg_structure *s, const struct lg_scan_line *l, enum lg_role role)
{
	lg_build_piece(s->b, role, LG_LIT(" "), l->in.begin, 0);
}

/* ---- dead text ------------------------------------------------------------------------------------------------ */

/* "F4[…]", "[. . .]": brackets around nothing. */
static bool is_emptied(struct lg_slice text)
{
	text = lg_slice_sub(text, lg_skip_tags(text, 0), text.n);
	bool dots = false;
	for (size_t at = 0, n; at < text.n; at += n) {
		enum lg_char c = lg_char_at(text, at, &n);
		if (c != LG_CHAR_OTHER)
			return false;
		dots |= text.p[at] == '.' || lg_slice_starts(lg_slice_sub(text, at, text.n), "…");
	}
	return dots;
}

/* The words say that the provision they stand in is no law any more. */
static bool says_repealed(const struct lg_structure *s, struct lg_slice text, const struct lg_line_marks *known)
{
	struct lg_line_words words;
	unsigned marks;
	text = lg_slice_trim(text);
	if (text.n >= 400)
		return false;
	if (is_emptied(text))
		return true;
	bool enclosed = text.n && strchr("{[(", text.p[0]) && strchr("}])", text.p[text.n - 1]);
	if (known) {
		marks = known->starts | (enclosed ? known->holds : 0);
	} else {
		lg_arena_reset(s->scratch);
		if (lg_line_words(&words, s->scratch, s->scratch, s->table, text) != LG_OK)
			return false;
		marks = lg_line_starts(s->table, &words);
		if (enclosed)
			marks |= lg_line_marks(s->table, &words).holds;
	}
	return has(marks, LG_MARK_REPEALED);
}

/* "(repealed)", "Title (repealed)" */
static bool title_says_repealed(const struct lg_structure *s, struct lg_slice title)
{
	size_t at = title.n;
	if (title.n == 0 || says_repealed(s, title, NULL))
		return title.n > 0;
	while (at > 0 && !strchr("([{", title.p[at - 1]))
		at--;
	return at > 0 && strchr(")]}", title.p[title.n - 1]) &&
	       says_repealed(s, lg_slice_sub(title, at - 1, title.n), NULL);
}

/* A dash or dots in the place of words. */
static bool says_nothing(struct lg_slice text)
{
	return text.n < 20 && lg_first_char(text) == LG_CHAR_NONE;
}

static bool is_own_text(const struct lg_scan_line *l)
{
	return l->part == LG_PART_TEXT || l->part == LG_PART_QUOTED || l->part == LG_PART_EDITORIAL;
}

/* Flags of the unit that line i heads: dead when all it has is a line that says so. */
static unsigned unit_flags(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	struct lg_slice rest = lg_slice_trim(lg_slice_sub(l->in.text, l->heading.title, l->in.text.n));
	bool repealed = title_says_repealed(s, rest), other = l->says && !repealed;
	unsigned flags = 0;
	if (has(l->marks.holds, LG_MARK_NOT_COMMENCED) && rest.n < 300)
		flags |= LG_PROV_NOT_COMMENCED;
	for (size_t j = lg_next_line(s, i); j < s->line.n && !other; j = lg_next_line(s, j)) {
		const struct lg_scan_line *t = &s->line.v[j];
		if (t->part == LG_PART_TITLE && !t->ahead)
			continue;
		if (!is_own_text(t))
			break;
		if (has(t->marks.starts, LG_MARK_NOT_COMMENCED) && t->in.text.n < 300)
			flags |= LG_PROV_NOT_COMMENCED;
		if (says_repealed(s, t->in.text, &t->marks))
			repealed = true;
		else if (t->part != LG_PART_EDITORIAL && !says_nothing(t->in.text))
			other = true;
	}
	return flags | (repealed && !other ? LG_PROV_REPEALED : 0);
}

/* ---- text ----------------------------------------------------------------------------------------------------- */

/* "2.-" where the heading has said 2 already. */
static size_t skip_repeated_number(struct lg_structure *s, const struct lg_scan_line *l)
{
	struct lg_heading_number num;
	size_t at = lg_skip_tags(l->in.text, 0);
	bool may = s->may_repeat;
	s->may_repeat = false;
	if (!may || !lg_heading_number_at(NULL, l->in.text, at, &num) ||
	    !lg_slice_eq(lg_slice_sub(l->in.text, num.begin, num.end), s->number))
		return 0;
	at = num.end;
	for (size_t start = SIZE_MAX; start != at;) {
		struct lg_slice rest = lg_slice_sub(l->in.text, at, l->in.text.n);
		start = at;
		if (lg_blank_at(l->in.text, at))
			at = lg_skip_blanks(l->in.text, at);
		else if (lg_slice_starts(rest, ".") || lg_slice_starts(rest, "-"))
			at++;
		else if (lg_slice_starts(rest, "—") || lg_slice_starts(rest, "–"))
			at += strlen("—");
	}
	return at;
}

/* Opens what the enumerators at `at` number; where the words begin. */
static size_t open_items(struct lg_structure *s, const struct lg_scan_line *l, size_t at, bool *opened)
{
	struct lg_enumerator e;
	*opened = false;
	bool bare = l->bare && at == 0 && lg_bare_enumerator(l->in.text, &e);
	while (bare || lg_enumerator_at(l->in.text, at, &e)) {
		bare = false;
		struct lg_slice num = lg_slice_sub(l->in.text, e.begin, e.num_end);
		if (!lg_frame_item(s, &e, num, source_at(l, e.begin)))
			break;
		at = e.end;
		*opened = true;
		if (says_repealed(s, lg_slice_sub(l->in.text, at, l->in.text.n), NULL))
			lg_build_flags(s->b, LG_PROV_REPEALED);
	}
	return at;
}

static bool counts_paragraphs(const struct lg_structure *s)
{
	const struct lg_frame *host = &s->frame.v[lg_frame_host(s)];
	return lg_counted_kind(s->table) != LG_KIND_MAX && host->role == LG_FRAME_UNIT &&
	       host->kind == LG_KIND_ARTICLE && !host->list.any;
}

/* A paragraph that only its place numbers. */
static void open_counted(struct lg_structure *s, const struct lg_scan_line *l, size_t at)
{
	struct lg_frame f = {
		.kind = lg_counted_kind(s->table), .role = LG_FRAME_ITEM, .para_level = true, .counted = true};
	lg_frame_close_to(s, lg_frame_host(s) + 1);
	lg_frame_open(s, &f, source_at(l, at));
	lg_build_flags(s->b, LG_PROV_INFERRED);
}

/* Goes on with a word in small letters; a quote before it begins a definition. */
static bool goes_on(struct lg_slice text)
{
	size_t n;
	return lg_char_at(text, lg_skip_blanks(text, 0), &n) == LG_CHAR_LOWER;
}

/* "... of article / 61. / of the code": the full stop of an ordinal ends nothing. */
static bool ends_ordinal(struct lg_slice text)
{
	text = lg_slice_trim(text);
	return text.n >= 2 && text.p[text.n - 1] == '.' && text.p[text.n - 2] >= '0' && text.p[text.n - 2] <= '9';
}

/* Over an empty line only a comma or dash reaches. */
static bool joins_last(const struct lg_structure *s, const struct lg_scan_line *l)
{
	return l->in.gap ? s->comma : !s->ended || s->ordinal;
}

static void put_text(struct lg_structure *s, const struct lg_scan_line *l, size_t at)
{
	struct lg_slice rest = lg_slice_sub(l->in.text, at, l->in.text.n);
	bool opened = false;
	size_t words = open_items(s, l, at, &opened);
	bool small = goes_on(rest);
	bool joins = !opened && small && joins_last(s, l);
	if (!opened) {
		lg_frame_for_text(s, small && (!s->ended || s->ordinal || lg_frame_top(s)->colon));
		if (counts_paragraphs(s) && !joins && !(lg_frame_top(s)->counted && (small || lg_frame_top(s)->colon)))
			open_counted(s, l, at);
	}
	if (joins)
		put_gap(s, l, LG_ROLE_TEXT);
	else
		lg_build_break(s->b);
	put(s, l, words, l->in.text.n, LG_ROLE_TEXT);
	struct lg_frame *top = lg_frame_top(s);
	top->has_text |= words < l->in.text.n;
	top->colon = lg_ends_open(l->in.text);
	s->ended = lg_ends_sentence(l->in.text);
	s->ordinal = ends_ordinal(l->in.text);
	s->comma = lg_slice_ends(lg_slice_trim(l->in.text), ",") || (lg_ends_open(l->in.text) && !s->ended);
}

/* After the word that opens a note: "Note.", "Notes 1." */
static size_t after_note_word(struct lg_slice text)
{
	size_t at = lg_skip_tags(text, 0), n;
	for (enum lg_char c = lg_char_at(text, at, &n); c == LG_CHAR_LOWER || c == LG_CHAR_UPPER || c == LG_CHAR_LETTER;
	     c = lg_char_at(text, at, &n))
		at += n;
	while (at < text.n && (lg_blank_at(text, at) || strchr(".:-", text.p[at])))
		at += lg_blank_at(text, at) ? lg_blank_at(text, at) : 1;
	return at;
}

static void put_note(struct lg_structure *s, const struct lg_scan_line *l)
{
	struct lg_frame f = {.kind = LG_KIND_NOTE, .role = LG_FRAME_NOTE};
	size_t at = after_note_word(l->in.text), host = lg_frame_host(s);
	if (s->frame.v[host].role == LG_FRAME_NOTE)
		host--;
	lg_frame_close_to(s, host + 1);
	lg_frame_open(s, &f, source_at(l, 0));
	put(s, l, 0, at, LG_ROLE_HEADING);
	s->ended = true;
	if (at < l->in.text.n)
		put_text(s, l, at);
}

static bool opens_note(const struct lg_structure *s, const struct lg_scan_line *l)
{
	return has(l->marks.starts, LG_MARK_NOTE) && s->frame.v[lg_frame_host(s)].kind != LG_KIND_ACT &&
	       lg_first_char(l->in.text) != LG_CHAR_LOWER;
}

static void put_line(struct lg_structure *s, const struct lg_scan_line *l)
{
	size_t at = skip_repeated_number(s, l);
	if (at == 0 && opens_note(s, l))
		put_note(s, l);
	else
		put_text(s, l, at);
}

static void put_editorial(struct lg_structure *s, const struct lg_scan_line *l)
{
	lg_build_break(s->b);
	lg_build_block_flags(s->b, LG_PROV_EDITORIAL);
	put(s, l, 0, l->in.text.n, LG_ROLE_TEXT);
	lg_build_break(s->b);
}

/* ---- headings ------------------------------------------------------------------------------------------------- */

static bool contains(const struct lg_frame *outer, const struct lg_scan_line *l, enum lg_kind kind)
{
	if (outer->role == LG_FRAME_UNIT || outer->role == LG_FRAME_NOTE || outer->role == LG_FRAME_ITEM)
		return false;
	if (outer->kind == LG_KIND_ATTACHMENT) /* to the end of the text, or the next annex */
		return true;
	if (outer->depth && l->in.heading)
		return outer->depth < l->in.heading;
	return lg_kind_level(outer->kind) < lg_kind_level(kind);
}

/* Closes whatever cannot hold a provision of that kind. */
static void make_room(struct lg_structure *s, const struct lg_scan_line *l, enum lg_kind kind)
{
	bool unit = lg_is_unit_kind(s, kind);
	size_t n = s->frame.n;
	while (n > 1) {
		const struct lg_frame *f = &s->frame.v[n - 1];
		if (f->role == LG_FRAME_CONTAINER && (unit ? f->kind != kind : contains(f, l, kind)))
			break;
		n--;
	}
	lg_frame_close_to(s, n);
}

static void put_title(struct lg_structure *s, size_t i, const struct lg_scan_line *l, size_t at)
{
	size_t before = lg_line_before(s, i);
	if (before != SIZE_MAX && s->line.v[before].part == LG_PART_TITLE && s->line.v[before].ahead)
		put(s, &s->line.v[before], 0, s->line.v[before].in.text.n, LG_ROLE_HEADING);
	at = lg_skip_tags(l->in.text, at);
	if (!l->says && at < l->in.text.n)
		put(s, l, at, l->in.text.n, LG_ROLE_HEADING);
	for (size_t j = lg_next_line(s, i); j < s->line.n; j = lg_next_line(s, j)) {
		const struct lg_scan_line *t = &s->line.v[j];
		if (t->part != LG_PART_TITLE || t->ahead)
			break;
		put_gap(s, t, LG_ROLE_HEADING);
		put(s, t, 0, t->in.text.n, LG_ROLE_HEADING);
	}
}

static void put_number(struct lg_structure *s, const struct lg_scan_line *l)
{
	char digits[16];
	struct lg_slice num = lg_slice_sub(l->in.text, l->heading.num.begin, l->heading.num.end);
	s->number = num;
	if (l->heading.num.ordinal) { /* "first": the number is what it is called by */
		size_t n = sizeof digits;
		for (uint32_t v = l->heading.num.ordinal; v; v /= 10)
			digits[--n] = (char)('0' + v % 10);
		num = (struct lg_slice){digits + n, sizeof digits - n};
	}
	lg_build_num(s->b, num);
}

/* What follows the number on its line, when that is not all title. */
static void put_rest(struct lg_structure *s, const struct lg_scan_line *l, bool unit)
{
	size_t at = lg_skip_tags(l->in.text, l->heading.title);
	size_t title = unit ? lg_inline_title(lg_slice_sub(l->in.text, at, l->in.text.n)) : 0;
	if (title) {
		size_t end = at + title;
		while (end > at && strchr(".-", l->in.text.p[end - 1]))
			end--;
		put(s, l, at, end, LG_ROLE_HEADING);
		at = lg_skip_blanks(l->in.text, at + title);
	}
	put_text(s, l, title ? at : l->heading.title);
}

static void put_heading(struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	enum lg_kind kind = l->heading.kind;
	bool unit = lg_is_unit_kind(s, kind);
	struct lg_frame f = {.kind = kind, .role = unit ? LG_FRAME_UNIT : LG_FRAME_CONTAINER, .depth = l->in.heading};
	make_room(s, l, kind);
	lg_frame_open(s, &f, source_at(l, 0));
	s->number = (struct lg_slice){NULL, 0};
	if (l->heading.numbered)
		put_number(s, l);
	lg_build_flags(s->b, unit ? unit_flags(s, i) : 0);
	put_title(s, i, l, l->heading.title);
	s->pos = l->in.end;
	s->ended = true;
	s->may_repeat = unit && l->in.heading && l->heading.bare;
	if (l->says)
		put_rest(s, l, unit);
}

/* A heading without a number: of articles below it, or of provisions of its own. */
static void put_cross(struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	size_t next = lg_next_line(s, i);
	while (next < s->line.n && s->line.v[next].part == LG_PART_TITLE && !s->line.v[next].ahead)
		next = lg_next_line(s, next);
	bool own = s->nunits && next < s->line.n && is_own_text(&s->line.v[next]);
	struct lg_frame f = {.kind = own ? LG_KIND_TRANSITIONAL : LG_KIND_CROSSHEADING,
			     .role = own ? LG_FRAME_UNIT : LG_FRAME_CONTAINER,
			     .depth = l->in.heading};
	make_room(s, l, LG_KIND_CROSSHEADING);
	lg_frame_open(s, &f, source_at(l, 0));
	lg_build_flags(s->b, LG_PROV_INFERRED);
	put_title(s, i, l, 0);
	s->pos = l->in.end;
	s->ended = true;
}

static void put_annex(struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	struct lg_frame f = {.kind = LG_KIND_ATTACHMENT, .role = LG_FRAME_CONTAINER, .depth = l->in.heading};
	bool treaty = has(l->marks.holds, LG_MARK_TREATY);
	size_t j = i;
	for (int lines = 0; lines < 2 && (j = lg_next_line(s, j)) < s->line.n; lines++)
		treaty |= s->line.v[j].in.text.n < 300 && has(s->line.v[j].marks.starts, LG_MARK_TREATY);
	lg_frame_close_to(s, 1);
	lg_frame_open(s, &f, source_at(l, 0));
	lg_build_flags(s->b, treaty ? LG_PROV_TREATY : 0);
	put(s, l, 0, l->in.text.n, LG_ROLE_HEADING);
	s->ended = true;
}

/* ---- whole stretches ------------------------------------------------------------------------------------------ */

static void put_stretch(struct lg_structure *s, size_t *i, enum lg_kind kind, unsigned flags)
{
	enum lg_line_part part = s->line.v[*i].part;
	lg_build_open(s->b, kind, s->line.v[*i].in.begin);
	lg_build_flags(s->b, flags);
	for (bool first = true; *i < s->line.n; *i = lg_next_line(s, *i), first = false) {
		const struct lg_scan_line *l = &s->line.v[*i];
		if (l->part != part || (!first && l->first))
			break;
		lg_build_break(s->b);
		put(s, l, 0, l->in.text.n, LG_ROLE_TEXT);
	}
	(*i)--;
	lg_build_close(s->b, s->pos);
	s->ended = true;
}

static void put_act_title(struct lg_structure *s, const struct lg_scan_line *l)
{
	put_gap(s, l, LG_ROLE_HEADING);
	put(s, l, 0, l->in.text.n, LG_ROLE_HEADING);
	s->ended = true;
}

/* Words that stand in the act itself need a provision to be cited by. */
static void house_text(struct lg_structure *s, const struct lg_scan_line *l)
{
	struct lg_frame f = {.kind = LG_KIND_LEVEL, .role = LG_FRAME_CONTAINER};
	struct lg_enumerator e;
	if (s->mode != LG_STRUCTURE_ACT || s->frame.n > 1 || s->nunits || lg_enumerator_at(l->in.text, 0, &e))
		return;
	lg_frame_open(s, &f, l->in.begin);
	lg_build_flags(s->b, LG_PROV_INFERRED);
}

static void emit(struct lg_structure *s, size_t *i)
{
	const struct lg_scan_line *l = &s->line.v[*i];
	switch (l->part) {
	case LG_PART_TEXT:
		house_text(s, l);
		put_line(s, l);
		break;
	case LG_PART_HEADING:
		put_heading(s, *i);
		break;
	case LG_PART_CROSS:
		put_cross(s, *i);
		break;
	case LG_PART_ANNEX:
		put_annex(s, *i);
		break;
	case LG_PART_ACT_TITLE:
		put_act_title(s, l);
		break;
	case LG_PART_TOC:
		put_stretch(s, i, LG_KIND_TOC, LG_PROV_TOC);
		break;
	case LG_PART_PREAMBLE:
		put_stretch(s, i, LG_KIND_PREAMBLE, LG_PROV_PREAMBLE);
		break;
	case LG_PART_QUOTED:
		put_stretch(s, i, LG_KIND_QUOTED, LG_PROV_QUOTED);
		break;
	case LG_PART_CLOSING:
		lg_frame_close_to(s, 1);
		put_stretch(s, i, LG_KIND_CONCLUSIONS, 0);
		break;
	case LG_PART_EDITORIAL:
		put_editorial(s, l);
		break;
	case LG_PART_TITLE:
	case LG_PART_SKIP:
		break;
	}
}

void lg_emit_lines(struct lg_structure *s)
{
	s->ended = true;
	for (size_t i = 0; i < s->line.n; i++)
		emit(s, &i);
	if (s->mode == LG_STRUCTURE_ACT && s->nunits == 0 && s->line.n)
		lg_diag(s->d, LG_WARNING, s->path, 0, 0, "no article or section recognised: read as paragraphs");
}
