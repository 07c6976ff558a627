/* SPDX-License-Identifier: MIT */
/* file.h - whole files in, whole files out. */
#ifndef LG_BASE_FILE_H
#define LG_BASE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/* Reads a regular file (or, for "-", standard input) of at most max bytes into the arena, NUL-terminated.
 * LG_EIO with errno set; LG_ELIMIT when larger. max 0: 1 GiB. */
int lg_file_read(struct lg_slice *out, struct lg_arena *a, const char *path, size_t max) LG_MUST_USE;

/* Whether path is a folder; false for "-" and for what is not there. */
bool lg_is_folder(const char *path);

/* Writes bytes to a new temporary file beside path, then renames it: never leaves half a report. */
int lg_file_write(const char *path, struct lg_slice bytes) LG_MUST_USE;

#endif
