/* SPDX-License-Identifier: MIT */
/* measure.h - rules measured on a corpus: how common each concept is, which patterns cost most. */
#ifndef LG_CLI_MEASURE_H
#define LG_CLI_MEASURE_H

#include "cli/cli.h"

/* `lexgap rules prevalence|profile DIR...`: paths are what follows the verb. Messages have been printed. */
enum lg_exit lg_measure_prevalence(struct lg_cli *cli);
enum lg_exit lg_measure_profile(struct lg_cli *cli);

/* profile.c: the slowest patterns of the lexicons that the analysed texts use. Reads the clock. */
int lg_profile_put(struct lg_buf *b, const struct lg_run *run, struct lg_diags *d) LG_MUST_USE;

#endif
