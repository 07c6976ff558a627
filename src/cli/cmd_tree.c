/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "lib/text.h"

static enum lg_exit write_tree(struct lg_cli *cli, const struct lg_document *doc)
{
	struct lg_buf out;
	struct lg_slice format = lg_slice_from(cli->options.value[LG_OPT_FORMAT]);
	lg_buf_init(&out, 0);
	int status = lg_emit_tree(&out, doc, format.n ? format : LG_LIT("text"));
	enum lg_exit result = lg_exit_of_status(status);
	if (status == LG_EINVAL)
		lg_usage_error("--format: a tree is text, json or akn, not \"%s\"", format.p);
	else if (!result)
		result = lg_cli_write(cli, lg_buf_slice(&out));
	lg_buf_done(&out);
	return result;
}

static enum lg_exit read_and_write(struct lg_cli *cli, struct lg_rulebook *rulebook)
{
	struct lg_text text = {0};
	struct lg_slice path = lg_slice_from(cli->args[0]);
	struct lg_entry entry = {.path = path, .kind = LG_ACT_MAX, .draft = cli->options.value[LG_OPT_DRAFT] != NULL};
	struct lg_analysis_options o = {.lang = lg_slice_from(cli->options.value[LG_OPT_LANG]),
					.format = lg_slice_from(cli->options.value[LG_OPT_READER])};
	int status = lg_text_read(&text, &entry, rulebook, &o, &cli->diags);
	lg_cli_print_diags(cli);
	enum lg_exit result = lg_exit_of_status(status);
	if (status == LG_EINVAL)
		lg_usage_error("--reader: there is no reader \"%s\"", o.format.p ? o.format.p : "");
	if (!result && text.unreadable)
		result = LG_EXIT_INPUT;
	else if (!result)
		result = write_tree(cli, text.doc);
	lg_text_done(&text);
	return result;
}

static enum lg_exit run_tree(struct lg_cli *cli)
{
	struct lg_rulebook *rulebook = NULL;
	enum lg_exit status = lg_cli_rulebook(&rulebook, cli);
	if (!status)
		status = read_and_write(cli, rulebook);
	lg_rulebook_close(rulebook);
	return status;
}

const struct lg_command lg_command_tree = {
	.name = "tree",
	.arguments = "FILE",
	.summary = "the provisions of an act as they were understood",
	.details = "Prints each provision of the act: eId, kind, number, heading, bytes in the file, and why\n"
		   "it is not law in force where it is not. --format text (default), json, akn (Akoma Ntoso).",
	.options = LG_OPTS_RULES | LG_OPT(FORMAT) | LG_OPT(OUTPUT) | LG_OPT(LANG) | LG_OPT(READER) | LG_OPT(DRAFT),
	.min_args = 1,
	.max_args = 1,
	.run = run_tree,
};
