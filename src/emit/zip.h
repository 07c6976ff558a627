/* SPDX-License-Identifier: MIT */
/* zip.h - packages (docx, odt) in memory, the same bytes each time: every entry is of 1 January 1980. The only place
 * that names libzip. */
#ifndef LG_EMIT_ZIP_H
#define LG_EMIT_ZIP_H

#include "base/arena.h"
#include "base/buf.h"

struct lg_zip; /* one that is written */

int lg_zip_new(struct lg_zip **out) LG_MUST_USE;
/* bytes are copied. Entries stand in the order of the calls. store: uncompressed. */
int lg_zip_add(struct lg_zip *z, const char *name, struct lg_slice bytes, bool store) LG_MUST_USE;
/* An entry made in b, which is empty again after it. */
int lg_zip_add_made(struct lg_zip *z, const char *name, struct lg_buf *b) LG_MUST_USE;
/* Appends the package to out and frees z, also on failure. */
int lg_zip_finish(struct lg_buf *out, struct lg_zip *z) LG_MUST_USE;
void lg_zip_drop(struct lg_zip *z); /* NULL is a no-op */

struct lg_zip_entry {
	struct lg_slice name; /* NUL-terminated */
	struct lg_slice bytes;
};

/* Every entry of a package, in its order, in the arena. LG_EPARSE when it is none; LG_ELIMIT when it holds more than
 * LG_ZIP_MAX bytes. */
#define LG_ZIP_MAX ((size_t)256 << 20)
int lg_zip_read(struct lg_zip_entry **out, size_t *n, struct lg_arena *a, struct lg_slice package) LG_MUST_USE;

#endif
