/* SPDX-License-Identifier: MIT */
#include "structure_fixture.h"

#include "read/front_matter.h"

/* ---- plain text ----------------------------------------------------------------------------------------------- */

static void broken_lines_are_joined(void **state)
{
	static const char text[] =
		"Član 1. Primena\nzakona\nOvaj\nzakon sadrži\nodredbe koje\nse primenjuju\nna postupak "
		"iz\nčlana\n61.\nstav 1.\n"
		"Krivičnog zakonika.\n\nOdredbe\nzakona odnose\nse na:\n\n1) postupak;\n\n2) organe\nkoji ga\nvode.\n";
	(void)state;
	check_tree(
		"text", text, serbian(), true,
		"art_1: Primena zakona\nart_1__para_1\n"
		"| Ovaj zakon sadrži odredbe koje se primenjuju na postupak iz člana 61. stav 1. Krivičnog zakonika.\n"
		"art_1__para_2\n| Odredbe zakona odnose se na:\nart_1__para_2__point_1\n| "
		"postupak;\nart_1__para_2__point_2\n"
		"| organe koji ga vode.\n");
}

static void whole_lines_stay_apart(void **state)
{
	(void)state;
	check_tree("text",
		   "Article 1. Words\nIn this Act:\none - the first;\ntwo - the second.\nArticle 2. More\nText.\n",
		   english(), true,
		   "art_1: Words\n| In this Act:\n| one - the first;\n| two - the second.\nart_2: More\n| Text.\n");
}

static void lines_said_twice_count_once(void **state)
{
	(void)state;
	check_tree("text", "Article 1. The purpose\n\nArticle 1. The purpose\n\nText of the law.\n\nText of the law.\n",
		   english(), true, "art_1: The purpose\n| Text of the law.\n");
}

static void text_maps_to_its_source(void **state)
{
	static const char text[] = "\xEF\xBB\xBF"
				   "Act\r\n\r\nArticle 1. A\xC2\xA0title\r\n  1. One  two,\r\nthree.\r\n";
	(void)state;
	struct lg_document *doc = read_as("text", text, english(), NULL);
	check_map(doc, text);
	uint32_t p = lg_find_eid(doc, LG_LIT("art_1__para_1"));
	assert_true(p < doc->nprov);
	assert_int_equal(doc->prov[p].src_begin, strstr(text, "1. One") - text);
	lg_document_free(doc);
}

static void front_matter_is_metadata(void **state)
{
	static const char text[] = "---\nTitle: \"An Act\"\ncountry: 'xx'\nlast_updated: 2024-01-02\nsource: "
				   "http://law.example/eli/xx/1\n---\n"
				   "Article 1. One\nText.\n";
	(void)state;
	struct lg_document *doc = read_as("text", text, english(), NULL);
	assert_true(lg_slice_is(doc->title, "An Act"));
	assert_true(lg_slice_is(doc->country, "xx"));
	assert_true(lg_slice_is(doc->expression_date, "2024-01-02"));
	assert_true(lg_slice_is(doc->work_iri, "http://law.example/eli/xx/1"));
	assert_int_equal(doc->nunits, 1);
	lg_document_free(doc);
	assert_int_equal(lg_front_matter_end(LG_LIT("---\nnever closed\n")), 0);
	assert_int_equal(lg_front_matter_get(LG_LIT("no: front\n"), "no").n, 0);
}

/* ---- Markdown ------------------------------------------------------------------------------------------------- */

static void headings_of_any_depth_are_provisions(void **state)
{
	(void)state;
	check_tree("markdown",
		   "# The Act\n\n## PART 1 General\n\n##### 1. **Words.**\n\n1.\u2014(1)In this Act\u2014\n\n(*a*) "
		   "one,\n\n##### >2A. **F3[Crime**\n\n"
		   "**F3[2A.**\u2014(1) A person.]\n\n## Closing rules\n\nThey end.\n",
		   english(), true,
		   "part_1: General\nsec_1: Words.\nsec_1__subsec_1\n| In this Act\u2014\nsec_1__subsec_1__para_a\n| "
		   "one,\nsec_2A: Crime\n"
		   "sec_2A__subsec_1\n| A person.]\ntransitional_1: Closing rules\n| They end.\n");
}

static void decimals_number_sections(void **state)
{
	(void)state;
	check_tree("markdown",
		   "# Act\n\n##### 163.1 **Material**\n\nOne.\n\n##### 272.8. **Abroad**\n\nTwo.\n\n##### 273. "
		   "**2 copies**\n\nThree.\n",
		   english(), true,
		   "sec_163-1: Material\n| One.\nsec_272-8: Abroad\n| Two.\nsec_273: 2 copies\n| Three.\n");
}

static void marks_leave_words(void **state)
{
	(void)state;
	check_tree("markdown",
		   "# Act\n\n### Article 1. One\n\n1\\. A *word* and **more** of [the law](http://x.example/a_b), "
		   "under*section 2*or `code`, 5 \\* 3[^1].\n\n"
		   "* item\n\n> quoted words\n\n| a | b |\n|---|---|\n| c | d |\n\n143<sup>1</sup> &amp; "
		   "x_y_z\n\n[^1]: A note\n    goes on.\n",
		   english(), true,
		   "art_1: One\nart_1__para_1\n| A word and more of the law, under section 2 or `code`, 5 * 3.\n| "
		   "item\n| quoted words\n| a | b\n"
		   "| c | d\n| 143^1 & x_y_z\n|editorial A note goes on.\n");
}

static void markdown_maps_to_its_source(void **state)
{
	static const char text[] = "# Act\n\n## Article 1. **One** &amp; two\n\n(1) A *b*\nc \\- d [e](f) g.\n";
	(void)state;
	struct lg_document *doc = read_as("markdown", text, english(), NULL);
	check_map(doc, text);
	lg_document_free(doc);
}

static void inserted_sections_end_at_the_next_heading(void **state)
{
	(void)state;
	check_tree("markdown",
		   "##### 1. **Amendment**\n\n**1.** The Act is amended by the insertion of the following section "
		   "after section 14:\n\n**New title**\n\n"
		   "**14C.** (1) New text.\n\n##### 2. **Start**\n\n**2.** It starts.\n",
		   english(), false, "sec_1: Amendment\nsec_1__qstr_1 quoted\nsec_2: Start\n");
}

static void german_markdown_has_the_paragraph_sign(void **state)
{
	(void)state;
	check_tree("markdown",
		   "# Gesetz\n\n## First Part\n\n### \xC2\xA7 1 Titel\n\n(1) Wer\n\n1.  eine Sache nimmt\n    "
		   "oder\n\n2.  gibt,\n\nwird bestraft.\n\n(2) Der "
		   "Versuch.\n\n### \xC2\xA7 2 (repealed)\n",
		   english(), true,
		   "part_1: First Part\nsec_1: Titel\nsec_1__subsec_1\n| Wer\n| wird "
		   "bestraft.\nsec_1__subsec_1__point_1\n| eine Sache nimmt oder\n"
		   "sec_1__subsec_1__point_2\n| gibt,\nsec_1__subsec_2\n| Der Versuch.\nsec_2 repealed: (repealed)\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_lines_are_joined),
		cmocka_unit_test(whole_lines_stay_apart),
		cmocka_unit_test(lines_said_twice_count_once),
		cmocka_unit_test(text_maps_to_its_source),
		cmocka_unit_test(front_matter_is_metadata),
		cmocka_unit_test(headings_of_any_depth_are_provisions),
		cmocka_unit_test(decimals_number_sections),
		cmocka_unit_test(marks_leave_words),
		cmocka_unit_test(markdown_maps_to_its_source),
		cmocka_unit_test(inserted_sections_end_at_the_next_heading),
		cmocka_unit_test(german_markdown_has_the_paragraph_sign),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
