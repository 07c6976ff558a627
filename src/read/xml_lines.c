/* SPDX-License-Identifier: MIT */
/* xml_lines.c - blocks of XML that may be numbered only in their words. */
#include "read/xml_words.h"
#include "text/normalise.h"

static bool is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void add(struct lg_xml_words *w, const char *p, size_t n, uint32_t from, uint32_t len)
{
	struct lg_xml_lines *l = &w->lines;
	if (!l->open && w->status == LG_OK) {
		if (!LG_VEC_ROOM(w->scratch, &l->list)) {
			w->status = LG_ENOMEM;
			return;
		}
		l->list.v[l->list.n++] = (struct lg_xml_line){.at = (uint32_t)l->text.len, .begin = from};
		l->open = true;
	}
	if (w->status)
		return;
	lg_buf_put(&l->text, p, n);
	w->status = lg_buf_status(&l->text);
	if (w->status == LG_OK)
		w->status = lg_offmap_add(&l->map, w->scratch, (uint32_t)n, from, len);
	l->list.v[l->list.n - 1].src_end = from + len;
}

/* Runs of white space become one blank; a line begins with a word. */
void lg_xml_line_put(struct lg_xml_words *w, const struct lg_xml_run *run)
{
	bool linear = run->text.n == run->len;
	const struct lg_slice t = run->text;
	for (size_t i = 0, end; i < t.n; i = end) {
		bool white = is_white(t.p[i]);
		for (end = i + 1; end < t.n; end++) {
			bool lone_blank = !white && t.p[end] == ' ' && end + 1 < t.n && !is_white(t.p[end + 1]);
			if (is_white(t.p[end]) != white && !lone_blank)
				break;
		}
		uint32_t from = linear ? run->from + (uint32_t)i : run->from;
		uint32_t len = linear ? (uint32_t)(end - i) : run->len;
		if (!white)
			add(w, t.p + i, end - i, from, len);
		else if (w->lines.open && w->lines.text.bytes[w->lines.text.len - 1] != ' ')
			add(w, " ", 1, from, len);
	}
}

void lg_xml_line_end(struct lg_xml_words *w)
{
	struct lg_xml_lines *l = &w->lines;
	if (l->open)
		l->list.v[l->list.n - 1].end = (uint32_t)l->text.len;
	l->open = false;
}

static struct lg_slice line_text(const struct lg_xml_words *w, size_t i)
{
	const struct lg_xml_line *line = &w->lines.list.v[i];
	return lg_slice_sub(lg_buf_slice(&w->lines.text), line->at, line->end);
}

/* "1.", "2)", "(a)", "12-1.", one letter with ) or a full stop. */
static bool begins_numbered(struct lg_slice s)
{
	bool bracket = s.n && s.p[0] == '(';
	size_t i = bracket, n, letters = 0, digits = 0;
	for (; i < s.n && letters + digits < 8; i += n) {
		int32_t c = lg_utf8_at(s, i, &n);
		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '-' && c != '^' && lg_is_word(c))
			letters++;
		else if (c != '-' && c != '^')
			break;
	}
	bool short_enough = digits ? digits <= 3 && letters <= 2 : letters >= 1 && letters <= (bracket ? 5 : 1);
	return i < s.n && short_enough && (s.p[i] == ')' || (!bracket && s.p[i] == '.'));
}

static bool worth_finding(struct lg_xml_words *w)
{
	bool several = w->lines.list.n > 1;
	for (size_t i = 0; i < w->lines.list.n; i++) {
		struct lg_slice text = line_text(w, i);
		if (begins_numbered(text) || (several && lg_xml_starts(w, text) & 1u << LG_MARK_NOTE))
			return true;
	}
	return false;
}

static void tell_line(struct lg_xml_words *w, size_t i, struct lg_structure *finder)
{
	const struct lg_xml_line *line = &w->lines.list.v[i];
	struct lg_line out = {.text = line_text(w, i), .begin = line->begin, .end = line->src_end};
	if (w->status == LG_OK)
		w->status = lg_offmap_append_part(&out.map, w->scratch, &w->lines.map, line->at, line->end);
	if (w->status)
		return;
	if (finder) {
		lg_structure_line(finder, &out);
		return;
	}
	lg_xml_stub_words(w, out.text);
	lg_build_text(w->b, LG_ROLE_TEXT, out.text, &out.map);
	lg_build_break(w->b);
	lg_xml_stub_block_end(w);
}

void lg_xml_flush(struct lg_xml_words *w, uint32_t src_end)
{
	struct lg_xml_lines *l = &w->lines;
	struct lg_structure *finder = NULL;
	lg_xml_line_end(w);
	if (l->list.n == 0)
		return;
	bool find = w->finder.mode == LG_STRUCTURE_ACT || worth_finding(w);
	if (find)
		lg_xml_need_table(w);
	if (find && w->status == LG_OK)
		w->status = lg_structure_new(&finder, w->b, w->table, w->finder.mode);
	for (size_t i = 0; i < l->list.n && w->status == LG_OK; i++)
		tell_line(w, i, finder);
	if (finder) {
		lg_structure_end(finder, src_end, w->path, w->d);
		lg_xml_stub_none(w);
	}
	l->list.n = 0;
	l->map.n = 0;
	l->map.end = 0;
	lg_buf_clear(&l->text);
}

struct lg_xml_finder lg_xml_find(struct lg_xml_words *w, enum lg_structure_mode mode)
{
	struct lg_xml_finder before = w->finder;
	lg_xml_end_block(w);
	w->finder = (struct lg_xml_finder){.on = true, .mode = mode, .depth = lg_build_depth(w->b)};
	return before;
}

void lg_xml_find_end(struct lg_xml_words *w, struct lg_xml_finder before, uint32_t src_end)
{
	lg_xml_end_block(w);
	lg_xml_flush(w, src_end);
	w->finder = before;
}
