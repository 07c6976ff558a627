/* SPDX-License-Identifier: MIT */
#include "structure_fixture.h"

static const char page[] =
	"<!DOCTYPE html>\n<html lang=\"en\"><head><title>The Care Act</title><style>p { color: red "
	"}</style></head>\n<body>"
	"<nav>Home</nav><p hidden>Secret</p><p><span class=\"sr-only\">Article one</span></p><p style=\"display: "
	"none\">Secret</p>\n"
	"<p align=center><b>Words</b></p><p class=\"art\">Article 1.</p>\n"
	"<p>1. In this Act &ldquo;child&rdquo; &amp;\n minor mean one,<br>under article 143<sup>1</sup>.</p>\n"
	"<table><tr><td>(a)</td><td><p>first;</p></td></tr><tr><td>(b)</td><td>second.</td></tr></table>"
	"<script>if (a < b) Article 9. No</script>"
	"<h3>Article 2. Crime</h3><ol><li><span class=\"num\">1.</span><div>Text.</div></li></ol></body></html>";

static void blocks_are_lines(void **state)
{
	(void)state;
	check_tree("html", page, english(), true,
		   "art_1: Words\nart_1__para_1\n| In this Act \u201Cchild\u201D & minor mean one, under article "
		   "143\u00B9.\n"
		   "art_1__para_1__point_a\n| first;\nart_1__para_1__point_b\n| second.\nart_2: "
		   "Crime\nart_2__para_1\n| Text.\n");
}

static void page_is_metadata_and_maps(void **state)
{
	(void)state;
	struct lg_document *doc = read_as("html", page, english(), NULL);
	assert_true(lg_slice_is(doc->title, "The Care Act"));
	assert_true(lg_slice_is(doc->lang, "en"));
	assert_true(lg_slice_is(doc->format, "html"));
	check_map(doc, page);
	/* an entity is one piece of the source */
	size_t at = lg_slice_find(doc->text, LG_LIT("& minor"));
	assert_true(at != SIZE_MAX);
	struct lg_span span = lg_span_disk(doc, (struct lg_span){(uint32_t)at, (uint32_t)at + 1});
	assert_int_equal(span.end - span.begin, 5);
	assert_memory_equal(page + span.begin, "&amp;", 5);
	lg_document_free(doc);
}

static void broken_pages_are_read(void **state)
{
	(void)state;
	check_tree("html",
		   "<html><p>Article 1. One<p>Text <b>bold<i>both</b> & more &unknown; "
		   "&#x41;<div><td>cell</table></p></div>",
		   english(), true, "art_1: One\n| Text boldboth & more &unknown; A\n| cell\n");
}

/* As the Swiss federal register prints it. */
static void raised_numbers_open_paragraphs_and_footnotes_are_left_out(void **state)
{
	(void)state;
	check_tree("html",
		   "<html><h6><b>Article 1</b> <sup><a href=\"#fn-d6\">267</a></sup></h6><p>Theft</p>"
		   "<p><sup>1</sup> Whoever steals is punished.</p><p><sup>2</sup>No attempt.</p>"
		   "<div class=\"footnotes\"><p><sup>267</sup> Amended in 1991.</p></div></html>",
		   english(), true,
		   "art_1: Theft\nart_1__para_1\n| Whoever steals is punished.\nart_1__para_2\n| No attempt.\n");
}

/* As the Austrian register prints it: chapter, its title and the title of each section are headings of one level. */
static void headings_before_numbers_are_titles(void **state)
{
	(void)state;
	check_tree("html",
		   "<html><h4>Chapter 1</h4><h4>Property</h4><h4>Theft</h4><h5>Article 1</h5><p>One.</p>"
		   "<h4>Robbery</h4><h5>Article 2</h5><p>Two.</p></html>",
		   english(), true, "chp_1: Property\nart_1: Theft\n| One.\nart_2: Robbery\n| Two.\n");
}

static void pages_are_recognised(void **state)
{
	struct lg_source source = {.path = LG_LIT("page"), .bytes = LG_LIT(page)};
	struct lg_read_options options = {.lang = english()};
	struct lg_document *doc;
	(void)state;
	assert_int_equal(lg_read(&doc, &source, &options, NULL), LG_OK);
	assert_true(lg_slice_is(doc->format, "html"));
	lg_document_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_are_lines),
		cmocka_unit_test(page_is_metadata_and_maps),
		cmocka_unit_test(broken_pages_are_read),
		cmocka_unit_test(raised_numbers_open_paragraphs_and_footnotes_are_left_out),
		cmocka_unit_test(headings_before_numbers_are_titles),
		cmocka_unit_test(pages_are_recognised),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
