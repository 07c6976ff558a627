/* SPDX-License-Identifier: MIT */
#include "emit/xlsx.h"

#include <string.h>
#include <unistd.h>

#include "emit/clean.h"

#define CELL_MAX 32767	/* UTF-16 code units in a cell */
#define LINKS_MAX 65000 /* in a sheet; Excel gives up at 65,530 */
#define LINES_MAX 12	/* of a row: longer texts are scrolled to, or the row is pulled open */
#define LINE_HEIGHT 15
#define EPOCH 946684800 /* 2000-01-01: the library knows no clock, and the same report has the same bytes */
#define FONT "Calibri"

/* ---- opening -------------------------------------------------------------------------------------------------- */

static lxw_format *new_format(struct lg_book *b, enum lg_look look, bool formula_like)
{
	lxw_format *f = workbook_add_format(b->book);
	if (!f) {
		b->status = LG_ENOMEM;
		return NULL;
	}
	format_set_font_name(f, FONT);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (formula_like)
		format_set_num_format(f, "@"); /* stays a text when somebody edits the cell */
	if (look != LG_LOOK_PLAIN && look != LG_LOOK_LINK && look != LG_LOOK_CELL)
		format_set_text_wrap(f);
	if (look == LG_LOOK_HEAD || look == LG_LOOK_BOLD)
		format_set_bold(f);
	if (look == LG_LOOK_HEAD) {
		format_set_bg_color(f, 0x1f3a5f);
		format_set_font_color(f, LXW_COLOR_WHITE);
	}
	if (look == LG_LOOK_CELL)
		format_set_align(f, LXW_ALIGN_CENTER);
	format_set_bottom(f, LXW_BORDER_HAIR);
	format_set_bottom_color(f, 0x9aa3ad);
	if (look == LG_LOOK_LINK)
		format_set_font_color(f, 0x1f4e9e);
	if (look == LG_LOOK_REVIEW) {
		format_set_bg_color(f, 0xfffbe6);
	}
	return f;
}

static int open_book(struct lg_book *b, const char *title)
{
	b->file = tmpfile();
	if (!b->file)
		return LG_EIO;
	snprintf(b->path, sizeof b->path, "/proc/self/fd/%d", fileno(b->file));
	b->book = workbook_new(b->path);
	if (!b->book)
		return LG_ENOMEM;
	lxw_doc_properties properties = {.title = (char *)title, .company = "lexgap", .created = EPOCH};
	return workbook_set_properties(b->book, &properties) ? LG_ENOMEM : LG_OK;
}

int lg_book_open(struct lg_book *b, const char *title, const char *cut)
{
	*b = (struct lg_book){.cut = cut};
	lg_buf_init(&b->clean, 0);
	lg_buf_init(&b->text, 0);
	b->status = open_book(b, title);
	for (int look = 0; look < LG_LOOK_MAX && b->status == LG_OK; look++)
		for (int k = 0; k < 2 && b->status == LG_OK; k++)
			b->look[look][k] = new_format(b, (enum lg_look)look, k);
	return b->status;
}

void lg_book_property(struct lg_book *b, const char *name, const char *value)
{
	if (b->status == LG_OK && workbook_set_custom_property_string(b->book, name, value))
		b->status = LG_ENOMEM;
}

/* ---- closing -------------------------------------------------------------------------------------------------- */

static int read_back(FILE *file, struct lg_buf *out)
{
	char chunk[1 << 14];
	size_t n;
	rewind(file);
	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
		lg_buf_put(out, chunk, n);
	return ferror(file) ? LG_EIO : lg_buf_status(out);
}

int lg_book_close(struct lg_book *b, struct lg_buf *out)
{
	if (b->book) {
		lxw_error error = workbook_close(b->book); /* frees it */
		if (b->status == LG_OK && error)
			b->status = error == LXW_ERROR_MEMORY_MALLOC_FAILED ? LG_ENOMEM : LG_EIO;
	}
	if (b->status == LG_OK)
		b->status = read_back(b->file, out);
	if (b->file)
		fclose(b->file);
	lg_buf_done(&b->clean);
	lg_buf_done(&b->text);
	return b->status;
}

/* ---- texts ---------------------------------------------------------------------------------------------------- */

static size_t utf16_units(int32_t c)
{
	return c > 0xffff ? 2 : 1;
}

/* "_x0041_" is an escape in this form, with fewer digits for some readers: its first mark is escaped, so that people
 * see what the law says. */
static bool looks_escaped(struct lg_slice s, size_t i)
{
	size_t k = i + 2;
	if (s.n - i < 4 || s.p[i] != '_' || s.p[i + 1] != 'x')
		return false;
	while (k < s.n && s.p[k] && strchr("0123456789abcdefABCDEF", s.p[k]))
		k++;
	return k > i + 2 && k <= i + 6 && k < s.n && s.p[k] == '_';
}

/* How many bytes of a clean text fit into `units` UTF-16 code units; *all: how many the whole has. */
static size_t fitting(struct lg_slice s, size_t units, size_t *all)
{
	size_t fit = 0;
	*all = 0;
	for (size_t i = 0; i < s.n;) {
		*all += looks_escaped(s, i) ? 7 : 0; /* the escape counts for readers that count before they decode */
		*all += utf16_units(lg_clean_next(s, &i));
		if (*all <= units)
			fit = i;
	}
	return fit;
}

static void put_escaped(struct lg_buf *b, struct lg_slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (looks_escaped(s, i))
			lg_buf_str(b, "_x005F");
		lg_buf_char(b, s.p[i]);
	}
}

/* The text of a cell, NUL-terminated: cleaned, cut with a note where it is too long. */
static void make_text(struct lg_book *b, struct lg_slice text)
{
	size_t all;
	lg_buf_clear(&b->clean);
	lg_clean_put(&b->clean, text, 0);
	lg_buf_clear(&b->text);
	struct lg_slice s = lg_buf_slice(&b->clean);
	size_t fit = fitting(s, CELL_MAX, &all);
	if (fit < s.n)
		fit = fitting(s, CELL_MAX - strlen(b->cut) - 24, &all);
	put_escaped(&b->text, lg_slice_sub(s, 0, fit));
	if (fit < s.n)
		lg_buf_fmt(&b->text, " [%s: %zu]", b->cut, all);
	if (lg_buf_status(&b->clean) || lg_buf_status(&b->text))
		b->status = LG_ENOMEM;
}

static bool is_formula_like(struct lg_slice s)
{
	return s.n && s.p[0] && strchr("=+-@\t\r\n", s.p[0]);
}

/* Tenths of a column: Latin letters are the narrow ones, CJK the wide. */
static unsigned width_of(int32_t c)
{
	return c < 0x250 ? 10 : c < 0x1100 ? 13 : 20;
}

static unsigned lines_of(struct lg_slice s, unsigned width)
{
	unsigned lines = 1, column = 0;
	for (size_t i = 0; i < s.n && lines < LINES_MAX;) {
		int32_t c = lg_clean_next(s, &i);
		column += c == '\n' ? 10 * width + 1 : width_of(c);
		if (column > 10 * width) {
			lines++;
			column = 0;
		}
	}
	return lines;
}

/* ---- cells ---------------------------------------------------------------------------------------------------- */

static const struct lg_column *column_of(const struct lg_sheet *s)
{
	return s->col < s->ncolumns ? &s->column[s->col] : &s->column[s->ncolumns - 1];
}

static void note_error(struct lg_sheet *s, lxw_error error)
{
	if (error && s->book->status == LG_OK)
		s->book->status = error == LXW_ERROR_MEMORY_MALLOC_FAILED ? LG_ENOMEM : LG_ELIMIT;
}

static void put_text(struct lg_sheet *s, struct lg_slice text, enum lg_look look)
{
	struct lg_book *b = s->book;
	if (b->status)
		return;
	lxw_format *format = b->look[look][is_formula_like(text)];
	make_text(b, text);
	if (b->status)
		return;
	if (b->text.len == 0) {
		note_error(s, worksheet_write_blank(s->sheet, s->row, s->col, format));
	} else {
		note_error(s, worksheet_write_string(s->sheet, s->row, s->col, b->text.bytes, format));
		unsigned lines = look == LG_LOOK_WRAP ? lines_of(lg_buf_slice(&b->text), column_of(s)->width) : 1;
		s->lines = lines > s->lines ? lines : s->lines;
	}
	s->col++;
}

void lg_sheet_text(struct lg_sheet *s, struct lg_slice text)
{
	put_text(s, text, column_of(s)->look);
}

void lg_sheet_str(struct lg_sheet *s, const char *text)
{
	lg_sheet_text(s, lg_slice_from(text));
}

void lg_sheet_number(struct lg_sheet *s, double number)
{
	if (s->book->status == LG_OK)
		note_error(s, worksheet_write_number(s->sheet, s->row, s->col++, number,
						     s->book->look[column_of(s)->look][0]));
}

void lg_sheet_link(struct lg_sheet *s, struct lg_slice text, const char *sheet, uint32_t row, uint16_t col)
{
	char cell[LXW_MAX_CELL_NAME_LENGTH], url[128];
	struct lg_book *b = s->book;
	if (b->status == LG_OK && text.n && s->links < LINKS_MAX) {
		lxw_rowcol_to_cell(cell, row, col);
		snprintf(url, sizeof url, "internal:'%s'!%s", sheet, cell);
		note_error(s, worksheet_write_url(s->sheet, s->row, s->col, url, b->look[column_of(s)->look][0]));
		s->links++;
	}
	lg_sheet_text(s, text); /* over the address, which is what is shown otherwise */
}

void lg_sheet_skip(struct lg_sheet *s, unsigned cells)
{
	while (cells--)
		lg_sheet_text(s, LG_LIT(""));
}

void lg_sheet_end_row(struct lg_sheet *s)
{
	unsigned lines = s->lines > LINES_MAX ? LINES_MAX : s->lines;
	if (s->book->status == LG_OK)
		note_error(s, worksheet_set_row(s->sheet, s->row, lines * LINE_HEIGHT, NULL));
	s->row++;
	s->col = 0;
	s->lines = 1;
}

/* ---- sheets --------------------------------------------------------------------------------------------------- */

static void print_set_up(lxw_worksheet *w, unsigned width, uint16_t frozen)
{
	worksheet_set_landscape(w);
	worksheet_set_paper(w, width > 200 ? 8 : 9); /* A3, A4 */
	worksheet_fit_to_pages(w, 1, 0);
	worksheet_repeat_rows(w, 0, 0);
	worksheet_set_footer(w, "&L&A&R&P / &N");
	worksheet_freeze_panes(w, 1, frozen);
}

void lg_sheet_open(struct lg_sheet *s, struct lg_book *b, const char *name, const struct lg_column *column, size_t n,
		   uint16_t frozen)
{
	*s = (struct lg_sheet){.book = b, .column = column, .ncolumns = n, .lines = 1};
	if (b->status)
		return;
	s->sheet = workbook_add_worksheet(b->book, name);
	if (!s->sheet) {
		b->status = LG_ENOMEM;
		return;
	}
	unsigned width = 0;
	for (size_t i = 0; i < n; i++)
		width += column[i].width;
	print_set_up(s->sheet, width, frozen);
	for (size_t i = 0; i < n; i++)
		note_error(s, worksheet_set_column(s->sheet, (lxw_col_t)i, (lxw_col_t)i, column[i].width,
						   b->look[LG_LOOK_PLAIN][0]));
	for (size_t i = 0; i < n; i++)
		put_text(s, lg_slice_from(column[i].head), LG_LOOK_HEAD);
	s->lines = 2;
	lg_sheet_end_row(s);
}

void lg_sheet_close(struct lg_sheet *s)
{
	if (s->book->status == LG_OK && s->row > 1)
		note_error(s, worksheet_autofilter(s->sheet, 0, 0, s->row - 1, (lxw_col_t)(s->ncolumns - 1)));
}

void lg_sheet_choice(struct lg_sheet *s, uint16_t col, const char *const *values, bool strict)
{
	lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_LIST,
				 .value_list = (char **)(void *)values,
				 .ignore_blank = LXW_VALIDATION_ON,
				 .dropdown = LXW_VALIDATION_ON,
				 .show_error = strict ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF,
				 .error_type = LXW_VALIDATION_ERROR_TYPE_STOP};
	if (s->book->status == LG_OK && s->row > 1)
		note_error(s, worksheet_data_validation_range(s->sheet, 1, col, s->row - 1, col, &v));
}
