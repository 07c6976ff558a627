/* SPDX-License-Identifier: MIT */
/*
 * SARIF 2.1.0, for editors and code review: each gap or contradiction is one result, at the place where it could be
 * mended, else at the act. A requirement is a rule. What could not be judged is no result, but a notification of the
 * run with its reason; what a reservation covers is a result that the State has suppressed.
 */
#include "base/sha256.h"
#include "emit/advice.h"
#include "emit/clean.h"
#include "emit/emit.h"
#include "emit/json.h"
#include "emit/mend.h"
#include "emit/report.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

struct log {
	struct lg_json json;
	const struct lg_matrix *m;
	enum lg_ui_lang lang;
	struct lg_buf text; /* of the value in the making */
};

static void put_built(struct log *log, const char *key)
{
	lg_json_str(&log->json, key, lg_buf_slice(&log->text));
	if (lg_buf_status(&log->text) && !log->json.out->status)
		log->json.out->status = lg_buf_status(&log->text);
	lg_buf_clear(&log->text);
}

static void put_message(struct log *log, const char *key, struct lg_slice text)
{
	lg_json_object(&log->json, key);
	lg_json_str(&log->json, "text", text);
	lg_json_end(&log->json);
}

static const char *level_of(enum lg_priority p)
{
	static const char *const levels[] = {
		[LG_PRIORITY_LOW] = "note", [LG_PRIORITY_MEDIUM] = "warning", [LG_PRIORITY_HIGH] = "error"};
	return levels[p];
}

/* ---- rules ---------------------------------------------------------------------------------------------------- */

static void put_properties(struct log *log, const struct lg_requirement *r)
{
	struct lg_json *j = &log->json;
	struct lg_slice instrument = log->m->checklist->instrument[r->instrument].id;
	lg_json_object(j, "properties");
	lg_json_str(j, "instrument", instrument);
	lg_json_str(j, "provision", r->provision);
	lg_json_str(j, "theme", r->theme);
	lg_json_text(j, "priority", lg_priority_name(r->priority));
	lg_json_text(j, "timescale", lg_timescale_name(r->timescale));
	lg_json_array(j, "tags");
	lg_json_str(j, NULL, instrument);
	if (r->theme.n && !lg_slice_eq(r->theme, instrument))
		lg_json_str(j, NULL, r->theme);
	lg_json_end(j);
	lg_json_end(j);
}

static void put_rule(struct log *log, const struct lg_requirement *r)
{
	struct lg_json *j = &log->json;
	lg_json_object(j, NULL);
	lg_json_str(j, "id", r->id);
	put_message(log, "shortDescription", r->title.n ? r->title : r->id);
	if (r->obligation.n)
		put_message(log, "fullDescription", r->obligation);
	if (r->recommendation.n)
		put_message(log, "help", r->recommendation);
	lg_json_object(j, "defaultConfiguration");
	lg_json_text(j, "level", level_of(r->priority));
	lg_json_end(j);
	put_properties(log, r);
	lg_json_end(j);
}

static void put_tool(struct log *log)
{
	struct lg_json *j = &log->json;
	lg_json_object(j, "tool");
	lg_json_object(j, "driver");
	lg_json_text(j, "name", "lexgap");
	lg_json_str(j, "version", log->m->version);
	lg_json_array(j, "rules");
	for (size_t r = 0; r < log->m->checklist->nrequirements; r++)
		if (lg_report_shows(log->m, r))
			put_rule(log, &log->m->checklist->requirement[r]);
	lg_json_end(j);
	lg_json_object(j, "properties");
	lg_json_text(j, "rulesSha256", log->m->rules_sha256);
	lg_json_end(j);
	lg_json_end(j);
	lg_json_end(j);
}

/* ---- places --------------------------------------------------------------------------------------------------- */

/* Acts stand in the log one after the other, those of all jurisdictions. */
static size_t artifact_of(const struct log *log, const struct lg_jurisdiction *j, size_t act)
{
	size_t n = act;
	for (size_t k = 0; &log->m->jurisdiction[k] != j; k++)
		n += log->m->jurisdiction[k].nacts;
	return n;
}

static void put_artifact_location(struct log *log, const struct lg_jurisdiction *j, size_t act)
{
	lg_json_object(&log->json, "artifactLocation");
	lg_clean_uri(&log->text, j->act[act].path);
	put_built(log, "uri");
	lg_json_int(&log->json, "index", (int64_t)artifact_of(log, j, act));
	lg_json_end(&log->json);
}

static void put_region(struct log *log, const struct lg_citation *at)
{
	struct lg_json *j = &log->json;
	lg_json_object(j, "region");
	if (at->from.line && at->to.line) {
		lg_json_int(j, "startLine", at->from.line);
		lg_json_int(j, "startColumn", at->from.col);
		lg_json_int(j, "endLine", at->to.line);
		lg_json_int(j, "endColumn", at->to.col);
	}
	lg_json_int(j, "byteOffset", at->src_begin);
	lg_json_int(j, "byteLength", at->src_end - at->src_begin);
	put_message(log, "snippet", at->quote);
	lg_json_end(j);
}

/* Opens a location in the act, and in the citation's region when there is one. The caller ends it. */
static void open_location(struct log *log, const struct lg_jurisdiction *j, size_t act, const struct lg_citation *at)
{
	struct lg_json *json = &log->json;
	lg_json_object(json, NULL);
	lg_json_object(json, "physicalLocation");
	put_artifact_location(log, j, act);
	if (at)
		put_region(log, at);
	lg_json_end(json);
	if (!at)
		return;
	lg_json_array(json, "logicalLocations");
	lg_json_object(json, NULL);
	lg_json_str(json, "name", at->human);
	lg_buf_slice_put(&log->text, j->act[act].name);
	lg_buf_char(&log->text, '#');
	lg_buf_slice_put(&log->text, at->eid);
	put_built(log, "fullyQualifiedName");
	lg_json_text(json, "kind", "provision");
	lg_json_end(json);
	lg_json_end(json);
}

static void put_locations(struct log *log, const struct lg_jurisdiction *j, size_t r)
{
	const struct lg_citation *at = lg_mend_at(&j->cell[r]);
	size_t act = at ? at->act : lg_mend_act(j, &log->m->checklist->requirement[r]);
	lg_json_array(&log->json, "locations");
	if (act < j->nacts) {
		open_location(log, j, act, at);
		lg_json_end(&log->json);
	}
	lg_json_end(&log->json);
}

/* The clauses that answer a part, each place once, with what they answer; the one that was told as the location, too.
 */
static void put_related(struct log *log, const struct lg_jurisdiction *j, size_t r)
{
	const struct lg_cell *cell = &j->cell[r];
	struct lg_json *json = &log->json;
	if (cell->nevidence == 0)
		return;
	lg_json_array(json, "relatedLocations");
	for (size_t i = 0; i < cell->nevidence; i++) {
		if (!lg_evidence_first(cell, i))
			continue;
		open_location(log, j, cell->evidence[i].at.act, &cell->evidence[i].at);
		lg_json_object(json, "message");
		lg_evidence_labels(&log->text, &log->m->checklist->requirement[r], cell, i);
		put_built(log, "text");
		lg_json_end(json);
		lg_json_end(json);
	}
	lg_json_end(json);
}

/* ---- results -------------------------------------------------------------------------------------------------- */

static void add_sentence(struct log *log, enum lg_string_id label, struct lg_slice text)
{
	if (text.n == 0)
		return;
	lg_buf_fmt(&log->text, "\n%s: ", lg_string(log->lang, label));
	lg_clean_put(&log->text, text, LG_CLEAN_BIDI | LG_CLEAN_LINES);
}

static void put_result_message(struct log *log, const struct lg_requirement *r, const struct lg_cell *cell)
{
	lg_buf_fmt(&log->text, "%s: ", lg_string_verdict(log->lang, cell->verdict));
	lg_clean_put(&log->text, r->title.n ? r->title : r->id, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	add_sentence(log, LG_S_MISSING, cell->missing);
	add_sentence(log, LG_S_NOTE, cell->note);
	if (cell->near_miss.present)
		add_sentence(log, LG_S_NEAREST_MISS, cell->near_miss.why);
	if (lg_cell_lacks(cell))
		add_sentence(log, LG_S_RECOMMENDATION, r->recommendation);
	lg_json_object(&log->json, "message");
	put_built(log, "text");
	lg_json_end(&log->json);
}

/* The same gap of the same law has the same fingerprint, wherever its place moves. */
static void put_fingerprint(struct log *log, const struct lg_jurisdiction *j, const struct lg_requirement *r)
{
	struct lg_sha256 sha;
	char hex[LG_SHA256_HEX];
	lg_sha256_init(&sha);
	lg_sha256_add(&sha, j->name);
	lg_sha256_add(&sha, LG_LIT("\n"));
	lg_sha256_add(&sha, r->id);
	lg_sha256_hex(&sha, hex);
	lg_json_object(&log->json, "partialFingerprints");
	lg_json_text(&log->json, "jurisdictionAndRequirement/v1", hex);
	lg_json_end(&log->json);
}

static void put_suppression(struct log *log, const struct lg_cell *cell)
{
	lg_json_array(&log->json, "suppressions");
	lg_json_object(&log->json, NULL);
	lg_json_text(&log->json, "kind", "external");
	lg_json_text(&log->json, "status", "accepted");
	lg_json_str(&log->json, "justification", cell->note);
	lg_json_end(&log->json);
	lg_json_end(&log->json);
}

static void put_result(struct log *log, size_t k, size_t r, size_t rule)
{
	const struct lg_jurisdiction *j = &log->m->jurisdiction[k];
	const struct lg_requirement *req = &log->m->checklist->requirement[r];
	const struct lg_cell *cell = &j->cell[r];
	struct lg_advice advice = lg_advice(log->m, k, r);
	struct lg_json *json = &log->json;
	lg_json_object(json, NULL);
	lg_json_str(json, "ruleId", req->id);
	lg_json_int(json, "ruleIndex", (int64_t)rule);
	lg_json_text(json, "level", level_of(advice.priority));
	put_result_message(log, req, cell);
	put_locations(log, j, r);
	put_related(log, j, r);
	put_fingerprint(log, j, req);
	if (cell->verdict == LG_RESERVED)
		put_suppression(log, cell);
	lg_json_object(json, "properties");
	lg_json_str(json, "jurisdiction", j->name);
	lg_json_text(json, "verdict", lg_verdict_name(cell->verdict));
	lg_json_text(json, "priority", lg_priority_name(advice.priority));
	lg_json_text(json, "timescale", lg_timescale_name(advice.timescale));
	lg_json_end(json);
	lg_json_end(json);
}

static void put_results(struct log *log)
{
	lg_json_array(&log->json, "results");
	for (size_t k = 0; k < log->m->njurisdictions; k++)
		for (size_t r = 0, rule = 0; r < log->m->checklist->nrequirements; r++) {
			const struct lg_cell *cell = &log->m->jurisdiction[k].cell[r];
			if (!lg_report_shows(log->m, r))
				continue;
			if (lg_cell_lacks(cell) || cell->verdict == LG_RESERVED)
				put_result(log, k, r, rule);
			rule++;
		}
	lg_json_end(&log->json);
}

/* ---- what could not be judged --------------------------------------------------------------------------------- */

static void put_unjudged(struct log *log, const struct lg_jurisdiction *j, size_t r, size_t rule)
{
	const struct lg_requirement *req = &log->m->checklist->requirement[r];
	const struct lg_cell *cell = &j->cell[r];
	struct lg_json *json = &log->json;
	lg_json_object(json, NULL);
	lg_json_object(json, "associatedRule");
	lg_json_str(json, "id", req->id);
	lg_json_int(json, "index", (int64_t)rule);
	lg_json_end(json);
	lg_json_text(json, "level", cell->engine_limit ? "error" : "note");
	put_result_message(log, req, cell);
	lg_json_object(json, "properties");
	lg_json_str(json, "jurisdiction", j->name);
	lg_json_text(json, "verdict", lg_verdict_name(cell->verdict));
	if (req->question.n)
		lg_json_str(json, "question", req->question);
	lg_json_end(json);
	lg_json_end(json);
}

static void put_unusable(struct log *log, const struct lg_jurisdiction *j, size_t act)
{
	struct lg_json *json = &log->json;
	lg_json_object(json, NULL);
	lg_json_text(json, "level", "warning");
	put_message(log, "message", j->act[act].unusable);
	lg_json_array(json, "locations");
	open_location(log, j, act, NULL);
	lg_json_end(json);
	lg_json_end(json);
	lg_json_end(json);
}

/* true: a pattern could not be tried to the end somewhere. */
static bool put_notifications(struct log *log)
{
	bool limit = false;
	lg_json_array(&log->json, "toolExecutionNotifications");
	for (size_t k = 0; k < log->m->njurisdictions; k++) {
		const struct lg_jurisdiction *j = &log->m->jurisdiction[k];
		for (size_t i = 0; i < j->nacts; i++)
			if (j->act[i].unusable.n)
				put_unusable(log, j, i);
		for (size_t r = 0, rule = 0; r < log->m->checklist->nrequirements; r++) {
			if (!lg_report_shows(log->m, r))
				continue;
			limit = limit || j->cell[r].engine_limit;
			if (j->cell[r].verdict == LG_UNKNOWN || j->cell[r].verdict == LG_MANUAL)
				put_unjudged(log, j, r, rule);
			rule++;
		}
	}
	lg_json_end(&log->json);
	return limit;
}

static void put_invocation(struct log *log)
{
	lg_json_array(&log->json, "invocations");
	lg_json_object(&log->json, NULL);
	bool limit = put_notifications(log);
	lg_json_bool(&log->json, "executionSuccessful", !limit);
	lg_json_end(&log->json);
	lg_json_end(&log->json);
}

/* ---- the log -------------------------------------------------------------------------------------------------- */

static void put_artifact(struct log *log, const struct lg_jurisdiction *of, size_t act)
{
	const struct lg_matrix_act *a = &of->act[act];
	struct lg_json *j = &log->json;
	lg_json_object(j, NULL);
	lg_json_object(j, "location");
	lg_clean_uri(&log->text, a->path);
	put_built(log, "uri");
	lg_json_end(j);
	lg_json_array(j, "roles");
	lg_json_text(j, NULL, "analysisTarget");
	lg_json_end(j);
	if (a->title.n)
		put_message(log, "description", a->title);
	lg_json_object(j, "hashes");
	lg_json_text(j, "sha-256", a->sha256);
	lg_json_end(j);
	lg_json_object(j, "properties");
	lg_json_int(j, "number", (int64_t)artifact_of(log, of, act)); /* a file may be given twice, an artifact not */
	lg_json_str(j, "jurisdiction", of->name);
	lg_json_text(j, "kind", lg_act_kind_name(a->kind));
	lg_json_str(j, "language", a->lang);
	lg_json_end(j);
	lg_json_end(j);
}

static void put_artifacts(struct log *log)
{
	lg_json_array(&log->json, "artifacts");
	for (size_t k = 0; k < log->m->njurisdictions; k++)
		for (size_t i = 0; i < log->m->jurisdiction[k].nacts; i++)
			put_artifact(log, &log->m->jurisdiction[k], i);
	lg_json_end(&log->json);
}

static int write_sarif(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct log log = {.json = {.out = out}, .m = m, .lang = o ? o->ui_lang : LG_UI_EN};
	struct lg_json *j = &log.json;
	lg_buf_init(&log.text, 0);
	lg_json_object(j, NULL);
	lg_json_text(j, "$schema", SCHEMA);
	lg_json_text(j, "version", "2.1.0");
	lg_json_array(j, "runs");
	lg_json_object(j, NULL);
	put_tool(&log);
	lg_json_text(j, "language", lg_ui_lang_code(log.lang));
	lg_json_text(j, "columnKind", "unicodeCodePoints");
	put_invocation(&log);
	put_artifacts(&log);
	put_results(&log);
	lg_json_end(j);
	lg_json_end(j);
	lg_json_end(j);
	lg_buf_done(&log.text);
	return lg_buf_status(out);
}

const struct lg_emitter lg_emitter_sarif = {
	.name = "sarif",
	.extension = "sarif",
	.mime = "application/sarif+json",
	.summary = "SARIF 2.1.0: gaps and contradictions at the places to mend, for editors and code review",
	.places = true,
	.write = write_sarif,
};
