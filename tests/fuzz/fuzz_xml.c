/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as XML: read without fault, every place within the source, and the tree that comes out survives being
 * written as Akoma Ntoso. The first byte chooses a root element, so that each dialect table gets its share.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/emit.h"
#include "read/read.h"

static const char *const roots[] = {
	"",
	"<akomaNtoso>",
	"<akomaNtoso xmlns:lg=\"https://lexgap.org/ns/tree\">",
	"<Legislation>",
	"<dokumente>",
	"<ACT>",
	"<bill xmlns=\"http://schemas.gpo.gov/xml/uslm\">",
	"<Statute>",
	"<wetgeving>",
	"<section xmlns=\"https://code.dccouncil.us/schemas/dc-library\">",
	"<LexML>",
	"<atto>",
};

static void check(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_xml: %s\n", what);
		abort();
	}
}

static struct lg_document *read_xml(struct lg_slice bytes)
{
	static struct lg_mark_phrase marks[] = {{LG_MARK_REPEALED, {"repealed", 8}}, {LG_MARK_NOTE, {"note", 4}}};
	static struct lg_level_word words[] = {{LG_KIND_ARTICLE, {"Article", 7}, false}};
	static const struct lg_language lang = {
		.code = {"en", 2}, .level = words, .nlevels = 1, .mark = marks, .nmarks = 2};
	const struct lg_read_options o = {.lang = &lang, .format = LG_LIT("xml")};
	struct lg_source source = {.path = LG_LIT("fuzz.xml"), .bytes = bytes};
	struct lg_document *doc = NULL;
	struct lg_diags d;
	if (lg_diags_init(&d) != LG_OK)
		return NULL;
	int status = lg_read(&doc, &source, &o, &d);
	check(status == LG_OK || status == LG_EPARSE || status == LG_ENOMEM, "unexpected status");
	lg_diags_done(&d);
	return doc;
}

static void check_places(const struct lg_document *doc)
{
	for (uint32_t p = 0; p < doc->nprov; p++)
		check(doc->prov[p].src_begin <= doc->prov[p].src_end && doc->prov[p].src_end <= doc->source_bytes,
		      "provision outside the source");
	for (size_t i = 0; i < doc->src_map.n; i++)
		check((size_t)doc->src_map.v[i].from + lg_piece_len(&doc->src_map.v[i]) <= doc->source_bytes,
		      "text from outside the source");
}

static void check_round_trip(const struct lg_document *doc)
{
	struct lg_buf akn;
	lg_buf_init(&akn, 0);
	check(lg_emit_tree(&akn, doc, LG_LIT("akn")) == LG_OK, "tree not written");
	struct lg_document *again = read_xml(lg_buf_slice(&akn));
	if (again)
		check(again->nprov == doc->nprov && again->nblocks == doc->nblocks, "tree changed by writing it");
	lg_document_free(again);
	lg_buf_done(&akn);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lg_buf bytes;
	if (size == 0)
		return 0;
	lg_buf_init(&bytes, 0);
	lg_buf_str(&bytes, roots[data[0] % (sizeof roots / sizeof *roots)]);
	lg_buf_put(&bytes, data + 1, size - 1);
	struct lg_document *doc = read_xml(lg_buf_slice(&bytes));
	if (doc) {
		check_places(doc);
		check_round_trip(doc);
	}
	lg_document_free(doc);
	lg_buf_done(&bytes);
	return 0;
}
