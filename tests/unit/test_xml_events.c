/* SPDX-License-Identifier: MIT */
/* Well-formed XML is told without libxml2: the events must be the same as with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/xml_events.h"
#include "read/xml_plain.h"

struct record {
	struct lg_buf buf;
	uint32_t shift; /* bytes of what only one of the two texts has */
};

static void on_start(void *to, const struct lg_xml_tag *tag)
{
	struct record *r = to;
	lg_buf_fmt(&r->buf, "<%.*s %u-%u", (int)tag->name.n, tag->name.p, tag->begin - r->shift, tag->end - r->shift);
	for (size_t i = 0; i < tag->nattrs; i++) {
		const struct lg_xml_attribute *a = &tag->attrs[i];
		lg_buf_fmt(&r->buf, " %.*s|%.*s=%.*s", (int)a->prefix.n, a->prefix.n ? a->prefix.p : "", (int)a->name.n,
			   a->name.p, (int)a->value.n, a->value.p);
	}
	lg_buf_char(&r->buf, '\n');
}

static void on_text(void *to, uint32_t begin, uint32_t end)
{
	struct record *r = to;
	lg_buf_fmt(&r->buf, "%u-%u\n", begin - r->shift, end - r->shift);
}

static void on_end(void *to, struct lg_slice name, uint32_t begin, uint32_t end)
{
	struct record *r = to;
	lg_buf_fmt(&r->buf, "/%.*s %u-%u\n", (int)name.n, name.p, begin - r->shift, end - r->shift);
}

static struct lg_xml_sink sink_of(struct record *r, uint32_t shift)
{
	lg_buf_init(&r->buf, 0);
	r->shift = shift;
	return (struct lg_xml_sink){on_start, on_text, on_end, r};
}

/* A document type with entities of its own is libxml2's. */
#define TYPE "<!DOCTYPE act [<!ENTITY own \"x\">]>"

static void assert_same_as_libxml2(const char *xml)
{
	char typed[4096];
	struct record plain, reference;
	struct lg_diags d;
	struct lg_arena *a = lg_arena_new();
	struct lg_xml_entities ents = {.arena = a, .budget = 1000};
	bool told = false;
	const struct lg_xml_sink sink = sink_of(&plain, 0), other = sink_of(&reference, sizeof TYPE - 1);
	assert_int_equal(lg_diags_init(&d), LG_OK);
	assert_int_equal(lg_xml_plain(&told, lg_slice_from(xml), &sink), LG_OK);
	assert_true(told);
	snprintf(typed, sizeof typed, TYPE "%s", xml);
	assert_int_equal(lg_xml_events(lg_slice_from(typed), &other, &ents, LG_LIT("x"), &d), LG_OK);
	assert_int_equal(ents.list.n, 1);
	assert_int_equal(d.n, 0);
	assert_string_equal(plain.buf.bytes, reference.buf.bytes);
	lg_buf_done(&plain.buf);
	lg_buf_done(&reference.buf);
	lg_diags_done(&d);
	lg_arena_free(a);
}

static void test_same_events(void **state)
{
	(void)state;
	assert_same_as_libxml2("<act/>");
	assert_same_as_libxml2(" <act\n>a &amp; b&#160;&unknown;<p  >c</p >\r\n<q/><r />d</act>\n<!-- e --> ");
	assert_same_as_libxml2("<!-- <x> --><?pi <y>?><act><!-- > --><![CDATA[<z>]]] > &]]>a<?pi ?>] ]></act>");
	assert_same_as_libxml2(
		"<a:act xmlns:a='u' xmlns='v' a:b = \"1 > 0\" b2='\"' xml:lang=\"en\" c='&lt;&apos;&amp;'>"
		"<a:p undeclared:d=''/><other:p>x</other:p></a:act>");
	assert_same_as_libxml2("<Act-1.0_x>\xe1\x83\x9e</Act-1.0_x>");
}

static void test_left_to_libxml2(void **state)
{
	static const char *const others[] = {
		"",
		"words",
		"<a>",
		"</a>",
		"<a></b>",
		"<a><b></a></b>",
		"<a/><b/>",
		"<a/>words",
		"<a b='1' b='2'/>",
		"<a b='1'c='2'/>",
		"<a b=1/>",
		"<a b='<'/>",
		"<a b='&e;'/>",
		"<a b='1\n2'/>",
		"<a>&</a>",
		"<a>& b;</a>",
		"<a>&#0;</a>",
		"<a>\x01</a>",
		"<a>]]></a>",
		"<a>\xEF\xBF\xBF</a>",
		"<a><!-- b -- c --></a>",
		"<a><!-- b --->c</a>",
		"<a><![CDATA[b</a>",
		"<a><!DOCTYPE a></a>",
		"<a><?xml version='1.0'?></a>",
		" <?xml version='1.0'?><a/>",
		"<?xml encoding='UTF-8'?><a/>",
		"<?xml version='1.0'encoding='UTF-8'?><a/>",
		"<?xml version='1.1'?><a/>",
		"<\xC3\xA9/>",
		"<a:b:c/>",
		"<:a/>",
		TYPE "<a/>",
	};
	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct record r;
		const struct lg_xml_sink sink = sink_of(&r, 0);
		bool told = true;
		assert_int_equal(lg_xml_plain(&told, lg_slice_from(others[i]), &sink), LG_OK);
		if (told)
			print_error("%s\n", others[i]);
		assert_false(told);
		assert_int_equal(r.buf.len, 0);
		lg_buf_done(&r.buf);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_events),
		cmocka_unit_test(test_left_to_libxml2),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
