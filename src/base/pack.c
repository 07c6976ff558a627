/* SPDX-License-Identifier: MIT */
#include "base/pack.h"

#include <string.h>

#define NO_TEXT UINT32_MAX /* a slice without bytes to point to */

struct lg_pack lg_pack_writer(struct lg_buf *out)
{
	return (struct lg_pack){.out = out};
}

struct lg_pack lg_pack_reader(struct lg_slice bytes, struct lg_arena *a)
{
	return (struct lg_pack){.in = bytes, .arena = a};
}

void lg_pack_wrong(struct lg_pack *p)
{
	if (p->status == LG_OK)
		p->status = LG_EPARSE;
	p->in.n = 0;
}

int lg_pack_end(struct lg_pack *p)
{
	if (lg_pack_reads(p) && p->in.n)
		lg_pack_wrong(p);
	return p->status || lg_pack_reads(p) ? p->status : lg_buf_status(p->out);
}

/* n bytes of v, either way; v is zeroed when there are not so many. */
static void raw(struct lg_pack *p, void *v, size_t n)
{
	if (!lg_pack_reads(p)) {
		lg_buf_put(p->out, v, n);
	} else if (p->in.n >= n) {
		memcpy(v, p->in.p, n);
		p->in.p += n;
		p->in.n -= n;
	} else {
		memset(v, 0, n);
		lg_pack_wrong(p);
	}
}

void lg_pack_u32(struct lg_pack *p, uint32_t *v)
{
	raw(p, v, sizeof *v);
}

void lg_pack_u64(struct lg_pack *p, uint64_t *v)
{
	raw(p, v, sizeof *v);
}

void lg_pack_i32(struct lg_pack *p, int32_t *v)
{
	raw(p, v, sizeof *v);
}

void lg_pack_bool(struct lg_pack *p, bool *v)
{
	unsigned char byte = *v;
	raw(p, &byte, 1);
	if (byte > 1)
		lg_pack_wrong(p);
	*v = byte == 1;
}

void lg_pack_below(struct lg_pack *p, uint32_t *v, size_t end)
{
	lg_pack_u32(p, v);
	if (*v < end)
		return;
	lg_pack_wrong(p);
	*v = 0;
}

void lg_pack_index(struct lg_pack *p, uint32_t *v, size_t end)
{
	uint32_t after = *v + 1; /* none is 0 */
	lg_pack_below(p, &after, end + 1);
	*v = after - 1;
}

static void put_slice(struct lg_pack *p, struct lg_slice s)
{
	uint32_t n = s.p ? (uint32_t)s.n : NO_TEXT;
	if (s.n >= NO_TEXT)
		p->status = LG_ELIMIT;
	lg_pack_u32(p, &n);
	lg_buf_slice_put(p->out, s);
	lg_buf_char(p->out, '\0');
}

void lg_pack_slice(struct lg_pack *p, struct lg_slice *s)
{
	uint32_t n;
	if (!lg_pack_reads(p)) {
		put_slice(p, *s);
		return;
	}
	*s = (struct lg_slice){0};
	lg_pack_u32(p, &n);
	size_t length = n == NO_TEXT ? 0 : n;
	if (p->in.n <= length || p->in.p[length] != '\0') {
		lg_pack_wrong(p);
		return;
	}
	*s = (struct lg_slice){n == NO_TEXT ? NULL : p->in.p, length};
	p->in.p += length + 1;
	p->in.n -= length + 1;
}

void lg_pack_array(struct lg_pack *p, void *items, size_t *n, size_t size)
{
	uint32_t count = (uint32_t)*n;
	if (*n > UINT32_MAX)
		p->status = LG_ELIMIT;
	lg_pack_u32(p, &count);
	if (!lg_pack_reads(p))
		return;
	void *array = NULL;
	if (count > p->in.n)
		lg_pack_wrong(p);
	else if (count && !(array = lg_arena_array(p->arena, count, size)))
		p->status = LG_ENOMEM;
	*n = array ? count : 0;
	memcpy(items, &array, sizeof array);
}
