/* SPDX-License-Identifier: MIT */
/*
 * build_doc.h - a document from one line, for tests of what the builder makes of reader events.
 *
 *	build("chapter:I<Crimes> article:12<Theft>{Who takes a thing} paragraph:1{x} . .")
 *
 * A word opens a provision of that AKN element ("quoted" is short); after it, in this order: ":number" ('_' is a
 *space),
 * "@eId", "!" for repealed, "<heading>", "{text}". A '.' closes. What is open at the end is closed.
 */
#ifndef BUILD_DOC_H
#define BUILD_DOC_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/builder.h"

struct outline {
	struct lg_slice s;
	size_t at;
	struct lg_builder *b;
};

static size_t run_until(const struct outline *o, const char *ends)
{
	size_t at = o->at;
	while (at < o->s.n && !strchr(ends, o->s.p[at]))
		at++;
	return at;
}

static struct lg_slice take(struct outline *o, const char *ends)
{
	size_t end = run_until(o, ends);
	struct lg_slice part = lg_slice_sub(o->s, o->at, end);
	o->at = end;
	return part;
}

static bool next_is(struct outline *o, char c)
{
	if (o->at >= o->s.n || o->s.p[o->at] != c)
		return false;
	o->at++;
	return true;
}

static void take_text(struct outline *o, enum lg_role role, const char *end)
{
	uint32_t from = (uint32_t)o->at;
	struct lg_slice text = take(o, end);
	lg_build_piece(o->b, role, text, from, (uint32_t)text.n);
	o->at++;
}

static void take_provision(struct outline *o)
{
	uint32_t begin = (uint32_t)o->at;
	struct lg_slice element = take(o, " :@!<{");
	enum lg_kind kind = lg_slice_is(element, "quoted") ? LG_KIND_QUOTED : lg_kind_from_element(element);
	assert_true(kind < LG_KIND_MAX);
	lg_build_open(o->b, kind, begin);
	if (next_is(o, ':')) {
		char num[64] = "";
		struct lg_slice printed = take(o, " @!<{");
		assert_true(printed.n < sizeof num);
		for (size_t i = 0; i < printed.n; i++)
			num[i] = (char)(printed.p[i] == '_' ? ' ' : printed.p[i]);
		lg_build_num(o->b, (struct lg_slice){num, printed.n});
	}
	if (next_is(o, '@'))
		lg_build_eid(o->b, take(o, " !<{"));
	if (next_is(o, '!'))
		lg_build_flags(o->b, LG_PROV_REPEALED);
	if (next_is(o, '<'))
		take_text(o, LG_ROLE_HEADING, ">");
	if (next_is(o, '{'))
		take_text(o, LG_ROLE_TEXT, "}");
}

static struct lg_document *build(const char *line)
{
	struct lg_slice bytes = lg_slice_from(line);
	struct lg_source source = {.path = LG_LIT("laws/sample-act.en.txt"), .bytes = bytes};
	struct lg_utf8 utf8 = {.text = bytes, .map = {.end = (uint32_t)bytes.n}};
	struct outline o = {.s = bytes};
	struct lg_document *doc = NULL;
	assert_int_equal(lg_builder_new(&o.b, &source, &utf8, NULL), LG_OK);
	while (o.at < o.s.n) {
		if (next_is(&o, ' '))
			continue;
		if (next_is(&o, '.'))
			lg_build_close(o.b, (uint32_t)o.at);
		else
			take_provision(&o);
	}
	assert_int_equal(lg_builder_finish(&doc, o.b, NULL), LG_OK);
	return doc;
}

/* All eIds in document order, a space between. */
__attribute__((unused)) static void assert_eids(const struct lg_document *doc, const char *expected)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	for (uint32_t p = 0; p < doc->nprov; p++) {
		lg_buf_str(&b, p ? " " : "");
		lg_buf_slice_put(&b, doc->prov[p].eid);
	}
	assert_string_equal(b.bytes, expected);
	lg_buf_done(&b);
}

__attribute__((unused)) static void assert_citation(const struct lg_document *doc, const char *eid,
						    const char *expected)
{
	struct lg_buf b;
	uint32_t p = lg_find_eid(doc, lg_slice_from(eid));
	assert_true(p < doc->nprov);
	lg_buf_init(&b, 0);
	lg_citation_put(&b, doc, p);
	assert_string_equal(b.bytes, expected);
	lg_buf_done(&b);
}

#endif
