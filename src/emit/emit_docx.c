/* SPDX-License-Identifier: MIT */
/* The section "Legal framework" as a Word document, or within one of the user's. */
#include "emit/docx.h"
#include "emit/emit.h"

static int write_new(struct lg_buf *out, const struct lg_matrix *m, enum lg_ui_lang ui)
{
	struct lg_docx d;
	int status = lg_docx_init(&d, ui);
	if (status == LG_OK)
		status = lg_docx_write(&d, m);
	if (status == LG_OK)
		status = lg_docx_package(out, &d, m);
	lg_docx_done(&d);
	return status;
}

static int write_into(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_docx d;
	struct lg_letter *letter;
	LG_TRY(lg_letter_open(&letter, o->letter, o->letter_name, o->diags));
	int status = lg_docx_init(&d, o->ui_lang);
	if (status == LG_OK) {
		lg_letter_prepare(letter, &d);
		status = lg_docx_write(&d, m);
	}
	if (status == LG_OK)
		status = lg_letter_package(out, letter, &d);
	lg_docx_done(&d);
	lg_letter_close(letter);
	return status;
}

static int write_docx(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	if (o && o->letter.p)
		return write_into(out, m, o);
	return write_new(out, m, o ? o->ui_lang : LG_UI_EN);
}

const struct lg_emitter lg_emitter_docx = {
	.name = "docx",
	.extension = "docx",
	.mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	.summary = "the section of an assessment as a Word document",
	.binary = true,
	.section = true,
	.write = write_docx,
};
