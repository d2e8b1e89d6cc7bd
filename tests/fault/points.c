#include "fault/points.h"

#include "base/sanitized.h"
#include "fault/home.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SHORT_EVERY = 7, /* at most this often */
    WORKERS_MAX = 64,
    THREADS_MAX = 9, /* readers, and who makes the index; the C library keeps room for each */
};

static const struct kind *tried; /* what fails */
static struct trace *trace;      /* of all commands */
static unsigned long counted_in_all;
static unsigned long only; /* the number of the only one that is to fail; 0: all */

static bool is_long(void)
{
    return getenv("TIDINGS_TEST_LONG") != NULL;
}

/* A failure: the number of what fails, from one on, and whether all after it fail, too. */
struct point {
    unsigned long number;
    bool for_good;
};

static unsigned long stride_of(const struct calm *calm)
{
    if (only != 0)
        return calm->counted;
    unsigned long points = tried->points;
    unsigned long stride = calm->counted / (TD_IS_SANITIZED ? points * 4 / 5 : points);
    return is_long() ? 1 : stride > SHORT_EVERY ? stride : SHORT_EVERY;
}

/* Strides hit each remainder of one another, so that what is done in turns is not left out; and
 * two workers both get failures of both kinds. */
static struct point point_of(const struct calm *calm, unsigned long turn)
{
    if (turn < calm->first_count)
        return (struct point){trace->firsts[turn], false};
    turn -= calm->first_count;
    if (runs_are_counted() && !is_long() && only == 0)
        return (struct point){.number = calm->counted + 1};
    unsigned long stride = stride_of(calm), step = turn / 2;
    unsigned long offset = (step * 31 + turn % 2 * 17 + (unsigned long)(calm->command - commands));
    return (struct point){step * stride + offset % stride + 1, (turn + step) % 2 == 1};
}

static const char *try_point(const struct calm *calm, const struct point *point, struct run *run)
{
    const struct command *command = calm->command;
    if (command->writes || command->begins_old || command->keeps != NULL || command->makes != NULL)
        home_place_archive(command);
    const struct failing failing = {tried->counter, point->number, point->for_good};
    run_apart(command->arguments, &failing, run);
    return judge(tried, calm, run);
}

/* The sanitizer makes them too dear, and the long form tries all allocations anyway. */
static void find_firsts(struct calm *calm)
{
    struct run run;
    if (TD_IS_SANITIZED || is_long() || only != 0)
        return;
    run_init(&run);
    home_place_archive(calm->command);
    atomic_store(&trace->count, 0);
    run_traced(calm->command->arguments, tried->counter, trace, &run);
    calm->first_count = atomic_load(&trace->count);
    assert_true(calm->first_count <= TRACE_FIRSTS_MAX);
    run_release(&run);
}

/* As a run leaves the archive that nothing disturbs. */
static struct content content_after(const struct command *command, const char *const *arguments,
                                    struct run *run)
{
    home_place_archive(command);
    run_calm(arguments, tried->counter, run);
    if (run->exit != command->exit)
        fail_msg("exit %d: %s", run->exit, run->err);
    struct content content = content_of("archive.db");
    assert_string_equal(content.problem, "");
    return content;
}

static struct calm run_calmly(const struct command *command)
{
    struct calm calm = {.command = command};
    struct run run;
    home_enter(0);
    home_place_archive(command);
    calm.before = content_of("archive.db");
    run_init(&run);
    calm.halfway =
        command->halfway[0] != NULL ? content_after(command, command->halfway, &run) : calm.before;
    calm.after = content_after(command, command->arguments, &run);
    if (run.held > 0 && !command->loads && !command->has_threads)
        fail_msg("an undisturbed run keeps %ld allocations: %s", run.held, run.err);
    calm.counted = run.counted;
    calm.held = run.held > 0 ? run.held : 0;
    if (command->has_threads && calm.held < THREADS_MAX)
        calm.held = THREADS_MAX;
    counted_in_all += calm.counted;
    assert_int_equal(content_equal(&calm.before, &calm.after), !command->writes);
    calm.out = strdup(run.out);
    run_release(&run);
    find_firsts(&calm);
    home_leave();
    return calm;
}

static unsigned worker_count(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > WORKERS_MAX ? WORKERS_MAX : (unsigned)processors;
}

/* One line, in one write, for others write too. */
static void tell(const struct calm *calm, const struct point *point, const char *wrong,
                 const struct run *run)
{
    char line[4096];
    int len = snprintf(line, sizeof line, "# %s, %s %lu%s: %s; exit %d, held %ld: %.2000s%.1000s\n",
                       calm->command->name, tried->name, point->number,
                       point->for_good ? " and all after" : "", wrong, run->exit, run->held,
                       run->err, run->out);
    for (int i = 1; i + 1 < len && i + 1 < (int)sizeof line; i++)
        if (line[i] == '\n')
            line[i] = '|';
    if (write(STDOUT_FILENO, line, strlen(line)) < 0)
        abort();
}

/* A share of the points, in a folder of its own. The number of those that went wrong. */
static int work(const struct calm *calm, unsigned worker, unsigned workers)
{
    struct run run;
    int wrong_count = 0;
    run_init(&run);
    home_enter(worker);
    home_place_archive(calm->command);
    for (unsigned long turn = worker;; turn += workers) {
        struct point point = point_of(calm, turn);
        if (point.number > calm->counted)
            break;
        if (only != 0)
            point.number = only;
        const char *wrong = try_point(calm, &point, &run);
        if (wrong == NULL)
            continue;
        tell(calm, &point, wrong, &run);
        wrong_count++;
    }
    return wrong_count > 100 ? 100 : wrong_count;
}

static int gather(unsigned workers)
{
    int wrong_count = 0;
    for (unsigned i = 0; i < workers; i++) {
        int status = 0;
        if (wait(&status) < 0 || !WIFEXITED(status))
            wrong_count++;
        else
            wrong_count += WEXITSTATUS(status);
    }
    return wrong_count;
}

static void test_command(void **state)
{
    struct calm calm = run_calmly(*state);
    unsigned workers = worker_count();
    fflush(stdout);
    for (unsigned i = 0; i < workers; i++)
        if (fork() == 0)
            _exit(work(&calm, i, workers));
    int wrong_count = gather(workers);
    printf("# %s: %lu %ss, one in %lu, once and for good, and %lu that a call leads to for the "
           "first time\n",
           calm.command->name, calm.counted, tried->name, stride_of(&calm), calm.first_count);
    free(calm.out);
    assert_int_equal(wrong_count, 0);
}

static int prepare(void **state)
{
    (void)state;
    return home_make(tried->counter);
}

static int clear_up(void **state)
{
    (void)state;
    return home_clear();
}

int points_main(const struct kind *kind, int argc, char **argv)
{
    tried = kind;
    trace = mmap(NULL, sizeof *trace, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct CMUnitTest *tests = calloc(command_count, sizeof *tests);
    if (tests == NULL || trace == MAP_FAILED)
        return EXIT_FAILURE;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        tests[i] = (struct CMUnitTest){command->name, test_command, NULL, NULL, NULL};
        memcpy(&tests[i].initial_state, &command,
               sizeof(void *)); /* test_command changes nothing */
    }
    if (argc > 1)
        cmocka_set_test_filter(argv[1]); /* a command's name, with * and ? */
    if (argc > 2)
        only = strtoul(argv[2], NULL, 10);
    int failed = _cmocka_run_group_tests(tried->name, tests, command_count, prepare, clear_up);
    free(tests);
    return failed + (counted_in_all == 0); /* nothing was tried */
}
