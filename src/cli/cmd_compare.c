/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

static enum lg_exit run_compare(struct lg_cli *cli)
{
	struct lg_run run;
	enum lg_exit status = lg_run_open(&run, cli);
	for (int i = 0; i < cli->nargs && !status; i++)
		status = lg_run_add_path(&run, cli, cli->args[i], false);
	if (!status && run.corpus->places.n < 2)
		status = lg_usage_error(
			"compare wants two jurisdictions or more: a folder of folders, or several folders");
	if (!status)
		status = lg_run_report(&run, cli);
	lg_run_close(&run);
	return status;
}

const struct lg_command lg_command_compare = {
	.name = "compare",
	.arguments = "DIR...",
	.summary = "the same for several countries, side by side",
	.details = "Judges each folder in DIR, or several folders, and shows requirement by jurisdiction.",
	.options = LG_OPTS_REPORT | LG_OPT(RANK),
	.min_args = 1,
	.max_args = -1,
	.run = run_compare,
};
