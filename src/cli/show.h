/* SPDX-License-Identifier: MIT */
/* show.h - rules as text, for `lexgap rules list` and `show`. */
#ifndef LG_CLI_SHOW_H
#define LG_CLI_SHOW_H

#include "base/buf.h"
#include "lib/rulebook.h"

void lg_show_list(struct lg_buf *b, const struct lg_checklist *c, const bool *selected);
void lg_show_requirement(struct lg_buf *b, const struct lg_checklist *c, const struct lg_requirement *r);
void lg_show_concept(struct lg_buf *b, const struct lg_checklist *c, uint32_t concept,
		     const struct lg_tongue *const *tongues, size_t n);

#endif
