/* SPDX-License-Identifier: MIT */
/* The head of a lexicon -> struct lg_language: what the readers need. */
#include "rules/lexicon.h"

#include "text/normalise.h"

#define COUNT(names) (sizeof(names) / sizeof *(names))

static const char *const mark_names[LG_MARK_MAX] = {
	[LG_MARK_NOTE] = "note",	   [LG_MARK_REPEALED] = "repealed", [LG_MARK_TOC] = "toc",
	[LG_MARK_PREAMBLE] = "preamble",   [LG_MARK_ANNEX] = "annex",	    [LG_MARK_TREATY] = "treaty",
	[LG_MARK_EDITORIAL] = "editorial", [LG_MARK_AMENDS] = "amends",	    [LG_MARK_NOT_COMMENCED] = "not-commenced",
};

static unsigned read_fold(const xmlNode *root)
{
	static const struct {
		const char *name;
		enum lg_fold bit;
	} folds[] = {{"marks", LG_FOLD_MARKS}, {"cyrillic", LG_FOLD_CYRILLIC}, {"serbian", LG_FOLD_SERBIAN}};
	struct lg_slice list = lg_node_attr(root, "fold"), name;
	unsigned fold = 0;
	while ((name = lg_slice_word(&list)).n)
		for (size_t i = 0; i < COUNT(folds); i++)
			fold |= lg_slice_is(name, folds[i].name) ? (unsigned)folds[i].bit : 0;
	return fold;
}

static int normal_text(struct lg_slice *out, struct lg_arena *a, const xmlNode *node, unsigned fold)
{
	struct lg_slice text;
	struct lg_normal normal;
	LG_TRY(lg_node_text(&text, a, node));
	LG_TRY(lg_normalise(&normal, a, text, fold));
	*out = lg_slice_trim(normal.text);
	return LG_OK;
}

/* ---- structure ----------------------------------------------------------------------------------------------- */

static int level(struct lg_language *l, struct lg_arena *a, struct lg_rule_file *f, const xmlNode *node)
{
	struct lg_slice kind = lg_node_attr(node, "kind");
	struct lg_level_word *w = &l->level[l->nlevels];
	w->kind = lg_kind_from_element(kind);
	w->after_number = lg_node_yes(node, "after-number");
	if (w->kind == LG_KIND_MAX)
		lg_rule_error(f, node, kind, "no kind of provision \"%.*s\"", (int)kind.n, kind.p);
	else
		l->nlevels++;
	return lg_node_text(&w->word, a, node);
}

static int mark(struct lg_language *l, struct lg_arena *a, const xmlNode *node)
{
	struct lg_mark_phrase *m = &l->mark[l->nmarks++];
	m->mark = (enum lg_mark)lg_node_choice(node, "kind", mark_names, COUNT(mark_names), LG_MARK_NOTE);
	return normal_text(&m->phrase, a, node, l->fold);
}

/* True when an element that must have text has none. */
static bool is_empty(struct lg_rule_file *f, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next)
		if (n->type == XML_TEXT_NODE && lg_slice_trim(lg_slice_from((const char *)n->content)).n)
			return false;
	lg_rule_error(f, node, (struct lg_slice){0}, "<%s> is empty", node->name);
	return true;
}

static int structure_item(struct lg_language *l, struct lg_arena *a, struct lg_rule_file *f, const xmlNode *node)
{
	if (is_empty(f, node))
		return LG_OK;
	if (lg_node_is(node, "level"))
		return level(l, a, f, node);
	if (lg_node_is(node, "mark"))
		return mark(l, a, node);
	return normal_text(&l->abbreviation[l->nabbreviations++], a, node, l->fold);
}

static size_t count_inside(const xmlNode *node)
{
	size_t n = 0;
	for (const xmlNode *c = lg_node_first(node); c; c = lg_node_next(c))
		n++;
	return n;
}

static int structure(struct lg_language *l, struct lg_arena *a, struct lg_rule_file *f, const xmlNode *node)
{
	size_t n = count_inside(node);
	l->level = lg_arena_array(a, n, sizeof *l->level);
	l->mark = lg_arena_array(a, n, sizeof *l->mark);
	l->abbreviation = lg_arena_array(a, n, sizeof *l->abbreviation);
	if (!l->level || !l->mark || !l->abbreviation)
		return LG_ENOMEM;
	for (const xmlNode *c = lg_node_first(node); c; c = lg_node_next(c))
		LG_TRY(structure_item(l, a, f, c));
	return LG_OK;
}

/* ---- numbers ------------------------------------------------------------------------------------------------- */

static int number(struct lg_language *l, struct lg_arena *a, struct lg_rule_file *f, const xmlNode *node)
{
	struct lg_number_word *w = &l->number[l->nnumbers];
	if (is_empty(f, node))
		return LG_OK;
	LG_TRY(normal_text(&w->stem, a, node, l->fold));
	w->prefix = lg_slice_ends(w->stem, "*");
	w->stem.n -= w->prefix;
	if (!lg_node_uint(&w->value, f, node, "value", 0))
		return LG_OK;
	if (w->stem.n == 0 || lg_slice_find(w->stem, LG_LIT("*")) != SIZE_MAX)
		lg_rule_error(f, node, LG_LIT("*"), "a * can only end a word");
	else
		l->nnumbers++;
	return LG_OK;
}

static int numbers(struct lg_language *l, struct lg_arena *a, struct lg_rule_file *f, const xmlNode *node)
{
	l->number = lg_arena_array(a, count_inside(node), sizeof *l->number);
	if (!l->number)
		return LG_ENOMEM;
	for (const xmlNode *c = lg_node_first(node); c; c = lg_node_next(c))
		LG_TRY(number(l, a, f, c));
	return LG_OK;
}

int lg_language_read(struct lg_language *out, struct lg_arena *a, struct lg_rule_file *f)
{
	*out = (struct lg_language){.fold = read_fold(f->root)};
	LG_TRY(lg_node_attr_copy(&out->code, a, f->root, "lang"));
	LG_TRY(lg_node_attr_copy(&out->name, a, f->root, "name"));
	for (const xmlNode *n = lg_node_first(f->root); n; n = lg_node_next(n)) {
		if (lg_node_is(n, "structure"))
			LG_TRY(structure(out, a, f, n));
		else if (lg_node_is(n, "numbers"))
			LG_TRY(numbers(out, a, f, n));
	}
	return LG_OK;
}
