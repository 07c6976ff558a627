/* SPDX-License-Identifier: MIT */
/* From paths on the command line to a report: what assess, compare, check, explain and eval have in common. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/failon.h"

#define TERMINAL_WIDTH 80 /* when it does not say */

static struct lg_slice option(const struct lg_cli *cli, enum lg_option o)
{
	return lg_slice_from(cli->options.value[o]);
}

/* A failed library call: what was reported, and the status for it. */
static enum lg_exit failed(struct lg_cli *cli, int status)
{
	lg_cli_print_diags(cli);
	if (status == LG_ENOMEM)
		lg_usage_error("out of memory");
	else if (status == LG_ELIMIT)
		lg_usage_error("a limit on size was reached");
	else if (status == LG_ERULE)
		lg_usage_error("the rules are wrong: nothing is reported from them");
	return lg_exit_of_status(status);
}

/* ---- opening -------------------------------------------------------------------------------------------------- */

static enum lg_exit load_profile(struct lg_run *run, struct lg_cli *cli)
{
	struct lg_slice name = option(cli, LG_OPT_PROFILE);
	if (!name.n)
		return LG_EXIT_OK;
	int status = lg_profile_load(&run->selected, run->arena, lg_rulebook_checklist(run->rulebook),
				     lg_rulebook_dir(run->rulebook), name, &cli->diags);
	if (status == LG_OK)
		return LG_EXIT_OK;
	lg_cli_print_diags(cli);
	return lg_usage_error("no profile \"%s\" in %s/profiles", name.p, lg_rulebook_dir(run->rulebook));
}

/* The section's form of a format before the matrix's, where a section is asked for. NULL when there is none. */
static const struct lg_emitter *emitter_of(const struct lg_cli *cli)
{
	struct lg_slice name = option(cli, LG_OPT_FORMAT);
	char of_section[64];
	const struct lg_emitter *e = NULL;
	int n = snprintf(of_section, sizeof of_section, "section-%s", name.n ? name.p : "");
	if (cli->section && n > 0 && (size_t)n < sizeof of_section)
		e = lg_emitter_find(lg_slice_from(of_section));
	return e ? e : lg_emitter_find(name.n ? name : LG_LIT("terminal"));
}

static enum lg_exit check_format(const struct lg_cli *cli)
{
	const struct lg_emitter *e = emitter_of(cli);
	if (!e)
		return lg_usage_error("--format: there is no format \"%s\" (lexgap --help lists them)",
				      cli->options.value[LG_OPT_FORMAT]);
	if (cli->options.value[LG_OPT_GOOD_PRACTICE] && !e->section)
		return lg_usage_error("--good-practice is for the formats docx, odt, html and md");
	if (cli->options.value[LG_OPT_TEMPLATE] && strcmp(e->name, "docx") != 0)
		return lg_usage_error("--template is for the format docx");
	return LG_EXIT_OK;
}

enum lg_exit lg_run_open(struct lg_run *run, struct lg_cli *cli)
{
	struct lg_fail_on level;
	*run = (struct lg_run){.arena = lg_arena_new()};
	if (!run->arena || lg_corpus_new(&run->corpus) != LG_OK)
		return failed(cli, LG_ENOMEM);
	if (!lg_fail_on_parse(&level, cli->options.value[LG_OPT_FAIL_ON]))
		return lg_usage_error("--fail-on: \"%s\" is no level (partial, gap, contradicted, none; gap:high)",
				      cli->options.value[LG_OPT_FAIL_ON]);
	enum lg_exit status = check_format(cli);
	if (status)
		return status;
	if (option(cli, LG_OPT_UI_LANG).n && lg_ui_lang_from_code(option(cli, LG_OPT_UI_LANG)) == LG_UI_MAX)
		return lg_usage_error("--ui-lang is en or fr, not \"%s\"", cli->options.value[LG_OPT_UI_LANG]);
	struct lg_slice dialect = option(cli, LG_OPT_CSV_DIALECT);
	if (dialect.n && lg_csv_dialect_from_name(dialect) == LG_CSV_DIALECT_MAX)
		return lg_usage_error("--csv-dialect is rfc4180, excel or excel-semicolon, not \"%s\"", dialect.p);
	status = lg_cli_rulebook(&run->rulebook, cli);
	return status ? status : load_profile(run, cli);
}

void lg_run_close(struct lg_run *run)
{
	if (run->matrix)
		lg_matrix_free(run->matrix);
	lg_analysis_free(run->analysis);
	lg_corpus_free(run->corpus);
	lg_rulebook_close(run->rulebook);
	lg_arena_free(run->arena);
	*run = (struct lg_run){0};
}

enum lg_exit lg_run_add_path(struct lg_run *run, struct lg_cli *cli, const char *path, bool draft)
{
	struct lg_slice name = option(cli, LG_OPT_JURISDICTION);
	bool folder = lg_is_folder(path);
	if (!name.n && !folder)
		name = lg_path_stem(lg_slice_from(path));
	int status = folder ? lg_corpus_add_folder(run->corpus, path, name, &cli->diags)
			    : lg_corpus_add_file(run->corpus, name, path, draft, &cli->diags);
	return status ? failed(cli, status) : LG_EXIT_OK;
}

enum lg_exit lg_run_add_reference(struct lg_run *run, struct lg_cli *cli, const char *path)
{
	if (!lg_is_folder(path))
		return lg_usage_error("--good-practice: \"%s\" is no folder", path);
	int status = lg_corpus_add_reference(run->corpus, path, &cli->diags);
	return status ? failed(cli, status) : LG_EXIT_OK;
}

/* ---- reading and matching ------------------------------------------------------------------------------------- */

/* One line that is written over: "  12 of 16 texts". */
static void show_progress(void *self, size_t done, size_t total)
{
	(void)self;
	fprintf(stderr, "\r  %zu of %zu texts", done, total);
	if (done == total)
		fputs("\r                              \r", stderr);
	fflush(stderr);
}

enum lg_exit lg_run_analyse(struct lg_run *run, struct lg_cli *cli)
{
	const struct lg_emitter *e = emitter_of(cli);
	bool watched = isatty(STDERR_FILENO) && !cli->options.value[LG_OPT_QUIET];
	run->options = (struct lg_analysis_options){.jobs = cli->options.jobs,
						    .engine = cli->options.engine,
						    .lang = option(cli, LG_OPT_LANG),
						    .format = option(cli, LG_OPT_READER),
						    .selected = run->selected,
						    .places = e && e->places,
						    .progress = watched ? show_progress : NULL};
	int status = lg_analysis_new(&run->analysis, run->corpus, run->rulebook, &run->options, &cli->diags);
	if (status == LG_EINVAL && run->options.format.n)
		return lg_usage_error("--reader: there is no reader \"%s\"", run->options.format.p);
	return status ? failed(cli, status) : LG_EXIT_OK;
}

/* ---- verdicts ------------------------------------------------------------------------------------------------- */

static bool reached_limit(const struct lg_matrix *m)
{
	for (size_t j = 0; j < m->njurisdictions; j++)
		for (size_t r = 0; r < m->checklist->nrequirements; r++)
			if (!m->jurisdiction[j].reference && (!m->selected || m->selected[r]) &&
			    m->jurisdiction[j].cell[r].engine_limit)
				return true;
	return false;
}

static enum lg_exit status_of(const struct lg_run *run, const struct lg_cli *cli)
{
	struct lg_fail_on level;
	enum lg_exit status = LG_EXIT_OK;
	if (lg_fail_on_parse(&level, cli->options.value[LG_OPT_FAIL_ON]) && lg_fail_on_holds(&level, run->matrix))
		status = LG_EXIT_GAPS;
	if (reached_limit(run->matrix))
		status = lg_exit_worse(status, LG_EXIT_INCOMPLETE);
	if (lg_analysis_unreadable(run->analysis))
		status = lg_exit_worse(status, LG_EXIT_INPUT);
	return status;
}

enum lg_exit lg_run_assess(struct lg_run *run, struct lg_cli *cli)
{
	enum lg_exit status = lg_run_analyse(run, cli);
	if (status)
		return status;
	int failure = lg_analysis_matrix(&run->matrix, run->analysis);
	return failure ? failed(cli, failure) : status_of(run, cli);
}

/* Columns of the terminal: what the environment says, else what the terminal itself says. */
static unsigned terminal_width(void)
{
	uint32_t n;
	struct winsize size;
	if (lg_slice_uint(lg_slice_from(getenv("COLUMNS")), &n) && n)
		return n;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : TERMINAL_WIDTH;
}

static bool wants_colour(void)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
	return (!no || !*no) && !(term && strcmp(term, "dumb") == 0);
}

static enum lg_exit read_template(struct lg_emit_options *o, struct lg_run *run, struct lg_cli *cli)
{
	const char *path = cli->options.value[LG_OPT_TEMPLATE];
	if (!path)
		return LG_EXIT_OK;
	o->letter_name = lg_slice_from(path);
	o->diags = &cli->diags;
	if (lg_file_read(&o->letter, run->arena, path, 0) == LG_OK)
		return LG_EXIT_OK;
	lg_usage_error("--template: %s cannot be read", path);
	return LG_EXIT_INPUT;
}

static enum lg_exit write_report(struct lg_run *run, struct lg_cli *cli)
{
	const struct lg_emitter *e = emitter_of(cli);
	bool tty = lg_cli_to_terminal(cli), shown = lg_slice_is(lg_slice_from(e->name), "terminal");
	if (tty && e->binary)
		return lg_usage_error("%s is not for a terminal: -o FILE", e->name);
	struct lg_slice lang = option(cli, LG_OPT_UI_LANG), dialect = option(cli, LG_OPT_CSV_DIALECT);
	struct lg_emit_options o = {.rank = cli->options.value[LG_OPT_RANK] != NULL,
				    .colour = tty && wants_colour(),
				    .width = tty ? terminal_width() : 0,
				    .csv_dialect = dialect.n ? lg_csv_dialect_from_name(dialect) : LG_CSV_RFC4180,
				    .ui_lang = lang.n ? lg_ui_lang_from_code(lang) : LG_UI_EN};
	enum lg_exit unreadable = read_template(&o, run, cli);
	if (unreadable)
		return unreadable;
	struct lg_buf out;
	lg_buf_init(&out, 0);
	int failure = e->profiles ? lg_rulebook_profiles(run->matrix, run->rulebook, &cli->diags) : LG_OK;
	if (failure == LG_OK)
		failure = e->write(&out, run->matrix, &o);
	enum lg_exit status = failure ? failed(cli, failure)
			      : shown ? lg_cli_write_raw(cli, lg_buf_slice(&out))
				      : lg_cli_write(cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	return status;
}

enum lg_exit lg_run_report(struct lg_run *run, struct lg_cli *cli)
{
	enum lg_exit status = lg_run_assess(run, cli);
	if (!run->matrix)
		return status;
	lg_cli_print_diags(cli);
	return lg_exit_worse(status, write_report(run, cli));
}
