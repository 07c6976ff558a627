/* SPDX-License-Identifier: MIT */
/* read_dump.h - reads a text from memory and writes its tree down in lines that a test can compare. */
#ifndef TESTS_READ_DUMP_H
#define TESTS_READ_DUMP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/read.h"

struct reading {
	struct lg_document *doc;
	struct lg_diags diags;
};

static inline struct reading read_bytes(struct lg_slice bytes, const char *path, const struct lg_language *lang)
{
	struct reading r = {0};
	struct lg_source source = {.path = lg_slice_from(path), .bytes = bytes};
	struct lg_read_options o = {.lang = lang};
	assert_int_equal(lg_diags_init(&r.diags), LG_OK);
	assert_int_equal(lg_read(&r.doc, &source, &o, &r.diags), LG_OK);
	return r;
}

static inline struct reading read_string(const char *xml, const struct lg_language *lang)
{
	return read_bytes(lg_slice_from(xml), "act.xml", lang);
}

static inline void reading_done(struct reading *r)
{
	lg_document_free(r->doc);
	lg_diags_done(&r->diags);
}

/* One line a provision: eId|kind|num|heading|words of its blocks, " / " between|flags. Outline: without kind and num.
 */
static inline void dump(struct lg_buf *out, const struct lg_document *doc, bool outline)
{
	for (uint32_t p = 0; p < doc->nprov; p++) {
		const struct lg_provision *v = &doc->prov[p];
		const char *between = "";
		lg_buf_fmt(out, "%.*s|", (int)v->eid.n, v->eid.p);
		if (!outline)
			lg_buf_fmt(out, "%s|%.*s|", lg_kind_element(v->kind), (int)v->num.n, v->num.p);
		lg_buf_fmt(out, "%.*s|", (int)v->heading.n, v->heading.p);
		for (uint32_t i = v->block_first; i < v->block_end; i++) {
			const struct lg_block *b = &doc->block[i];
			if (b->prov != p || b->role != LG_ROLE_TEXT)
				continue;
			lg_buf_fmt(out, "%s%s%.*s", between,
				   b->flags & ~v->flags & LG_PROV_EDITORIAL ? "(editor) " : "",
				   (int)(b->end - b->begin), doc->text.p + b->begin);
			between = " / ";
		}
		static const struct {
			unsigned flag;
			const char *name;
		} names[] = {{LG_PROV_REPEALED, "repealed"}, {LG_PROV_QUOTED, "quoted"},
			     {LG_PROV_TOC, "toc"},	     {LG_PROV_PREAMBLE, "preamble"},
			     {LG_PROV_EDITORIAL, "editor"},  {LG_PROV_NOT_COMMENCED, "later"}};
		lg_buf_char(out, '|');
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (v->flags & names[i].flag)
				lg_buf_fmt(out, "%s ", names[i].name);
		lg_buf_char(out, '\n');
	}
}

static inline void assert_dump(const struct lg_document *doc, const char *expected)
{
	struct lg_buf out;
	lg_buf_init(&out, 0);
	dump(&out, doc, false);
	assert_string_equal(out.bytes, expected);
	lg_buf_done(&out);
}

static inline void assert_outline(const struct lg_document *doc, const char *expected)
{
	struct lg_buf out;
	lg_buf_init(&out, 0);
	dump(&out, doc, true);
	assert_string_equal(out.bytes, expected);
	lg_buf_done(&out);
}

static inline void assert_reads_as(const char *xml, const struct lg_language *lang, const char *expected)
{
	struct reading r = read_string(xml, lang);
	assert_dump(r.doc, expected);
	reading_done(&r);
}

static inline void assert_slice(struct lg_slice got, const char *expected)
{
	char *copy = strndup(got.n ? got.p : "", got.n);
	assert_string_equal(copy, expected);
	free(copy);
}

#endif
