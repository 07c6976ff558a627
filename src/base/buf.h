/* SPDX-License-Identifier: MIT */
/*
 * buf.h - a growing byte buffer with a ceiling; the one place where text is formatted.
 *
 * Failure is sticky: after one failed append nothing more is added and lg_buf_status says why, so that a writer may
 * append a whole report and look once. Invariant: bytes[len] is NUL whenever bytes is not NULL.
 */
#ifndef LG_BASE_BUF_H
#define LG_BASE_BUF_H

#include "base/slice.h"
#include "base/status.h"

struct lg_buf {
	char *bytes;
	size_t len, cap, max;
	int status;
};

void lg_buf_init(struct lg_buf *b, size_t max); /* max: ceiling in bytes, 0 for 1 GiB */
void lg_buf_done(struct lg_buf *b);
void lg_buf_clear(struct lg_buf *b); /* empty again, memory and status kept */
int lg_buf_status(const struct lg_buf *b) LG_MUST_USE;
struct lg_slice lg_buf_slice(const struct lg_buf *b); /* borrowed until the next append */

void lg_buf_put(struct lg_buf *b, const void *p, size_t n);
void lg_buf_slice_put(struct lg_buf *b, struct lg_slice s);
void lg_buf_str(struct lg_buf *b, const char *nul_terminated);
void lg_buf_char(struct lg_buf *b, char c);
void lg_buf_fmt(struct lg_buf *b, const char *fmt, ...) LG_PRINTF(2, 3);

#endif
