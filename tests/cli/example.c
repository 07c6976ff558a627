/* SPDX-License-Identifier: MIT */
/* A user of the installed library: prints each verdict with its first clause. */
#include <lexgap.h>
#include <stdio.h>
#include <string.h>

static void hear(void *self, const char *severity, const char *file, unsigned line, unsigned column, const char *text)
{
	(void)self;
	(void)column;
	fprintf(stderr, "%s:%u: %s: %s\n", file, line, severity, text);
}

static void print(struct lg_string s)
{
	printf(" %.*s", (int)s.length, s.bytes);
}

static int print_cell(const struct lg_session *s, size_t jurisdiction, size_t requirement)
{
	struct lg_judgement cell;
	struct lg_clause clause;
	if (lg_session_cell(&cell, s, jurisdiction, requirement) != LG_DONE)
		return 1;
	printf("%.*s %.*s %s", (int)cell.jurisdiction.length, cell.jurisdiction.bytes, (int)cell.requirement.length,
	       cell.requirement.bytes, cell.verdict);
	if (cell.clauses && lg_session_clause(&clause, s, jurisdiction, requirement, 0) == LG_DONE) {
		print(clause.act);
		print(clause.citation);
		print(clause.element);
	}
	putchar('\n');
	return lg_session_clause(&clause, s, jurisdiction, requirement, cell.clauses) == LG_WRONG_CALL ? 0 : 1;
}

static int print_all(const struct lg_session *s)
{
	char *bytes;
	size_t length;
	for (size_t j = 0; j < lg_session_jurisdictions(s); j++)
		for (size_t r = 0; r < lg_session_requirements(s); r++)
			if (print_cell(s, j, r) != 0)
				return 1;
	if (lg_session_report(&bytes, &length, s, "matrix-csv") != LG_DONE || length != strlen(bytes))
		return 1;
	fputs(bytes, stdout);
	lg_bytes_free(bytes);
	return lg_session_report(&bytes, &length, s, "nothing") == LG_WRONG_CALL ? 0 : 1;
}

int main(int argc, char **argv)
{
	static const char law[] = "Section 1 Register\n\nA keeper shall register each hive: a fine of 500 crowns.\n";
	struct lg_settings settings = {.size = sizeof settings, .rules = argv[1], .message = hear};
	struct lg_session *session;
	if (argc != 3 || lg_session_new(&session, &settings) != LG_DONE)
		return 1;
	int wrong = lg_session_add_folder(session, argv[2]) != LG_DONE ||
		    lg_session_add_text(session, "ZZ", "law.txt", law, sizeof law - 1, "en") != LG_DONE ||
		    lg_session_run(session) != LG_DONE || lg_session_run(session) != LG_WRONG_CALL ||
		    print_all(session) != 0;
	lg_session_free(session);
	return wrong;
}
