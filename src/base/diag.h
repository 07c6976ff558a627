/* SPDX-License-Identifier: MIT */
/*
 * diag.h - what a user should know about an input: `file:line:col: severity: message`.
 *
 * The library reports here and never prints. Line and column start at 1, 0 means unknown; columns count bytes.
 */
#ifndef LG_BASE_DIAG_H
#define LG_BASE_DIAG_H

#include "base/arena.h"

enum lg_severity { LG_NOTE, LG_WARNING, LG_ERROR };

struct lg_diag {
	enum lg_severity severity;
	struct lg_slice file;
	uint32_t line, col;
	struct lg_slice message;
};

struct lg_diags {
	struct lg_arena *arena; /* owned */
	struct lg_diag *v;
	size_t n, cap;
	size_t suppressed; /* reported past the cap of LG_DIAGS_MAX, counted only */
	size_t errors;     /* how many LG_ERROR, suppressed ones included */
};

#define LG_DIAGS_MAX 1000

int lg_diags_init(struct lg_diags *d) LG_MUST_USE;
void lg_diags_done(struct lg_diags *d);

/* d may be NULL (nobody listens). file is copied. */
void lg_diag(struct lg_diags *d, enum lg_severity severity, struct lg_slice file, uint32_t line, uint32_t col,
	     const char *fmt, ...) LG_PRINTF(6, 7);

/* Appends all of from to into. */
void lg_diags_merge(struct lg_diags *into, const struct lg_diags *from);

const char *lg_severity_name(enum lg_severity severity);

#endif
