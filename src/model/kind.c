/* SPDX-License-Identifier: MIT */
#include "model/kind.h"

static const struct {
	const char *element, *ref;
	int level;
} kinds[LG_KIND_MAX] = {
#define LG_KIND(constant, element, ref, level) [LG_KIND_##constant] = {element, ref, level},
#include "model/kind.def"
#undef LG_KIND
};

/* Other names of the same things. */
static const struct {
	const char *element;
	enum lg_kind kind;
} aliases[] = {
	{"bill", LG_KIND_ACT},
	{"annex", LG_KIND_ATTACHMENT},
	{"schedule", LG_KIND_ATTACHMENT},
	{"crossHeading", LG_KIND_CROSSHEADING},
};

const char *lg_kind_element(enum lg_kind kind)
{
	return kinds[kind].element;
}

const char *lg_kind_ref(enum lg_kind kind)
{
	return kinds[kind].ref;
}

int lg_kind_level(enum lg_kind kind)
{
	return kinds[kind].level;
}

enum lg_kind lg_kind_from_element(struct lg_slice element)
{
	for (int i = 0; i < LG_KIND_MAX; i++)
		if (lg_slice_is(element, kinds[i].element))
			return (enum lg_kind)i;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (lg_slice_is(element, aliases[i].element))
			return aliases[i].kind;
	return LG_KIND_MAX;
}

static const char *const act_kinds[LG_ACT_MAX] = {
	[LG_ACT_CRIMINAL_CODE] = "criminal-code",
	[LG_ACT_CRIMINAL_PROCEDURE] = "criminal-procedure",
	[LG_ACT_CHILD_PROTECTION] = "child-protection",
	[LG_ACT_ELECTRONIC_COMMUNICATIONS] = "electronic-communications",
	[LG_ACT_CYBERCRIME] = "cybercrime",
	[LG_ACT_VICTIMS] = "victims",
	[LG_ACT_EDUCATION] = "education",
	[LG_ACT_MEDIA] = "media",
	[LG_ACT_DATA_PROTECTION] = "data-protection",
	[LG_ACT_TREATY_RATIFICATION] = "treaty-ratification",
	[LG_ACT_STRATEGY] = "strategy",
	[LG_ACT_OTHER] = "other",
};

const char *lg_act_kind_name(enum lg_act_kind kind)
{
	return act_kinds[kind];
}

enum lg_act_kind lg_act_kind_from_name(struct lg_slice name)
{
	int i = 0;
	while (i < LG_ACT_MAX && !lg_slice_is(name, act_kinds[i]))
		i++;
	return (enum lg_act_kind)i;
}
