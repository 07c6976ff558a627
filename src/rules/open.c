/* SPDX-License-Identifier: MIT */
/* Checklists and lexicons: from a pack where a good one is at hand, else from XML, and then kept as a pack. */
#include "base/buf.h"
#include "rules/cache.h"
#include "rules/file.h"
#include "rules/lexicon.h"
#include "rules/pack.h"

#include <stdio.h>
#include <string.h>

/* What one opening passes around. */
struct opening {
	const struct lg_rules *rules;
	struct lg_diags *diags;
	struct lg_arena *scratch;
	struct lg_cache_key key;
	char what[64];
};

/* The hash that reports print is that of the XML, so it is part of the pack. */
static void pack_sha256(struct lg_pack *p, char sha256[LG_SHA256_HEX])
{
	struct lg_slice s = {sha256, LG_SHA256_HEX - 1};
	lg_pack_slice(p, &s);
	if (!lg_pack_reads(p))
		return;
	if (s.n == LG_SHA256_HEX - 1)
		memcpy(sha256, s.p, LG_SHA256_HEX);
	else
		lg_pack_wrong(p);
}

/* ---- the checklist -------------------------------------------------------------------------------------------- */

static int checklist_key(struct opening *o)
{
	struct lg_slice *name;
	size_t n;
	lg_cache_key_begin(&o->key, o->rules->dir, o->scratch);
	LG_TRY(lg_cache_key_file(&o->key, "schema", LG_LIT("concepts"), ".rng"));
	LG_TRY(lg_cache_key_file(&o->key, "schema", LG_LIT("instrument"), ".rng"));
	LG_TRY(lg_cache_key_file(&o->key, "", LG_LIT("concepts"), ".xml"));
	LG_TRY(lg_rule_list(&name, &n, o->scratch, o->rules->dir, "instruments"));
	for (size_t i = 0; i < n; i++)
		LG_TRY(lg_cache_key_file(&o->key, "instruments", name[i], ".xml"));
	lg_cache_key_end(&o->key);
	return LG_OK;
}

static int both_ways_checklist(struct lg_pack *p, struct lg_checklist *c, const char *dir)
{
	pack_sha256(p, c->sha256);
	return lg_checklist_pack(p, c, lg_slice_from(dir));
}

static bool checklist_from_pack(struct lg_checklist **out, const struct opening *o)
{
	struct lg_slice payload;
	struct lg_arena *a = lg_arena_new();
	struct lg_checklist *c = a ? lg_arena_alloc(a, sizeof *c) : NULL;
	bool found = c && lg_cache_find(&payload, a, o->rules, &o->key, o->what);
	if (found) {
		struct lg_pack p = lg_pack_reader(payload, a);
		c->arena = a;
		found = both_ways_checklist(&p, c, o->rules->dir) == LG_OK;
	}
	if (found)
		*out = c;
	else
		lg_arena_free(a);
	return found;
}

/* The pack into the cache folder, or into dir/pack/ when there is none. */
static int keep_checklist(struct lg_checklist *c, const struct opening *o)
{
	struct lg_buf bytes;
	lg_buf_init(&bytes, 0);
	struct lg_pack p = lg_pack_writer(&bytes);
	int status = both_ways_checklist(&p, c, o->rules->dir);
	if (status == LG_OK)
		status = lg_cache_keep(o->rules, &o->key, o->what, lg_buf_slice(&bytes));
	lg_buf_done(&bytes);
	return status;
}

static int open_checklist(struct lg_checklist **out, struct opening *o)
{
	bool has_key = checklist_key(o) == LG_OK;
	if (has_key && checklist_from_pack(out, o))
		return LG_OK;
	LG_TRY(lg_checklist_load(out, o->rules->dir, o->diags));
	if (has_key && o->rules->cache)
		(void)!keep_checklist(*out, o); /* else it is read from XML next time, too */
	return LG_OK;
}

int lg_checklist_open(struct lg_checklist **out, const struct lg_rules *r, struct lg_diags *d)
{
	struct opening o = {.rules = r, .diags = d, .scratch = lg_arena_new(), .what = "checklist"};
	int status = o.scratch ? open_checklist(out, &o) : LG_ENOMEM;
	lg_arena_free(o.scratch);
	return status;
}

/* ---- a lexicon ------------------------------------------------------------------------------------------------ */

/* concepts.xml too: patterns say their concepts by number. */
static int lexicon_key(struct opening *o, struct lg_slice code)
{
	lg_cache_key_begin(&o->key, o->rules->dir, o->scratch);
	LG_TRY(lg_cache_key_file(&o->key, "schema", LG_LIT("lexicon"), ".rng"));
	LG_TRY(lg_cache_key_file(&o->key, "", LG_LIT("concepts"), ".xml"));
	LG_TRY(lg_cache_key_file(&o->key, "lexicon", code, ".xml"));
	lg_cache_key_end(&o->key);
	return LG_OK;
}

static int both_ways_lexicon(struct lg_pack *p, struct lg_lexicon *l, const struct lg_checklist *c, const char *dir)
{
	pack_sha256(p, l->sha256);
	return lg_lexicon_pack(p, l, c->nconcepts, lg_slice_from(dir));
}

static bool lexicon_from_pack(struct lg_lexicon **out, const struct lg_checklist *c, const struct opening *o)
{
	struct lg_slice payload;
	struct lg_arena *a = lg_arena_new();
	struct lg_lexicon *l = a ? lg_arena_alloc(a, sizeof *l) : NULL;
	bool found = l && lg_cache_find(&payload, a, o->rules, &o->key, o->what);
	if (found) {
		struct lg_pack p = lg_pack_reader(payload, a);
		l->arena = a;
		found = both_ways_lexicon(&p, l, c, o->rules->dir) == LG_OK;
	}
	if (found)
		*out = l;
	else
		lg_arena_free(a);
	return found;
}

static int keep_lexicon(struct lg_lexicon *l, const struct lg_checklist *c, const struct opening *o)
{
	struct lg_buf bytes;
	lg_buf_init(&bytes, 0);
	struct lg_pack p = lg_pack_writer(&bytes);
	int status = both_ways_lexicon(&p, l, c, o->rules->dir);
	if (status == LG_OK)
		status = lg_cache_keep(o->rules, &o->key, o->what, lg_buf_slice(&bytes));
	lg_buf_done(&bytes);
	return status;
}

/* Which file serves a language, and the key of its pack. *has_key is false when a file cannot be read. */
static int begin_lexicon(struct lg_slice *code, bool *has_key, struct opening *o, struct lg_slice lang)
{
	LG_TRY(lg_lexicon_serving(code, o->scratch, o->rules->dir, lang));
	int n = snprintf(o->what, sizeof o->what, "lexicon-%.*s", (int)code->n, code->p);
	*has_key = n > 0 && (size_t)n < sizeof o->what && lexicon_key(o, *code) == LG_OK;
	return LG_OK;
}

static int open_lexicon(struct lg_lexicon **out, const struct lg_checklist *c, struct opening *o, struct lg_slice lang)
{
	struct lg_slice code;
	bool has_key;
	LG_TRY(begin_lexicon(&code, &has_key, o, lang));
	if (has_key && lexicon_from_pack(out, c, o))
		return LG_OK;
	LG_TRY(lg_lexicon_load(out, c, o->rules->dir, code, o->diags));
	if (has_key && o->rules->cache)
		(void)!keep_lexicon(*out, c, o);
	return LG_OK;
}

int lg_lexicon_open(struct lg_lexicon **out, const struct lg_checklist *c, const struct lg_rules *r,
		    struct lg_slice lang, struct lg_diags *d)
{
	struct opening o = {.rules = r, .diags = d, .scratch = lg_arena_new()};
	int status = o.scratch ? open_lexicon(out, c, &o, lang) : LG_ENOMEM;
	lg_arena_free(o.scratch);
	return status;
}

/* ---- all packs of a folder ------------------------------------------------------------------------------------ */

static int pack_lexicon(const struct lg_checklist *c, struct opening *o, struct lg_slice lang)
{
	struct lg_slice code;
	struct lg_lexicon *l;
	bool has_key;
	LG_TRY(begin_lexicon(&code, &has_key, o, lang));
	LG_TRY(lg_lexicon_load(&l, c, o->rules->dir, code, o->diags));
	int status = has_key ? keep_lexicon(l, c, o) : LG_EIO;
	lg_lexicon_free(l);
	return status;
}

static int pack_all(const struct lg_rules *own, struct lg_checklist *c, struct lg_arena *scratch, struct lg_diags *d)
{
	struct opening o = {.rules = own, .diags = d, .scratch = scratch, .what = "checklist"};
	struct lg_slice *name;
	size_t n;
	LG_TRY(checklist_key(&o));
	LG_TRY(keep_checklist(c, &o));
	LG_TRY(lg_rule_list(&name, &n, scratch, own->dir, "lexicon"));
	for (size_t i = 0; i < n; i++)
		LG_TRY(pack_lexicon(c, &o, name[i]));
	return LG_OK;
}

int lg_rules_pack(const struct lg_rules *r, struct lg_diags *d)
{
	const struct lg_rules own = {r->dir, NULL};
	struct lg_checklist *c;
	LG_TRY(lg_checklist_load(&c, r->dir, d));
	struct lg_arena *scratch = lg_arena_new();
	int status = scratch ? pack_all(&own, c, scratch, d) : LG_ENOMEM;
	lg_arena_free(scratch);
	lg_checklist_free(c);
	return status;
}
