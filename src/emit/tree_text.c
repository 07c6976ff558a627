/* SPDX-License-Identifier: MIT */
/* One line a provision: eId, kind, number, heading, bytes on disk, own language, why it is no evidence. */
#include <stdlib.h>

#include "emit/tree.h"

void lg_tree_flags(struct lg_buf *out, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *name;
	} names[] = {
		{LG_PROV_REPEALED, "repealed"},
		{LG_PROV_QUOTED, "quoted"},
		{LG_PROV_TOC, "toc"},
		{LG_PROV_PREAMBLE, "preamble"},
		{LG_PROV_EDITORIAL, "editorial"},
		{LG_PROV_TREATY, "treaty"},
		{LG_PROV_NOT_COMMENCED, "not-commenced"},
		{LG_PROV_SUPERSEDED, "superseded"},
	};
	const char *between = "";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!(flags & names[i].flag))
			continue;
		lg_buf_fmt(out, "%s%s", between, names[i].name);
		between = " ";
	}
}

static void put_head(struct lg_buf *out, const struct lg_document *doc)
{
	lg_buf_slice_put(out, doc->name);
	lg_buf_str(out, ": ");
	lg_buf_slice_put(out, doc->title);
	lg_buf_str(out, "\nformat ");
	lg_buf_slice_put(out, doc->format);
	lg_buf_str(out, ", language ");
	lg_buf_slice_put(out, doc->lang.n ? doc->lang : LG_LIT("unknown"));
	lg_buf_fmt(out, ", %u provisions, %u articles, %zu bytes, sha256 %s\n\n", (unsigned)doc->nprov,
		   (unsigned)doc->nunits, doc->source_bytes, doc->sha256);
}

static void put_line(struct lg_buf *out, const struct lg_provision *p, unsigned depth)
{
	for (unsigned i = 0; i < depth; i++)
		lg_buf_str(out, "  ");
	lg_buf_slice_put(out, p->eid);
	lg_buf_fmt(out, "  %s", lg_kind_element(p->kind));
	if (p->num.n) {
		lg_buf_char(out, ' ');
		lg_buf_slice_put(out, p->num);
	}
	if (p->heading.n) {
		lg_buf_str(out, "  \"");
		lg_buf_slice_put(out, p->heading);
		lg_buf_char(out, '"');
	}
	lg_buf_fmt(out, "  %u-%u", (unsigned)p->src_begin, (unsigned)p->src_end);
	if (p->lang.n) {
		lg_buf_str(out, "  ");
		lg_buf_slice_put(out, p->lang);
	}
	if (p->flags & (LG_PROV_DEAD | LG_PROV_QUOTED)) {
		lg_buf_str(out, "  [");
		lg_tree_flags(out, p->flags);
		lg_buf_char(out, ']');
	}
	lg_buf_char(out, '\n');
}

int lg_tree_text(struct lg_buf *out, const struct lg_document *doc)
{
	unsigned *depth = calloc(doc->nprov ? doc->nprov : 1, sizeof *depth);
	if (!depth)
		return LG_ENOMEM;
	put_head(out, doc);
	for (uint32_t i = 0; i < doc->nprov; i++) {
		depth[i] = i ? depth[doc->prov[i].parent] + 1 : 0; /* preorder: the parent came before */
		put_line(out, &doc->prov[i], depth[i] < 40 ? depth[i] : 40);
	}
	free(depth);
	return lg_buf_status(out);
}
