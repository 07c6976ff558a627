/* SPDX-License-Identifier: MIT */
#include "lib/text.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/sha256.h"
#include "lib/binary.h"
#include "lib/guard.h"
#include "lib/langid.h"
#include "read/read.h"

/* What reading one entry passes around. */
struct reading {
	struct lg_text *t;
	const struct lg_entry *entry;
	struct lg_rulebook *rulebook;
	const struct lg_analysis_options *options;
	struct lg_diags *diags;
	struct lg_source source;
	struct lg_arena *arena; /* of the source's bytes: gone when the document is there */
	struct lg_slice lang;
	char guessed[LG_LANGID_CODE];
	const char *refused; /* why there is no document; NULL when there is one */
};

/* ---- bytes ---------------------------------------------------------------------------------------------------- */

static int load_bytes(struct reading *r)
{
	int status = LG_OK;
	struct lg_sha256 sha;
	r->source.path = r->entry->path;
	r->source.bytes = r->entry->bytes;
	if (!r->entry->bytes.p)
		status = lg_file_read(&r->source.bytes, r->arena, r->entry->path.p, 0);
	if (status == LG_EIO || status == LG_ELIMIT) {
		lg_diag(r->diags, LG_ERROR, r->entry->path, 0, 0, "cannot be read: %s",
			status == LG_EIO ? strerror(errno) : "too large");
		r->refused = "the file could not be read";
		r->source.bytes = LG_LIT("");
		status = LG_OK;
	}
	if (!r->refused && lg_looks_binary(r->source.bytes))
		r->refused = "the file is no text";
	lg_sha256_init(&sha);
	lg_sha256_add(&sha, r->source.bytes);
	lg_sha256_hex(&sha, r->source.sha256);
	return status;
}

/* ---- language ------------------------------------------------------------------------------------------------- */

static int find_language(struct reading *r)
{
	if (r->refused)
		return LG_OK;
	r->lang = r->options->lang.n ? r->options->lang : r->entry->lang;
	if (r->lang.n == 0)
		r->lang = lg_read_declared_lang(r->source.bytes);
	if (r->lang.n == 0) {
		LG_TRY(lg_rulebook_guess(r->guessed, r->rulebook, r->source.bytes, r->diags));
		r->lang = lg_slice_from(r->guessed);
	}
	if (r->lang.n == 0)
		return LG_OK;
	return lg_rulebook_tongue(&r->t->tongue, r->rulebook, r->lang, r->diags);
}

/* ---- document ------------------------------------------------------------------------------------------------- */

/* A file that gives no text still has a place in the report. */
static int empty_document(struct reading *r)
{
	struct lg_builder *b;
	struct lg_utf8 nothing = {.text = {"", 0}};
	LG_TRY(lg_builder_new(&b, &r->source, &nothing, NULL));
	return lg_builder_finish(&r->t->doc, b, r->diags);
}

static int read_document(struct reading *r)
{
	struct lg_read_options o = {.lang = r->t->tongue ? &r->t->tongue->lexicon->language : NULL,
				    .format = r->options->format,
				    .draft = r->entry->draft};
	if (r->refused)
		return empty_document(r);
	int status = lg_read(&r->t->doc, &r->source, &o, r->diags);
	if (status != LG_EPARSE)
		return status;
	r->refused = "the file holds no text that could be read";
	return empty_document(r);
}

static int apply_metadata(struct reading *r)
{
	struct lg_document *doc = r->t->doc;
	const struct lg_entry *e = r->entry;
	struct lg_slice serving = r->t->tongue ? r->t->tongue->lexicon->language.code : LG_LIT("");
	bool ok = true;
	doc->draft = e->draft;
	if (e->title.n)
		ok = lg_arena_copy(doc->arena, e->title, &doc->title);
	if (ok && e->date.n && !doc->expression_date.n)
		ok = lg_arena_copy(doc->arena, e->date, &doc->expression_date);
	if (ok && r->lang.n)
		ok = lg_arena_copy(doc->arena, r->lang, &doc->lang);
	if (!ok)
		return LG_ENOMEM;
	if (e->kind != LG_ACT_MAX) {
		doc->act_kind = e->kind;
		return LG_OK;
	}
	return lg_act_kind_guess(&doc->act_kind, lg_rulebook_act_words(r->rulebook), doc, serving);
}

/* ---- can it be judged? ---------------------------------------------------------------------------------------- */

static int set_unusable(struct lg_text *t, const struct lg_buf *reason, enum lg_severity severity, struct lg_slice path,
			struct lg_diags *d)
{
	LG_TRY(lg_buf_status(reason));
	if (reason->len == 0)
		return LG_OK;
	if (!lg_arena_copy(t->doc->arena, lg_buf_slice(reason), &t->unusable))
		return LG_ENOMEM;
	lg_diag(d, severity, path, 0, 0, "not judged: %s", t->unusable.p);
	return LG_OK;
}

static int put_reason(struct lg_buf *reason, const struct reading *r)
{
	const struct lg_text *t = r->t;
	if (r->refused)
		lg_buf_str(reason, r->refused);
	else if (t->doc->mojibake)
		lg_buf_str(reason,
			   "the text is garbled: it was decoded with a wrong character set before it came here");
	else if (t->doc->norm.n == 0)
		lg_buf_str(reason, "the file holds no words");
	else if (r->lang.n == 0)
		lg_buf_str(reason, "its language could not be told (--lang, acts.csv)");
	else if (!t->tongue)
		lg_buf_fmt(reason, "there is no lexicon for its language, \"%.*s\"", (int)r->lang.n, r->lang.p);
	else
		return lg_guard_text(reason, &(struct lg_guarded){.doc = t->doc,
								  .bytes = r->source.bytes,
								  .lang = &t->tongue->lexicon->language,
								  .told_to_be_law = r->entry->kind != LG_ACT_MAX});
	return LG_OK;
}

static int find_unusable(struct reading *r)
{
	struct lg_buf reason;
	lg_buf_init(&reason, 0);
	int status = put_reason(&reason, r);
	if (status == LG_OK)
		status = set_unusable(r->t, &reason, r->refused ? LG_ERROR : LG_WARNING, r->entry->path, r->diags);
	lg_buf_done(&reason);
	return status;
}

static int run(struct reading *r)
{
	LG_TRY(load_bytes(r));
	LG_TRY(find_language(r));
	LG_TRY(read_document(r));
	LG_TRY(apply_metadata(r));
	r->t->unreadable = r->refused != NULL;
	return find_unusable(r);
}

int lg_text_read(struct lg_text *t, const struct lg_entry *e, struct lg_rulebook *rulebook,
		 const struct lg_analysis_options *o, struct lg_diags *d)
{
	struct reading r = {.t = t, .entry = e, .rulebook = rulebook, .options = o, .diags = d};
	*t = (struct lg_text){0};
	r.arena = lg_arena_new();
	if (!r.arena)
		return LG_ENOMEM;
	int status = run(&r);
	if (status == LG_OK && o->places) {
		t->file = r.arena;
		t->bytes = r.source.bytes;
	} else {
		lg_arena_free(r.arena);
	}
	return status;
}

int lg_text_scan(struct lg_text *t, struct lg_rulebook *r, enum lg_engine engine, struct lg_diags *d)
{
	const struct lg_matcher *matcher;
	if (t->unusable.n)
		return LG_OK;
	LG_TRY(lg_rulebook_matcher(&matcher, r, t->tongue, d));
	LG_TRY(lg_scan(&t->hits, matcher, t->doc, engine, NULL, d));
	struct lg_buf reason;
	lg_buf_init(&reason, 0);
	lg_guard_hits(&reason, t->doc, t->hits, t->tongue->lexicon);
	int status = set_unusable(t, &reason, LG_WARNING, t->doc->path, d);
	lg_buf_done(&reason);
	if (t->unusable.n) {
		lg_hits_free(t->hits);
		t->hits = NULL;
	}
	return status;
}

void lg_text_done(struct lg_text *t)
{
	lg_hits_free(t->hits);
	lg_document_free(t->doc);
	lg_arena_free(t->file);
	*t = (struct lg_text){0};
}
