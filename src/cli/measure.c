/* SPDX-License-Identifier: MIT */
#include "cli/measure.h"

#include "lib/prevalence.h"

static int put_prevalence(struct lg_buf *b, const struct lg_run *run, struct lg_diags *d)
{
	(void)d;
	return lg_prevalence_put(b, run->analysis, lg_rulebook_checklist(run->rulebook));
}

static enum lg_exit analyse(struct lg_run *run, struct lg_cli *cli)
{
	enum lg_exit status = lg_run_open(run, cli);
	if (!status && cli->nargs < 2)
		status = lg_usage_error("rules %s: of which folder?", cli->args[0]);
	for (int i = 1; i < cli->nargs && !status; i++)
		status = lg_run_add_path(run, cli, cli->args[i], false);
	return status ? status : lg_run_analyse(run, cli);
}

static enum lg_exit measure(struct lg_cli *cli,
			    int (*put)(struct lg_buf *b, const struct lg_run *run, struct lg_diags *d))
{
	struct lg_run run;
	struct lg_buf out;
	lg_buf_init(&out, 0);
	enum lg_exit status = analyse(&run, cli);
	if (!status)
		status = lg_exit_of_status(put(&out, &run, &cli->diags));
	lg_cli_print_diags(cli);
	if (!status)
		status = lg_cli_write(cli, lg_buf_slice(&out));
	if (!status && lg_analysis_unreadable(run.analysis))
		status = LG_EXIT_INPUT;
	lg_buf_done(&out);
	lg_run_close(&run);
	return status;
}

enum lg_exit lg_measure_prevalence(struct lg_cli *cli)
{
	return measure(cli, put_prevalence);
}

enum lg_exit lg_measure_profile(struct lg_cli *cli)
{
	return measure(cli, lg_profile_put);
}
