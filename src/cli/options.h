/* SPDX-License-Identifier: MIT */
/* options.h - one table of options: parsing, --help and the shell completion all follow it. */
#ifndef LG_CLI_OPTIONS_H
#define LG_CLI_OPTIONS_H

#include "base/buf.h"
#include "match/match.h"

enum lg_option {
	LG_OPT_RULES,
	LG_OPT_PROFILE,
	LG_OPT_LANG,
	LG_OPT_FORMAT,
	LG_OPT_OUTPUT,
	LG_OPT_JOBS,
	LG_OPT_ENGINE,
	LG_OPT_FAIL_ON,
	LG_OPT_JURISDICTION,
	LG_OPT_DRAFT,
	LG_OPT_NO_DRAFT,
	LG_OPT_READER,
	LG_OPT_MATCH,
	LG_OPT_PER,
	LG_OPT_MISSES,
	LG_OPT_LOW,
	LG_OPT_ABLATE,
	LG_OPT_NAME,
	LG_OPT_UI_LANG,
	LG_OPT_CSV_DIALECT,
	LG_OPT_RANK,
	LG_OPT_GOOD_PRACTICE,
	LG_OPT_TEMPLATE,
	LG_OPT_QUIET,
	LG_OPT_HELP,
	LG_OPT_MAX
};

#define LG_OPT(o) (UINT32_C(1) << LG_OPT_##o)
#define LG_OPTS_RULES (LG_OPT(RULES) | LG_OPT(QUIET) | LG_OPT(HELP))
#define LG_OPTS_ANALYSIS                                                                                               \
	(LG_OPTS_RULES | LG_OPT(PROFILE) | LG_OPT(LANG) | LG_OPT(JOBS) | LG_OPT(ENGINE) | LG_OPT(READER))
#define LG_OPTS_REPORT                                                                                                 \
	(LG_OPTS_ANALYSIS | LG_OPT(FORMAT) | LG_OPT(OUTPUT) | LG_OPT(FAIL_ON) | LG_OPT(UI_LANG) | LG_OPT(CSV_DIALECT))

struct lg_options {
	const char *value[LG_OPT_MAX]; /* as given; "" for a flag; NULL when absent */
	unsigned jobs;		       /* 0: as many as processors */
	enum lg_engine engine;
};

/*
 * Parses argv[1..] of a command that accepts the options in `accepted`. The other arguments are moved to the end of
 * argv; *first is the index of the first of them. LG_EINVAL with a message in `error`.
 */
int lg_options_parse(struct lg_options *o, int argc, char **argv, uint32_t accepted, int *first,
		     struct lg_buf *error) LG_MUST_USE;

/* The lines of --help for the options in `accepted`. */
void lg_options_help(struct lg_buf *b, uint32_t accepted);

#endif
