/* SPDX-License-Identifier: MIT */
/* finish.c - what reader events add up to: the texts with their maps, then structure, then names. */
#include <string.h>

#include "model/build.h"
#include "model/eid.h"
#include "text/normalise.h"

static int hand_over_arrays(struct lg_builder *b)
{
	struct lg_document *doc = b->doc;
	doc->nprov = (uint32_t)b->prov.n;
	doc->nblocks = (uint32_t)b->blocks.n;
	doc->prov = lg_arena_array(doc->arena, b->prov.n, sizeof *doc->prov);
	doc->block = lg_arena_array(doc->arena, b->blocks.n, sizeof *doc->block);
	if (!doc->prov || !doc->block || !lg_arena_copy(doc->arena, lg_buf_slice(&b->text), &doc->text))
		return LG_ENOMEM;
	memcpy(doc->prov, b->prov.v, b->prov.n * sizeof *doc->prov);
	if (b->blocks.n)
		memcpy(doc->block, b->blocks.v, b->blocks.n * sizeof *doc->block);
	for (uint32_t p = 0; p < doc->nprov; p++) {
		struct lg_provision *v = &doc->prov[p];
		v->src_begin = lg_offmap_begin(&b->utf8->map, v->src_begin);
		v->src_end = lg_offmap_end(&b->utf8->map, v->src_end);
		if (v->src_end < v->src_begin) /* empty, at a place that decoding took away */
			v->src_end = v->src_begin;
	}
	return lg_offmap_compose(&doc->src_map, doc->arena, &b->map, &b->utf8->map);
}

/* Every '\n' of text ends a block, and normalising keeps them. */
static int normalise_blocks(struct lg_document *doc)
{
	struct lg_normal normal;
	LG_TRY(lg_normalise(&normal, doc->arena, doc->text, doc->fold));
	doc->norm = normal.text;
	doc->norm_map = normal.map;
	uint32_t at = 0;
	for (uint32_t i = 0; i < doc->nblocks; i++) {
		const char *end = memchr(doc->norm.p + at, '\n', doc->norm.n - at);
		if (!end)
			return LG_EINVAL;
		doc->block[i].norm_begin = at;
		doc->block[i].norm_end = (uint32_t)(end - doc->norm.p);
		at = doc->block[i].norm_end + 1;
	}
	return LG_OK;
}

static int join_headings(struct lg_arena *a, struct lg_slice *heading, struct lg_slice more)
{
	if (heading->n == 0) {
		*heading = more;
		return LG_OK;
	}
	char *p = lg_arena_alloc(a, heading->n + 1 + more.n);
	if (!p)
		return LG_ENOMEM;
	memcpy(p, heading->p, heading->n);
	p[heading->n] = ' ';
	memcpy(p + heading->n + 1, more.p, more.n);
	*heading = (struct lg_slice){p, heading->n + 1 + more.n};
	return LG_OK;
}

static int give_headings(struct lg_document *doc)
{
	for (uint32_t i = 0; i < doc->nblocks; i++) {
		const struct lg_block *block = &doc->block[i];
		if (block->role == LG_ROLE_HEADING && !(block->flags & LG_PROV_EDITORIAL))
			LG_TRY(join_headings(doc->arena, &doc->prov[block->prov].heading,
					     lg_slice_sub(doc->text, block->begin, block->end)));
	}
	return LG_OK;
}

/* "path/criminal-code.en.xml" is criminal-code; what starts with a digit is no extension ("act-5.2"). */
static struct lg_slice name_of(struct lg_slice path)
{
	size_t begin = path.n;
	while (begin > 0 && path.p[begin - 1] != '/')
		begin--;
	struct lg_slice name = lg_slice_sub(path, begin, path.n);
	for (size_t dot = name.n; dot > 1; dot--) {
		if (name.p[dot - 1] == ' ')
			break;
		if (name.p[dot - 1] != '.')
			continue;
		if (dot < name.n && name.p[dot] >= '0' && name.p[dot] <= '9')
			break;
		name = lg_slice_sub(name, 0, dot - 1);
	}
	return name;
}

static void give_identity(struct lg_builder *b)
{
	struct lg_document *doc = b->doc;
	doc->name = name_of(doc->path);
	doc->act_kind = LG_ACT_OTHER;
	doc->mojibake = b->utf8->mojibake;
	doc->fold = b->lang ? b->lang->fold : 0;
	if (doc->lang.n == 0 && b->lang && !lg_arena_copy(doc->arena, b->lang->code, &doc->lang))
		b->status = LG_ENOMEM;
}

/* Blocks bear their provision's flags, and pass none up. */
static void give_block_flags(struct lg_document *doc)
{
	for (uint32_t i = 0; i < doc->nblocks; i++)
		doc->block[i].flags |= doc->prov[doc->block[i].prov].flags;
}

static int build(struct lg_builder *b, struct lg_diags *d)
{
	struct lg_document *doc = b->doc;
	give_identity(b);
	LG_TRY(b->status);
	LG_TRY(hand_over_arrays(b));
	lg_build_drop_parts(b);
	lg_arena_reset(b->scratch); /* held the map */
	LG_TRY(normalise_blocks(doc));
	LG_TRY(lg_words(&doc->words, doc->arena, doc->norm));
	LG_TRY(lg_sentences(&doc->sentences, doc->arena, doc->norm, b->lang ? b->lang->abbreviation : NULL,
			    b->lang ? b->lang->nabbreviations : 0));
	LG_TRY(give_headings(doc));
	if (doc->title.n == 0)
		doc->title = doc->prov[0].heading;
	LG_TRY(lg_build_mend_numbers(doc, b->scratch));
	LG_TRY(lg_build_units(doc, b->scratch));
	LG_TRY(lg_build_twins(doc, b->scratch, d));
	give_block_flags(doc);
	return lg_eid_assign(doc);
}

int lg_builder_finish(struct lg_document **out, struct lg_builder *b, struct lg_diags *d)
{
	uint32_t end = (uint32_t)b->utf8->text.n;
	while (b->status == LG_OK && b->depth > 1)
		lg_build_close(b, end);
	lg_build_end_block(b);
	if (b->status == LG_OK) {
		struct lg_provision *root = &b->prov.v[0];
		root->end = (uint32_t)b->prov.n;
		root->block_end = (uint32_t)b->blocks.n;
		root->src_end = end;
		b->status = build(b, d);
	}
	int status = b->status;
	if (status == LG_OK) {
		*out = b->doc;
		b->doc = NULL;
	}
	lg_builder_free(b);
	return status;
}
