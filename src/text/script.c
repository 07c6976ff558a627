/* SPDX-License-Identifier: MIT */
/*
 * What a language written in Cyrillic needs, word by word, over text that is normal otherwise: look-alikes mended,
 * apostrophes dropped (LG_FOLD_CYRILLIC), Cyrillic to Latin (LG_FOLD_SERBIAN). Words that need nothing are not touched.
 */
#include "text/fold.h"

#include <utf8proc.h>

enum letter { LETTER_NONE, LETTER_CYRILLIC, LETTER_LATIN, LETTER_DIGIT, LETTER_MARK };

static enum letter letter_at(struct lg_slice s, size_t at)
{
	const unsigned char c = (unsigned char)s.p[at];
	if (c >= 0xD0 && c <= 0xD4)
		return LETTER_CYRILLIC;
	if ((c >= 'a' && c <= 'z') || (c >= 0xC3 && c <= 0xCA))
		return LETTER_LATIN;
	if (c >= '0' && c <= '9')
		return LETTER_DIGIT;
	return c == 0xCC || c == 0xCD ? LETTER_MARK : LETTER_NONE;
}

static size_t step(struct lg_slice s, size_t at)
{
	const unsigned char c = (unsigned char)s.p[at];
	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The Cyrillic letter that looks like a Latin one, small or capital; 0 when there is none. */
static int32_t look_alike(int32_t latin)
{
	static const uint16_t of[26] = {
		['a' - 'a'] = 0x430, ['b' - 'a'] = 0x432, ['c' - 'a'] = 0x441, ['e' - 'a'] = 0x435, ['h' - 'a'] = 0x43D,
		['i' - 'a'] = 0x456, ['k' - 'a'] = 0x43A, ['m' - 'a'] = 0x43C, ['o' - 'a'] = 0x43E, ['p' - 'a'] = 0x440,
		['t' - 'a'] = 0x442, ['x' - 'a'] = 0x445, ['y' - 'a'] = 0x443,
	};
	if (latin >= 'a' && latin <= 'z')
		return of[latin - 'a'];
	return latin == 0xEB ? 0x451 : latin == 0xEF ? 0x457 : 0; /* ë, ï */
}

/* Letters that both scripts of Serbian share need no mending: they end as Latin anyway. */
static bool is_foreign(int32_t latin, unsigned fold)
{
	return !look_alike(latin) && !((fold & LG_FOLD_SERBIAN) && latin == 'j');
}

/* "ХIV" typed in two scripts is a Roman number. C and M are left out: "сім" with a Latin i is a word. */
static bool is_roman(int32_t c)
{
	return c == 'i' || c == 'v' || c == 'x' || c == 'l' || c == 0x456 || c == 0x445; /* і, х */
}

struct word {
	size_t end;
	bool cyrillic, latin, foreign, apostrophe;
	bool roman;	 /* a Roman number in two scripts; in Serbian also one with a Cyrillic і */
	bool cyrillic_i; /* has an і, which Serbian does not have */
};

/* Does the apostrophe at i, if it is one, stand before a letter? */
static bool is_inner_apostrophe(struct lg_slice s, size_t i)
{
	const enum letter next = i + 1 < s.n ? letter_at(s, i + 1) : LETTER_NONE;
	return s.p[i] == '\'' && (next == LETTER_CYRILLIC || next == LETTER_LATIN);
}

static void note(struct word *w, int32_t c, enum letter kind, unsigned fold)
{
	w->roman &= is_roman(c);
	if (kind == LETTER_CYRILLIC) {
		w->cyrillic = true;
		w->cyrillic_i |= c == 0x456;
	} else if (kind == LETTER_LATIN) {
		w->latin = true;
		w->foreign |= is_foreign(c, fold);
	}
}

/* A word of Cyrillic letters only, which is most of them; no Roman number (і, х). */
static bool cyrillic_word(struct word *w, struct lg_slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t end = at;
	bool other = false;
	for (; end + 1 < s.n && (p[end] == 0xD0 || p[end] == 0xD1); end += 2)
		other |= !(p[end] == 0xD1 && (p[end + 1] == 0x96 || p[end + 1] == 0x85));
	if (!other || (end < s.n && (p[end] == '\'' || letter_at(s, end) != LETTER_NONE)))
		return false;
	*w = (struct word){.end = end, .cyrillic = true};
	return true;
}

/* The word at `at`: letters, digits, marks, and apostrophes between two letters. */
static struct word scan(struct lg_slice s, size_t at, unsigned fold)
{
	struct word w = {.end = at, .roman = true};
	if (cyrillic_word(&w, s, at))
		return w;
	while (w.end < s.n) {
		size_t n = 1;
		const enum letter kind = letter_at(s, w.end);
		if (kind != LETTER_NONE)
			note(&w, lg_utf8_at(s, w.end, &n), kind, fold);
		else if (w.end > at && is_inner_apostrophe(s, w.end)) {
			w.apostrophe = true;
			w.roman = false;
		} else
			break;
		w.end += n;
	}
	w.roman &= w.cyrillic && (w.latin || ((fold & LG_FOLD_SERBIAN) && w.cyrillic_i));
	return w;
}

static size_t encode(char *out, int32_t c)
{
	return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

/* A Serbian, Bosnian, Montenegrin or Macedonian letter in Latin; empty when it is none of these. */
static struct lg_slice serbian_latin(int32_t c)
{
	static const char *const of[] = {
		"a", "b", "v", "g", "d", "e",  "ž", "z", "i", "",   "k",  "l", "m", "n", "o", "p",  /* U+0430: а-п */
		"r", "s", "t", "u", "f", "h",  "c", "č", "š", "",   "",	  "",  "",  "",	 "",  "",   /* р-я */
		"",  "",  "đ", "ǵ", "",	 "dz", "i", "",	 "j", "lj", "nj", "ć", "ḱ", "",	 "",  "dž", /* ѐ-џ */
	};
	return lg_slice_from(c >= 0x430 && c <= 0x45F ? of[c - 0x430] : "");
}

/* Letters at s[at] that become one ASCII letter each, into out; a mark might join the one before it. */
static size_t plain_serbian(char out[LG_SINK_SLACK], struct lg_slice s, size_t at, size_t end)
{
	static const char latin[] = "abvgde\0zi\0klmnoprstufhc"; /* from U+0430 */
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = 0;
	for (; at + 1 < end && n < LG_SINK_SLACK && (p[at] == 0xD0 || p[at] == 0xD1); at += 2, n++) {
		const unsigned c = (unsigned)(p[at] & 0x1F) << 6 | (p[at + 1] & 0x3F);
		out[n] = c >= 0x430 && c - 0x430 < sizeof latin - 1 ? latin[c - 0x430] : c == 0x458 ? 'j' : '\0';
		if (!out[n])
			break;
	}
	return n && at < s.n && letter_at(s, at) == LETTER_MARK ? n - 1 : n;
}

static size_t code_points(int32_t *out, struct lg_slice s)
{
	size_t n = 0;
	for (size_t at = 0, len; at < s.n; at += len)
		out[n++] = lg_utf8_at(s, at, &len);
	return n;
}

/* The Cyrillic letter c, which stands for `len` bytes of s at sink->from, as Latin; a mark after it joins it. */
static int put_serbian(struct lg_sink *sink, struct lg_slice s, int32_t c, size_t len, unsigned fold)
{
	int32_t cp[3];
	char bytes[LG_SINK_SLACK];
	const struct lg_slice latin = serbian_latin(c);
	if (latin.n == 0)
		return lg_sink_put(sink, bytes, encode(bytes, c), len);
	const size_t next = sink->from + len;
	const bool marked = next < s.n && letter_at(s, next) == LETTER_MARK;
	if (!marked && !(fold & LG_FOLD_MARKS))
		return lg_sink_put(sink, latin.p, latin.n, len);
	size_t n = code_points(cp, latin), more = 0;
	if (marked)
		cp[n++] = lg_utf8_at(s, next, &more);
	return lg_sink_put(sink, bytes, lg_fold_cluster(bytes, cp, n, fold), len + more);
}

static int put_letter(struct lg_sink *sink, struct lg_slice s, const struct word *w, unsigned fold)
{
	size_t len;
	char bytes[4];
	int32_t c = lg_utf8_at(s, sink->from, &len);
	if (c == '\'' && (fold & LG_FOLD_CYRILLIC))
		return lg_sink_put(sink, NULL, 0, len);
	const enum letter kind = letter_at(s, sink->from);
	if (w->roman && kind == LETTER_CYRILLIC)
		return lg_sink_put(sink, c == 0x456 ? "i" : "x", 1, len);
	if (kind == LETTER_LATIN && !w->roman && !w->foreign && look_alike(c))
		c = look_alike(c);
	else if (kind != LETTER_CYRILLIC)
		return lg_sink_put(sink, s.p + sink->from, len, len);
	if (fold & LG_FOLD_SERBIAN)
		return put_serbian(sink, s, c, len, fold);
	return lg_sink_put(sink, bytes, encode(bytes, c), len);
}

static int put_letters(struct lg_sink *sink, struct lg_slice s, const struct word *w, unsigned fold)
{
	char bytes[LG_SINK_SLACK];
	const size_t n = (fold & LG_FOLD_SERBIAN) && !w->roman ? plain_serbian(bytes, s, sink->from, w->end) : 0;
	return n ? lg_sink_put_pairs(sink, bytes, n) : put_letter(sink, s, w, fold);
}

static bool needs_work(const struct word *w, unsigned fold)
{
	if (!w->cyrillic)
		return false;
	if (fold & LG_FOLD_SERBIAN)
		return true;
	return w->apostrophe || w->roman || (w->latin && !w->foreign);
}

/* Bytes of whole words at s[at], in Cyrillic letters or in Latin ones, and of what stands between them: nothing that
 * LG_FOLD_CYRILLIC would mend. */
static size_t plain_words(struct lg_slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t done = at;
	for (size_t i = at; i < s.n;) {
		const size_t begin = i;
		while (i + 1 < s.n && (p[i] == 0xD0 || p[i] == 0xD1))
			i += 2;
		if (i == begin)
			while (i < s.n && ((p[i] >= 'a' && p[i] <= 'z') || (p[i] >= '0' && p[i] <= '9')))
				i++;
		if (i < s.n && (p[i] >= 0x80 || p[i] == '\'' || letter_at(s, i) != LETTER_NONE))
			break;
		i += i < s.n;
		done = i;
	}
	return done - at;
}

int lg_fold_script(struct lg_normal *out, struct lg_arena *a, struct lg_slice normal, unsigned fold)
{
	struct lg_sink sink;
	LG_TRY(lg_sink_open(&sink, a, 0, normal.n));
	for (size_t at = 0; at < normal.n;) {
		const size_t plain = fold & LG_FOLD_SERBIAN ? 0 : plain_words(normal, at);
		if (plain) {
			at += plain;
			continue;
		}
		const struct word w = scan(normal, at, fold);
		if (w.end == at) {
			at += step(normal, at);
			continue;
		}
		if (needs_work(&w, fold)) {
			LG_TRY(lg_sink_put(&sink, normal.p + sink.from, at - sink.from, at - sink.from));
			while (sink.from < w.end)
				LG_TRY(put_letters(&sink, normal, &w, fold));
		}
		at = w.end;
	}
	LG_TRY(lg_sink_put(&sink, normal.p + sink.from, normal.n - sink.from, normal.n - sink.from));
	return lg_sink_close(&sink, &out->text, &out->map);
}
