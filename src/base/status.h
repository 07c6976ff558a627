/* SPDX-License-Identifier: MIT */
/*
 * status.h - the result of every fallible library call.
 *
 * Functions return 0 or a negative lg_status. Output parameters come first, are named `out`, and are written only on
 * success. Anything a user can mend is reported through struct lg_diags (diag.h) as well.
 */
#ifndef LG_BASE_STATUS_H
#define LG_BASE_STATUS_H

enum lg_status {
	LG_OK = 0,
	LG_ENOMEM = -1, /* out of memory */
	LG_EIO = -2,    /* a file could not be read or written */
	LG_EPARSE = -3, /* input not understood at all (never used for a law text that has characters) */
	LG_ELIMIT = -4, /* a limit of this program was reached (size, matching effort) */
	LG_EINVAL = -5, /* the caller asked for something that does not exist */
	LG_ERULE = -6   /* a rule file is wrong; no report may be made from it */
};

/* Returns from the calling function when expr fails; nothing else. */
#define LG_TRY(expr)                                                                                                   \
	do {                                                                                                           \
		int lg_try_status_ = (expr);                                                                           \
		if (lg_try_status_ != 0)                                                                               \
			return lg_try_status_;                                                                         \
	} while (0)

#if defined(__GNUC__)
#define LG_MUST_USE __attribute__((warn_unused_result))
#define LG_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define LG_MUST_USE
#define LG_PRINTF(fmt, args)
#endif

#endif
