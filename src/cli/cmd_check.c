/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "cli/cli.h"

static enum lg_exit run_check(struct lg_cli *cli)
{
	for (int i = 0; i < cli->nargs; i++)
		if (lg_is_folder(cli->args[i]))
			return lg_usage_error("check: \"%s\" is a folder; lexgap assess judges the acts of a folder",
					      cli->args[i]);
	struct lg_run run;
	enum lg_exit status = lg_run_open(&run, cli);
	bool draft = !cli->options.value[LG_OPT_NO_DRAFT];
	struct lg_slice name = lg_slice_from(cli->options.value[LG_OPT_JURISDICTION]);
	if (!name.n)
		name = lg_path_stem(lg_slice_from(cli->args[0]));
	for (int i = 0; i < cli->nargs && !status; i++)
		status = lg_exit_of_status(lg_corpus_add_file(run.corpus, name, cli->args[i], draft, &cli->diags));
	if (!status)
		status = lg_run_report(&run, cli);
	lg_run_close(&run);
	return status;
}

const struct lg_command lg_command_check = {
	.name = "check",
	.arguments = "FILE...",
	.summary = "judge a draft law",
	.details = "Judges the files together, as one jurisdiction. They are taken for drafts: what they\n"
		   "insert into other acts counts as law (--no-draft: only where the other act is not\n"
		   "among them). - is standard input.",
	.options = LG_OPTS_REPORT | LG_OPT(JURISDICTION) | LG_OPT(DRAFT) | LG_OPT(NO_DRAFT),
	.min_args = 1,
	.max_args = -1,
	.run = run_check,
};
