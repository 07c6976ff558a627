/* SPDX-License-Identifier: MIT */
#include "emit/paper.h"

#include "emit/report.h"

bool lg_lang_is_rtl(struct lg_slice lang)
{
	static const char *const codes[] = {"ar", "he", "fa", "ur", "ps", "yi", "ckb", "dv", "sd", "ug"};
	struct lg_slice tag = lg_primary_tag(lang);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (lg_slice_is(tag, codes[i]))
			return true;
	return false;
}

const char *lg_verdict_shade(enum lg_verdict v)
{
	static const char *const shades[LG_VERDICT_MAX] = {
		[LG_MET] = "CDEBD8",	  [LG_PARTIAL] = "FFE7B8", [LG_GAP] = "F9C9C4",	   [LG_CONTRADICTED] = "EDA9B8",
		[LG_RESERVED] = "C6E9EC", [LG_UNKNOWN] = "DFD5F1", [LG_MANUAL] = "D3DFF5",
	};
	return shades[v];
}
