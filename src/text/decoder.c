/* SPDX-License-Identifier: MIT */
#include "text/decoder.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define SHOWN_MAX 5 /* located warnings; the rest is counted */

int lg_decoder_put(struct lg_decoder *d, const char *utf8, size_t n, size_t len)
{
	if (n == 1 && (unsigned char)utf8[0] < 0x20 && !strchr("\t\n\r", utf8[0] ? utf8[0] : 1)) {
		d->controls += utf8[0] != '\f'; /* a page break is a space like any other */
		utf8 = " ";
	}
	return lg_sink_put(&d->sink, utf8, n, len);
}

/* Line and column of the byte that is read next. Positions only ever grow. */
static uint32_t column(struct lg_decoder *d)
{
	const size_t at = d->sink.from;
	for (;;) {
		const char *nl = memchr(d->bytes.p + d->line_at, '\n', at - d->line_at);
		if (!nl)
			return (uint32_t)(at - d->line_at) + 1;
		d->line_at = (size_t)(nl - d->bytes.p) + 1;
		d->line++;
	}
}

int lg_decoder_broken(struct lg_decoder *d, size_t len)
{
	if (d->shown < SHOWN_MAX) {
		const uint32_t col = column(d);
		lg_diag(d->diags, LG_WARNING, d->file, d->line + 1, col, "byte 0x%02X is not valid %s: read as U+FFFD",
			(unsigned)(unsigned char)d->bytes.p[d->sink.from], d->charset);
		d->shown++;
	}
	d->repaired += (uint32_t)len;
	return lg_sink_put(&d->sink, "\xEF\xBF\xBD", 3, len);
}

void lg_decoder_summary(struct lg_decoder *d)
{
	if (d->repaired > d->shown)
		lg_diag(d->diags, LG_WARNING, d->file, 0, 0, "%u bytes are not valid %s and were read as U+FFFD",
			(unsigned)d->repaired, d->charset);
	if (d->controls)
		lg_diag(d->diags, LG_WARNING, d->file, 0, 0, "%u control characters were read as spaces",
			(unsigned)d->controls);
}

/* ---- UTF-16 and UTF-32 --------------------------------------------------------------------------------------- */

static uint32_t unit_at(const char *bytes, unsigned width, bool big_endian)
{
	uint32_t v = 0;
	for (unsigned i = 0; i < width; i++)
		v |= (uint32_t)(unsigned char)bytes[i] << 8 * (big_endian ? width - 1 - i : i);
	return v;
}

static size_t encode(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	const size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)((0xF00 >> n & 0xFF) | c);
	return n;
}

int lg_decode_wide(struct lg_decoder *d, unsigned width, bool big_endian)
{
	while (d->sink.from < d->bytes.n) {
		const size_t room = d->bytes.n - d->sink.from;
		const char *p = d->bytes.p + d->sink.from;
		size_t len = width;
		if (room < width)
			return lg_decoder_broken(d, room);
		uint32_t c = unit_at(p, width, big_endian);
		if (width == 2 && c >= 0xD800 && c < 0xDC00 && room >= 4) {
			const uint32_t low = unit_at(p + 2, 2, big_endian);
			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				len = 4;
			}
		}
		char utf8[4];
		if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
			LG_TRY(lg_decoder_broken(d, len));
		else
			LG_TRY(lg_decoder_put(d, utf8, encode(utf8, c), len));
	}
	return LG_OK;
}

/* ---- everything else ----------------------------------------------------------------------------------------- */

#define CHARACTER_MAX 16 /* bytes of UTF-8 that one character may become */
#define STEP_MAX 8	 /* bytes of the longest character (GB 18030: 4) or escape sequence */

struct character {
	size_t n; /* 0: nothing in this charset */
	char utf8[CHARACTER_MAX];
};

/* Converts n bytes as one character. 0, or errno: EINVAL when they are only its beginning, EILSEQ when they are none.
 */
static int convert(iconv_t cd, const char *bytes, size_t n, struct character *out)
{
	char copy[STEP_MAX], *in = copy, *to = out->utf8;
	size_t left = n, room = CHARACTER_MAX;
	memcpy(copy, bytes, n);
	const int status = iconv(cd, &in, &left, &to, &room) == (size_t)-1 ? errno : 0;
	out->n = CHARACTER_MAX - room;
	return status;
}

/* Some charsets hold a letter back until they know what follows: out gets it. */
static void flush(iconv_t cd, struct character *out)
{
	char *to = out->utf8 + out->n;
	size_t room = CHARACTER_MAX - out->n;
	if (iconv(cd, NULL, NULL, &to, &room) != (size_t)-1)
		out->n = CHARACTER_MAX - room;
}

/* False when some byte is only the beginning of a character. */
static bool byte_table(iconv_t cd, struct character table[256])
{
	for (unsigned b = 0; b < 256; b++) {
		const char byte = (char)b;
		const int status = convert(cd, &byte, 1, &table[b]);
		if (status == EINVAL)
			return false;
		if (status == 0)
			flush(cd, &table[b]);
		else
			table[b].n = 0;
	}
	return true;
}

static int decode_bytes(struct lg_decoder *d, const struct character table[256])
{
	while (d->sink.from < d->bytes.n) {
		const struct character *c = &table[(unsigned char)d->bytes.p[d->sink.from]];
		if (c->n)
			LG_TRY(lg_decoder_put(d, c->utf8, c->n, 1));
		else
			LG_TRY(lg_decoder_broken(d, 1));
	}
	return LG_OK;
}

static int decode_steps(struct lg_decoder *d, iconv_t cd)
{
	struct character c = {0};
	while (d->sink.from < d->bytes.n) {
		const size_t room = d->bytes.n - d->sink.from;
		size_t n = 0;
		int status = EINVAL;
		while (status == EINVAL && n < room && n < STEP_MAX)
			status = convert(cd, d->bytes.p + d->sink.from, ++n, &c);
		if (status == 0)
			LG_TRY(lg_decoder_put(d, c.utf8, c.n, n));
		else
			LG_TRY(lg_decoder_broken(d, 1));
	}
	c.n = 0;
	flush(cd, &c);
	return c.n ? lg_decoder_put(d, c.utf8, c.n, 0) : LG_OK;
}

int lg_decode_iconv(struct lg_decoder *d, const char *charset)
{
	struct character table[256] = {{0}};
	iconv_t cd = iconv_open("UTF-8", charset);
	if (cd == (iconv_t)-1)
		return LG_EINVAL;
	const bool bytewise = byte_table(cd, table);
	iconv(cd, NULL, NULL, NULL, NULL);
	const int status = bytewise ? decode_bytes(d, table) : decode_steps(d, cd);
	iconv_close(cd);
	return status;
}
