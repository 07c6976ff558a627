/* SPDX-License-Identifier: MIT */
/* Bytes of any encoding to UTF-8: what was chosen, where each letter came from, what was reported. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/encoding.h"

struct fixture {
	struct lg_arena *arena;
	struct lg_diags diags;
};

static int setup(void **state)
{
	static struct fixture f;
	f.arena = lg_arena_new();
	*state = &f;
	return f.arena && lg_diags_init(&f.diags) == LG_OK ? 0 : -1;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	lg_arena_free(f->arena);
	lg_diags_done(&f->diags);
	return 0;
}

static struct lg_utf8 decode(struct fixture *f, struct lg_slice bytes, const char *declared)
{
	struct lg_utf8 u;
	assert_int_equal(lg_utf8_decode(&u, f->arena, bytes, lg_slice_from(declared), LG_LIT("x.txt"), &f->diags),
			 LG_OK);
	return u;
}

static void assert_slice(struct lg_slice got, const char *expected)
{
	if (!lg_slice_is(got, expected))
		fail_msg("got \"%.*s\", expected \"%s\"", (int)got.n, got.p, expected);
}

/* Bytes on disk of the first place where `word` stands in the decoded text. */
static struct lg_slice on_disk(const struct lg_utf8 *u, struct lg_slice bytes, const char *word)
{
	const size_t at = lg_slice_find(u->text, lg_slice_from(word));
	assert_int_not_equal(at, SIZE_MAX);
	return lg_slice_sub(bytes, lg_offmap_begin(&u->map, (uint32_t)at),
			    lg_offmap_end(&u->map, (uint32_t)(at + strlen(word))));
}

static void valid_utf8_is_not_copied(void **state)
{
	struct fixture *f = *state;
	const struct lg_slice bytes = LG_LIT("Стаття 1. Дитина\tмає право.\r\n");
	const struct lg_utf8 u = decode(f, bytes, "windows-1251"); /* the bytes know better */
	assert_ptr_equal(u.text.p, bytes.p);
	assert_int_equal(u.map.n, 0);
	assert_string_equal(u.charset, "UTF-8");
	assert_int_equal(f->diags.n, 0);
}

static void byte_order_marks(void **state)
{
	const struct lg_slice utf8 = LG_LIT("\xEF\xBB\xBFдитя");
	struct lg_utf8 u = decode(*state, utf8, "");
	assert_slice(u.text, "дитя");
	assert_int_equal(lg_offmap_begin(&u.map, 2), 5);
	const struct lg_slice le = LG_LIT("\xFF\xFE\x34\x04 \0\x3D\xD8\x76\xDC\x00\xD8"),
			      be = LG_LIT("\xFE\xFF\x04\x34\0z");
	u = decode(*state, le, "");
	assert_slice(u.text, "д 👶\xEF\xBF\xBD"); /* the last is half a character */
	assert_string_equal(u.charset, "UTF-16LE");
	assert_int_equal(u.repaired, 2);
	assert_int_equal(on_disk(&u, le, "👶").n, 4);
	assert_slice(decode(*state, be, "").text, "дz");
	assert_slice(decode(*state, LG_LIT("\0\0\xFE\xFF\0\0\x10\xD0"), "").text, "ა");
}

static void utf16_without_a_mark(void **state)
{
	const struct lg_utf8 u = decode(*state, LG_LIT("\x10\xD0\0 \x10\xD1\0 \x10\xD2"), "");
	assert_slice(u.text, "ა ბ გ");
	assert_string_equal(u.charset, "UTF-16BE");
}

/* "Особа має право: дитина" */
#define CP1251 "\xCE\xF1\xEE\xE1\xE0 \xEC\xE0\xBA \xEF\xF0\xE0\xE2\xEE: \xE4\xE8\xF2\xE8\xED\xE0"

static void eight_bit_charsets(void **state)
{
	const struct lg_slice bytes = LG_LIT(CP1251);
	struct lg_utf8 u = decode(*state, bytes, "cp1251");
	assert_slice(u.text, "Особа має право: дитина");
	assert_slice(on_disk(&u, bytes, "дитина"), "\xE4\xE8\xF2\xE8\xED\xE0");
	assert_slice(on_disk(&u, bytes, "ає"), "\xE0\xBA");
	u = decode(*state, bytes, "");
	assert_string_equal(u.charset, "WINDOWS-1251");
	assert_slice(decode(*state, LG_LIT("kai\x9Enjen"), "windows-1250").text, "kaižnjen");
	assert_slice(decode(*state, LG_LIT("ni\xF1o \x93x\x94"), "iso-8859-1").text, "niño “x”");
	assert_slice(decode(*state, LG_LIT("caf\xE9"), "no-such-charset").text, "café");
}

static void charsets_of_several_bytes(void **state)
{
	const struct lg_slice bytes = LG_LIT("a\x8E\x99\x93\xB6z");
	const struct lg_utf8 u = decode(*state, bytes, "Shift_JIS");
	assert_slice(u.text, "a児童z");
	assert_slice(on_disk(&u, bytes, "童"), "\x93\xB6");
	assert_slice(on_disk(&u, bytes, "z"), "z");
}

static void declarations(void **state)
{
	(void)state;
	static const char *const samples[][2] = {
		{"<?xml version='1.0' encoding='windows-1251'?><a/>", "windows-1251"},
		{"\xEF\xBB\xBF<?xml version=\"1.0\"\n encoding = \"ISO-8859-2\" ?>", "ISO-8859-2"},
		{"<html><head><META CHARSET=koi8-u>", "koi8-u"},
		{"<meta name=a><meta http-equiv='Content-Type' content='text/html; charset=cp1250'>", "cp1250"},
		{"<?xml version='1.0'?><a encoding='x'/>", ""},
		{"the charset=utf-8 of words", ""},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_slice(lg_charset_declared(lg_slice_from(samples[i][0])), samples[i][1]);
}

static void declared_inside(void **state)
{
	const struct lg_utf8 u = decode(*state, LG_LIT("<?xml version='1.0' encoding='KOI8-U'?>\xC4\xC9\xD4\xD1"), "");
	assert_slice(lg_slice_sub(u.text, u.text.n - 8, u.text.n), "дитя");
}

static void broken_utf8_is_repaired_and_reported(void **state)
{
	struct fixture *f = *state;
	const struct lg_slice bytes = LG_LIT("Закон про захист\nдітей \xD0 від \xE2\x82 зла \xFF");
	const struct lg_utf8 u = decode(f, bytes, "");
	assert_slice(u.text, "Закон про захист\nдітей \xEF\xBF\xBD від \xEF\xBF\xBD зла \xEF\xBF\xBD");
	assert_int_equal(u.repaired, 4);
	assert_slice(on_disk(&u, bytes, "зла"), "зла");
	assert_int_equal(f->diags.v[0].line, 2);
	assert_int_equal(f->diags.v[0].col, 12);
	assert_int_equal(f->diags.v[0].severity, LG_WARNING);
}

static void many_broken_bytes_are_counted(void **state)
{
	struct fixture *f = *state;
	char text[20000] = "";
	for (size_t i = 0; i < 40 * 12; i++)
		strcat(text, i % 12 ? "дитина і її права " : "має \xFF право ");
	assert_int_equal(decode(f, lg_slice_from(text), "").repaired, 40);
	assert_int_equal(f->diags.n, 6); /* five places and the sum */
	assert_non_null(strstr(f->diags.v[5].message.p, "40 bytes"));
}

static void control_characters_become_spaces(void **state)
{
	struct fixture *f = *state;
	const struct lg_utf8 u = decode(f, LG_LIT("Article 1\fA person\x01who takes part in it\0."), "");
	assert_slice(u.text, "Article 1 A person who takes part in it .");
	assert_int_equal(f->diags.n, 1);
}

static void garbled_text_is_noticed(void **state)
{
	static const char *const garbled[] = {
		"Ð·Ð°ÐºÐ¾Ð½",									    /* uk as 1252 */
		"Р—Р°РєРѕРЅ РїСЂРѕ РґС–С‚РµР№",							    /* uk as 1251 */
		"ÄŚlanak o kaĹľnjavanju uÄŤinilaca",						    /* hr as 1250 */
		"niÃ±os y niÃ±as, prisiÃ³n",							    /* es as 1252 */
		"ni\xEF\xBF\xBDo prisi\xEF\xBF\xBDn a\xEF\xBF\xBDo qui\xEF\xBF\xBDn d\xEF\xBF\xBD", /* lost */
	};
	static const char *const sound[] = {
		"Рік і її дії: Січень, Європа, ҐРАТИ",
		"ÉTÉ « à » – naïve œuvre ÂGÉ",
		"ŽELJA ČLANAK Đurđevdan Åland ÅÄÖ",
		"See art. 5 â€“ and 6 â€“ or 7 â€“ or 8 â€“ of the Act", /* only dashes: the words are whole */
		"The \xEF\xBF\xBDMinister\xEF\xBF\xBDs\xEF\xBF\xBD order",
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof garbled / sizeof *garbled; i++) {
		if (!decode(f, lg_slice_from(garbled[i]), "").mojibake)
			fail_msg("not noticed: %s", garbled[i]);
	}
	assert_int_equal(f->diags.n, sizeof garbled / sizeof *garbled);
	for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
		if (decode(f, lg_slice_from(sound[i]), "").mojibake)
			fail_msg("nothing wrong with: %s", sound[i]);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(valid_utf8_is_not_copied),
		TEST(byte_order_marks),
		TEST(utf16_without_a_mark),
		TEST(eight_bit_charsets),
		TEST(charsets_of_several_bytes),
		TEST(declarations),
		TEST(declared_inside),
		TEST(broken_utf8_is_repaired_and_reported),
		TEST(many_broken_bytes_are_counted),
		TEST(control_characters_become_spaces),
		TEST(garbled_text_is_noticed),
	};
	return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
