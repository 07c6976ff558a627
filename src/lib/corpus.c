/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath */
#include "lib/corpus.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/folder.h"

int lg_corpus_new(struct lg_corpus **out)
{
	struct lg_corpus *c = calloc(1, sizeof *c);
	if (!c)
		return LG_ENOMEM;
	c->arena = lg_arena_new();
	if (!c->arena) {
		free(c);
		return LG_ENOMEM;
	}
	*out = c;
	return LG_OK;
}

void lg_corpus_free(struct lg_corpus *c)
{
	if (!c)
		return;
	lg_arena_free(c->arena);
	free(c);
}

static struct lg_slice last_component(struct lg_slice path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	size_t begin = path.n;
	while (begin && path.p[begin - 1] != '/')
		begin--;
	return lg_slice_sub(path, begin, path.n);
}

struct lg_slice lg_path_stem(struct lg_slice path)
{
	struct lg_slice name = last_component(path);
	const char *dot = name.n > 1 ? memchr(name.p + 1, '.', name.n - 1) : NULL;
	return dot ? lg_slice_sub(name, 0, (size_t)(dot - name.p)) : name;
}

/* ---- jurisdictions, kept in order of their names -------------------------------------------------------------- */

static int place_of(struct lg_place_texts **out, struct lg_corpus *c, struct lg_slice name)
{
	size_t at = 0;
	while (at < c->places.n && lg_slice_cmp(c->places.v[at].name, name) < 0)
		at++;
	if (at == c->places.n || !lg_slice_eq(c->places.v[at].name, name)) {
		struct lg_slice copy;
		if (!lg_arena_copy(c->arena, name, &copy) || !LG_VEC_ROOM(c->arena, &c->places))
			return LG_ENOMEM;
		memmove(c->places.v + at + 1, c->places.v + at, (c->places.n - at) * sizeof *c->places.v);
		c->places.v[at] = (struct lg_place_texts){.name = copy};
		c->places.n++;
	}
	*out = &c->places.v[at];
	return LG_OK;
}

static bool has_place(const struct lg_corpus *c, struct lg_slice name)
{
	for (size_t i = 0; i < c->places.n; i++)
		if (lg_slice_eq(c->places.v[i].name, name))
			return true;
	return false;
}

static int add_entry(struct lg_corpus *c, struct lg_slice jurisdiction, const struct lg_entry *entry)
{
	struct lg_place_texts *place;
	LG_TRY(place_of(&place, c, jurisdiction));
	if (!LG_VEC_ROOM(c->arena, &place->texts))
		return LG_ENOMEM;
	struct lg_entry *e = &place->texts.v[place->texts.n];
	*e = *entry;
	if (!lg_arena_copy(c->arena, entry->path, &e->path) || !lg_arena_copy(c->arena, entry->title, &e->title) ||
	    !lg_arena_copy(c->arena, entry->date, &e->date) || !lg_arena_copy(c->arena, entry->lang, &e->lang))
		return LG_ENOMEM;
	place->texts.n++;
	return LG_OK;
}

int lg_corpus_add_file(struct lg_corpus *c, struct lg_slice jurisdiction, const char *path, bool draft,
		       struct lg_diags *d)
{
	struct stat st = {0};
	bool from_stdin = strcmp(path, "-") == 0;
	if (!from_stdin && stat(path, &st) != 0) {
		lg_diag(d, LG_ERROR, lg_slice_from(path), 0, 0, "no such file");
		c->unreadable++;
		return LG_OK;
	}
	struct lg_entry e = {.path = lg_slice_from(path),
			     .kind = LG_ACT_MAX,
			     .size = (size_t)(st.st_size > 0 ? st.st_size : 0),
			     .draft = draft};
	return add_entry(c, jurisdiction, &e);
}

int lg_corpus_add_text(struct lg_corpus *c, struct lg_slice jurisdiction, const char *path, struct lg_slice bytes,
		       struct lg_slice lang, bool draft)
{
	struct lg_entry e = {.path = lg_slice_from(path),
			     .bytes = {bytes.p ? bytes.p : "", bytes.n},
			     .lang = lang,
			     .kind = LG_ACT_MAX,
			     .size = bytes.n,
			     .draft = draft};
	return add_entry(c, jurisdiction, &e);
}

/* ---- folders -------------------------------------------------------------------------------------------------- */

static bool upper_case_name(struct lg_slice *out, struct lg_arena *a, const char *path)
{
	struct lg_slice name = last_component(lg_slice_from(path));
	bool dots = lg_slice_is(name, ".") || lg_slice_is(name, "..");
	char *real = dots ? realpath(path, NULL) : NULL; /* "corpus/ua/." has a name, too */
	if (real)
		name = last_component(lg_slice_from(real));
	char *copy = lg_arena_alloc(a, name.n + 1);
	for (size_t i = 0; copy && i < name.n; i++)
		copy[i] = (char)(name.p[i] >= 'a' && name.p[i] <= 'z' ? name.p[i] - 32 : name.p[i]);
	*out = (struct lg_slice){copy, name.n};
	free(real);
	return copy != NULL;
}

/* The texts of one folder, without the folders in it. */
static int add_jurisdiction(struct lg_corpus *c, const struct lg_folder *f, struct lg_slice name, bool reference,
			    struct lg_diags *d)
{
	struct lg_place_texts *place;
	struct lg_slice own;
	if (!name.n) {
		if (!upper_case_name(&own, c->arena, f->path))
			return LG_ENOMEM;
		name = own;
	}
	if (reference && has_place(c, name))
		return LG_OK;
	LG_TRY(place_of(&place, c, name)); /* it is named in the report even when it has no text */
	for (size_t i = 0; i < f->texts.n; i++)
		LG_TRY(add_entry(c, name, &f->texts.v[i]));
	LG_TRY(place_of(&place, c, name));
	place->facts.v = f->facts.v;
	place->facts.n = f->facts.n;
	place->reference = reference;
	for (size_t i = 0; i < f->folders.n; i++)
		lg_diag(d, LG_WARNING, lg_slice_from(f->folders.v[i]), 0, 0,
			"not examined: a folder inside the folder of a jurisdiction");
	c->unreadable += f->unreadable;
	return LG_OK;
}

static int add_folder(struct lg_corpus *c, const char *path, struct lg_slice name, bool reference, struct lg_diags *d)
{
	struct lg_folder f;
	LG_TRY(lg_folder_read(&f, c->arena, path, d));
	if (f.texts.n || f.folders.n == 0)
		return add_jurisdiction(c, &f, name, reference, d);
	for (size_t i = 0; i < f.folders.n; i++) {
		struct lg_folder inner;
		LG_TRY(lg_folder_read(&inner, c->arena, f.folders.v[i], d));
		if (inner.texts.n || inner.facts.n || inner.unreadable)
			LG_TRY(add_jurisdiction(c, &inner, LG_LIT(""), reference, d));
	}
	c->unreadable += f.unreadable;
	return LG_OK;
}

int lg_corpus_add_folder(struct lg_corpus *c, const char *path, struct lg_slice name, struct lg_diags *d)
{
	return add_folder(c, path, name, false, d);
}

int lg_corpus_add_reference(struct lg_corpus *c, const char *path, struct lg_diags *d)
{
	return add_folder(c, path, LG_LIT(""), true, d);
}
