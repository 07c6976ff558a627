/* SPDX-License-Identifier: MIT */
/* rules/lexicon/<lang>.xml -> lexicon: how one language says each concept. */
#include "rules/lexicon.h"

#include "base/sha256.h"
#include "rules/expand.h"
#include "rules/names.h"
#include "rules/rules.h"

#include <string.h>

struct reading {
	struct lg_rule_file *file;
	struct lg_lexicon *lexicon;
	struct lg_arena *arena;
	struct lg_names concepts; /* of the checklist */
	uint32_t *line;		  /* per concept: where this file opens it; 0 when it has not yet */
	struct lg_expander expander;
	size_t cap_patterns, cap_examples;
};

/* ---- patterns and examples ----------------------------------------------------------------------------------- */

static int value_of(int32_t *out, struct reading *r, const xmlNode *node)
{
	uint32_t value;
	*out = LG_NO_VALUE;
	if (lg_node_attr(node, "value").n && lg_node_uint(&value, r->file, node, "value", 0))
		*out = (int32_t)value;
	return LG_OK;
}

static int read_pattern(struct reading *r, uint32_t concept, const xmlNode *node)
{
	struct lg_lexicon *l = r->lexicon;
	struct lg_expansion e;
	LG_TRY(lg_arena_grow(r->arena, &l->pattern, &r->cap_patterns, l->npatterns, sizeof *l->pattern));
	struct lg_pattern *p = &l->pattern[l->npatterns];
	*p = (struct lg_pattern){.concept = concept,
				 .kind = lg_node_is(node, "phrase") ? LG_PATTERN_PHRASE : LG_PATTERN_REGEX,
				 .anti = lg_node_is(node, "anti"),
				 .place = lg_rule_place(r->file, node)};
	LG_TRY(lg_node_text(&p->source, r->arena, node));
	LG_TRY(value_of(&p->value, r, node));
	int status = p->kind == LG_PATTERN_PHRASE ? lg_expand_phrase(&e, &r->expander, p->source)
						  : lg_expand_pattern(&e, &r->expander, p->source);
	if (status == LG_ERULE) {
		lg_rule_error(r->file, node, lg_slice_from(e.culprit), "%s%s%s", e.why, e.culprit[0] ? ": " : "",
			      e.culprit);
		return LG_OK;
	}
	p->regex = e.regex;
	p->literal = e.literal;
	p->prefix = e.prefix;
	l->npatterns += status == LG_OK;
	return status;
}

static int read_example(struct reading *r, uint32_t concept, const xmlNode *node)
{
	struct lg_lexicon *l = r->lexicon;
	LG_TRY(lg_arena_grow(r->arena, &l->example, &r->cap_examples, l->nexamples, sizeof *l->example));
	struct lg_example *e = &l->example[l->nexamples++];
	*e = (struct lg_example){
		.concept = concept, .near_miss = lg_node_is(node, "near-miss"), .place = lg_rule_place(r->file, node)};
	LG_TRY(value_of(&e->value, r, node));
	return lg_node_text(&e->text, r->arena, node);
}

static int read_concept(struct reading *r, const xmlNode *node)
{
	struct lg_slice id = lg_node_attr(node, "id");
	uint32_t concept = lg_names_find(&r->concepts, id);
	if (concept == LG_NO_NAME) {
		lg_rule_error(r->file, node, id, "no concept \"%.*s\" in concepts.xml", (int)id.n, id.p);
		return LG_OK;
	}
	if (r->line[concept]) {
		lg_rule_error(r->file, node, id, "concept \"%.*s\" is already on line %u", (int)id.n, id.p,
			      (unsigned)r->line[concept]);
		return LG_OK;
	}
	r->line[concept] = lg_rule_place(r->file, node).line;
	for (const xmlNode *n = lg_node_first(node); n; n = lg_node_next(n)) {
		if (lg_node_is(n, "example") || lg_node_is(n, "near-miss"))
			LG_TRY(read_example(r, concept, n));
		else
			LG_TRY(read_pattern(r, concept, n));
	}
	return LG_OK;
}

/* ---- the file ------------------------------------------------------------------------------------------------ */

static int index_concepts(struct reading *r, const struct lg_checklist *c, struct lg_arena *scratch)
{
	uint32_t was;
	r->line = lg_arena_array(scratch, c->nconcepts, sizeof *r->line);
	if (!r->line)
		return LG_ENOMEM;
	for (size_t i = 0; i < c->nconcepts; i++)
		LG_TRY(lg_names_add(&r->concepts, scratch, c->concept[i].id, (uint32_t)i, &was));
	return LG_OK;
}

static int fill(struct lg_lexicon *l, struct lg_rule_file *f, const struct lg_checklist *c, struct lg_slice code,
		struct lg_arena *scratch)
{
	struct reading r = {.file = f, .lexicon = l, .arena = l->arena};
	struct lg_slice lang = lg_node_attr(f->root, "lang");
	if (!lg_slice_eq(lang, code))
		lg_rule_error(f, f->root, lang, "lang=\"%.*s\" in a file named %.*s.xml", (int)lang.n, lang.p,
			      (int)code.n, code.p);
	l->place = lg_rule_place(f, f->root);
	LG_TRY(lg_language_read(&l->language, l->arena, f));
	LG_TRY(index_concepts(&r, c, scratch));
	r.expander = (struct lg_expander){.arena = l->arena, .fold = l->language.fold};
	LG_TRY(lg_number_regex(&r.expander.number, scratch, &l->language));
	lg_buf_init(&r.expander.scratch, 0);
	int status = LG_OK;
	for (const xmlNode *n = lg_node_first(f->root); n && status == LG_OK; n = lg_node_next(n))
		if (lg_node_is(n, "concept"))
			status = read_concept(&r, n);
	lg_buf_done(&r.expander.scratch);
	return status == LG_OK && f->failed ? LG_ERULE : status;
}

static int load(struct lg_lexicon *l, const struct lg_checklist *c, const char *dir, struct lg_slice code,
		struct lg_diags *d)
{
	struct lg_rule_file f;
	struct lg_sha256 hash;
	struct lg_arena *scratch = lg_arena_new();
	if (!scratch)
		return LG_ENOMEM;
	int status = lg_rule_open(&f, l->arena, dir, "lexicon", code, LG_SCHEMA_LEXICON, d);
	if (status == LG_OK) {
		lg_sha256_init(&hash);
		lg_sha256_add(&hash, f.bytes);
		lg_sha256_hex(&hash, l->sha256);
		status = fill(l, &f, c, code, scratch);
	}
	lg_rule_close(&f);
	lg_arena_free(scratch);
	return status;
}

int lg_lexicon_load(struct lg_lexicon **out, const struct lg_checklist *c, const char *dir, struct lg_slice lang,
		    struct lg_diags *d)
{
	struct lg_slice code;
	struct lg_arena *a = lg_arena_new();
	struct lg_lexicon *l = a ? lg_arena_alloc(a, sizeof *l) : NULL;
	int status = LG_ENOMEM;
	if (l) {
		l->arena = a;
		status = lg_lexicon_serving(&code, a, dir, lang);
	}
	if (status == LG_OK)
		status = load(l, c, dir, code, d);
	if (status)
		lg_arena_free(a);
	else
		*out = l;
	return status;
}

void lg_lexicon_free(struct lg_lexicon *l)
{
	if (l)
		lg_arena_free(l->arena);
}
