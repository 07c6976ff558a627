/* SPDX-License-Identifier: MIT */
/* The public interface (include/lexgap.h) over the pipeline. */
#include "lexgap.h"

#include <stdlib.h>

#include "emit/emit.h"
#include "lib/analysis.h"

_Static_assert(LG_NO_MEMORY == (int)LG_ENOMEM && LG_UNREADABLE == (int)LG_EIO && LG_NOT_UNDERSTOOD == (int)LG_EPARSE &&
		       LG_TOO_MUCH == (int)LG_ELIMIT && LG_WRONG_CALL == (int)LG_EINVAL &&
		       LG_WRONG_RULES == (int)LG_ERULE,
	       "public codes are the inner ones");

struct lg_session {
	struct lg_arena *arena;
	struct lg_settings settings; /* strings in the arena */
	struct lg_rulebook *rulebook;
	struct lg_corpus *corpus;
	struct lg_analysis *analysis;
	struct lg_matrix *matrix;
	bool *selected;	 /* per requirement of the checklist; NULL: all */
	uint32_t *shown; /* checklist index of each requirement that is shown */
	size_t nshown;
	struct lg_diags diags;
};

/* ---- opening -------------------------------------------------------------------------------------------------- */

/* Hands the messages gathered so far to the caller and forgets them. */
static int told(struct lg_session *s, int status)
{
	for (size_t i = 0; i < s->diags.n && s->settings.message; i++) {
		const struct lg_diag *d = &s->diags.v[i]; /* file and message were copied with a NUL */
		s->settings.message(s->settings.self, lg_severity_name(d->severity), d->file.n ? d->file.p : "",
				    d->line, d->col, d->message.p);
	}
	s->diags.n = 0;
	return status;
}

static bool keep(const char **string, struct lg_arena *a)
{
	struct lg_slice copy = {0};
	bool ok = !*string || lg_arena_copy(a, lg_slice_from(*string), &copy);
	*string = copy.p;
	return ok;
}

static int choose_requirements(struct lg_session *s)
{
	const struct lg_checklist *c = lg_rulebook_checklist(s->rulebook);
	if (s->settings.profile)
		LG_TRY(lg_profile_load(&s->selected, s->arena, c, lg_rulebook_dir(s->rulebook),
				       lg_slice_from(s->settings.profile), &s->diags));
	s->shown = lg_arena_array(s->arena, c->nrequirements + 1, sizeof *s->shown);
	if (!s->shown)
		return LG_ENOMEM;
	for (uint32_t r = 0; r < c->nrequirements; r++)
		if (!s->selected || s->selected[r])
			s->shown[s->nshown++] = r;
	return LG_OK;
}

static int open_session(struct lg_session *s)
{
	LG_TRY(lg_diags_init(&s->diags));
	LG_TRY(lg_corpus_new(&s->corpus));
	struct lg_rules rules = {s->settings.rules ? s->settings.rules : LG_RULES_DIR, s->settings.cache};
	LG_TRY(lg_rulebook_open(&s->rulebook, &rules, &s->diags));
	return choose_requirements(s);
}

int lg_session_new(struct lg_session **out, const struct lg_settings *settings)
{
	if (settings->size != sizeof *settings)
		return LG_EINVAL;
	struct lg_session *s = calloc(1, sizeof *s);
	if (!s)
		return LG_ENOMEM;
	s->settings = *settings;
	s->arena = lg_arena_new();
	bool ok = s->arena && keep(&s->settings.rules, s->arena) && keep(&s->settings.cache, s->arena) &&
		  keep(&s->settings.profile, s->arena) && keep(&s->settings.lang, s->arena);
	int status = told(s, ok ? open_session(s) : LG_ENOMEM);
	if (status) {
		lg_session_free(s);
		return status;
	}
	*out = s;
	return LG_OK;
}

void lg_session_free(struct lg_session *s)
{
	if (!s)
		return;
	if (s->matrix)
		lg_matrix_free(s->matrix);
	lg_analysis_free(s->analysis);
	lg_corpus_free(s->corpus);
	lg_rulebook_close(s->rulebook);
	lg_diags_done(&s->diags);
	lg_arena_free(s->arena);
	free(s);
}

/* ---- texts ---------------------------------------------------------------------------------------------------- */

int lg_session_add_folder(struct lg_session *s, const char *path)
{
	if (s->analysis)
		return LG_EINVAL;
	return told(s, lg_corpus_add_folder(s->corpus, path, LG_LIT(""), &s->diags));
}

int lg_session_add_file(struct lg_session *s, const char *jurisdiction, const char *path)
{
	if (s->analysis)
		return LG_EINVAL;
	return told(
		s, lg_corpus_add_file(s->corpus, lg_slice_from(jurisdiction), path, s->settings.draft != 0, &s->diags));
}

int lg_session_add_text(struct lg_session *s, const char *jurisdiction, const char *name, const char *bytes,
			size_t length, const char *lang)
{
	if (s->analysis)
		return LG_EINVAL;
	return lg_corpus_add_text(s->corpus, lg_slice_from(jurisdiction), name, (struct lg_slice){bytes, length},
				  lg_slice_from(lang), s->settings.draft != 0);
}

int lg_session_run(struct lg_session *s)
{
	struct lg_analysis_options o = {.jobs = s->settings.jobs,
					.lang = lg_slice_from(s->settings.lang),
					.selected = s->selected,
					.places = true};
	if (s->analysis)
		return LG_EINVAL;
	int status = lg_analysis_new(&s->analysis, s->corpus, s->rulebook, &o, &s->diags);
	if (status == LG_OK)
		status = lg_analysis_matrix(&s->matrix, s->analysis);
	return told(s, status);
}

/* ---- results -------------------------------------------------------------------------------------------------- */

size_t lg_session_jurisdictions(const struct lg_session *s)
{
	return s->matrix ? s->matrix->njurisdictions : 0;
}

size_t lg_session_requirements(const struct lg_session *s)
{
	return s->nshown;
}

size_t lg_session_unreadable(const struct lg_session *s)
{
	return s->analysis ? lg_analysis_unreadable(s->analysis) : 0;
}

static struct lg_string string_of(struct lg_slice s)
{
	return (struct lg_string){s.p ? s.p : "", s.n};
}

static const struct lg_cell *find_cell(const struct lg_session *s, size_t jurisdiction, size_t requirement)
{
	if (jurisdiction >= lg_session_jurisdictions(s) || requirement >= s->nshown)
		return NULL;
	return &s->matrix->jurisdiction[jurisdiction].cell[s->shown[requirement]];
}

int lg_session_cell(struct lg_judgement *out, const struct lg_session *s, size_t jurisdiction, size_t requirement)
{
	const struct lg_cell *cell = find_cell(s, jurisdiction, requirement);
	if (!cell)
		return LG_EINVAL;
	*out = (struct lg_judgement){.jurisdiction = string_of(s->matrix->jurisdiction[jurisdiction].name),
				     .requirement =
					     string_of(s->matrix->checklist->requirement[s->shown[requirement]].id),
				     .verdict = lg_verdict_name(cell->verdict),
				     .missing = string_of(cell->missing),
				     .note = string_of(cell->note),
				     .engine_limit = cell->engine_limit,
				     .clauses = cell->nevidence};
	return LG_OK;
}

int lg_session_clause(struct lg_clause *out, const struct lg_session *s, size_t jurisdiction, size_t requirement,
		      size_t clause)
{
	const struct lg_cell *cell = find_cell(s, jurisdiction, requirement);
	if (!cell || clause >= cell->nevidence)
		return LG_EINVAL;
	const struct lg_evidence *e = &cell->evidence[clause];
	const struct lg_requirement *r = &s->matrix->checklist->requirement[s->shown[requirement]];
	const struct lg_jurisdiction *j = &s->matrix->jurisdiction[jurisdiction];
	*out = (struct lg_clause){
		.act = string_of(j->act[e->at.act].name),
		.eid = string_of(e->at.eid),
		.citation = string_of(e->at.human),
		.element = string_of(e->element < r->nelements ? r->element[e->element].id : LG_LIT("contradiction")),
		.quote = string_of(e->at.quote),
		.byte_start = e->at.src_begin,
		.byte_end = e->at.src_end};
	return LG_OK;
}

int lg_session_report(char **bytes, size_t *length, const struct lg_session *s, const char *format)
{
	const struct lg_emitter *e = lg_emitter_find(lg_slice_from(format));
	struct lg_buf b;
	if (!s->matrix || !e)
		return LG_EINVAL;
	if (e->profiles && !s->matrix->profile && lg_rulebook_profiles(s->matrix, s->rulebook, NULL) != LG_OK)
		s->matrix->nprofiles = 0; /* a choice less for readers: no finding hangs on it */
	lg_buf_init(&b, 0);
	int status = e->write(&b, s->matrix, NULL);
	if (status) {
		lg_buf_done(&b);
		return status;
	}
	*bytes = b.bytes; /* the buffer is not used again: the caller owns its memory */
	*length = b.len;
	return LG_OK;
}

void lg_bytes_free(char *bytes)
{
	free(bytes);
}

const char *lg_version(void)
{
	return LG_VERSION;
}
