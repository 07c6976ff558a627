/* SPDX-License-Identifier: MIT */
/*
 * focus.h - how much a place is about the subject of a requirement, to choose among places that answer it equally well.
 */
#ifndef LG_ASSESS_FOCUS_H
#define LG_ASSESS_FOCUS_H

#include "assess/anchor.h"

/* Sets `focus` and `said` of every anchor, or of those where the core holds. Words that the core elements look for
 * count more when they are rare in the texts, and most in the heading of the unit; long units are less focused than
 * short ones. */
int lg_focus_anchors(struct lg_anchors *anchors, struct lg_case *k, bool core_only) LG_MUST_USE;

#endif
