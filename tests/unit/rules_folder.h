/* SPDX-License-Identifier: MIT */
/* rules_folder.h - rule folders made for a test: links to the fixture's files, some of them replaced. */
#ifndef LG_TESTS_RULES_FOLDER_H
#define LG_TESTS_RULES_FOLDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

#define FIXTURE "tests/rules/fixture"

struct folder {
	char path[64];
};

static inline void put_path(char *out, size_t size, const char *dir, const char *name)
{
	int n = snprintf(out, size, "%s/%s", dir, name);
	assert_true(n > 0 && (size_t)n < size);
}

static inline void folder_link(const struct folder *f, const char *name)
{
	char from[600], to[128], root[512];
	assert_non_null(getcwd(root, sizeof root));
	int n = snprintf(from, sizeof from, "%s/" FIXTURE "/%s", root, name);
	assert_true(n > 0 && (size_t)n < sizeof from);
	put_path(to, sizeof to, f->path, name);
	assert_int_equal(symlink(from, to), 0);
}

static inline void folder_open(struct folder *f)
{
	static const char *const subs[] = {"instruments", "lexicon", "profiles"};
	char path[128];
	strcpy(f->path, "/tmp/lexgap-rules-XXXXXX");
	assert_non_null(mkdtemp(f->path));
	for (size_t i = 0; i < 3; i++) {
		put_path(path, sizeof path, f->path, subs[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	folder_link(f, "schema");
}

static inline void folder_write(const struct folder *f, const char *name, const char *content)
{
	char path[128];
	put_path(path, sizeof path, f->path, name);
	assert_int_equal(lg_file_write(path, lg_slice_from(content)), LG_OK);
}

static inline void folder_close(const struct folder *f)
{
	static const char *const files[] = {"instruments/a-feeding.xml",
					    "instruments/b-play.xml",
					    "instruments/x.xml",
					    "lexicon/en.xml",
					    "profiles/core.xml",
					    "concepts.xml",
					    "schema"};
	static const char *const subs[] = {"instruments", "lexicon", "profiles"};
	char path[128];
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		put_path(path, sizeof path, f->path, files[i]);
		(void)unlink(path);
	}
	for (size_t i = 0; i < 3; i++) {
		put_path(path, sizeof path, f->path, subs[i]);
		assert_int_equal(rmdir(path), 0);
	}
	assert_int_equal(rmdir(f->path), 0);
}

#endif
