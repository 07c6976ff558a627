/* SPDX-License-Identifier: MIT */
/* Offset maps, normal form of texts and patterns, words and sentences. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pcre2.h>
#include <utf8proc.h>

#include "text/lines.h"
#include "text/normalise.h"
#include "text/segment.h"

static int setup(void **state)
{
	*state = lg_arena_new();
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	lg_arena_free(*state);
	return 0;
}

static void assert_slice(struct lg_slice got, const char *expected)
{
	if (!lg_slice_is(got, expected))
		fail_msg("got \"%.*s\", expected \"%s\"", (int)got.n, got.p, expected);
}

static struct lg_normal normal(struct lg_arena *a, const char *text, unsigned fold)
{
	struct lg_normal n;
	assert_int_equal(lg_normalise(&n, a, lg_slice_from(text), fold), LG_OK);
	return n;
}

/* ---- offset maps ---------------------------------------------------------------------------------------------- */

static void add(struct lg_offmap *m, struct lg_arena *a, uint32_t n, uint32_t from, uint32_t len)
{
	assert_int_equal(lg_offmap_add(m, a, n, from, len), LG_OK);
}

static void map_of_an_entity(void **state)
{
	struct lg_offmap m = {0}; /* "a & b" from "a &amp; b" at 100 */
	add(&m, *state, 1, 100, 1);
	add(&m, *state, 1, 101, 1);
	add(&m, *state, 1, 102, 5);
	add(&m, *state, 2, 107, 2);
	assert_int_equal(m.n, 3);
	assert_int_equal(m.end, 5);
	assert_int_equal(lg_offmap_begin(&m, 0), 100);
	assert_int_equal(lg_offmap_begin(&m, 1), 101);
	assert_int_equal(lg_offmap_begin(&m, 2), 102);
	assert_int_equal(lg_offmap_end(&m, 2), 102);
	assert_int_equal(lg_offmap_end(&m, 3), 107);
	assert_int_equal(lg_offmap_begin(&m, 4), 108);
	assert_int_equal(lg_offmap_end(&m, 5), 109);
	assert_int_equal(lg_offmap_begin(&m, 5), 109);
}

static void map_with_a_gap(void **state)
{
	struct lg_offmap m = {0}; /* "ab" from "a??b": what precedes the gap ends before it */
	add(&m, *state, 1, 0, 1);
	add(&m, *state, 1, 3, 1);
	assert_int_equal(lg_offmap_end(&m, 1), 1);
	assert_int_equal(lg_offmap_begin(&m, 1), 3);
}

static void empty_map_is_the_identity(void **state)
{
	const struct lg_offmap none = {0};
	struct lg_offmap m = {0}, out;
	assert_int_equal(lg_offmap_begin(&none, 7), 7);
	assert_int_equal(lg_offmap_end(&none, 7), 7);
	add(&m, *state, 3, 4, 1);
	assert_int_equal(lg_offmap_compose(&out, *state, &m, &none), LG_OK);
	assert_int_equal(lg_offmap_begin(&out, 0), 4);
	assert_int_equal(lg_offmap_end(&out, 3), 5);
	assert_int_equal(lg_offmap_compose(&out, *state, &none, &m), LG_OK);
	assert_int_equal(lg_offmap_end(&out, 3), 5);
}

static void pairs_are_one_piece(void **state)
{
	struct lg_offmap inner = {0}, outer = {0}, out;
	add(&outer, *state, 1, 0, 2); /* four letters of two bytes each that become one */
	add(&outer, *state, 1, 2, 2);
	assert_int_equal(lg_offmap_add_pairs(&outer, *state, 2, 4), LG_OK);
	assert_int_equal(outer.n, 1);
	for (uint32_t i = 0; i <= 4; i++) {
		assert_int_equal(lg_offmap_begin(&outer, i), 2 * i);
		assert_int_equal(lg_offmap_end(&outer, i), 2 * i);
	}
	add(&inner, *state, 5, 100, 5); /* the third letter has its bytes in two pieces */
	add(&inner, *state, 3, 200, 3);
	assert_int_equal(lg_offmap_compose(&out, *state, &outer, &inner), LG_OK);
	assert_int_equal(out.end, 4);
	assert_int_equal(lg_offmap_begin(&out, 1), 102);
	assert_int_equal(lg_offmap_end(&out, 1), 102);
	assert_int_equal(lg_offmap_begin(&out, 2), 104);
	assert_int_equal(lg_offmap_end(&out, 3), 201);
	assert_int_equal(lg_offmap_begin(&out, 3), 201);
	assert_int_equal(lg_offmap_end(&out, 4), 203);
}

static void composed_maps(void **state)
{
	struct lg_offmap inner = {0}, outer = {0}, out;
	add(&inner, *state, 4, 10, 4); /* middle 0-4: linear; 4-7: one character of 1 byte; 7-9: linear */
	add(&inner, *state, 3, 14, 1);
	add(&inner, *state, 2, 15, 2);
	add(&outer, *state, 5, 2, 5); /* linear over both; then one character for the last two */
	add(&outer, *state, 1, 7, 2);
	assert_int_equal(lg_offmap_compose(&out, *state, &outer, &inner), LG_OK);
	assert_int_equal(out.n, 3);
	assert_int_equal(out.end, 6);
	assert_int_equal(lg_offmap_begin(&out, 1), 13);
	assert_int_equal(lg_offmap_begin(&out, 3), 14);
	assert_int_equal(lg_offmap_end(&out, 4), 15);
	assert_int_equal(lg_offmap_begin(&out, 5), 15);
	assert_int_equal(lg_offmap_end(&out, 6), 17);
}

static void part_of_a_map(void **state)
{
	struct lg_offmap m = {0}, out = {0};
	add(&m, *state, 4, 10, 4);
	add(&m, *state, 1, 14, 6);
	add(&m, *state, 4, 20, 4);
	assert_int_equal(lg_offmap_append_part(&out, *state, &m, 2, 6), LG_OK);
	assert_int_equal(lg_offmap_append_part(&out, *state, &m, 6, 7), LG_OK);
	assert_int_equal(out.end, 5);
	assert_int_equal(out.n, 3);
	assert_int_equal(lg_offmap_begin(&out, 0), 12);
	assert_int_equal(lg_offmap_end(&out, 3), 20);
	assert_int_equal(lg_offmap_end(&out, 5), 22);
}

/* ---- normal form ---------------------------------------------------------------------------------------------- */

struct sample {
	unsigned fold;
	const char *text, *expected;
};

static const struct sample samples[] = {
	{0, "Any PERSON\twho\xC2\xA0 \xE2\x80\x89 offers", "any person who offers"},
	{0, "one\r\ntwo", "one \ntwo"},
	{0, "co\xC2\xADop\xE2\x80\x8B\x65rate\xEF\xBB\xBF", "cooperate"},
	{0, "«a» “b” „c‟ ＂", "\"a\" \"b\" \"c\" \""},
	{0, "it’s `so´ ‹d› oʼ", "it's 'so' 'd' o'"},
	{0, "a–b—c−d‑e", "a-b-c-d-e"},
	{0, "ﬁne oﬃce ĳ ǆep", "fine office ij džep"},
	{0, "STRASSE Straße", "strasse strasse"},
	{0, "art. 255¹ № 5 ½", "art. 255¹ № 5 ½"},
	{0, "Жінка Їжак Ґанок ЁЖ Ђ", "жінка їжак ґанок ёж ђ"},
	{0, "за́кон, зако\xCC\x81ну, й", "закон, закону, й"}, /* stress is not spelling */
	{0, "საქართველოს კანონი ᲙᲐᲜᲝᲜᲘ", "საქართველოს კანონი კანონი"},
	{0, "ΣΊΣΥΦΟΣ", "σίσυφοσ"},
	{0, "", ""},
	{0, "\xCC\x81", "\xCC\x81"}, /* a mark without a letter */
	{LG_FOLD_MARKS, "Ștefan ŞTEFAN ţară țară", "stefan stefan tara tara"},
	{LG_FOLD_MARKS, "NIÑO niñ\xCC\x83o œuvre ÆGIS ı İ ø đ", "nino nino oeuvre aegis i i ø đ"},
	{LG_FOLD_MARKS, "Київ ій", "київ ій"},
	{LG_FOLD_CYRILLIC, "обов’язок ОБОВʼЯЗОК об`єкт", "обовязок обовязок обєкт"},
	{LG_FOLD_CYRILLIC, "'слово' it's", "'слово' it's"},
	{LG_FOLD_CYRILLIC, "пpaвo дитинi СТАTТЯ", "право дитині стаття"}, /* Latin p, a, o, i, T */
	{LG_FOLD_CYRILLIC, "sms COVIDний a", "sms covidний a"},
	{LG_FOLD_CYRILLIC, "XІ ХV сiм", "xi xv сім"}, /* Roman in two scripts; a word with a Latin i */
	{LG_FOLD_SERBIAN, "Љубав његов ЏЕП ђак ћуран", "ljubav njegov džep đak ćuran"},
	{LG_FOLD_SERBIAN, "Ljubav njegov DŽEP đak ćuran", "ljubav njegov džep đak ćuran"},
	{LG_FOLD_SERBIAN, "пoлиција с\xCC\x81утра XІІ", "policija śutra xii"},
	{LG_FOLD_SERBIAN | LG_FOLD_MARKS, "члан ЖЕНЕ član žene", "clan zene clan zene"},
};

static void normal_forms(void **state)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_slice(normal(*state, samples[i].text, samples[i].fold).text, samples[i].expected);
}

static void composed_and_decomposed_are_one(void **state)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		utf8proc_uint8_t *nfd = utf8proc_NFD((const utf8proc_uint8_t *)samples[i].text);
		assert_non_null(nfd);
		struct lg_slice text;
		assert_true(lg_arena_copy(*state, lg_slice_from((const char *)nfd), &text));
		free(nfd);
		assert_slice(normal(*state, text.p, samples[i].fold).text, samples[i].expected);
	}
}

/* The source of the only place where `word` stands in the normal form. */
static struct lg_slice source_of(struct lg_arena *a, const char *text, unsigned fold, const char *word)
{
	const struct lg_normal n = normal(a, text, fold);
	const size_t at = lg_slice_find(n.text, lg_slice_from(word));
	assert_int_not_equal(at, SIZE_MAX);
	return lg_slice_sub(lg_slice_from(text), lg_offmap_begin(&n.map, (uint32_t)at),
			    lg_offmap_end(&n.map, (uint32_t)(at + strlen(word))));
}

static void normal_text_maps_back(void **state)
{
	assert_slice(source_of(*state, "Ein  STRASSEN-ﬁlm\xC2\xA0hier", 0, "film"), "ﬁlm");
	assert_slice(source_of(*state, "x \xC2\xA0 z\xC2\xADwei y", 0, "zwei"), "z\xC2\xADwei");
	assert_slice(source_of(*state, "вони мають обов’язок діяти", LG_FOLD_CYRILLIC, "обовязок"), "обов’язок");
	assert_slice(source_of(*state, "то је Љубав и мир", LG_FOLD_SERBIAN, "ljubav"), "Љубав");
	assert_slice(source_of(*state, "e\xCC\x81te\xCC\x81 après", LG_FOLD_MARKS, "ete"), "e\xCC\x81te\xCC\x81");
}

static void maps_of_folded_case_stay_one_piece(void **state)
{
	assert_int_equal(normal(*state, "ANY Person, ЖІНКА Або Чоловік\nსაქართველოს КАНОН", 0).map.n, 1);
}

static void heaps_of_marks_are_bounded(void **state)
{
	char text[2 * 5000 + 2] = "a";
	for (size_t i = 0; i < 5000; i++)
		memcpy(text + 1 + 2 * i, i % 2 ? "\xCC\x81" : "\xCC\xA3", 2);
	const struct lg_normal n = normal(*state, text, 0);
	assert_int_equal(n.text.n, sizeof text - 1); /* the first mark joins the letter: three bytes for three */
	assert_int_equal(lg_offmap_end(&n.map, n.map.end), sizeof text - 1);
}

/* ---- patterns ------------------------------------------------------------------------------------------------- */

static void normal_patterns(void **state)
{
	static const struct sample patterns[] = {
		{0, "Особ\\w+\\W\\P{L}\\pL\\x{04AB}\\B (?<Years>{number}){..5} {w}",
		 "особ\\w+\\W\\P{L}\\pL\\x{04AB}\\B (?<Years>{number}){..5} {w}"},
		{0, "(?P<Name>A)(?&Name)(?'Q'B)(?#C)(?(<Q>)D|E)(?i-s:F)(?<=G)(*SKIP)",
		 "(?P<Name>a)(?&Name)(?'Q'b)(?#C)(?(<Q>)d|e)(?i-s:f)(?<=g)(*SKIP)"},
		{0, "A{2,3}Б+?", "a{2,3}б+?"},
		{0, "Straße? \\«x\\» \\Q«A.B»\\E", "strasse? \"x\" \\Q\"a.b\"\\E"},
		{0, "ß?[aß]\xC2\xAD?", "(?:ss)?(?:ss|[a])"},
		{0, "[А-Я][–a][\\w-][[:alpha:]Ъ][]Б][^Б]", "[а-я][\\-a][\\w\\-][[:alpha:]ъ][\\]б][^б]"},
		{LG_FOLD_MARKS, "niñ[oÓ]", "nin[oo]"},
		{LG_FOLD_CYRILLIC, "обов'?язок об[’']єкт (?:об|суб)’єкт 'а'", "обовязок обєкт (?:об|суб)єкт 'а'"},
		{LG_FOLD_SERBIAN, "земљ?а [љб] [^љ] њ+", "zem(?:lj)?a (?:lj|[b]) (?:(?!lj)(?s:.)) (?:nj)+"},
		{0, "[abc", "[abc"},
		{0, "(?<x", "(?<x"},
		{0, "\\", "\\"},
	};
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		struct lg_slice got;
		const struct sample *p = &patterns[i];
		assert_int_equal(lg_normalise_pattern(&got, *state, lg_slice_from(p->text), p->fold), LG_OK);
		assert_slice(got, p->expected);
	}
}

/* ---- words and sentences -------------------------------------------------------------------------------------- */

static void word_characters_are_those_of_pcre2(void **state)
{
	(void)state;
	int error;
	PCRE2_SIZE at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR) "\\w", 2, PCRE2_UTF | PCRE2_UCP, &error, &at, NULL);
	assert_non_null(code);
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	for (int32_t c = 0; c < 0x110000; c++) {
		PCRE2_UCHAR utf8[4];
		if (c >= 0xD800 && c < 0xE000)
			continue;
		const PCRE2_SIZE n = (PCRE2_SIZE)utf8proc_encode_char(c, utf8);
		const bool word = pcre2_match(code, utf8, n, 0, 0, data, NULL) > 0;
		if (word != lg_is_word(c))
			fail_msg("U+%04X: PCRE2 says %d", (unsigned)c, word);
	}
	pcre2_match_data_free(data);
	pcre2_code_free(code);
}

static void assert_starts(struct lg_offsets o, struct lg_slice text, const char *const *expected, size_t n)
{
	assert_int_equal(o.n, n);
	for (size_t i = 0; i < n; i++) {
		if (!lg_slice_starts(lg_slice_sub(text, o.v[i], text.n), expected[i]))
			fail_msg("%zu: \"%.20s\" is not \"%s\"", i, text.p + o.v[i], expected[i]);
	}
}

static void words_begin(void **state)
{
	const struct lg_slice text = LG_LIT("one, two_3 ґанок'є — კი\nñu");
	static const char *const expected[] = {"one", "two_3", "ґанок", "є", "კი", "ñu"};
	struct lg_offsets o;
	assert_int_equal(lg_words(&o, *state, text), LG_OK);
	assert_starts(o, text, expected, 6);
	assert_int_equal(lg_offsets_find(&o, 0), 0);
	assert_int_equal(lg_offsets_find(&o, 6), 1);
	assert_int_equal(lg_offsets_find(&o, 9999), 5);
}

static void sentences_begin(void **state)
{
	static const struct lg_slice abbreviations[] = {{"art.", 4}, {"ст.", 5}, {"u. a.", 5}};
	static const char *const expected[] = {"see art. 5", "(a. this",   "is it so?",
					       "\"yes.\"",   "no! ст.",	   "ст. 7 is b. not\n",
					       "start. ",    "ends here.", "dates 1.2.2020 stay"};
	const struct lg_slice text =
		LG_LIT("see art. 5 u. a. of it; and so. (a. this is 15. here). is it so? \"yes.\" no! "
		       "ст. 7 is b. not\n\nstart. ends here.\n dates 1.2.2020 stay");
	struct lg_offsets o;
	assert_int_equal(lg_sentences(&o, *state, text, abbreviations, 3), LG_OK);
	assert_starts(o, text, expected, 9);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static void long_lines_count_too(void **state)
{
	static char bytes[3 * 5000];
	struct lg_arena *a = lg_arena_new();
	struct lg_lines lines;
	(void)state;
	for (size_t i = 0; i < 5000; i++)
		memcpy(bytes + 3 * i, i == 9 ? "\xe1\x83\n" : "\xe1\x83\x90",
		       3); /* Georgian an; one letter broken by a line end */
	assert_non_null(a);
	assert_int_equal(lg_lines_new(&lines, a, (struct lg_slice){bytes, sizeof bytes}), LG_OK);
	for (uint32_t i = 10; i < 5000; i++) {
		struct lg_line_col got = lg_lines_at(&lines, 3 * i);
		assert_int_equal(got.line, 2);
		assert_int_equal(got.col, i - 9);
	}
	lg_arena_free(a);
}

static void lines_count_as_editors_do(void **state)
{
	const struct {
		struct lg_slice bytes;
		uint32_t at, line, col;
	} cases[] = {
		{LG_LIT(""), 0, 1, 1},
		{LG_LIT("ab\ncd"), 1, 1, 2},
		{LG_LIT("ab\ncd"), 3, 2, 1},
		{LG_LIT("ab\ncd"), 5, 2, 3},
		{LG_LIT("ab\ncd"), 99, 2, 3},
		{LG_LIT("a\r\nb\rc"), 3, 2, 1},
		{LG_LIT("a\r\nb\rc"), 5, 3, 1},
		{LG_LIT("\xd1\x8f\xf0\x9f\x90\x9d z"), 3, 1, 2}, /* inside the bee */
		{LG_LIT("\xd1\x8f\xf0\x9f\x90\x9d z"), 7, 1, 4},
		{LG_LIT("\xef\xbb\xbf"
			"ab"),
		 0, 1, 1},
		{LG_LIT("\xef\xbb\xbf"
			"ab"),
		 4, 1, 2},
		{LG_LIT("\xff\xfe\x31\x04\n\0b\0"), 6, 2, 1}, /* UTF-16 */
		{LG_LIT("\xff\xfe\x31\x04\n\0b\0"), 4, 1, 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct lg_arena *a = lg_arena_new();
		struct lg_lines lines;
		assert_non_null(a);
		assert_int_equal(lg_lines_new(&lines, a, cases[i].bytes), LG_OK);
		struct lg_line_col got = lg_lines_at(&lines, cases[i].at);
		if (got.line != cases[i].line || got.col != cases[i].col)
			fail_msg("case %zu: %u:%u", i, (unsigned)got.line, (unsigned)got.col);
		lg_arena_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(map_of_an_entity),
		TEST(map_with_a_gap),
		TEST(empty_map_is_the_identity),
		TEST(pairs_are_one_piece),
		TEST(composed_maps),
		TEST(part_of_a_map),
		TEST(normal_forms),
		TEST(composed_and_decomposed_are_one),
		TEST(normal_text_maps_back),
		TEST(maps_of_folded_case_stay_one_piece),
		TEST(heaps_of_marks_are_bounded),
		TEST(normal_patterns),
		TEST(word_characters_are_those_of_pcre2),
		TEST(words_begin),
		TEST(sentences_begin),
		cmocka_unit_test(lines_count_as_editors_do),
		cmocka_unit_test(long_lines_count_too),
	};
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
