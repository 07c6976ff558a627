/* SPDX-License-Identifier: MIT */
#include "lib/binary.h"

#include <string.h>

/* NUL bytes stand in no text but that of two or four bytes a character: known by its mark, or by NULs in every other
 * byte of what it begins with. */
static bool is_wide(struct lg_slice head)
{
	static const struct lg_slice marks[] = {
		{"\xff\xfe", 2}, {"\xfe\xff", 2}, {"\0\0\xfe\xff", 4}, {"<\0", 2}, {"\0<", 2}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (head.n >= marks[i].n && memcmp(head.p, marks[i].p, marks[i].n) == 0)
			return true;
	size_t even = 0, odd = 0, n = head.n < 256 ? head.n : 256;
	for (size_t i = 0; i < n; i++)
		*(i % 2 ? &odd : &even) += head.p[i] == '\0';
	return (even == 0 && odd > n / 4) || (odd == 0 && even > n / 4);
}

bool lg_looks_binary(struct lg_slice head)
{
	if (lg_slice_starts(head, "%PDF-"))
		return true;
	head = lg_slice_sub(head, 0, LG_BINARY_HEAD);
	return head.n && memchr(head.p, 0, head.n) && !is_wide(head);
}
