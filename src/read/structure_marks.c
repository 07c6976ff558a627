/* SPDX-License-Identifier: MIT */
/*
 * Each line is walked once: where a phrase may begin, its first bytes lead to the few phrases that begin so. Six bytes
 * are two letters of Georgian.
 */
#include "read/structure_marks.h"

#include <string.h>

#include "read/structure_number.h"

#define BUCKETS 256
#define HEAD 6

struct phrase {
	enum lg_mark mark;
	bool clear;		     /* may not stand in the law itself */
	bool loose_begin, loose_end; /* begins, ends with what is no letter: anything may stand beside it */
	struct lg_slice text, start; /* start: from its first word on */
	uint16_t next;		     /* 1 + next phrase of the same pair */
	uint16_t next_start;	     /* 1 + next phrase whose first word begins with the same byte */
};

struct lg_marks_table {
	struct phrase *phrase;
	size_t nphrases;
	uint16_t bucket[BUCKETS]; /* 1 + first phrase whose first HEAD bytes hash here */
	uint16_t brief;		  /* the same of those that are shorter */
	bool first[256];	  /* bytes that phrases begin with; */
	bool loose[256];	  /* those that begin with no letter; */
	uint16_t start[256];	  /* 1 + first phrase whose first word begins with this byte */
};

/* Brackets, stars, dashes and quotes before the first word. */
static size_t first_word(struct lg_slice s)
{
	size_t at = 0, n;
	while (at < s.n && lg_char_at(s, at, &n) == LG_CHAR_OTHER)
		at += n;
	return at;
}

static bool is_long(struct lg_slice phrase)
{
	size_t blanks = 0;
	for (size_t i = 0; i < phrase.n; i++)
		blanks += phrase.p[i] == ' ';
	return blanks >= 2;
}

/* A letter of a usual alphabet ends before s[at]: nothing that begins with a letter begins there. */
static bool after_letter(struct lg_slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at, c = p[-1];
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	if (at >= 2 && (p[-2] == 0xD0 || p[-2] == 0xD1 || (p[-2] >= 0xC4 && p[-2] <= 0xC8)))
		return true;
	return at >= 3 && p[-3] == 0xE1 && p[-2] == 0x83 && c >= 0x90 && c <= 0xBA;
}

/* Of HEAD bytes at p. */
static unsigned bucket_of(const char *p)
{
	uint32_t a;
	uint16_t b;
	memcpy(&a, p, sizeof a);
	memcpy(&b, p + sizeof a, sizeof b);
	return ((a ^ (uint32_t)b << 7) * 2654435761u) >> 24;
}

static void add(struct lg_marks_table *t, const struct lg_mark_phrase *m)
{
	struct phrase *p = &t->phrase[t->nphrases++];
	size_t last = lg_character_start(m->phrase, m->phrase.n - 1);
	*p = (struct phrase){.mark = m->mark,
			     .clear = m->mark != LG_MARK_EDITORIAL || is_long(m->phrase),
			     .loose_begin = lg_word_boundary(m->phrase, 0),
			     .loose_end = lg_word_boundary(m->phrase, last),
			     .text = m->phrase,
			     .start = lg_slice_sub(m->phrase, first_word(m->phrase), m->phrase.n)};
	unsigned char first = (unsigned char)m->phrase.p[0];
	t->first[first] = true;
	t->loose[first] |= p->loose_begin;
	uint16_t *slot = m->phrase.n >= HEAD ? &t->bucket[bucket_of(m->phrase.p)] : &t->brief;
	p->next = *slot;
	*slot = (uint16_t)t->nphrases;
	if (p->start.n) {
		slot = &t->start[(unsigned char)p->start.p[0]];
		p->next_start = *slot;
		*slot = (uint16_t)t->nphrases;
	}
}

int lg_marks_table_new(struct lg_marks_table **out, struct lg_arena *a, const struct lg_language *lang)
{
	struct lg_marks_table *t = lg_arena_alloc(a, sizeof *t);
	if (!t)
		return LG_ENOMEM;
	t->phrase = lg_arena_array(a, lang->nmarks + 1, sizeof *t->phrase);
	if (!t->phrase)
		return LG_ENOMEM;
	for (size_t i = 0; i < lang->nmarks && t->nphrases < UINT16_MAX; i++)
		if (lang->mark[i].phrase.n)
			add(t, &lang->mark[i]);
	*out = t;
	return LG_OK;
}

/* For a table of contents, a line that says nothing else. */
static bool starts_with(struct lg_slice line, const struct phrase *p)
{
	if (p->start.n > line.n || memcmp(line.p, p->start.p, p->start.n) != 0 || !lg_word_boundary(line, p->start.n))
		return false;
	return p->mark != LG_MARK_TOC || lg_first_char(lg_slice_sub(line, p->start.n, line.n)) == LG_CHAR_NONE;
}

unsigned lg_marks_at_start(const struct lg_marks_table *t, struct lg_slice line)
{
	unsigned marks = 0;
	line = lg_slice_sub(line, first_word(line), line.n);
	for (uint16_t i = line.n ? t->start[(unsigned char)line.p[0]] : 0; i; i = t->phrase[i - 1].next_start)
		if (starts_with(line, &t->phrase[i - 1]))
			marks |= 1U << t->phrase[i - 1].mark;
	return marks;
}

static bool stands_at(struct lg_slice line, size_t at, const struct phrase *p)
{
	if (p->text.n > line.n - at || memcmp(line.p + at, p->text.p, p->text.n) != 0)
		return false;
	if (!p->loose_begin && at > 0 && !lg_word_boundary(line, lg_character_start(line, at - 1)))
		return false;
	return p->loose_end || lg_word_boundary(line, at + p->text.n);
}

/* Those of the chain that begins with phrase i - 1 and that stand at line[at]. */
static unsigned marks_at(const struct lg_marks_table *t, uint16_t i, struct lg_slice line, size_t at,
			 enum lg_marks_sought sought)
{
	unsigned marks = 0;
	for (; i; i = t->phrase[i - 1].next) {
		const struct phrase *p = &t->phrase[i - 1];
		if ((p->clear || sought == LG_MARKS_ALL) && stands_at(line, at, p))
			marks |= 1U << p->mark;
	}
	return marks;
}

unsigned lg_marks_within(const struct lg_marks_table *t, struct lg_slice line, enum lg_marks_sought sought)
{
	unsigned marks = 0;
	for (size_t at = 0; at < line.n; at++) {
		const unsigned char c = (unsigned char)line.p[at];
		if (!t->first[c] || (!t->loose[c] && at > 0 && after_letter(line, at)))
			continue;
		if (at + HEAD <= line.n)
			marks |= marks_at(t, t->bucket[bucket_of(line.p + at)], line, at, sought);
		marks |= marks_at(t, t->brief, line, at, sought);
	}
	return marks;
}
