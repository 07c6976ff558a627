/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define DEFAULT_MAX ((size_t)1 << 30)

static int read_stream(struct lg_buf *buf, FILE *f)
{
	char part[65536];
	size_t n;
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		lg_buf_put(buf, part, n);
	return ferror(f) ? LG_EIO : lg_buf_status(buf);
}

/* Sized files are read in one go; pipes and the like through a buffer. */
static int read_sized(struct lg_slice *out, struct lg_arena *a, FILE *f, size_t max, bool *known)
{
	*known = false;
	if (fseek(f, 0, SEEK_END) != 0)
		return LG_OK;
	long size = ftell(f);
	if (size <= 0 || fseek(f, 0, SEEK_SET) != 0)
		return LG_OK;
	*known = true;
	if ((size_t)size > max)
		return LG_ELIMIT;
	char *p = lg_arena_alloc(a, (size_t)size + 1);
	if (!p)
		return LG_ENOMEM;
	if (fread(p, 1, (size_t)size, f) != (size_t)size)
		return LG_EIO;
	*out = (struct lg_slice){p, (size_t)size};
	return LG_OK;
}

int lg_file_read(struct lg_slice *out, struct lg_arena *a, const char *path, size_t max)
{
	bool from_stdin = strcmp(path, "-") == 0, known = false;
	FILE *f = from_stdin ? stdin : fopen(path, "rb");
	if (!f)
		return LG_EIO;
	if (max == 0)
		max = DEFAULT_MAX;
	int status = from_stdin ? LG_OK : read_sized(out, a, f, max, &known);
	if (status == LG_OK && !known) {
		struct lg_buf buf;
		lg_buf_init(&buf, max);
		status = read_stream(&buf, f);
		if (status == LG_OK && !lg_arena_copy(a, lg_buf_slice(&buf), out))
			status = LG_ENOMEM;
		lg_buf_done(&buf);
	}
	if (!from_stdin) {
		int saved = errno;
		fclose(f);
		errno = saved;
	}
	return status;
}

int lg_file_write(const char *path, struct lg_slice bytes)
{
	struct lg_buf name;
	lg_buf_init(&name, 0);
	lg_buf_fmt(&name, "%s.part", path);
	int status = lg_buf_status(&name);
	FILE *f = status ? NULL : fopen(name.bytes, "wb");
	if (!status && !f)
		status = LG_EIO;
	if (f) {
		bool ok = fwrite(bytes.p, 1, bytes.n, f) == bytes.n;
		ok = fclose(f) == 0 && ok;
		ok = ok && rename(name.bytes, path) == 0;
		if (!ok) {
			remove(name.bytes);
			status = LG_EIO;
		}
	}
	lg_buf_done(&name);
	return status;
}
