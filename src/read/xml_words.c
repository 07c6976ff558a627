/* SPDX-License-Identifier: MIT */
#include "read/xml_words.h"

void lg_xml_words_init(struct lg_xml_words *w)
{
	lg_buf_init(&w->lines.text, 0);
	lg_buf_init(&w->num, 0);
	lg_buf_init(&w->heading, 0);
	lg_buf_init(&w->meta, 0);
	lg_buf_init(&w->first, 0);
	w->stub = LG_XML_STUB_MORE;
}

void lg_xml_words_done(struct lg_xml_words *w)
{
	struct lg_buf *const bufs[] = {&w->lines.text, &w->num, &w->heading, &w->meta, &w->first};
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		lg_buf_done(bufs[i]);
}

static bool is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool has_words(struct lg_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_white(s.p[i]))
			return true;
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool goes_to_finder(const struct lg_xml_words *w, enum lg_xml_mode mode)
{
	return w->finder.on && mode == LG_XML_AS_TEXT && lg_build_depth(w->b) == w->finder.depth;
}

bool lg_xml_block_empty(const struct lg_xml_words *w)
{
	return !w->lines.open && !w->in_block;
}

void lg_xml_end_block(struct lg_xml_words *w)
{
	lg_xml_line_end(w);
	if (w->in_block)
		lg_build_break(w->b);
	lg_xml_stub_block_end(w);
	w->in_block = false;
	w->last = '\0';
}

static void put_plain(struct lg_xml_words *w, enum lg_xml_mode mode, const struct lg_xml_run *run)
{
	bool words = has_words(run->text);
	if (mode == LG_XML_AS_NUM) {
		lg_buf_slice_put(&w->num, run->text);
		return;
	}
	w->told |= words;
	if (goes_to_finder(w, mode)) {
		lg_xml_line_put(w, run);
		return;
	}
	bool heading = mode == LG_XML_AS_HEADING;
	if (!words && !w->in_block)
		return;
	if (mode == LG_XML_AS_EDITORIAL && !w->in_block)
		lg_build_block_flags(w->b, LG_PROV_EDITORIAL);
	if (heading)
		lg_buf_slice_put(&w->heading, run->text);
	else if (mode == LG_XML_AS_TEXT)
		lg_xml_stub_words(w, run->text);
	lg_build_piece(w->b, heading ? LG_ROLE_HEADING : LG_ROLE_TEXT, run->text, run->from, run->len);
	w->in_block = true;
}

void lg_xml_put(struct lg_xml_words *w, enum lg_xml_mode mode, const struct lg_xml_run *run)
{
	if (mode == LG_XML_AS_SKIPPED || run->text.n == 0)
		return;
	if (w->capturing)
		lg_buf_slice_put(&w->meta, run->text);
	if (mode == LG_XML_AS_NOTHING)
		return;
	if (w->raised && is_digit(w->last) && is_digit(run->text.p[0]))
		put_plain(w, mode, &(struct lg_xml_run){LG_LIT("^"), w->raised_from, w->raised_len});
	w->raised = false;
	put_plain(w, mode, run);
	w->last = run->text.p[run->text.n - 1];
}

void lg_xml_put_space(struct lg_xml_words *w, enum lg_xml_mode mode, uint32_t begin, uint32_t end)
{
	lg_xml_put(w, mode, &(struct lg_xml_run){LG_LIT(" "), begin, end - begin});
}
