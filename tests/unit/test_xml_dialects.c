/* SPDX-License-Identifier: MIT */
/* One small act in each XML vocabulary: what its table makes of it. */
#include "read_dump.h"

static void test_clml(void **state)
{
	(void)state;
	struct reading r = read_string(
		"<Legislation xmlns=\"http://www.legislation.gov.uk/namespaces/legislation\" "
		"IdURI=\"http://x/id/a/2020/1\">"
		"<ukm:Metadata xmlns:ukm=\"m\" xmlns:dc=\"d\"><dc:title>Goats Act 2020</dc:title><ukm:Number "
		"Value=\"1\"/>"
		"</ukm:Metadata><Primary><PrimaryPrelims><Title>Goats Act 2020</Title><LongTitle>An Act about "
		"goats.</LongTitle>"
		"</PrimaryPrelims><Body><Part id=\"part-1\"><Number>Part 1</Number><Title>Of "
		"goats</Title><Pblock><Title>Ropes"
		"</Title><P1group Status=\"Prospective\"><Title>Duty to tie</Title><P1 "
		"id=\"section-1\"><Pnumber><CommentaryRef "
		"Ref=\"c1\"/>1</Pnumber><P1para><P2 id=\"section-1-1\"><Pnumber>1</Pnumber><P2para><Text>A goat "
		"must—</Text>"
		"<P3 id=\"section-1-1-a\"><Pnumber>a</Pnumber><P3para><Text>be tied, <Repeal>and fed,</Repeal> "
		"and</Text>"
		"</P3para></P3></P2para></P2></P1para></P1></P1group><P1group><Title>Other Act</Title><P1 "
		"id=\"section-2\">"
		"<Pnumber>2</Pnumber><P1para><Text>After section 8 insert—</Text><BlockAmendment Context=\"main\"><P1>"
		"<Pnumber>9</Pnumber><P1para><Text>Kids "
		"too.</Text></P1para></P1></BlockAmendment></P1para></P1></P1group>"
		"</Pblock></Part></Body><Schedules><Schedule id=\"schedule-1\"><Number>Schedule "
		"1</Number><TitleBlock><Title>Knots"
		"</Title></TitleBlock><Reference>Section 1</Reference><ScheduleBody><P1group><Title>Reef "
		"knot</Title><P1 "
		"id=\"schedule-1-paragraph-1\"><Pnumber>1</Pnumber><P1para><Text>Left over "
		"right.</Text></P1para></P1></P1group>"
		"</ScheduleBody></Schedule></Schedules></Primary><Commentaries><Commentary "
		"id=\"c1\"><Para><Text>no</Text></Para>"
		"</Commentary></Commentaries></Legislation>",
		NULL);
	assert_dump(r.doc, "act|act||||\n"
			   "preamble|preamble|||Goats Act 2020 / An Act about goats.|preamble \n"
			   "part_1|part|Part 1|Of goats||\n"
			   "part_1__hcontainer_1|hcontainer||Ropes||\n"
			   "sec_1|section|1|Duty to tie||later \n"
			   "sec_1__subsec_1|subsection|(1)||A goat must—|later \n"
			   "sec_1__subsec_1__level_a|level|(a)||be tied, and|later \n"
			   "sec_2|section|2|Other Act|After section 8 insert—|\n"
			   "sec_2__qstr_1|quotedStructure||||quoted \n"
			   "sec_2__qstr_1__sec_9|section|9||Kids too.|quoted \n"
			   "att_1|attachment|Schedule 1|Knots||\n"
			   "att_1__hcontainer_1|hcontainer||Reef knot||\n"
			   "att_1__para_1|paragraph|1||Left over right.|\n");
	assert_slice(r.doc->title, "Goats Act 2020");
	assert_slice(r.doc->format, "clml");
	assert_int_equal(r.doc->nunits, 3);
	reading_done(&r);
}

static void test_gii(void **state)
{
	(void)state;
	struct reading r = read_string(
		"<dokumente><norm><metadaten><jurabk>ZiegG</jurabk><langue>Ziegengesetz</langue></metadaten><textdaten>"
		"<fussnoten><Content><P>no</P></Content></fussnoten></textdaten></norm>"
		"<norm><metadaten><gliederungseinheit><gliederungskennzahl>010</"
		"gliederungskennzahl><gliederungsbez>Erster Teil"
		"</gliederungsbez><gliederungstitel>Seile</gliederungstitel></gliederungseinheit></metadaten></norm>"
		"<norm><metadaten><gliederungseinheit><gliederungskennzahl>010010</"
		"gliederungskennzahl><gliederungsbez>Abschnitt "
		"1</gliederungsbez></gliederungseinheit></metadaten></norm>"
		"<norm><metadaten><enbez>§ 1</enbez><titel>Pflicht</titel></metadaten><textdaten><text><Content><P>(1) "
		"Wer <DL>"
		"<DT>1.</DT><DD><LA>eine Ziege<DL><DT>a)</DT><DD><LA>hält "
		"oder</LA></DD></DL></LA></DD><DT>2.</DT><DD><LA>ein "
		"Zicklein</LA></DD></DL>findet, bindet sie an.</P><P>(1a) Nachts "
		"auch.</P></Content></text></textdaten></norm>"
		"<norm><metadaten><gliederungseinheit><gliederungskennzahl>020</"
		"gliederungskennzahl><gliederungsbez>Zweiter Teil"
		"</gliederungsbez></gliederungseinheit></metadaten></norm>"
		"<norm><metadaten><enbez>§ "
		"2</enbez><titel>(weggefallen)</titel></metadaten><textdaten><text><Content><P>-</P>"
		"</Content></text></textdaten></norm>"
		"<norm><metadaten><enbez>(XXXX) §§ 3 bis 5</enbez></metadaten></norm>"
		"<norm><metadaten><enbez>Anlage 1</enbez><titel>Knoten</titel></metadaten></norm></dokumente>",
		NULL);
	assert_outline(r.doc, "act|||\n"
			      "part_erster-teil|Seile||\n"
			      "part_erster-teil__dvs_1|||\n"
			      "sec_1|Pflicht||\n"
			      "sec_1__subsec_1||Wer / findet, bindet sie an.|\n"
			      "sec_1__subsec_1__point_1||eine Ziege|\n"
			      "sec_1__subsec_1__point_1__point_a||hält oder|\n"
			      "sec_1__subsec_1__point_2||ein Zicklein|\n"
			      "sec_1__subsec_1a||Nachts auch.|\n"
			      "part_zweiter-teil|||\n"
			      "sec_2|(weggefallen)|-|repealed \n"
			      "sec_3bis-5|||repealed \n"
			      "att_1|Knoten||\n");
	assert_slice(r.doc->lang, "de");
	assert_slice(r.doc->title, "Ziegengesetz");
	reading_done(&r);
}

static void test_formex(void **state)
{
	(void)state;
	assert_reads_as(
		"<ACT><BIB.INSTANCE><DATE ISO=\"20200102\">20200102</DATE><LG.DOC>EN</LG.DOC></BIB.INSTANCE><TITLE><TI>"
		"<P>Regulation on goats</P></TI></TITLE><PREAMBLE><GR.CONSID><CONSID><NP><NO.P>(1)</NO.P><TXT>Goats "
		"stray."
		"</TXT></NP></CONSID></GR.CONSID></PREAMBLE><ENACTING.TERMS><DIVISION><TITLE><TI><P>Chapter "
		"1</P></TI><STI>"
		"<P>Ropes</P></STI></TITLE><ARTICLE><TI.ART>Article "
		"1</TI.ART><STI.ART>Scope</STI.ART><PARAG><NO.PARAG>1."
		"</NO.PARAG><ALINEA><P>A <QUOT.START CODE=\"2018\"/>goat<QUOT.END "
		"CODE=\"2019\"/><NOTE><P>no</P></NOTE> is:"
		"</P><LIST><ITEM><NP><NO.P>(a)</NO.P><TXT>a horned "
		"one;</TXT></NP></ITEM></LIST></ALINEA></PARAG></ARTICLE>"
		"</DIVISION></ENACTING.TERMS><FINAL><P>Done.</P></FINAL></ACT>",
		NULL,
		"act|act||||\n"
		"preamble|preamble|||Regulation on goats|preamble \n"
		"preamble_2|preamble||||preamble \n"
		"preamble_2__rec_1|recital|(1)||Goats stray.|preamble \n"
		"chp_1|chapter|Chapter 1|Ropes||\n"
		"art_1|article|Article 1|Scope||\n"
		"art_1__para_1|paragraph|1.||A ‘goat’ is:|\n"
		"art_1__para_1__point_a|point|(a)||a horned one;|\n"
		"conclusions|conclusions|||Done.|\n");
}

static void test_uslm(void **state)
{
	(void)state;
	assert_reads_as(
		"<bill xmlns=\"http://schemas.gpo.gov/xml/uslm\"><meta><dc:title xmlns:dc=\"d\">Goats</dc:title></meta>"
		"<main><title><num>TITLE I—</num><heading>Ropes</heading><section identifier=\"/us/g/s2\"><num>SEC. 2. "
		"</num><editorialNote>[7 U.S.C. 1]</editorialNote><heading>DUTY.</heading><subsection><num>(a) </num>"
		"<chapeau>A goat—</chapeau><paragraph><num>(1) </num><content>is "
		"tied.</content></paragraph></subsection>"
		"</section></title></main></bill>",
		NULL,
		"act|act||||\n"
		"title_I|title|TITLE I—|Ropes||\n"
		"sec_2|section|SEC. 2.|DUTY.|(editor) [7 U.S.C. 1]|\n"
		"sec_2__subsec_a|subsection|(a)||A goat—|\n"
		"sec_2__subsec_a__para_1|paragraph|(1)||is tied.|\n");
}

static void test_lims(void **state)
{
	(void)state;
	assert_reads_as(
		"<Statute xml:lang=\"en\"><Identification><ShortTitle>Goats Act</ShortTitle></Identification><Body>"
		"<Heading level=\"1\"><Label>PART 1</Label><TitleText>Ropes</TitleText></Heading><Heading level=\"2\">"
		"<TitleText>Knots</TitleText></Heading><Section><MarginalNote>Duty</MarginalNote><Label>1</"
		"Label><Subsection>"
		"<Label>(1)</Label><Text>Tie "
		"it.</Text></Subsection><HistoricalNote>no</HistoricalNote></Section><Heading "
		"level=\"1\"><TitleText>Last</TitleText></Heading><Section><Label>2</Label><Text><Repealed>[Repealed]</"
		"Repealed>"
		"</Text></Section></Body></Statute>",
		NULL,
		"act|act||||\n"
		"preamble|preamble|||Goats Act|preamble \n"
		"part_1|part|PART 1|Ropes||\n"
		"part_1__hcontainer_1|hcontainer||Knots||\n"
		"sec_1|section|1|Duty||\n"
		"sec_1__subsec_1|subsection|(1)||Tie it.|\n"
		"hcontainer_1|hcontainer||Last||\n"
		"sec_2|section|2||[Repealed]|repealed \n");
}

static void test_bwb(void **state)
{
	(void)state;
	assert_reads_as(
		"<wetgeving><intitule>Geitenwet</intitule><wet-besluit><wettekst><boek><kop><nr>Eerste</nr><label>Boek"
		"</label><titel>Touwen</titel></kop><artikel "
		"status=\"goed\"><kop><label>Artikel</label><nr>1</nr></kop><lid>"
		"<lidnr>1</lidnr><al>Een geit <redactie>Per 1 mei: bok</redactie> is "
		"vast:</al><lijst><li><li.nr>a.</li.nr>"
		"<al>overdag.</al></li></lijst></lid></artikel><artikel "
		"status=\"vervallen\"><kop><label>Artikel</label><nr>2"
		"</nr></kop></artikel></boek></wettekst></wet-besluit></wetgeving>",
		NULL,
		"act|act||||\n"
		"preamble|preamble|||Geitenwet|preamble \n"
		"book_eerste-boek|book|Eerste Boek|Touwen||\n"
		"art_1|article|Artikel 1|||\n"
		"art_1__para_1|paragraph|1||Een geit is vast:|\n"
		"art_1__para_1__point_a|point|a.||overdag.|\n"
		"art_2|article|Artikel 2|||repealed \n");
}

static void test_dc_code(void **state)
{
	(void)state;
	assert_reads_as(
		"<section "
		"xmlns=\"https://code.dccouncil.us/schemas/dc-library\"><num>8-101</num><heading>Goats.</heading>"
		"<para><num>(a)</num><text>Tie:</text><para><num>(1)</num><text>goats.</text></para></"
		"para><annotations>"
		"<annotation>Cited elsewhere.</annotation></annotations></section>",
		NULL,
		"act|act||||\n"
		"sec_8-101|section|8-101|Goats.||\n"
		"sec_8-101__para_a|paragraph|(a)||Tie:|\n"
		"sec_8-101__para_a__point_1|point|(1)||goats.|\n"
		"sec_8-101__note_1|note|||Cited elsewhere.|editor \n");
}

static void test_lexml(void **state)
{
	(void)state;
	assert_reads_as(
		"<LexML><Norma><ParteInicial><Epigrafe><p>Lei das cabras</p></Epigrafe></ParteInicial><Articulacao>"
		"<Artigo id=\"art1\"><Rotulo>Art. 1º</Rotulo><Caput><p>A cabra:</p><Inciso><Rotulo>I -</Rotulo><p>é "
		"presa;</p>"
		"</Inciso></Caput><Paragrafo><Rotulo>§ 1º</Rotulo><p>À noite.</p></Paragrafo></Artigo><Artigo "
		"situacao=\"revogado\"><Rotulo>Art. 2º</Rotulo></Artigo></Articulacao></Norma></LexML>",
		NULL,
		"act|act||||\n"
		"preamble|preamble|||Lei das cabras|preamble \n"
		"art_1|article|Art. 1º||A cabra:|\n"
		"art_1__point_I|point|I -||é presa;|\n"
		"art_1__para_1|paragraph|§ 1º||À noite.|\n"
		"art_2|article|Art. 2º|||repealed \n");
}

static void test_numbers_in_attributes(void **state)
{
	(void)state;
	assert_reads_as(
		"<atto><meta><title>Capre</title></meta><articolo id=\"1-bis\"><rubrica>Corde</rubrica><comma id=\"1\">"
		"Si lega:<lettera id=\"a\">di notte.</lettera></comma></articolo></atto>",
		NULL,
		"act|act||||\n"
		"art_1bis|article|1-bis|Corde||\n"
		"art_1bis__para_1|paragraph|1||Si lega:|\n"
		"art_1bis__para_1__point_a|point|a||di notte.|\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clml),
		cmocka_unit_test(test_gii),
		cmocka_unit_test(test_formex),
		cmocka_unit_test(test_uslm),
		cmocka_unit_test(test_lims),
		cmocka_unit_test(test_bwb),
		cmocka_unit_test(test_dc_code),
		cmocka_unit_test(test_lexml),
		cmocka_unit_test(test_numbers_in_attributes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
