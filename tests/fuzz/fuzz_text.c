/* SPDX-License-Identifier: MIT */
/*
 * Any bytes -> UTF-8 -> normal form -> words and sentences. Byte 0 chooses the fold bits, byte 1 the declared charset.
 * Checked: output is valid UTF-8; maps are in order and inside their source; offsets are in order; nothing else
 * crashes.
 */
#include "text/encoding.h"
#include "text/normalise.h"
#include "text/segment.h"

#include <stdlib.h>
#include <utf8proc.h>

#define MUST(condition) ((condition) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_utf8(struct lg_slice s)
{
	int32_t c;
	for (size_t at = 0; at < s.n;) {
		const utf8proc_ssize_t n =
			utf8proc_iterate((const utf8proc_uint8_t *)s.p + at, (utf8proc_ssize_t)(s.n - at), &c);
		size_t same;
		MUST(n > 0 && lg_utf8_at(s, at, &same) == c && same == (size_t)n);
		at += (size_t)n;
	}
}

static void check_map(const struct lg_offmap *m, size_t target, size_t source)
{
	if (m->n == 0) {
		MUST(target == 0 || target == source);
		return;
	}
	MUST(m->v[0].to == 0 && m->end == target);
	for (size_t i = 0; i < m->n; i++) {
		const struct lg_piece *p = &m->v[i];
		const uint32_t to_end = i + 1 < m->n ? p[1].to : m->end;
		MUST(p->to < to_end && (size_t)p->from + lg_piece_len(p) <= source);
		MUST(i + 1 == m->n || p->from <= p[1].from); /* two may share what one character became */
	}
	uint32_t before = 0;
	for (uint32_t to = 0; to <= m->end; to++) {
		const uint32_t begin = lg_offmap_begin(m, to), end = lg_offmap_end(m, to);
		MUST(begin >= before && begin <= source && end <= source);
		MUST(to == 0 || end >= before);
		before = begin;
	}
}

static void check_offsets(const struct lg_offsets *o, struct lg_slice s, bool words)
{
	for (size_t i = 0; i < o->n; i++) {
		size_t n;
		MUST(o->v[i] < s.n && (i == 0 || o->v[i - 1] < o->v[i]));
		MUST(!words || lg_is_word(lg_utf8_at(s, o->v[i], &n)));
		MUST(lg_offsets_find(o, o->v[i]) == i);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const charsets[] = {"", "utf-8", "windows-1251", "shift_jis", "iso-2022-jp", "big5-hkscs"};
	if (size < 2)
		return 0;
	struct lg_arena *a = lg_arena_new();
	struct lg_diags d;
	MUST(a && lg_diags_init(&d) == LG_OK);
	const unsigned fold = data[0] & 7U;
	const struct lg_slice declared = lg_slice_from(charsets[data[1] % (sizeof charsets / sizeof *charsets)]);
	const struct lg_slice bytes = {(const char *)data + 2, size - 2};

	struct lg_utf8 utf8;
	MUST(lg_utf8_decode(&utf8, a, bytes, declared, LG_LIT("fuzz"), &d) == LG_OK);
	check_utf8(utf8.text);
	check_map(&utf8.map, utf8.text.n, bytes.n);

	struct lg_normal normal;
	MUST(lg_normalise(&normal, a, utf8.text, fold) == LG_OK);
	check_utf8(normal.text);
	check_map(&normal.map, normal.text.n, utf8.text.n);

	struct lg_offmap disk;
	MUST(lg_offmap_compose(&disk, a, &normal.map, &utf8.map) == LG_OK);
	if (normal.text.n)
		check_map(&disk, normal.text.n, bytes.n);

	struct lg_offsets words, sentences;
	const struct lg_slice abbreviation = LG_LIT("art.");
	MUST(lg_words(&words, a, normal.text) == LG_OK);
	MUST(lg_sentences(&sentences, a, normal.text, &abbreviation, 1) == LG_OK);
	check_offsets(&words, normal.text, true);
	check_offsets(&sentences, normal.text, false);

	struct lg_slice pattern;
	MUST(lg_normalise_pattern(&pattern, a, utf8.text, fold) == LG_OK);
	check_utf8(pattern);
	lg_diags_done(&d);
	lg_arena_free(a);
	return 0;
}
