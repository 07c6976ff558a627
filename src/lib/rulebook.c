/* SPDX-License-Identifier: MIT */
#include "lib/rulebook.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "lib/langid.h"

/* What was asked for, and what serves it: several codes may share a tongue ("hr" and "sr"), or have none. */
struct asked {
	struct lg_slice code;
	struct lg_tongue *tongue;
	int status;
};

struct lg_rulebook {
	struct lg_arena *arena;
	struct lg_rules rules; /* strings in the arena */
	struct lg_checklist *checklist;
	struct lg_act_words *act_words;
	struct lg_accuracy_table accuracy;
	pthread_mutex_t lock; /* guards what follows */
	LG_VEC(struct asked) asked;
	LG_VEC(struct lg_tongue *) tongues;
	pthread_mutex_t langid_lock; /* guards what follows: guessing takes its time */
	struct lg_langid *langid;
	bool langid_tried;
};

static int copy_rules(struct lg_rulebook *r, const struct lg_rules *from)
{
	struct lg_slice dir, cache = {0};
	if (!lg_arena_copy(r->arena, lg_slice_from(from->dir), &dir) ||
	    (from->cache && !lg_arena_copy(r->arena, lg_slice_from(from->cache), &cache)))
		return LG_ENOMEM;
	r->rules = (struct lg_rules){dir.p, cache.p};
	return LG_OK;
}

int lg_rulebook_open(struct lg_rulebook **out, const struct lg_rules *rules, struct lg_diags *d)
{
	struct lg_rulebook *r = calloc(1, sizeof *r);
	if (!r || pthread_mutex_init(&r->lock, NULL) != 0 || pthread_mutex_init(&r->langid_lock, NULL) != 0) {
		free(r);
		return LG_ENOMEM;
	}
	r->arena = lg_arena_new();
	int status = r->arena ? copy_rules(r, rules) : LG_ENOMEM;
	if (status == LG_OK)
		status = lg_checklist_open(&r->checklist, rules, d);
	if (status == LG_OK)
		status = lg_act_words_load(&r->act_words, r->arena, rules->dir, d);
	if (status == LG_OK)
		status = lg_accuracy_load(&r->accuracy, r->arena, rules->dir, d);
	if (status) {
		lg_rulebook_close(r);
		return status;
	}
	*out = r;
	return LG_OK;
}

static void free_tongue(struct lg_tongue *t)
{
	lg_matcher_free(t->matcher);
	lg_lexicon_free(t->lexicon);
}

void lg_rulebook_close(struct lg_rulebook *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->tongues.n; i++)
		free_tongue(r->tongues.v[i]);
	lg_checklist_free(r->checklist);
	lg_langid_free(r->langid);
	lg_arena_free(r->arena);
	pthread_mutex_destroy(&r->langid_lock);
	pthread_mutex_destroy(&r->lock);
	free(r);
}

const struct lg_checklist *lg_rulebook_checklist(const struct lg_rulebook *r)
{
	return r->checklist;
}

const struct lg_act_words *lg_rulebook_act_words(const struct lg_rulebook *r)
{
	return r->act_words;
}

const struct lg_accuracy_table *lg_rulebook_accuracy(const struct lg_rulebook *r)
{
	return &r->accuracy;
}

int lg_rulebook_profiles(struct lg_matrix *m, const struct lg_rulebook *r, struct lg_diags *d)
{
	struct lg_profile *v;
	LG_TRY(lg_profiles_load(&v, &m->nprofiles, m->arena, r->checklist, r->rules.dir, d));
	m->profile = v;
	return LG_OK;
}

const char *lg_rulebook_dir(const struct lg_rulebook *r)
{
	return r->rules.dir;
}

/* ---- languages ------------------------------------------------------------------------------------------------ */

static struct lg_tongue *tongue_of(struct lg_rulebook *r, struct lg_slice lexicon_code)
{
	for (size_t i = 0; i < r->tongues.n; i++)
		if (lg_slice_eq(r->tongues.v[i]->lexicon->language.code, lexicon_code))
			return r->tongues.v[i];
	return NULL;
}

static int load_tongue(struct lg_tongue **out, struct lg_rulebook *r, struct lg_slice code, struct lg_diags *d)
{
	struct lg_tongue *t = lg_arena_alloc(r->arena, sizeof *t);
	if (!t || !LG_VEC_ROOM(r->arena, &r->tongues))
		return LG_ENOMEM;
	LG_TRY(lg_lexicon_open(&t->lexicon, r->checklist, &r->rules, code, d));
	*out = tongue_of(r, t->lexicon->language.code);
	if (*out) {
		lg_lexicon_free(t->lexicon);
		return LG_OK;
	}
	*out = r->tongues.v[r->tongues.n++] = t;
	return LG_OK;
}

/* Found or newly loaded; NULL when out of memory. The failure of a wrong lexicon is remembered, not repeated. */
static struct asked *ask(struct lg_rulebook *r, struct lg_slice code, struct lg_diags *d)
{
	for (size_t i = 0; i < r->asked.n; i++)
		if (lg_slice_eq(r->asked.v[i].code, code))
			return &r->asked.v[i];
	if (!LG_VEC_ROOM(r->arena, &r->asked))
		return NULL;
	struct asked *a = &r->asked.v[r->asked.n];
	*a = (struct asked){0};
	if (!lg_arena_copy(r->arena, code, &a->code))
		return NULL;
	r->asked.n++;
	a->status = load_tongue(&a->tongue, r, a->code, d);
	if (a->status == LG_EINVAL) /* no lexicon serves it */
		a->status = LG_OK;
	return a;
}

static struct lg_slice primary_tag(struct lg_slice tag)
{
	size_t n = 0;
	while (n < tag.n && tag.p[n] != '-' && tag.p[n] != '_')
		n++;
	return lg_slice_sub(tag, 0, n);
}

int lg_rulebook_tongue(const struct lg_tongue **out, struct lg_rulebook *r, struct lg_slice lang, struct lg_diags *d)
{
	pthread_mutex_lock(&r->lock);
	struct asked *a = ask(r, primary_tag(lang), d);
	int status = a ? a->status : LG_ENOMEM;
	if (status == LG_OK)
		*out = a->tongue;
	pthread_mutex_unlock(&r->lock);
	return status;
}

int lg_rulebook_matcher(const struct lg_matcher **out, struct lg_rulebook *r, const struct lg_tongue *tongue,
			struct lg_diags *d)
{
	int status = LG_OK;
	pthread_mutex_lock(&r->lock);
	struct lg_tongue *own = tongue_of(r, tongue->lexicon->language.code);
	if (!own->matcher)
		status = lg_matcher_new(&own->matcher, r->checklist, own->lexicon, false, d);
	if (status == LG_OK)
		*out = own->matcher;
	pthread_mutex_unlock(&r->lock);
	return status;
}

/* Of languages that are hardly told apart, one that has a lexicon: a law is rather Spanish than Asturian. */
static int choose(char code[LG_LANGID_CODE], struct lg_rulebook *r, const struct lg_langid_guess *guess,
		  struct lg_diags *d)
{
	const char *chosen = guess->n ? guess->codes[0] : "";
	for (size_t i = 0; i < guess->n; i++) {
		struct asked *a = ask(r, lg_slice_from(guess->codes[i]), d);
		if (!a)
			return LG_ENOMEM;
		if (a->tongue) {
			chosen = guess->codes[i];
			break;
		}
	}
	strcpy(code, chosen);
	return LG_OK;
}

int lg_rulebook_guess(char *code, struct lg_rulebook *r, struct lg_slice bytes, struct lg_diags *d)
{
	int status = LG_OK;
	struct lg_langid_guess guess = {0};
	code[0] = '\0';
	pthread_mutex_lock(&r->langid_lock);
	if (!r->langid_tried) {
		r->langid_tried = true;
		status = lg_langid_new(&r->langid, r->rules.dir);
	}
	if (status == LG_OK && r->langid)
		status = lg_langid_guess(&guess, r->langid, bytes);
	pthread_mutex_unlock(&r->langid_lock);
	if (status == LG_OK) {
		pthread_mutex_lock(&r->lock);
		status = choose(code, r, &guess, d);
		pthread_mutex_unlock(&r->lock);
	}
	if (status != LG_EIO)
		return status;
	lg_diag(d, LG_WARNING, LG_LIT(LG_LANGID_DIR), 0, 0, "language models not found: languages are not guessed");
	return LG_OK;
}

static int by_code(const void *a, const void *b)
{
	const struct lg_tongue *const *x = a, *const *y = b;
	return lg_slice_cmp((*x)->lexicon->language.code, (*y)->lexicon->language.code);
}

void lg_rulebook_sha256(char out[65], struct lg_rulebook *r)
{
	struct lg_sha256 s;
	lg_sha256_init(&s);
	lg_sha256_add(&s, lg_slice_from(r->checklist->sha256));
	pthread_mutex_lock(&r->lock);
	if (r->tongues.n)
		qsort(r->tongues.v, r->tongues.n, sizeof *r->tongues.v, by_code);
	for (size_t i = 0; i < r->tongues.n; i++) {
		lg_sha256_add(&s, r->tongues.v[i]->lexicon->language.code);
		lg_sha256_add(&s, lg_slice_from(r->tongues.v[i]->lexicon->sha256));
	}
	pthread_mutex_unlock(&r->lock);
	lg_sha256_hex(&s, out);
}
