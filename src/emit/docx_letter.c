/* SPDX-License-Identifier: MIT */
/*
 * The section within a Word document of the user: everything that is there stays as it is, byte for byte, but for the
 * numbers of footnotes behind it. The section
 * stands in the place of a paragraph that holds the words {{lexgap}} alone, else at the end; styles are found by their
 * names, and those that are missing are added.
 */
#include <stdlib.h>
#include <strings.h>

#include "emit/docx.h"
#include "emit/xml_scan.h"
#include "emit/zip.h"

#define MARKER "{{lexgap}}"
#define MARKER_MAX 64	      /* more words than this are no marker */
#define BOOKMARKS_FROM 900000 /* above those of letters */
#define NOTES_REL                                                                                                      \
	"<Relationship Id=\"rIdLexgapNotes\" "                                                                         \
	"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\" "                      \
	"Target=\"footnotes.xml\"/>"
#define NOTES_PART "<Override PartName=\"/word/footnotes.xml\" ContentType=\"" LG_DOCX_NOTES_TYPE "\"/>"

enum part { DOCUMENT, STYLES, NOTES, RELS, TYPES, NPARTS };

static const char *const part_names[NPARTS] = {"word/document.xml", "word/styles.xml", "word/footnotes.xml",
					       "word/_rels/document.xml.rels", "[Content_Types].xml"};

/* A number of a footnote where it is written: in the document, a reference; in the footnotes, the note itself. */
struct note_id {
	size_t at; /* in its part */
	uint32_t id;
	size_t digits;
};

struct lg_letter {
	struct lg_arena *arena;
	struct lg_zip_entry *entry;
	size_t n;
	struct lg_zip_entry *part[NPARTS]; /* NULL: not there */
	size_t from, to;		   /* in the document: replaced by the section */
	size_t end[NPARTS]; /* where something is added to a part: its root closes there, or the next footnote begins */
	uint32_t last_note;
	LG_VEC(struct note_id) ids[NPARTS];	  /* in the order of the part */
	uint32_t next_note;			  /* the first that is referred to behind the section; 0: none */
	struct lg_slice style[LG_DOCX_STYLE_MAX]; /* ids; empty: not there */
	bool has_contents;
	struct lg_slice name;
	struct lg_diags *diags;
};

static int refuse(const struct lg_letter *l, const char *why)
{
	lg_diag(l->diags, LG_ERROR, l->name, 0, 0, "cannot be used as a template: %s", why);
	return LG_EINVAL;
}

/* ---- the document --------------------------------------------------------------------------------------------- */

/* What is known of the child of the body that is being read. */
struct child {
	size_t begin;
	bool paragraph, section, last_section;
	char words[MARKER_MAX];
	size_t nwords;
};

static void add_words(struct child *c, struct lg_slice words)
{
	for (size_t i = 0; i < words.n && c->nwords < sizeof c->words; i++)
		c->words[c->nwords++] = words.p[i];
}

static bool is_marker(const struct child *c)
{
	return c->paragraph && lg_slice_is(lg_slice_trim((struct lg_slice){c->words, c->nwords}), MARKER);
}

static int add_id(struct lg_letter *l, enum part part, const struct lg_xml_tag *tag)
{
	struct lg_slice id = lg_xml_attribute(tag, "w:id");
	struct note_id n = {.digits = id.n};
	if (tag->kind == LG_XML_CLOSE ||
	    !lg_slice_is(tag->name, part == NOTES ? "w:footnote" : "w:footnoteReference") || !lg_slice_uint(id, &n.id))
		return LG_OK;
	n.at = (size_t)(id.p - l->part[part]->bytes.p);
	if (!LG_VEC_ROOM(l->arena, &l->ids[part]))
		return LG_ENOMEM;
	l->ids[part].v[l->ids[part].n++] = n;
	return LG_OK;
}

/* Word processors match footnotes by their order as well as by their numbers: ours go between those before and after.
 */
static void find_next_note(struct lg_letter *l)
{
	for (size_t i = l->ids[DOCUMENT].n; i-- > 0;)
		if (l->ids[DOCUMENT].v[i].at >= l->to)
			l->next_note = l->ids[DOCUMENT].v[i].id;
}

#define IN_BODY 3 /* depth of the children of w:body */

/* A child of the body has been read to its end. */
static int end_child(struct lg_letter *l, struct child *c, size_t end, bool *marked)
{
	if (!*marked && is_marker(c)) {
		if (c->section)
			return refuse(l, "the paragraph " MARKER " ends a section: give it one of its own");
		l->from = c->begin;
		l->to = end;
		*marked = true;
	} else if (!*marked && c->last_section) {
		l->from = l->to = c->begin;
	}
	return LG_OK;
}

static int read_child_tag(struct lg_letter *l, struct child *c, const struct lg_xml_tag *tag, size_t text_from,
			  bool *marked)
{
	struct lg_slice document = l->part[DOCUMENT]->bytes;
	if (tag->depth == IN_BODY && tag->kind != LG_XML_CLOSE)
		*c = (struct child){.begin = tag->begin,
				    .paragraph = lg_slice_is(tag->name, "w:p"),
				    .last_section = lg_slice_is(tag->name, "w:sectPr")};
	else if (lg_slice_is(tag->name, "w:sectPr"))
		c->section = true;
	if (tag->kind == LG_XML_CLOSE && lg_slice_is(tag->name, "w:t"))
		add_words(c, lg_slice_sub(document, text_from, tag->begin));
	if (tag->depth == IN_BODY && tag->kind != LG_XML_OPEN)
		return end_child(l, c, tag->end, marked);
	return LG_OK;
}

static int read_document(struct lg_letter *l)
{
	struct lg_xml_scan s;
	struct lg_xml_tag tag;
	struct child c = {0};
	bool found, marked = false, body = false;
	size_t text_from = 0;
	lg_xml_scan_init(&s, l->arena, l->part[DOCUMENT]->bytes);
	for (;;) {
		LG_TRY(lg_xml_scan_next(&tag, &found, &s));
		if (!found)
			break;
		if (tag.depth == IN_BODY - 1 && lg_slice_is(tag.name, "w:body")) {
			body = true;
			if (tag.kind == LG_XML_CLOSE && !l->to)
				l->from = l->to = tag.begin;
		}
		LG_TRY(read_child_tag(l, &c, &tag, text_from, &marked));
		LG_TRY(add_id(l, DOCUMENT, &tag));
		text_from = tag.end;
	}
	find_next_note(l);
	l->has_contents = lg_slice_find(s.text, LG_LIT("TOC \\")) != SIZE_MAX;
	return body && l->to ? LG_OK : refuse(l, "it has no body");
}

/* ---- styles and footnotes ------------------------------------------------------------------------------------- */

static void note_style(struct lg_letter *l, struct lg_slice name, struct lg_slice id)
{
	for (int i = 0; i < LG_DOCX_STYLE_MAX; i++) {
		struct lg_slice wanted = lg_slice_from(lg_docx_style((enum lg_docx_style)i)->name);
		if (wanted.n == name.n && strncasecmp(wanted.p, name.p, name.n) == 0 && !l->style[i].n)
			l->style[i] = id;
	}
}

static bool is_next_note(const struct lg_letter *l, const struct lg_xml_tag *tag)
{
	uint32_t id;
	return l->next_note && tag->kind == LG_XML_OPEN && lg_slice_is(tag->name, "w:footnote") &&
	       lg_slice_uint(lg_xml_attribute(tag, "w:id"), &id) && id == l->next_note;
}

/* Reads a part to its end: where its root closes, and what it says of styles and footnotes. */
static int read_part(struct lg_letter *l, enum part part)
{
	struct lg_xml_scan s;
	struct lg_xml_tag tag;
	struct lg_slice style = {0};
	bool found;
	if (!l->part[part])
		return LG_OK;
	lg_xml_scan_init(&s, l->arena, l->part[part]->bytes);
	for (;;) {
		LG_TRY(lg_xml_scan_next(&tag, &found, &s));
		if (!found)
			break;
		if (!l->end[part] && (tag.depth == 1 ? tag.kind == LG_XML_CLOSE : is_next_note(l, &tag)))
			l->end[part] = tag.begin;
		if (tag.kind != LG_XML_CLOSE && lg_slice_is(tag.name, "w:style"))
			style = lg_xml_attribute(&tag, "w:styleId");
		if (part == STYLES && tag.kind != LG_XML_CLOSE && lg_slice_is(tag.name, "w:name"))
			note_style(l, lg_xml_attribute(&tag, "w:val"), style);
		if (part == NOTES)
			LG_TRY(add_id(l, part, &tag));
	}
	for (size_t i = 0; i < l->ids[part].n; i++)
		l->last_note = l->ids[part].v[i].id > l->last_note ? l->ids[part].v[i].id : l->last_note;
	return l->end[part] ? LG_OK : refuse(l, "a part of it is empty");
}

/* ---- opening -------------------------------------------------------------------------------------------------- */

static bool declares_w(struct lg_slice bytes)
{
	return lg_slice_find(bytes, LG_LIT("xmlns:w=\"" LG_DOCX_W "\"")) != SIZE_MAX;
}

static int find_parts(struct lg_letter *l)
{
	for (size_t i = 0; i < l->n; i++)
		for (int k = 0; k < NPARTS; k++)
			if (lg_slice_is(l->entry[i].name, part_names[k]))
				l->part[k] = &l->entry[i];
	if (!l->part[DOCUMENT] || !l->part[TYPES])
		return refuse(l, "it is no Word document (docx)");
	if (lg_slice_find(l->part[DOCUMENT]->bytes, LG_LIT("http://purl.oclc.org/ooxml/")) != SIZE_MAX)
		return refuse(l, "it is Strict Open XML: save it as an ordinary Word document");
	if (!l->part[STYLES] || !l->part[RELS])
		return refuse(l, "it has no styles");
	if (!declares_w(l->part[DOCUMENT]->bytes) || !declares_w(l->part[STYLES]->bytes) ||
	    (l->part[NOTES] && !declares_w(l->part[NOTES]->bytes)))
		return refuse(l, "its markup is unusual: open and save it with a word processor");
	return LG_OK;
}

static int read_letter(struct lg_letter *l, struct lg_slice bytes)
{
	int status = lg_zip_read(&l->entry, &l->n, l->arena, bytes);
	if (status == LG_EPARSE)
		return refuse(l, "it is no Word document (docx)");
	LG_TRY(status);
	LG_TRY(find_parts(l));
	status = read_document(l);
	for (int k = STYLES; k < NPARTS && status == LG_OK; k++)
		status = read_part(l, (enum part)k);
	return status == LG_EPARSE ? refuse(l, "it is damaged: its markup is not well-formed") : status;
}

int lg_letter_open(struct lg_letter **out, struct lg_slice bytes, struct lg_slice name, struct lg_diags *d)
{
	struct lg_letter *l = calloc(1, sizeof *l);
	if (!l)
		return LG_ENOMEM;
	l->name = name;
	l->diags = d;
	l->arena = lg_arena_new();
	int status = l->arena ? read_letter(l, bytes) : LG_ENOMEM;
	if (status) {
		lg_letter_close(l);
		return status;
	}
	*out = l;
	return LG_OK;
}

void lg_letter_close(struct lg_letter *l)
{
	if (!l)
		return;
	lg_arena_free(l->arena);
	free(l);
}

/* ---- with the section in it ----------------------------------------------------------------------------------- */

void lg_letter_prepare(const struct lg_letter *l, struct lg_docx *d)
{
	for (int i = 0; i < LG_DOCX_STYLE_MAX; i++)
		if (l->style[i].n)
			d->style[i] = l->style[i];
	if (!l->style[LG_DOCX_ITEM].n) { /* a list of ours would need numbering of the letter */
		d->style[LG_DOCX_ITEM] = (struct lg_slice){0};
		d->bullets = true;
	}
	d->first_note = l->next_note ? l->next_note : l->last_note + 1;
	d->bookmarks = BOOKMARKS_FROM;
	d->contents = !l->has_contents;
}

static void put_added(struct lg_buf *b, const struct lg_letter *l, const struct lg_docx *d, enum part part)
{
	switch (part) {
	case DOCUMENT:
		lg_buf_slice_put(b, lg_buf_slice(&d->body));
		break;
	case STYLES:
		for (int i = 0; i < LG_DOCX_STYLE_MAX; i++)
			if (!l->style[i].n && i != LG_DOCX_ITEM)
				lg_docx_style_put(b, (enum lg_docx_style)i);
		break;
	case NOTES:
		lg_buf_slice_put(b, lg_buf_slice(&d->notes));
		break;
	case RELS:
		lg_buf_str(b, l->part[NOTES] ? "" : NOTES_REL);
		break;
	case TYPES:
		lg_buf_str(b, l->part[NOTES] ? "" : NOTES_PART);
		break;
	case NPARTS:
		break;
	}
}

/* What the letter has from one place of a part to another. Its footnotes behind the section get higher numbers: those
 * of the section come before them. */
static void put_own(struct lg_buf *b, const struct lg_letter *l, const struct lg_docx *d, enum part part, size_t from,
		    size_t to)
{
	struct lg_slice bytes = l->part[part]->bytes;
	for (size_t i = 0; i < l->ids[part].n && l->next_note; i++) {
		const struct note_id *n = &l->ids[part].v[i];
		if (n->at < from || n->at >= to || n->id < l->next_note)
			continue;
		lg_buf_slice_put(b, lg_slice_sub(bytes, from, n->at));
		lg_buf_fmt(b, "%u", (unsigned)(n->id + d->nnotes));
		from = n->at + n->digits;
	}
	lg_buf_slice_put(b, lg_slice_sub(bytes, from, to));
}

static int add_entry(struct lg_zip *z, struct lg_letter *l, const struct lg_docx *d, const struct lg_zip_entry *e)
{
	int part = 0;
	struct lg_buf b;
	while (part < NPARTS && l->part[part] != e)
		part++;
	if (part == NPARTS)
		return lg_zip_add(z, e->name.p, e->bytes, false);
	size_t from = part == DOCUMENT ? l->from : l->end[part], to = part == DOCUMENT ? l->to : l->end[part];
	lg_buf_init(&b, 0);
	put_own(&b, l, d, (enum part)part, 0, from);
	put_added(&b, l, d, (enum part)part);
	put_own(&b, l, d, (enum part)part, to, e->bytes.n);
	int status = lg_zip_add_made(z, e->name.p, &b);
	lg_buf_done(&b);
	return status;
}

static int fill(struct lg_zip *z, struct lg_letter *l, const struct lg_docx *d)
{
	struct lg_buf b;
	for (size_t i = 0; i < l->n; i++)
		if (!lg_slice_ends(l->entry[i].name, "/"))
			LG_TRY(add_entry(z, l, d, &l->entry[i]));
	if (l->part[NOTES])
		return LG_OK;
	lg_buf_init(&b, 0);
	lg_docx_notes_put(&b, d);
	int status = lg_zip_add_made(z, part_names[NOTES], &b);
	lg_buf_done(&b);
	return status;
}

int lg_letter_package(struct lg_buf *out, struct lg_letter *l, struct lg_docx *d)
{
	struct lg_zip *z;
	LG_TRY(lg_zip_new(&z));
	int status = fill(z, l, d);
	if (status == LG_OK)
		return lg_zip_finish(out, z);
	lg_zip_drop(z);
	return status;
}
