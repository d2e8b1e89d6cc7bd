/* How long counts take in process, the archive open and its pages in memory.
 *
 * usage: count-speed ARCHIVE QUERY
 *
 * Writes a line each: what, items counted, milliseconds by the clock (least, median, greatest of
 * all runs), and the median of those that the processor worked, which others' work does not touch.
 */
#include "search/selection.h"
#include "stats/counts.h"
#include "stats/overview.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 15 };

static const size_t arena_bytes = (size_t)1024 * 1024 * 1024;

static double now_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare_times(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void check(enum td_code code, const struct td_error *err)
{
    if (code == TD_OK)
        return;
    fprintf(stderr, "count-speed: %s\n", err->message);
    exit(1);
}

/* What is timed: a query's items, if any, and a count of them; without keys the overview. */
struct task {
    const char *keys;
    const char *query;
    bool is_unique;
};

static int64_t perform(struct td_store *store, const struct task *task)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_error err = {0};
    struct td_count_request request = {.top = -1, .is_unique = task->is_unique};
    struct td_item_set set;
    struct td_count_table table = {0};
    struct td_overview overview;
    td_arena_init(&arena, arena_bytes);
    if (task->query != NULL) {
        const struct td_calendar calendar = {0}; /* no task asks for a date */
        struct td_query query;
        check(td_query_parse(&arena, td_slice_of(task->query), &calendar, &query, &err), &err);
        check(td_query_select(store, &arena, &query, false, &set, &err), &err);
        request.set = &set;
    }
    if (task->keys == NULL) {
        check(td_stats_overview(store, &arena, request.set, &overview, &err), &err);
        return overview.items;
    }
    check(td_count_keys_parse(td_slice_of(task->keys), request.keys, &request.key_count, &err),
          &err);
    check(td_stats_count(store, &arena, &request, &table, &err), &err);
    return table.items;
}

static void time_task(struct td_store *store, const struct task *task)
{
    double times[RUNS], worked[RUNS];
    int64_t items = perform(store, task);
    for (size_t i = 0; i < RUNS; i++) {
        double begin = now_ms(CLOCK_MONOTONIC), work_begin = now_ms(CLOCK_PROCESS_CPUTIME_ID);
        (void)perform(store, task);
        times[i] = now_ms(CLOCK_MONOTONIC) - begin;
        worked[i] = now_ms(CLOCK_PROCESS_CPUTIME_ID) - work_begin;
    }
    qsort(times, RUNS, sizeof *times, compare_times);
    qsort(worked, RUNS, sizeof *worked, compare_times);
    printf("%s%s%s%s\t%" PRId64 "\t%.1f\t%.1f\t%.1f\t%.1f\n",
           task->keys != NULL ? task->keys : "overview", task->is_unique ? " --unique" : "",
           task->query != NULL ? " of " : "", task->query != NULL ? task->query : "", items,
           times[0], times[RUNS / 2], times[RUNS - 1], worked[RUNS / 2]);
}

int main(int argc, char **argv)
{
    struct td_store TD_CLEANUP(td_store_closep) *store = NULL;
    struct td_error err = {0};
    if (argc != 3) {
        fputs("usage: count-speed ARCHIVE QUERY\n", stderr);
        return 64;
    }
    check(td_store_open(argv[1], TD_STORE_READ, &store, &err), &err);
    for (int key = 0; key < TD_KEY_COUNT; key++)
        time_task(store, &(struct task){.keys = td_count_keys[key].name});
    time_task(store, &(struct task){.keys = "author,month"});
    time_task(store, &(struct task){.keys = "author", .is_unique = true});
    time_task(store, &(struct task){.keys = "author", .query = argv[2]});
    time_task(store, &(struct task){.keys = "author,month", .query = argv[2]});
    time_task(store, &(struct task){0});
    return 0;
}
