/* SPDX-License-Identifier: MIT */
#include "lib/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/csv.h"
#include "base/file.h"
#include "lib/binary.h"

struct walk {
	struct lg_folder *out;
	struct lg_arena *arena;
	struct lg_diags *diags;
	LG_VEC(const char *) names; /* in byte order */
	struct lg_csv acts;
};

static const char *join(struct lg_arena *a, const char *dir, const char *name)
{
	size_t n = strlen(dir), m = strlen(name);
	bool slash = n && dir[n - 1] == '/';
	char *p = lg_arena_alloc(a, n + m + 2);
	if (p)
		snprintf(p, n + m + 2, slash ? "%s%s" : "%s/%s", dir, name);
	return p;
}

/* ---- names ---------------------------------------------------------------------------------------------------- */

static int by_bytes(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

static int list_names(struct walk *w)
{
	DIR *dir = opendir(w->out->path);
	if (!dir) {
		lg_diag(w->diags, LG_ERROR, lg_slice_from(w->out->path), 0, 0, "cannot be listed: %s", strerror(errno));
		return LG_EIO;
	}
	int status = LG_OK;
	for (struct dirent *e = readdir(dir); e && status == LG_OK; e = readdir(dir)) {
		struct lg_slice name;
		if (e->d_name[0] == '.')
			continue;
		if (!lg_arena_copy(w->arena, lg_slice_from(e->d_name), &name) || !LG_VEC_ROOM(w->arena, &w->names))
			status = LG_ENOMEM;
		else
			w->names.v[w->names.n++] = name.p;
	}
	closedir(dir);
	if (w->names.n)
		qsort(w->names.v, w->names.n, sizeof *w->names.v, by_bytes);
	return status;
}

/* ---- what is a law file? -------------------------------------------------------------------------------------- */

static bool has_extension(const char *name, const char *extension)
{
	size_t n = strlen(name), m = strlen(extension);
	return n > m && strcasecmp(name + n - m, extension) == 0;
}

static bool is_binary(const char *path)
{
	char head[LG_BINARY_HEAD];
	FILE *f = fopen(path, "rb");
	size_t n = f ? fread(head, 1, sizeof head, f) : 0;
	if (f)
		fclose(f);
	return lg_looks_binary((struct lg_slice){head, n});
}

/* The row of acts.csv for a file, nrows when there is none. */
static size_t acts_row(const struct walk *w, const char *name)
{
	size_t file = lg_csv_column(&w->acts, "file"), row = 0;
	while (row < w->acts.nrows && !lg_slice_is(lg_slice_trim(lg_csv_cell(&w->acts, row, file)), name))
		row++;
	return row;
}

static struct lg_slice acts_cell(const struct walk *w, size_t row, const char *column)
{
	return lg_slice_trim(lg_csv_cell(&w->acts, row, lg_csv_column(&w->acts, column)));
}

static bool is_in_force(struct lg_slice status)
{
	return !lg_slice_is(status, "repealed") && !lg_slice_is(status, "superseded");
}

/* ---- one file ------------------------------------------------------------------------------------------------- */

static int add_text(struct walk *w, const char *name, const char *path, size_t size)
{
	struct lg_entry e = {.path = lg_slice_from(path), .kind = LG_ACT_MAX, .size = size};
	size_t row = acts_row(w, name);
	if (row < w->acts.nrows) {
		struct lg_slice kind = acts_cell(w, row, "kind"), status = acts_cell(w, row, "status");
		if (!is_in_force(status)) {
			lg_diag(w->diags, LG_NOTE, e.path, 0, 0, "not examined: acts.csv says %.*s", (int)status.n,
				status.p);
			return LG_OK;
		}
		e.draft = lg_slice_is(status, "draft");
		e.title = acts_cell(w, row, "title");
		e.date = acts_cell(w, row, "date");
		e.lang = acts_cell(w, row, "lang");
		e.kind = lg_act_kind_from_name(kind);
		if (kind.n && e.kind == LG_ACT_MAX)
			lg_diag(w->diags, LG_WARNING, lg_slice_from(join(w->arena, w->out->path, "acts.csv")),
				w->acts.line[row], 0, "unknown kind of act \"%.*s\": the kind is guessed", (int)kind.n,
				kind.p);
	}
	if (!LG_VEC_ROOM(w->arena, &w->out->texts))
		return LG_ENOMEM;
	w->out->texts.v[w->out->texts.n++] = e;
	return LG_OK;
}

static int visit(struct walk *w, const char *name)
{
	struct stat st;
	const char *path = join(w->arena, w->out->path, name);
	if (!path)
		return LG_ENOMEM;
	if (stat(path, &st) != 0) {
		lg_diag(w->diags, LG_ERROR, lg_slice_from(path), 0, 0, "cannot be read: %s", strerror(errno));
		w->out->unreadable++;
		return LG_OK;
	}
	if (S_ISDIR(st.st_mode)) {
		if (!LG_VEC_ROOM(w->arena, &w->out->folders))
			return LG_ENOMEM;
		w->out->folders.v[w->out->folders.n++] = path;
		return LG_OK;
	}
	if (has_extension(name, ".csv") || strncmp(name, "README", 6) == 0)
		return LG_OK;
	if (!S_ISREG(st.st_mode) || is_binary(path)) {
		lg_diag(w->diags, LG_WARNING, lg_slice_from(path), 0, 0, "not examined: no text");
		return LG_OK;
	}
	return add_text(w, name, path, (size_t)st.st_size);
}

/* ---- acts.csv, facts.csv -------------------------------------------------------------------------------------- */

/* A table that is not there is empty. One that cannot be read counts as an unreadable input. */
static int read_table(struct lg_csv *out, struct walk *w, const char *name, const char *column)
{
	struct lg_slice bytes;
	const char *path = join(w->arena, w->out->path, name);
	*out = (struct lg_csv){0};
	if (!path)
		return LG_ENOMEM;
	struct lg_slice file = lg_slice_from(path);
	int status = lg_file_read(&bytes, w->arena, path, 0);
	if (status == LG_EIO && errno == ENOENT)
		return LG_OK;
	if (status == LG_EIO || status == LG_ELIMIT)
		lg_diag(w->diags, LG_ERROR, file, 0, 0, "cannot be read");
	if (status == LG_OK)
		status = lg_csv_parse(out, w->arena, bytes, file, w->diags);
	if (status == LG_OK && lg_csv_column(out, column) == SIZE_MAX) {
		lg_diag(w->diags, LG_ERROR, file, 1, 0, "has no column \"%s\"", column);
		status = LG_EPARSE;
	}
	if (status == LG_OK || status == LG_ENOMEM)
		return status;
	*out = (struct lg_csv){0};
	w->out->unreadable++;
	return LG_OK;
}

static int read_facts(struct walk *w)
{
	struct lg_csv t;
	LG_TRY(read_table(&t, w, "facts.csv", "name"));
	for (size_t i = 0; i < t.nrows; i++) {
		struct lg_fact fact = {lg_slice_trim(lg_csv_cell(&t, i, lg_csv_column(&t, "name"))),
				       lg_slice_trim(lg_csv_cell(&t, i, lg_csv_column(&t, "value"))),
				       lg_csv_cell(&t, i, lg_csv_column(&t, "source"))};
		if (fact.name.n == 0)
			continue;
		if (!LG_VEC_ROOM(w->arena, &w->out->facts))
			return LG_ENOMEM;
		w->out->facts.v[w->out->facts.n++] = fact;
	}
	return LG_OK;
}

/* An act that acts.csv names but that is not there would be a hole in the law that nobody sees. */
static void report_missing_files(struct walk *w)
{
	for (size_t i = 0; i < w->acts.nrows; i++) {
		struct lg_slice file = acts_cell(w, i, "file");
		bool there = !file.n || !is_in_force(acts_cell(w, i, "status"));
		for (size_t k = 0; k < w->names.n && !there; k++)
			there = lg_slice_is(file, w->names.v[k]);
		if (there)
			continue;
		lg_diag(w->diags, LG_ERROR, lg_slice_from(join(w->arena, w->out->path, "acts.csv")), w->acts.line[i], 0,
			"names \"%.*s\", which is not there", (int)file.n, file.p);
		w->out->unreadable++;
	}
}

int lg_folder_read(struct lg_folder *out, struct lg_arena *a, const char *path, struct lg_diags *d)
{
	struct walk w = {.out = out, .arena = a, .diags = d};
	*out = (struct lg_folder){.path = path};
	LG_TRY(list_names(&w));
	LG_TRY(read_table(&w.acts, &w, "acts.csv", "file"));
	LG_TRY(read_facts(&w));
	for (size_t i = 0; i < w.names.n; i++)
		LG_TRY(visit(&w, w.names.v[i]));
	report_missing_files(&w);
	return LG_OK;
}
