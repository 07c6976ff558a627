/* SPDX-License-Identifier: MIT */
#include "rules/file.h"

#include "base/buf.h"
#include "base/file.h"

#include <dirent.h>
#include <libxml/parser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX ((size_t)16 * 1024 * 1024)
#define MESSAGE_MAX 512

/* No network, no entities of its own, no XInclude: a rule file is exactly its bytes. */
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA)

/* ---- messages ------------------------------------------------------------------------------------------------ */

static void on_parse_error(void *context, xmlError *error)
{
	xmlParserCtxt *parser = context;
	struct lg_rule_file *f = parser->_private;
	if (error->level == XML_ERR_WARNING)
		return;
	struct lg_slice text = lg_slice_trim(lg_slice_from(error->message ? error->message : "not XML"));
	lg_diag(f->diags, LG_ERROR, f->path, (uint32_t)error->line, error->int2 > 0 ? (uint32_t)error->int2 : 0, "%.*s",
		(int)text.n, text.p);
	f->failed = true;
}

/* A whole attribute value before anything else: "a" is in many words. */
static uint32_t column_in(struct lg_slice line, struct lg_slice culprit)
{
	size_t at = lg_slice_find(line, culprit), begin = 0, found = at;
	for (; found != SIZE_MAX; begin += found + 1) {
		found = lg_slice_find(lg_slice_sub(line, begin, line.n), culprit);
		size_t after = begin + found + culprit.n;
		if (found != SIZE_MAX && begin + found && line.p[begin + found - 1] == '"' && after < line.n &&
		    line.p[after] == '"')
			return (uint32_t)(begin + found) + 1;
	}
	return at == SIZE_MAX ? 0 : (uint32_t)at + 1;
}

/* Column of the culprit on a line of the file; 0 when it is not there (a start tag over several lines). */
static uint32_t column_of(struct lg_slice bytes, uint32_t line, struct lg_slice culprit)
{
	if (culprit.n == 0 || line == 0)
		return 0;
	while (--line) {
		const char *end = memchr(bytes.p, '\n', bytes.n);
		if (!end)
			return 0;
		bytes = lg_slice_sub(bytes, (size_t)(end - bytes.p) + 1, bytes.n);
	}
	const char *end = memchr(bytes.p, '\n', bytes.n);
	return column_in(end ? lg_slice_sub(bytes, 0, (size_t)(end - bytes.p)) : bytes, culprit);
}

void lg_rule_error(struct lg_rule_file *f, const xmlNode *node, struct lg_slice culprit, const char *fmt, ...)
{
	char text[MESSAGE_MAX];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	uint32_t line = lg_rule_place(f, node).line;
	lg_diag(f->diags, LG_ERROR, f->path, line, column_of(f->bytes, line, culprit), "%s", text);
	f->failed = true;
}

struct lg_place lg_rule_place(const struct lg_rule_file *f, const xmlNode *node)
{
	long line = xmlGetLineNo((xmlNode *)node);
	return (struct lg_place){f->path, line > 0 ? (uint32_t)line : 0};
}

/* ---- opening ------------------------------------------------------------------------------------------------- */

static int read_bytes(struct lg_rule_file *f)
{
	struct lg_arena *scratch = lg_arena_new();
	struct lg_slice bytes;
	if (!scratch)
		return LG_ENOMEM;
	int status = lg_file_read(&bytes, scratch, f->path.p, FILE_MAX);
	char *copy = status ? NULL : malloc(bytes.n + 1);
	if (copy) {
		memcpy(copy, bytes.p, bytes.n);
		copy[bytes.n] = '\0';
		f->bytes = (struct lg_slice){copy, bytes.n};
	} else if (!status) {
		status = LG_ENOMEM;
	}
	lg_arena_free(scratch);
	if (status == LG_OK || status == LG_ENOMEM)
		return status;
	lg_diag(f->diags, LG_ERROR, f->path, 0, 0, "cannot be read");
	return LG_ERULE;
}

static int parse(struct lg_rule_file *f)
{
	xmlParserCtxt *parser = xmlNewParserCtxt();
	if (!parser)
		return LG_ENOMEM;
	parser->_private = f;
	parser->sax->serror = on_parse_error;
	f->doc = xmlCtxtReadMemory(parser, f->bytes.p, (int)f->bytes.n, NULL, NULL, PARSE_OPTIONS);
	xmlFreeParserCtxt(parser);
	f->root = f->doc ? xmlDocGetRootElement(f->doc) : NULL;
	if (f->root && xmlGetIntSubset(f->doc)) {
		lg_rule_error(f, f->root, (struct lg_slice){0}, "a rule file has no document type declaration");
		return LG_ERULE;
	}
	if (!f->root && !f->failed)
		lg_diag(f->diags, LG_ERROR, f->path, 0, 0, "not XML");
	return f->root && !f->failed ? LG_OK : LG_ERULE;
}

static int joined(struct lg_slice *out, struct lg_arena *a, struct lg_buf *path)
{
	int status = lg_buf_status(path);
	if (status == LG_OK && !lg_arena_copy(a, lg_buf_slice(path), out))
		status = LG_ENOMEM;
	lg_buf_done(path);
	return status;
}

int lg_rule_path(struct lg_slice *out, struct lg_arena *a, const char *dir, const char *sub, struct lg_slice name)
{
	struct lg_buf path;
	lg_buf_init(&path, 0);
	lg_buf_fmt(&path, "%s/%s%s%.*s.xml", dir, sub, sub[0] ? "/" : "", (int)name.n, name.p);
	return joined(out, a, &path);
}

int lg_rule_open(struct lg_rule_file *out, struct lg_arena *a, const char *dir, const char *sub, struct lg_slice name,
		 enum lg_schema schema, struct lg_diags *d)
{
	*out = (struct lg_rule_file){.diags = d};
	LG_TRY(lg_rule_path(&out->path, a, dir, sub, name));
	LG_TRY(read_bytes(out));
	LG_TRY(parse(out));
	return lg_schema_validate(dir, schema, out->doc, out->path, d);
}

void lg_rule_close(struct lg_rule_file *f)
{
	xmlFreeDoc(f->doc);
	free((char *)f->bytes.p);
	f->doc = NULL;
	f->root = NULL;
	f->bytes = (struct lg_slice){0};
}

/* ---- folders ------------------------------------------------------------------------------------------------- */

struct name_list {
	struct lg_slice *v;
	size_t n, cap;
};

static int by_name(const void *x, const void *y)
{
	return lg_slice_cmp(*(const struct lg_slice *)x, *(const struct lg_slice *)y);
}

static int add_xml_name(struct name_list *list, struct lg_arena *a, const char *file)
{
	struct lg_slice name = lg_slice_from(file);
	if (file[0] == '.' || !lg_slice_ends(name, ".xml"))
		return LG_OK;
	if (!LG_VEC_ROOM(a, list) || !lg_arena_copy(a, lg_slice_sub(name, 0, name.n - 4), &list->v[list->n]))
		return LG_ENOMEM;
	list->n++;
	return LG_OK;
}

int lg_rule_list(struct lg_slice **out, size_t *n, struct lg_arena *a, const char *dir, const char *sub)
{
	struct lg_slice path;
	struct name_list list = {0};
	struct lg_buf folder_path;
	lg_buf_init(&folder_path, 0);
	lg_buf_fmt(&folder_path, "%s/%s", dir, sub);
	LG_TRY(joined(&path, a, &folder_path));
	DIR *folder = opendir(path.p);
	int status = LG_OK;
	for (struct dirent *entry; folder && status == LG_OK && (entry = readdir(folder));)
		status = add_xml_name(&list, a, entry->d_name);
	if (folder)
		closedir(folder);
	if (status)
		return status;
	if (list.n > 1)
		qsort(list.v, list.n, sizeof *list.v, by_name);
	*out = list.v;
	*n = list.n;
	return LG_OK;
}
