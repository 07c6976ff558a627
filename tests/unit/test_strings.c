/* SPDX-License-Identifier: MIT */
/* The catalogue of interface strings is whole in each language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emit/strings.h"

/* The places {1} ... {9} that a string names, as bits. */
static unsigned places(const char *s)
{
	unsigned bits = 0;
	for (; *s; s++)
		if (s[0] == '{' && s[1] >= '1' && s[1] <= '9' && s[2] == '}')
			bits |= 1u << (s[1] - '0');
	return bits;
}

static void every_language_says_everything(void **state)
{
	(void)state;
	for (int id = 0; id < LG_STRING_MAX; id++)
		for (int lang = 0; lang < LG_UI_MAX; lang++) {
			const char *s = lg_string((enum lg_ui_lang)lang, (enum lg_string_id)id);
			const char *english = lg_string(LG_UI_EN, (enum lg_string_id)id);
			if (!s || !*s || places(s) != places(english))
				fail_msg("%s, %s: \"%s\"", lg_string_name((enum lg_string_id)id),
					 lg_ui_lang_code((enum lg_ui_lang)lang), s ? s : "");
		}
}

static void places_are_filled(void **state)
{
	const struct lg_slice arg[] = {LG_LIT("<3>"), LG_LIT("{1}")};
	struct lg_buf b;
	(void)state;
	lg_buf_init(&b, 0);
	lg_string_fill(&b, LG_UI_FR, LG_S_OF_COUNT, arg, 2);
	assert_string_equal(b.bytes, "<3> sur {1}");
	lg_buf_done(&b);
}

static void names_follow_the_enumerations(void **state)
{
	(void)state;
	assert_string_equal(lg_string_verdict(LG_UI_EN, LG_CONTRADICTED), "Contradicted");
	assert_string_equal(lg_string_verdict_code(LG_UI_FR, LG_GAP), "LAC");
	assert_string_equal(lg_string_priority(LG_UI_FR, LG_PRIORITY_HIGH), "haute");
	assert_string_equal(lg_string_timescale(LG_UI_EN, LG_TIME_LONG), "long term");
	assert_string_equal(lg_string_act_kind(LG_UI_EN, LG_ACT_STRATEGY), "strategy");
	assert_true(
		lg_slice_is(lg_string_theme(LG_UI_FR, LG_LIT("ict-offence")), "Infractions facilitées par les TIC"));
	assert_true(lg_slice_is(lg_string_theme(LG_UI_FR, LG_LIT("offences")), "offences"));
	assert_true(lg_slice_is(lg_string_theme(LG_UI_FR, LG_LIT("OFFENCE")), "OFFENCE"));
	assert_true(lg_slice_is(lg_string_theme(LG_UI_EN, LG_LIT("")), ""));
	assert_int_equal(lg_ui_lang_from_code(LG_LIT("fr")), LG_UI_FR);
	assert_int_equal(lg_ui_lang_from_code(LG_LIT("fra")), LG_UI_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_says_everything),
		cmocka_unit_test(places_are_filled),
		cmocka_unit_test(names_follow_the_enumerations),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
