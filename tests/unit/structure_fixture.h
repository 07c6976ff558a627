/* SPDX-License-Identifier: MIT */
/* structure_fixture.h - hand-made languages, and a document as lines that a test can compare. */
#ifndef LG_TESTS_STRUCTURE_FIXTURE_H
#define LG_TESTS_STRUCTURE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/read.h"
#include "text/normalise.h"

#define WORD(kind, word)                                                                                               \
	{                                                                                                              \
		LG_KIND_##kind, {word, sizeof(word) - 1}, false                                                        \
	}
#define MARK(mark, phrase)                                                                                             \
	{                                                                                                              \
		LG_MARK_##mark,                                                                                        \
		{                                                                                                      \
			phrase, sizeof(phrase) - 1                                                                     \
		}                                                                                                      \
	}
#define NUMBER(stem, value)                                                                                            \
	{                                                                                                              \
		{stem, sizeof(stem) - 1}, true, value                                                                  \
	}
#define COUNT(a) (sizeof(a) / sizeof *(a))

static inline const struct lg_language *english(void)
{
	static struct lg_level_word levels[] = {
		WORD(PART, "Part"),	  WORD(CHAPTER, "Chapter"), WORD(ARTICLE, "Article"),
		WORD(SECTION, "Section"), WORD(SECTION, "§"),	    WORD(SECTION, "#"),
	};
	static struct lg_mark_phrase marks[] = {
		MARK(NOTE, "note"),
		MARK(REPEALED, "repealed"),
		MARK(TOC, "contents"),
		MARK(PREAMBLE, "whereas"),
		MARK(ANNEX, "schedule"),
		MARK(ANNEX, "annex"),
		MARK(TREATY, "convention"),
		MARK(EDITORIAL, "as amended by"),
		MARK(AMENDS, "by the insertion of"),
		MARK(AMENDS, "shall read as follows"),
		MARK(NOT_COMMENCED, "not yet in force"),
	};
	static struct lg_number_word numbers[] = {NUMBER("first", 1), NUMBER("second", 2)};
	static struct lg_language en = {.code = {"en", 2},
					.level = levels,
					.nlevels = COUNT(levels),
					.mark = marks,
					.nmarks = COUNT(marks),
					.number = numbers,
					.nnumbers = COUNT(numbers)};
	return &en;
}

static inline const struct lg_language *ukrainian(void)
{
	static struct lg_level_word levels[] = {WORD(TITLE, "Розділ"), WORD(CHAPTER, "Глава"), WORD(ARTICLE, "Стаття")};
	static struct lg_mark_phrase marks[] = {MARK(NOTE, "примітка"), MARK(REPEALED, "виключено"),
						MARK(AMENDS, "такого змісту")};
	static struct lg_language uk = {.code = {"uk", 2},
					.fold = LG_FOLD_CYRILLIC,
					.level = levels,
					.nlevels = COUNT(levels),
					.mark = marks,
					.nmarks = COUNT(marks)};
	return &uk;
}

/* Counts its paragraphs, and puts titles before the numbers. */
static inline const struct lg_language *serbian(void)
{
	static struct lg_level_word levels[] = {WORD(CHAPTER, "Glava"), WORD(ARTICLE, "Član"), WORD(PARAGRAPH, "stav")};
	static struct lg_mark_phrase marks[] = {MARK(REPEALED, "brisan je"), MARK(EDITORIAL, "službeni glasnik")};
	static struct lg_language sr = {.code = {"sr", 2},
					.fold = LG_FOLD_SERBIAN,
					.level = levels,
					.nlevels = COUNT(levels),
					.mark = marks,
					.nmarks = COUNT(marks)};
	return &sr;
}

static inline struct lg_document *read_as(const char *format, const char *text, const struct lg_language *lang,
					  struct lg_diags *d)
{
	struct lg_source source = {.path = LG_LIT("act.txt"), .bytes = lg_slice_from(text)};
	struct lg_read_options options = {.lang = lang, .format = lg_slice_from(format)};
	struct lg_document *doc = NULL;
	assert_int_equal(lg_read(&doc, &source, &options, d), LG_OK);
	return doc;
}

static inline void put_flags(struct lg_buf *b, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *name;
	} names[] = {{LG_PROV_REPEALED, " repealed"},	{LG_PROV_QUOTED, " quoted"}, {LG_PROV_TOC, " toc"},
		     {LG_PROV_PREAMBLE, " preamble"},	{LG_PROV_TREATY, " treaty"}, {LG_PROV_EDITORIAL, " editorial"},
		     {LG_PROV_NOT_COMMENCED, " future"}};
	for (size_t i = 0; i < COUNT(names); i++)
		if (flags & names[i].flag)
			lg_buf_str(b, names[i].name);
}

/* "art_2__para_1 repealed: heading\n" for each provision but the root; with words, "| text\n" for each block below it.
 */
static inline void put_tree(struct lg_buf *b, const struct lg_document *doc, bool words)
{
	for (uint32_t p = 0; p < doc->nprov; p++) {
		const struct lg_provision *v = &doc->prov[p];
		if (p) {
			lg_buf_slice_put(b, v->eid);
			put_flags(b, v->flags);
			if (v->heading.n) {
				lg_buf_str(b, ": ");
				lg_buf_slice_put(b, v->heading);
			}
			lg_buf_str(b, "\n");
		}
		for (uint32_t i = 0; words && i < doc->nblocks; i++) {
			const struct lg_block *block = &doc->block[i];
			if (block->prov != p || block->role != LG_ROLE_TEXT)
				continue;
			lg_buf_str(b, block->flags & LG_PROV_EDITORIAL ? "|editorial " : "| ");
			lg_buf_put(b, doc->text.p + block->begin, block->end - block->begin);
			lg_buf_str(b, "\n");
		}
	}
}

static inline void check_tree(const char *format, const char *text, const struct lg_language *lang, bool words,
			      const char *expected)
{
	struct lg_document *doc = read_as(format, text, lang, NULL);
	struct lg_buf b;
	lg_buf_init(&b, 0);
	put_tree(&b, doc, words);
	assert_string_equal(b.bytes ? b.bytes : "", expected);
	lg_buf_done(&b);
	lg_document_free(doc);
}

/* Every letter and digit of the document stands in the source where its map says, when it was taken as it is. */
static inline void check_map(const struct lg_document *doc, const char *source)
{
	size_t n = strlen(source), checked = 0;
	for (uint32_t i = 0; i < doc->text.n; i++) {
		struct lg_span at = lg_span_disk(doc, (struct lg_span){i, i + 1});
		assert_true(at.begin <= at.end && at.end <= n);
		if (at.end - at.begin != 1 || doc->text.p[i] == ' ' || doc->text.p[i] == '\n')
			continue;
		if ((unsigned char)doc->text.p[i] >= 0x80 && (unsigned char)source[at.begin] < 0x80)
			continue; /* a reference, or a raised digit */
		assert_int_equal(source[at.begin], doc->text.p[i]);
		checked++;
	}
	assert_true(checked > 0);
}

#endif
