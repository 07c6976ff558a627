/* SPDX-License-Identifier: MIT */
/* folder.h - one folder of law files: what is in it, and what acts.csv and facts.csv say. For corpus.c. */
#ifndef LG_LIB_FOLDER_H
#define LG_LIB_FOLDER_H

#include "lib/corpus.h"

struct lg_folder {
	const char *path;
	LG_VEC(struct lg_entry) texts; /* by file name */
	LG_VEC(struct lg_fact) facts;
	LG_VEC(const char *) folders; /* paths, by name */
	size_t unreadable;
};

/* Everything lives in the arena. LG_EIO with a diagnostic when the folder cannot be listed. */
int lg_folder_read(struct lg_folder *out, struct lg_arena *a, const char *path, struct lg_diags *d) LG_MUST_USE;

#endif
