/* SPDX-License-Identifier: MIT */
/* read_text.c - plain text: one paragraph a line, or paragraphs broken over lines. */
#include <string.h>

#include "read/front_matter.h"
#include "read/logical.h"
#include "read/read.h"
#include "read/structure_words.h"

static int sniff(struct lg_slice utf8)
{
	return utf8.n ? 10 : 0; /* any text is plain text when nobody knows better */
}

static int add_lines(struct lg_lines *lines, struct lg_slice utf8, size_t begin)
{
	bool gap = false;
	while (begin < utf8.n) {
		const char *newline = memchr(utf8.p + begin, '\n', utf8.n - begin);
		size_t end = newline ? (size_t)(newline - utf8.p) : utf8.n;
		LG_TRY(lg_lines_add(lines, utf8, begin, end, &gap));
		begin = end + 1;
	}
	return LG_OK;
}

static int read_text(struct lg_builder *b, struct lg_slice utf8, const struct lg_read_options *o, struct lg_slice path,
		     struct lg_diags *d)
{
	struct lg_structure *s;
	struct lg_words_table *words;
	struct lg_lines lines = {.arena = lg_arena_new()};
	if (!lines.arena)
		return LG_ENOMEM;
	int status = lg_words_table_new(&words, lines.arena, o->lang);
	if (status == LG_OK)
		status = lg_structure_new(&s, b, words, LG_STRUCTURE_ACT);
	if (status == LG_OK) {
		lg_front_matter_meta(b, utf8);
		lg_build_meta(b, LG_META_FORMAT, LG_LIT("text"));
		status = add_lines(&lines, utf8, lg_front_matter_end(utf8));
		if (status == LG_OK)
			status = lg_lines_tell(&lines, s);
		lg_structure_end(s, (uint32_t)utf8.n, path, d);
	}
	lg_arena_free(lines.arena);
	return status;
}

extern const struct lg_reader lg_reader_text;
const struct lg_reader lg_reader_text = {"text", "txt", sniff, read_text};
