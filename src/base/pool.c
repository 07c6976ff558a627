/* SPDX-License-Identifier: MIT */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#define THREADS_MAX 64

struct queue {
	atomic_size_t next;
	size_t n;
	void (*job)(void *self, size_t i);
	void *self;
};

static void *work(void *arg)
{
	struct queue *q = arg;
	for (size_t i = atomic_fetch_add(&q->next, 1); i < q->n; i = atomic_fetch_add(&q->next, 1))
		q->job(q->self, i);
	return NULL;
}

void lg_pool_run(unsigned threads, size_t n, void (*job)(void *self, size_t i), void *self)
{
	struct queue q = {.n = n, .job = job, .self = self};
	pthread_t helper[THREADS_MAX];
	unsigned helpers = 0;
	if (threads > THREADS_MAX)
		threads = THREADS_MAX;
	while (helpers + 1 < threads && helpers + 1 < n && pthread_create(&helper[helpers], NULL, work, &q) == 0)
		helpers++;
	work(&q);
	while (helpers)
		pthread_join(helper[--helpers], NULL);
}

unsigned lg_pool_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (unsigned)n;
}
