/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as plain text, Markdown or HTML, or as whatever they look like: read without fault, every text that has
 * characters gives a tree, and every place lies within the source. The first byte chooses reader and language.
 */
#include <stdio.h>
#include <stdlib.h>

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

static struct lg_level_word levels[] = {
	WORD(PART, "Part"), WORD(CHAPTER, "Глава"), WORD(ARTICLE, "Article"), WORD(ARTICLE, "Стаття"),
	WORD(SECTION, "§"), WORD(SECTION, "#"),	    WORD(PARAGRAPH, "stav"),  {LG_KIND_ARTICLE, {"მუხლი", 15}, true},
};
static struct lg_mark_phrase marks[] = {
	MARK(NOTE, "note"),
	MARK(REPEALED, "repealed"),
	MARK(TOC, "contents"),
	MARK(PREAMBLE, "whereas"),
	MARK(ANNEX, "annex"),
	MARK(TREATY, "convention"),
	MARK(EDITORIAL, "as amended by"),
	MARK(AMENDS, "add"),
	MARK(NOT_COMMENCED, "future"),
};
static struct lg_number_word numbers[] = {{{"first", 5}, true, 1}};

static const struct lg_language languages[] = {
	{.code = {"en", 2},
	 .level = levels,
	 .nlevels = 8,
	 .mark = marks,
	 .nmarks = 9,
	 .number = numbers,
	 .nnumbers = 1},
	{.code = {"sr", 2}, .fold = LG_FOLD_SERBIAN, .level = levels, .nlevels = 5, .mark = marks, .nmarks = 3},
};

static const char *const formats[] = {"text", "markdown", "html", ""};

static void check(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_read: %s\n", what);
		abort();
	}
}

static void check_places(const struct lg_document *doc)
{
	for (uint32_t p = 0; p < doc->nprov; p++)
		check(doc->prov[p].src_begin <= doc->prov[p].src_end && doc->prov[p].src_end <= doc->source_bytes,
		      "provision outside the source");
	for (size_t i = 0; i < doc->src_map.n; i++)
		check((size_t)doc->src_map.v[i].from + lg_piece_len(&doc->src_map.v[i]) <= doc->source_bytes,
		      "text from outside the source");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lg_document *doc = NULL;
	struct lg_diags d;
	if (size == 0 || lg_diags_init(&d) != LG_OK)
		return 0;
	struct lg_source source = {.path = LG_LIT("fuzz"), .bytes = {(const char *)data + 1, size - 1}};
	struct lg_read_options o = {.lang = data[0] & 8 ? NULL : &languages[data[0] >> 2 & 1],
				    .format = lg_slice_from(formats[data[0] & 3])};
	int status = lg_read(&doc, &source, &o, &d);
	check(status == LG_OK || status == LG_EPARSE || status == LG_ENOMEM, "unexpected status");
	if (status == LG_OK)
		check_places(doc);
	lg_document_free(doc);
	lg_diags_done(&d);
	return 0;
}
