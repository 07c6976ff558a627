/* SPDX-License-Identifier: MIT */
/* XML: the engine. Exact places, entities, broken markup, encodings; then what each action of a dialect table does. */
#include "read_dump.h"

#define AKN "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act>"
#define END "</act></akomaNtoso>"

static struct lg_level_word level_words[] = {{LG_KIND_ARTICLE, {"Article", 7}, false}};
static struct lg_mark_phrase marks[] = {
	{LG_MARK_REPEALED, {"repealed", 8}}, {LG_MARK_NOTE, {"note", 4}}, {LG_MARK_TREATY, {"convention", 10}}};
static const struct lg_language english = {
	.code = {"en", 2}, .level = level_words, .nlevels = 1, .mark = marks, .nmarks = 3};

/* ---- places --------------------------------------------------------------------------------------------------- */

/* Every byte of the text but blanks is the byte that stands at its place on disk, unless it stands for an entity. */
static void assert_exact(const struct lg_document *doc, struct lg_slice disk)
{
	size_t linear = 0;
	for (size_t i = 0; i < doc->src_map.n; i++) {
		const struct lg_piece *p = &doc->src_map.v[i];
		uint32_t end = i + 1 < doc->src_map.n ? doc->src_map.v[i + 1].to : doc->src_map.end;
		for (uint32_t k = 0; k < p->len && end - p->to == p->len && p->len > 1; k++) {
			char text = doc->text.p[p->to + k], source = disk.p[p->from + k];
			assert_true(text == source || (text == ' ' && strchr("\n\r\t", source)));
			linear++;
		}
	}
	assert_true(linear > 0);
}

static struct lg_span disk_of(const struct lg_document *doc, const char *words)
{
	size_t at = lg_slice_find(doc->text, lg_slice_from(words));
	assert_true(at != SIZE_MAX);
	return lg_span_disk(doc, (struct lg_span){(uint32_t)at, (uint32_t)(at + strlen(words))});
}

static void assert_disk(const struct reading *r, const char *xml, const char *words, const char *expected)
{
	struct lg_span s = disk_of(r->doc, words);
	assert_slice(lg_slice_sub(lg_slice_from(xml), s.begin, s.end), expected);
}

static void test_places(void **state)
{
	(void)state;
	static const char xml[] =
		"<?xml version=\"1.0\"?>\r\n<!-- <p>no</p> -->" AKN "<body><article><num>Article 7</num><heading>Duty "
		"<i>of</i> care</heading>\r\n<content><p>Who finds <b>a   stray</b> goat &amp; keeps it,\r\n pays "
		"5&#160;"
		"&#x20AC;<?x y?> or <![CDATA[less <if> poor]]><!-- no -->.</p></content></article></body>" END;
	struct reading r = read_string(xml, NULL);
	assert_dump(r.doc,
		    "act|act||||\n"
		    "art_7|article|Article 7|Duty of care|Who finds a stray goat & keeps it, pays 5 € or less <if> "
		    "poor.|\n");
	assert_disk(&r, xml, "Duty of", "Duty <i>of");
	assert_disk(&r, xml, "stray goat", "stray</b> goat");
	assert_disk(&r, xml, "&", "&amp;");
	assert_disk(&r, xml, "€", "&#x20AC;");
	assert_disk(&r, xml, "less <if>", "less <if>");
	assert_disk(&r, xml, "poor.", "poor]]><!-- no -->.");
	assert_exact(r.doc, lg_slice_from(xml));
	struct lg_provision *article = &r.doc->prov[1];
	assert_slice(lg_slice_sub(lg_slice_from(xml), article->src_begin, article->src_begin + 9), "<article>");
	assert_slice(lg_slice_sub(lg_slice_from(xml), article->src_end - 10, article->src_end), "</article>");
	assert_int_equal(r.diags.n, 0);
	reading_done(&r);
}

/* Chunks of 64 KiB end anywhere: inside characters, tags, references. */
static void test_places_across_chunks(void **state)
{
	(void)state;
	struct lg_buf xml;
	lg_buf_init(&xml, 0);
	lg_buf_str(&xml, AKN "<body>");
	for (unsigned i = 1; i <= 4000; i++)
		lg_buf_fmt(&xml,
			   "<article><num>%u</num><content><p>Норма %u &lt;წესი&gt; <i class='a>b'>ქცევის</i> — "
			   "%.*sдля всіх</p></content></article>\n",
			   i, i, (int)(i % 7 * 2), "абвгдеє");
	lg_buf_str(&xml, "</body>" END);
	struct reading r = read_bytes(lg_buf_slice(&xml), "act.xml", NULL);
	assert_int_equal(r.doc->nunits, 4000);
	assert_exact(r.doc, lg_buf_slice(&xml));
	assert_int_equal(r.diags.n, 0);
	reading_done(&r);
	lg_buf_done(&xml);
}

/* ---- entities ------------------------------------------------------------------------------------------------- */

static void test_entities(void **state)
{
	(void)state;
	struct reading r = read_string(
		"<!DOCTYPE akomaNtoso [<!ENTITY owner \"the owner\"><!ENTITY both \"&owner; &#38; the <b>finder</b>\">"
		"<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>" AKN
		"<body><article><num>1</num><content><p>&both; &secret; "
		"share&nbsp;it&unknown; &lang &amp;amp;</p></content></article></body>" END,
		NULL);
	assert_dump(r.doc,
		    "act|act||||\nart_1|article|1||the owner & the finder &secret; share it&unknown; &lang &amp;|\n");
	reading_done(&r);
}

static void test_entities_do_not_explode(void **state)
{
	(void)state;
	struct lg_buf xml;
	lg_buf_init(&xml, 0);
	lg_buf_str(&xml, "<!DOCTYPE a [<!ENTITY l0 \"ha\">");
	for (int i = 1; i < 12; i++) {
		lg_buf_fmt(&xml, "<!ENTITY l%d \"", i);
		for (int k = 0; k < 10; k++)
			lg_buf_fmt(&xml, "&l%d;", i - 1);
		lg_buf_str(&xml, "\">");
	}
	lg_buf_str(&xml, "]>" AKN "<body><article><num>1</num><content><p>A");
	for (int k = 0; k < 5000; k++)
		lg_buf_str(&xml, "&l11;");
	lg_buf_str(&xml, " rule.</p></content></article></body>" END);
	struct reading r = read_bytes(lg_buf_slice(&xml), "act.xml", NULL);
	assert_true(r.doc->text.n < 2 * 1024 * 1024);
	assert_true(lg_slice_find(r.doc->text, LG_LIT("rule.")) != SIZE_MAX);
	reading_done(&r);
	lg_buf_done(&xml);
}

/* ---- broken XML ----------------------------------------------------------------------------------------------- */

static void assert_warned(const struct reading *r, uint32_t line)
{
	assert_true(r->diags.n > 0);
	assert_int_equal(r->diags.v[0].severity, LG_WARNING);
	assert_int_equal(r->diags.v[0].line, line);
}

static void test_cut_off(void **state)
{
	(void)state;
	struct reading r = read_string(AKN "<body>\n<article><num>1</num><content><p>One.</p></content></article>\n"
					   "<article><num>2</num><content><p>Two is cut",
				       NULL);
	assert_dump(r.doc, "act|act||||\nart_1|article|1||One.|\nart_2|article|2||Two is cut|\n");
	assert_warned(&r, 3);
	reading_done(&r);
}

static void test_bad_nesting(void **state)
{
	(void)state;
	struct reading r =
		read_string(AKN "<body>\n<article><num>1</num><content><p>One <b>bold</p></content></article>\n"
				"<article><num>2</num><content><p>Two</i> too.</p></content></article></section>\n"
				"<article><num>3</num><content><p>Three: 4 < 5 & 6 > 5.</p></content></article>\n"
				"<article><num>4</num><content><p class=x>Four.</p></content></article></body>" END,
			    NULL);
	assert_dump(r.doc, "act|act||||\nart_1|article|1||One bold|\nart_2|article|2||Two too.|\n"
			   "art_3|article|3||Three: 4 < 5 & 6 > 5.|\nart_4|article|4||Four.|\n");
	assert_warned(&r, 2);
	reading_done(&r);
}

static void test_nothing_where_the_dialect_has_text(void **state)
{
	(void)state;
	struct reading r = read_string(
		"<akomaNtoso><references><p>Article 1</p><p>All goats must be tied.</p></references></akomaNtoso>",
		&english);
	assert_true(lg_slice_find(r.doc->text, LG_LIT("goats must")) != SIZE_MAX);
	assert_true(r.diags.n > 0);
	reading_done(&r);
}

static void test_deep_nesting(void **state)
{
	(void)state;
	struct lg_buf xml;
	lg_buf_init(&xml, 0);
	lg_buf_str(&xml, AKN "<body><article><num>1</num>");
	for (int i = 0; i < 30000; i++)
		lg_buf_str(&xml, "<point>");
	lg_buf_str(&xml, "<content><p>Deep.</p></content>");
	struct reading r = read_bytes(lg_buf_slice(&xml), "act.xml", NULL);
	assert_int_equal(r.doc->nprov, 30002);
	reading_done(&r);
	lg_buf_done(&xml);
}

/* ---- encodings ------------------------------------------------------------------------------------------------ */

static void test_declared_encoding(void **state)
{
	(void)state;
	static const char xml[] =
		"<?xml version=\"1.0\" encoding=\"windows-1251\"?>" AKN
		"<body><article><num>1</num><content><p>\xcd\xee\xf0\xec\xe0 \xef\xf0\xe0\xe2\xe0 &amp; "
		"\xf3\xf1\xb3</p></content></article></body>" END;
	struct reading r = read_bytes((struct lg_slice){xml, sizeof xml - 1}, "act.xml", NULL);
	assert_dump(r.doc, "act|act||||\nart_1|article|1||Норма права & усі|\n");
	struct lg_span s = disk_of(r.doc, "права & усі");
	assert_int_equal(s.end - s.begin, 5 + 1 + 5 + 1 + 3);
	assert_int_equal((unsigned char)xml[s.begin], 0xef);
	reading_done(&r);
}

static void test_utf16(void **state)
{
	(void)state;
	static const char ascii[] = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" AKN
				    "<body><article><num>1</num><content><p>A rule</p></content></article></body>" END;
	char wide[2 + 2 * sizeof ascii] = "\xff\xfe";
	for (size_t i = 0; i < sizeof ascii - 1; i++)
		wide[2 + 2 * i] = ascii[i];
	struct reading r = read_bytes((struct lg_slice){wide, 2 * sizeof ascii}, "act.xml", NULL);
	assert_dump(r.doc, "act|act||||\nart_1|article|1||A rule|\n");
	struct lg_span s = disk_of(r.doc, "rule");
	assert_int_equal(s.end - s.begin, 8);
	assert_int_equal(wide[s.begin], 'r');
	reading_done(&r);
}

static void test_declared_language(void **state)
{
	(void)state;
	static const struct {
		const char *text, *lang;
	} cases[] = {
		{AKN "<meta><FRBRlanguage language=\"kat\"/></meta>" END, "ka"},
		{"<Statute xml:lang=\"fr\"/>", "fr"},
		{"<dokumente><norm/></dokumente>", "de"},
		{"<ACT><BIB.INSTANCE><LG.DOC>EN</LG.DOC></BIB.INSTANCE></ACT>", "en"},
		{"<x>no word of it</x>", ""},
		{"---\ntitle: T\nlang: sr-Cyrl\n---\nText", "sr"},
		{"<!DOCTYPE html><html lang='uk'>", "uk"},
		{"Article 1", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_slice(lg_read_declared_lang(lg_slice_from(cases[i].text)), cases[i].lang);
}

/* ---- what tables may say -------------------------------------------------------------------------------------- */

static void test_akn(void **state)
{
	(void)state;
	struct reading r = read_string(
		AKN
		"<meta><identification><FRBRWork><FRBRuri value=\"/akn/xx/act/2020/5\"/><FRBRcountry value=\"xx\"/>"
		"<FRBRnumber value=\"5\"/></FRBRWork><FRBRExpression><FRBRdate date=\"2021-02-03\"/><FRBRlanguage "
		"language=\"eng\"/></FRBRExpression></identification><analysis><otherAnalysis><u:status xmlns:u=\"u\" "
		"href=\"#s4\" "
		"refersTo=\"#status-prospective\"/></otherAnalysis></analysis><notes><note><p>no</p></note>"
		"</notes></meta><preface><p><docTitle>Goats Act</docTitle></p></preface><preamble><recitals><recital>"
		"<num>(1)</num><p>Goats stray.</p></recital></recitals></preamble><body><part><num>Part 1</num>"
		"<heading>Of goats</heading><section eId=\"s1\" wId=\"w1\"><num>1</num><heading>Duty</heading>"
		"<subheading>in short</subheading><subsection><num>(1)</num><intro><p>A goat—</p></intro><paragraph>"
		"<num>(a)</num><content><p>is tied<authorialNote><p>see s "
		"2</p></authorialNote>,</p></content></paragraph>"
		"<wrapUp><p>at "
		"night.</p></wrapUp></subsection></section><section><num>1<sup>1</sup></num><content><p>In "
		"section 1, insert <mod><quotedStructure><section><num>9</num><content><p>New.</p></content></section>"
		"</quotedStructure></mod>.</p></content></section><section status=\"repealed\"><num>3</num></section>"
		"<section eId=\"s4\"><num>4</num><content><p>Later.</p></content></section></part><hcontainer "
		"name=\"schedule\"><num>Schedule</num><paragraph><num>1</num><content><p>Knots.</p></content>"
		"</paragraph></hcontainer></body><conclusions><p>Done.</p></conclusions>" END,
		NULL);
	assert_dump(r.doc, "act|act||||\n"
			   "preamble|preamble|||Goats Act|preamble \n"
			   "preamble_2|preamble||||preamble \n"
			   "preamble_2__rec_1|recital|(1)||Goats stray.|preamble \n"
			   "part_1|part|Part 1|Of goats||\n"
			   "sec_1|section|1|Duty in short||\n"
			   "sec_1__subsec_1|subsection|(1)||A goat— / at night.|\n"
			   "sec_1__subsec_1__para_a|paragraph|(a)||is tied,|\n"
			   "sec_1-1|section|1^1||In section 1, insert / .|\n"
			   "sec_1-1__qstr_1|quotedStructure||||quoted \n"
			   "sec_1-1__qstr_1__sec_9|section|9||New.|quoted \n"
			   "sec_3|section|3|||repealed \n"
			   "sec_4|section|4||Later.|later \n"
			   "att_schedule|attachment|Schedule|||\n"
			   "att_schedule__para_1|paragraph|1||Knots.|\n"
			   "conclusions|conclusions|||Done.|\n");
	assert_slice(r.doc->title, "Goats Act");
	assert_slice(r.doc->lang, "en");
	assert_slice(r.doc->work_iri, "/akn/xx/act/2020/5");
	assert_slice(r.doc->number, "5");
	assert_slice(r.doc->expression_date, "2021-02-03");
	assert_slice(r.doc->prov[5].wid, "w1");
	reading_done(&r);
}

/* Prefixes do not matter (LegalDocML.de). */
static void test_prefixes(void **state)
{
	(void)state;
	assert_reads_as(
		"<akn:akomaNtoso xmlns:akn=\"http://Inhaltsdaten/\"><akn:act><akn:body><akn:article eId=\"art-z1\">"
		"<akn:num>§ 1</akn:num><akn:paragraph><akn:num>(1)</akn:num><akn:list><akn:intro><akn:p>Wer</akn:p>"
		"</akn:intro><akn:point><akn:num>1.</akn:num><akn:content><akn:p>eilt,</akn:p></akn:content></"
		"akn:point>"
		"</akn:list></akn:paragraph></akn:article></akn:body></akn:act></akn:akomaNtoso>",
		NULL,
		"act|act||||\nart_1|article|§ 1|||\nart_1__para_1|paragraph|(1)|||\n"
		"art_1__para_1__list_1|list|||Wer|\nart_1__para_1__list_1__point_1|point|1.||eilt,|\n");
}

/* Numbers that stand only in the words; notes; stubs. */
static void test_found_in_words(void **state)
{
	(void)state;
	struct reading r = read_string(
		AKN
		"<body><article><num>Article 1</num><content><p>1. First.</p><p>2. Second:</p><p>a) here;</p>"
		"<p>b) there.</p></content></article><article><num>Article 2</num><content><p>(Repealed, 2009)</p>"
		"</content></article><article><num>Article 3</num><content><p>One.</p><p>Two.</p></content></article>"
		"<article><num>Article 4</num><heading>(repealed)</heading></article></body>" END,
		&english);
	assert_outline(r.doc, "act|||\n"
			      "art_1|||\n"
			      "art_1__para_1||First.|\n"
			      "art_1__para_2||Second:|\n"
			      "art_1__para_2__point_a||here;|\n"
			      "art_1__para_2__point_b||there.|\n"
			      "art_2||(Repealed, 2009)|repealed \n"
			      "art_3||One. / Two.|\n"
			      "art_4|(repealed)||repealed \n");
	reading_done(&r);
}

/* An annexed treaty is no law of the country. */
static void test_treaty_annexed(void **state)
{
	(void)state;
	struct reading r = read_string(
		AKN
		"<attachments><attachment><heading>Text of the Convention on Goats</heading><p>Goats shall be free.</p>"
		"</attachment><attachment><doc><mainBody><p>Convention on "
		"Kids</p></mainBody></doc></attachment><attachment>"
		"<p>Form 1: as the Convention says.</p></attachment></attachments>" END,
		&english);
	assert_true(r.doc->prov[1].flags & LG_PROV_TREATY);
	assert_true(r.doc->prov[2].flags & LG_PROV_TREATY);
	assert_false(r.doc->prov[3].flags & LG_PROV_TREATY);
	reading_done(&r);
}

static void test_any_other_xml(void **state)
{
	(void)state;
	struct reading r =
		read_string("<law><line><b>Article 1</b></line><line>A goat must <i>always</i> be tied.</line><line>"
			    "<b>Article 2</b></line><line>1. So must a kid.</line></law>",
			    &english);
	assert_outline(r.doc, "act|||\nart_1||A goat must always be tied.|\nart_2|||\n"
			      "art_2__para_1||So must a kid.|\n");
	reading_done(&r);
}

/* Article 5-1 begins in the last paragraph of article 5, before the note whose list starts again. */
static void test_lost_heading(void **state)
{
	(void)state;
	struct reading r = read_string(
		AKN
		"<body><article><num>Article 5</num><paragraph><num>1.</num><content><p>One "
		"net.</p></content></paragraph>\n"
		"<paragraph><num>2.</num><content><p>Two nets.</p>\n<p>A rope is a line.</p><p>Note:</p></content>"
		"</paragraph><paragraph><num>1.</num><content><p>Of lines.</p></content></paragraph><paragraph><num>2."
		"</num><content><p>Of knots.</p></content></paragraph></article><article><num>Article "
		"6</num><content><p>"
		"As article 5^1.</p></content></article></body>" END,
		&english);
	assert_dump(r.doc, "act|act||||\nart_5|article|Article 5|||\nart_5__para_1|paragraph|1.||One net.|\n"
			   "art_5__para_2|paragraph|2.||Two nets.|\nart_5-1|article|5-1|||\n"
			   "art_5-1__para_1_2|paragraph|||A rope is a line.|\nart_5-1__para_1_2__note_1|note||Note:||\n"
			   "art_5-1__para_1|paragraph|1.||Of lines.|\nart_5-1__para_2|paragraph|2.||Of knots.|\n"
			   "art_6|article|Article 6||As article 5^1.|\n");
	assert_int_equal(r.diags.n, 1);
	assert_int_equal(r.diags.v[0].line, 3);
	reading_done(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lost_heading),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_places_across_chunks),
		cmocka_unit_test(test_entities),
		cmocka_unit_test(test_entities_do_not_explode),
		cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_bad_nesting),
		cmocka_unit_test(test_nothing_where_the_dialect_has_text),
		cmocka_unit_test(test_deep_nesting),
		cmocka_unit_test(test_declared_encoding),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_declared_language),
		cmocka_unit_test(test_akn),
		cmocka_unit_test(test_prefixes),
		cmocka_unit_test(test_found_in_words),
		cmocka_unit_test(test_treaty_annexed),
		cmocka_unit_test(test_any_other_xml),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
