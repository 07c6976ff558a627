/* SPDX-License-Identifier: MIT */
#include "read/structure.h"

#include <stdlib.h>
#include <string.h>

#include "read/structure_priv.h"

int lg_structure_new(struct lg_structure **out, struct lg_builder *b, const struct lg_words_table *words,
		     enum lg_structure_mode mode)
{
	struct lg_structure *s = calloc(1, sizeof *s);
	if (!s)
		return LG_ENOMEM;
	s->arena = lg_arena_new();
	s->scratch = lg_arena_new();
	if (!s->arena || !s->scratch) {
		lg_arena_free(s->arena);
		lg_arena_free(s->scratch);
		free(s);
		return LG_ENOMEM;
	}
	s->b = b;
	s->table = words;
	s->mode = mode;
	*out = s;
	return LG_OK;
}

/* An empty map means that the text stands in the source as it is. */
static int copy_map(struct lg_structure *s, struct lg_line *to, const struct lg_line *from)
{
	uint32_t n = (uint32_t)from->text.n;
	to->map = (struct lg_offmap){0};
	if (from->map.n == 0)
		return n ? lg_offmap_add(&to->map, s->arena, n, from->begin, n) : LG_OK;
	return lg_offmap_append_part(&to->map, s->arena, &from->map, 0, n);
}

void lg_structure_line(struct lg_structure *s, const struct lg_line *line)
{
	struct lg_scan_line l = {.in = *line};
	if (s->status != LG_OK)
		return;
	if (line->text.n > UINT32_MAX / 2 || !LG_VEC_ROOM(s->arena, &s->line) ||
	    !lg_arena_copy(s->arena, line->text, &l.in.text)) {
		s->status = LG_ENOMEM;
		return;
	}
	s->status = copy_map(s, &l.in, line);
	if (s->status == LG_OK)
		s->line.v[s->line.n++] = l;
}

void lg_structure_end(struct lg_structure *s, uint32_t src_end, struct lg_slice path, struct lg_diags *d)
{
	struct lg_frame base = {.kind = lg_build_open_kind(s->b), .role = LG_FRAME_CONTAINER};
	if (s->mode == LG_STRUCTURE_WITHIN_UNIT)
		base.role = LG_FRAME_UNIT;
	s->path = path;
	s->d = d;
	if (s->status == LG_OK)
		s->status = lg_scan_lines(s);
	if (s->status == LG_OK && LG_VEC_ROOM(s->arena, &s->frame)) {
		s->frame.v[s->frame.n++] = base;
		lg_emit_lines(s);
		s->pos = src_end;
		lg_frame_close_to(s, 1);
	}
	if (s->status != LG_OK)
		lg_diag(d, LG_ERROR, path, 0, 0, "out of memory while looking for articles: the text is not complete");
	lg_arena_free(s->arena);
	lg_arena_free(s->scratch);
	free(s);
}

bool lg_is_unit_kind(const struct lg_structure *s, enum lg_kind kind)
{
	return kind == LG_KIND_ARTICLE || kind == LG_KIND_RULE || kind == LG_KIND_TRANSITIONAL || kind == s->unit_kind;
}

struct lg_slice lg_line_text(const struct lg_scan_line *l)
{
	return l->in.text;
}

size_t lg_next_line(const struct lg_structure *s, size_t i)
{
	do
		i++;
	while (i < s->line.n && s->line.v[i].part == LG_PART_SKIP);
	return i;
}

size_t lg_line_before(const struct lg_structure *s, size_t i)
{
	while (i > 0)
		if (s->line.v[--i].part != LG_PART_SKIP)
			return i;
	return SIZE_MAX;
}

static struct lg_slice without_last(struct lg_slice s, const char *mark)
{
	return lg_slice_ends(s, mark) ? lg_slice_sub(s, 0, s.n - strlen(mark)) : s;
}

bool lg_ends_sentence(struct lg_slice text)
{
	static const char *const closers[] = {"\"", "”", "»", "’", "'", ")", "]", "“"};
	text = lg_slice_trim(text);
	for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
		text = without_last(text, closers[i]);
	return text.n > 0 && strchr(".;:!?", text.p[text.n - 1]) != NULL;
}

bool lg_ends_open(struct lg_slice text)
{
	text = lg_slice_trim(text);
	return lg_slice_ends(text, ":") || lg_slice_ends(text, "—") || lg_slice_ends(text, "–") ||
	       lg_slice_ends(text, "-");
}
