/* SPDX-License-Identifier: MIT */
#include "read/logical.h"

#include <string.h>

#include "read/structure_priv.h"

#define WIDTH_MAX 140	     /* characters: nearly all lines of a wrapped text are shorter */
#define WRAPPED_MIN 8	     /* lines it takes to tell */
#define BLOCK_BYTES_MAX 1500 /* more on average between empty lines: those do not mark paragraphs */

int lg_lines_add(struct lg_lines *lines, struct lg_slice utf8, size_t begin, size_t end, bool *gap)
{
	begin = lg_skip_blanks(lg_slice_sub(utf8, 0, end), begin);
	while (end > begin && strchr(" \t\r\n\f\v", utf8.p[end - 1]))
		end--;
	if (begin >= end) {
		*gap = true;
		return LG_OK;
	}
	if (!LG_VEC_ROOM(lines->arena, lines))
		return LG_ENOMEM;
	lines->v[lines->n++] = (struct lg_line){
		.text = lg_slice_sub(utf8, begin, end), .begin = (uint32_t)begin, .end = (uint32_t)end, .gap = *gap};
	*gap = false;
	return LG_OK;
}

/* ---- shape of the text ---------------------------------------------------------------------------------------- */

struct shape {
	bool wrapped;
	bool blocks;  /* empty lines stand between paragraphs */
	size_t width; /* characters */
};

/* Goes on with a word in small letters. */
static bool is_small(struct lg_slice text)
{
	size_t n;
	struct lg_enumerator e;
	return lg_char_at(text, lg_skip_blanks(text, 0), &n) == LG_CHAR_LOWER && !lg_enumerator_at(text, 0, &e);
}

static size_t characters(struct lg_slice s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* The width that 97 of 100 lines keep within. */
static size_t usual_width(const struct lg_lines *lines)
{
	size_t count[WIDTH_MAX + 2] = {0}, over = lines->n - lines->n * 3 / 100, seen = 0, width = 0;
	for (size_t i = 0; i < lines->n; i++) {
		size_t n = characters(lines->v[i].text);
		count[n > WIDTH_MAX ? WIDTH_MAX + 1 : n]++;
	}
	for (; width <= WIDTH_MAX; width++) {
		seen += count[width];
		if (seen >= over)
			break;
	}
	return width;
}

static struct shape shape_of(const struct lg_lines *lines)
{
	struct shape shape = {false, false, 0};
	size_t blocks = 1, bytes = 0, unfinished = 0;
	if (lines->n < WRAPPED_MIN)
		return shape;
	for (size_t i = 0; i < lines->n; i++) {
		blocks += lines->v[i].gap && i > 0;
		bytes += lines->v[i].text.n;
		unfinished += i + 1 < lines->n && !lines->v[i + 1].gap && !lg_ends_sentence(lines->v[i].text) &&
			      !lg_ends_open(lines->v[i].text) && is_small(lines->v[i + 1].text);
	}
	shape.width = usual_width(lines);
	bool blocks_told = blocks > 1 && bytes / blocks <= BLOCK_BYTES_MAX && lines->n * 2 > blocks * 3;
	shape.wrapped = unfinished * 8 > lines->n && (shape.width <= WIDTH_MAX || blocks_told);
	shape.blocks = shape.wrapped && blocks_told;
	return shape;
}

/* ---- joining -------------------------------------------------------------------------------------------------- */

struct words {
	const struct lg_words_table *table;
	struct lg_arena *scratch;
};

/* Lines [begin, end) that make one, so far. */
struct group {
	size_t begin, end;
	bool heading;	  /* begins with the number of a provision */
	bool untitled;	  /* and has nothing else yet */
	bool capitals;	  /* its title is in capitals */
	bool maybe_title; /* stands right after such a number */
	bool clause;	  /* has a comma, a full stop ...: no title */
};

static bool is_heading(const struct words *w, const struct lg_line *l, struct group *g)
{
	struct lg_line_heading h;
	if (!lg_line_heading(&h, w->table, w->scratch, l->text, l->heading > 0))
		return l->heading > 0;
	g->untitled = h.numbered && h.title >= l->text.n;
	g->capitals = lg_all_caps(lg_slice_sub(l->text, h.title, l->text.n));
	return true;
}

static bool only_number(struct lg_slice text)
{
	struct lg_enumerator e;
	return lg_enumerator_at(text, 0, &e) && e.end >= text.n;
}

static bool in_brackets(struct lg_slice text)
{
	return text.n > 2 && strchr("({[", text.p[0]) && strchr(")}]", text.p[text.n - 1]);
}

static bool has_clause(struct lg_slice text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == ',' || text.p[i] == '.' || text.p[i] == ';' || text.p[i] == ':')
			return true;
	return false;
}

/* An enumerator in the middle of a sentence is a reference: "of article / 61. / paragraph 1." */
static bool joins_enumerator(const struct shape *shape, struct lg_slice before, struct lg_slice text,
			     const struct lg_enumerator *e)
{
	struct lg_slice rest = lg_slice_sub(text, e->end, text.n);
	if (lg_ends_sentence(before) || lg_ends_open(before) || lg_slice_ends(before, ","))
		return false;
	if (e->style != LG_ENUM_DOT || !e->is[LG_ENUM_DIGIT])
		return false;
	return rest.n == 0 || is_small(rest) || (shape->blocks && is_small(before));
}

static bool joins_text(const struct shape *shape, const struct lg_line *before, const struct lg_line *l)
{
	struct lg_enumerator e;
	if (in_brackets(before->text))
		return false;
	if (lg_enumerator_at(l->text, 0, &e))
		return joins_enumerator(shape, before->text, l->text, &e);
	if (shape->blocks)
		return true;
	if (is_small(l->text))
		return !lg_slice_ends(before->text, ";") && !lg_slice_ends(before->text, ":");
	return !lg_ends_sentence(before->text) && characters(before->text) * 10 >= shape->width * 7;
}

static bool joins(const struct words *w, const struct shape *shape, const struct lg_lines *lines, const struct group *g)
{
	const struct lg_line *before = &lines->v[g->end - 1], *l = &lines->v[g->end];
	struct group other;
	if (l->gap || l->heading || before->heading || l->block_quote != before->block_quote || l->note != before->note)
		return false;
	if (is_heading(w, l, &other))
		return false;
	if (g->end - g->begin == 1 && only_number(before->text))
		return true;
	if (!shape->wrapped && lines->soft && !before->strong)
		return is_small(l->text) && !lg_ends_sentence(before->text) && !lg_ends_open(before->text) &&
		       !lg_slice_ends(before->text, ",");
	if (!shape->wrapped || g->untitled)
		return false;
	if (g->heading && g->capitals)
		return lg_all_caps(l->text);
	if (lg_all_caps(before->text) != lg_all_caps(l->text))
		return false;
	bool small = is_small(l->text);
	if (g->heading || (g->maybe_title && !g->clause))
		return (small && !lg_ends_sentence(before->text)) || lg_all_caps(l->text);
	return joins_text(shape, before, l);
}

static int join(struct lg_line *out, const struct lg_lines *lines, const struct group *g)
{
	struct lg_arena *a = lines->arena;
	size_t n = 0;
	*out = lines->v[g->begin];
	if (g->end - g->begin == 1)
		return LG_OK;
	for (size_t i = g->begin; i < g->end; i++)
		n += lines->v[i].text.n + 1;
	char *text = lg_arena_alloc(a, n);
	if (!text)
		return LG_ENOMEM;
	struct lg_offmap map = {0};
	n = 0;
	for (size_t i = g->begin; i < g->end; i++) {
		const struct lg_line *l = &lines->v[i];
		uint32_t size = (uint32_t)l->text.n;
		if (i > g->begin) {
			text[n++] = ' ';
			LG_TRY(lg_offmap_add(&map, a, 1, lines->v[i - 1].end, l->begin - lines->v[i - 1].end));
		}
		memcpy(text + n, l->text.p, size);
		n += size;
		if (l->map.n)
			LG_TRY(lg_offmap_append_part(&map, a, &l->map, 0, size));
		else
			LG_TRY(lg_offmap_add(&map, a, size, l->begin, size));
		out->strong = out->strong && l->strong;
		out->end = l->end;
	}
	out->text = (struct lg_slice){text, n};
	out->map = map;
	return LG_OK;
}

/* The group that begins at i, given whether the one before it was only a number of a provision. */
static struct group group_at(const struct words *w, const struct shape *shape, const struct lg_lines *lines, size_t i,
			     bool after_untitled)
{
	struct group g = {.begin = i, .end = i + 1, .maybe_title = after_untitled};
	g.heading = is_heading(w, &lines->v[i], &g);
	g.clause = has_clause(lines->v[i].text);
	while (g.end < lines->n && joins(w, shape, lines, &g)) {
		g.clause |= has_clause(lines->v[g.end].text);
		g.end++;
	}
	return g;
}

static int tell(const struct lg_lines *lines, struct lg_structure *s, const struct words *w)
{
	struct shape shape = shape_of(lines);
	bool untitled = false;
	for (size_t i = 0; i < lines->n;) {
		struct group g = group_at(w, &shape, lines, i, untitled);
		struct lg_line line;
		LG_TRY(join(&line, lines, &g));
		lg_structure_line(s, &line);
		untitled = g.untitled;
		i = g.end;
	}
	return LG_OK;
}

int lg_lines_tell(const struct lg_lines *lines, struct lg_structure *s)
{
	struct words w = {.table = s->table, .scratch = lg_arena_new()};
	if (!w.scratch)
		return LG_ENOMEM;
	int status = tell(lines, s, &w);
	lg_arena_free(w.scratch);
	return status;
}
