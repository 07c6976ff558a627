/* SPDX-License-Identifier: MIT */
/* lexgap: which command is it, and are its arguments right? */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

#define X(name) extern const struct lg_command lg_command_##name;
#include "command_list.h"
#undef X

static const struct lg_command *const commands[] = {
#define X(name) &lg_command_##name,
#include "command_list.h"
#undef X
};
#define NCOMMANDS (sizeof commands / sizeof *commands)

enum lg_exit lg_usage_error(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fputs("lexgap: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	return LG_EXIT_USAGE;
}

/* ---- help ----------------------------------------------------------------------------------------------------- */

static void print(struct lg_buf *b)
{
	fwrite(b->bytes, 1, b->len, stdout);
	lg_buf_done(b);
}

static void print_help(void)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_buf_str(&b, "usage: lexgap COMMAND [OPTIONS] ...\n\n"
		       "Finds what is missing in a country's law, measured against a checklist of treaty and\n"
		       "guideline requirements, with the clauses cited.\n\ncommands:\n");
	for (size_t i = 0; i < NCOMMANDS; i++)
		lg_buf_fmt(&b, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
	lg_buf_str(&b, "\nlexgap COMMAND --help tells more of each; lexgap --version\n\nformats (--format):\n");
	size_t n;
	const struct lg_emitter *const *emitters = lg_emitters(&n);
	for (size_t i = 0; i < n; i++)
		lg_buf_fmt(&b, "  %-10s %s\n", emitters[i]->name, emitters[i]->summary);
	lg_buf_str(&b, "\nexit status:\n"
		       "  0  ran; nothing at or above --fail-on\n"
		       "  1  gaps at or above --fail-on\n"
		       "  2  wrong usage, or a rule file is wrong\n"
		       "  3  an input could not be read\n"
		       "  4  incomplete: a verdict is UNKNOWN because the matching engine reached a limit\n"
		       "When several hold: 2, 3, 4, 1, in this order.\n");
	print(&b);
}

static void print_command_help(const struct lg_command *c)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_buf_fmt(&b, "usage: lexgap %s [OPTIONS] %s\n\n%s\n\noptions:\n", c->name, c->arguments, c->details);
	lg_options_help(&b, c->options);
	print(&b);
}

/* ---- one command ---------------------------------------------------------------------------------------------- */

static enum lg_exit run_with(const struct lg_command *c, struct lg_cli *cli)
{
	if (cli->nargs < c->min_args || (c->max_args >= 0 && cli->nargs > c->max_args))
		return lg_usage_error("%s: usage: lexgap %s [OPTIONS] %s", c->name, c->name, c->arguments);
	if (lg_diags_init(&cli->diags) != LG_OK)
		return lg_usage_error("out of memory");
	enum lg_exit status = c->run(cli);
	lg_cli_print_diags(cli);
	lg_diags_done(&cli->diags);
	return status;
}

static enum lg_exit run_command(const struct lg_command *c, int argc, char **argv, const char *program)
{
	struct lg_cli cli = {.program = program};
	struct lg_buf error;
	int first;
	lg_buf_init(&error, 0);
	if (lg_options_parse(&cli.options, argc, argv, c->options, &first, &error) != LG_OK) {
		lg_usage_error("%s: %s (lexgap %s --help)", c->name, error.bytes ? error.bytes : "wrong usage",
			       c->name);
		lg_buf_done(&error);
		return LG_EXIT_USAGE;
	}
	lg_buf_done(&error);
	if (cli.options.value[LG_OPT_HELP]) {
		print_command_help(c);
		return LG_EXIT_OK;
	}
	cli.args = argv + first;
	cli.nargs = argc - first;
	return run_with(c, &cli);
}

static enum lg_exit dispatch(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";
	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
		puts("lexgap " LG_VERSION);
		return LG_EXIT_OK;
	}
	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
		print_help();
		return LG_EXIT_OK;
	}
	for (size_t i = 0; i < NCOMMANDS; i++)
		if (strcmp(word, commands[i]->name) == 0)
			return run_command(commands[i], argc - 1, argv + 1, argv[0]);
	if (*word == '\0')
		return lg_usage_error("which command? lexgap --help lists them");
	return lg_usage_error("unknown %s \"%s\"; lexgap --help lists the commands",
			      *word == '-' ? "option" : "command", word);
}

int main(int argc, char **argv)
{
	enum lg_exit status = dispatch(argc, argv);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("lexgap: standard output");
		return LG_EXIT_INPUT;
	}
	return (int)status;
}
