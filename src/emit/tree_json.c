/* SPDX-License-Identifier: MIT */
/* A flat list in document order, each provision with its parent's eId: as deep as the act is, no parser is nested. */
#include <stdlib.h>

#include "emit/json.h"
#include "emit/tree.h"

static void put_document(struct lg_json *j, const struct lg_document *doc)
{
	lg_json_object(j, "document");
	lg_json_str(j, "name", doc->name);
	lg_json_str(j, "path", doc->path);
	lg_json_str(j, "title", doc->title);
	lg_json_str(j, "format", doc->format);
	lg_json_str(j, "language", doc->lang);
	lg_json_str(j, "country", doc->country);
	lg_json_str(j, "work_iri", doc->work_iri);
	lg_json_str(j, "expression_date", doc->expression_date);
	lg_json_str(j, "number", doc->number);
	lg_json_text(j, "kind", lg_act_kind_name(doc->act_kind));
	lg_json_text(j, "sha256", doc->sha256);
	lg_json_int(j, "bytes", (int64_t)doc->source_bytes);
	lg_json_int(j, "provisions", doc->nprov);
	lg_json_int(j, "articles", doc->nunits);
	lg_json_bool(j, "draft", doc->draft);
	lg_json_bool(j, "mojibake", doc->mojibake);
	lg_json_end(j);
}

/* The provision's own words, headings left out: what stands in its text blocks, one space between. */
static void put_own_text(struct lg_buf *b, const struct lg_document *doc, uint32_t p)
{
	const char *between = "";
	for (uint32_t k = doc->prov[p].block_first; k < doc->prov[p].block_end; k++) {
		const struct lg_block *block = &doc->block[k];
		if (block->prov != p || block->role != LG_ROLE_TEXT)
			continue;
		lg_buf_str(b, between);
		lg_buf_slice_put(b, lg_slice_sub(doc->text, block->begin, block->end));
		between = " ";
	}
}

static void put_provision(struct lg_json *j, const struct lg_document *doc, uint32_t i, unsigned depth,
			  struct lg_buf *scratch)
{
	const struct lg_provision *p = &doc->prov[i];
	lg_json_object(j, NULL);
	lg_json_str(j, "eId", p->eid);
	lg_json_text(j, "kind", lg_kind_element(p->kind));
	if (i)
		lg_json_str(j, "parent", doc->prov[p->parent].eid);
	else
		lg_json_null(j, "parent");
	lg_json_int(j, "depth", depth);
	lg_json_bool(j, "article", (p->flags & LG_PROV_UNIT) != 0);
	lg_json_str(j, "num", p->num);
	lg_json_str(j, "heading", p->heading);
	if (p->wid.n)
		lg_json_str(j, "wId", p->wid);
	lg_json_str(j, "language", p->lang.n ? p->lang : doc->lang);
	lg_json_int(j, "byte_start", p->src_begin);
	lg_json_int(j, "byte_end", p->src_end);
	lg_buf_clear(scratch);
	lg_tree_flags(scratch, p->flags);
	lg_json_str(j, "flags", lg_buf_slice(scratch));
	lg_buf_clear(scratch);
	lg_citation_put(scratch, doc, i);
	lg_json_str(j, "citation", lg_buf_slice(scratch));
	lg_buf_clear(scratch);
	put_own_text(scratch, doc, i);
	lg_json_str(j, "text", lg_buf_slice(scratch));
	lg_json_end(j);
}

int lg_tree_json(struct lg_buf *out, const struct lg_document *doc)
{
	struct lg_json j = {.out = out};
	struct lg_buf scratch;
	unsigned *depth = calloc(doc->nprov ? doc->nprov : 1, sizeof *depth);
	if (!depth)
		return LG_ENOMEM;
	lg_buf_init(&scratch, 0);
	lg_json_object(&j, NULL);
	put_document(&j, doc);
	lg_json_array(&j, "provisions");
	for (uint32_t i = 0; i < doc->nprov; i++) {
		depth[i] = i ? depth[doc->prov[i].parent] + 1 : 0;
		put_provision(&j, doc, i, depth[i], &scratch);
	}
	lg_json_end(&j);
	lg_json_end(&j);
	int status = lg_buf_status(&scratch);
	lg_buf_done(&scratch);
	free(depth);
	return status ? status : lg_buf_status(out);
}
