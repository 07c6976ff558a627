/* SPDX-License-Identifier: MIT */
/*
 * cli.h - what the subcommands share. A subcommand is one file cmd_<name>.c that defines
 * `const struct lg_command lg_command_<name>`; the Makefile registers it.
 */
#ifndef LG_CLI_CLI_H
#define LG_CLI_CLI_H

#include "base/diag.h"
#include "cli/options.h"
#include "emit/emit.h"
#include "lib/analysis.h"

/* Precedence when several are true: 2 > 3 > 4 > 1 > 0. */
enum lg_exit {
	LG_EXIT_OK = 0,
	LG_EXIT_GAPS = 1,	/* at or above --fail-on */
	LG_EXIT_USAGE = 2,	/* usage, or a rule file is wrong */
	LG_EXIT_INPUT = 3,	/* an input could not be read */
	LG_EXIT_INCOMPLETE = 4, /* something is UNKNOWN because of a limit of the engine */
};

enum lg_exit lg_exit_worse(enum lg_exit a, enum lg_exit b);
enum lg_exit lg_exit_of_status(int status);

struct lg_cli {
	struct lg_options options;
	char **args; /* what is left after the options */
	int nargs;
	struct lg_diags diags;
	const char *program; /* argv[0] */
	bool section;	     /* formats that have a section of a country write that, not the matrix */
};

struct lg_command {
	const char *name;
	const char *arguments; /* "DIR" */
	const char *summary;   /* one line, for `lexgap --help` */
	const char *details;   /* for `lexgap NAME --help` */
	uint32_t options;
	int min_args, max_args; /* max_args < 0: any number */
	enum lg_exit (*run)(struct lg_cli *cli);
};

/* "lexgap: message" on standard error; returns LG_EXIT_USAGE. */
enum lg_exit lg_usage_error(const char *fmt, ...) LG_PRINTF(1, 2);

/* Prints the diagnostics gathered so far and forgets them; --quiet keeps errors only. */
void lg_cli_print_diags(struct lg_cli *cli);

/* Opens the rules that --rules, LEXGAP_RULES, the build tree or the installation gives. Failure has been printed. */
enum lg_exit lg_cli_rulebook(struct lg_rulebook **out, struct lg_cli *cli);

/* Writes to -o FILE or standard output. Failure has been printed. On a terminal, nothing in the bytes can steer it. */
enum lg_exit lg_cli_write(struct lg_cli *cli, struct lg_slice bytes);
/* The same as they are: for a report that has been made for terminals. */
enum lg_exit lg_cli_write_raw(struct lg_cli *cli, struct lg_slice bytes);
bool lg_cli_to_terminal(const struct lg_cli *cli); /* is that where output goes? */

/* ---- from a corpus to a report (run.c) ---- */

struct lg_run {
	struct lg_rulebook *rulebook;
	struct lg_corpus *corpus;
	struct lg_analysis *analysis;
	struct lg_matrix *matrix;
	bool *selected;
	struct lg_analysis_options options; /* of the analysis */
	struct lg_arena *arena;
};

/* Opens the rules and an empty corpus. Close it whatever comes back. */
enum lg_exit lg_run_open(struct lg_run *run, struct lg_cli *cli);
/* Reads and matches the texts of run->corpus. */
enum lg_exit lg_run_analyse(struct lg_run *run, struct lg_cli *cli);
/* Verdicts, and the status that they and unreadable inputs ask for. */
enum lg_exit lg_run_assess(struct lg_run *run, struct lg_cli *cli);
/* All of it for the corpus, then the report in --format to -o. */
enum lg_exit lg_run_report(struct lg_run *run, struct lg_cli *cli);
void lg_run_close(struct lg_run *run);

/* Puts a file or folder into the corpus. */
enum lg_exit lg_run_add_path(struct lg_run *run, struct lg_cli *cli, const char *path, bool draft);

/* Puts countries into the corpus whose good practice is quoted. After all that is assessed. */
enum lg_exit lg_run_add_reference(struct lg_run *run, struct lg_cli *cli, const char *path);

#endif
