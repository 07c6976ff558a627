/* SPDX-License-Identifier: MIT */
#include "read/structure_words.h"

#include <stdlib.h>
#include <string.h>

#include "read/structure_marks.h"
#include "text/normalise.h"

#define PART_BYTES 400 /* of a line's head and tail: enough for every phrase and number before and after it */

struct level {
	enum lg_kind kind;
	struct lg_slice word; /* normalised */
	bool after_number;
};

struct lg_words_table {
	const struct lg_language *lang; /* NULL: none known */
	struct level *level;		/* longest word first */
	size_t nlevels, words;		/* words: of the level word that has most */
	struct lg_marks_table *marks;	/* NULL: no language */
	enum lg_kind bare, counted;
};

static int by_length(const void *x, const void *y)
{
	const struct level *a = x, *b = y;
	if (a->word.n != b->word.n)
		return a->word.n > b->word.n ? -1 : 1;
	return lg_slice_cmp(a->word, b->word);
}

static size_t count_words(struct lg_slice s)
{
	size_t n = 0;
	while (lg_slice_word(&s).n)
		n++;
	return n;
}

static int take_level(struct lg_words_table *t, struct lg_arena *a, const struct lg_level_word *w)
{
	struct lg_normal normal;
	if (lg_slice_is(lg_slice_trim(w->word), "#")) {
		t->bare = w->kind;
		return LG_OK;
	}
	if (lg_kind_level(w->kind) > lg_kind_level(LG_KIND_ARTICLE)) {
		t->counted = w->kind;
		return LG_OK;
	}
	LG_TRY(lg_normalise(&normal, a, lg_slice_trim(w->word), t->lang->fold));
	if (normal.text.n == 0)
		return LG_OK;
	t->level[t->nlevels++] = (struct level){w->kind, normal.text, w->after_number};
	const size_t words = count_words(normal.text);
	t->words = words > t->words ? words : t->words;
	return LG_OK;
}

int lg_words_table_new(struct lg_words_table **out, struct lg_arena *a, const struct lg_language *lang)
{
	struct lg_words_table *t = lg_arena_alloc(a, sizeof *t);
	if (!t)
		return LG_ENOMEM;
	t->lang = lang;
	t->bare = t->counted = LG_KIND_MAX;
	*out = t;
	if (!lang)
		return LG_OK;
	LG_TRY(lg_marks_table_new(&t->marks, a, lang));
	if (lang->nlevels == 0)
		return LG_OK;
	t->level = lg_arena_array(a, lang->nlevels, sizeof *t->level);
	if (!t->level)
		return LG_ENOMEM;
	for (size_t i = 0; i < lang->nlevels; i++)
		LG_TRY(take_level(t, a, &lang->level[i]));
	if (t->nlevels > 1)
		qsort(t->level, t->nlevels, sizeof *t->level, by_length);
	return LG_OK;
}

enum lg_kind lg_bare_kind(const struct lg_words_table *t)
{
	return t->bare;
}

enum lg_kind lg_counted_kind(const struct lg_words_table *t)
{
	return t->counted;
}

/* ---- normal form ---------------------------------------------------------------------------------------------- */

static int normal_words(struct lg_slice *out, struct lg_arena *a, struct lg_arena *scratch, struct lg_slice text,
			unsigned fold)
{
	struct lg_normal normal;
	LG_TRY(lg_normalise(&normal, scratch, text, fold));
	*out = lg_slice_trim(normal.text);
	return a == scratch || lg_arena_copy(a, *out, out) ? LG_OK : LG_ENOMEM;
}

int lg_line_words(struct lg_line_words *out, struct lg_arena *a, struct lg_arena *scratch,
		  const struct lg_words_table *t, struct lg_slice text)
{
	unsigned fold = t->lang ? t->lang->fold : 0;
	out->whole = text.n <= 2 * PART_BYTES;
	size_t head = out->whole ? text.n : lg_character_start(text, PART_BYTES);
	LG_TRY(normal_words(&out->head, a, scratch, lg_slice_sub(text, 0, head), fold));
	out->tail = out->head;
	if (out->whole)
		return LG_OK;
	text = lg_slice_sub(text, lg_character_start(text, text.n - PART_BYTES), text.n);
	return normal_words(&out->tail, a, scratch, text, fold);
}

/* ---- marks ---------------------------------------------------------------------------------------------------- */

/* "...:" or "...-", maybe with a blank or a note sign after */
static bool announces(struct lg_slice tail)
{
	return lg_slice_ends(tail, ":") || lg_slice_ends(tail, "-");
}

struct lg_line_marks lg_line_marks(const struct lg_words_table *t, const struct lg_line_words *w)
{
	if (!t->marks)
		return (struct lg_line_marks){0};
	return (struct lg_line_marks){
		.starts = lg_marks_at_start(t->marks, w->head),
		.holds = lg_marks_within(t->marks, w->head, LG_MARKS_CLEAR),
		.ends = announces(w->tail) ? lg_marks_within(t->marks, w->tail, LG_MARKS_ALL) : 0,
	};
}

unsigned lg_line_starts(const struct lg_words_table *t, const struct lg_line_words *w)
{
	return t->marks ? lg_marks_at_start(t->marks, w->head) : 0;
}

/* ---- headings ------------------------------------------------------------------------------------------------- */

/* Bytes of text whose normal form is the level word; 0 when text does not begin with it. */
static size_t level_word_at(const struct lg_normal *normal, const struct level *l, size_t at)
{
	struct lg_slice rest = lg_slice_sub(normal->text, at, normal->text.n);
	if (rest.n == 0 || rest.p[0] != l->word.p[0] || !lg_slice_eq(lg_slice_sub(rest, 0, l->word.n), l->word))
		return 0;
	bool sign = lg_word_boundary(l->word, lg_character_start(l->word, l->word.n - 1));
	if (!sign && !lg_word_boundary(rest, l->word.n))
		return 0;
	return lg_offmap_end(&normal->map, (uint32_t)(at + l->word.n));
}

/* Past the full stop, colon, bracket or dashes between a number and what follows. */
static size_t skip_separators(struct lg_slice s, size_t at)
{
	for (size_t start = SIZE_MAX; at != start;) {
		start = at;
		at = lg_skip_blanks(s, at);
		struct lg_slice rest = lg_slice_sub(s, at, s.n);
		if (lg_slice_starts(rest, ".") || lg_slice_starts(rest, ":") || lg_slice_starts(rest, ")") ||
		    lg_slice_starts(rest, "-"))
			at++;
		else if (lg_slice_starts(rest, "—") || lg_slice_starts(rest, "–") || lg_slice_starts(rest, "―"))
			at += strlen("—");
	}
	return at;
}

/* "Section 5 of the Act" and "Article 5(2) applies" refer to a provision, "Article 5. Title" heads it. */
static bool heads(struct lg_slice text, size_t num_end, size_t title)
{
	size_t n;
	if (num_end < text.n && (text.p[num_end] == '(' || text.p[num_end] == ','))
		return false;
	struct lg_enumerator e;
	return lg_char_at(text, title, &n) != LG_CHAR_LOWER || (title < text.n && lg_enumerator_at(text, title, &e));
}

static bool starts_like_heading(struct lg_slice text)
{
	size_t n;
	return lg_char_at(text, lg_skip_tags(text, 0), &n) != LG_CHAR_LOWER;
}

/* "§§ 195 bis 198", "§§ 5 und 6": the end of a range of numbers. */
static void extend_range(struct lg_heading_number *num, const struct lg_language *lang, struct lg_slice text)
{
	struct lg_heading_number last;
	size_t at = lg_skip_blanks(text, num->next), n, letters = 0;
	for (; lg_char_at(text, at, &n) == LG_CHAR_LOWER && letters < 3; letters++)
		at += n;
	at = lg_skip_blanks(text, at);
	if (at >= text.n || lg_char_at(text, at, &n) != LG_CHAR_DIGIT || !lg_heading_number_at(lang, text, at, &last))
		return;
	num->end = last.end;
	num->next = last.next;
}

static bool word_then_number(struct lg_line_heading *out, const struct lg_words_table *t, struct lg_slice text,
			     size_t word_end, bool certain)
{
	size_t at = lg_skip_blanks(text, word_end);
	bool range = lg_slice_starts(lg_slice_sub(text, at, text.n), "§"); /* "§§ 5 bis 7" */
	at += range ? strlen("§") : 0;
	if (lg_heading_number_at(t->lang, text, at, &out->num)) {
		out->numbered = true;
		if (range && certain)
			extend_range(&out->num, t->lang, text);
		out->title = skip_separators(text, out->num.next);
		return certain || heads(text, out->num.next, out->title);
	}
	/* "TÍTULO PRELIMINAR": only where it cannot be the beginning of a sentence */
	out->title = 0;
	return lg_kind_level(out->kind) < lg_kind_level(LG_KIND_ARTICLE) && (certain || lg_all_caps(text));
}

/* "255-ე მუხლი", "Erster Abschnitt", "1. fejezet" */
static bool number_then_word(struct lg_line_heading *out, const struct lg_words_table *t, struct lg_slice text,
			     const struct lg_normal *normal, const struct level *l)
{
	size_t blank = 0;
	while (blank < normal->text.n && normal->text.p[blank] != ' ')
		blank++;
	size_t end = blank < normal->text.n ? level_word_at(normal, l, blank + 1) : 0;
	if (!end || !lg_heading_number_at(t->lang, text, 0, &out->num))
		return false;
	size_t word_begin = lg_offmap_begin(&normal->map, (uint32_t)(blank + 1));
	if (out->num.end > word_begin)
		return false;
	out->kind = l->kind;
	out->numbered = true;
	out->title = skip_separators(text, end);
	return heads(text, end, out->title);
}

/* Nothing but words in a script that has no capitals. */
static bool is_caseless(struct lg_slice s)
{
	for (size_t at = 0, n; at < s.n; at += n)
		if (lg_char_at(s, at, &n) != LG_CHAR_LETTER && (n = lg_blank_at(s, at)) == 0)
			return false;
	return true;
}

/* "GENERAL PART": a container whose name ends with the level word. */
static bool named_part(struct lg_line_heading *out, const struct lg_words_table *t, struct lg_slice text,
		       const struct lg_normal *normal, bool certain)
{
	struct lg_slice all = lg_slice_trim(normal->text);
	const size_t words = count_words(all);
	if (words < 2 || words > 3 || !(certain || lg_all_caps(text) || is_caseless(text)))
		return false;
	for (size_t i = 0; i < t->nlevels; i++) {
		const struct level *l = &t->level[i];
		struct lg_slice end = lg_slice_sub(all, all.n > l->word.n ? all.n - l->word.n : all.n, all.n);
		if (lg_kind_level(l->kind) > lg_kind_level(LG_KIND_PART) || !lg_slice_eq(end, l->word) ||
		    all.p[all.n - l->word.n - 1] != ' ')
			continue;
		*out = (struct lg_line_heading){.kind = l->kind};
		return true;
	}
	return false;
}

/* Past so many words of s and the blank after them; s.n when it has no more. */
static size_t past_words(struct lg_slice s, size_t words)
{
	size_t at = 0;
	for (; at < s.n && words; at++)
		words -= s.p[at] == ' ' && at > 0 && s.p[at - 1] != ' ';
	return at;
}

/*
 * Normal form of as much of a line's beginning as a heading takes: a number, the level word, and enough to see that
 * more than the three words of a named part follow. *all: it is that of the whole part.
 */
static int normalise_beginning(struct lg_normal *out, bool *all, const struct lg_words_table *t, struct lg_slice part,
			       struct lg_arena *a)
{
	const size_t enough = t->words + 2 > 4 ? t->words + 2 : 4, end = past_words(part, enough);
	*all = end == part.n;
	if (!*all) {
		LG_TRY(lg_normalise(out, a, lg_slice_sub(part, 0, end), t->lang->fold));
		if (count_words(out->text) >= enough)
			return LG_OK;
		*all = true; /* words that cannot be seen */
	}
	return lg_normalise(out, a, part, t->lang->fold);
}

static bool worded_heading(struct lg_line_heading *out, const struct lg_words_table *t, struct lg_slice text,
			   struct lg_slice part, struct lg_arena *a, bool certain)
{
	struct lg_normal normal;
	bool all;
	if (normalise_beginning(&normal, &all, t, part, a) != LG_OK)
		return false;
	size_t at = 0;
	while (at < normal.text.n && normal.text.p[at] == ' ')
		at++;
	for (size_t i = 0; i < t->nlevels; i++) {
		const struct level *l = &t->level[i];
		*out = (struct lg_line_heading){.kind = l->kind};
		size_t end = l->after_number ? 0 : level_word_at(&normal, l, at);
		if (end && word_then_number(out, t, text, (size_t)(part.p - text.p) + end, certain))
			return true;
		*out = (struct lg_line_heading){.kind = l->kind};
		if (l->after_number && number_then_word(out, t, part, &normal, l)) {
			size_t shift = (size_t)(part.p - text.p);
			out->num.begin += shift;
			out->num.end += shift;
			out->num.next += shift;
			out->title += shift;
			return true;
		}
	}
	return all && named_part(out, t, text, &normal, certain);
}

/* "163.1 Title", "272.8. Title": digits right after the point belong to the number of an article that was inserted. */
static void take_inserted(struct lg_slice text, struct lg_heading_number *num)
{
	size_t end = num->end + 1;
	while (end < text.n && end - num->end <= 3 && text.p[end] >= '0' && text.p[end] <= '9')
		end++;
	bool point = num->end < text.n && text.p[num->end] == '.' && end > num->end + 1;
	bool ends = end >= text.n || text.p[end] == '.' || text.p[end] == ' ';
	if (point && ends)
		num->end = num->next = end;
}

/* "5. Title", "2A Title": only where the source says that the line is a heading. */
static bool bare_heading(struct lg_line_heading *out, const struct lg_words_table *t, struct lg_slice text, size_t at)
{
	*out = (struct lg_line_heading){.kind = t->bare, .bare = true, .numbered = true};
	if (at >= text.n || text.p[at] < '0' || text.p[at] > '9' || !lg_heading_number_at(NULL, text, at, &out->num))
		return false;
	size_t whole = out->num.end;
	take_inserted(text, &out->num);
	out->title = skip_separators(text, out->num.next);
	bool marked = out->num.end < text.n && text.p[out->num.end] == '.';
	return (marked || whole - out->num.begin <= 3) && heads(text, out->num.next, out->title);
}

/* "(XXXX) §§ 3 bis 5": what a register prints where a range of numbers is gone. */
static size_t skip_placeholder(struct lg_slice text, size_t at)
{
	struct lg_slice rest = lg_slice_sub(text, at, text.n);
	size_t end = lg_slice_starts(rest, "(") ? lg_slice_find(rest, LG_LIT(") §")) : SIZE_MAX;
	return end < 8 && lg_all_caps(lg_slice_sub(rest, 0, end)) ? at + end + 2 : at;
}

bool lg_line_heading(struct lg_line_heading *out, const struct lg_words_table *t, struct lg_arena *scratch,
		     struct lg_slice text, bool certain)
{
	size_t at = skip_placeholder(text, lg_skip_tags(text, 0));
	if (at >= text.n)
		return false;
	if (t->nlevels && (certain || starts_like_heading(text))) {
		size_t end = at + PART_BYTES < text.n ? at + PART_BYTES : text.n;
		struct lg_slice part = lg_slice_sub(text, at, lg_character_start(text, end));
		lg_arena_reset(scratch);
		if (worded_heading(out, t, text, part, scratch, certain))
			return true;
	}
	return certain && bare_heading(out, t, text, at);
}
