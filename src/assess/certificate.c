/* SPDX-License-Identifier: MIT */
#include "assess/certificate.h"

static const struct lg_text_view *view_of(const struct lg_view *v, size_t input_text)
{
	for (size_t i = 0; i < v->ntexts; i++)
		if (v->text[i].in == &v->input->text[input_text])
			return &v->text[i];
	return NULL;
}

/* Set aside: not law in force, or text for an act that is supplied itself. */
static bool is_dead(const struct lg_document *doc, const struct lg_text_view *t, uint32_t p)
{
	const struct lg_provision *prov = &doc->prov[p];
	if (prov->flags & LG_PROV_DEAD)
		return true;
	return t && (prov->flags & LG_PROV_QUOTED) && prov->block_first < prov->block_end && t->dead[prov->block_first];
}

void lg_certificate_count(struct lg_matrix_act *act, const struct lg_view *v, size_t input_text)
{
	const struct lg_document *doc = v->input->text[input_text].doc;
	const struct lg_text_view *t = view_of(v, input_text);
	for (uint32_t p = 1; p < doc->nprov; p++) { /* the root is the act itself */
		if (is_dead(doc, t, p)) {
			act->dead++;
			continue;
		}
		act->provisions++;
		act->units += (doc->prov[p].flags & LG_PROV_UNIT) != 0;
	}
}
