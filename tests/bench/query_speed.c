/* How long nasty queries take in process, and whether all of them get an answer.
 *
 * usage: query-speed ARCHIVE COUNT SEED [SLOW_MS]
 *
 * Each has a second; times are the processor's own. What takes longer than SLOW_MS (100) is asked
 * twice more when all have been, and its least time counts: a processor may be a third slower for
 * minutes. Writes those that take longer each time, a line each: milliseconds, the draw's number,
 * kind, bytes, the result, the query's beginning. Then how many there were of what, and the times.
 * Fails where one gives an error, or takes over a second without saying so. */
#include "support/answer.h"
#include "support/nasty.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SHOWN_BYTES = 60, MORE_TIMES = 2 };

static const size_t arena_bytes = (size_t)1024 * 1024 * 1024;
static const double second_ms = 1000;

struct clock {
    struct td_deadline deadline;
    double began;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool has_passed(struct td_deadline *deadline)
{
    return now_ms() - ((struct clock *)(void *)deadline)->began > second_ms;
}

static int compare_times(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

struct totals {
    size_t errors;
    size_t told;
    size_t late;
    size_t slow;
};

/* A query, and how it went. */
struct question {
    struct td_slice text;
    int number;
    const char *kind;
    enum td_code code;
    double ms;
    struct td_error err;
};

static void ask(struct td_store *store, struct td_arena *arena, struct question *question)
{
    struct clock clock = {{has_passed}, now_ms()};
    struct answer answered;
    td_arena_reset(arena);
    td_store_set_deadline(store, &clock.deadline);
    question->code = answer(store, arena, question->text, &answered, &question->err);
    question->ms = now_ms() - clock.began;
}

/* The least of several times. */
static void ask_again(struct td_store *store, struct td_arena *arena, struct question *question,
                      double slow_ms)
{
    struct question again = *question;
    for (int i = 0; i < MORE_TIMES && question->code == TD_OK && question->ms > slow_ms; i++) {
        ask(store, arena, &again);
        if (again.code != TD_OK || again.ms < question->ms)
            *question = again;
    }
}

static void show(const struct question *question)
{
    struct td_slice text = question->text;
    printf("%.1f\t%d\t%s\t%zu\t%s\t", question->ms, question->number, question->kind, text.len,
           question->code == TD_OK ? "answered" : question->err.message);
    for (size_t i = 0; i < text.len && i < SHOWN_BYTES; i++)
        putchar((unsigned char)text.ptr[i] < ' ' ? '.' : text.ptr[i]);
    putchar('\n');
}

static void add_up(const struct question *question, double slow_ms, struct totals *totals)
{
    bool is_told = question->code == TD_ERR_TIME, is_wrong = question->code != TD_OK && !is_told;
    totals->told += is_told;
    totals->errors += is_wrong;
    totals->late += question->code == TD_OK && question->ms > second_ms;
    totals->slow += question->ms > slow_ms;
    if (question->ms > slow_ms || is_wrong)
        show(question);
}

/* Asks them all, and keeps the texts of those that took long or went wrong. */
static void ask_all(struct td_store *store, struct td_arena *texts, struct td_arena *arena,
                    struct question *questions, int count, uint32_t seed, double slow_ms)
{
    struct td_buf TD_CLEANUP(td_buf_release) text;
    struct nasty nasty = {.seed = seed};
    struct td_error err;
    td_buf_init(&text, 1 << 20);
    nasty_read_texts(&nasty, store, texts);
    for (int i = 0; i < count; i++) {
        struct question *question = &questions[i];
        *question = (struct question){.number = i, .kind = nasty_next(&nasty, &text)};
        question->text = td_buf_slice(&text);
        ask(store, arena, question);
        bool is_kept = question->code != TD_OK || question->ms > slow_ms;
        if (is_kept && td_arena_copy(texts, question->text, &question->text, &err) != TD_OK)
            abort();
    }
}

static void tell(const struct question *questions, int count, double slow_ms,
                 struct totals *ret_totals)
{
    double *times = calloc((size_t)count, sizeof *times);
    if (times == NULL)
        abort();
    for (int i = 0; i < count; i++) {
        add_up(&questions[i], slow_ms, ret_totals);
        times[i] = questions[i].ms;
    }
    qsort(times, (size_t)count, sizeof *times, compare_times);
    printf(
        "queries\t%d\nerrors\t%zu\ntime is up\t%zu\nover a second unsaid\t%zu\nover %g ms\t%zu\n",
        count, ret_totals->errors, ret_totals->told, ret_totals->late, slow_ms, ret_totals->slow);
    printf("median ms\t%.2f\np99 ms\t%.1f\ngreatest ms\t%.1f\n", times[count / 2],
           times[count - 1 - count / 100], times[count - 1]);
    free(times);
}

static int run(struct td_store *store, int count, uint32_t seed, double slow_ms)
{
    struct td_arena TD_CLEANUP(td_arena_release) texts, arena;
    struct totals totals = {0};
    struct question *questions = calloc((size_t)count, sizeof *questions);
    if (questions == NULL)
        return 71;
    td_arena_init(&texts, arena_bytes);
    td_arena_init(&arena, arena_bytes);
    ask_all(store, &texts, &arena, questions, count, seed, slow_ms);
    for (int i = 0; i < count; i++)
        ask_again(store, &arena, &questions[i], slow_ms);
    tell(questions, count, slow_ms, &totals);
    free(questions);
    return totals.errors + totals.late > 0;
}

int main(int argc, char **argv)
{
    struct td_store TD_CLEANUP(td_store_closep) *store = NULL;
    struct td_error err = {0};
    if (argc < 4 || (int)strtol(argv[2], NULL, 10) < 1) {
        fputs("usage: query-speed ARCHIVE COUNT SEED [SLOW_MS]\n", stderr);
        return 64;
    }
    if (td_store_open(argv[1], TD_STORE_READ, &store, &err) != TD_OK) {
        fprintf(stderr, "query-speed: %s\n", err.message);
        return 1;
    }
    return run(store, (int)strtol(argv[2], NULL, 10), (uint32_t)strtoul(argv[3], NULL, 10),
               argc > 4 ? strtod(argv[4], NULL) : 100);
}
