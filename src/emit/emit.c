/* SPDX-License-Identifier: MIT */
#include "emit/emit.h"

#include "emit/tree.h"

#define X(name) extern const struct lg_emitter lg_emitter_##name;
#include "emitter_list.h"
#undef X

static const struct lg_emitter *const emitters[] = {
#define X(name) &lg_emitter_##name,
#include "emitter_list.h"
#undef X
};

const struct lg_emitter *const *lg_emitters(size_t *n)
{
	*n = sizeof emitters / sizeof *emitters;
	return emitters;
}

const struct lg_emitter *lg_emitter_find(struct lg_slice name)
{
	for (size_t i = 0; i < sizeof emitters / sizeof *emitters; i++)
		if (lg_slice_is(name, emitters[i]->name))
			return emitters[i];
	return NULL;
}

enum lg_csv_dialect lg_csv_dialect_from_name(struct lg_slice name)
{
	static const char *const names[] = {
		[LG_CSV_RFC4180] = "rfc4180", [LG_CSV_EXCEL] = "excel", [LG_CSV_EXCEL_SEMICOLON] = "excel-semicolon"};
	int i = 0;
	while (i < LG_CSV_DIALECT_MAX && !lg_slice_is(name, names[i]))
		i++;
	return (enum lg_csv_dialect)i;
}

int lg_emit_tree(struct lg_buf *out, const struct lg_document *doc, struct lg_slice format)
{
	if (lg_slice_is(format, "text"))
		return lg_tree_text(out, doc);
	if (lg_slice_is(format, "json"))
		return lg_tree_json(out, doc);
	if (lg_slice_is(format, "akn"))
		return lg_tree_akn(out, doc);
	return LG_EINVAL;
}
