/* SPDX-License-Identifier: MIT */
/*
 * Matrices that fit a terminal: verdicts by name where there is room, else by three letters, else by a sign; titles as
 * far as there is room; and where even signs are too many, one block of countries below the other.
 */
#include <stdio.h>

#include "emit/report.h"
#include "emit/terminal.h"

#define TITLE_MIN 20 /* columns; with less, a title tells nothing */
#define ID_MAX 22

struct layout {
	enum lg_verdict_form form;
	size_t id, cell, title; /* columns; title 0: not shown, SIZE_MAX: all of it */
	size_t per_block;	/* jurisdictions */
	bool numbered;		/* names do not fit: numbers, and a key */
};

static size_t name_width(const struct lg_matrix *m)
{
	size_t longest = 1;
	for (size_t j = 0; j < m->njurisdictions; j++) {
		size_t n = lg_wrap_width(m->jurisdiction[j].name);
		longest = n > longest ? n : longest;
	}
	return longest;
}

static size_t id_width(const struct lg_matrix *m)
{
	size_t longest = 11;
	for (size_t r = 0; r < m->checklist->nrequirements; r++) {
		size_t n = lg_wrap_width(m->checklist->requirement[r].id);
		if (lg_report_shows(m, r) && n > longest)
			longest = n;
	}
	return (longest < ID_MAX ? longest : ID_MAX) + 1;
}

static struct layout choose(const struct lg_page *p)
{
	static const size_t forms[] = {[LG_FORM_NAME] = 13, [LG_FORM_CODE] = 4, [LG_FORM_SIGN] = 2};
	struct layout l = {.id = id_width(p->m), .title = SIZE_MAX, .per_block = p->m->njurisdictions};
	size_t n = p->m->njurisdictions, name = name_width(p->m), number = n > 99 ? 3 : n > 9 ? 2 : 1;
	for (int form = LG_FORM_NAME; form < LG_FORM_MAX; form++) {
		size_t cell = forms[form];
		l.form = (enum lg_verdict_form)form;
		l.numbered = name + 1 > (form == LG_FORM_NAME ? 2 * cell : cell + 2);
		size_t head = (l.numbered ? number : name) + 1;
		l.cell = head > cell ? head : cell;
		if (p->endless || l.id + n * l.cell + TITLE_MIN <= p->width)
			break;
	}
	if (l.form == LG_FORM_SIGN && l.cell >= forms[LG_FORM_CODE])
		l.form = LG_FORM_CODE; /* the names need that room anyway */
	if (p->endless)
		return l;
	if (l.id + n * l.cell > p->width)
		l.per_block = p->width > l.id + l.cell ? (p->width - l.id) / l.cell : 1;
	size_t used = l.id + l.per_block * l.cell;
	l.title = used + TITLE_MIN <= p->width ? p->width - used : 0;
	return l;
}

static void put_head(struct lg_page *p, const struct layout *l, size_t from, size_t to)
{
	struct lg_buf number;
	lg_wrap_fit(p->out, lg_slice_from(lg_string(p->lang, LG_S_TERM_REQUIREMENT)), l->id - 1);
	lg_buf_char(p->out, ' ');
	lg_buf_init(&number, 0);
	for (size_t j = from; j < to; j++) {
		lg_buf_clear(&number);
		lg_buf_fmt(&number, "%zu", j + 1);
		lg_wrap_pad(p->out, l->numbered ? lg_buf_slice(&number) : p->m->jurisdiction[j].name, l->cell);
	}
	lg_buf_done(&number);
	lg_page_end_line(p);
}

static void put_row(struct lg_page *p, const struct layout *l, size_t r, size_t from, size_t to)
{
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	lg_wrap_fit(p->out, req->id, l->id - 1);
	lg_buf_char(p->out, ' ');
	for (size_t j = from; j < to; j++)
		lg_page_verdict(p, p->m->jurisdiction[j].cell[r].verdict, l->form, l->cell);
	if (l->title == SIZE_MAX)
		lg_wrap_pad(p->out, req->title, 0);
	else
		lg_wrap_fit(p->out, req->title, l->title);
	lg_page_end_line(p);
}

static void put_block(struct lg_page *p, const struct layout *l, size_t from, size_t to)
{
	const struct lg_checklist *c = p->m->checklist;
	uint32_t instrument = UINT32_MAX;
	put_head(p, l, from, to);
	for (size_t r = 0; r < c->nrequirements; r++) {
		if (!lg_report_shows(p->m, r))
			continue;
		if (!p->endless && c->requirement[r].instrument != instrument) {
			instrument = c->requirement[r].instrument;
			lg_page_bold(p, c->instrument[instrument].title);
		}
		put_row(p, l, r, from, to);
	}
}

/* What the short forms mean, and the numbers. */
static void put_key(struct lg_page *p, const struct layout *l)
{
	struct lg_buf text;
	lg_buf_init(&text, 0);
	for (size_t j = 0; l->numbered && j < p->m->njurisdictions; j++) {
		lg_buf_fmt(&text, "%s%zu ", j ? ", " : "", j + 1);
		lg_buf_slice_put(&text, p->m->jurisdiction[j].name);
	}
	if (l->numbered)
		lg_wrap_put(p->out, lg_buf_slice(&text), 0, 2, p->width);
	lg_buf_done(&text);
	size_t column = 0;
	for (unsigned v = 0; l->form != LG_FORM_NAME && v < LG_VERDICT_MAX; v++) {
		const char *name = lg_string_verdict(p->lang, (enum lg_verdict)v);
		size_t n = lg_wrap_width(lg_slice_from(name)) + (l->form == LG_FORM_CODE ? 4 : 2) + 2;
		if (column && column + n > p->width) {
			lg_page_end_line(p);
			column = 0;
		}
		lg_page_verdict(p, (enum lg_verdict)v, l->form, 0);
		lg_buf_fmt(p->out, "%s  ", name);
		column += n;
	}
	if (column)
		lg_page_end_line(p);
}

void lg_page_matrix(struct lg_page *p)
{
	struct layout l = choose(p);
	for (size_t from = 0; from < p->m->njurisdictions; from += l.per_block) {
		size_t to = from + l.per_block < p->m->njurisdictions ? from + l.per_block : p->m->njurisdictions;
		if (from)
			lg_buf_char(p->out, '\n');
		put_block(p, &l, from, to);
	}
	put_key(p, &l);
}

/* ---- themes --------------------------------------------------------------------------------------------------- */

static bool theme_before(const struct lg_matrix *m, size_t r)
{
	for (size_t k = 0; k < r; k++)
		if (lg_report_shows(m, k) &&
		    lg_slice_eq(m->checklist->requirement[k].theme, m->checklist->requirement[r].theme))
			return true;
	return false;
}

/* Columns of one verdict, and what is left for the theme. */
static size_t count_width(const struct lg_page *p)
{
	return p->width < 60 ? 4 : 5;
}

static size_t theme_width(const struct lg_page *p)
{
	size_t left = p->width - LG_VERDICT_MAX * count_width(p);
	return left < 32 ? left : 32;
}

static void put_count(struct lg_page *p, enum lg_verdict v, const char *text)
{
	size_t n = lg_wrap_width(lg_slice_from(text)), columns = count_width(p);
	for (; n < columns; n++)
		lg_buf_char(p->out, ' ');
	lg_page_coloured(p, v, text);
}

static void put_theme(struct lg_page *p, const struct lg_jurisdiction *j, struct lg_slice theme)
{
	size_t of[LG_VERDICT_MAX] = {0};
	char digits[24];
	for (size_t r = 0; r < p->m->checklist->nrequirements; r++)
		if (lg_report_shows(p->m, r) && lg_slice_eq(p->m->checklist->requirement[r].theme, theme))
			of[j->cell[r].verdict]++;
	lg_wrap_fit(p->out, lg_string_theme(p->lang, theme), theme_width(p));
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++) {
		snprintf(digits, sizeof digits, "%zu", of[v]);
		put_count(p, of[v] ? (enum lg_verdict)v : LG_VERDICT_MAX, of[v] ? digits : ".");
	}
	lg_buf_char(p->out, '\n');
}

void lg_page_themes(struct lg_page *p, const struct lg_jurisdiction *j)
{
	lg_wrap_fit(p->out, lg_slice_from(lg_string(p->lang, LG_S_TERM_THEME)), theme_width(p));
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
		put_count(p, (enum lg_verdict)v, lg_string_verdict_code(p->lang, (enum lg_verdict)v));
	lg_buf_char(p->out, '\n');
	for (size_t r = 0; r < p->m->checklist->nrequirements; r++)
		if (lg_report_shows(p->m, r) && !theme_before(p->m, r))
			put_theme(p, j, p->m->checklist->requirement[r].theme);
}
