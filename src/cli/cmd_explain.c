/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cli/cli.h"

/* The next id of a list with commas between; empty at its end. */
static struct lg_slice next_id(struct lg_slice *list)
{
	const char *comma = list->n ? memchr(list->p, ',', list->n) : NULL;
	size_t n = comma ? (size_t)(comma - list->p) : list->n;
	struct lg_slice id = lg_slice_sub(*list, 0, n);
	*list = lg_slice_sub(*list, n + 1, list->n);
	return id;
}

static enum lg_exit check_ids(const struct lg_run *run, struct lg_slice list)
{
	do {
		struct lg_slice id = next_id(&list);
		if (!lg_requirement_find(lg_rulebook_checklist(run->rulebook), id))
			return lg_usage_error("no requirement \"%.*s\" (lexgap rules list)", (int)id.n, id.p);
	} while (list.n);
	return LG_EXIT_OK;
}

static int put_explanations(struct lg_buf *out, const struct lg_run *run, struct lg_slice list)
{
	size_t n;
	const struct lg_checklist *c = lg_rulebook_checklist(run->rulebook);
	const struct lg_assess_input *input = lg_analysis_inputs(run->analysis, &n);
	while (list.n) {
		const struct lg_requirement *r = lg_requirement_find(c, next_id(&list));
		for (size_t i = 0; i < n; i++) {
			if (out->len)
				lg_buf_char(out, '\n');
			LG_TRY(lg_explain(out, c, &input[i], r));
		}
	}
	return lg_buf_status(out);
}

static enum lg_exit write_explanations(struct lg_run *run, struct lg_cli *cli, struct lg_slice list)
{
	struct lg_buf out;
	lg_buf_init(&out, 0);
	enum lg_exit status = lg_exit_of_status(put_explanations(&out, run, list));
	lg_cli_print_diags(cli);
	if (!status)
		status = lg_cli_write(cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	if (lg_analysis_unreadable(run->analysis))
		status = lg_exit_worse(status, LG_EXIT_INPUT);
	return status;
}

static enum lg_exit run_explain(struct lg_cli *cli)
{
	struct lg_run run;
	struct lg_slice list = lg_slice_from(cli->args[0]);
	enum lg_exit status = lg_run_open(&run, cli);
	if (!status)
		status = check_ids(&run, list);
	for (int i = 1; i < cli->nargs && !status; i++)
		status = lg_run_add_path(&run, cli, cli->args[i], cli->options.value[LG_OPT_DRAFT] != NULL);
	if (!status)
		status = lg_run_analyse(&run, cli);
	if (!status)
		status = write_explanations(&run, cli, list);
	lg_run_close(&run);
	return status;
}

const struct lg_command lg_command_explain = {
	.name = "explain",
	.arguments = "REQUIREMENT[,...] PATH...",
	.summary = "why a requirement got its verdict",
	.details = "Prints the requirement as a tree of conditions for each jurisdiction in PATH (folder or\n"
		   "file), with the clause that decided each; for a gap the provision that came closest.",
	.options = LG_OPTS_ANALYSIS | LG_OPT(OUTPUT) | LG_OPT(JURISDICTION) | LG_OPT(DRAFT),
	.min_args = 2,
	.max_args = -1,
	.run = run_explain,
};
