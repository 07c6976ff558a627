/* SPDX-License-Identifier: MIT */
/* UTF-8: counting what is valid, repairing what is not. */
#include "base/lanes.h"
#include "text/decoder.h"

#include <string.h>

static bool is_control(unsigned char c)
{
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* Length of the character at p; 0 when there is none, *bad is then the length of the broken run (Unicode 3.9, D93b). */
static size_t character(const unsigned char *p, size_t n, size_t *bad)
{
	const unsigned char c = p[0];
	if (c < 0x80)
		return 1;
	*bad = 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	const size_t len = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	const unsigned char low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
	const unsigned char high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
	for (size_t i = 1; i < len; i++) {
		if (i >= n || p[i] < (i == 1 ? low : 0x80) || p[i] > (i == 1 ? high : 0xBF)) {
			*bad = i;
			return 0;
		}
	}
	return len;
}

/* Bytes of ASCII at p, in steps of LG_LANES. */
static size_t ascii_run(const unsigned char *p, size_t n, struct lg_census *c)
{
	size_t i = 0;
	for (; i + LG_LANES <= n; i += LG_LANES) {
		const lg_lanes v = lg_lanes_load(p + i);
		if (lg_lanes_high(v))
			break;
		const unsigned low = lg_lanes_between(v, 0, 0x1F);
		if (low)
			c->controls += lg_lanes_count(low & ~(lg_lanes_between(v, '\t', '\n') | lg_lanes_is(v, '\r')));
	}
	return i;
}

/* Bytes of letters of two and three bytes at p, the usual ones: they need no look at their special cases. */
static size_t letters_run(const unsigned char *p, size_t n, struct lg_census *c)
{
	size_t i = 0;
	while (i + 3 <= n) {
		const size_t len = p[i] >= 0xC2 && p[i] < 0xE0 ? 2 : p[i] > 0xE0 && p[i] < 0xED ? 3 : 0;
		if (len == 0 || (p[i + 1] & 0xC0) != 0x80 || (len == 3 && (p[i + 2] & 0xC0) != 0x80))
			break;
		i += len;
		c->sequences++;
	}
	return i;
}

struct lg_census lg_utf8_census(struct lg_slice bytes)
{
	struct lg_census c = {0};
	const unsigned char *p = (const unsigned char *)bytes.p;
	for (size_t i = 0, bad; i < bytes.n;) {
		i += ascii_run(p + i, bytes.n - i, &c);
		i += letters_run(p + i, bytes.n - i, &c);
		if (i == bytes.n)
			break;
		const size_t len = character(p + i, bytes.n - i, &bad);
		if (len == 0) {
			c.cut = i + bad == bytes.n && p[i] >= 0xC2 && p[i] <= 0xF4;
			c.broken += !c.cut;
			i += bad;
			continue;
		}
		c.sequences += len > 1;
		c.controls += is_control(p[i]);
		i += len;
	}
	return c;
}

int lg_decode_utf8(struct lg_decoder *d)
{
	const unsigned char *p = (const unsigned char *)d->bytes.p;
	size_t bad;
	while (d->sink.from < d->bytes.n) {
		const size_t at = d->sink.from, len = character(p + at, d->bytes.n - at, &bad);
		if (len)
			LG_TRY(lg_decoder_put(d, d->bytes.p + at, len, len));
		else
			LG_TRY(lg_decoder_broken(d, bad));
	}
	return LG_OK;
}
