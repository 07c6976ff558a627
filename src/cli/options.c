/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <getopt.h>
#include <string.h>

#define FIRST_LONG 256 /* getopt's value of option 0: above any letter */
#define JOBS_MAX 64

struct row {
	const char *name;
	char letter;
	const char *argument; /* NULL: a flag */
	const char *help;
};

static const struct row rows[LG_OPT_MAX] = {
	[LG_OPT_RULES] = {"rules", 0, "DIR", "rules to use instead of the installed ones (also: LEXGAP_RULES)"},
	[LG_OPT_PROFILE] = {"profile", 0, "NAME", "show only the requirements of rules/profiles/NAME.xml"},
	[LG_OPT_LANG] = {"lang", 0, "CODE", "language of the texts, over what they or acts.csv say"},
	[LG_OPT_FORMAT] = {"format", 'f', "NAME", "form of the output"},
	[LG_OPT_OUTPUT] = {"output", 'o', "FILE", "write there instead of standard output"},
	[LG_OPT_JOBS] = {"jobs", 'j', "N", "threads (default: one per processor)"},
	[LG_OPT_ENGINE] = {"engine", 0, "fast|naive",
			   "how words are matched; same findings, naive is the slow reference"},
	[LG_OPT_FAIL_ON] = {"fail-on", 0, "LEVEL",
			    "exit with 1 on: partial, gap, contradicted; after a colon, only from "
			    "this priority on: gap:high (default: none)"},
	[LG_OPT_JURISDICTION] = {"jurisdiction", 0, "NAME", "whose law it is, for the report"},
	[LG_OPT_DRAFT] = {"draft", 0, NULL, "text that an act inserts into other acts counts as law"},
	[LG_OPT_NO_DRAFT] = {"no-draft", 0, NULL, "it counts only where the amended act is not among the texts"},
	[LG_OPT_READER] = {"reader", 0, "NAME", "read the texts as this format instead of recognising it"},
	[LG_OPT_MATCH] = {"match", 0, "REGEX", "only requirements whose id matches"},
	[LG_OPT_PER] = {"per", 0, "WHAT", "figures per requirement, jurisdiction or lang, too"},
	[LG_OPT_MISSES] = {"misses", 0, NULL, "list the cells that differ"},
	[LG_OPT_LOW] = {"low", 0, NULL, "count cells of low confidence, too"},
	[LG_OPT_ABLATE] = {"ablate", 0, NULL,
			   "cut the clauses of cells that are MET, and see whether the verdict falls"},
	[LG_OPT_NAME] = {"name", 0, "NAME", "new-language: the language in English"},
	[LG_OPT_UI_LANG] = {"ui-lang", 0, "en|fr", "language of the report: names of verdicts, headings"},
	[LG_OPT_CSV_DIALECT] = {"csv-dialect", 0, "NAME",
				"of csv and matrix-csv: rfc4180, excel or excel-semicolon (default: rfc4180)"},
	[LG_OPT_RANK] = {"rank", 0, NULL, "html: rank the countries by score, among all and in their region"},
	[LG_OPT_GOOD_PRACTICE] = {"good-practice", 0, "DIR",
				  "countries to quote good practice from: docx, odt, html, md"},
	[LG_OPT_TEMPLATE] = {"template", 0, "FILE", "docx: put the section into this letter"},
	[LG_OPT_QUIET] = {"quiet", 'q', NULL, "no progress, notes or warnings on standard error"},
	[LG_OPT_HELP] = {"help", 'h', NULL, "this text"},
};

/* ---- parsing -------------------------------------------------------------------------------------------------- */

/* getopt's two forms of the accepted rows. */
static void getopt_tables(struct option longs[LG_OPT_MAX + 1], char letters[2 * LG_OPT_MAX + 2], uint32_t accepted)
{
	size_t n = 0, l = 0;
	letters[l++] = ':';
	for (int i = 0; i < LG_OPT_MAX; i++) {
		if (!(accepted >> i & 1))
			continue;
		longs[n++] = (struct option){.name = rows[i].name,
					     .has_arg = rows[i].argument ? required_argument : no_argument,
					     .val = FIRST_LONG + i};
		if (!rows[i].letter)
			continue;
		letters[l++] = rows[i].letter;
		if (rows[i].argument)
			letters[l++] = ':';
	}
	longs[n] = (struct option){0};
	letters[l] = '\0';
}

static int option_of(int c)
{
	if (c >= FIRST_LONG)
		return c - FIRST_LONG;
	for (int i = 0; i < LG_OPT_MAX; i++)
		if (rows[i].letter == c)
			return i;
	return LG_OPT_MAX;
}

static int check_values(struct lg_options *o, struct lg_buf *error)
{
	const char *jobs = o->value[LG_OPT_JOBS], *engine = o->value[LG_OPT_ENGINE];
	uint32_t n = 0;
	if (jobs && (!lg_slice_uint(lg_slice_from(jobs), &n) || n < 1 || n > JOBS_MAX)) {
		lg_buf_fmt(error, "--jobs wants a number from 1 to %d, not \"%s\"", JOBS_MAX, jobs);
		return LG_EINVAL;
	}
	o->jobs = n;
	if (engine && strcmp(engine, "fast") != 0 && strcmp(engine, "naive") != 0) {
		lg_buf_fmt(error, "--engine is fast or naive, not \"%s\"", engine);
		return LG_EINVAL;
	}
	o->engine = engine && strcmp(engine, "naive") == 0 ? LG_ENGINE_NAIVE : LG_ENGINE_FAST;
	return LG_OK;
}

int lg_options_parse(struct lg_options *o, int argc, char **argv, uint32_t accepted, int *first, struct lg_buf *error)
{
	struct option longs[LG_OPT_MAX + 1];
	char letters[2 * LG_OPT_MAX + 2];
	*o = (struct lg_options){0};
	getopt_tables(longs, letters, accepted);
	opterr = 0; /* messages are ours */
	optind = 0; /* GNU: start anew */
	for (int c; (c = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
		int i = option_of(c);
		if (c == '?' && optopt && optopt < FIRST_LONG)
			lg_buf_fmt(error, "unknown option \"-%c\"", optopt);
		else if (c == '?' && optopt)
			lg_buf_fmt(error, "option \"%s\" takes no value", argv[optind - 1]);
		else if (c == '?')
			lg_buf_fmt(error, "unknown option \"%s\"", argv[optind - 1]);
		else if (c == ':')
			lg_buf_fmt(error, "option \"%s\" wants a value", argv[optind - 1]);
		if (i == LG_OPT_MAX)
			return LG_EINVAL;
		o->value[i] = optarg ? optarg : "";
	}
	*first = optind;
	return check_values(o, error);
}

/* ---- help ----------------------------------------------------------------------------------------------------- */

void lg_options_help(struct lg_buf *b, uint32_t accepted)
{
	for (int i = 0; i < LG_OPT_MAX; i++) {
		const struct row *r = &rows[i];
		size_t at = b->len;
		if (!(accepted >> i & 1))
			continue;
		if (r->letter)
			lg_buf_fmt(b, "  -%c, --%s", r->letter, r->name);
		else
			lg_buf_fmt(b, "      --%s", r->name);
		if (r->argument)
			lg_buf_fmt(b, " %s", r->argument);
		do
			lg_buf_char(b, ' ');
		while (b->len - at < 30);
		lg_buf_fmt(b, "%s\n", r->help);
	}
}
