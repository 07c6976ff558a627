/* SPDX-License-Identifier: MIT */
/*
 * The hot loop of the program: runs of ASCII, Cyrillic and Georgian are folded byte by byte, in place of their length;
 * everything else goes through lg_fold_cluster.
 */
#include "base/lanes.h"
#include "text/fold.h"

#include <string.h>
#include <utf8proc.h>

#define SOURCE_MAX ((size_t)1 << 30) /* folding makes a text at most three times as long: offsets stay below 2^32 */

/* What an ASCII byte becomes; 0: not here. Control characters are spaces, which run together. */
static const char ascii[129] = "\0\0\0\0\0\0\0\0\0\0\n\0\0\0\0\0"
			       "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
			       " !\"#$%&'()*+,-./0123456789:;<=>?"
			       "@abcdefghijklmnopqrstuvwxyz[\\]^_"
			       "'abcdefghijklmnopqrstuvwxyz{|}~\0";

/* May the character at p join the one before it? Errs towards yes. */
static bool may_join(const unsigned char *p, const unsigned char *end)
{
	const unsigned char c = p < end ? p[0] : 0, next = end - p > 1 ? p[1] : 0;
	if (c < 0xCC || (c >= 0xCE && c <= 0xD1))
		return false;
	if (c == 0xD2)
		return next >= 0x83 && next <= 0x89;
	if (c == 0xE1)
		return next != 0x83;
	if (c == 0xE2) /* general punctuation, currency, number signs */
		return next != 0x80 && next != 0x81 && next != 0x82 && next != 0x84;
	return true;
}

/* The same, LG_LANES bytes at a time, as long as nothing changes but case. */
static size_t ascii_lanes(char *out, const unsigned char *in, size_t n, char before)
{
	unsigned blank_before = before == ' ';
	size_t i = 0;
	for (; i + LG_LANES <= n; i += LG_LANES) {
		const lg_lanes v = lg_lanes_load(in + i);
		const unsigned blank = lg_lanes_is(v, ' ');
		const unsigned twice = blank & (blank << 1 | blank_before);
		if (lg_lanes_between(v, ' ', '~') != LG_LANES_ALL || lg_lanes_is(v, '`') || twice)
			break;
		lg_lanes_store_lower(out + i, v);
		blank_before = blank >> (LG_LANES - 1);
	}
	return i;
}

static size_t ascii_run(char *out, const unsigned char *in, size_t n, char before)
{
	size_t i = ascii_lanes(out, in, n, before);
	if (i)
		before = out[i - 1];
	for (; i < n && in[i] < 0x80; i++) {
		const char c = ascii[in[i]];
		if (c == 0 || ((c == ' ') & (before == ' ')))
			break;
		out[i] = before = c;
	}
	return i;
}

/* U+0400 to U+045F, with ASCII spaces between. */
static size_t cyrillic_run(char *out, const unsigned char *in, size_t n)
{
	size_t i = 0;
	while (i + 1 < n) {
		if (in[i] != 0xD0 && in[i] != 0xD1)
			break;
		unsigned c = (unsigned)(in[i] & 0x1F) << 6 | (in[i + 1] & 0x3F);
		if (c > 0x45F)
			break;
		c += c < 0x410 ? 0x50 : c < 0x430 ? 0x20 : 0;
		out[i] = (char)(0xC0 | c >> 6);
		out[i + 1] = (char)(0x80 | (c & 0x3F));
		i += 2;
	}
	return i;
}

/* U+10D0 to U+10FF: modern Georgian has no case of its own. */
static size_t georgian_run(char *out, const unsigned char *in, size_t n)
{
	size_t i = 0;
	while (i + 2 < n && in[i] == 0xE1 && in[i + 1] == 0x83 && in[i + 2] >= 0x90)
		i += 3;
	memcpy(out, in, i);
	return i;
}

/* Runs in place of their length, as far as they go. A last letter that a mark may follow is left to the slow way. */
static void fast_runs(struct lg_sink *s, const unsigned char *in, const unsigned char *end)
{
	size_t done = 0;
	const size_t n = (size_t)(end - in);
	char *out = s->p + s->n;
	for (;;) {
		const char before = s->n + done ? out[(ptrdiff_t)done - 1] : '\n';
		const size_t a = ascii_run(out + done, in + done, n - done, before);
		const size_t c = cyrillic_run(out + done + a, in + done + a, n - done - a);
		const size_t g = c ? 0 : georgian_run(out + done + a, in + done + a, n - done - a);
		const size_t got = a + c + g;
		done += got;
		if (got && may_join(in + done, end)) {
			done -= g ? 3 : c ? 2 : 1;
			break;
		}
		if (!got)
			break;
	}
	s->n += done;
	s->from += (uint32_t)done;
}

/* Code points of the letter at `at` and of what joins it. */
static size_t gather(int32_t cp[LG_CLUSTER_MAX], struct lg_slice in, size_t at, size_t *len)
{
	size_t n = 0, step, end = at;
	do {
		cp[n++] = lg_utf8_at(in, end, &step);
		end += step;
	} while (n < LG_CLUSTER_MAX && end < in.n && in.p[end] & 0x80 && lg_joins_before(lg_utf8_at(in, end, &step)));
	*len = end - at;
	return n;
}

static int slow_one(struct lg_sink *s, struct lg_slice in, unsigned fold)
{
	size_t len;
	const int32_t c = lg_utf8_at(in, s->from, &len), plain = lg_plain(c);
	if (plain == LG_GONE || (plain == ' ' && s->n && s->p[s->n - 1] == ' '))
		return lg_sink_put(s, NULL, 0, len);
	if (plain != c) {
		const char byte = (char)plain;
		return lg_sink_put(s, &byte, 1, len);
	}
	int32_t cp[LG_CLUSTER_MAX];
	char bytes[LG_SINK_SLACK];
	const size_t n = gather(cp, in, s->from, &len);
	return lg_sink_put(s, bytes, lg_fold_cluster(bytes, cp, n, fold), len);
}

static int normalise(struct lg_normal *out, struct lg_arena *a, struct lg_slice in, unsigned fold)
{
	struct lg_sink s;
	LG_TRY(lg_sink_open(&s, a, 0, in.n));
	const unsigned char *p = (const unsigned char *)in.p;
	while (s.from < in.n) {
		fast_runs(&s, p + s.from, p + in.n);
		if (s.from < in.n)
			LG_TRY(slow_one(&s, in, fold));
	}
	return lg_sink_close(&s, &out->text, &out->map);
}

int lg_normalise(struct lg_normal *out, struct lg_arena *a, struct lg_slice utf8, unsigned fold)
{
	struct lg_normal first, second;
	if (utf8.n > SOURCE_MAX)
		return LG_ELIMIT;
	LG_TRY(normalise(&first, a, utf8, fold));
	if (!(fold & (LG_FOLD_CYRILLIC | LG_FOLD_SERBIAN))) {
		*out = first;
		return LG_OK;
	}
	LG_TRY(lg_fold_script(&second, a, first.text, fold));
	LG_TRY(lg_offmap_compose(&out->map, a, &second.map, &first.map));
	out->text = second.text;
	return LG_OK;
}
