/* SPDX-License-Identifier: MIT */
/* What is known of how often findings are right, for the languages of the texts at hand. */
#include "emit/report.h"

struct lg_slice lg_primary_tag(struct lg_slice lang)
{
	size_t n = 0;
	while (n < lang.n && lang.p[n] != '-' && lang.p[n] != '_')
		n++;
	return lg_slice_sub(lang, 0, n);
}

/* The first language after `after` in order. */
static struct lg_slice next_language(const struct lg_matrix *m, struct lg_slice after)
{
	struct lg_slice best = {0};
	for (size_t k = 0; k < m->njurisdictions; k++)
		for (size_t i = 0; i < m->jurisdiction[k].nacts; i++) {
			const struct lg_matrix_act *act = &m->jurisdiction[k].act[i];
			struct lg_slice lang = lg_primary_tag(act->lang);
			if (act->unusable.n || lang.n == 0 || lg_slice_cmp(lang, after) <= 0)
				continue;
			if (best.n == 0 || lg_slice_cmp(lang, best) < 0)
				best = lang;
		}
	return best;
}

struct lg_slice lg_report_language(const struct lg_matrix *m, size_t i)
{
	struct lg_slice lang = next_language(m, (struct lg_slice){0});
	for (size_t k = 0; k < i && lang.n; k++)
		lang = next_language(m, lang);
	return lang;
}

const struct lg_accuracy *lg_report_accuracy(const struct lg_matrix *m, struct lg_slice requirement,
					     struct lg_slice lang)
{
	for (size_t i = 0; i < m->naccuracy; i++)
		if (lg_slice_eq(m->accuracy[i].requirement, requirement) && lg_slice_eq(m->accuracy[i].lang, lang))
			return &m->accuracy[i];
	return NULL;
}

static void put_right(struct lg_buf *b, const struct lg_accuracy *a, struct lg_slice lang)
{
	uint32_t right = a && a->verdicts > 0 ? (a->cells * (uint32_t)a->verdicts + 500) / 1000 : 0;
	if (a && a->cells)
		lg_buf_fmt(b, "%u of %u labelled cells right", (unsigned)right, (unsigned)a->cells);
	else
		lg_buf_str(b, "not measured");
	lg_buf_str(b, " (");
	lg_buf_slice_put(b, lang);
	lg_buf_char(b, ')');
}

void lg_report_accuracy_put(struct lg_buf *b, const struct lg_matrix *m, size_t r)
{
	struct lg_slice id = m->checklist->requirement[r].id, all = LG_LIT(""), lang;
	if (m->naccuracy == 0)
		return;
	for (size_t i = 0; (lang = lg_report_language(m, i)).n; i++) {
		put_right(b, lg_report_accuracy(m, id, lang), lang);
		lg_buf_str(b, ", ");
	}
	put_right(b, lg_report_accuracy(m, id, all), LG_LIT("all languages"));
}

void lg_share_put(struct lg_buf *b, int32_t thousandths)
{
	if (thousandths < 0)
		lg_buf_char(b, '-');
	else
		lg_buf_fmt(b, "%d.%03d", (int)thousandths / 1000, (int)thousandths % 1000);
}
