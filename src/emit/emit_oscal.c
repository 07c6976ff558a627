/* SPDX-License-Identifier: MIT */
/*
 * OSCAL assessment-results 1.1, as JSON: a result for each jurisdiction, with an observation for each requirement, a
 * finding where there is a verdict that OSCAL can say, and a risk with a recommended response where the law should
 * change. What OSCAL cannot say stands in the remarks of the metadata. UUIDs follow from what they name.
 */
#include <stdio.h>
#include <string.h>

#include "base/uuid.h"
#include "emit/advice.h"
#include "emit/clean.h"
#include "emit/emit.h"
#include "emit/json.h"
#include "emit/mend.h"
#include "emit/report.h"

#define NAMESPACE "https://lexgap.org/ns/oscal"
#define DATE "2000-01-01T00:00:00Z" /* OSCAL wants dates; the library knows no clock */

struct doc {
	struct lg_json json;
	const struct lg_matrix *m;
	enum lg_ui_lang lang;
	struct lg_buf text; /* of the value in the making */
	struct lg_uuid space;
};

/* ---- values --------------------------------------------------------------------------------------------------- */

static void put_built(struct doc *d, const char *key)
{
	lg_json_str(&d->json, key, lg_buf_slice(&d->text));
	if (lg_buf_status(&d->text) && !d->json.out->status)
		d->json.out->status = lg_buf_status(&d->text);
	lg_buf_clear(&d->text);
}

/* Titles and descriptions are Markdown: words of others hold no markup. */
static void add_words(struct doc *d, struct lg_slice s)
{
	struct lg_buf clean;
	lg_buf_init(&clean, 0);
	lg_clean_put(&clean, s, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	for (size_t i = 0; i < clean.len; i++) {
		if (strchr("\\`*_[]<>#|~&$\"'", clean.bytes[i]))
			lg_buf_char(&d->text, '\\');
		lg_buf_char(&d->text, clean.bytes[i]);
	}
	lg_buf_done(&clean);
}

static void put_words(struct doc *d, const char *key, struct lg_slice s)
{
	add_words(d, s);
	put_built(d, key);
}

static bool is_blank(int32_t c)
{
	return c == ' ' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
	       c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

/* The value of a property is one line that neither begins nor ends with a blank. false: nothing is left. */
static bool add_value(struct doc *d, struct lg_slice s)
{
	struct lg_buf clean;
	bool blank = false;
	lg_buf_init(&clean, 0);
	lg_clean_put(&clean, s, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	struct lg_slice text = lg_buf_slice(&clean);
	for (size_t i = 0; i < text.n;) {
		size_t at = i;
		if (is_blank(lg_clean_next(text, &i))) {
			blank = true;
			continue;
		}
		if (blank && d->text.len)
			lg_buf_char(&d->text, ' ');
		blank = false;
		lg_buf_put(&d->text, text.p + at, i - at);
	}
	lg_buf_done(&clean);
	return d->text.len > 0;
}

/* Ids are tokens: letters, digits, '.', '-' and '_', not beginning with a digit. */
static void add_token(struct doc *d, struct lg_slice s)
{
	if (s.n == 0 || strchr("0123456789.-", s.p[0]))
		lg_buf_char(&d->text, '_');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
			     c == '-';
		lg_buf_char(&d->text, plain ? s.p[i] : '_');
	}
}

static void put_token(struct doc *d, const char *key, struct lg_slice s)
{
	add_token(d, s);
	put_built(d, key);
}

/* One property; nothing when the value is empty. kind (may be empty) is its class. */
static void put_prop(struct doc *d, const char *name, struct lg_slice kind, struct lg_slice value)
{
	struct lg_json *j = &d->json;
	if (!add_value(d, value)) {
		lg_buf_clear(&d->text);
		return;
	}
	lg_json_object(j, NULL);
	lg_json_text(j, "name", name);
	lg_json_text(j, "ns", NAMESPACE);
	put_built(d, "value");
	if (kind.n)
		put_token(d, "class", kind);
	lg_json_end(j);
}

static void put_number_prop(struct doc *d, const char *name, uint32_t value)
{
	char digits[16];
	snprintf(digits, sizeof digits, "%u", (unsigned)value);
	put_prop(d, name, LG_LIT(""), lg_slice_from(digits));
}

/* ---- UUIDs ---------------------------------------------------------------------------------------------------- */

static struct lg_uuid uuid_of(struct lg_uuid space, const char *kind, struct lg_slice name)
{
	return lg_uuid_of(lg_uuid_of(space, lg_slice_from(kind)), name);
}

static void put_uuid(struct doc *d, const char *key, struct lg_uuid uuid)
{
	char text[LG_UUID_TEXT];
	lg_uuid_text(text, uuid);
	lg_json_text(&d->json, key, text);
}

static struct lg_uuid result_uuid(const struct doc *d, const struct lg_jurisdiction *j)
{
	return uuid_of(d->space, "result", j->name);
}

/* By its path; a file that was given twice is two resources. */
static struct lg_uuid act_uuid(const struct doc *d, const struct lg_jurisdiction *j, size_t act)
{
	struct lg_uuid uuid = uuid_of(result_uuid(d, j), "act", j->act[act].path);
	for (size_t i = 0; i < act; i++)
		if (lg_slice_eq(j->act[i].path, j->act[act].path))
			uuid = lg_uuid_of(uuid, LG_LIT("again"));
	return uuid;
}

static void put_reference(struct doc *d, const char *list, const char *key, struct lg_uuid uuid)
{
	lg_json_array(&d->json, list);
	lg_json_object(&d->json, NULL);
	put_uuid(d, key, uuid);
	lg_json_end(&d->json);
	lg_json_end(&d->json);
}

/* ---- one cell ------------------------------------------------------------------------------------------------- */

struct cell {
	const struct lg_jurisdiction *place;
	const struct lg_requirement *requirement;
	const struct lg_cell *cell;
	struct lg_uuid result;
	size_t j, r;
};

static struct cell cell_of(const struct doc *d, size_t j, size_t r)
{
	const struct lg_jurisdiction *place = &d->m->jurisdiction[j];
	return (struct cell){place, &d->m->checklist->requirement[r], &place->cell[r], result_uuid(d, place), j, r};
}

static struct lg_slice title_of(const struct lg_requirement *r)
{
	return r->title.n ? r->title : r->id;
}

/* "Gap: not found in the texts supplied. Missing: ... Note: ..." */
static void put_description(struct doc *d, const char *key, const struct lg_cell *cell)
{
	lg_buf_fmt(&d->text, "%s: %s.", lg_string_verdict(d->lang, cell->verdict),
		   lg_string_verdict_means(d->lang, cell->verdict));
	if (cell->missing.n) {
		lg_buf_fmt(&d->text, " %s: ", lg_string(d->lang, LG_S_MISSING));
		add_words(d, cell->missing);
		lg_buf_char(&d->text, '.');
	}
	if (cell->note.n) {
		lg_buf_fmt(&d->text, " %s: ", lg_string(d->lang, LG_S_NOTE));
		add_words(d, cell->note);
	}
	put_built(d, key);
}

static void put_verdict_prop(struct doc *d, const struct lg_cell *cell)
{
	put_prop(d, "verdict", LG_LIT(""), lg_slice_from(lg_verdict_name(cell->verdict)));
}

static void put_evidence(struct doc *d, const struct lg_jurisdiction *place, const struct lg_citation *at,
			 const char *kind)
{
	struct lg_json *j = &d->json;
	char uuid[LG_UUID_TEXT];
	lg_uuid_text(uuid, act_uuid(d, place, at->act));
	lg_json_object(j, NULL);
	lg_buf_fmt(&d->text, "#%s", uuid);
	put_built(d, "href");
	add_words(d, lg_citation_act(place, at));
	lg_buf_char(&d->text, ' ');
	add_words(d, at->human);
	lg_buf_str(&d->text, ": ");
	add_words(d, at->quote);
	put_built(d, "description");
	lg_json_array(j, "props");
	put_prop(d, "kind", LG_LIT(""), lg_slice_from(kind));
	put_prop(d, "eid", LG_LIT(""), at->eid);
	put_prop(d, "citation", LG_LIT(""), at->human);
	put_number_prop(d, "byte-start", at->src_begin);
	put_number_prop(d, "byte-end", at->src_end);
	lg_json_end(j);
}

static void put_evidence_list(struct doc *d, const struct cell *c)
{
	struct lg_json *j = &d->json;
	if (c->cell->nevidence == 0 && !c->cell->near_miss.present)
		return;
	lg_json_array(j, "relevant-evidence");
	for (size_t i = 0; i < c->cell->nevidence; i++) {
		if (!lg_evidence_first(c->cell, i))
			continue;
		put_evidence(d, c->place, &c->cell->evidence[i].at, "clause");
		struct lg_buf labels;
		lg_buf_init(&labels, 0);
		lg_evidence_labels(&labels, c->requirement, c->cell, i);
		put_words(d, "remarks", lg_buf_slice(&labels));
		lg_buf_done(&labels);
		lg_json_end(j);
	}
	if (c->cell->near_miss.present) {
		put_evidence(d, c->place, &c->cell->near_miss.at, "nearest-miss");
		put_words(d, "remarks", c->cell->near_miss.why);
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_element_props(struct doc *d, const struct cell *c)
{
	static const char *const states[] = {
		[LG_ELEMENT_MISSING] = "missing", [LG_ELEMENT_FOUND] = "found", [LG_ELEMENT_RESERVED] = "reserved"};
	for (size_t i = 0; i < c->requirement->nelements && c->cell->state; i++)
		put_prop(d, "element", c->requirement->element[i].id, lg_slice_from(states[c->cell->state[i]]));
}

static void put_observation(struct doc *d, const struct cell *c)
{
	struct lg_json *j = &d->json;
	bool asked = c->cell->verdict == LG_MANUAL;
	lg_json_object(j, NULL);
	put_uuid(d, "uuid", uuid_of(c->result, "observation", c->requirement->id));
	put_words(d, "title", title_of(c->requirement));
	put_description(d, "description", c->cell);
	lg_json_array(j, "props");
	put_prop(d, "requirement", LG_LIT(""), c->requirement->id);
	put_verdict_prop(d, c->cell);
	put_element_props(d, c);
	lg_json_end(j);
	lg_json_array(j, "methods");
	lg_json_text(j, NULL, asked ? "INTERVIEW" : "EXAMINE");
	lg_json_end(j);
	lg_json_array(j, "types");
	lg_json_text(j, NULL, "finding");
	lg_json_end(j);
	put_evidence_list(d, c);
	lg_json_text(j, "collected", DATE);
	if (asked && c->requirement->question.n)
		put_words(d, "remarks", c->requirement->question);
	lg_json_end(j);
}

/* ---- risks: what the law lacks, and what to do ---------------------------------------------------------------- */

static void put_example(struct doc *d, const struct cell *c)
{
	struct lg_good_practice example = lg_good_practice(d->m, c->j, c->r);
	if (!example.at)
		return;
	const struct lg_jurisdiction *other = &d->m->jurisdiction[example.jurisdiction];
	add_words(d, other->name);
	lg_buf_str(&d->text, ", ");
	add_words(d, lg_citation_act(other, example.at));
	lg_buf_char(&d->text, ' ');
	add_words(d, example.at->human);
	lg_buf_str(&d->text, ": ");
	add_words(d, example.at->quote);
	put_built(d, "remarks");
}

static void put_response(struct doc *d, const struct cell *c, const struct lg_advice *advice)
{
	struct lg_json *j = &d->json;
	lg_json_array(j, "remediations");
	lg_json_object(j, NULL);
	put_uuid(d, "uuid", uuid_of(c->result, "response", c->requirement->id));
	lg_json_text(j, "lifecycle", "recommendation");
	put_words(d, "title", title_of(c->requirement));
	put_words(d, "description", c->requirement->recommendation);
	lg_json_array(j, "props");
	put_prop(d, "timescale", LG_LIT(""), lg_slice_from(lg_timescale_name(advice->timescale)));
	lg_json_end(j);
	put_example(d, c);
	lg_json_end(j);
	lg_json_end(j);
}

static void put_risk(struct doc *d, const struct cell *c)
{
	struct lg_json *j = &d->json;
	struct lg_advice advice = lg_advice(d->m, c->j, c->r);
	lg_json_object(j, NULL);
	put_uuid(d, "uuid", uuid_of(c->result, "risk", c->requirement->id));
	put_words(d, "title", title_of(c->requirement));
	put_description(d, "description", c->cell);
	put_words(d, "statement", c->requirement->obligation.n ? c->requirement->obligation : title_of(c->requirement));
	lg_json_array(j, "props");
	put_prop(d, "priority", LG_LIT(""), lg_slice_from(lg_priority_name(advice.priority)));
	put_prop(d, "priority-because", LG_LIT(""), lg_slice_from(lg_string(d->lang, advice.because)));
	lg_json_end(j);
	lg_json_text(j, "status", "open");
	if (c->requirement->recommendation.n)
		put_response(d, c, &advice);
	put_reference(d, "related-observations", "observation-uuid",
		      uuid_of(c->result, "observation", c->requirement->id));
	lg_json_end(j);
}

/* ---- findings ------------------------------------------------------------------------------------------------- */

/* OSCAL has no word for what could not be judged. */
static bool is_finding(const struct lg_cell *cell)
{
	return cell->verdict != LG_UNKNOWN && cell->verdict != LG_MANUAL;
}

static void put_finding(struct doc *d, const struct cell *c)
{
	struct lg_json *j = &d->json;
	bool met = c->cell->verdict == LG_MET;
	lg_json_object(j, NULL);
	put_uuid(d, "uuid", uuid_of(c->result, "finding", c->requirement->id));
	put_words(d, "title", title_of(c->requirement));
	put_description(d, "description", c->cell);
	lg_json_array(j, "props");
	put_verdict_prop(d, c->cell);
	lg_json_end(j);
	lg_json_object(j, "target");
	lg_json_text(j, "type", "objective-id");
	put_token(d, "target-id", c->requirement->id);
	lg_json_object(j, "status");
	lg_json_text(j, "state", met ? "satisfied" : "not-satisfied");
	lg_json_text(j, "reason", met ? "pass" : c->cell->verdict == LG_RESERVED ? "other" : "fail");
	lg_json_end(j);
	lg_json_end(j);
	put_reference(d, "related-observations", "observation-uuid",
		      uuid_of(c->result, "observation", c->requirement->id));
	if (lg_cell_lacks(c->cell))
		put_reference(d, "related-risks", "risk-uuid", uuid_of(c->result, "risk", c->requirement->id));
	lg_json_end(j);
}

/* ---- one jurisdiction ----------------------------------------------------------------------------------------- */

static bool is_any(const struct lg_cell *cell)
{
	(void)cell;
	return true;
}

/* A list of what `put` makes of the cells that `which` wants; nothing when there are none: OSCAL has no empty lists. */
static void put_list(struct doc *d, const char *key, size_t j, bool (*which)(const struct lg_cell *),
		     void (*put)(struct doc *, const struct cell *))
{
	bool open = false;
	for (size_t r = 0; r < d->m->checklist->nrequirements; r++) {
		if (!lg_report_shows(d->m, r) || !which(&d->m->jurisdiction[j].cell[r]))
			continue;
		if (!open)
			lg_json_array(&d->json, key);
		open = true;
		struct cell c = cell_of(d, j, r);
		put(d, &c);
	}
	if (open)
		lg_json_end(&d->json);
}

static void put_control(struct doc *d, const struct cell *c)
{
	lg_json_object(&d->json, NULL);
	put_token(d, "control-id", c->requirement->id);
	lg_json_end(&d->json);
}

static void put_fact_props(struct doc *d, const struct lg_jurisdiction *place)
{
	char digits[16];
	lg_json_array(&d->json, "props");
	put_prop(d, "jurisdiction", LG_LIT(""), place->name);
	put_number_prop(d, "texts", (uint32_t)place->nacts);
	for (size_t i = 0; i < place->nfacts; i++)
		put_prop(d, "fact", place->fact[i].name, place->fact[i].value);
	for (size_t i = 0; i < place->nvalues; i++) {
		snprintf(digits, sizeof digits, "%d", (int)place->value[i].value);
		put_prop(d, "value", place->value[i].name, lg_slice_from(digits));
	}
	lg_json_end(&d->json);
}

static void put_result(struct doc *d, size_t k)
{
	const struct lg_jurisdiction *place = &d->m->jurisdiction[k];
	struct lg_searched s = lg_report_searched(place);
	struct lg_json *j = &d->json;
	lg_json_object(j, NULL);
	put_uuid(d, "uuid", result_uuid(d, place));
	put_words(d, "title", place->name.n ? place->name : LG_LIT("-"));
	lg_buf_fmt(&d->text, "%s: %zu; %s: %u", lg_string(d->lang, LG_S_WB_ACTS), s.texts - s.unusable,
		   lg_string(d->lang, LG_S_WB_ARTICLES), (unsigned)s.units);
	put_built(d, "description");
	lg_json_text(j, "start", DATE);
	put_fact_props(d, place);
	lg_json_object(j, "reviewed-controls");
	lg_json_array(j, "control-selections");
	lg_json_object(j, NULL);
	put_list(d, "include-controls", k, is_any, put_control);
	lg_json_end(j);
	lg_json_end(j);
	lg_json_end(j);
	put_list(d, "observations", k, is_any, put_observation);
	put_list(d, "risks", k, lg_cell_lacks, put_risk);
	put_list(d, "findings", k, is_finding, put_finding);
	lg_json_end(j);
}

/* ---- the document --------------------------------------------------------------------------------------------- */

static void put_metadata(struct doc *d)
{
	struct lg_json *j = &d->json;
	lg_json_object(j, "metadata");
	lg_json_text(j, "title", lg_string(d->lang, LG_S_WB_TITLE));
	lg_json_text(j, "last-modified", DATE);
	lg_json_text(j, "version", d->m->rules_sha256);
	lg_json_text(j, "oscal-version", "1.1.2");
	lg_json_array(j, "props");
	put_prop(d, "lexgap", LG_LIT(""), d->m->version);
	put_prop(d, "rules-sha256", LG_LIT(""), lg_slice_from(d->m->rules_sha256));
	lg_json_end(j);
	lg_json_text(j, "remarks", lg_string(d->lang, LG_S_OSCAL_LIMITS));
	lg_json_end(j);
}

static void put_act(struct doc *d, const struct lg_jurisdiction *place, size_t i)
{
	const struct lg_matrix_act *act = &place->act[i];
	struct lg_json *j = &d->json;
	lg_json_object(j, NULL);
	put_uuid(d, "uuid", act_uuid(d, place, i));
	put_words(d, "title", act->title.n ? act->title : act->name);
	if (act->unusable.n)
		put_words(d, "description", act->unusable);
	lg_json_array(j, "props");
	put_prop(d, "act", LG_LIT(""), act->name);
	put_prop(d, "jurisdiction", LG_LIT(""), place->name);
	put_prop(d, "kind", LG_LIT(""), lg_slice_from(lg_act_kind_name(act->kind)));
	put_prop(d, "language", LG_LIT(""), act->lang);
	put_prop(d, "date", LG_LIT(""), act->expression_date);
	put_prop(d, "work", LG_LIT(""), act->work_iri);
	put_number_prop(d, "articles", act->units);
	put_number_prop(d, "set-aside", act->dead);
	lg_json_end(j);
	lg_json_array(j, "rlinks");
	lg_json_object(j, NULL);
	lg_clean_uri(&d->text, act->path);
	put_built(d, "href");
	lg_json_array(j, "hashes");
	lg_json_object(j, NULL);
	lg_json_text(j, "algorithm", "SHA-256");
	lg_json_text(j, "value", act->sha256);
	lg_json_end(j);
	lg_json_end(j);
	lg_json_end(j);
	lg_json_end(j);
	lg_json_end(j);
}

static void put_back_matter(struct doc *d, struct lg_uuid checklist)
{
	struct lg_json *j = &d->json;
	lg_json_object(j, "back-matter");
	lg_json_array(j, "resources");
	lg_json_object(j, NULL);
	put_uuid(d, "uuid", checklist);
	lg_json_text(j, "title", lg_string(d->lang, LG_S_OSCAL_CHECKLIST));
	lg_json_array(j, "props");
	for (size_t i = 0; i < d->m->checklist->ninstruments; i++)
		put_prop(d, "instrument", d->m->checklist->instrument[i].id, d->m->checklist->instrument[i].title);
	put_prop(d, "rules-sha256", LG_LIT(""), lg_slice_from(d->m->rules_sha256));
	lg_json_end(j);
	lg_json_end(j);
	for (size_t k = 0; k < d->m->njurisdictions; k++)
		for (size_t i = 0; i < d->m->jurisdiction[k].nacts; i++)
			put_act(d, &d->m->jurisdiction[k], i);
	lg_json_end(j);
	lg_json_end(j);
}

static void put_document(struct doc *d)
{
	struct lg_json *j = &d->json;
	struct lg_uuid checklist = uuid_of(d->space, "checklist", lg_slice_from(d->m->rules_sha256));
	char uuid[LG_UUID_TEXT];
	put_metadata(d);
	lg_json_object(j, "import-ap");
	lg_uuid_text(uuid, checklist);
	lg_buf_fmt(&d->text, "#%s", uuid);
	put_built(d, "href");
	lg_json_end(j);
	lg_json_array(j, "results");
	for (size_t k = 0; k < d->m->njurisdictions; k++)
		put_result(d, k);
	lg_json_end(j);
	put_back_matter(d, checklist);
}

static int write_oscal(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	const struct lg_uuid nil = {{0}};
	struct doc d = {.json = {.out = out}, .m = m, .lang = o ? o->ui_lang : LG_UI_EN};
	char uuid[LG_UUID_TEXT];
	d.space = lg_uuid_of(nil, LG_LIT(NAMESPACE));
	lg_buf_init(&d.text, 0);
	lg_json_object(&d.json, NULL);
	lg_json_object(&d.json, "assessment-results");
	put_uuid(&d, "uuid", nil);
	size_t end = out->len;
	put_document(&d);
	lg_json_end(&d.json);
	lg_json_end(&d.json);
	lg_buf_done(&d.text);
	if (lg_buf_status(out))
		return lg_buf_status(out);
	/* Another content, another document: its UUID is known when all the rest is written. */
	lg_uuid_text(uuid, lg_uuid_of(d.space, lg_slice_sub(lg_buf_slice(out), end, out->len)));
	memcpy(out->bytes + end - LG_UUID_TEXT, uuid, LG_UUID_TEXT - 1);
	return LG_OK;
}

const struct lg_emitter lg_emitter_oscal = {
	.name = "oscal",
	.extension = "json",
	.mime = "application/json",
	.summary = "OSCAL assessment results: observations, findings, risks with recommended responses",
	.write = write_oscal,
};
