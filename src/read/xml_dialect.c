/* SPDX-License-Identifier: MIT */
#include "read/xml_dialect.h"

#include <string.h>

/* How rows are written: {PROVISION("P1", PARAGRAPH), WITHIN("Schedule")}. The first row that holds counts. */
#define ROW(n, a) .name = (n), .action = LG_XML_##a
#define BLOCK(n) ROW(n, BLOCK)
#define INLINE(n) ROW(n, INLINE)
#define PROVISION(n, k) ROW(n, PROVISION), .kind = LG_KIND_##k
#define GROUP(n, k) ROW(n, GROUP), .kind = LG_KIND_##k
#define FLAT(n, k) ROW(n, FLAT), .kind = LG_KIND_##k
#define ITEM(n, k) ROW(n, ITEM), .kind = LG_KIND_##k
#define LEAD(n, k) ROW(n, LEAD), .kind = LG_KIND_##k
#define NUM(n) ROW(n, NUM)
#define HEADING(n) ROW(n, HEADING)
#define SILENT(n) ROW(n, SILENT)
#define SKIP(n) ROW(n, SKIP)
#define EDITORIAL(n) ROW(n, EDITORIAL)
#define FLAG(f) .flags = LG_PROV_##f
#define WITHIN(e) .within = (e)
#define WHEN(a, v) .attr = (a), .value = (v)
#define META(k) .meta = true, .key = LG_META_##k
#define OF(a) .of = (a)
#define AS(e) .as = (e)
#define BRACKETS .brackets = true
/* Words: */
#define NAMES(w, k) .word = (w), .kind = LG_KIND_##k
#define SAYS(w, f) .word = (w), .kind = LG_XML_WORD_KIND_NONE, .flags = LG_PROV_##f
#define BEGINS .prefix = true

static const struct lg_xml_row akn_rows[] = {
#include "read/dialects/akn.def"
/* Every element of Akoma Ntoso's hierarchy that no row above speaks of. */
#define LG_KIND(constant, element, ref, level) {PROVISION(element, constant)},
#include "model/kind.def"
#undef LG_KIND
};
static const struct lg_xml_status akn_status[] = {
	{"status", "removed", LG_PROV_REPEALED},
	{"status", "repealed", LG_PROV_REPEALED},
};

static const struct lg_xml_row own_rows[] = {
#include "read/dialects/own.def"
/* then */
#include "read/dialects/akn.def"
#define LG_KIND(constant, element, ref, level) {PROVISION(element, constant)},
#include "model/kind.def"
#undef LG_KIND
};
static const struct lg_xml_status own_status[] = {
	{"status", "removed", LG_PROV_REPEALED},
	{"lg:quoted", "yes", LG_PROV_QUOTED},
	{"lg:toc", "yes", LG_PROV_TOC},
	{"lg:preamble", "yes", LG_PROV_PREAMBLE},
	{"lg:editorial", "yes", LG_PROV_EDITORIAL},
	{"lg:treaty", "yes", LG_PROV_TREATY},
	{"lg:notcommenced", "yes", LG_PROV_NOT_COMMENCED},
	{"lg:superseded", "yes", LG_PROV_SUPERSEDED},
	{"lg:inferred", "yes", LG_PROV_INFERRED},
};

static const struct lg_xml_row clml_rows[] = {
#include "read/dialects/clml.def"
};
static const struct lg_xml_status clml_status[] = {
	{"Status", "Prospective", LG_PROV_NOT_COMMENCED},
	{"Status", "Repealed", LG_PROV_REPEALED},
	{"Status", "Dead", LG_PROV_REPEALED},
};

static const struct lg_xml_row gii_rows[] = {
#include "read/dialects/gii.def"
};
static const struct lg_xml_word gii_words[] = {
#include "read/dialects/gii_words.def"
};

static const struct lg_xml_row formex_rows[] = {
#include "read/dialects/formex.def"
};
static const struct lg_xml_word formex_words[] = {
#include "read/dialects/formex_words.def"
};

static const struct lg_xml_row uslm_rows[] = {
#include "read/dialects/uslm.def"
};
static const struct lg_xml_status uslm_status[] = {
	{"status", "repealed", LG_PROV_REPEALED},
	{"status", "omitted", LG_PROV_REPEALED},
	{"status", "terminated", LG_PROV_REPEALED},
};

static const struct lg_xml_row lims_rows[] = {
#include "read/dialects/lims.def"
};
static const struct lg_xml_word lims_words[] = {
#include "read/dialects/lims_words.def"
};

static const struct lg_xml_row bwb_rows[] = {
#include "read/dialects/bwb.def"
};
static const struct lg_xml_status bwb_status[] = {{"status", "vervallen", LG_PROV_REPEALED}};

static const struct lg_xml_row dc_rows[] = {
#include "read/dialects/dc.def"
};

static const struct lg_xml_row lexml_rows[] = {
#include "read/dialects/lexml.def"
};
static const struct lg_xml_status lexml_status[] = {{"situacao", "revogado", LG_PROV_REPEALED}};

static const struct lg_xml_row normattiva_rows[] = {
#include "read/dialects/normattiva.def"
};

static const struct lg_xml_row generic_rows[] = {
#include "read/dialects/generic.def"
};

#define N(array) (sizeof(array) / sizeof *(array))
#define ROWS(r) .rows = r, .nrows = N(r)
#define WORDS(w) .words = w, .nwords = N(w)
#define STATUS(s) .status = s, .nstatus = N(s)

enum { AKN, OWN, CLML, GII, FORMEX, USLM, LIMS, BWB, DC, LEXML, NORMATTIVA, GENERIC };

static const struct lg_xml_dialect dialects[] = {
	[AKN] = {.name = "akn", ROWS(akn_rows), STATUS(akn_status), .eid = "eId", .wid = "wId"},
	[OWN] = {.name = "akn", ROWS(own_rows), STATUS(own_status), .eid = "eId", .wid = "wId", .exact = true},
	[CLML] = {.name = "clml", .lang = "en", ROWS(clml_rows), STATUS(clml_status), .eid = "id"},
	[GII] = {.name = "gii-norm", .lang = "de", ROWS(gii_rows), WORDS(gii_words)},
	[FORMEX] = {.name = "formex", ROWS(formex_rows), WORDS(formex_words)},
	[USLM] = {.name = "uslm", .lang = "en", ROWS(uslm_rows), STATUS(uslm_status), .wid = "identifier"},
	[LIMS] = {.name = "lims", ROWS(lims_rows), WORDS(lims_words)},
	[BWB] = {.name = "bwb", .lang = "nl", ROWS(bwb_rows), STATUS(bwb_status)},
	[DC] = {.name = "dc-code", .lang = "en", ROWS(dc_rows)},
	[LEXML] = {.name = "lexml", .lang = "pt", ROWS(lexml_rows), STATUS(lexml_status), .wid = "id"},
	[NORMATTIVA] = {.name = "normattiva", .lang = "it", ROWS(normattiva_rows)},
	[GENERIC] = {.name = "xml", ROWS(generic_rows), .generic = true},
};

/* Root element, a part of its namespace (NULL: any), dialect; the first that fits. */
static const struct {
	const char *root, *ns;
	int dialect;
} roots[] = {
	{"akomaNtoso", "https://lexgap.org/ns/tree", OWN},
	{"akomaNtoso", NULL, AKN},
	{"Legislation", NULL, CLML},
	{"dokumente", NULL, GII},
	{"norm", NULL, GII},
	{"ACT", NULL, FORMEX},
	{"ANNEX", NULL, FORMEX},
	{"GENERAL", NULL, FORMEX},
	{"AGR", NULL, FORMEX},
	{"CONS.ACT", NULL, FORMEX},
	{"CONS.ANNEX", NULL, FORMEX},
	{"DECISION", NULL, FORMEX},
	{"LETTER", NULL, FORMEX},
	{"PROT", NULL, FORMEX},
	{NULL, "uslm", USLM},
	{"Statute", NULL, LIMS},
	{"Regulation", NULL, LIMS},
	{"wetgeving", NULL, BWB},
	{"toestand", NULL, BWB},
	{NULL, "dccouncil", DC},
	{"LexML", NULL, LEXML},
	{"atto", NULL, NORMATTIVA},
};

const struct lg_xml_dialect *lg_xml_dialect_of(struct lg_slice root, struct lg_slice ns)
{
	for (size_t i = 0; i < N(roots); i++) {
		bool name_fits = !roots[i].root || lg_slice_is(root, roots[i].root);
		bool ns_fits = !roots[i].ns || lg_slice_find(ns, lg_slice_from(roots[i].ns)) != SIZE_MAX;
		if (name_fits && ns_fits)
			return &dialects[roots[i].dialect];
	}
	return lg_xml_generic();
}

const struct lg_xml_dialect *lg_xml_generic(void)
{
	return &dialects[GENERIC];
}

/* Past comments, processing instructions and the document type: the '<' of the root, or SIZE_MAX. */
static size_t root_tag(struct lg_slice s)
{
	for (size_t at = 0; at < s.n;) {
		struct lg_slice rest = lg_slice_sub(s, at, s.n);
		const char *end = ">";
		if (s.p[at] != '<') {
			at++;
			continue;
		}
		if (lg_slice_starts(rest, "<!--"))
			end = "-->";
		else if (lg_slice_starts(rest, "<?"))
			end = "?>";
		else if (!lg_slice_starts(rest, "<!"))
			return at;
		size_t bracket = lg_slice_find(rest, LG_LIT("["));
		size_t close = lg_slice_find(rest, lg_slice_from(end));
		if (*end == '>' && bracket < close) { /* an internal subset */
			end = "]";
			close = lg_slice_find(rest, LG_LIT("]"));
		}
		if (close == SIZE_MAX)
			return SIZE_MAX;
		at += close + strlen(end);
	}
	return SIZE_MAX;
}

struct lg_slice lg_xml_root(struct lg_slice utf8, struct lg_slice *ns)
{
	size_t lt = root_tag(utf8);
	*ns = (struct lg_slice){"", 0};
	if (lt == SIZE_MAX)
		return *ns;
	size_t name = lt + 1, end = name;
	while (end < utf8.n && (unsigned char)utf8.p[end] > ' ' && utf8.p[end] != '>' && utf8.p[end] != '/') {
		if (utf8.p[end] == ':')
			name = end + 1;
		end++;
	}
	struct lg_slice tag = lg_slice_sub(utf8, end, utf8.n);
	size_t gt = lg_slice_find(tag, LG_LIT(">"));
	tag = lg_slice_sub(tag, 0, gt == SIZE_MAX ? tag.n : gt);
	size_t xmlns = lg_slice_find(tag, LG_LIT("xmlns"));
	if (xmlns != SIZE_MAX)
		*ns = lg_slice_sub(tag, xmlns, tag.n); /* all of its declarations */
	return lg_slice_sub(utf8, name, end);
}
