/* SPDX-License-Identifier: MIT */
/* pool.h - the same job for many items on several threads. Which thread does which item is nobody's business. */
#ifndef LG_BASE_POOL_H
#define LG_BASE_POOL_H

#include <stddef.h>

/*
 * Calls job(self, i) once for every i < n, started in ascending order, at most `threads` at a time (the caller's thread
 * is one of them); returns when all are done. Fewer threads run when the system refuses more.
 */
void lg_pool_run(unsigned threads, size_t n, void (*job)(void *self, size_t i), void *self);

unsigned lg_pool_processors(void); /* threads that this machine runs at once, at least 1 */

#endif
