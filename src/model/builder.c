/* SPDX-License-Identifier: MIT */
/* builder.c - the events of a reader: provisions open and close, words come in and are tidied. */
#include "base/lanes.h"
#include "model/build.h"

#include <stdlib.h>
#include <string.h>

/* Where the bytes of a text() call come from: a map, or one piece when map is NULL. */
struct origin {
	const struct lg_offmap *map;
	uint32_t from, len;
	size_t n; /* bytes of the text */
};

static void fail(struct lg_builder *b, int status)
{
	if (b->status == LG_OK)
		b->status = status;
}

static bool copy(struct lg_builder *b, struct lg_slice s, struct lg_slice *out)
{
	if (b->status == LG_OK && !lg_arena_copy(b->doc->arena, s, out))
		fail(b, LG_ENOMEM);
	return b->status == LG_OK;
}

/* ---- provisions ----------------------------------------------------------------------------------------------- */

/* Room for one more item in an array of the heap: what grows to the size of a whole text is not to leave its former
 * selves behind. items is T**. */
static bool heap_room(void *items, size_t *cap, size_t n, size_t size)
{
	void *old;
	if (n < *cap)
		return true;
	const size_t more = *cap ? *cap * 2 : 64;
	memcpy(&old, items, sizeof old);
	void *grown = more > SIZE_MAX / 2 / size ? NULL : realloc(old, more * size);
	if (!grown)
		return false;
	memcpy(items, &grown, sizeof grown);
	*cap = more;
	return true;
}

#define HEAP_ROOM(vec) heap_room(&(vec)->v, &(vec)->cap, (vec)->n, sizeof *(vec)->v)

/* The new provision's index, or 0. */
static uint32_t add_provision(struct lg_builder *b, enum lg_kind kind, uint32_t src_begin)
{
	if (b->status == LG_OK && (b->prov.n >= UINT32_MAX - 1 || !HEAP_ROOM(&b->prov)))
		fail(b, b->prov.n >= UINT32_MAX - 1 ? LG_ELIMIT : LG_ENOMEM);
	if (b->status)
		return 0;
	uint32_t blocks = (uint32_t)b->blocks.n;
	b->prov.v[b->prov.n] = (struct lg_provision){.kind = kind,
						     .parent = b->open,
						     .block_first = blocks,
						     .block_end = blocks,
						     .src_begin = src_begin,
						     .src_end = src_begin};
	return (uint32_t)b->prov.n++;
}

int lg_builder_new(struct lg_builder **out, const struct lg_source *source, const struct lg_utf8 *utf8,
		   const struct lg_language *lang)
{
	struct lg_builder *b = calloc(1, sizeof *b);
	if (!b)
		return LG_ENOMEM;
	struct lg_arena *a = lg_arena_new();
	b->scratch = lg_arena_new();
	b->doc = a ? lg_arena_alloc(a, sizeof *b->doc) : NULL;
	if (!b->doc || !b->scratch) {
		lg_arena_free(a);
		b->doc = NULL;
		lg_builder_free(b);
		return LG_ENOMEM;
	}
	b->doc->arena = a;
	b->utf8 = utf8;
	b->lang = lang;
	lg_buf_init(&b->text, 0);
	copy(b, source->path, &b->doc->path);
	b->doc->source_bytes = source->bytes.n;
	memcpy(b->doc->sha256, source->sha256, sizeof b->doc->sha256);
	add_provision(b, LG_KIND_ACT, 0);
	b->depth = 1;
	if (b->status) {
		int status = b->status;
		lg_builder_free(b);
		return status;
	}
	*out = b;
	return LG_OK;
}

void lg_builder_free(struct lg_builder *b)
{
	if (!b)
		return;
	lg_document_free(b->doc);
	lg_arena_free(b->scratch);
	lg_build_drop_parts(b);
	free(b);
}

void lg_build_drop_parts(struct lg_builder *b)
{
	lg_buf_done(&b->text);
	free(b->prov.v);
	free(b->blocks.v);
	b->prov.v = NULL;
	b->blocks.v = NULL;
}

static void open_plain(struct lg_builder *b, enum lg_kind kind, uint32_t src_begin)
{
	lg_build_end_block(b);
	b->depth++;
	uint32_t p = add_provision(b, kind, src_begin);
	if (b->status == LG_OK)
		b->open = p;
}

void lg_build_close(struct lg_builder *b, uint32_t src_end)
{
	lg_build_end_block(b);
	if (b->status || b->depth == 1) /* the root stays open until the end */
		return;
	struct lg_provision *p = &b->prov.v[b->open];
	p->end = (uint32_t)b->prov.n;
	p->block_end = (uint32_t)b->blocks.n;
	if (src_end > p->src_begin)
		p->src_end = src_end;
	b->open = p->parent;
	b->depth--;
}

static bool is_lost_at(const struct lg_builder *b, uint32_t at)
{
	return b->nlost && b->status == LG_OK && lg_offmap_begin(&b->utf8->map, at) == b->lost->at;
}

/* In the place of the open article, so that the reader's next close closes the new one. */
static void open_lost(struct lg_builder *b, uint32_t at)
{
	lg_build_close(b, at);
	open_plain(b, LG_KIND_ARTICLE, at);
	lg_build_flags(b, LG_PROV_INFERRED);
	lg_build_num(b, b->lost->num);
	b->lost++;
	b->nlost--;
}

void lg_build_lost(struct lg_builder *b, const struct lg_lost_heading *v, size_t n)
{
	b->lost = v;
	b->nlost = n;
}

void lg_build_open(struct lg_builder *b, enum lg_kind kind, uint32_t src_begin)
{
	if (is_lost_at(b, src_begin) && lg_build_open_kind(b) == LG_KIND_ARTICLE)
		open_lost(b, src_begin);
	open_plain(b, kind, src_begin);
}

/* The same where words begin within a paragraph: what is left of it becomes one without a number. */
static void split_at_lost(struct lg_builder *b, uint32_t at)
{
	const struct lg_provision *p = &b->prov.v[b->open];
	if (!is_lost_at(b, at) || p->kind != LG_KIND_PARAGRAPH || b->prov.v[p->parent].kind != LG_KIND_ARTICLE)
		return;
	lg_build_close(b, at);
	open_lost(b, at);
	open_plain(b, LG_KIND_PARAGRAPH, at);
	lg_build_flags(b, LG_PROV_INFERRED);
}

static struct lg_provision *open_provision(struct lg_builder *b)
{
	return &b->prov.v[b->open];
}

enum lg_kind lg_build_open_kind(const struct lg_builder *b)
{
	return b->prov.v[b->open].kind;
}

size_t lg_build_depth(const struct lg_builder *b)
{
	return b->depth;
}

void lg_build_eid(struct lg_builder *b, struct lg_slice eid)
{
	eid = lg_slice_trim(eid);
	if (eid.n == 0 || b->status || !copy(b, eid, &eid))
		return;
	open_provision(b)->eid = eid;
	open_provision(b)->flags |= LG_PROV_OWN_EID;
}

void lg_build_wid(struct lg_builder *b, struct lg_slice wid)
{
	if (copy(b, lg_slice_trim(wid), &wid))
		open_provision(b)->wid = wid;
}

void lg_build_lang(struct lg_builder *b, struct lg_slice lang)
{
	if (copy(b, lg_slice_trim(lang), &lang))
		open_provision(b)->lang = lang;
}

void lg_build_flags(struct lg_builder *b, unsigned flags)
{
	open_provision(b)->flags |= flags;
}

void lg_build_kind(struct lg_builder *b, enum lg_kind kind)
{
	if (b->open)
		open_provision(b)->kind = kind;
}

uint32_t lg_build_line(const struct lg_builder *b, uint32_t at)
{
	struct lg_slice before = lg_slice_sub(b->utf8->text, 0, at);
	uint32_t line = 1;
	for (size_t i = 0; i < before.n; i++)
		line += before.p[i] == '\n';
	return line;
}

/* ---- white space ---------------------------------------------------------------------------------------------- */

/* Bytes of the space at s[at], 0 when it is none. Control characters are spaces too: no report can print them. */
static size_t space_at(struct lg_slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	size_t left = s.n - at;
	if (*p <= ' ' || *p == 0x7f)
		return 1;
	if (left >= 2 && p[0] == 0xc2 && (p[1] == 0xa0 || p[1] == 0x85)) /* U+00A0, U+0085 */
		return 2;
	if (left < 3)
		return 0;
	bool space = (p[0] == 0xe1 && p[1] == 0x9a && p[2] == 0x80) || (p[0] == 0xe2 && p[1] == 0x81 && p[2] == 0x9f) ||
		     (p[0] == 0xe3 && p[1] == 0x80 && p[2] == 0x80); /* U+1680, U+205F, U+3000 */
	if (p[0] == 0xe2 && p[1] == 0x80)			     /* U+2000 to U+200A, U+2028, U+2029, U+202F */
		space = p[2] <= 0x8a || p[2] == 0xa8 || p[2] == 0xa9 || p[2] == 0xaf;
	return space ? 3 : 0;
}

/* What spares nearly every byte the look at the next ones. */
static inline bool may_begin_space(char byte)
{
	unsigned char c = (unsigned char)byte;
	return c <= ' ' || c == 0x7f || c == 0xc2 || (c >= 0xe1 && c <= 0xe3);
}

static size_t skip_spaces(struct lg_slice s, size_t at)
{
	for (size_t n; at < s.n && (n = space_at(s, at)) > 0;)
		at += n;
	return at;
}

/* Bytes at s[at] that are no space, or a lone blank, as far as that shows sixteen bytes at a time. */
static size_t plain_words(struct lg_slice s, size_t at)
{
	size_t begin = at;
	while (at + LG_LANES <= s.n) {
		const lg_lanes v = lg_lanes_load(s.p + at);
		const unsigned blank = lg_lanes_is(v, ' '), georgian = lg_lanes_is(v, 0x83) >> 1 & lg_lanes_is(v, 0xe1);
		unsigned doubt = lg_lanes_between(v, 0, ' ' - 1) | lg_lanes_is(v, 0x7f) | lg_lanes_is(v, 0xc2) |
				 lg_lanes_between(v, 0xe1, 0xe3);
		doubt = (doubt & ~georgian) | (blank & 1u << (LG_LANES - 1));
		doubt |= blank & (doubt | blank) >> 1;
		if (doubt)
			return at + lg_lanes_first(doubt) - begin;
		at += LG_LANES;
	}
	return at - begin;
}

/* The end of the words at s[at] as they stand; a lone blank between two of them needs no mending. */
static size_t skip_words(struct lg_slice s, size_t at)
{
	for (; at < s.n; at++) {
		at += plain_words(s, at);
		if (at == s.n)
			break;
		if (!may_begin_space(s.p[at]) || space_at(s, at) == 0)
			continue;
		if (s.p[at] != ' ' || at + 1 == s.n || space_at(s, at + 1) > 0)
			break;
	}
	return at;
}

static struct lg_slice tidy(struct lg_builder *b, struct lg_slice s)
{
	char *out = lg_arena_alloc(b->doc->arena, s.n + 1);
	size_t n = 0;
	if (!out) {
		fail(b, LG_ENOMEM);
		return (struct lg_slice){"", 0};
	}
	for (size_t at = skip_spaces(s, 0); at < s.n; at = skip_spaces(s, at)) {
		size_t end = skip_words(s, at);
		if (n)
			out[n++] = ' ';
		memcpy(out + n, s.p + at, end - at);
		n += end - at;
		at = end;
	}
	return (struct lg_slice){out, n};
}

void lg_build_num(struct lg_builder *b, struct lg_slice num)
{
	if (b->status == LG_OK)
		open_provision(b)->num = tidy(b, num);
}

/* ---- words ---------------------------------------------------------------------------------------------------- */

static uint32_t origin_begin(const struct origin *o, size_t at)
{
	if (o->map)
		return lg_offmap_begin(o->map, (uint32_t)at);
	return o->n == o->len ? o->from + (uint32_t)at : o->from;
}

static uint32_t origin_end(const struct origin *o, size_t at)
{
	if (o->map)
		return lg_offmap_end(o->map, (uint32_t)at);
	return o->n == o->len ? o->from + (uint32_t)at : o->from + o->len;
}

static void append(struct lg_builder *b, const char *p, size_t n, uint32_t from, uint32_t len)
{
	lg_buf_put(&b->text, p, n);
	fail(b, lg_buf_status(&b->text));
	if (b->status == LG_OK)
		fail(b, lg_offmap_add(&b->map, b->scratch, (uint32_t)n, from, len));
}

static void append_part(struct lg_builder *b, struct lg_slice text, const struct origin *o, size_t begin, size_t end)
{
	if (!o->map) {
		uint32_t from = origin_begin(o, begin);
		append(b, text.p + begin, end - begin, from, origin_end(o, end) - from);
		return;
	}
	lg_buf_put(&b->text, text.p + begin, end - begin);
	fail(b, lg_buf_status(&b->text));
	if (b->status == LG_OK)
		fail(b, lg_offmap_append_part(&b->map, b->scratch, o->map, (uint32_t)begin, (uint32_t)end));
}

void lg_build_end_block(struct lg_builder *b)
{
	if (b->in_block && b->status == LG_OK) {
		b->blocks.v[b->blocks.n - 1].end = (uint32_t)b->text.len;
		append(b, "\n", 1, lg_offmap_end(&b->map, (uint32_t)b->text.len), 0);
	}
	b->in_block = b->space = false;
	b->block_flags = 0;
}

static bool takes_words(const struct lg_builder *b, enum lg_role role)
{
	return b->in_block && b->blocks.v[b->blocks.n - 1].role == role;
}

static void start_block(struct lg_builder *b, enum lg_role role)
{
	unsigned flags = b->block_flags;
	lg_build_end_block(b);
	if (b->status == LG_OK && !HEAP_ROOM(&b->blocks))
		fail(b, LG_ENOMEM);
	if (b->status)
		return;
	b->blocks.v[b->blocks.n++] =
		(struct lg_block){.prov = b->open, .role = role, .flags = flags, .begin = (uint32_t)b->text.len};
	b->in_block = true;
}

static void put_words(struct lg_builder *b, enum lg_role role, struct lg_slice text, const struct origin *o,
		      size_t begin, size_t end)
{
	if (!takes_words(b, role)) {
		split_at_lost(b, origin_begin(o, begin));
		start_block(b, role);
	} else if (b->space && b->status == LG_OK) {
		append(b, " ", 1, b->space_begin, b->space_end - b->space_begin);
	}
	b->space = false;
	if (b->status == LG_OK)
		append_part(b, text, o, begin, end);
}

/* Spaces wait for words to follow: blocks begin and end without. */
static void note_space(struct lg_builder *b, enum lg_role role, const struct origin *o, size_t begin, size_t end)
{
	if (!takes_words(b, role))
		return;
	uint32_t to = origin_end(o, end);
	if (!b->space)
		b->space_begin = b->space_end = origin_begin(o, begin);
	if (to > b->space_end)
		b->space_end = to;
	b->space = true;
}

static void add_text(struct lg_builder *b, enum lg_role role, struct lg_slice text, const struct origin *o)
{
	for (size_t at = 0; at < text.n && b->status == LG_OK;) {
		size_t end = skip_spaces(text, at);
		if (end > at) {
			note_space(b, role, o, at, end);
		} else {
			end = skip_words(text, at);
			put_words(b, role, text, o, at, end);
		}
		at = end;
	}
}

void lg_build_text(struct lg_builder *b, enum lg_role role, struct lg_slice text, const struct lg_offmap *map)
{
	add_text(b, role, text, &(struct origin){.map = map, .n = text.n});
}

void lg_build_piece(struct lg_builder *b, enum lg_role role, struct lg_slice text, uint32_t from, uint32_t len)
{
	add_text(b, role, text, &(struct origin){.from = from, .len = len, .n = text.n});
}

void lg_build_break(struct lg_builder *b)
{
	lg_build_end_block(b);
}

void lg_build_block_flags(struct lg_builder *b, unsigned flags)
{
	if (b->in_block)
		b->blocks.v[b->blocks.n - 1].flags |= flags;
	else
		b->block_flags |= flags;
}

void lg_build_meta(struct lg_builder *b, enum lg_meta key, struct lg_slice value)
{
	struct lg_document *doc = b->doc;
	struct lg_slice *const fields[LG_META_MAX] = {
		[LG_META_TITLE] = &doc->title,		[LG_META_LANG] = &doc->lang,
		[LG_META_COUNTRY] = &doc->country,	[LG_META_WORK_IRI] = &doc->work_iri,
		[LG_META_DATE] = &doc->expression_date, [LG_META_NUMBER] = &doc->number,
		[LG_META_FORMAT] = &doc->format,
	};
	if (b->status == LG_OK && fields[key]->n == 0)
		*fields[key] = tidy(b, value);
}
