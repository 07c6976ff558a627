/* SPDX-License-Identifier: MIT */
/*
 * A tree as Akoma Ntoso 3.0, which the XML reader turns into the same tree again: kinds, numbers, headings, eIds,
 * words, notes, and why a provision is no evidence. What the standard has no word for stands in attributes of our own
 * namespace; that namespace also tells the reader that the structure is exact and need not be looked for in the words.
 */
#include <stdlib.h>

#include "emit/tree.h"

/* An open provision. */
struct frame {
	uint32_t prov;
	const char *box;   /* text container that is open in it: "intro", "content", "wrapUp", "" for none of its own */
	bool children;	   /* some were written */
	const char *close; /* end tags of its element */
};

struct writer {
	struct lg_buf *out;
	const struct lg_document *doc;
	struct frame *frame;
	size_t depth;
	uint32_t block; /* next to write */
	bool body;	/* <body> is open */
	bool preface;	/* was written */
};

/* ---- characters ----------------------------------------------------------------------------------------------- */

static void put_escaped(struct lg_buf *out, struct lg_slice s)
{
	size_t begin = 0;
	for (size_t i = 0; i <= s.n; i++) {
		const char *instead = NULL;
		unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;
		if (i < s.n && c == '&')
			instead = "&amp;";
		else if (i < s.n && c == '<')
			instead = "&lt;";
		else if (i < s.n && c == '>')
			instead = "&gt;";
		else if (i < s.n && c == '"')
			instead = "&quot;";
		else if (i < s.n && c < ' ')
			instead = " ";
		if (!instead && i < s.n)
			continue;
		lg_buf_put(out, s.p + begin, i - begin);
		if (instead)
			lg_buf_str(out, instead);
		begin = i + 1;
	}
}

static void put_attribute(struct lg_buf *out, const char *name, struct lg_slice value)
{
	if (value.n == 0)
		return;
	lg_buf_fmt(out, " %s=\"", name);
	put_escaped(out, value);
	lg_buf_char(out, '"');
}

static void put_value(struct lg_buf *out, const char *element, const char *attribute, struct lg_slice value)
{
	if (value.n == 0)
		return;
	lg_buf_fmt(out, "<%s", element);
	put_attribute(out, attribute, value);
	lg_buf_str(out, "/>");
}

/* ---- metadata ------------------------------------------------------------------------------------------------- */

static void put_meta(struct lg_buf *out, const struct lg_document *doc)
{
	lg_buf_str(out, "<meta><identification source=\"#lexgap\">\n<FRBRWork>");
	put_value(out, "FRBRthis", "value", doc->work_iri);
	put_value(out, "FRBRuri", "value", doc->work_iri);
	if (doc->title.n) {
		lg_buf_str(out, "<FRBRalias name=\"title\"");
		put_attribute(out, "value", doc->title);
		lg_buf_str(out, "/>");
	}
	put_value(out, "FRBRcountry", "value", doc->country);
	put_value(out, "FRBRnumber", "value", doc->number);
	lg_buf_str(out, "</FRBRWork>\n<FRBRExpression>");
	put_value(out, "FRBRdate", "date", doc->expression_date);
	put_value(out, "FRBRlanguage", "language", doc->lang);
	lg_buf_str(out, "</FRBRExpression>\n</identification></meta>\n");
}

/* ---- provisions ----------------------------------------------------------------------------------------------- */

static void put_flags(struct lg_buf *out, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *attribute;
	} names[] = {
		{LG_PROV_REPEALED, "status=\"removed\""},
		{LG_PROV_QUOTED, "lg:quoted=\"yes\""},
		{LG_PROV_TOC, "lg:toc=\"yes\""},
		{LG_PROV_PREAMBLE, "lg:preamble=\"yes\""},
		{LG_PROV_EDITORIAL, "lg:editorial=\"yes\""},
		{LG_PROV_TREATY, "lg:treaty=\"yes\""},
		{LG_PROV_NOT_COMMENCED, "lg:notcommenced=\"yes\""},
		{LG_PROV_SUPERSEDED, "lg:superseded=\"yes\""},
		{LG_PROV_INFERRED, "lg:inferred=\"yes\""},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (flags & names[i].flag)
			lg_buf_fmt(out, " %s", names[i].attribute);
}

static unsigned flags_of_kind(enum lg_kind kind)
{
	if (kind == LG_KIND_QUOTED)
		return LG_PROV_QUOTED;
	if (kind == LG_KIND_TOC)
		return LG_PROV_TOC;
	return kind == LG_KIND_PREAMBLE || kind == LG_KIND_RECITAL ? LG_PROV_PREAMBLE : 0;
}

static void put_start(struct writer *w, const char *element, uint32_t p)
{
	const struct lg_provision *v = &w->doc->prov[p];
	unsigned above = w->doc->prov[v->parent].flags & ~(unsigned)LG_PROV_INFERRED;
	lg_buf_fmt(w->out, "<%s", element);
	put_attribute(w->out, "eId", v->eid);
	put_attribute(w->out, "wId", v->wid);
	put_attribute(w->out, "xml:lang", v->lang);
	put_flags(w->out, v->flags & ~above & ~flags_of_kind(v->kind));
	lg_buf_str(w->out, ">");
	if (v->num.n) {
		lg_buf_str(w->out, "<num>");
		put_escaped(w->out, v->num);
		lg_buf_str(w->out, "</num>");
	}
	lg_buf_char(w->out, '\n');
}

static void close_box(struct writer *w)
{
	struct frame *f = &w->frame[w->depth - 1];
	if (f->box && *f->box)
		lg_buf_fmt(w->out, "</%s>\n", f->box);
	f->box = NULL;
}

/* Words of a provision stand before its children, after them, or alone. */
static const char *box_for(const struct writer *w, const struct frame *f)
{
	const struct lg_provision *v = &w->doc->prov[f->prov];
	if (f->prov == 0 || v->kind == LG_KIND_PREAMBLE || v->kind == LG_KIND_CONCLUSIONS || v->kind == LG_KIND_TOC ||
	    v->kind == LG_KIND_RECITAL)
		return "";
	if (f->children)
		return "wrapUp";
	for (uint32_t c = f->prov + 1; c < v->end; c = w->doc->prov[c].end)
		if (w->doc->prov[c].kind != LG_KIND_QUOTED)
			return "intro";
	return "content";
}

static void open_box(struct writer *w)
{
	struct frame *f = &w->frame[w->depth - 1];
	if (f->box)
		return;
	f->box = box_for(w, f);
	if (*f->box)
		lg_buf_fmt(w->out, "<%s>\n", f->box);
}

static void open_body(struct writer *w)
{
	if (!w->body)
		lg_buf_str(w->out, "<body>\n");
	w->body = true;
}

static void close_body(struct writer *w)
{
	if (w->body)
		lg_buf_str(w->out, "</body>\n");
	w->body = false;
}

/* text: of one of its heading blocks. A number that was lost into the heading was mended in `num` and `heading` alone.
 */
static void put_heading(struct writer *w, const struct lg_provision *v, struct lg_slice text)
{
	bool title = w->depth == 1;
	if (v->heading.n && v->heading.n < text.n &&
	    lg_slice_eq(lg_slice_sub(text, text.n - v->heading.n, text.n), v->heading))
		text = v->heading;
	close_box(w);
	if (title)
		close_body(w);
	lg_buf_str(w->out, title ? "<preface lg:part=\"no\"><longTitle lg:part=\"title\"><p>" : "<heading>");
	put_escaped(w->out, text);
	lg_buf_str(w->out, title ? "</p></longTitle></preface>\n" : "</heading>\n");
}

static void put_words(struct writer *w, const struct lg_block *block, struct lg_slice text)
{
	const struct lg_provision *v = &w->doc->prov[block->prov];
	bool editorial = block->flags & ~v->flags & LG_PROV_EDITORIAL;
	if (w->depth == 1)
		open_body(w);
	open_box(w);
	lg_buf_str(w->out, editorial ? "<p><remark status=\"editorial\">" : "<p>");
	put_escaped(w->out, text);
	lg_buf_str(w->out, editorial ? "</remark></p>\n" : "</p>\n");
}

static void put_blocks(struct writer *w, uint32_t end)
{
	for (; w->block < end; w->block++) {
		const struct lg_block *block = &w->doc->block[w->block];
		struct lg_slice text = lg_slice_sub(w->doc->text, block->begin, block->end);
		if (block->role == LG_ROLE_HEADING)
			put_heading(w, &w->doc->prov[block->prov], text);
		else
			put_words(w, block, text);
	}
}

static void put_end(struct writer *w)
{
	struct frame *f = &w->frame[w->depth - 1];
	put_blocks(w, w->doc->prov[f->prov].block_end);
	close_box(w);
	lg_buf_str(w->out, f->close);
	w->depth--;
}

static bool preamble_follows(const struct lg_document *doc, uint32_t p)
{
	for (uint32_t c = doc->prov[p].end; c < doc->nprov; c = doc->prov[c].end)
		if (doc->prov[c].kind == LG_KIND_PREAMBLE)
			return true;
	return false;
}

/* Start tag of a provision right below the act that is no part of its body. Returns its end tags; NULL: it is one. */
static const char *put_part(struct writer *w, uint32_t p)
{
	enum lg_kind kind = w->doc->prov[p].kind;
	if (kind != LG_KIND_PREAMBLE && kind != LG_KIND_TOC && kind != LG_KIND_CONCLUSIONS) {
		open_body(w);
		return NULL;
	}
	close_body(w);
	if (kind == LG_KIND_TOC) {
		lg_buf_str(w->out, "<coverPage lg:part=\"no\">\n");
		put_start(w, "toc", p);
		return "</toc>\n</coverPage>\n";
	}
	if (kind == LG_KIND_CONCLUSIONS) {
		put_start(w, "conclusions", p);
		return "</conclusions>\n";
	}
	bool preface = !w->preface && preamble_follows(w->doc, p);
	w->preface |= preface;
	put_start(w, preface ? "preface" : "preamble", p);
	return preface ? "</preface>\n" : "</preamble>\n";
}

/* Kinds for which the standard has a name in an attribute. */
static const char *const hcontainers[LG_KIND_MAX] = {
	[LG_KIND_ATTACHMENT] = "hcontainer name=\"schedule\"",
	[LG_KIND_CONCLUSIONS] = "hcontainer name=\"conclusions\"",
	[LG_KIND_NOTE] = "hcontainer name=\"note\"",
	[LG_KIND_CROSSHEADING] = "hcontainer name=\"crossheading\"",
};

static const char *put_open(struct writer *w, uint32_t p)
{
	static const char *const ends[LG_KIND_MAX] = {
#define LG_KIND(constant, element, ref, level) "</" element ">\n",
#include "model/kind.def"
#undef LG_KIND
	};
	enum lg_kind kind = w->doc->prov[p].kind;
	const char *hcontainer = hcontainers[kind];
	const char *end = w->depth == 1 ? put_part(w, p) : NULL;
	if (end)
		return end;
	if (kind == LG_KIND_QUOTED) {
		lg_buf_str(w->out, "<p><mod>");
		put_start(w, "quotedStructure", p);
		return "</quotedStructure></mod></p>\n";
	}
	put_start(w, hcontainer ? hcontainer : lg_kind_element(kind), p);
	return hcontainer ? "</hcontainer>\n" : ends[kind];
}

static void put_provision(struct writer *w, uint32_t p)
{
	while (p >= w->doc->prov[w->frame[w->depth - 1].prov].end)
		put_end(w);
	struct frame *up = &w->frame[w->depth - 1];
	bool quoted = w->doc->prov[p].kind == LG_KIND_QUOTED;
	put_blocks(w, w->doc->prov[p].block_first);
	if (quoted) {
		if (w->depth == 1)
			open_body(w);
		open_box(w);
	} else {
		close_box(w);
		up->children = true;
	}
	const char *close = put_open(w, p);
	w->frame[w->depth++] = (struct frame){.prov = p, .close = close};
}

int lg_tree_akn(struct lg_buf *out, const struct lg_document *doc)
{
	struct writer w = {.out = out, .doc = doc, .depth = 1};
	w.frame = calloc((size_t)doc->nprov + 1, sizeof *w.frame);
	if (!w.frame)
		return LG_ENOMEM;
	w.frame[0].close = "";
	lg_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			"<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\" "
			"xmlns:lg=\"https://lexgap.org/ns/tree\">\n<act name=\"act\">\n");
	put_meta(out, doc);
	for (uint32_t p = 1; p < doc->nprov; p++)
		put_provision(&w, p);
	while (w.depth)
		put_end(&w);
	close_body(&w);
	lg_buf_str(out, "</act>\n</akomaNtoso>\n");
	free(w.frame);
	return lg_buf_status(out);
}
