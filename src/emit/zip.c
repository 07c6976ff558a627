/* SPDX-License-Identifier: MIT */
#include "emit/zip.h"

#include <stdlib.h>
#include <string.h>

#include <zip.h>

#define DOS_TIME 0	/* midnight */
#define DOS_DATE 0x0021 /* 1 January 1980: the first day of zip */
#define LEVEL 6

struct lg_zip {
	zip_t *archive;
	zip_source_t *package;
};

/* ---- writing -------------------------------------------------------------------------------------------------- */

void lg_zip_drop(struct lg_zip *z)
{
	if (!z)
		return;
	if (z->archive)
		zip_discard(z->archive);
	if (z->package)
		zip_source_free(z->package);
	free(z);
}

int lg_zip_new(struct lg_zip **out)
{
	struct lg_zip *z = calloc(1, sizeof *z);
	if (!z)
		return LG_ENOMEM;
	z->package = zip_source_buffer_create(NULL, 0, 0, NULL);
	if (z->package) {
		zip_source_keep(z->package); /* one for the archive, one to read from */
		z->archive = zip_open_from_source(z->package, ZIP_TRUNCATE, NULL);
		if (!z->archive)
			zip_source_free(z->package);
	}
	if (!z->archive) {
		lg_zip_drop(z);
		return LG_ENOMEM;
	}
	*out = z;
	return LG_OK;
}

int lg_zip_add(struct lg_zip *z, const char *name, struct lg_slice bytes, bool store)
{
	void *copy = malloc(bytes.n + 1); /* libzip frees it */
	if (!copy)
		return LG_ENOMEM;
	if (bytes.n)
		memcpy(copy, bytes.p, bytes.n);
	zip_source_t *source = zip_source_buffer(z->archive, copy, bytes.n, 1);
	if (!source) {
		free(copy);
		return LG_ENOMEM;
	}
	zip_int64_t i = zip_file_add(z->archive, name, source, ZIP_FL_ENC_UTF_8);
	if (i < 0) {
		zip_source_free(source);
		return LG_ENOMEM;
	}
	int method = store ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	if (zip_set_file_compression(z->archive, (zip_uint64_t)i, method, store ? 0 : LEVEL) != 0 ||
	    zip_file_set_dostime(z->archive, (zip_uint64_t)i, DOS_TIME, DOS_DATE, 0) != 0)
		return LG_ENOMEM;
	return LG_OK;
}

int lg_zip_add_made(struct lg_zip *z, const char *name, struct lg_buf *b)
{
	LG_TRY(lg_buf_status(b));
	int status = lg_zip_add(z, name, lg_buf_slice(b), false);
	lg_buf_clear(b);
	return status;
}

static int copy_out(struct lg_buf *out, zip_source_t *package)
{
	char chunk[16384];
	if (zip_source_open(package) != 0)
		return LG_ENOMEM;
	zip_int64_t n;
	while ((n = zip_source_read(package, chunk, sizeof chunk)) > 0)
		lg_buf_put(out, chunk, (size_t)n);
	zip_source_close(package);
	return n < 0 ? LG_ENOMEM : lg_buf_status(out);
}

int lg_zip_finish(struct lg_buf *out, struct lg_zip *z)
{
	int status = LG_ENOMEM;
	if (zip_close(z->archive) == 0) {
		z->archive = NULL;
		status = copy_out(out, z->package);
	}
	lg_zip_drop(z);
	return status;
}

/* ---- reading -------------------------------------------------------------------------------------------------- */

static int read_entry(struct lg_zip_entry *out, struct lg_arena *a, zip_t *archive, zip_uint64_t i, size_t *left)
{
	zip_stat_t st;
	if (zip_stat_index(archive, i, 0, &st) != 0 || !(st.valid & ZIP_STAT_SIZE) || !st.name)
		return LG_EPARSE;
	if (st.size > *left)
		return LG_ELIMIT;
	*left -= (size_t)st.size;
	char *bytes = lg_arena_alloc(a, (size_t)st.size + 1);
	if (!bytes || !lg_arena_copy(a, lg_slice_from(st.name), &out->name))
		return LG_ENOMEM;
	zip_file_t *file = zip_fopen_index(archive, i, 0);
	zip_int64_t n = file ? zip_fread(file, bytes, st.size) : -1;
	if (file && zip_fclose(file) != 0)
		n = -1; /* the check sum is wrong */
	out->bytes = (struct lg_slice){bytes, (size_t)st.size};
	return n == (zip_int64_t)st.size ? LG_OK : LG_EPARSE;
}

static int read_all(struct lg_zip_entry **out, size_t *n, struct lg_arena *a, zip_t *archive)
{
	zip_int64_t count = zip_get_num_entries(archive, 0);
	size_t left = LG_ZIP_MAX;
	struct lg_zip_entry *v = lg_arena_array(a, count > 0 ? (size_t)count : 1, sizeof *v);
	if (!v)
		return LG_ENOMEM;
	for (zip_int64_t i = 0; i < count; i++)
		LG_TRY(read_entry(&v[i], a, archive, (zip_uint64_t)i, &left));
	*out = v;
	*n = (size_t)count;
	return LG_OK;
}

int lg_zip_read(struct lg_zip_entry **out, size_t *n, struct lg_arena *a, struct lg_slice package)
{
	zip_source_t *source = zip_source_buffer_create(package.p, package.n, 0, NULL);
	if (!source)
		return LG_ENOMEM;
	zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (!archive) {
		zip_source_free(source);
		return LG_EPARSE;
	}
	int status = read_all(out, n, a, archive);
	zip_discard(archive);
	return status;
}
