/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_MAX ((size_t)1 << 30)

void lg_buf_init(struct lg_buf *b, size_t max)
{
	*b = (struct lg_buf){.max = max ? max : DEFAULT_MAX};
}

void lg_buf_done(struct lg_buf *b)
{
	free(b->bytes);
	*b = (struct lg_buf){.max = b->max};
}

void lg_buf_clear(struct lg_buf *b)
{
	b->len = 0;
	if (b->bytes)
		b->bytes[0] = '\0';
}

int lg_buf_status(const struct lg_buf *b)
{
	return b->status;
}

struct lg_slice lg_buf_slice(const struct lg_buf *b)
{
	return (struct lg_slice){b->bytes, b->len};
}

/* Room for n more bytes and the NUL. */
static bool reserve(struct lg_buf *b, size_t n)
{
	if (b->status)
		return false;
	if (n >= b->max || b->len > b->max - n - 1) {
		b->status = LG_ELIMIT;
		return false;
	}
	size_t need = b->len + n + 1;
	if (need <= b->cap)
		return true;
	size_t cap = b->cap ? b->cap : 256;
	while (cap < need)
		cap *= 2;
	char *p = realloc(b->bytes, cap);
	if (!p) {
		b->status = LG_ENOMEM;
		return false;
	}
	b->bytes = p;
	b->cap = cap;
	return true;
}

void lg_buf_put(struct lg_buf *b, const void *p, size_t n)
{
	if (!reserve(b, n))
		return;
	if (n)
		memcpy(b->bytes + b->len, p, n);
	b->len += n;
	b->bytes[b->len] = '\0';
}

void lg_buf_slice_put(struct lg_buf *b, struct lg_slice s)
{
	lg_buf_put(b, s.p, s.n);
}

void lg_buf_str(struct lg_buf *b, const char *nul_terminated)
{
	lg_buf_put(b, nul_terminated, strlen(nul_terminated));
}

void lg_buf_char(struct lg_buf *b, char c)
{
	lg_buf_put(b, &c, 1);
}

void lg_buf_fmt(struct lg_buf *b, const char *fmt, ...)
{
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		b->status = LG_EINVAL;
	else if (reserve(b, (size_t)n)) {
		vsnprintf(b->bytes + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}
