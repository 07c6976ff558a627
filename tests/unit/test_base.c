/* SPDX-License-Identifier: MIT */
/* The base layer where it can go wrong: limits, overflow, quoting, block borders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/uuid.h"

/* ---- slice ---------------------------------------------------------------------------------------------------- */

static void test_slice(void **state)
{
	(void)state;
	struct lg_slice s = LG_LIT("one two"), empty = {NULL, 0};
	assert_true(lg_slice_is(lg_slice_sub(s, 4, 99), "two"));
	assert_int_equal(lg_slice_sub(s, 5, 2).n, 0);
	assert_int_equal(lg_slice_sub(empty, 1, 2).n, 0);
	assert_true(lg_slice_eq(empty, LG_LIT("")));
	assert_true(lg_slice_cmp(LG_LIT("ab"), LG_LIT("abc")) < 0);
	assert_true(lg_slice_cmp(LG_LIT("\xd0\x90"), LG_LIT("z")) > 0); /* bytes, not chars of some signedness */
	assert_int_equal(lg_slice_find(s, LG_LIT("o")), 0);
	assert_int_equal(lg_slice_find(LG_LIT("aaab"), LG_LIT("aab")), 1);
	assert_int_equal(lg_slice_find(s, LG_LIT("two!")), SIZE_MAX);
	assert_int_equal(lg_slice_find(empty, LG_LIT("x")), SIZE_MAX);
	assert_true(lg_slice_ends(s, "") && !lg_slice_ends(LG_LIT("wo"), "two"));
}

static void test_slice_words(void **state)
{
	(void)state;
	struct lg_slice rest = LG_LIT(" \tone\n two ");
	assert_true(lg_slice_is(lg_slice_word(&rest), "one"));
	assert_true(lg_slice_is(lg_slice_word(&rest), "two"));
	assert_int_equal(lg_slice_word(&rest).n, 0);
	assert_int_equal(lg_slice_word(&rest).n, 0);
}

static void test_slice_uint(void **state)
{
	(void)state;
	uint32_t v = 7;
	assert_true(lg_slice_uint(LG_LIT("4294967295"), &v));
	assert_int_equal(v, UINT32_MAX);
	assert_true(lg_slice_uint(LG_LIT("0000000000018"), &v));
	assert_int_equal(v, 18);
	v = 7;
	static const char *const bad[] = {"", "4294967296", "99999999999", "1a", "-1", " 1"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(lg_slice_uint(lg_slice_from(bad[i]), &v));
	assert_int_equal(v, 7);
}

/* ---- arena ---------------------------------------------------------------------------------------------------- */

static void test_arena_gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	for (size_t round = 0; round < 2; round++) {
		for (size_t n = 0; n < 300; n++) {
			unsigned char *p = lg_arena_alloc(a, n * 37);
			assert_non_null(p);
			assert_int_equal((uintptr_t)p % sizeof(void *), 0);
			for (size_t i = 0; i < n * 37; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xee, n * 37);
		}
		assert_true(lg_arena_used(a) >= 299 * 300 / 2 * 37);
		lg_arena_reset(a);
		assert_int_equal(lg_arena_used(a), 0);
	}
	lg_arena_free(a);
	lg_arena_free(NULL);
}

/* Also when one of the two has nothing yet. */
static void test_arena_adopts_another(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	lg_arena_adopt(a, lg_arena_new());
	for (int round = 0; round < 3; round++) {
		struct lg_arena *from = lg_arena_new();
		struct lg_slice kept;
		for (size_t n = 0; n < 40; n++)
			assert_non_null(lg_arena_alloc(from, n * 1000));
		assert_true(lg_arena_copy(from, LG_LIT("kept"), &kept));
		size_t both = lg_arena_used(a) + lg_arena_used(from);
		lg_arena_adopt(a, from);
		assert_int_equal(lg_arena_used(a), both);
		assert_non_null(lg_arena_alloc(a, 100));
		assert_true(lg_slice_is(kept, "kept"));
	}
	lg_arena_free(a);
}

static void test_arena_goes_back_to_a_mark(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	lg_arena_back_to(a, lg_arena_mark(a));
	struct lg_arena_mark empty = lg_arena_mark(a);
	char *kept = lg_arena_alloc(a, 100);
	assert_non_null(kept);
	memset(kept, 'k', 100);
	struct lg_arena_mark mark = lg_arena_mark(a);
	for (size_t n = 1; n < 200; n++)
		assert_non_null(lg_arena_alloc(a, n * 1000));
	lg_arena_back_to(a, mark);
	assert_int_equal(lg_arena_used(a), mark.used);
	char *fresh = lg_arena_alloc(a, 50);
	assert_non_null(fresh);
	for (size_t i = 0; i < 50; i++)
		assert_int_equal(fresh[i], 0);
	memset(fresh, 'f', 50);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(kept[i], 'k');
	lg_arena_back_to(a, empty);
	assert_int_equal(lg_arena_used(a), 0);
	assert_non_null(lg_arena_alloc(a, 10));
	lg_arena_free(a);
}

static void test_arena_refuses_overflow(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	assert_null(lg_arena_array(a, SIZE_MAX / 8, 16));
	assert_null(lg_arena_alloc(a, SIZE_MAX - 4));
	assert_non_null(lg_arena_array(a, SIZE_MAX, 0));
	assert_non_null(lg_arena_alloc(a, 8)); /* still good */
	lg_arena_free(a);
}

static void test_arena_grows_arrays(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	LG_VEC(uint32_t) v = {0};
	for (uint32_t i = 0; i < 1000; i++) {
		assert_true(LG_VEC_ROOM(a, &v));
		v.v[v.n++] = i;
	}
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(v.v[i], i);
	lg_arena_free(a);
}

/* ---- buf ------------------------------------------------------------------------------------------------------ */

static void test_buf_failure_is_sticky(void **state)
{
	(void)state;
	struct lg_buf b;
	lg_buf_init(&b, 8);
	lg_buf_str(&b, "1234567"); /* seven and the NUL */
	assert_int_equal(lg_buf_status(&b), LG_OK);
	lg_buf_char(&b, '8');
	assert_int_equal(lg_buf_status(&b), LG_ELIMIT);
	lg_buf_clear(&b);
	lg_buf_str(&b, "x");
	assert_int_equal(b.len, 0);
	assert_int_equal(lg_buf_status(&b), LG_ELIMIT);
	lg_buf_done(&b);
}

static void test_buf_formats(void **state)
{
	(void)state;
	struct lg_buf b;
	char long_text[1000];
	memset(long_text, 'a', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	lg_buf_init(&b, 0);
	lg_buf_fmt(&b, "%d %s", -5, long_text);
	assert_int_equal(b.len, 3 + 999);
	assert_int_equal(b.bytes[b.len], '\0');
	lg_buf_put(&b, NULL, 0);
	assert_int_equal(lg_buf_status(&b), LG_OK);
	lg_buf_done(&b);
}

/* ---- csv ------------------------------------------------------------------------------------------------------ */

static int parse(struct lg_csv *t, struct lg_arena *a, const char *bytes, struct lg_diags *d)
{
	return lg_csv_parse(t, a, lg_slice_from(bytes), LG_LIT("t.csv"), d);
}

static void test_csv(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	struct lg_csv t;
	assert_int_equal(parse(&t, a,
			       "\xef\xbb\xbf"
			       "file,title\r\na,\"one, \"\"two\"\"\nthree\"\n\nb\nc,d,e",
			       NULL),
			 LG_OK);
	assert_int_equal(t.ncols, 2);
	assert_int_equal(t.nrows, 3);
	assert_int_equal(lg_csv_column(&t, "title"), 1);
	assert_true(lg_slice_is(lg_csv_cell(&t, 0, 1), "one, \"two\"\nthree"));
	assert_true(lg_slice_is(lg_csv_cell(&t, 1, 0), "b"));
	assert_int_equal(lg_csv_cell(&t, 1, 1).n, 0);
	assert_true(lg_slice_is(lg_csv_cell(&t, 2, 1), "d"));
	assert_int_equal(lg_csv_cell(&t, 0, lg_csv_column(&t, "none")).n, 0);
	assert_int_equal(t.line[0], 2);
	assert_int_equal(t.line[1], 5);
	assert_int_equal(t.line[2], 6);
	lg_arena_free(a);
}

static void test_csv_empty_and_broken(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	struct lg_diags d;
	struct lg_csv t;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	assert_int_equal(parse(&t, a, "", &d), LG_OK);
	assert_int_equal(t.nrows, 0);
	assert_int_equal(parse(&t, a, "only,header", &d), LG_OK);
	assert_int_equal(t.ncols, 2);
	assert_int_equal(t.nrows, 0);
	assert_int_equal(d.errors, 0);
	assert_int_equal(parse(&t, a, "a,b\n1,2\n\"x\"y,3\n", &d), LG_EPARSE);
	assert_int_equal(d.n, 1);
	assert_int_equal(d.v[0].line, 3);
	assert_int_equal(parse(&t, a, "a,b\n\"never closed\n", &d), LG_EPARSE);
	lg_diags_done(&d);
	lg_arena_free(a);
}

/* What is written is read back the same. */
static void test_csv_round_trip(void **state)
{
	(void)state;
	char long_field[2000];
	for (size_t i = 0; i + 1 < sizeof long_field; i++)
		long_field[i] = "a\",\n"[i % 4];
	long_field[sizeof long_field - 1] = '\0';
	const char *const fields[] = {"plain", "with, comma", "\"", "line\nbreak", " edge ", "\xd0\xb0", long_field};
	enum { N = sizeof fields / sizeof *fields };
	struct lg_arena *a = lg_arena_new();
	struct lg_buf b;
	struct lg_csv t;
	lg_buf_init(&b, 0);
	for (int row = 0; row < 2; row++)
		for (size_t i = 0; i < N; i++) {
			lg_csv_put(&b, lg_slice_from(fields[i]));
			lg_buf_str(&b, i + 1 < N ? "," : "\n");
		}
	assert_int_equal(lg_slice_find(lg_buf_slice(&b), LG_LIT("plain,\"with, comma\",\"\"\"\"")), 0);
	assert_int_equal(parse(&t, a, b.bytes, NULL), LG_OK);
	for (size_t i = 0; i < N; i++)
		assert_true(lg_slice_is(lg_csv_cell(&t, 0, i), fields[i]));
	lg_buf_done(&b);
	lg_arena_free(a);
}

/* ---- sha256 --------------------------------------------------------------------------------------------------- */

static void assert_hash(struct lg_slice data, size_t step, const char *expected)
{
	struct lg_sha256 s;
	char hex[LG_SHA256_HEX];
	lg_sha256_init(&s);
	for (size_t at = 0; at < data.n; at += step)
		lg_sha256_add(&s, lg_slice_sub(data, at, at + step));
	lg_sha256_hex(&s, hex);
	assert_string_equal(hex, expected);
}

static void test_sha256(void **state)
{
	(void)state;
	static char million[1000000];
	memset(million, 'a', sizeof million);
	struct lg_slice a = {million, 0};
	assert_hash(a, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_hash(LG_LIT("abc"), 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_hash(LG_LIT("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), 5,
		    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	a.n = sizeof million;
	assert_hash(a, 63, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	assert_hash(a, sizeof million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* ---- diag and file -------------------------------------------------------------------------------------------- */

static void test_diags_are_capped_and_merged(void **state)
{
	(void)state;
	struct lg_diags d, all;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	assert_int_equal(lg_diags_init(&all), LG_OK);
	lg_diag(NULL, LG_ERROR, LG_LIT("f"), 1, 1, "nobody listens");
	for (int i = 0; i < LG_DIAGS_MAX + 5; i++)
		lg_diag(&d, i % 2 ? LG_ERROR : LG_NOTE, LG_LIT("f"), 1, 1, "%d", i);
	assert_int_equal(d.n, LG_DIAGS_MAX);
	assert_int_equal(d.suppressed, 5);
	assert_int_equal(d.errors, LG_DIAGS_MAX / 2 + 2);
	lg_diags_merge(&all, &d);
	assert_int_equal(all.errors, d.errors);
	assert_int_equal(all.suppressed, d.suppressed);
	lg_diags_done(&d);
	lg_diags_done(&all);
}

/* A message that is too long ends with a whole character. */
static void test_long_messages_are_cut_between_characters(void **state)
{
	(void)state;
	struct lg_diags d;
	char text[3001];
	for (size_t i = 0; i < 1000; i++)
		memcpy(text + 3 * i, "\xe1\x83\x90", 3);
	text[3000] = '\0';
	assert_int_equal(lg_diags_init(&d), LG_OK);
	for (int shift = 0; shift < 3; shift++) {
		lg_diag(&d, LG_NOTE, LG_LIT("f"), 1, 1, "%.*s%s", shift, "xx", text);
		assert_int_equal((d.v[shift].message.n - (size_t)shift) % 3, 0);
		assert_true(d.v[shift].message.n > 1000);
	}
	lg_diags_done(&d);
}

static void test_files(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	struct lg_slice got;
	char dir[] = "/tmp/lexgap-test-XXXXXX", path[64];
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/f", dir);
	assert_int_equal(lg_file_read(&got, a, path, 0), LG_EIO);
	assert_int_equal(lg_file_read(&got, a, dir, 0), LG_EIO);
	assert_int_equal(lg_file_write(path, LG_LIT("twelve bytes")), LG_OK);
	assert_int_equal(lg_file_read(&got, a, path, 12), LG_OK);
	assert_true(lg_slice_is(got, "twelve bytes"));
	assert_int_equal(got.p[got.n], '\0');
	assert_int_equal(lg_file_read(&got, a, path, 11), LG_ELIMIT);
	assert_int_equal(lg_file_write(path, (struct lg_slice){NULL, 0}), LG_OK);
	assert_int_equal(lg_file_read(&got, a, path, 0), LG_OK);
	assert_int_equal(got.n, 0);
	assert_int_equal(lg_file_write("/nonexistent/x", LG_LIT("x")), LG_EIO);
	remove(path);
	remove(dir);
	lg_arena_free(a);
}

/* Text of the same length as the limit is read whether the size is known or not. */
static void test_limit_is_the_same_for_pipes(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	struct lg_slice got;
	char dir[] = "/tmp/lexgap-test-XXXXXX", path[64];
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/f", dir);
	assert_int_equal(lg_file_write(path, LG_LIT("12345678")), LG_OK);
	assert_non_null(freopen(path, "rb", stdin));
	assert_int_equal(lg_file_read(&got, a, "-", 8), LG_OK);
	assert_true(lg_slice_is(got, "12345678"));
	assert_non_null(freopen(path, "rb", stdin));
	assert_int_equal(lg_file_read(&got, a, "-", 7), LG_ELIMIT);
	remove(path);
	remove(dir);
	lg_arena_free(a);
}

static void uuids_are_those_of_the_standard(void **state)
{
	/* The namespace of host names, and the example that RFC 9562 gives for it. */
	const struct lg_uuid hosts = {
		{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};
	char text[LG_UUID_TEXT];
	(void)state;
	lg_uuid_text(text, lg_uuid_of(hosts, LG_LIT("www.example.com")));
	assert_string_equal(text, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slice),
		cmocka_unit_test(test_slice_words),
		cmocka_unit_test(test_slice_uint),
		cmocka_unit_test(test_arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(test_arena_adopts_another),
		cmocka_unit_test(test_arena_goes_back_to_a_mark),
		cmocka_unit_test(test_arena_refuses_overflow),
		cmocka_unit_test(test_arena_grows_arrays),
		cmocka_unit_test(test_buf_failure_is_sticky),
		cmocka_unit_test(test_buf_formats),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_csv_empty_and_broken),
		cmocka_unit_test(test_csv_round_trip),
		cmocka_unit_test(test_sha256),
		cmocka_unit_test(test_diags_are_capped_and_merged),
		cmocka_unit_test(test_long_messages_are_cut_between_characters),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_limit_is_the_same_for_pipes),
		cmocka_unit_test(uuids_are_those_of_the_standard),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
