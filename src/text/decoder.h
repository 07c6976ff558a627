/* SPDX-License-Identifier: MIT */
/* decoder.h - inside text only: bytes of one known encoding to UTF-8, and what went wrong on the way. */
#ifndef LG_TEXT_DECODER_H
#define LG_TEXT_DECODER_H

#include "base/diag.h"
#include "text/sink.h"

struct lg_decoder {
	struct lg_slice bytes; /* the whole file */
	struct lg_sink sink;   /* sink.from: how far the bytes have been read */
	const char *charset;
	uint32_t repaired; /* bytes that became U+FFFD */
	uint32_t controls; /* control characters that became spaces */
	/* Messages */
	struct lg_slice file;
	struct lg_diags *diags;
	uint32_t shown;
	size_t line_at; /* start of the line that is counted last */
	uint32_t line;
};

/* One decoded character (n bytes of UTF-8) that stands for the next len bytes. Control characters become spaces. */
int lg_decoder_put(struct lg_decoder *d, const char *utf8, size_t n, size_t len) LG_MUST_USE;
/* The next len bytes are nothing in this encoding: U+FFFD, and a warning at their place. */
int lg_decoder_broken(struct lg_decoder *d, size_t len) LG_MUST_USE;
/* The warnings that count. */
void lg_decoder_summary(struct lg_decoder *d);

/* From sink.from to the end of bytes. */
int lg_decode_utf8(struct lg_decoder *d) LG_MUST_USE;
int lg_decode_wide(struct lg_decoder *d, unsigned width, bool big_endian) LG_MUST_USE; /* UTF-16 (2), UTF-32 (4) */
int lg_decode_iconv(struct lg_decoder *d, const char *charset) LG_MUST_USE;	       /* LG_EINVAL: no such charset */

/* How well bytes read as UTF-8. */
struct lg_census {
	size_t sequences; /* valid characters of more than one byte */
	size_t broken;	  /* runs of bytes that are none; one cut off by the end is not counted */
	bool cut;
	size_t controls; /* C0 control characters but tab, line feed, carriage return */
};
struct lg_census lg_utf8_census(struct lg_slice bytes);

/* Was this UTF-8 read as an 8-bit charset and encoded again, or is too much of it U+FFFD? */
bool lg_looks_garbled(struct lg_slice utf8);

#endif
