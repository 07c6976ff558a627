/* SPDX-License-Identifier: MIT */
/* rules/concepts.xml and rules/instruments/ -> checklist. */
#include "rules/rules.h"

#include "rules/build.h"

/* All opened instruments: expressions are built while every file is still there. */
struct opened {
	struct lg_rule_file *file;
	size_t n;
};

/* ---- first pass: names --------------------------------------------------------------------------------------- */

static int note_define(struct lg_build *b, struct lg_rule_file *f, xmlNode *node)
{
	struct lg_slice id = lg_node_attr(node, "id");
	uint32_t was;
	LG_TRY(lg_names_add(&b->defines, b->scratch, id, (uint32_t)b->ndefines, &was));
	if (was != LG_NO_NAME) {
		struct lg_place first = lg_rule_place(b->define[was].file, b->define[was].node);
		lg_rule_error(f, node, id, "named expression \"%.*s\" is already at %.*s:%u", (int)id.n, id.p,
			      (int)first.file.n, first.file.p, (unsigned)first.line);
		return LG_OK;
	}
	if (lg_arena_grow(b->scratch, &b->define, &b->cap_defines, b->ndefines, sizeof *b->define))
		return LG_ENOMEM;
	struct lg_define *d = &b->define[b->ndefines++];
	*d = (struct lg_define){.file = f, .node = node};
	return lg_uses_init(&d->uses, b);
}

static int note_instrument(struct lg_build *b, struct lg_rule_file *f)
{
	struct lg_instrument *i = &b->checklist->instrument[b->checklist->ninstruments];
	uint32_t was;
	LG_TRY(lg_node_attr_copy(&i->id, b->arena, f->root, "id"));
	LG_TRY(lg_node_attr_copy(&i->title, b->arena, f->root, "title"));
	i->place = lg_rule_place(f, f->root);
	LG_TRY(lg_names_add(&b->instruments, b->scratch, i->id, (uint32_t)b->checklist->ninstruments, &was));
	if (was != LG_NO_NAME)
		lg_rule_error(f, f->root, i->id, "instrument \"%.*s\" is already in %.*s", (int)i->id.n, i->id.p,
			      (int)b->checklist->instrument[was].place.file.n,
			      b->checklist->instrument[was].place.file.p);
	b->checklist->ninstruments++;
	for (xmlNode *n = lg_node_first(f->root); n; n = lg_node_next(n)) {
		if (lg_node_is(n, "define"))
			LG_TRY(note_define(b, f, n));
		else if (lg_node_is(n, "requirement"))
			LG_TRY(lg_requirement_note(b, f, n));
	}
	return b->status;
}

/* ---- second pass: logic -------------------------------------------------------------------------------------- */

static int build_all(struct lg_build *b, const struct opened *files)
{
	struct lg_checklist *c = b->checklist;
	c->requirement = lg_arena_array(b->arena, b->nsources, sizeof *c->requirement);
	if (!c->requirement)
		return LG_ENOMEM;
	c->nrequirements = b->nsources;
	for (uint32_t i = 0; i < b->ndefines; i++)
		(void)lg_define_built(b, i);
	for (size_t i = 0; i < b->nsources && !b->status; i++) {
		c->requirement[i].instrument = (uint32_t)(b->source[i].file - files->file);
		lg_requirement_build(b, i);
	}
	if (!b->status)
		lg_links_check(b);
	if (!b->status)
		lg_links_concepts(b);
	return b->status;
}

/* ---- files --------------------------------------------------------------------------------------------------- */

/* Opens every instrument, so that one run reports the mistakes of all. */
static int open_all(struct lg_build *b, struct opened *files, const char *dir, struct lg_sha256 *hash)
{
	struct lg_slice *name;
	size_t n;
	int worst = LG_OK;
	LG_TRY(lg_rule_list(&name, &n, b->scratch, dir, "instruments"));
	files->file = lg_arena_array(b->scratch, n, sizeof *files->file);
	if (!files->file)
		return LG_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		struct lg_rule_file *f = &files->file[files->n++];
		int status = lg_rule_open(f, b->arena, dir, "instruments", name[i], LG_SCHEMA_INSTRUMENT, b->diags);
		if (status == LG_ENOMEM)
			return status;
		worst = status ? status : worst;
		lg_sha256_add(hash, f->bytes);
	}
	return worst;
}

/* Where readers find an instrument among the others; those that do not say come last. */
static uint32_t rank_of(struct lg_rule_file *f)
{
	uint32_t rank = UINT32_MAX;
	(void)lg_node_uint(&rank, f, f->root, "rank", UINT32_MAX); /* the schema has seen to it */
	return rank;
}

/* By rank, then by name, as they are listed. */
static void sort_by_rank(struct opened *files)
{
	for (size_t i = 1; i < files->n; i++) {
		struct lg_rule_file f = files->file[i];
		size_t at = i;
		for (; at > 0 && rank_of(&files->file[at - 1]) > rank_of(&f); at--)
			files->file[at] = files->file[at - 1];
		files->file[at] = f;
	}
}

static int load_instruments(struct lg_build *b, struct opened *files, const char *dir, struct lg_sha256 *hash)
{
	struct lg_checklist *c = b->checklist;
	LG_TRY(open_all(b, files, dir, hash));
	sort_by_rank(files);
	c->instrument = lg_arena_array(b->arena, files->n, sizeof *c->instrument);
	if (!c->instrument)
		return LG_ENOMEM;
	for (size_t i = 0; i < files->n; i++)
		LG_TRY(note_instrument(b, &files->file[i]));
	LG_TRY(build_all(b, files));
	for (size_t i = 0; i < files->n; i++)
		b->failed = b->failed || files->file[i].failed;
	return b->failed ? LG_ERULE : LG_OK;
}

static int load(struct lg_build *b, const char *dir)
{
	struct lg_sha256 hash;
	struct opened files = {0};
	lg_sha256_init(&hash);
	LG_TRY(lg_concepts_load(b, dir, &hash));
	int status = load_instruments(b, &files, dir, &hash);
	for (size_t i = 0; i < files.n; i++)
		lg_rule_close(&files.file[i]);
	lg_sha256_hex(&hash, b->checklist->sha256);
	return status;
}

static struct lg_checklist *new_checklist(void)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_checklist *c = a ? lg_arena_alloc(a, sizeof *c) : NULL;
	if (c)
		c->arena = a;
	else
		lg_arena_free(a);
	return c;
}

int lg_checklist_load(struct lg_checklist **out, const char *dir, struct lg_diags *d)
{
	struct lg_checklist *c = new_checklist();
	struct lg_arena *scratch = lg_arena_new();
	int status = LG_ENOMEM;
	if (c && scratch) {
		struct lg_build b = {.checklist = c, .arena = c->arena, .scratch = scratch, .diags = d};
		status = load(&b, dir);
	}
	lg_arena_free(scratch);
	if (status)
		lg_checklist_free(c);
	else
		*out = c;
	return status;
}

void lg_checklist_free(struct lg_checklist *c)
{
	if (c)
		lg_arena_free(c->arena);
}
