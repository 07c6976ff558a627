/* SPDX-License-Identifier: MIT */
/*
 * Profiles. Each <include> and <exclude> names requirements by any of four attributes; what it names by several must
 * pass all of them. They apply in file order, the last one that names a requirement decides.
 */
#include "rules/file.h"
#include "rules/rules.h"

struct choosing {
	const struct lg_checklist *checklist;
	struct lg_rule_file *file;
	bool *selected;
};

/* ---- one word of an attribute -------------------------------------------------------------------------------- */

/* "LZ-20*" names all ids that begin so. */
static bool id_passes(const struct choosing *c, const struct lg_requirement *r, struct lg_slice word)
{
	(void)c;
	if (!lg_slice_ends(word, "*"))
		return lg_slice_eq(r->id, word);
	word.n--;
	return lg_slice_eq(lg_slice_sub(r->id, 0, word.n), word);
}

static bool instrument_passes(const struct choosing *c, const struct lg_requirement *r, struct lg_slice word)
{
	return lg_slice_eq(c->checklist->instrument[r->instrument].id, word);
}

static bool theme_passes(const struct choosing *c, const struct lg_requirement *r, struct lg_slice word)
{
	(void)c;
	return lg_slice_eq(r->theme, word);
}

static bool acts_pass(const struct choosing *c, const struct lg_requirement *r, struct lg_slice word)
{
	(void)c;
	enum lg_act_kind kind = lg_act_kind_from_name(word);
	return kind != LG_ACT_MAX && (r->acts >> kind & 1);
}

static const struct criterion {
	const char *attribute;
	bool (*passes)(const struct choosing *c, const struct lg_requirement *r, struct lg_slice word);
} criteria[] = {
	{"requirement", id_passes},
	{"instrument", instrument_passes},
	{"theme", theme_passes},
	{"acts", acts_pass},
};
#define CRITERIA (sizeof criteria / sizeof *criteria)

/* ---- a rule -------------------------------------------------------------------------------------------------- */

static bool any_word_passes(const struct choosing *c, const struct criterion *k, const struct lg_requirement *r,
			    struct lg_slice list)
{
	struct lg_slice word;
	while ((word = lg_slice_word(&list)).n)
		if (k->passes(c, r, word))
			return true;
	return false;
}

/* A word that names nothing is a slip of the pen. */
static void check_words(const struct choosing *c, const struct criterion *k, const xmlNode *node)
{
	struct lg_slice list = lg_node_attr(node, k->attribute), word;
	while ((word = lg_slice_word(&list)).n) {
		bool known = false;
		for (size_t i = 0; i < c->checklist->nrequirements && !known; i++)
			known = k->passes(c, &c->checklist->requirement[i], word);
		if (!known)
			lg_rule_error(c->file, node, word, "%s=\"%.*s\" names no requirement", k->attribute,
				      (int)word.n, word.p);
	}
}

static bool is_named(const struct choosing *c, const xmlNode *node, const struct lg_requirement *r)
{
	bool named = true;
	for (size_t k = 0; k < CRITERIA && named; k++) {
		struct lg_slice list = lg_node_attr(node, criteria[k].attribute);
		named = list.n == 0 || any_word_passes(c, &criteria[k], r, list);
	}
	return named;
}

static void apply(const struct choosing *c, const xmlNode *node)
{
	size_t attributes = 0;
	for (size_t k = 0; k < CRITERIA; k++) {
		attributes += lg_node_attr(node, criteria[k].attribute).n != 0;
		check_words(c, &criteria[k], node);
	}
	if (attributes == 0)
		lg_rule_error(c->file, node, (struct lg_slice){0}, "<%s> needs requirement, instrument, theme or acts",
			      node->name);
	for (size_t i = 0; i < c->checklist->nrequirements; i++)
		if (is_named(c, node, &c->checklist->requirement[i]))
			c->selected[i] = lg_node_is(node, "include");
}

/* ---- the file ------------------------------------------------------------------------------------------------ */

static int choose(const struct choosing *c)
{
	const xmlNode *first = lg_node_first(c->file->root);
	bool all = first && lg_node_is(first, "exclude"); /* "everything but" */
	for (size_t i = 0; i < c->checklist->nrequirements; i++)
		c->selected[i] = all;
	for (const xmlNode *n = first; n; n = lg_node_next(n))
		apply(c, n);
	return c->file->failed ? LG_ERULE : LG_OK;
}

/* Names are told where one is missing. */
static int unknown_profile(struct lg_arena *a, const char *dir, struct lg_slice name, struct lg_diags *d)
{
	struct lg_slice *known;
	size_t n;
	LG_TRY(lg_rule_list(&known, &n, a, dir, "profiles"));
	lg_diag(d, LG_ERROR, lg_slice_from(dir), 0, 0, "no profile \"%.*s\"", (int)name.n, name.p);
	for (size_t i = 0; i < n; i++)
		lg_diag(d, LG_NOTE, lg_slice_from(dir), 0, 0, "there is a profile \"%.*s\"", (int)known[i].n,
			known[i].p);
	return LG_EINVAL;
}

static int is_known(bool *out, struct lg_arena *a, const char *dir, struct lg_slice name)
{
	struct lg_slice *known;
	size_t n;
	LG_TRY(lg_rule_list(&known, &n, a, dir, "profiles"));
	*out = false;
	for (size_t i = 0; i < n && !*out; i++)
		*out = lg_slice_eq(known[i], name);
	return LG_OK;
}

static int load(struct lg_profile *out, struct lg_arena *a, const struct lg_checklist *c, const char *dir,
		struct lg_slice name, struct lg_diags *d)
{
	struct lg_rule_file f;
	struct choosing choosing = {c, &f, lg_arena_array(a, c->nrequirements, sizeof(bool))};
	if (!choosing.selected)
		return LG_ENOMEM;
	*out = (struct lg_profile){.id = name, .selected = choosing.selected};
	int status = lg_rule_open(&f, a, dir, "profiles", name, LG_SCHEMA_PROFILE, d);
	if (status == LG_OK)
		status = choose(&choosing);
	if (status == LG_OK)
		status = lg_node_attr_copy(&out->title, a, f.root, "title");
	lg_rule_close(&f);
	return status;
}

int lg_profile_load(bool **selected, struct lg_arena *a, const struct lg_checklist *c, const char *dir,
		    struct lg_slice name, struct lg_diags *d)
{
	struct lg_profile profile;
	bool known;
	LG_TRY(is_known(&known, a, dir, name));
	if (!known)
		return unknown_profile(a, dir, name, d);
	LG_TRY(load(&profile, a, c, dir, name, d));
	*selected = profile.selected;
	return LG_OK;
}

int lg_profiles_load(struct lg_profile **out, size_t *n, struct lg_arena *a, const struct lg_checklist *c,
		     const char *dir, struct lg_diags *d)
{
	struct lg_slice *name;
	LG_TRY(lg_rule_list(&name, n, a, dir, "profiles"));
	struct lg_profile *v = lg_arena_array(a, *n + 1, sizeof *v);
	if (!v)
		return LG_ENOMEM;
	for (size_t i = 0; i < *n; i++)
		LG_TRY(load(&v[i], a, c, dir, name[i], d));
	*out = v;
	return LG_OK;
}
