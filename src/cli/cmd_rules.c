/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/measure.h"
#include "cli/show.h"
#include "lib/skeleton.h"
#include "lib/trial.h"

struct rules {
	struct lg_cli *cli;
	struct lg_rulebook *rulebook;
	struct lg_arena *arena;
	const struct lg_tongue **tongue; /* lexicons that were asked for */
	size_t ntongues;
};

static enum lg_exit failed(struct rules *r, int status)
{
	lg_cli_print_diags(r->cli);
	return status == LG_ENOMEM ? lg_usage_error("out of memory") : lg_exit_of_status(status);
}

static enum lg_exit load_lexicons(struct rules *r)
{
	struct lg_slice lang = lg_slice_from(r->cli->options.value[LG_OPT_LANG]);
	int status = lg_rules_tongues(&r->tongue, &r->ntongues, r->arena, r->rulebook, lang, &r->cli->diags);
	if (status)
		return failed(r, status);
	if (lang.n && r->ntongues == 0)
		return lg_usage_error("--lang: there is no lexicon for \"%s\"", lang.p);
	return LG_EXIT_OK;
}

/* ---- list, show ----------------------------------------------------------------------------------------------- */

static enum lg_exit list(struct rules *r)
{
	struct lg_buf out;
	const struct lg_checklist *c = lg_rulebook_checklist(r->rulebook);
	bool *selected = NULL;
	struct lg_slice profile = lg_slice_from(r->cli->options.value[LG_OPT_PROFILE]);
	int status = LG_OK;
	if (profile.n)
		status = lg_profile_load(&selected, r->arena, c, lg_rulebook_dir(r->rulebook), profile, &r->cli->diags);
	if (status) {
		lg_cli_print_diags(r->cli);
		return lg_usage_error("no profile \"%s\"", profile.p);
	}
	lg_buf_init(&out, 0);
	lg_show_list(&out, c, selected);
	enum lg_exit result = lg_cli_write(r->cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	return result;
}

static enum lg_exit show(struct rules *r)
{
	struct lg_buf out;
	const struct lg_checklist *c = lg_rulebook_checklist(r->rulebook);
	if (r->cli->nargs < 2)
		return lg_usage_error("rules show: which requirement or concept?");
	enum lg_exit result = load_lexicons(r);
	lg_buf_init(&out, 0);
	for (int i = 1; i < r->cli->nargs && !result; i++) {
		struct lg_slice id = lg_slice_from(r->cli->args[i]);
		const struct lg_requirement *requirement = lg_requirement_find(c, id);
		uint32_t concept = lg_concept_find(c, id);
		if (requirement)
			lg_show_requirement(&out, c, requirement);
		else if (concept != LG_NO_CONCEPT)
			lg_show_concept(&out, c, concept, r->tongue, r->ntongues);
		else
			result = lg_usage_error("no requirement or concept \"%s\" (lexgap rules list)", id.p);
	}
	if (!result)
		result = lg_cli_write(r->cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	return result;
}

/* ---- lint ----------------------------------------------------------------------------------------------------- */

static void report_pattern(struct rules *r, const struct lg_pattern *p, const struct lg_pattern_report *found)
{
	struct lg_diags *d = &r->cli->diags;
	struct lg_slice s = p->source;
	if (!found->compiles)
		lg_diag(d, LG_ERROR, p->place.file, p->place.line, 0, "pattern is wrong at its character %u: %.*s",
			(unsigned)found->error_offset, (int)s.n, s.p);
	else if (found->matches_empty)
		lg_diag(d, LG_ERROR, p->place.file, p->place.line, 0, "pattern matches nothing at all: %.*s", (int)s.n,
			s.p);
	else if (found->runaway)
		lg_diag(d, LG_ERROR, p->place.file, p->place.line, 0,
			"pattern needs too many steps on plain text: %.*s", (int)s.n, s.p);
	else if (!found->has_anchor)
		lg_diag(d, LG_ERROR, p->place.file, p->place.line, 0,
			"pattern has no literal of three or more characters that every match holds: %.*s", (int)s.n,
			s.p);
}

static enum lg_exit lint(struct rules *r)
{
	struct lg_diags *d = &r->cli->diags;
	enum lg_exit status = load_lexicons(r);
	if (status)
		return status;
	const struct lg_lexicon **lexicons = lg_arena_array(r->arena, r->ntongues + 1, sizeof *lexicons);
	size_t patterns = 0;
	if (!lexicons)
		return failed(r, LG_ENOMEM);
	for (size_t i = 0; i < r->ntongues; i++) {
		const struct lg_lexicon *l = lexicons[i] = r->tongue[i]->lexicon;
		for (size_t k = 0; k < l->npatterns; k++, patterns++) {
			struct lg_pattern_report found;
			int failure = lg_pattern_examine(&found, &l->pattern[k]);
			if (failure)
				return failed(r, failure);
			report_pattern(r, &l->pattern[k], &found);
		}
	}
	lg_rules_lint(lg_rulebook_checklist(r->rulebook), lexicons, r->ntongues, d);
	size_t errors = d->errors, others = d->n + d->suppressed - errors;
	lg_cli_print_diags(r->cli);
	printf("%zu lexicons, %zu wordings: %zu errors, %zu warnings\n", r->ntongues, patterns, errors, others);
	return errors ? LG_EXIT_USAGE : LG_EXIT_OK;
}

/* ---- test ----------------------------------------------------------------------------------------------------- */

static enum lg_exit test(struct rules *r)
{
	struct lg_trial trial;
	struct lg_analysis_options o = {.jobs = r->cli->options.jobs, .engine = r->cli->options.engine};
	int status = lg_rules_trial(&trial, r->rulebook, lg_slice_from(r->cli->options.value[LG_OPT_LANG]), &o,
				    &r->cli->diags);
	if (status)
		return failed(r, status);
	lg_cli_print_diags(r->cli);
	printf("%zu passed, %zu failed\n", trial.run - trial.failed, trial.failed);
	return trial.failed ? LG_EXIT_USAGE : LG_EXIT_OK;
}

/* ---- new-language --------------------------------------------------------------------------------------------- */

static enum lg_exit new_language(struct rules *r)
{
	struct lg_buf out;
	const char *path = r->cli->options.value[LG_OPT_OUTPUT];
	struct lg_slice lang = lg_slice_from(r->cli->nargs == 2 ? r->cli->args[1] : NULL);
	struct lg_slice name = lg_slice_from(r->cli->options.value[LG_OPT_NAME]);
	if (!lg_is_lang_code(lang))
		return lg_usage_error("rules new-language: one code of two or three small letters, such as nl");
	if (path && access(path, F_OK) == 0)
		return lg_usage_error("%s is there already: it is not written over", path);
	lg_buf_init(&out, 0);
	int status = lg_skeleton_put(&out, lg_rulebook_checklist(r->rulebook), lang, name.n ? name : lang);
	enum lg_exit result = status ? failed(r, status) : lg_cli_write(r->cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	return result;
}

/* ---- pack ----------------------------------------------------------------------------------------------------- */

/* Next to the rules, for everybody who uses them: make install does it. */
static enum lg_exit pack(struct rules *r)
{
	struct lg_buf folder;
	struct lg_rules rules = {lg_rulebook_dir(r->rulebook), NULL};
	lg_buf_init(&folder, 0);
	lg_buf_fmt(&folder, "%s/pack", rules.dir);
	int status = lg_buf_status(&folder);
	if (status == LG_OK && mkdir(folder.bytes, 0755) != 0 && errno != EEXIST)
		status = LG_EIO;
	if (status == LG_OK)
		status = lg_rules_pack(&rules, &r->cli->diags);
	if (status == LG_EIO)
		lg_usage_error("%s cannot be written: %s", folder.bytes, strerror(errno));
	lg_buf_done(&folder);
	return status ? failed(r, status) : LG_EXIT_OK;
}

/* ---- measured on a corpus ------------------------------------------------------------------------------------- */

static enum lg_exit prevalence(struct rules *r)
{
	return lg_measure_prevalence(r->cli);
}

static enum lg_exit profile(struct rules *r)
{
	return lg_measure_profile(r->cli);
}

/* ---- dispatch ------------------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	enum lg_exit (*run)(struct rules *r);
	bool own_rulebook; /* it opens the rules itself */
} verbs[] = {{"list", list, false},
	     {"show", show, false},
	     {"lint", lint, false},
	     {"test", test, false},
	     {"prevalence", prevalence, true},
	     {"profile", profile, true},
	     {"new-language", new_language, false},
	     {"pack", pack, false}};

static enum lg_exit run_verb(struct rules *r, size_t verb)
{
	enum lg_exit status = verbs[verb].own_rulebook ? LG_EXIT_OK : lg_cli_rulebook(&r->rulebook, r->cli);
	return status ? status : verbs[verb].run(r);
}

static enum lg_exit run_rules(struct lg_cli *cli)
{
	struct rules r = {.cli = cli, .arena = lg_arena_new()};
	enum lg_exit status = LG_EXIT_USAGE;
	size_t verb = 0, nverbs = sizeof verbs / sizeof *verbs;
	while (verb < nverbs && strcmp(cli->args[0], verbs[verb].name) != 0)
		verb++;
	if (!r.arena)
		lg_usage_error("out of memory");
	else if (verb == nverbs)
		lg_usage_error("rules: list, show, lint, test, prevalence, profile, new-language or pack, not \"%s\"",
			       cli->args[0]);
	else
		status = run_verb(&r, verb);
	lg_rulebook_close(r.rulebook);
	lg_arena_free(r.arena);
	return status;
}

const struct lg_command lg_command_rules = {
	.name = "rules",
	.arguments = "list | show ID... | lint | test | prevalence DIR... | profile DIR... | new-language CODE | pack",
	.summary = "look at the rules and test them",
	.details = "list   requirements: id, priority, provision, title\n"
		   "show   one requirement (elements, distractors, advice) or concept (its wordings)\n"
		   "lint   what is wrong or doubtful in the rule files; status 2 when something is wrong\n"
		   "test   runs every example and near miss through the whole analysis and prints the place\n"
		   "       of each that fails; status 2 when one does\n"
		   "prevalence    per language, in what share of the acts and articles in DIR each concept is\n"
		   "       found; ! marks what is found in more than half of the acts on other subjects\n"
		   "profile       the patterns that cost most on the texts in DIR, with their time\n"
		   "new-language  a lexicon to fill, with every concept, to -o FILE (not written over)\n"
		   "pack          writes the rules as they are loaded into pack/ beside them: starts are faster",
	.options = LG_OPTS_RULES | LG_OPT(PROFILE) | LG_OPT(LANG) | LG_OPT(OUTPUT) | LG_OPT(NAME) | LG_OPT(JOBS) |
		   LG_OPT(ENGINE),
	.min_args = 1,
	.max_args = -1,
	.run = run_rules,
};
