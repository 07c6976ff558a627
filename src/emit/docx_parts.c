/* SPDX-License-Identifier: MIT */
/* A Word document around the section: styles, numbering, header and footer, properties. */
#include "emit/docx.h"
#include "emit/markup.h"
#include "emit/zip.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define HEADING(size, before, level)                                                                                   \
	"<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"        \
	"<w:spacing w:before=\"" before "\" w:after=\"80\"/><w:outlineLvl w:val=\"" level "\"/></w:pPr><w:rPr><w:b/>"  \
	"<w:bCs/><w:color w:val=\"1F3A5F\"/><w:sz w:val=\"" size "\"/><w:szCs w:val=\"" size "\"/></w:rPr>"
#define TOC(indent)                                                                                                    \
	"<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"39\"/><w:pPr><w:tabs><w:tab "    \
	"w:val=\"right\" w:leader=\"dot\" w:pos=\"9628\"/></w:tabs><w:spacing w:after=\"40\"/><w:ind w:left=\"" indent \
	"\"/></w:pPr>"
#define BORDER(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"9AA5B1\"/>"

static const struct lg_docx_style_row rows[LG_DOCX_STYLE_MAX] = {
	[LG_DOCX_H1] = {"heading 1", "Heading1", HEADING("36", "0", "0"), "paragraph"},
	[LG_DOCX_H2] = {"heading 2", "Heading2", HEADING("30", "480", "1"), "paragraph"},
	[LG_DOCX_H3] = {"heading 3", "Heading3", HEADING("26", "360", "2"), "paragraph"},
	[LG_DOCX_H4] = {"heading 4", "Heading4", HEADING("22", "280", "3"), "paragraph"},
	[LG_DOCX_LEAD] = {"lexgap lead", "LexgapLead",
			  "<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:after=\"60\"/></w:pPr>",
			  "paragraph"},
	[LG_DOCX_QUOTE] =
		{"lexgap quote", "LexgapQuote",
		 "<w:basedOn w:val=\"Normal\"/><w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" "
		 "w:color=\"9AA5B1\"/></w:pBdr><w:spacing w:after=\"160\"/><w:ind w:left=\"400\" "
		 "w:right=\"300\"/></w:pPr>",
		 "paragraph"},
	[LG_DOCX_ITEM] = {"List Bullet", "ListBullet",
			  "<w:basedOn w:val=\"Normal\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing "
			  "w:after=\"60\"/><w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr>",
			  "paragraph"},
	[LG_DOCX_CAPTION] =
		{"caption", "Caption",
		 "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing "
		 "w:before=\"160\" w:after=\"60\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"19\"/><w:szCs "
		 "w:val=\"19\"/></w:rPr>",
		 "paragraph"},
	[LG_DOCX_CELL] =
		{"lexgap cell", "LexgapCell",
		 "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/></w:pPr><w:rPr><w:sz "
		 "w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>",
		 "paragraph"},
	[LG_DOCX_TOC_HEADING] = {"TOC Heading", "TOCHeading",
				 "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority "
				 "w:val=\"39\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
				 "w:after=\"120\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val=\"1F3A5F\"/><w:sz "
				 "w:val=\"30\"/><w:szCs w:val=\"30\"/></w:rPr>",
				 "paragraph"},
	[LG_DOCX_TOC1] = {"toc 1", "TOC1", TOC("0"), "paragraph"},
	[LG_DOCX_TOC2] = {"toc 2", "TOC2", TOC("220"), "paragraph"},
	[LG_DOCX_TOC3] = {"toc 3", "TOC3", TOC("440"), "paragraph"},
	[LG_DOCX_NOTE] = {"footnote text", "FootnoteText",
			  "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
			  "w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr>",
			  "paragraph"},
	[LG_DOCX_NOTE_MARK] = {"footnote reference", "FootnoteReference",
			       "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>", "character"},
	[LG_DOCX_LINK] = {"Hyperlink", "Hyperlink", "<w:rPr><w:color w:val=\"0B5CAD\"/><w:u w:val=\"single\"/></w:rPr>",
			  "character"},
	[LG_DOCX_TABLE] = {"Table Grid", "TableGrid",
			   "<w:tblPr><w:tblBorders>" BORDER("top") BORDER("left") BORDER("bottom") BORDER("right")
				   BORDER("insideH")
					   BORDER("insideV") "</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" "
							     "w:type=\"dxa\"/><w:right w:w=\"85\" "
							     "w:type=\"dxa\"/></w:tblCellMar></w:tblPr>",
			   "table"},
};

const struct lg_docx_style_row *lg_docx_style(enum lg_docx_style s)
{
	return &rows[s];
}

void lg_docx_style_put(struct lg_buf *b, enum lg_docx_style s)
{
	lg_buf_fmt(b, "<w:style w:type=\"%s\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>%s</w:style>\n", rows[s].type,
		   rows[s].id, rows[s].name, rows[s].definition);
}

/* ---- parts that are always the same --------------------------------------------------------------------------- */

static const char content_types[] =
	XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
	    "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
	    "<Override PartName=\"/word/numbering.xml\" ContentType=\"" TYPE "numbering+xml\"/>"
	    "<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPE "settings+xml\"/>"
	    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" TYPE "fontTable+xml\"/>"
	    "<Override PartName=\"/word/footnotes.xml\" ContentType=\"" LG_DOCX_NOTES_TYPE "\"/>"
	    "<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPE "header+xml\"/>"
	    "<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPE "footer+xml\"/>"
	    "<Override PartName=\"/docProps/core.xml\" "
	    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	    "</Types>\n";

static const char package_rels[] =
	XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" Target=\"word/document.xml\"/>"
	    "<Relationship Id=\"rId2\" "
	    "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
	    "Target=\"docProps/core.xml\"/></Relationships>\n";

static const char document_rels[] =
	XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"" REL "styles\" Target=\"styles.xml\"/>"
	    "<Relationship Id=\"rId2\" Type=\"" REL "numbering\" Target=\"numbering.xml\"/>"
	    "<Relationship Id=\"rId3\" Type=\"" REL "settings\" Target=\"settings.xml\"/>"
	    "<Relationship Id=\"rId4\" Type=\"" REL "fontTable\" Target=\"fontTable.xml\"/>"
	    "<Relationship Id=\"rId5\" Type=\"" REL "footnotes\" Target=\"footnotes.xml\"/>"
	    "<Relationship Id=\"rId6\" Type=\"" REL "header\" Target=\"header1.xml\"/>"
	    "<Relationship Id=\"rId7\" Type=\"" REL "footer\" Target=\"footer1.xml\"/></Relationships>\n";

static const char numbering[] =
	XML "<w:numbering xmlns:w=\"" LG_DOCX_W "\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType "
	    "w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText "
	    "w:val=\"\xe2\x80\xa2\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"360\" "
	    "w:hanging=\"360\"/></w:pPr></w:lvl>"
	    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n";

static const char settings[] =
	XML "<w:settings xmlns:w=\"" LG_DOCX_W
	    "\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/><w:footnotePr>"
	    "<w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting "
	    "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
	    "w:val=\"15\"/></w:compat></w:settings>\n";

static const char fonts[] =
	XML "<w:fonts xmlns:w=\"" LG_DOCX_W "\"><w:font w:name=\"Calibri\"><w:altName w:val=\"Carlito,Noto Sans,DejaVu "
	    "Sans\"/><w:family w:val=\"swiss\"/></w:font><w:font w:name=\"Consolas\"><w:altName w:val=\"DejaVu Sans "
	    "Mono\"/><w:family w:val=\"modern\"/></w:font></w:fonts>\n";

static const char notes_head[] = XML "<w:footnotes xmlns:w=\"" LG_DOCX_W
				     "\"><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r>"
				     "</w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" "
				     "w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r>"
				     "</w:p></w:footnote>\n";

#define FIELD(code)                                                                                                    \
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> " code               \
	" </w:instrText></w:r><w:r><w:fldChar "                                                                        \
	"w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar "                                    \
	"w:fldCharType=\"end\"/></w:r>"

static const char footer[] = XML "<w:ftr xmlns:w=\"" LG_DOCX_W "\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" FIELD(
	"PAGE") "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>" FIELD("NUMPAGES") "</w:p></w:ftr>\n";

/* ---- parts with words ----------------------------------------------------------------------------------------- */

static void put_styles(struct lg_buf *b, const struct lg_docx *d)
{
	const char *lang = lg_ui_lang_code(d->ui);
	lg_buf_fmt(b,
		   XML
		   "<w:styles xmlns:w=\"" LG_DOCX_W
		   "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" "
		   "w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"21\"/><w:szCs "
		   "w:val=\"21\"/><w:lang w:val=\"%s\" w:eastAsia=\"%s\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
		   "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" "
		   "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
		   "</w:docDefaults>\n<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
		   "w:val=\"Normal\"/><w:qFormat/></w:style>\n<w:style w:type=\"table\" w:default=\"1\" "
		   "w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/></w:style>\n",
		   lang, lang);
	for (int s = 0; s < LG_DOCX_STYLE_MAX; s++)
		lg_docx_style_put(b, (enum lg_docx_style)s);
	lg_buf_str(b, "</w:styles>\n");
}

static void put_header(struct lg_buf *b, struct lg_docx *d)
{
	lg_buf_str(b, XML "<w:hdr xmlns:w=\"" LG_DOCX_W
			  "\"><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:color "
			  "w:val=\"5B6773\"/><w:sz w:val=\"17\"/></w:rPr><w:t>");
	lg_markup_put(b, &d->words, d->outline.entry.n ? d->outline.entry.v[0].text : LG_LIT(""));
	lg_buf_str(b, "</w:t></w:r></w:p></w:hdr>\n");
}

/* The dates are those of the zip: a report has no clock. */
static void put_core(struct lg_buf *b, struct lg_docx *d, const struct lg_matrix *m)
{
	lg_buf_str(b, XML "<cp:coreProperties "
			  "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
			  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
			  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
	lg_markup_put(b, &d->words, d->outline.entry.n ? d->outline.entry.v[0].text : LG_LIT(""));
	lg_buf_str(b, "</dc:title><dc:creator>lexgap ");
	lg_markup_put(b, &d->words, m->version);
	lg_buf_fmt(b,
		   "</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z</dcterms:created>"
		   "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z</dcterms:modified>"
		   "<dc:language>%s</dc:language></cp:coreProperties>\n",
		   lg_ui_lang_code(d->ui));
}

static void put_document(struct lg_buf *b, const struct lg_docx *d)
{
	lg_buf_str(b, XML "<w:document xmlns:w=\"" LG_DOCX_W "\" xmlns:r=\"" LG_DOCX_R "\"><w:body>\n");
	lg_buf_slice_put(b, lg_buf_slice(&d->body));
	lg_buf_str(
		b,
		"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId6\"/><w:footerReference w:type=\"default\" "
		"r:id=\"rId7\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1304\" w:right=\"1134\" "
		"w:bottom=\"1304\" w:left=\"1134\" w:header=\"624\" w:footer=\"624\" "
		"w:gutter=\"0\"/></w:sectPr></w:body>"
		"</w:document>\n");
}

void lg_docx_notes_put(struct lg_buf *b, const struct lg_docx *d)
{
	lg_buf_str(b, notes_head);
	lg_buf_slice_put(b, lg_buf_slice(&d->notes));
	lg_buf_str(b, "</w:footnotes>\n");
}

/* ---- the package ---------------------------------------------------------------------------------------------- */

static int fill(struct lg_zip *z, struct lg_docx *d, const struct lg_matrix *m, struct lg_buf *b)
{
	LG_TRY(lg_zip_add(z, "[Content_Types].xml", lg_slice_from(content_types), false));
	LG_TRY(lg_zip_add(z, "_rels/.rels", lg_slice_from(package_rels), false));
	put_core(b, d, m);
	LG_TRY(lg_zip_add_made(z, "docProps/core.xml", b));
	put_document(b, d);
	LG_TRY(lg_zip_add_made(z, "word/document.xml", b));
	LG_TRY(lg_zip_add(z, "word/_rels/document.xml.rels", lg_slice_from(document_rels), false));
	put_styles(b, d);
	LG_TRY(lg_zip_add_made(z, "word/styles.xml", b));
	lg_docx_notes_put(b, d);
	LG_TRY(lg_zip_add_made(z, "word/footnotes.xml", b));
	put_header(b, d);
	LG_TRY(lg_zip_add_made(z, "word/header1.xml", b));
	LG_TRY(lg_zip_add(z, "word/footer1.xml", lg_slice_from(footer), false));
	LG_TRY(lg_zip_add(z, "word/numbering.xml", lg_slice_from(numbering), false));
	LG_TRY(lg_zip_add(z, "word/settings.xml", lg_slice_from(settings), false));
	return lg_zip_add(z, "word/fontTable.xml", lg_slice_from(fonts), false);
}

int lg_docx_package(struct lg_buf *out, struct lg_docx *d, const struct lg_matrix *m)
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
