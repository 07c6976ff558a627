/* SPDX-License-Identifier: MIT */
/* read_markdown.c - Markdown: headings of any depth, paragraphs, lists, quotes, tables, notes; YAML front matter. */
#include <string.h>

#include "read/front_matter.h"
#include "read/logical.h"
#include "read/markdown.h"
#include "read/read.h"
#include "read/structure_words.h"

struct state {
	struct lg_lines lines;
	struct lg_slice utf8;
	bool gap, fenced;
	bool note; /* in a footnote */
};

static size_t indent(struct lg_slice line)
{
	size_t n = 0;
	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

/* ---- what a line is ------------------------------------------------------------------------------------------- */

static bool all_of(struct lg_slice s, const char *set)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr(set, s.p[i]))
			return false;
	return s.n > 0;
}

/* "---", "* * *", "|---|:--|", code fences: no words. */
static bool is_rule(struct lg_slice s)
{
	return (s.n >= 3 && (all_of(s, "- ") || all_of(s, "* ") || all_of(s, "_ "))) || (s.n >= 2 && all_of(s, "|-: "));
}

/* 1..6 for "## ", the marks taken off s; 0 when s is no heading. */
static int take_hashes(struct lg_slice *s)
{
	int depth = 0;
	while ((size_t)depth < s->n && s->p[depth] == '#')
		depth++;
	if (depth == 0 || depth > 6 || ((size_t)depth < s->n && s->p[depth] != ' ' && s->p[depth] != '\t'))
		return 0;
	*s = lg_slice_trim(lg_slice_sub(*s, (size_t)depth, s->n));
	struct lg_slice rest = *s;
	while (rest.n && rest.p[rest.n - 1] == '#')
		rest = lg_slice_sub(rest, 0, rest.n - 1);
	if (rest.n < s->n && (rest.n == 0 || rest.p[rest.n - 1] == ' '))
		*s = lg_slice_trim(rest);
	return depth;
}

static bool take_mark(struct lg_slice *s, const char *mark)
{
	if (!lg_slice_starts(*s, mark))
		return false;
	*s = lg_slice_trim(lg_slice_sub(*s, strlen(mark), s->n));
	return true;
}

/* "- ", "* ", "+ " of a list, ": " of a definition */
static bool take_bullet(struct lg_slice *s)
{
	return take_mark(s, "* ") || take_mark(s, "+ ") || take_mark(s, "- ") || take_mark(s, ":   ") ||
	       take_mark(s, ": ");
}

/* "[^1]: text": the sign taken off s. */
static bool take_note(struct lg_slice *s)
{
	size_t end = lg_slice_starts(*s, "[^") ? lg_slice_find(*s, LG_LIT("]:")) : SIZE_MAX;
	if (end == SIZE_MAX)
		return false;
	*s = lg_slice_trim(lg_slice_sub(*s, end + 2, s->n));
	return true;
}

/* ---- lines ---------------------------------------------------------------------------------------------------- */

static int add(struct state *st, struct lg_slice words, int heading, bool quote)
{
	size_t before = st->lines.n, begin = (size_t)(words.p - st->utf8.p);
	LG_TRY(lg_lines_add(&st->lines, st->utf8, begin, begin + words.n, &st->gap));
	if (st->lines.n == before)
		return LG_OK;
	struct lg_line *line = &st->lines.v[before];
	line->heading = heading;
	line->block_quote = quote;
	line->note = st->note;
	if (heading)
		st->gap = true; /* what follows a heading starts anew */
	return lg_markdown_inline(line, st->lines.arena);
}

/* Each row of a table is a line; each cell begins after a blank. */
static int add_row(struct state *st, struct lg_slice row)
{
	if (row.n && row.p[row.n - 1] == '|')
		row = lg_slice_sub(row, 0, row.n - 1);
	st->gap = true;
	return add(st, row.n ? lg_slice_sub(row, 1, row.n) : row, 0, false);
}

/* "Title" over "=====" */
static bool underlines(struct state *st, struct lg_slice s)
{
	if (st->gap || st->lines.n == 0 || s.n < 3 || !all_of(s, "="))
		return false;
	st->lines.v[st->lines.n - 1].heading = 1;
	st->gap = true;
	return true;
}

static int add_line(struct state *st, struct lg_slice line)
{
	struct lg_slice s = lg_slice_trim(line);
	if (lg_slice_starts(s, "```") || lg_slice_starts(s, "~~~"))
		st->fenced = !st->fenced;
	if (s.n == 0 || lg_slice_starts(s, "```") || lg_slice_starts(s, "~~~") || is_rule(s)) {
		st->gap = true;
		return LG_OK;
	}
	if (st->fenced)
		return add(st, s, 0, false);
	if (underlines(st, s))
		return LG_OK;
	bool quote = false;
	while (take_mark(&s, ">"))
		quote = true;
	int heading = take_hashes(&s);
	if (heading || (st->note && st->gap && indent(line) == 0))
		st->note = false;
	if (lg_slice_starts(s, "|"))
		return add_row(st, s);
	if (take_note(&s))
		st->note = st->gap = true;
	else if (!heading && take_bullet(&s))
		st->gap = true;
	return add(st, s, heading, quote);
}

static int add_lines(struct state *st)
{
	for (size_t begin = lg_front_matter_end(st->utf8); begin < st->utf8.n;) {
		const char *newline = memchr(st->utf8.p + begin, '\n', st->utf8.n - begin);
		size_t end = newline ? (size_t)(newline - st->utf8.p) : st->utf8.n;
		LG_TRY(add_line(st, lg_slice_sub(st->utf8, begin, end)));
		begin = end + 1;
	}
	return LG_OK;
}

/* ---- reader --------------------------------------------------------------------------------------------------- */

static int sniff(struct lg_slice utf8)
{
	size_t headings = 0, lines = 0;
	for (size_t begin = lg_front_matter_end(utf8); begin < utf8.n && lines < 400; lines++) {
		const char *newline = memchr(utf8.p + begin, '\n', utf8.n - begin);
		size_t end = newline ? (size_t)(newline - utf8.p) : utf8.n;
		struct lg_slice line = lg_slice_sub(utf8, begin, end);
		headings += take_hashes(&line) > 0;
		begin = end + 1;
	}
	return headings > 1 ? 60 : headings || lg_front_matter_end(utf8) ? 30 : 0;
}

static int read_markdown(struct lg_builder *b, struct lg_slice utf8, const struct lg_read_options *o,
			 struct lg_slice path, struct lg_diags *d)
{
	struct lg_structure *s;
	struct lg_words_table *words;
	struct state st = {.lines = {.arena = lg_arena_new(), .soft = true}, .utf8 = utf8};
	if (!st.lines.arena)
		return LG_ENOMEM;
	int status = lg_words_table_new(&words, st.lines.arena, o->lang);
	if (status == LG_OK)
		status = lg_structure_new(&s, b, words, LG_STRUCTURE_ACT);
	if (status == LG_OK) {
		lg_front_matter_meta(b, utf8);
		lg_build_meta(b, LG_META_FORMAT, LG_LIT("markdown"));
		status = add_lines(&st);
		if (status == LG_OK)
			status = lg_lines_tell(&st.lines, s);
		lg_structure_end(s, (uint32_t)utf8.n, path, d);
	}
	lg_arena_free(st.lines.arena);
	return status;
}

extern const struct lg_reader lg_reader_markdown;
const struct lg_reader lg_reader_markdown = {"markdown", "md markdown", sniff, read_markdown};
