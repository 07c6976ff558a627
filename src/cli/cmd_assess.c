/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

static enum lg_exit run_assess(struct lg_cli *cli)
{
	struct lg_run run;
	cli->section = true;
	enum lg_exit status = lg_run_open(&run, cli);
	for (int i = 0; i < cli->nargs && !status; i++)
		status = lg_run_add_path(&run, cli, cli->args[i], false);
	if (!status && cli->options.value[LG_OPT_GOOD_PRACTICE])
		status = lg_run_add_reference(&run, cli, cli->options.value[LG_OPT_GOOD_PRACTICE]);
	if (!status)
		status = lg_run_report(&run, cli);
	lg_run_close(&run);
	return status;
}

const struct lg_command lg_command_assess = {
	.name = "assess",
	.arguments = "DIR...",
	.summary = "judge the law of a country against the checklist",
	.details = "Judges the acts in DIR. A folder that holds acts is one jurisdiction, called as the\n"
		   "folder in upper case; a folder of folders is one jurisdiction each. acts.csv\n"
		   "(file,title,kind,date,status,lang) and facts.csv (name,value,source) are read when\n"
		   "they are there.\n\n"
		   "As docx, odt, html or md the report is the section \"Legal framework\" of a national\n"
		   "assessment. Clauses of good practice come from the other countries: those named\n"
		   "beside it, and those in --good-practice DIR, which are not themselves assessed.",
	.options = LG_OPTS_REPORT | LG_OPT(JURISDICTION) | LG_OPT(GOOD_PRACTICE) | LG_OPT(TEMPLATE),
	.min_args = 1,
	.max_args = -1,
	.run = run_assess,
};
