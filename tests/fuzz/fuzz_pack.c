/* SPDX-License-Identifier: MIT */
/* Any bytes as a pack of rules: refused, or a checklist or lexicon that can be walked and written again. */
#include <stdlib.h>

#include "base/buf.h"
#include "rules/pack.h"

#define CONCEPTS 40 /* of the checklist that a lexicon is read for */

static void try_checklist(struct lg_slice bytes)
{
	struct lg_checklist c = {.arena = lg_arena_new()};
	struct lg_pack p = lg_pack_reader(bytes, c.arena);
	struct lg_buf again;
	lg_buf_init(&again, 0);
	struct lg_pack w = lg_pack_writer(&again);
	if (lg_checklist_pack(&p, &c, LG_LIT("rules")) == LG_OK)
		(void)!lg_checklist_pack(&w, &c, LG_LIT("rules"));
	lg_buf_done(&again);
	lg_arena_free(c.arena);
}

static void try_lexicon(struct lg_slice bytes)
{
	struct lg_lexicon l = {.arena = lg_arena_new()};
	struct lg_pack p = lg_pack_reader(bytes, l.arena);
	struct lg_buf again;
	lg_buf_init(&again, 0);
	struct lg_pack w = lg_pack_writer(&again);
	if (lg_lexicon_pack(&p, &l, CONCEPTS, LG_LIT("rules")) == LG_OK)
		(void)!lg_lexicon_pack(&w, &l, CONCEPTS, LG_LIT("rules"));
	lg_buf_done(&again);
	lg_arena_free(l.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	struct lg_slice bytes = {(const char *)data + 1, size - 1};
	if (data[0] & 1)
		try_checklist(bytes);
	else
		try_lexicon(bytes);
	return 0;
}
