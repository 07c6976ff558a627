/* SPDX-License-Identifier: MIT */
#include "lib/guard.h"

#include <string.h>
#include <strings.h>

#include "text/normalise.h"

#define LETTERS_PERCENT 40  /* of all that is not blank [70 and more] */
#define CHARACTERS_MIN 200  /* below that nothing is said about letters */
#define CONTENTS_PERCENT 90 /* words that stand in a table of contents [15 and less] */
#define BARE_PERCENT 90	    /* articles that are only a heading [50 and less, in long acts 10] */
#define BARE_UNITS_MIN 10
#define WORDS_PER_UNIT 12	 /* [22 and more] */
#define WORDS_OF_LAW 150	 /* a longer text without any numbered provision is no law */
#define HITS_PER_1000_WORDS 5	 /* [15 and more] */
#define LEXICON_MIN 200		 /* wordings; a smaller lexicon knows too little to say so */
#define LISTED_BEYOND_MIN 5	 /* articles that the contents list after the last one */
#define LISTED_BEYOND_PERCENT 10 /* of all that they list */
#define PAGE_UNITS_MAX 4	 /* a page that calls itself news may quote as many articles */

/* ---- noise ---------------------------------------------------------------------------------------------------- */

static bool is_noise(const struct lg_document *doc)
{
	size_t letters, all;
	lg_count_letters(doc->norm, &letters, &all);
	return all >= CHARACTERS_MIN && letters * 100 < all * LETTERS_PERCENT;
}

void lg_guard_hits(struct lg_buf *reason, const struct lg_document *doc, const struct lg_hits *hits,
		   const struct lg_lexicon *lexicon)
{
	if (lexicon->npatterns < LEXICON_MIN || doc->words.n < WORDS_OF_LAW ||
	    hits->n * 1000 >= doc->words.n * HITS_PER_1000_WORDS)
		return;
	lg_buf_fmt(reason, "hardly any of its words are known: it is noise, or not in the language \"%.*s\"",
		   (int)doc->lang.n, doc->lang.p);
}

/* ---- counts --------------------------------------------------------------------------------------------------- */

struct counts {
	size_t units, bare, numbered; /* articles; those without words of their own; provisions with a number */
	size_t words, in_contents;
};

static bool has_text(const struct lg_document *doc, const struct lg_provision *p)
{
	for (uint32_t b = p->block_first; b < p->block_end; b++)
		if (doc->block[b].role == LG_ROLE_TEXT)
			return true;
	return false;
}

static void count(struct counts *c, const struct lg_document *doc)
{
	*c = (struct counts){.words = doc->words.n};
	for (uint32_t i = 1; i < doc->nprov; i++) {
		const struct lg_provision *p = &doc->prov[i];
		bool unit = (p->flags & LG_PROV_UNIT) && !(p->flags & LG_PROV_INFERRED);
		c->numbered += unit || p->num.n > 0;
		c->units += unit;
		c->bare += unit && !has_text(doc, p);
	}
	size_t w = 0;
	for (uint32_t b = 0; b < doc->nblocks; b++)
		for (; w < doc->words.n && doc->words.v[w] < doc->block[b].norm_end; w++)
			c->in_contents += (doc->block[b].flags & LG_PROV_TOC) != 0;
}

static bool is_contents_only(const struct counts *c)
{
	if (c->in_contents * 100 > c->words * CONTENTS_PERCENT)
		return true;
	return c->units >= BARE_UNITS_MIN &&
	       (c->bare * 100 >= c->units * BARE_PERCENT || c->words < c->units * WORDS_PER_UNIT);
}

/* ---- half a code ---------------------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Name of the first element; empty when the bytes are no XML that can be looked at byte by byte. */
static struct lg_slice root_name(struct lg_slice bytes)
{
	for (size_t i = 0; i + 1 < bytes.n; i++) {
		size_t begin = i + 1, end = begin;
		char c = bytes.p[begin];
		if (bytes.p[i] != '<' || !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'))
			continue;
		while (end < bytes.n && !is_blank(bytes.p[end]) && bytes.p[end] != '>' && bytes.p[end] != '/')
			end++;
		return lg_slice_sub(bytes, begin, end);
	}
	return (struct lg_slice){0};
}

/* An XML file whose first element is never closed. */
static bool breaks_off(struct lg_slice bytes)
{
	struct lg_slice name;
	if (!lg_slice_starts(lg_slice_trim(bytes), "<?xml") || (name = root_name(bytes)).n == 0)
		return false;
	for (size_t i = bytes.n; i >= name.n + 2; i--) {
		const char *p = bytes.p + i - name.n - 2;
		if (p[0] == '<' && p[1] == '/' && memcmp(p + 2, name.p, name.n) == 0)
			return false;
	}
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number at the beginning of s, behind blanks; 0 when there is none. */
static uint32_t leading_number(struct lg_slice s)
{
	uint32_t v = 0;
	s = lg_slice_trim(s);
	for (size_t i = 0; i < s.n && i < 6 && is_digit(s.p[i]); i++)
		v = v * 10 + (uint32_t)(s.p[i] - '0');
	return v;
}

/* 12 of "12", "§ 12", "Art. 12a". */
static uint32_t number_in(struct lg_slice num)
{
	size_t at = 0;
	while (at < num.n && !is_digit(num.p[at]))
		at++;
	return leading_number(lg_slice_sub(num, at, num.n));
}

struct listing {
	uint32_t last;		/* highest number of an article that is there */
	uint32_t highest;	/* that is listed */
	size_t listed, missing; /* entries; those above `last` */
};

static void find_last(struct listing *l, const struct lg_document *doc)
{
	for (uint32_t i = 1; i < doc->nprov; i++) {
		uint32_t n = number_in(doc->prov[i].num);
		if ((doc->prov[i].flags & LG_PROV_UNIT) && !(doc->prov[i].flags & LG_PROV_TOC) && n > l->last)
			l->last = n;
	}
}

static void add_entry(struct listing *l, uint32_t n)
{
	l->listed++;
	l->missing += n > l->last;
	l->highest = n > l->highest ? n : l->highest;
}

/* Entries in one block of the contents that are word and number. */
static void add_entries(struct listing *l, struct lg_slice text, struct lg_slice word)
{
	size_t at;
	while (word.n && (at = lg_slice_find(text, word)) != SIZE_MAX) {
		text = lg_slice_sub(text, at + word.n, text.n);
		uint32_t n = leading_number(text);
		if (n)
			add_entry(l, n);
	}
}

/* Entries without the word: lines "12. Consent" that count on from one to the next. */
static void add_numbered_lines(struct listing *l, struct lg_slice rest)
{
	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		struct lg_slice line = lg_slice_sub(rest, 0, end ? (size_t)(end - rest.p) : rest.n);
		uint32_t n = leading_number(line);
		if (n > l->highest && n <= l->highest + 3)
			add_entry(l, n);
		rest = lg_slice_sub(rest, line.n + 1, rest.n);
	}
}

/* From the contents to the first article: not all of their lines need have been recognised. */
static void add_bare_entries(struct listing *l, const struct lg_document *doc, struct lg_slice bytes)
{
	uint32_t at = 1, end;
	while (at < doc->nprov && doc->prov[at].kind != LG_KIND_TOC)
		at++;
	for (end = at; end < doc->nprov; end++)
		if ((doc->prov[end].flags & LG_PROV_UNIT) && !(doc->prov[end].flags & LG_PROV_TOC))
			break;
	if (end < doc->nprov)
		add_numbered_lines(l, lg_slice_sub(bytes, doc->prov[at].src_begin, doc->prov[end].src_begin));
}

static int read_listing(struct listing *l, const struct lg_guarded *g)
{
	const struct lg_document *doc = g->doc;
	const struct lg_language *lang = g->lang;
	struct lg_arena *a = lg_arena_new();
	int status = a ? LG_OK : LG_ENOMEM;
	find_last(l, doc);
	for (size_t i = 0; i < lang->nlevels && status == LG_OK; i++) {
		struct lg_normal word;
		int level = lg_kind_level(lang->level[i].kind);
		if (level < 8 || level > 9 || lang->level[i].after_number)
			continue;
		status = lg_normalise(&word, a, lang->level[i].word, doc->fold);
		for (uint32_t b = 0; b < doc->nblocks && status == LG_OK; b++)
			if (doc->block[b].flags & LG_PROV_TOC)
				add_entries(l,
					    lg_slice_sub(doc->norm, doc->block[b].norm_begin, doc->block[b].norm_end),
					    word.text);
	}
	if (l->listed == 0)
		add_bare_entries(l, doc, g->bytes);
	lg_arena_free(a);
	return status;
}

/* Only the contents of the act itself promise articles: what other texts refer to may stand elsewhere. */
static int find_truncation(struct lg_buf *reason, const struct lg_guarded *g)
{
	struct listing l = {0};
	if (breaks_off(g->bytes))
		lg_buf_str(reason, "the file breaks off: it is only the beginning of an act");
	else
		LG_TRY(read_listing(&l, g));
	if (l.last && l.missing >= LISTED_BEYOND_MIN && l.missing * 100 >= l.listed * LISTED_BEYOND_PERCENT)
		lg_buf_fmt(reason, "the text breaks off: its contents list articles up to %u, the last one is %u",
			   (unsigned)l.highest, (unsigned)l.last);
	return LG_OK;
}

/* ---- no law --------------------------------------------------------------------------------------------------- */

static bool holds_nocase(struct lg_slice s, const char *needle)
{
	size_t n = strlen(needle);
	for (size_t i = 0; i + n <= s.n; i++)
		if (strncasecmp(s.p + i, needle, n) == 0)
			return true;
	return false;
}

/* What web pages of news say of themselves, for search engines. */
static bool is_news_page(const struct lg_guarded *g, const struct counts *c)
{
	static const char *const signs[] = {"\"NewsArticle\"", "\"BlogPosting\"", "og:type\" content=\"article\"",
					    "schema.org/NewsArticle", "schema.org/BlogPosting"};
	bool found = false;
	if (c->units > PAGE_UNITS_MAX || !lg_slice_is(g->doc->format, "html"))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs && !found; i++)
		found = holds_nocase(g->bytes, signs[i]);
	return found;
}

int lg_guard_text(struct lg_buf *reason, const struct lg_guarded *g)
{
	struct counts c;
	count(&c, g->doc);
	if (is_noise(g->doc))
		lg_buf_str(reason, "it is mostly noise: few of its characters are letters");
	else if (is_contents_only(&c))
		lg_buf_str(reason, "it holds a table of contents only, without the articles");
	else if (g->told_to_be_law)
		return find_truncation(reason, g);
	else if (is_news_page(g, &c))
		lg_buf_str(reason, "it is no law: the page calls itself news");
	else if (c.numbered == 0 && c.words >= WORDS_OF_LAW)
		lg_buf_str(reason, "it does not look like a law: it has no numbered provision (acts.csv may tell its "
				   "kind)");
	else
		return find_truncation(reason, g);
	return LG_OK;
}
