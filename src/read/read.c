/* SPDX-License-Identifier: MIT */
#include "read/read.h"

#include <string.h>

#include "base/lanes.h"
#include "read/lost.h"

#define X(name) extern const struct lg_reader lg_reader_##name;
#include "reader_list.h"
#undef X

static const struct lg_reader *const readers[] = {
#define X(name) &lg_reader_##name,
#include "reader_list.h"
#undef X
};
#define NREADERS (sizeof readers / sizeof *readers)

static bool has_extension(const struct lg_reader *r, struct lg_slice path)
{
	struct lg_slice rest = lg_slice_from(r->extensions);
	for (struct lg_slice ext = lg_slice_word(&rest); ext.n; ext = lg_slice_word(&rest))
		if (path.n > ext.n && path.p[path.n - ext.n - 1] == '.' &&
		    lg_slice_eq(lg_slice_sub(path, path.n - ext.n, path.n), ext))
			return true;
	return false;
}

/* The surest reader; of equally sure ones the first that claims the extension, then the first by name. */
static const struct lg_reader *choose(struct lg_slice utf8, struct lg_slice path)
{
	const struct lg_reader *best = NULL;
	int best_score = -1;
	for (size_t i = 0; i < NREADERS; i++) {
		int score = readers[i]->sniff(utf8) * 2 + has_extension(readers[i], path);
		if (score > best_score) {
			best = readers[i];
			best_score = score;
		}
	}
	return best;
}

static const struct lg_reader *find_reader(struct lg_slice name)
{
	for (size_t i = 0; i < NREADERS; i++)
		if (lg_slice_is(name, readers[i]->name))
			return readers[i];
	return NULL;
}

/* Characters one can read, and few of those that only programs can. */
static bool is_text(struct lg_slice s, uint32_t repaired)
{
	size_t control = 0, i = 0;
	bool any = false;
	for (; i + LG_LANES <= s.n; i += LG_LANES) {
		const lg_lanes v = lg_lanes_load(s.p + i);
		const unsigned low = lg_lanes_between(v, 0, ' ' - 1),
			       blank = lg_lanes_is(v, ' ') | lg_lanes_is(v, 0x7f);
		any |= (low | blank) != LG_LANES_ALL;
		if (low)
			control += lg_lanes_count(low &
						  ~(lg_lanes_between(v, '\t', '\n') | lg_lanes_between(v, '\f', '\r')));
	}
	for (; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		any |= c > ' ' && c != 0x7f;
		control += c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
	}
	return any && control < s.n / 20 + 1 && repaired < s.n / 4 + 4;
}

struct reading {
	const struct lg_source *source;
	const struct lg_utf8 *utf8;
	const struct lg_reader *reader;
	const struct lg_read_options *o;
};

static int build(struct lg_document **out, const struct reading *r, const struct lg_lost_list *lost, struct lg_diags *d)
{
	struct lg_builder *b;
	LG_TRY(lg_builder_new(&b, r->source, r->utf8, r->o->lang));
	lg_build_lost(b, lost->v, lost->n);
	int status = r->reader->read(b, r->utf8->text, r->o, r->source->path, d);
	if (status) {
		lg_builder_free(b);
		return status;
	}
	lg_build_meta(b, LG_META_FORMAT, lg_slice_from(r->reader->name));
	LG_TRY(lg_builder_finish(out, b, d));
	(*out)->draft = r->o->draft;
	return LG_OK;
}

static uint32_t line_at(struct lg_slice bytes, uint32_t at)
{
	uint32_t line = 1;
	for (size_t i = 0; i < at && i < bytes.n; i++)
		line += bytes.p[i] == '\n';
	return line;
}

static void tell_lost(const struct lg_source *source, const struct lg_lost_list *lost, struct lg_diags *d)
{
	for (size_t i = 0; i < lost->n; i++)
		lg_diag(d, LG_WARNING, source->path, line_at(source->bytes, lost->v[i].at), 0,
			"paragraphs start again here, and the text refers to article %.*s, which has no heading: read "
			"as that article",
			(int)lost->v[i].num.n, lost->v[i].num.p);
}

/* Whether headings are lost shows only when all is read: then it is read again. */
static int build_twice(struct lg_document **out, struct lg_arena *a, const struct reading *r, struct lg_diags *first,
		       struct lg_diags *d)
{
	struct lg_lost_list lost = {.n = 0};
	int status = build(out, r, &lost, first);
	if (status == LG_OK && (status = lg_find_lost(&lost, a, *out)) != LG_OK)
		lg_document_free(*out);
	if (status != LG_OK || lost.n == 0) {
		if (d)
			lg_diags_merge(d, first);
		return status;
	}
	lg_document_free(*out);
	tell_lost(r->source, &lost, d);
	return build(out, r, &lost, d);
}

static int build_document(struct lg_document **out, struct lg_arena *a, const struct reading *r, struct lg_diags *d)
{
	struct lg_diags first;
	LG_TRY(lg_diags_init(&first));
	int status = build_twice(out, a, r, &first, d);
	lg_diags_done(&first);
	return status;
}

static int read_with(struct lg_arena *a, struct lg_document **out, const struct lg_source *source,
		     const struct lg_read_options *o, struct lg_diags *d)
{
	struct lg_utf8 utf8;
	struct lg_slice charset = o->charset.n ? o->charset : lg_charset_declared(source->bytes);
	LG_TRY(lg_utf8_decode(&utf8, a, source->bytes, charset, source->path, d));
	if (!is_text(utf8.text, utf8.repaired)) {
		lg_diag(d, LG_ERROR, source->path, 0, 0, "not a text");
		return LG_EPARSE;
	}
	const struct lg_reader *reader = o->format.n ? find_reader(o->format) : choose(utf8.text, source->path);
	if (!reader) {
		lg_diag(d, LG_ERROR, source->path, 0, 0, "no reader for format '%.*s'", (int)o->format.n, o->format.p);
		return LG_EINVAL;
	}
	return build_document(out, a, &(struct reading){source, &utf8, reader, o}, d);
}

int lg_read(struct lg_document **out, const struct lg_source *source, const struct lg_read_options *o,
	    struct lg_diags *d)
{
	if (source->bytes.n >= UINT32_MAX) {
		lg_diag(d, LG_ERROR, source->path, 0, 0, "larger than 4 GiB");
		return LG_ELIMIT;
	}
	struct lg_arena *a = lg_arena_new(); /* holds the decoded text, which the document copies */
	if (!a)
		return LG_ENOMEM;
	int status = read_with(a, out, source, o, d);
	lg_arena_free(a);
	return status;
}
