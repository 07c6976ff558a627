/* SPDX-License-Identifier: MIT */
/*
 * pack.h - structures as bytes and back. One function for a structure serves both ways, so that what is written and
 * what is read cannot drift apart: it names each field, which is appended to a buffer or set from the bytes.
 *
 * Reading is safe for any bytes: nothing beyond them is touched, and failure is sticky. Texts are borrowed from the
 * bytes, arrays live in the arena. Bytes are for this machine and this build alone: whoever keeps them must know both.
 */
#ifndef LG_BASE_PACK_H
#define LG_BASE_PACK_H

#include "base/arena.h"
#include "base/buf.h"

struct lg_pack {
	struct lg_buf *out;	/* writing; NULL: reading */
	struct lg_slice in;	/* reading: what is left */
	struct lg_arena *arena; /* reading: of the arrays */
	int status;		/* LG_EPARSE: not such bytes */
};

struct lg_pack lg_pack_writer(struct lg_buf *out);
struct lg_pack lg_pack_reader(struct lg_slice bytes, struct lg_arena *a);

/* LG_EPARSE when bytes are left over or do not fit. */
int lg_pack_end(struct lg_pack *p) LG_MUST_USE;

static inline bool lg_pack_reads(const struct lg_pack *p)
{
	return p->out == NULL;
}

void lg_pack_wrong(struct lg_pack *p); /* the bytes make no sense */

void lg_pack_u32(struct lg_pack *p, uint32_t *v);
void lg_pack_u64(struct lg_pack *p, uint64_t *v);
void lg_pack_i32(struct lg_pack *p, int32_t *v);
void lg_pack_bool(struct lg_pack *p, bool *v);
void lg_pack_below(struct lg_pack *p, uint32_t *v, size_t end); /* v < end */
void lg_pack_index(struct lg_pack *p, uint32_t *v, size_t end); /* v < end, or UINT32_MAX: none */
void lg_pack_slice(struct lg_pack *p, struct lg_slice *s);	/* NUL behind it, not counted */

/*
 * An array of *n items of `size` bytes: *items (a T **) is zeroed when read, NULL when *n is 0; the caller then goes
 * over the items. Each item must take at least one byte, so that a wrong count cannot ask for much.
 */
void lg_pack_array(struct lg_pack *p, void *items, size_t *n, size_t size);

/* A field of an enumeration, checked against its end. */
#define LG_PACK_ENUM(p, field, type, end)                                                                              \
	do {                                                                                                           \
		uint32_t lg_pack_value_ = (uint32_t)(field);                                                           \
		lg_pack_below((p), &lg_pack_value_, (end));                                                            \
		(field) = (type)lg_pack_value_;                                                                        \
	} while (0)

#endif
