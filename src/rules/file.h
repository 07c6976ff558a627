/* SPDX-License-Identifier: MIT */
/*
 * file.h - one rule file: read, parsed, validated, with located messages. Internal to src/rules, which alone sees
 * libxml2 beside the readers.
 */
#ifndef LG_RULES_FILE_H
#define LG_RULES_FILE_H

#include "base/diag.h"
#include "model/checklist.h"
#include "rules/schema.h"

#include <libxml/tree.h>

struct lg_rule_file {
	struct lg_slice path;  /* in the arena given at opening: places borrow it */
	struct lg_slice bytes; /* as on disk; malloc'ed until closing */
	xmlDoc *doc;
	xmlNode *root;
	struct lg_diags *diags;
	bool failed; /* something was reported as an error */
};

/* Reads dir/sub/name.xml (sub may be empty). LG_ERULE, reported, when it cannot be read, is not XML or not valid. *out
 * is to be closed in every case. */
int lg_rule_open(struct lg_rule_file *out, struct lg_arena *a, const char *dir, const char *sub, struct lg_slice name,
		 enum lg_schema schema, struct lg_diags *d) LG_MUST_USE;
void lg_rule_close(struct lg_rule_file *f);

/* dir/sub/name.xml, NUL-terminated in the arena. */
int lg_rule_path(struct lg_slice *out, struct lg_arena *a, const char *dir, const char *sub,
		 struct lg_slice name) LG_MUST_USE;

/* Names (without ".xml", ascending) of the XML files in dir/sub; none when there is no such folder. */
int lg_rule_list(struct lg_slice **out, size_t *n, struct lg_arena *a, const char *dir, const char *sub) LG_MUST_USE;

/* Reports an error at a node. culprit: the word that is wrong, to be found on the line for the column; may be empty. */
void lg_rule_error(struct lg_rule_file *f, const xmlNode *node, struct lg_slice culprit, const char *fmt, ...)
	LG_PRINTF(4, 5);
struct lg_place lg_rule_place(const struct lg_rule_file *f, const xmlNode *node);

/* ---- nodes --------------------------------------------------------------------------------------------------- */

xmlNode *lg_node_first(const xmlNode *parent); /* first child element; NULL when none */
xmlNode *lg_node_next(const xmlNode *node);    /* next element beside it */
bool lg_node_is(const xmlNode *node, const char *name);

/* An attribute, trimmed, borrowed from the document; empty when absent. */
struct lg_slice lg_node_attr(const xmlNode *node, const char *name);
bool lg_node_yes(const xmlNode *node, const char *name); /* attribute says "yes" */

/* Copies of an attribute, or of the text inside with white space runs as one blank. */
int lg_node_attr_copy(struct lg_slice *out, struct lg_arena *a, const xmlNode *node, const char *name) LG_MUST_USE;
int lg_node_text(struct lg_slice *out, struct lg_arena *a, const xmlNode *node) LG_MUST_USE;
/* The same with line ends kept and blanks at line starts and ends dropped: a small law. */
int lg_node_lines(struct lg_slice *out, struct lg_arena *a, const xmlNode *node) LG_MUST_USE;

/* A whole number in an attribute; fallback when absent. False (reported) when it is none. */
bool lg_node_uint(uint32_t *out, struct lg_rule_file *f, const xmlNode *node, const char *name, uint32_t fallback);

/* Index of an attribute's value in names; fallback when absent or unknown (the schema has reported it). */
int lg_node_choice(const xmlNode *node, const char *name, const char *const *names, size_t n, int fallback);

#endif
