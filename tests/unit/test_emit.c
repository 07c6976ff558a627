/* SPDX-License-Identifier: MIT */
/* Every format, over a matrix made by hand whose words are as hostile as words can be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "emit/clean.h"
#include "emit/csv_out.h"
#include "emit/emit.h"
#include "emit/json.h"
#include "emit/mend.h"
#include "emit/report.h"
#include "emit/wrap.h"

#define S(text)                                                                                                        \
	{                                                                                                              \
		text, sizeof(text) - 1                                                                                 \
	}

/* ---- the matrix ----------------------------------------------------------------------------------------------- */

static struct lg_element elements[] = {
	{.id = S("duty"), .label = S("a *duty* <b>"), .core = true},
	{.id = S("fine"), .label = S("a fine | more")},
};
static struct lg_distractor distractors[] = {{.label = S("only \"toys\"")}};
static struct lg_mapping mappings[] = {{.requirement = S("XX-9"), .relation = LG_MAP_SUPERSET}};
static struct lg_requirement requirements[] = {
	{.id = S("A-1"),
	 .provision = S("art. 1"),
	 .title = S("Title & <more>"),
	 .obligation = S("Do it."),
	 .recommendation = S("Add it."),
	 .priority = LG_PRIORITY_HIGH,
	 .timescale = LG_TIME_SHORT,
	 .acts = 1u << LG_ACT_EDUCATION,
	 .element = elements,
	 .nelements = 2,
	 .distractor = distractors,
	 .ndistractors = 1,
	 .mapping = mappings,
	 .nmappings = 1,
	 .contradiction_label = S("the opposite")},
	{.id = S("A-2"), .title = S("Hidden")},
	{.id = S("A-3"),
	 .title = S("Asked"),
	 .evidence = LG_NON_LEGISLATIVE,
	 .question = S("Who?"),
	 .stakeholder = S("all")},
};
static struct lg_instrument instruments[] = {{.id = S("a"), .title = S("Instrument")}};
static struct lg_checklist checklist = {
	.instrument = instruments, .ninstruments = 1, .requirement = requirements, .nrequirements = 3};
static const bool selected[] = {true, false, true};

static struct lg_matrix_act acts[] = {
	{.name = S("code"),
	 .title = S("The \"Code\""),
	 .lang = S("en"),
	 .sha256 = "ab",
	 .units = 7,
	 .provisions = 9,
	 .dead = 2},
	{.name = S("scan"), .title = S("Scan"), .unusable = S("no words")},
};

#define QUOTE "=1+1, \"he\" <i>keeps</i>\n*it*"
#define CITATION(e)                                                                                                    \
	{                                                                                                              \
		.eid = S(e), .human = S("art. 1"), .heading = S("Of & for"), .quote = S(QUOTE), .src_begin = 10,       \
		.src_end = 40, .mark_begin = 6, .mark_end = 10                                                         \
	}
static struct lg_evidence evidence[] = {
	{0, CITATION("art_1")}, {1, CITATION("art_1")}, {0, CITATION("art_1")}, {UINT32_MAX, CITATION("art_2")}};
static uint8_t states[] = {LG_ELEMENT_FOUND, LG_ELEMENT_MISSING};

static struct lg_cell cells_one[] = {
	{.verdict = LG_PARTIAL, .state = states, .evidence = evidence, .nevidence = 4, .missing = S("a fine | more")},
	{.verdict = LG_GAP},
	{.verdict = LG_MANUAL},
};
static struct lg_cell cells_two[] = {
	{.verdict = LG_GAP,
	 .near_miss = {.present = true, .at = CITATION("art_3"), .found = 1, .failed = 1, .why = S("no fine")},
	 .note = S("looked")},
	{.verdict = LG_MET},
	{.verdict = LG_MANUAL},
};
static struct lg_jurisdiction jurisdictions[] = {
	{.name = S("AA"), .act = acts, .nacts = 2, .cell = cells_one},
	{.name = S("B,B"), .act = acts, .nacts = 1, .cell = cells_two},
};
static const struct lg_matrix matrix = {.checklist = &checklist,
					.selected = selected,
					.jurisdiction = jurisdictions,
					.njurisdictions = 2,
					.version = S("1.0"),
					.rules_sha256 = "0123456789abcdef"};

/* ---- helpers -------------------------------------------------------------------------------------------------- */

static void write_as(struct lg_buf *b, const char *format, const struct lg_emit_options *o)
{
	const struct lg_emitter *e = lg_emitter_find(lg_slice_from(format));
	assert_non_null(e);
	lg_buf_init(b, 0);
	assert_int_equal(e->write(b, &matrix, o), LG_OK);
}

static void assert_has(const struct lg_buf *b, const char *part)
{
	if (!strstr(b->bytes, part))
		fail_msg("not found: %s\nin: %s", part, b->bytes);
}

static void assert_lacks(const struct lg_buf *b, const char *part)
{
	if (strstr(b->bytes, part))
		fail_msg("found: %s\nin: %s", part, b->bytes);
}

/* ---- tests ---------------------------------------------------------------------------------------------------- */

static void registry_is_complete_and_ordered(void **state)
{
	static const char *const names[] = {"csv",   "docx",  "html",	      "json",	    "matrix-csv", "md",	 "odt",
					    "oscal", "sarif", "section-html", "section-md", "terminal",	  "xlsx"};
	size_t n;
	(void)state;
	const struct lg_emitter *const *all = lg_emitters(&n);
	assert_int_equal(n, sizeof names / sizeof *names);
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(all[i]->name, names[i]);
		assert_ptr_equal(lg_emitter_find(lg_slice_from(names[i])), all[i]);
	}
	assert_null(lg_emitter_find(LG_LIT("doc")));
	assert_null(lg_emitter_find(LG_LIT("")));
}

static void findings_are_rfc_4180(void **state)
{
	struct lg_buf b;
	(void)state;
	write_as(&b, "csv", NULL);
	assert_string_equal(
		b.bytes,
		"jurisdiction,requirement,verdict,act,eid,citation,element,quote,byte_start,byte_end,missing,note\r\n"
		"AA,A-1,PARTIAL,code,art_1,art. 1,duty,\"=1+1, \"\"he\"\" <i>keeps</i>\n*it*\",10,40,a fine | more,\r\n"
		"AA,A-1,PARTIAL,code,art_1,art. 1,fine,\"=1+1, \"\"he\"\" <i>keeps</i>\n*it*\",10,40,a fine | more,\r\n"
		"AA,A-1,PARTIAL,code,art_1,art. 1,duty,\"=1+1, \"\"he\"\" <i>keeps</i>\n*it*\",10,40,a fine | more,\r\n"
		"AA,A-1,PARTIAL,code,art_2,art. 1,contradiction,\"=1+1, \"\"he\"\" <i>keeps</i>\n*it*\",10,40,"
		"a fine | more,\r\n"
		"AA,A-3,MANUAL,,,,,,,,,\r\n"
		"\"B,B\",A-1,GAP,,,,,,,,,looked; nearest: code art. 1: no fine\r\n"
		"\"B,B\",A-3,MANUAL,,,,,,,,,\r\n");
	lg_buf_done(&b);
}

static void matrix_has_a_column_each(void **state)
{
	struct lg_buf b;
	(void)state;
	write_as(&b, "matrix-csv", NULL);
	assert_string_equal(b.bytes, "requirement,AA,\"B,B\"\r\nA-1,PARTIAL,GAP\r\nA-3,MANUAL,MANUAL\r\n");
	lg_buf_done(&b);
}

static void dialects_of_excel_defuse_formulas(void **state)
{
	static const struct {
		struct lg_slice field;
		const char *comma, *semicolon;
	} cases[] = {{S("plain"), "plain", "plain"},
		     {S("=1+1"), "\"'=1+1\"", "\"'=1+1\""},
		     {S("-1"), "\"'-1\"", "\"'-1\""},
		     {S(" @x"), "\"' @x\"", "\"' @x\""},
		     {S("\t+1"), "\"'\t+1\"", "\"'\t+1\""},
		     {S("a;b"), "a;b", "\"a;b\""},
		     {S("a,b"), "\"a,b\"", "\"a,b\""},
		     {S("\xef\xbc\x9d"
			"1"),
		      "\"'\xef\xbc\x9d"
		      "1\"",
		      "\"'\xef\xbc\x9d"
		      "1\""},
		     {S("a\"=b"), "\"a\"\"=b\"", "\"a\"\"=b\""}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int semicolon = 0; semicolon < 2; semicolon++) {
			struct lg_emit_options o = {.csv_dialect = semicolon ? LG_CSV_EXCEL_SEMICOLON : LG_CSV_EXCEL};
			struct lg_buf b;
			lg_buf_init(&b, 0);
			struct lg_csv_out csv = lg_csv_out_begin(&b, &o);
			lg_csv_out_field(&csv, cases[i].field);
			assert_string_equal(b.bytes + 3, semicolon ? cases[i].semicolon : cases[i].comma);
			lg_buf_done(&b);
		}
}

static void json_strings_are_escaped(void **state)
{
	struct lg_buf b;
	struct lg_json j = {.out = &b};
	(void)state;
	lg_buf_init(&b, 0);
	lg_json_array(&j, NULL);
	lg_json_str(&j, NULL, (struct lg_slice){"\"\\\n\x01\0z", 6});
	lg_json_text(&j, NULL, "\xff\xc3\xa9\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80");
	lg_json_object(&j, NULL);
	lg_json_end(&j);
	lg_json_null(&j, NULL);
	lg_json_int(&j, NULL, INT64_MIN);
	lg_json_end(&j);
	assert_string_equal(b.bytes,
			    "[\n \"\\\"\\\\\\n\\u0001\\u0000z\",\n"
			    " \"\xef\xbf\xbd\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
			    "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\",\n {},\n null,\n"
			    " -9223372036854775808\n]\n");
	lg_buf_done(&b);
}

static void json_nesting_has_a_ceiling(void **state)
{
	struct lg_buf b;
	struct lg_json j = {.out = &b};
	(void)state;
	lg_buf_init(&b, 0);
	for (int i = 0; i <= LG_JSON_DEPTH; i++)
		lg_json_array(&j, NULL);
	assert_int_equal(lg_buf_status(&b), LG_ELIMIT);
	lg_buf_done(&b);
}

static void json_holds_the_cells(void **state)
{
	struct lg_buf b;
	(void)state;
	write_as(&b, "json", NULL);
	assert_has(&b, "\"verdict\": \"PARTIAL\"");
	assert_has(&b, "\"element\": \"contradiction\"");
	assert_has(&b, "\"failed\": \"fine\"");
	assert_has(&b, "\"relation\": \"superset\"");
	assert_has(&b, "\"certificate\": {");
	assert_has(&b, "\"unusable\": \"no words\"");
	assert_lacks(&b, "A-2");
	lg_buf_done(&b);
}

static void markdown_is_escaped(void **state)
{
	struct lg_buf b;
	(void)state;
	write_as(&b, "md", NULL);
	assert_has(&b, "> \\=1+1, **\"he\"** \\<i\\>keeps\\</i\\> \\*it\\*\n");
	assert_has(&b, "Title \\& \\<more\\>");
	assert_has(&b, ": *a \\*duty\\* \\<b\\>; a fine \\| more*\n");
	assert_has(&b, "priority high, short term");
	assert_has(&b, "Not found in the 1 text supplied (7 articles, 9 provisions; see Texts examined)");
	assert_has(&b, "rules `0123456789abcdef`");
	assert_has(&b, "- A-3 (all): Who?\n");
	assert_lacks(&b, "Hidden");
	lg_buf_done(&b);
}

static void html_is_escaped(void **state)
{
	struct lg_buf b;
	(void)state;
	write_as(&b, "html", NULL);
	assert_has(&b, "<td class=\"g\">Gap</td>");
	assert_has(&b, "Title &amp; &lt;more&gt;");
	assert_has(&b, "\"q\":\"=1+1, \\\"he\\\" \\u003ci>keeps\\u003c/i>\\n*it*\"");
	assert_has(&b, "script-src 'sha256-");
	assert_has(&b, "<bdi>The &quot;Code&quot;</bdi>");
	assert_lacks(&b, "<i>");
	assert_lacks(&b, "Hidden\"");
	assert_lacks(&b, ">Hidden");
	lg_buf_done(&b);
}

static void terminal_is_plain_unless_asked(void **state)
{
	struct lg_buf b;
	(void)state;
	write_as(&b, "terminal", NULL);
	assert_lacks(&b, "\033");
	assert_has(&b, "not judged: scan: no words\n");
	lg_buf_done(&b);
	write_as(&b, "terminal", &(struct lg_emit_options){.colour = true});
	assert_has(&b, "\033[31mGAP");
	lg_buf_done(&b);
}

/* The longest line, in columns. Colours take none. */
static size_t widest(const struct lg_buf *b)
{
	size_t most = 0;
	struct lg_buf line;
	lg_buf_init(&line, 0);
	for (const char *p = b->bytes; *p; p++) {
		if (*p == '\033') {
			p = strchr(p, 'm');
		} else if (*p == '\n') {
			size_t n = lg_wrap_width(lg_buf_slice(&line));
			most = n > most ? n : most;
			lg_buf_clear(&line);
		} else {
			lg_buf_char(&line, *p);
		}
	}
	lg_buf_done(&line);
	return most;
}

static void terminal_fits_its_width(void **state)
{
	static struct lg_jurisdiction many[60];
	static char names[60][16];
	struct lg_matrix wide = matrix;
	(void)state;
	for (size_t i = 0; i < 60; i++) {
		many[i] = jurisdictions[i % 2];
		snprintf(names[i], sizeof names[i], "C%zu法律", i);
		many[i].name = i % 3 ? (struct lg_slice){names[i], 2} : lg_slice_from(names[i]);
	}
	wide.jurisdiction = many;
	for (size_t n = 1; n <= 60; n = n < 4 ? n + 1 : n * 2)
		for (unsigned width = 40; width <= 200; width += 7) {
			struct lg_emit_options o = {
				.width = width, .colour = width % 2, .ui_lang = (enum lg_ui_lang)(n % 2)};
			struct lg_buf b;
			wide.njurisdictions = n;
			lg_buf_init(&b, 0);
			assert_int_equal(lg_emitter_find(LG_LIT("terminal"))->write(&b, &wide, &o), LG_OK);
			if (widest(&b) > width)
				fail_msg("%zu of %u columns, %zu jurisdictions:\n%s", widest(&b), width, n, b.bytes);
			lg_buf_done(&b);
		}
}

static void every_format_repeats_itself_and_reports_a_full_buffer(void **state)
{
	size_t n;
	(void)state;
	const struct lg_emitter *const *all = lg_emitters(&n);
	for (size_t i = 0; i < n; i++) {
		struct lg_buf a, b, small;
		lg_buf_init(&a, 0);
		lg_buf_init(&b, 0);
		lg_buf_init(&small, 64);
		assert_int_equal(all[i]->write(&a, &matrix, NULL), LG_OK);
		assert_int_equal(all[i]->write(&b, &matrix, NULL), LG_OK);
		assert_int_equal(a.len, b.len);
		assert_memory_equal(a.bytes, b.bytes, a.len);
		if (a.len >= 64)
			assert_int_equal(all[i]->write(&small, &matrix, NULL), LG_ELIMIT);
		lg_buf_done(&a);
		lg_buf_done(&b);
		lg_buf_done(&small);
	}
}

static void evidence_of_one_place_is_one(void **state)
{
	struct lg_buf b;
	(void)state;
	assert_true(lg_evidence_first(&cells_one[0], 0));
	assert_false(lg_evidence_first(&cells_one[0], 1));
	assert_false(lg_evidence_first(&cells_one[0], 2));
	assert_true(lg_evidence_first(&cells_one[0], 3));
	lg_buf_init(&b, 0);
	lg_evidence_labels(&b, &requirements[0], &cells_one[0], 0);
	assert_string_equal(b.bytes, "a *duty* <b>; a fine | more");
	lg_buf_clear(&b);
	lg_evidence_labels(&b, &requirements[0], &cells_one[0], 3);
	assert_string_equal(b.bytes, "the opposite");
	lg_buf_done(&b);
}

/* A sentence of a paragraph that is quoted as a whole is not quoted again, before it or after it. */
static void a_longer_quote_of_the_provision_shows_the_shorter(void **state)
{
	struct lg_buf b;
	(void)state;
	struct lg_evidence e[4] = {{.element = 0}, {.element = 1}, {.element = 1}, {.element = 0}};
	const uint32_t quote[4][2] = {{20, 30}, {10, 40}, {12, 18}, {35, 45}};
	for (size_t i = 0; i < 4; i++)
		e[i].at = (struct lg_citation){
			.eid = LG_LIT("art_1__para_1"), .src_begin = quote[i][0], .src_end = quote[i][1]};
	const struct lg_cell cell = {.evidence = e, .nevidence = 4};
	assert_false(lg_evidence_first(&cell, 0));
	assert_true(lg_evidence_first(&cell, 1));
	assert_false(lg_evidence_first(&cell, 2));
	assert_true(lg_evidence_first(&cell, 3)); /* goes on behind it */
	lg_buf_init(&b, 0);
	lg_evidence_labels(&b, &requirements[0], &cell, 1);
	assert_string_equal(b.bytes, "a *duty* <b>; a fine | more");
	lg_buf_done(&b);
	e[0].at.eid = LG_LIT("art_1__para_2");
	assert_true(lg_evidence_first(&cell, 0));
}

static void quote_marks_stay_inside_the_quote(void **state)
{
	struct lg_citation at = {.quote = S("abc"), .mark_begin = 2, .mark_end = 9};
	(void)state;
	struct lg_marked m = lg_citation_marked(&at);
	assert_true(lg_slice_is(m.before, "ab") && lg_slice_is(m.mark, "c") && m.after.n == 0);
	at.mark_end = 1;
	m = lg_citation_marked(&at);
	assert_true(lg_slice_is(m.before, "ab") && m.mark.n == 0 && lg_slice_is(m.after, "c"));
}

static void words_wrap_by_letters_not_bytes(void **state)
{
	struct lg_buf b;
	(void)state;
	lg_buf_init(&b, 0);
	lg_wrap_put(&b, LG_LIT("закон  про\nдітей a"), 2, 2, 11);
	assert_string_equal(b.bytes, "закон про\n  дітей a\n");
	lg_buf_clear(&b);
	lg_wrap_put(&b, LG_LIT("unbreakable x"), 0, 1, 4);
	assert_string_equal(b.bytes, "unbr\n eak\n abl\n e x\n");
	lg_buf_clear(&b);
	lg_wrap_put(&b, LG_LIT("法律是什么 e\xcc\x81\xcc\x81 \x1b[31m"), 0, 2, 6);
	assert_string_equal(b.bytes, "法律是\n  什么\n  e\xcc\x81\xcc\x81\n  \xe2\x90\x9b[31\n  m\n");
	lg_buf_clear(&b);
	lg_wrap_fit(&b, LG_LIT("法律法律"), 6);
	lg_wrap_fit(&b,
		    LG_LIT("\xe2\x80\xae"
			   "ab"),
		    4);
	assert_string_equal(b.bytes, "法律… \xef\xbf\xbd"
				     "ab ");
	lg_buf_clear(&b);
	lg_wrap_pad(&b, LG_LIT("дім"), 5);
	assert_string_equal(b.bytes, "дім  ");
	lg_buf_done(&b);
}

static void shown_words_are_clean(void **state)
{
	struct lg_buf b;
	(void)state;
	lg_buf_init(&b, 0);
	lg_clean_put(&b, LG_LIT("a\0\x1b\x7f\r\nb\rc\t\xc2\x9b\xff\xed\xa0\x80\xef\xbf\xbe\xf0\x90\x80\x80"), 0);
	assert_string_equal(b.bytes, "a\xe2\x90\x80\xe2\x90\x9b\xe2\x90\xa1\nb\nc\t\xef\xbf\xbd\xef\xbf\xbd"
				     "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xf0\x90\x80\x80");
	lg_buf_clear(&b);
	lg_clean_put(&b,
		     LG_LIT("a\nb\xe2\x80\xae"
			    "c\xe2\x80\x8f"),
		     LG_CLEAN_BIDI | LG_CLEAN_LINES);
	assert_string_equal(b.bytes, "a b\xef\xbf\xbd"
				     "c\xe2\x80\x8f");
	lg_buf_done(&b);
}

static void place_to_mend(void **state)
{
	struct lg_cell cell = cells_one[0];
	struct lg_matrix_act list[] = {{.unusable = S("no words"), .kind = LG_ACT_EDUCATION},
				       {.kind = LG_ACT_OTHER},
				       {.kind = LG_ACT_EDUCATION}};
	struct lg_jurisdiction place = {.act = list, .nacts = 3};
	(void)state;
	assert_ptr_equal(lg_mend_at(&cell), &evidence[0].at);
	cell.verdict = LG_CONTRADICTED;
	assert_ptr_equal(lg_mend_at(&cell), &evidence[3].at);
	assert_ptr_equal(lg_mend_at(&cells_two[0]), &cells_two[0].near_miss.at);
	assert_null(lg_mend_at(&cells_one[1]));
	assert_int_equal(lg_mend_act(&place, &requirements[0]), 2);
	place.nacts = 2;
	assert_int_equal(lg_mend_act(&place, &requirements[0]), 1);
	place.nacts = 0;
	assert_int_equal(lg_mend_act(&place, &requirements[0]), 0);
}

static void model_clause_comes_from_elsewhere(void **state)
{
	(void)state;
	assert_int_equal(lg_report_model_clause(&matrix, 0, 1), 2); /* AA is PARTIAL: no model */
	assert_int_equal(lg_report_model_clause(&matrix, 1, 0), 2); /* MET, but without a clause to show */
}

static void accuracy_is_that_of_the_languages_at_hand(void **state)
{
	static const struct lg_accuracy known[] = {
		{.cells = 9, .verdicts = 889, .gap_precision = 500, .gap_recall = LG_NO_SHARE, .cite_hit = 1000},
		{.requirement = S("R-1"), .cells = 7, .verdicts = 857},
		{.requirement = S("R-1"), .lang = S("sr"), .cells = 3, .verdicts = 667},
		{.requirement = S("R-1"), .lang = S("uk"), .cells = 4, .verdicts = 1000},
	};
	struct lg_matrix_act texts[] = {{.lang = S("sr-Cyrl")},
					{.lang = S("en")},
					{.lang = S("sr")},
					{.lang = S("uk"), .unusable = S("garbled")}};
	struct lg_requirement req = {.id = S("R-1")};
	struct lg_checklist list = {.requirement = &req, .nrequirements = 1};
	struct lg_jurisdiction place = {.act = texts, .nacts = 4};
	struct lg_matrix m = {.checklist = &list, .jurisdiction = &place, .njurisdictions = 1};
	struct lg_buf b;
	(void)state;
	assert_true(lg_slice_is(lg_report_language(&m, 0), "en"));
	assert_true(lg_slice_is(lg_report_language(&m, 1), "sr"));
	assert_int_equal(lg_report_language(&m, 2).n, 0);
	lg_buf_init(&b, 0);
	lg_report_accuracy_put(&b, &m, 0);
	assert_int_equal(b.len, 0);
	m.accuracy = known;
	m.naccuracy = 4;
	lg_report_accuracy_put(&b, &m, 0);
	assert_string_equal(b.bytes, "not measured (en), 2 of 3 labelled cells right (sr), 6 of 7 labelled cells right "
				     "(all languages)");
	assert_ptr_equal(lg_report_accuracy(&m, LG_LIT(""), LG_LIT("")), &known[0]);
	lg_buf_clear(&b);
	lg_share_put(&b, 47);
	lg_share_put(&b, LG_NO_SHARE);
	assert_string_equal(b.bytes, "0.047-");
	lg_buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(registry_is_complete_and_ordered),
		cmocka_unit_test(findings_are_rfc_4180),
		cmocka_unit_test(matrix_has_a_column_each),
		cmocka_unit_test(dialects_of_excel_defuse_formulas),
		cmocka_unit_test(json_strings_are_escaped),
		cmocka_unit_test(json_nesting_has_a_ceiling),
		cmocka_unit_test(json_holds_the_cells),
		cmocka_unit_test(markdown_is_escaped),
		cmocka_unit_test(html_is_escaped),
		cmocka_unit_test(terminal_is_plain_unless_asked),
		cmocka_unit_test(terminal_fits_its_width),
		cmocka_unit_test(every_format_repeats_itself_and_reports_a_full_buffer),
		cmocka_unit_test(evidence_of_one_place_is_one),
		cmocka_unit_test(a_longer_quote_of_the_provision_shows_the_shorter),
		cmocka_unit_test(quote_marks_stay_inside_the_quote),
		cmocka_unit_test(words_wrap_by_letters_not_bytes),
		cmocka_unit_test(shown_words_are_clean),
		cmocka_unit_test(place_to_mend),
		cmocka_unit_test(model_clause_comes_from_elsewhere),
		cmocka_unit_test(accuracy_is_that_of_the_languages_at_hand),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
