/* SPDX-License-Identifier: MIT */
/* Name tables and the values of numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/language.h"
#include "model/matrix.h"

/* ---- name tables ---------------------------------------------------------------------------------------------- */

/* Every name leads back to its constant, and no two are the same. */
static void test_names_lead_back(void **state)
{
	(void)state;
	for (int i = 0; i < LG_KIND_MAX; i++) {
		assert_int_equal(lg_kind_from_element(lg_slice_from(lg_kind_element((enum lg_kind)i))), i);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(lg_kind_ref((enum lg_kind)i), lg_kind_ref((enum lg_kind)j));
	}
	for (int i = 0; i < LG_ACT_MAX; i++)
		assert_int_equal(lg_act_kind_from_name(lg_slice_from(lg_act_kind_name((enum lg_act_kind)i))), i);
	for (int i = 0; i < LG_VERDICT_MAX; i++)
		assert_int_equal(lg_verdict_from_name(lg_slice_from(lg_verdict_name((enum lg_verdict)i))), i);
	for (int i = 0; i < LG_SCOPE_MAX; i++)
		assert_int_equal(lg_scope_from_name(lg_slice_from(lg_scope_name((enum lg_scope)i))), i);
}

static void test_unknown_names(void **state)
{
	(void)state;
	assert_int_equal(lg_kind_from_element(LG_LIT("docTitle")), LG_KIND_MAX);
	assert_int_equal(lg_kind_from_element(LG_LIT("Article")), LG_KIND_MAX); /* XML names have a case */
	assert_int_equal(lg_act_kind_from_name(LG_LIT("")), LG_ACT_MAX);
	assert_int_equal(lg_verdict_from_name(LG_LIT("met")), LG_VERDICT_MAX);
	assert_int_equal(lg_scope_from_name(LG_LIT("country")), LG_SCOPE_MAX);
	assert_int_equal(lg_kind_from_element(LG_LIT("hcontainer")), LG_KIND_CROSSHEADING);
	assert_int_equal(lg_kind_from_element(LG_LIT("schedule")), LG_KIND_ATTACHMENT);
	assert_string_equal(lg_priority_name(LG_PRIORITY_HIGH), "high");
	assert_string_equal(lg_timescale_name(LG_TIME_LONG), "long");
}

static void test_find(void **state)
{
	(void)state;
	struct lg_concept concepts[] = {{.id = LG_LIT("child")}, {.id = LG_LIT("possess")}};
	struct lg_requirement requirements[] = {{.id = LG_LIT("LZ-20")}, {.id = LG_LIT("LZ-20.1")}};
	struct lg_checklist c = {.concept = concepts, .nconcepts = 2, .requirement = requirements, .nrequirements = 2};
	assert_int_equal(lg_concept_find(&c, LG_LIT("possess")), 1);
	assert_int_equal(lg_concept_find(&c, LG_LIT("posses")), LG_NO_CONCEPT);
	assert_ptr_equal(lg_requirement_find(&c, LG_LIT("LZ-20.1")), &requirements[1]);
	assert_null(lg_requirement_find(&c, LG_LIT("LZ-2")));
}

/* ---- numbers -------------------------------------------------------------------------------------------------- */

static const struct lg_language *language(void)
{
	static struct lg_number_word words[] = {
		{{"шіст", 8}, true, 6},	     {{"шістнадцят", 20}, true, 16},
		{{"двадцят", 14}, true, 20}, {{"пят", 6}, true, 5},
		{{"twenty", 6}, false, 20},  {{"five", 4}, false, 5},
		{{"treinta", 7}, false, 30}, {{"cinco", 5}, false, 5},
		{{"перш", 8}, true, 1},	     {{"einundzwanzig", 13}, true, 21},
		{{"ein", 3}, true, 1},	     {{"one hundred", 11}, false, 100},
	};
	static const struct lg_language lang = {.number = words, .nnumbers = sizeof words / sizeof *words};
	return &lang;
}

static void assert_value(const char *text, bool roman, uint32_t expected)
{
	uint32_t value = 0;
	if (!lg_number_value(language(), lg_slice_from(text), roman, &value))
		print_error("no number: %s\n", text);
	assert_int_equal(value, expected);
}

static void test_number_values(void **state)
{
	(void)state;
	assert_value("16", false, 16);
	assert_value(" 007 ", false, 7);
	assert_value("шістнадцятирічного", false, 16); /* the longest stem, not "шіст" */
	assert_value("двадцяти пяти", false, 25);
	assert_value("twenty-five", false, 25);
	assert_value("treinta y cinco", false, 35);
	assert_value("einundzwanzigsten", false, 21);
	assert_value("перша", false, 1);
	assert_value("one hundred", false, 100);
}

static void test_roman_values(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		uint32_t value;
	} rows[] = {{"iv", 4},	{"XIX", 19}, {"mcmxciv", 1994}, {"xlii", 42},
		    {"ІІІ", 3}, {"хіі", 12}, {"i", 1},		{"mmmcmxcix", 3999}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_value(rows[i].text, true, rows[i].value);
}

static void test_no_numbers(void **state)
{
	(void)state;
	static const char *const rows[] = {"",	     " ",      "-",	     "iiii",	  "vx",	 "iix",
					   "vv",     "ixi",    "cmd",	     "abc",	  "16a", "five years",
					   "y five", "five y", "twentyfive", "4294967296"};
	uint32_t value = 7;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_false(lg_number_value(language(), lg_slice_from(rows[i]), true, &value));
	assert_false(lg_number_value(language(), LG_LIT("iv"), false, &value));
	assert_false(lg_number_value(NULL, LG_LIT("five"), true, &value));
	assert_int_equal(value, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_lead_back),
		cmocka_unit_test(test_unknown_names),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_number_values),
		cmocka_unit_test(test_roman_values),
		cmocka_unit_test(test_no_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
