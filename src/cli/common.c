/* SPDX-License-Identifier: MIT */
/* What every command needs: rules, output, diagnostics, exit statuses. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"
#include "emit/clean.h"

#define PER_FILE 4

enum lg_exit lg_exit_worse(enum lg_exit a, enum lg_exit b)
{
	static const int rank[] = {[LG_EXIT_OK] = 0,
				   [LG_EXIT_GAPS] = 1,
				   [LG_EXIT_INCOMPLETE] = 2,
				   [LG_EXIT_INPUT] = 3,
				   [LG_EXIT_USAGE] = 4};
	return rank[a] >= rank[b] ? a : b;
}

enum lg_exit lg_exit_of_status(int status)
{
	switch ((enum lg_status)status) {
	case LG_OK:
		return LG_EXIT_OK;
	case LG_EIO:
	case LG_EPARSE:
		return LG_EXIT_INPUT;
	case LG_ELIMIT:
	case LG_ENOMEM:
		return LG_EXIT_INCOMPLETE;
	case LG_EINVAL:
	case LG_ERULE:
		break;
	}
	return LG_EXIT_USAGE;
}

/* Names of files and words of laws must not steer the terminal. */
static void print_shown(struct lg_slice words)
{
	struct lg_buf shown;
	lg_buf_init(&shown, 0);
	lg_clean_put(&shown, words, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	if (shown.len)
		fwrite(shown.bytes, 1, shown.len, stderr);
	lg_buf_done(&shown);
}

static void print_diag(const struct lg_diag *d)
{
	print_shown(d->file.n ? d->file : LG_LIT("lexgap"));
	fputc(':', stderr);
	if (d->line)
		fprintf(stderr, "%u:", (unsigned)d->line);
	if (d->line && d->col)
		fprintf(stderr, "%u:", (unsigned)d->col);
	fprintf(stderr, " %s: ", lg_severity_name(d->severity));
	print_shown(d->message);
	fputc('\n', stderr);
}

/* Errors are all shown; of warnings and notes the first PER_FILE of each run of messages about one file. */
void lg_cli_print_diags(struct lg_cli *cli)
{
	bool quiet = cli->options.value[LG_OPT_QUIET] != NULL;
	struct lg_diags *d = &cli->diags;
	size_t mild = 0;
	for (size_t i = 0; i < d->n; i++) {
		const struct lg_diag *one = &d->v[i];
		bool error = one->severity == LG_ERROR,
		     last = i + 1 == d->n || !lg_slice_eq(d->v[i + 1].file, one->file);
		mild += !error;
		if (error || (!quiet && mild <= PER_FILE))
			print_diag(one);
		if (last && !quiet && mild > PER_FILE) {
			print_shown(one->file);
			fprintf(stderr, ": note: %zu more like these\n", mild - PER_FILE);
		}
		if (last)
			mild = 0;
	}
	if (d->suppressed && !quiet)
		fprintf(stderr, "lexgap: %zu more messages\n", d->suppressed);
	d->n = 0;
	d->suppressed = 0;
}

/* ---- rules ---------------------------------------------------------------------------------------------------- */

static bool is_rules_folder(const char *dir)
{
	char path[4096];
	int n = snprintf(path, sizeof path, "%s/concepts.xml", dir);
	return n > 0 && (size_t)n < sizeof path && access(path, R_OK) == 0;
}

/* The folder above that of the running program, with tail behind it; false when there are no rules. */
static bool beside_program(char *out, size_t size, const char *tail)
{
	char exe[2048];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	if (n <= 0)
		return false;
	exe[n] = '\0';
	for (int up = 0; up < 2; up++) {
		char *slash = strrchr(exe, '/');
		if (!slash)
			return false;
		*slash = '\0';
	}
	int m = snprintf(out, size, "%s%s", exe, tail);
	return m > 0 && (size_t)m < size && is_rules_folder(out);
}

/* LEXGAP_CACHE, else lexgap/ in the user's folder for such things; made when it is missing. */
static bool cache_folder(char *out, size_t size)
{
	const char *own = getenv("LEXGAP_CACHE"), *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	int n = -1;
	if (own)
		n = *own ? snprintf(out, size, "%s", own) : -1;
	else if (xdg && *xdg == '/')
		n = snprintf(out, size, "%s/lexgap", xdg);
	else if (home && *home == '/')
		n = snprintf(out, size, "%s/.cache/lexgap", home);
	if (n <= 0 || (size_t)n >= size)
		return false;
	if (access(out, F_OK) == 0)
		return true;
	char *slash = strrchr(out, '/');
	if (slash && slash != out) {
		*slash = '\0';
		mkdir(out, 0700);
		*slash = '/';
	}
	return mkdir(out, 0700) == 0;
}

enum lg_exit lg_cli_rulebook(struct lg_rulebook **out, struct lg_cli *cli)
{
	char beside[4096];
	const char *dir = cli->options.value[LG_OPT_RULES];
	if (!dir)
		dir = getenv("LEXGAP_RULES");
	if (!dir || !*dir) {
		bool found = beside_program(beside, sizeof beside, "/rules") ||
			     beside_program(beside, sizeof beside, "/share/lexgap/rules");
		dir = found ? beside : LG_RULES_DIR;
	}
	if (!is_rules_folder(dir))
		return lg_usage_error("no rules in \"%s\": concepts.xml is not there (--rules DIR)", dir);
	char cache[4096];
	struct lg_rules rules = {dir, cache_folder(cache, sizeof cache) ? cache : NULL};
	int status = lg_rulebook_open(out, &rules, &cli->diags);
	if (status == LG_OK)
		return LG_EXIT_OK;
	lg_cli_print_diags(cli);
	if (status == LG_ENOMEM)
		return lg_usage_error("out of memory");
	return lg_usage_error("the rules in \"%s\" are wrong: nothing is reported from them", dir);
}

/* ---- output --------------------------------------------------------------------------------------------------- */

enum lg_exit lg_cli_write(struct lg_cli *cli, struct lg_slice bytes)
{
	struct lg_buf shown;
	if (!lg_cli_to_terminal(cli))
		return lg_cli_write_raw(cli, bytes);
	lg_buf_init(&shown, 0);
	lg_clean_put(&shown, bytes, LG_CLEAN_BIDI);
	enum lg_exit status = lg_buf_status(&shown) ? lg_exit_of_status(lg_buf_status(&shown))
						    : lg_cli_write_raw(cli, lg_buf_slice(&shown));
	lg_buf_done(&shown);
	return status;
}

bool lg_cli_to_terminal(const struct lg_cli *cli)
{
	const char *path = cli->options.value[LG_OPT_OUTPUT];
	return (!path || strcmp(path, "-") == 0) && isatty(STDOUT_FILENO);
}

enum lg_exit lg_cli_write_raw(struct lg_cli *cli, struct lg_slice bytes)
{
	const char *path = cli->options.value[LG_OPT_OUTPUT];
	if (path && strcmp(path, "-") != 0) {
		if (lg_file_write(path, bytes) == LG_OK)
			return LG_EXIT_OK;
		return lg_usage_error("%s cannot be written: %s", path, strerror(errno));
	}
	if (bytes.n && fwrite(bytes.p, 1, bytes.n, stdout) != bytes.n)
		return lg_usage_error("standard output cannot be written: %s", strerror(errno));
	return LG_EXIT_OK;
}
