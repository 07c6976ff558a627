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

struct word {
	size_t end;
	bool cyrillic, latin, foreign, apostrophe;
};

/* The word at `at`: letters, digits, marks, and apostrophes between two letters. */
static struct word scan(struct lg_slice s, size_t at, unsigned fold)
{
	struct word w = {.end = at};
	while (w.end < s.n) {
		size_t n = step(s, w.end);
		const enum letter kind = letter_at(s, w.end);
		if (kind == LETTER_CYRILLIC)
			w.cyrillic = true;
		else if (kind == LETTER_LATIN) {
			w.latin = true;
			w.foreign |= is_foreign(lg_utf8_at(s, w.end, &n), fold);
		} else if (kind == LETTER_NONE) {
			const enum letter next = w.end + 1 < s.n ? letter_at(s, w.end + 1) : LETTER_NONE;
			if (s.p[w.end] != '\'' || w.end == at || (next != LETTER_CYRILLIC && next != LETTER_LATIN))
				break;
			w.apostrophe = true;
		}
		w.end += n;
	}
	return w;
}

static size_t encode(char *out, int32_t c)
{
	return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

/* Latin letters of a Serbian, Bosnian, Montenegrin or Macedonian one; how many: 0 when it is none of these. */
static size_t serbian_latin(int32_t out[2], int32_t c)
{
	static const uint16_t of[0x30][2] = {
		{'a'}, {'b'},	   {'v'},      {'g'},	{'d'},	  {'e'},   {0x17E}, {'z'},
		{'i'}, {0}, /* а-й */
		{'k'}, {'l'},	   {'m'},      {'n'},	{'o'},	  {'p'},   {'r'},   {'s'},
		{'t'}, {'u'}, /* к-у */
		{'f'}, {'h'},	   {'c'},      {0x10D}, {0x161},  {0},	   {0},	    {0},
		{0},   {0}, /* ф-э */
		{0},   {0},	   {0},	       {0},	{0x111},  {0x1F5}, {0},	    {'d', 'z'},
		{0},   {0},									  /* ю-ї */
		{'j'}, {'l', 'j'}, {'n', 'j'}, {0x107}, {0x1E31}, {0},	   {0},	    {'d', 0x17E}, /* ј-џ */
	};
	if (c < 0x430 || c > 0x45F || !of[c - 0x430][0])
		return 0;
	out[0] = of[c - 0x430][0];
	out[1] = of[c - 0x430][1];
	return out[1] ? 2 : 1;
}

/* One Cyrillic letter that stands for `len` bytes of s at sink->from, as Latin; a mark after it is composed with it. */
static int put_serbian(struct lg_sink *sink, struct lg_slice s, int32_t c, size_t len, unsigned fold)
{
	int32_t cp[3];
	char bytes[LG_SINK_SLACK];
	size_t n = serbian_latin(cp, c), used = 0;
	if (n == 0)
		return lg_sink_put(sink, bytes, encode(bytes, c), len);
	const size_t next = sink->from + len;
	const bool marked = next < s.n && letter_at(s, next) == LETTER_MARK;
	if (marked) {
		size_t more;
		cp[n++] = lg_utf8_at(s, next, &more);
		len += more;
	}
	if (marked || (fold & LG_FOLD_MARKS))
		used = lg_fold_cluster(bytes, cp, n, fold);
	else
		for (size_t i = 0; i < n; i++)
			used += encode(bytes + used, cp[i]);
	return lg_sink_put(sink, bytes, used, len);
}

static int put_letter(struct lg_sink *sink, struct lg_slice s, const struct word *w, unsigned fold)
{
	size_t len;
	char bytes[4];
	int32_t c = lg_utf8_at(s, sink->from, &len);
	if (c == '\'' && (fold & LG_FOLD_CYRILLIC))
		return lg_sink_put(sink, NULL, 0, len);
	const enum letter kind = letter_at(s, sink->from);
	if (kind == LETTER_LATIN && !w->foreign && look_alike(c))
		c = look_alike(c);
	else if (kind != LETTER_CYRILLIC)
		return lg_sink_put(sink, s.p + sink->from, len, len);
	if (fold & LG_FOLD_SERBIAN)
		return put_serbian(sink, s, c, len, fold);
	return lg_sink_put(sink, bytes, encode(bytes, c), len);
}

static bool needs_work(const struct word *w, unsigned fold)
{
	if (!w->cyrillic)
		return false;
	if (fold & LG_FOLD_SERBIAN)
		return true;
	return w->apostrophe || (w->latin && !w->foreign);
}

int lg_fold_script(struct lg_normal *out, struct lg_arena *a, struct lg_slice normal, unsigned fold)
{
	struct lg_sink sink;
	LG_TRY(lg_sink_open(&sink, a, 0, normal.n));
	for (size_t at = 0; at < normal.n;) {
		const struct word w = scan(normal, at, fold);
		if (w.end == at) {
			at += step(normal, at);
			continue;
		}
		if (needs_work(&w, fold)) {
			LG_TRY(lg_sink_put(&sink, normal.p + sink.from, at - sink.from, at - sink.from));
			while (sink.from < w.end)
				LG_TRY(put_letter(&sink, normal, &w, fold));
		}
		at = w.end;
	}
	LG_TRY(lg_sink_put(&sink, normal.p + sink.from, normal.n - sink.from, normal.n - sink.from));
	return lg_sink_close(&sink, &out->text, &out->map);
}
