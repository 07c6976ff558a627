/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

static enum lg_exit explain_all(struct lg_run *run, struct lg_cli *cli, const struct lg_requirement *r)
{
	struct lg_buf out;
	size_t n;
	const struct lg_assess_input *input = lg_analysis_inputs(run->analysis, &n);
	int status = LG_OK;
	lg_buf_init(&out, 0);
	for (size_t i = 0; i < n && status == LG_OK; i++) {
		if (i)
			lg_buf_char(&out, '\n');
		status = lg_explain(&out, lg_rulebook_checklist(run->rulebook), &input[i], r);
	}
	enum lg_exit result = lg_exit_of_status(status);
	lg_cli_print_diags(cli);
	if (!result)
		result = lg_cli_write(cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	return result;
}

static enum lg_exit run_explain(struct lg_cli *cli)
{
	struct lg_run run;
	const struct lg_requirement *r = NULL;
	enum lg_exit status = lg_run_open(&run, cli);
	if (!status) {
		r = lg_requirement_find(lg_rulebook_checklist(run.rulebook), lg_slice_from(cli->args[0]));
		if (!r)
			status = lg_usage_error("no requirement \"%s\" (lexgap rules list)", cli->args[0]);
	}
	for (int i = 1; i < cli->nargs && !status; i++)
		status = lg_run_add_path(&run, cli, cli->args[i], cli->options.value[LG_OPT_DRAFT] != NULL);
	if (!status)
		status = lg_run_analyse(&run, cli);
	if (!status)
		status = explain_all(&run, cli, r);
	if (!status && lg_analysis_unreadable(run.analysis))
		status = LG_EXIT_INPUT;
	lg_run_close(&run);
	return status;
}

const struct lg_command lg_command_explain = {
	.name = "explain",
	.arguments = "REQUIREMENT PATH...",
	.summary = "why a requirement got its verdict",
	.details = "Prints the requirement as a tree of conditions for each jurisdiction in PATH (folder or\n"
		   "file), with the clause that decided each; for a gap the provision that came closest.",
	.options = LG_OPTS_ANALYSIS | LG_OPT(OUTPUT) | LG_OPT(JURISDICTION) | LG_OPT(DRAFT),
	.min_args = 2,
	.max_args = -1,
	.run = run_explain,
};
