/* SPDX-License-Identifier: MIT */
/* Every kind of space, dash and quote to one of each; what nobody sees to nothing. */
#include "text/fold.h"

/* U+2000 to U+206F; '.': as it is, 'x': gone. */
static const char punctuation[113] = "           xxxxx------..''''\"\"\"\"........  xxxxx "
				     "..'\".'\"..''.........-...........................xxxxx.xxxxxxxxxx";

/* U+0020 and above are dealt with by the ASCII table of normalise.c. */
static int32_t plain_low(int32_t c)
{
	if (c < 0x20)
		return c == '\n' ? c : ' ';
	if (c >= 0x7F && c <= 0xA0)
		return ' ';
	switch (c) {
	case '`':
	case 0xB4:
	case 0x2B9:
	case 0x2BB:
	case 0x2BC:
	case 0x2BD:
	case 0x2C8:
	case 0x55A:
		return '\'';
	case 0xAB:
	case 0xBB:
		return '"';
	case 0xAD:
	case 0x34F:
	case 0x61C:
		return LG_GONE;
	case 0x58A:
	case 0x5BE:
		return '-';
	default:
		return c;
	}
}

static int32_t plain_high(int32_t c)
{
	switch (c) {
	case 0x1680:
	case 0x3000:
		return ' ';
	case 0x1806:
	case 0x2212:
	case 0x2E3A:
	case 0x2E3B:
	case 0xFE58:
	case 0xFE63:
	case 0xFF0D:
		return '-';
	case 0x275D:
	case 0x275E:
	case 0x2E42:
	case 0x301D:
	case 0x301E:
	case 0x301F:
	case 0xFF02:
		return '"';
	case 0x275B:
	case 0x275C:
	case 0xFF07:
		return '\'';
	case 0x180E:
	case 0xFEFF:
		return LG_GONE;
	default:
		return c >= 0xFE00 && c <= 0xFE0F ? LG_GONE : c;
	}
}

int32_t lg_plain(int32_t codepoint)
{
	if (codepoint < 0x600 || codepoint == 0x61C)
		return plain_low(codepoint);
	if (codepoint < 0x2000 || codepoint > 0x206F)
		return plain_high(codepoint);
	const char c = punctuation[codepoint - 0x2000];
	return c == '.' ? codepoint : c == 'x' ? LG_GONE : c;
}
