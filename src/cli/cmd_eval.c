/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <regex.h>
#include <string.h>

#include "base/file.h"
#include "cli/cli.h"
#include "lib/ablate.h"
#include "lib/score.h"

struct eval {
	struct lg_cli *cli;
	struct lg_arena *arena;
	struct lg_labels *gold, *found;
	struct lg_run run;
	bool analysed; /* the findings were made here, so that the languages of the texts are known */
};

static enum lg_exit failed(struct eval *e, int status)
{
	lg_cli_print_diags(e->cli);
	if (status == LG_ENOMEM)
		lg_usage_error("out of memory");
	return lg_exit_of_status(status);
}

static int read_file(struct lg_slice *out, struct eval *e, const char *path)
{
	int status = lg_file_read(out, e->arena, path, 0);
	if (status == LG_EIO)
		lg_diag(&e->cli->diags, LG_ERROR, lg_slice_from(path), 0, 0, "cannot be read: %s", strerror(errno));
	return status;
}

/* ---- gold ----------------------------------------------------------------------------------------------------- */

static bool matches(void *regex, struct lg_slice requirement)
{
	char id[256];
	size_t n = requirement.n < sizeof id - 1 ? requirement.n : sizeof id - 1;
	memcpy(id, requirement.p, n);
	id[n] = '\0';
	return regexec(regex, id, 0, NULL, 0) == 0;
}

static enum lg_exit filter_gold(struct eval *e)
{
	regex_t regex;
	const char *text = e->cli->options.value[LG_OPT_MATCH];
	if (!text)
		return LG_EXIT_OK;
	if (regcomp(&regex, text, REG_EXTENDED | REG_NOSUB) != 0)
		return lg_usage_error("--match: \"%s\" is no regular expression", text);
	lg_labels_filter(e->gold, matches, &regex);
	regfree(&regex);
	return LG_EXIT_OK;
}

/* GOLD is a list of files, commas between. */
static enum lg_exit read_gold(struct eval *e)
{
	bool low = e->cli->options.value[LG_OPT_LOW] != NULL;
	int status = LG_OK;
	for (char *rest = e->cli->args[0]; rest && status == LG_OK;) {
		char *path = rest, *comma = strchr(rest, ',');
		struct lg_slice csv;
		if (comma)
			*comma = '\0';
		rest = comma ? comma + 1 : NULL;
		status = read_file(&csv, e, path);
		if (status == LG_OK)
			status = lg_labels_read_gold(e->gold, csv, lg_slice_from(path), low, &e->cli->diags);
	}
	enum lg_exit result = status ? failed(e, status) : filter_gold(e);
	if (!result && lg_labels_count(e->gold) == 0)
		result = lg_usage_error("eval: no gold labels are left to compare with");
	return result;
}

/* ---- findings ------------------------------------------------------------------------------------------------- */

/* Verdicts that mean "could not be judged" are what eval measures: they do not stop it. */
static enum lg_exit analyse(struct eval *e, struct lg_buf *csv)
{
	enum lg_exit status = lg_run_open(&e->run, e->cli);
	for (int i = 1; i < e->cli->nargs && !status; i++)
		status = lg_run_add_path(&e->run, e->cli, e->cli->args[i], false);
	if (status)
		return status;
	status = lg_run_assess(&e->run, e->cli);
	lg_cli_print_diags(e->cli);
	if (!e->run.matrix)
		return status;
	e->analysed = true;
	int failure = lg_emitter_find(LG_LIT("csv"))->write(csv, e->run.matrix, NULL);
	return failure ? failed(e, failure) : LG_EXIT_OK;
}

static enum lg_exit read_findings(struct eval *e, struct lg_buf *csv)
{
	const char *path = e->cli->args[1];
	struct lg_slice bytes;
	int status = LG_OK;
	if (lg_is_folder(path)) {
		enum lg_exit result = analyse(e, csv);
		if (result)
			return result;
		bytes = lg_buf_slice(csv);
	} else if (e->cli->nargs > 2) {
		return lg_usage_error("eval: one file of findings, or folders");
	} else {
		status = read_file(&bytes, e, path);
	}
	if (status == LG_OK)
		status = lg_labels_read_findings(e->found, bytes, lg_slice_from(path), &e->cli->diags);
	return status ? failed(e, status) : LG_EXIT_OK;
}

/* ---- figures -------------------------------------------------------------------------------------------------- */

static struct lg_slice primary_tag(struct lg_slice lang)
{
	size_t n = 0;
	while (n < lang.n && lang.p[n] != '-')
		n++;
	return lg_slice_sub(lang, 0, n);
}

/* The language of most of a jurisdiction's texts; of equals the first by code. "sr-Cyrl" is sr. */
static struct lg_slice language_of(void *self, struct lg_slice jurisdiction)
{
	const struct lg_matrix *m = ((struct eval *)self)->run.matrix;
	struct lg_slice best = LG_LIT("?");
	size_t most = 0;
	for (size_t j = 0; j < m->njurisdictions; j++) {
		const struct lg_jurisdiction *one = &m->jurisdiction[j];
		if (!lg_slice_eq(one->name, jurisdiction))
			continue;
		for (size_t i = 0; i < one->nacts; i++) {
			size_t n = 0;
			for (size_t k = 0; k < one->nacts; k++)
				n += lg_slice_eq(one->act[k].lang, one->act[i].lang);
			if (n > most || (n == most && lg_slice_cmp(one->act[i].lang, best) < 0))
				best = one->act[i].lang;
			most = n > most ? n : most;
		}
	}
	return primary_tag(best);
}

static int put_groups(struct lg_buf *out, struct eval *e, const char *per)
{
	enum lg_score_group by = strcmp(per, "requirement") == 0    ? LG_SCORE_BY_REQUIREMENT
				 : strcmp(per, "jurisdiction") == 0 ? LG_SCORE_BY_JURISDICTION
								    : LG_SCORE_BY_NAME;
	return lg_score_groups(out, e->gold, e->found, by, language_of, e);
}

static int put_ablation(struct lg_buf *out, struct eval *e)
{
	struct lg_ablation a = {.corpus = e->run.corpus,
				.rulebook = e->run.rulebook,
				.analysis = e->run.analysis,
				.matrix = e->run.matrix,
				.options = &e->run.options,
				.gold = e->gold};
	return lg_ablate(out, &a, &e->cli->diags);
}

static enum lg_exit put_figures(struct eval *e)
{
	struct lg_buf out;
	bool csv = e->cli->options.value[LG_OPT_FORMAT] != NULL;
	bool ablate = e->cli->options.value[LG_OPT_ABLATE] != NULL;
	const char *per = e->cli->options.value[LG_OPT_PER];
	int status = LG_OK;
	if (per && strcmp(per, "lang") == 0 && !e->analysed)
		return lg_usage_error("--per lang wants folders: a file of findings does not tell the language");
	if (csv && !e->analysed)
		return lg_usage_error("--format csv wants folders: a file of findings does not tell the language");
	if (ablate && !e->analysed)
		return lg_usage_error("--ablate wants folders: it cuts clauses out of their texts");
	lg_buf_init(&out, 0);
	if (per)
		status = put_groups(&out, e, per);
	if (status == LG_OK && e->cli->options.value[LG_OPT_MISSES])
		status = lg_score_misses(&out, e->gold, e->found);
	if (status == LG_OK)
		status = csv	  ? lg_score_csv(&out, e->gold, e->found, language_of, e)
			 : ablate ? put_ablation(&out, e)
				  : lg_score_all(&out, e->gold, e->found);
	enum lg_exit result = status ? failed(e, status) : lg_cli_write(e->cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	return result;
}

static enum lg_exit eval_with(struct eval *e)
{
	struct lg_buf csv;
	const char *per = e->cli->options.value[LG_OPT_PER];
	if (per && strcmp(per, "requirement") != 0 && strcmp(per, "jurisdiction") != 0 && strcmp(per, "lang") != 0)
		return lg_usage_error("--per: requirement, jurisdiction or lang, not \"%s\"", per);
	const char *format = e->cli->options.value[LG_OPT_FORMAT];
	if (format && (strcmp(format, "csv") != 0 || per || e->cli->options.value[LG_OPT_MISSES] ||
		       e->cli->options.value[LG_OPT_ABLATE]))
		return lg_usage_error("eval: --format is csv, the table of all figures, and stands alone");
	lg_buf_init(&csv, 0);
	enum lg_exit status = read_gold(e);
	if (!status)
		status = read_findings(e, &csv);
	if (!status)
		status = put_figures(e);
	lg_buf_done(&csv);
	return status;
}

static enum lg_exit run_eval(struct lg_cli *cli)
{
	struct eval e = {.cli = cli, .arena = lg_arena_new()};
	enum lg_exit status = LG_EXIT_USAGE;
	if (!e.arena || lg_labels_new(&e.gold) != LG_OK || lg_labels_new(&e.found) != LG_OK)
		lg_usage_error("out of memory");
	else
		status = eval_with(&e);
	lg_run_close(&e.run);
	lg_labels_free(e.gold);
	lg_labels_free(e.found);
	lg_arena_free(e.arena);
	return status;
}

const struct lg_command lg_command_eval = {
	.name = "eval",
	.arguments = "GOLD[,GOLD...] FINDINGS.csv | DIR...",
	.summary = "how often are the findings right, against labels by hand",
	.details = "Compares findings (a CSV file, or folders that are analysed first) with gold labels\n"
		   "(jurisdiction,requirement,verdict,citations,confidence) and prints: share of equal\n"
		   "verdicts; precision, recall and F2 of \"not fully met\"; precision and recall of GAP; how\n"
		   "often a right article is cited, and precision and recall of the articles; abstentions.\n"
		   "With --ablate, instead: takes the cited provisions of each cell that gold and analysis\n"
		   "call MET out of a copy of the texts in memory and judges again. Prints the cells that\n"
		   "stay MET with what still answers them, and verdicts elsewhere that change though their\n"
		   "own clauses were not cut.\n"
		   "With --format csv, a table for rules/accuracy.csv: all, each language, each requirement.",
	.options = LG_OPTS_ANALYSIS | LG_OPT(OUTPUT) | LG_OPT(FORMAT) | LG_OPT(MATCH) | LG_OPT(PER) | LG_OPT(MISSES) |
		   LG_OPT(LOW) | LG_OPT(ABLATE) | LG_OPT(JURISDICTION),
	.min_args = 2,
	.max_args = -1,
	.run = run_eval,
};
