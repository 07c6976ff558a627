/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a rule file, a pattern or a phrase; byte 0 chooses which. Checked: a load ends in a result or in a
 * reported error, never in both or neither; an expansion begins at a word start, and a literal says the same as its
 * regex. Run from the repository's root: the other files of the rule folder are those of tests/rules/fixture.
 */
#include "base/file.h"
#include "rules/expand.h"
#include "rules/rules.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MUST(condition) ((condition) ? (void)0 : abort())
#define FIXTURE "tests/rules/fixture"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum what { CONCEPTS, INSTRUMENT, LEXICON, PROFILE, FILES, PATTERN = FILES, PHRASE, WHAT_MAX };

static const char *const file_names[FILES] = {"concepts.xml", "instruments/z.xml", "lexicon/en.xml",
					      "profiles/core.xml"};

/* ---- files --------------------------------------------------------------------------------------------------- */

static char folder[] = "/tmp/lexgap-fuzz-rules-XXXXXX";
static struct lg_checklist *checklist; /* the fixture's */

static void link_fixture(const char *name)
{
	char from[PATH_MAX + 64], to[128], root[PATH_MAX];
	MUST(getcwd(root, sizeof root));
	snprintf(from, sizeof from, "%s/" FIXTURE "/%s", root, name);
	snprintf(to, sizeof to, "%s/%s", folder, name);
	MUST(symlink(from, to) == 0);
}

static void remove_folder(void)
{
	static const char *const names[] = {"concepts.xml",	 "instruments/a-feeding.xml",
					    "instruments/z.xml", "lexicon/en.xml",
					    "profiles/core.xml", "schema",
					    "instruments",	 "lexicon",
					    "profiles",		 ""};
	char path[128];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		(void)remove(path);
	}
	lg_checklist_free(checklist);
}

static void make_folder(void)
{
	static const char *const subs[] = {"instruments", "lexicon", "profiles"};
	char path[128];
	MUST(mkdtemp(folder));
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, subs[i]);
		MUST(mkdir(path, 0700) == 0);
	}
	link_fixture("schema");
	link_fixture("instruments/a-feeding.xml");
	link_fixture("concepts.xml");
	MUST(lg_checklist_load(&checklist, FIXTURE, NULL) == LG_OK);
	atexit(remove_folder);
}

static int load(enum what what, struct lg_diags *d)
{
	struct lg_checklist *c;
	struct lg_lexicon *l;
	bool *selected;
	int status;
	switch (what) {
	case LEXICON:
		status = lg_lexicon_load(&l, checklist, folder, LG_LIT("en"), d);
		if (status == LG_OK) {
			lg_rules_lint(checklist, (const struct lg_lexicon *const[]){l}, 1, NULL);
			lg_lexicon_free(l);
		}
		return status;
	case PROFILE:
		return lg_profile_load(&selected, d->arena, checklist, folder, LG_LIT("core"), d);
	case CONCEPTS:
	case INSTRUMENT:
	case PATTERN:
	case PHRASE:
	case WHAT_MAX:
		break;
	}
	status = lg_checklist_load(&c, folder, d);
	if (status == LG_OK)
		lg_checklist_free(c);
	return status;
}

static void try_file(enum what what, struct lg_slice bytes)
{
	char path[128];
	struct lg_diags d;
	snprintf(path, sizeof path, "%s/%s", folder, file_names[what]);
	MUST(lg_diags_init(&d) == LG_OK && lg_file_write(path, bytes) == LG_OK);
	int status = load(what, &d);
	MUST(status == LG_OK || status == LG_ERULE);
	MUST((status == LG_ERULE) == (d.errors > 0));
	lg_diags_done(&d);
	(void)unlink(path);
	if (what == CONCEPTS)
		link_fixture("concepts.xml");
}

/* ---- patterns ------------------------------------------------------------------------------------------------ */

static void check_literal(const struct lg_expansion *e)
{
	struct lg_buf same;
	lg_buf_init(&same, 0);
	lg_buf_str(&same, "\\b");
	lg_regex_put(&same, e->literal);
	lg_buf_str(&same, e->prefix ? "\\w*" : "\\b");
	MUST(lg_slice_eq(lg_buf_slice(&same), e->regex));
	lg_buf_done(&same);
}

static void try_text(enum what what, struct lg_slice bytes)
{
	struct lg_expansion e;
	struct lg_expander x = {.arena = lg_arena_new(), .fold = 2, .number = LG_LIT("(?:\\d+)")};
	struct lg_slice text;
	MUST(x.arena && lg_arena_copy(x.arena, bytes, &text));
	for (size_t i = 0; i < text.n; i++) /* what XML lets through, in ASCII */
		((char *)text.p)[i] = text.p[i] >= ' ' && text.p[i] < 127 ? text.p[i] : ' ';
	lg_buf_init(&x.scratch, 0);
	int status = what == PATTERN ? lg_expand_pattern(&e, &x, text) : lg_expand_phrase(&e, &x, text);
	MUST(status == LG_OK || status == LG_ERULE);
	MUST((status == LG_ERULE) == (e.why[0] != '\0'));
	if (status == LG_OK)
		MUST(lg_slice_starts(e.regex, "\\b") || lg_slice_starts(e.regex, "(?J)\\b"));
	if (status == LG_OK && e.literal.n)
		check_literal(&e);
	lg_buf_done(&x.scratch);
	lg_arena_free(x.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!checklist)
		make_folder();
	if (size == 0)
		return 0;
	enum what what = (enum what)(data[0] % WHAT_MAX);
	struct lg_slice bytes = {(const char *)data + 1, size - 1};
	if (what < FILES)
		try_file(what, bytes);
	else
		try_text(what, bytes);
	return 0;
}
