/* SPDX-License-Identifier: MIT */
/*
 * lexgap.h - the public interface of liblexgap: law texts in, verdicts with cited clauses and reports out.
 *
 *	struct lg_settings settings = {.size = sizeof settings};
 *	struct lg_session *session;
 *	if (lg_session_new(&session, &settings) == LG_DONE && lg_session_add_folder(session, "corpus/ua") == LG_DONE &&
 *	    lg_session_run(session) == LG_DONE)
 *		... lg_session_cell, lg_session_clause, lg_session_report ...
 *	lg_session_free(session);
 *
 * Functions return LG_DONE or a negative code. The library never prints, exits, or reads clock, locale or environment.
 * One session belongs to one thread at a time; several sessions do not know of each other.
 */
#ifndef LEXGAP_H
#define LEXGAP_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum lg_result {
	LG_DONE = 0,
	LG_NO_MEMORY = -1,
	LG_UNREADABLE = -2, /* a file or folder */
	LG_NOT_UNDERSTOOD = -3,
	LG_TOO_MUCH = -4,    /* a limit of size was reached */
	LG_WRONG_CALL = -5,  /* asked for something that does not exist, or out of turn */
	LG_WRONG_RULES = -6, /* a rule file is wrong: nothing is reported from it */
};

struct lg_session; /* opaque */

/* Fill with zeroes, then set what you need. Strings are copied. */
struct lg_settings {
	size_t size;	     /* sizeof(struct lg_settings) */
	const char *rules;   /* rules folder; NULL: the installed one */
	const char *cache;   /* a folder of the user's own where rules are kept in a form that loads fast; NULL: none */
	const char *profile; /* which requirements are shown; NULL: all */
	const char *lang;    /* language of all texts, over what they say; NULL: each its own */
	unsigned jobs;	     /* threads; 0: one per processor */
	int draft;	     /* files and texts are drafts: what they insert into other acts counts as law */
	/* What is wrong or doubtful: severity is "note", "warning" or "error"; line and column start at 1, 0: unknown.
	 */
	void (*message)(void *self, const char *severity, const char *file, unsigned line, unsigned column,
			const char *text);
	void *self; /* handed to message */
};

int lg_session_new(struct lg_session **out, const struct lg_settings *settings);
void lg_session_free(struct lg_session *session); /* NULL is a no-op */

/* ---- texts ---------------------------------------------------------------------------------------------------- */

/* A folder of acts is one jurisdiction, a folder of folders one each; acts.csv and facts.csv are read. */
int lg_session_add_folder(struct lg_session *session, const char *path);
int lg_session_add_file(struct lg_session *session, const char *jurisdiction, const char *path);
/* name stands for a file name; bytes must live until lg_session_run returns. lang may be NULL. */
int lg_session_add_text(struct lg_session *session, const char *jurisdiction, const char *name, const char *bytes,
			size_t length, const char *lang);

/* Reads, matches and judges everything that was added. Once per session. */
int lg_session_run(struct lg_session *session);

/* ---- results, after lg_session_run; they live as long as the session ------------------------------------------ */

/* Not always NUL-terminated. UTF-8, except for paths. */
struct lg_string {
	const char *bytes;
	size_t length;
};

struct lg_judgement {
	struct lg_string jurisdiction, requirement;
	const char *verdict;	  /* MET PARTIAL GAP CONTRADICTED RESERVED UNKNOWN MANUAL */
	struct lg_string missing; /* elements that were not found, "; " between */
	struct lg_string note;
	int engine_limit; /* UNKNOWN because matching reached a limit */
	size_t clauses;
};

struct lg_clause {
	struct lg_string act;	   /* file name without extensions */
	struct lg_string eid;	   /* Akoma Ntoso: art_255-2__para_3 */
	struct lg_string citation; /* art. 255-2(3) */
	struct lg_string element;  /* id of what it answers; "contradiction" */
	struct lg_string quote;
	size_t byte_start, byte_end; /* of the quote in the file */
};

size_t lg_session_jurisdictions(const struct lg_session *session);
size_t lg_session_requirements(const struct lg_session *session); /* those of the profile */
size_t lg_session_unreadable(const struct lg_session *session);	  /* inputs that could not be read */

/* LG_WRONG_CALL for numbers that are too large. */
int lg_session_cell(struct lg_judgement *out, const struct lg_session *session, size_t jurisdiction,
		    size_t requirement);
int lg_session_clause(struct lg_clause *out, const struct lg_session *session, size_t jurisdiction, size_t requirement,
		      size_t clause);

/* format: csv, matrix-csv, json, md, html, section-md, section-html, docx, odt, xlsx, sarif, oscal,
 * terminal. The caller frees *bytes with lg_bytes_free. */
int lg_session_report(char **bytes, size_t *length, const struct lg_session *session, const char *format);
void lg_bytes_free(char *bytes);

const char *lg_version(void);

#ifdef __cplusplus
}
#endif

#endif
