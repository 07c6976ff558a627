/* SPDX-License-Identifier: MIT */
/* The section "Legal framework" as OpenDocument text: the package around it. */
#include "emit/emit.h"
#include "emit/markup.h"
#include "emit/odt.h"
#include "emit/paper.h"
#include "emit/zip.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MIME "application/vnd.oasis.opendocument.text"
#define NS(prefix) " xmlns:" #prefix "=\"urn:oasis:names:tc:opendocument:xmlns:" #prefix ":1.0\""
#define NAMESPACES                                                                                                     \
	NS(office)                                                                                                     \
	NS(style)                                                                                                      \
	NS(text)                                                                                                       \
	NS(table)                                                                                                      \
	NS(meta) " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""                           \
		 " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""                             \
		 " xmlns:xlink=\"http://www.w3.org/1999/xlink\" "                                                      \
		 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""

static const char manifest[] = XML
	"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
	"manifest:version=\"1.3\">"
	"<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MIME "\"/>"
	"<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
	"<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
	"<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>\n";

/* ---- named styles --------------------------------------------------------------------------------------------- */

#define FONTS                                                                                                          \
	"<office:font-face-decls><style:font-face style:name=\"Body\" svg:font-family=\"Calibri, Carlito, 'Noto "      \
	"Sans', "                                                                                                      \
	"'DejaVu Sans'\" style:font-family-generic=\"swiss\"/><style:font-face style:name=\"Mono\" "                   \
	"svg:font-family=\"Consolas, 'DejaVu Sans Mono'\" "                                                            \
	"style:font-family-generic=\"modern\"/></office:font-face-decls>\n"
#define PARAGRAPH(name, parent, paragraph, text)                                                                       \
	"<style:style style:name=\"" name "\" style:family=\"paragraph\" style:parent-style-name=\"" parent            \
	"\"><style:paragraph-properties " paragraph "/><style:text-properties " text "/></style:style>\n"
#define BOTH_WAYS(name, parent, paragraph, text)                                                                       \
	PARAGRAPH(name, parent, paragraph, text)                                                                       \
	PARAGRAPH(name "_rtl", name, "style:writing-mode=\"rl-tb\" fo:text-align=\"start\"", "")
#define HEADING(level, before, size)                                                                                   \
	"<style:style style:name=\"Heading_20_" level "\" style:display-name=\"Heading " level                         \
	"\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:next-style-name=\"Text_20_body\" "   \
	"style:default-outline-level=\"" level "\"><style:paragraph-properties fo:margin-top=\"" before                \
	"\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"" size     \
	"\" fo:font-weight=\"bold\" fo:color=\"#1f3a5f\"/></style:style>\n"
#define CONTENTS(level, indent)                                                                                        \
	"<style:style style:name=\"Contents_20_" level "\" style:display-name=\"Contents " level                       \
	"\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties "              \
	"fo:margin-left=\"" indent                                                                                     \
	"\" fo:margin-bottom=\"0.05cm\"><style:tab-stops><style:tab-stop style:position=\"17cm\" "                     \
	"style:type=\"right\" style:leader-style=\"dotted\" style:leader-text=\".\"/></style:tab-stops>"               \
	"</style:paragraph-properties></style:style>\n"

static const char *const named_styles[] = {
	"<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>\n" BOTH_WAYS(
		"Text_20_body", "Standard", "fo:margin-bottom=\"0.2cm\"", ""),
	BOTH_WAYS("Lead", "Text_20_body", "fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"", ""),
	BOTH_WAYS("Quotations", "Standard",
		  "fo:margin-left=\"0.7cm\" fo:margin-right=\"0.5cm\" "
		  "fo:margin-bottom=\"0.3cm\" fo:padding-left=\"0.25cm\" "
		  "fo:border-left=\"2pt solid #9aa5b1\" fo:border-right=\"none\" "
		  "fo:border-top=\"none\" fo:border-bottom=\"none\"",
		  ""),
	BOTH_WAYS("List", "Text_20_body", "fo:margin-bottom=\"0.1cm\"", ""),
	BOTH_WAYS("Cell", "Standard", "fo:margin-bottom=\"0.02cm\"",
		  "fo:font-size=\"9pt\" "
		  "style:font-size-complex=\"9pt\""),
	BOTH_WAYS("Number", "Cell", "fo:text-align=\"end\"", ""),
	BOTH_WAYS("Caption", "Standard",
		  "fo:margin-top=\"0.25cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
		  "fo:font-size=\"9.5pt\" fo:font-weight=\"bold\""),
	PARAGRAPH("Footnote", "Standard",
		  "fo:margin-left=\"0.4cm\" "
		  "fo:text-indent=\"-0.4cm\"",
		  "fo:font-size=\"8.5pt\""),
	PARAGRAPH("Header", "Standard", "fo:text-align=\"end\"", "fo:font-size=\"8.5pt\" fo:color=\"#5b6773\""),
	PARAGRAPH("Footer", "Standard", "fo:text-align=\"center\"", "fo:font-size=\"9pt\""),
	PARAGRAPH("Contents_20_Heading", "Standard",
		  "fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.2cm\" "
		  "fo:keep-with-next=\"always\"",
		  "fo:font-size=\"15pt\" fo:font-weight=\"bold\" fo:color=\"#1f3a5f\""),
	HEADING("1", "0cm", "18pt"),
	HEADING("2", "0.8cm", "15pt"),
	HEADING("3", "0.6cm", "13pt"),
	HEADING("4", "0.5cm", "11pt"),
	CONTENTS("1", "0cm"),
	CONTENTS("2", "0.4cm"),
	CONTENTS("3", "0.8cm") "<text:list-style "
			       "style:name=\"Bullets\"><text:list-level-style-bullet "
			       "text:level=\"1\" "
			       "text:bullet-char=\"\xe2\x80\xa2\"><style:list-level-"
			       "properties "
			       "text:list-level-position-and-space-mode=\"label-"
			       "alignment\">"
			       "<style:list-level-label-alignment "
			       "text:label-followed-by=\"listtab\" "
			       "fo:margin-left=\"0.6cm\" "
			       "fo:text-indent=\"-0.6cm\"/></"
			       "style:list-level-properties></"
			       "text:list-level-style-bullet></text:list-style>\n"
			       "<text:notes-configuration "
			       "text:note-class=\"footnote\" style:num-format=\"1\" "
			       "text:start-value=\"0\" "
			       "text:footnotes-position=\"page\" "
			       "text:start-numbering-at=\"document\"/>\n"};

static const char page[] =
	"<office:automatic-styles><style:page-layout style:name=\"A4\"><style:page-layout-properties "
	"fo:page-width=\"21cm\" "
	"fo:page-height=\"29.7cm\" fo:margin-top=\"1.4cm\" fo:margin-bottom=\"1.4cm\" fo:margin-left=\"2cm\" "
	"fo:margin-right=\"2cm\"/><style:header-style><style:header-footer-properties fo:min-height=\"0.8cm\" "
	"fo:margin-bottom=\"0.3cm\"/></style:header-style><style:footer-style><style:header-footer-properties "
	"fo:min-height=\"0.8cm\" "
	"fo:margin-top=\"0.3cm\"/></style:footer-style></style:page-layout></office:automatic-styles>\n";

static void put_styles(struct lg_buf *b, struct lg_odt *d)
{
	lg_buf_fmt(
		b,
		XML
		"<office:document-styles" NAMESPACES ">" FONTS
		"<office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties "
		"fo:line-height=\"110%%\" fo:orphans=\"2\" fo:widows=\"2\"/><style:text-properties "
		"style:font-name=\"Body\" style:font-name-complex=\"Body\" fo:font-size=\"10.5pt\" "
		"style:font-size-complex=\"10.5pt\" fo:language=\"%s\" fo:country=\"none\"/></style:default-style>\n",
		lg_ui_lang_code(d->ui));
	for (size_t i = 0; i < sizeof named_styles / sizeof *named_styles; i++)
		lg_buf_str(b, named_styles[i]);
	lg_buf_fmt(b, "</office:styles>\n%s", page);
	lg_buf_str(b, "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\">"
		      "<style:header><text:p text:style-name=\"Header\">");
	lg_markup_put(b, &d->words, d->outline.entry.n ? d->outline.entry.v[0].text : LG_LIT(""));
	lg_buf_str(b,
		   "</text:p></style:header><style:footer><text:p text:style-name=\"Footer\"><text:page-number "
		   "text:select-page=\"current\">1</text:page-number> / <text:page-count>1</text:page-count></text:p>"
		   "</style:footer></style:master-page></office:master-styles></office:document-styles>\n");
}

/* ---- automatic styles ----------------------------------------------------------------------------------------- */

static void put_look(struct lg_buf *b, struct lg_odt *d, size_t i)
{
	const struct lg_odt_look *look = &d->looks.v[i];
	lg_buf_fmt(b, "<style:style style:name=\"T%zu\" style:family=\"text\"><style:text-properties", i + 1);
	if (look->style & (LG_RUN_STRONG | LG_RUN_MARK))
		lg_buf_str(b, " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"");
	if (look->style & LG_RUN_EMPHASIS)
		lg_buf_str(b, " fo:font-style=\"italic\" style:font-style-complex=\"italic\"");
	if (look->style & LG_RUN_CODE)
		lg_buf_str(b, " style:font-name=\"Mono\" fo:font-size=\"8pt\"");
	if (look->badge != LG_VERDICT_MAX)
		lg_buf_fmt(b, " fo:background-color=\"#%s\"", lg_verdict_shade(look->badge));
	if (look->lang.n) {
		bool rtl = lg_lang_is_rtl(look->lang);
		lg_buf_str(b, rtl ? " style:language-complex=\"" : " fo:language=\"");
		lg_markup_put(b, &d->words, look->lang);
		lg_buf_str(b, rtl ? "\" style:country-complex=\"none\"" : "\" fo:country=\"none\"");
	}
	lg_buf_str(b, "/></style:style>\n");
}

static void put_cell_style(struct lg_buf *b, const char *name, const char *colour)
{
	lg_buf_fmt(
		b,
		"<style:style style:name=\"%s\" style:family=\"table-cell\"><style:table-cell-properties "
		"fo:padding=\"0.1cm\" fo:border=\"0.5pt solid #9aa5b1\" fo:background-color=\"%s%s\"/></style:style>\n",
		name, colour ? "#" : "", colour ? colour : "transparent");
}

static void put_automatic(struct lg_buf *b, struct lg_odt *d)
{
	static const char *const verdicts[LG_VERDICT_MAX] = {"Met",	 "Partial", "Gap",   "Contradicted",
							     "Reserved", "Unknown", "Manual"};
	lg_buf_str(b, "<office:automatic-styles>\n");
	for (size_t i = 0; i < d->looks.n; i++)
		put_look(b, d, i);
	lg_buf_str(
		b,
		"<style:style style:name=\"Grid\" style:family=\"table\"><style:table-properties style:width=\"17cm\" "
		"table:align=\"margins\" table:border-model=\"collapsing\"/></style:style>\n<style:style "
		"style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties "
		"fo:keep-together=\"always\"/></style:style>\n");
	for (unsigned share = 1; share <= 100; share++)
		lg_buf_fmt(b,
			   "<style:style style:name=\"Share%u\" "
			   "style:family=\"table-column\"><style:table-column-properties "
			   "style:column-width=\"%u.%02ucm\" style:rel-column-width=\"%u00*\"/></style:style>\n",
			   share, share * 17 / 100, share * 17 % 100, share);
	put_cell_style(b, "Head", "E3E8ED");
	put_cell_style(b, "Plain", NULL);
	for (int v = 0; v < LG_VERDICT_MAX; v++)
		put_cell_style(b, verdicts[v], lg_verdict_shade((enum lg_verdict)v));
	lg_buf_str(b, "</office:automatic-styles>\n");
}

static void put_content(struct lg_buf *b, struct lg_odt *d)
{
	lg_buf_str(b, XML "<office:document-content" NAMESPACES ">" FONTS);
	put_automatic(b, d);
	lg_buf_str(b, "<office:body><office:text>\n");
	lg_buf_slice_put(b, lg_buf_slice(&d->body));
	lg_buf_str(b, "</office:text></office:body></office:document-content>\n");
}

/* The dates are those of the zip: a report has no clock. */
static void put_meta(struct lg_buf *b, struct lg_odt *d, const struct lg_matrix *m)
{
	lg_buf_str(b, XML "<office:document-meta" NAMESPACES "><office:meta><meta:generator>lexgap ");
	lg_markup_put(b, &d->words, m->version);
	lg_buf_str(b, "</meta:generator><dc:title>");
	lg_markup_put(b, &d->words, d->outline.entry.n ? d->outline.entry.v[0].text : LG_LIT(""));
	lg_buf_fmt(b,
		   "</dc:title><meta:creation-date>1980-01-01T00:00:00</"
		   "meta:creation-date><dc:date>1980-01-01T00:00:00</dc:date>"
		   "<dc:language>%s</dc:language></office:meta></office:document-meta>\n",
		   lg_ui_lang_code(d->ui));
}

/* ---- the package ---------------------------------------------------------------------------------------------- */

static int fill(struct lg_zip *z, struct lg_odt *d, const struct lg_matrix *m, struct lg_buf *b)
{
	LG_TRY(lg_zip_add(z, "mimetype", LG_LIT(MIME), true)); /* first, and as it is: programs look for it there */
	put_content(b, d);
	LG_TRY(lg_zip_add_made(z, "content.xml", b));
	put_styles(b, d);
	LG_TRY(lg_zip_add_made(z, "styles.xml", b));
	put_meta(b, d, m);
	LG_TRY(lg_zip_add_made(z, "meta.xml", b));
	return lg_zip_add(z, "META-INF/manifest.xml", lg_slice_from(manifest), false);
}

static int pack(struct lg_buf *out, struct lg_odt *d, const struct lg_matrix *m)
{
	struct lg_zip *z;
	struct lg_buf b;
	LG_TRY(lg_zip_new(&z));
	lg_buf_init(&b, 0);
	int status = fill(z, d, m, &b);
	lg_buf_done(&b);
	if (status == LG_OK)
		return lg_zip_finish(out, z);
	lg_zip_drop(z);
	return status;
}

static int write_odt(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_odt d;
	int status = lg_odt_init(&d, o ? o->ui_lang : LG_UI_EN);
	if (status == LG_OK)
		status = lg_odt_write(&d, m);
	if (status == LG_OK)
		status = pack(out, &d, m);
	lg_odt_done(&d);
	return status;
}

const struct lg_emitter lg_emitter_odt = {
	.name = "odt",
	.extension = "odt",
	.mime = MIME,
	.summary = "the section of an assessment as an OpenDocument text",
	.binary = true,
	.section = true,
	.write = write_odt,
};
