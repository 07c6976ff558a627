/* SPDX-License-Identifier: MIT */
/*
 * Compiling a schema costs as much as parsing a lexicon, so compiled schemas are kept for the life of the process: the
 * one mutable static of the library, behind a mutex. They are keyed by their bytes, since tests use several rule
 * folders.
 */
#include "rules/schema.h"

#include "base/buf.h"
#include "base/file.h"

#include <libxml/relaxng.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[LG_SCHEMA_MAX] = {"concepts", "lexicon", "instrument", "profile"};

static struct {
	pthread_mutex_t lock;
	struct {
		char *bytes;
		size_t n;
		xmlRelaxNG *compiled;
	} schema[LG_SCHEMA_MAX];
} cache = {.lock = PTHREAD_MUTEX_INITIALIZER};

struct listener {
	struct lg_slice path;
	struct lg_diags *diags;
	uint32_t line; /* of the last message: libxml2 says the same thing again, ever more vaguely */
	size_t heard;
};

static void on_error(void *user, xmlError *error)
{
	struct listener *l = user;
	uint32_t line = error->line > 0 ? (uint32_t)error->line : 0;
	if (error->node && xmlGetLineNo(error->node) > 0)
		line = (uint32_t)xmlGetLineNo(error->node); /* error->line ends at 65535 */
	if (l->heard++ && line == l->line)
		return;
	l->line = line;
	struct lg_slice text = lg_slice_trim(lg_slice_from(error->message ? error->message : "not valid"));
	lg_diag(l->diags, LG_ERROR, l->path, line, 0, "%.*s", (int)text.n, text.p);
}

static xmlRelaxNG *compile(struct lg_slice bytes, struct listener *l)
{
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(bytes.p, (int)bytes.n);
	if (!parser)
		return NULL;
	xmlRelaxNGSetParserStructuredErrors(parser, on_error, l);
	xmlRelaxNG *compiled = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	return compiled;
}

/* Puts the compiled form of bytes into its slot; the lock is held. */
static int keep_compiled(enum lg_schema schema, struct lg_slice bytes, struct listener *l)
{
	if (cache.schema[schema].compiled && cache.schema[schema].n == bytes.n &&
	    memcmp(cache.schema[schema].bytes, bytes.p, bytes.n) == 0)
		return LG_OK;
	char *copy = malloc(bytes.n + 1);
	if (!copy)
		return LG_ENOMEM;
	memcpy(copy, bytes.p, bytes.n);
	xmlRelaxNG *compiled = compile(bytes, l);
	if (!compiled) {
		free(copy);
		if (l->heard == 0)
			lg_diag(l->diags, LG_ERROR, l->path, 0, 0, "the schema could not be compiled");
		return LG_ERULE;
	}
	xmlRelaxNGFree(cache.schema[schema].compiled);
	free(cache.schema[schema].bytes);
	cache.schema[schema].compiled = compiled;
	cache.schema[schema].bytes = copy;
	cache.schema[schema].n = bytes.n;
	return LG_OK;
}

static int validate(xmlRelaxNG *compiled, xmlDoc *doc, struct listener *l)
{
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(compiled);
	if (!valid)
		return LG_ENOMEM;
	xmlRelaxNGSetValidStructuredErrors(valid, on_error, l);
	int answer = xmlRelaxNGValidateDoc(valid, doc);
	xmlRelaxNGFreeValidCtxt(valid);
	if (answer != 0 && l->heard == 0)
		lg_diag(l->diags, LG_ERROR, l->path, 0, 0, "does not follow the schema");
	return answer == 0 ? LG_OK : LG_ERULE;
}

static int with_schema(enum lg_schema schema, const char *schema_path, struct lg_arena *scratch, xmlDoc *doc,
		       struct lg_slice path, struct lg_diags *d)
{
	struct lg_slice bytes;
	struct listener on_schema = {.path = lg_slice_from(schema_path), .diags = d};
	struct listener on_doc = {.path = path, .diags = d};
	int status = lg_file_read(&bytes, scratch, schema_path, 1 << 20);
	if (status == LG_ENOMEM)
		return status;
	if (status) {
		lg_diag(d, LG_ERROR, on_schema.path, 0, 0, "cannot read the schema");
		return LG_ERULE;
	}
	pthread_mutex_lock(&cache.lock);
	status = keep_compiled(schema, bytes, &on_schema);
	if (status == LG_OK)
		status = validate(cache.schema[schema].compiled, doc, &on_doc);
	pthread_mutex_unlock(&cache.lock);
	return status;
}

int lg_schema_validate(const char *dir, enum lg_schema schema, xmlDoc *doc, struct lg_slice path, struct lg_diags *d)
{
	struct lg_buf schema_path;
	struct lg_arena *scratch = lg_arena_new();
	lg_buf_init(&schema_path, 0);
	lg_buf_fmt(&schema_path, "%s/schema/%s.rng", dir, names[schema]);
	int status = scratch ? lg_buf_status(&schema_path) : LG_ENOMEM;
	if (status == LG_OK)
		status = with_schema(schema, schema_path.bytes, scratch, doc, path, d);
	lg_buf_done(&schema_path);
	lg_arena_free(scratch);
	return status;
}
