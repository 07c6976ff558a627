/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define DEFAULT_MAX ((size_t)1 << 30)

static int read_stream(struct lg_buf *buf, FILE *f)
{
	char part[65536];
	size_t n;
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		lg_buf_put(buf, part, n);
	return ferror(f) ? LG_EIO : lg_buf_status(buf);
}

/* Regular files are read in one go. */
static int read_sized(struct lg_slice *out, struct lg_arena *a, FILE *f, size_t size, size_t max)
{
	if (size > max)
		return LG_ELIMIT;
	char *p = lg_arena_raw(a, size + 1);
	if (!p)
		return LG_ENOMEM;
	if (fread(p, 1, size, f) != size)
		return LG_EIO;
	p[size] = '\0';
	*out = (struct lg_slice){p, size};
	return LG_OK;
}

/* Pipes and the like. */
static int read_unsized(struct lg_slice *out, struct lg_arena *a, FILE *f, size_t max)
{
	struct lg_buf buf;
	lg_buf_init(&buf, max + 1); /* its ceiling counts the NUL */
	int status = read_stream(&buf, f);
	if (status == LG_OK && !lg_arena_copy(a, lg_buf_slice(&buf), out))
		status = LG_ENOMEM;
	lg_buf_done(&buf);
	return status;
}

static int read_file(struct lg_slice *out, struct lg_arena *a, FILE *f, size_t max)
{
	struct stat info;
	if (fstat(fileno(f), &info) != 0)
		return LG_EIO;
	if (S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		return LG_EIO;
	}
	if (S_ISREG(info.st_mode) && info.st_size > 0)
		return read_sized(out, a, f, (size_t)info.st_size, max);
	return read_unsized(out, a, f, max);
}

bool lg_is_folder(const char *path)
{
	struct stat st;
	return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int lg_file_read(struct lg_slice *out, struct lg_arena *a, const char *path, size_t max)
{
	if (max == 0)
		max = DEFAULT_MAX;
	if (strcmp(path, "-") == 0)
		return read_unsized(out, a, stdin, max);
	FILE *f = fopen(path, "rb");
	if (!f)
		return LG_EIO;
	int status = read_file(out, a, f, max), saved = errno;
	fclose(f);
	errno = saved;
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
		bool ok = bytes.n == 0 || fwrite(bytes.p, 1, bytes.n, f) == bytes.n;
		ok = fclose(f) == 0 && ok;
		ok = ok && rename(name.bytes, path) == 0;
		if (!ok) {
			int saved = errno;
			remove(name.bytes);
			errno = saved;
			status = LG_EIO;
		}
	}
	lg_buf_done(&name);
	return status;
}
