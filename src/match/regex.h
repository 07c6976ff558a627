/* SPDX-License-Identifier: MIT */
/*
 * regex.h - PCRE2 with limits: the only header between the matcher and that library.
 *
 * A code is one compiled pattern, immutable and shared. A runner is what one thread needs to match: match data, limits,
 * a JIT stack. Subjects are valid UTF-8 (never checked again) and hold no '\n'. A match is never empty.
 */
#ifndef LG_MATCH_REGEX_H
#define LG_MATCH_REGEX_H

#include "match/match.h"

enum lg_code_form {
	LG_CODE_ANCHORED = 1, /* matches only where it is told to start */
	LG_CODE_JIT = 2,      /* machine code where the machine allows it; costs some 50 us to make */
	LG_CODE_FORMS = 4     /* number of combinations */
};

/* The named groups that give a value. */
enum lg_group { LG_GROUP_YEARS, LG_GROUP_MONTHS, LG_GROUP_DAYS, LG_GROUP_N, LG_GROUP_MAX };

struct lg_code;

/* A regex that PCRE2 refuses gives a broken code (LG_OK). Only LG_ENOMEM fails. */
int lg_code_new(struct lg_code **out, struct lg_slice regex, unsigned form) LG_MUST_USE;
void lg_code_free(struct lg_code *c); /* NULL is a no-op */

bool lg_code_broken(const struct lg_code *c);
bool lg_code_matches_empty(const struct lg_code *c); /* it may: a match of no words */
bool lg_code_has_groups(const struct lg_code *c);    /* some group of enum lg_group */

struct lg_code_error {
	int code;
	uint32_t offset; /* bytes into the regex */
	char message[160];
};
struct lg_code_error lg_code_error(const struct lg_code *c); /* of a broken code */

struct lg_runner;

/* Limits of 0 take the defaults. */
int lg_runner_new(struct lg_runner **out, const struct lg_scan_limits *limits) LG_MUST_USE;
void lg_runner_free(struct lg_runner *r);

enum lg_run {
	LG_RUN_MATCH,
	LG_RUN_NONE,
	LG_RUN_LIMIT, /* given up: it may or may not match */
	LG_RUN_NOMEM
};

struct lg_match {
	uint32_t begin, end; /* bytes into the subject */
};

/* The leftmost match at or after `from`, within the limits, one try. */
enum lg_run lg_run_once(struct lg_match *out, struct lg_runner *r, const struct lg_code *c, struct lg_slice subject,
			uint32_t from);

/* The same by the interpreter, whatever the form of the code, with LG_RETRY_FACTOR times the effort. */
#define LG_RETRY_FACTOR 10
enum lg_run lg_run_hard(struct lg_match *out, struct lg_runner *r, const struct lg_code *c, struct lg_slice subject,
			uint32_t from);

/* Text of a named group in the latest match of c by r; false when no group of that name took part. Of several groups
 * with one name it is the first that did. */
bool lg_run_group(struct lg_slice *out, const struct lg_runner *r, const struct lg_code *c, struct lg_slice subject,
		  enum lg_group group);

#endif
