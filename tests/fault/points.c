#include "fault/points.h"

#include "base/sanitized.h"
#include "cli/clock.h"
#include "cli/exit_code.h"
#include "fault/allocations.h"
#include "support/cmocka.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SHORT_EVERY = 7, /* at most this often */
    WORKERS_MAX = 64,
    POINTS_MIN = 5,
    STATES_MAX = 1024, /* of an archive, as failures leave it */
    SEEN_SLOTS = 1 << 16,
    SQL_MAX_BYTES = 256 * 1024,
    THREADS_MAX = 9, /* readers, and who makes the index; the C library keeps room for each */
};

static const struct kind *tried; /* what fails */
static char home[64];            /* the folder of all */
static unsigned long only;       /* the number of the only one that is to fail; 0: all */

static void copy_file(const char *from, const char *to)
{
    char bytes[64 * 1024];
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t len = 0;
    while ((len = read(in, bytes, sizeof bytes)) > 0)
        if (write(out, bytes, (size_t)len) != len)
            abort();
    if (in < 0 || out < 0 || len < 0)
        abort();
    close(in);
    close(out);
}

/* With all that commands may leave beside it, and beside a copy. */
static void remove_archive(void)
{
    DIR *folder = opendir(".");
    const struct dirent *entry = NULL;
    if (folder == NULL)
        abort();
    while ((entry = readdir(folder)) != NULL)
        if (strncmp(entry->d_name, "archive.db", 10) == 0 ||
            strncmp(entry->d_name, "copy.db.", 8) == 0)
            unlink(entry->d_name);
    closedir(folder);
}

/* The archive as a command is to find it. */
static void place_archive(const struct command *command)
{
    char from[128];
    if (command->keeps != NULL)
        unlink(command->keeps);
    remove_archive();
    snprintf(from, sizeof from, "%s/%s", home, command->begins_old ? "old.db" : "archive.db");
    if (!command->begins_empty)
        copy_file(from, "archive.db");
}

static void run_calm(const char *const *arguments, struct run *run)
{
    const struct failing none = {.counter = tried->counter};
    run_apart(arguments, &none, run);
}

/* The last line of an import tells how long it took. */
static bool is_same_output(const struct calm *calm, const char *out)
{
    size_t len = strlen(calm->out);
    if (strcmp(calm->command->arguments[0], "import") == 0)
        for (len = len > 0 ? len - 1 : 0; len > 0 && calm->out[len - 1] != '\n'; len--) {
        }
    else if (strlen(out) != len)
        return false;
    return strncmp(out, calm->out, len) == 0;
}

/* A file beside the archive or the copy that nobody asked for. */
static bool is_left(const struct calm *calm, const char *name)
{
    static const char *const expected[] = {"archive.db-wal", "archive.db-shm"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (strcmp(name, expected[i]) == 0)
            return false;
    bool is_beside = (strncmp(name, "archive.db", 10) == 0 && name[10] != '\0') ||
                     (strncmp(name, "copy.db", 7) == 0 && name[7] != '\0');
    return is_beside && strcmp(name, calm->command->keeps) != 0;
}

static bool leaves_files(const struct calm *calm)
{
    DIR *folder = opendir(".");
    const struct dirent *entry = NULL;
    bool is_any_left = false;
    if (folder == NULL)
        abort();
    while ((entry = readdir(folder)) != NULL)
        is_any_left = is_any_left || is_left(calm, entry->d_name);
    closedir(folder);
    return is_any_left;
}

/* NULL: as promised. */
static const char *judge_run(const struct calm *calm, const struct run *run)
{
    if (run->held > calm->held)
        return "memory is still held";
    if (run->exit == calm->command->exit)
        return is_same_output(calm, run->out) ? NULL : "other output";
    return tried->is_told(calm, run) ? NULL : "not told as it should be";
}

static const char *judge_archive(const struct calm *calm, const struct content *now,
                                 struct run *run)
{
    bool is_done = run->exit == calm->command->exit;
    if (now->problem[0] != '\0')
        return strcpy(run->err, now->problem), "the archive is damaged";
    if (run->exit == TD_EXIT_INPUT || content_equal(now, &calm->after)) /* of some files */
        return NULL;
    if (is_done)
        return "the archive is not as after";
    return content_equal(now, &calm->before) || content_equal(now, &calm->halfway) ||
                   (calm->command->begins_empty && now->is_empty)
               ? NULL
               : "the archive is neither as before nor as after";
}

/* The file beside the archive that has what it was. */
static const char *judge_kept(const struct calm *calm, const struct run *run)
{
    bool is_done = run->exit == calm->command->exit;
    struct content kept = content_of(calm->command->keeps);
    if (!kept.is_there)
        return is_done ? "what was there is not kept" : NULL;
    return kept.problem[0] == '\0' && content_equal(&kept, &calm->before) ? NULL
                                                                          : "what is kept differs";
}

/* Whether the next run finds an archive that none of this worker's has found yet. */
static bool is_new_to_next_run(const struct content *found)
{
    static uint64_t known[STATES_MAX];
    static size_t count;
    for (size_t i = 0; i < count; i++)
        if (known[i] == found->bytes)
            return false;
    if (count < STATES_MAX)
        known[count++] = found->bytes;
    return true;
}

static const char *judge_next_run(const struct calm *calm, struct run *run)
{
    bool is_of_some_files = run->exit == TD_EXIT_INPUT; /* whose items come last then */
    run_calm(calm->command->arguments, run);
    struct content now = content_of("archive.db");
    if (run->exit != calm->command->exit)
        return "the next run fails";
    return is_of_some_files || content_equal(&now, &calm->after)
               ? NULL
               : "the next run leaves another archive";
}

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
        return (struct point){calm->firsts[turn], false};
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
    if (command->writes || command->begins_old || command->keeps != NULL)
        place_archive(command);
    const struct failing failing = {tried->counter, point->number, point->for_good};
    run_apart(command->arguments, &failing, run);
    const char *wrong = judge_run(calm, run);
    if (wrong != NULL)
        return wrong;
    struct content now = content_of("archive.db");
    wrong = judge_archive(calm, &now, run);
    if (wrong == NULL && command->keeps != NULL)
        wrong = leaves_files(calm) ? "files are left" : judge_kept(calm, run);
    if (wrong == NULL && command->can_repeat && run->exit != command->exit &&
        (run->exit == TD_EXIT_INPUT || is_new_to_next_run(&now)))
        wrong = judge_next_run(calm, run);
    return wrong;
}

static void enter_folder(unsigned worker)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%u", home, worker);
    if ((mkdir(path, 0700) != 0 && errno != EEXIST) || chdir(path) != 0)
        abort();
    /* Where the digests lie is part of the archive. */
    static const char *const links[][2] = {
        {"../digests", "digests"}, {"../few", "few"}, {"../many", "many"}};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (symlink(links[i][0], links[i][1]) != 0 && errno != EEXIST)
            abort();
}

static void leave_folder(void)
{
    if (chdir(home) != 0)
        abort();
}

/* Whether a way is seen for the first time by any command. */
static bool is_new_way(uint32_t way)
{
    static uint32_t seen[SEEN_SLOTS];
    uint32_t slot = way % SEEN_SLOTS;
    while (seen[slot] != 0 && seen[slot] != way)
        slot = (slot + 1) % SEEN_SLOTS;
    bool is_new = seen[slot] == 0;
    seen[slot] = way;
    return is_new;
}

/* The sanitizer makes them too dear, and the long form tries all allocations anyway. */
static void find_ways(struct calm *calm)
{
    struct run run;
    if (TD_IS_SANITIZED || is_long() || only != 0)
        return;
    run_init(&run);
    place_archive(calm->command);
    run_traced(calm->command->arguments, tried->counter, &run);
    calm->firsts = calloc(RUN_WAYS_MAX, sizeof *calm->firsts);
    for (unsigned long i = 0; i < run.counted && i < RUN_WAYS_MAX; i++)
        if (is_new_way(run.ways[i]))
            calm->firsts[calm->first_count++] = i + 1;
    size_t every = 1 + calm->first_count / tried->ways;
    calm->first_count /= every;
    for (size_t i = 0; i < calm->first_count; i++)
        calm->firsts[i] = calm->firsts[i * every];
    run_release(&run);
}

/* As a run leaves the archive that nothing disturbs. */
static struct content content_after(const struct command *command, const char *const *arguments,
                                    struct run *run)
{
    place_archive(command);
    run_calm(arguments, run);
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
    enter_folder(0);
    place_archive(command);
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
    assert_true(calm.counted > POINTS_MIN);
    assert_int_equal(content_equal(&calm.before, &calm.after), !command->writes);
    calm.out = strdup(run.out);
    run_release(&run);
    find_ways(&calm);
    leave_folder();
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
    enter_folder(worker);
    place_archive(calm->command);
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
    printf("# %s: %lu %ss, one in %lu, once and for good, and %lu by new ways\n",
           calm.command->name, calm.counted, tried->name, stride_of(&calm), calm.first_count);
    free(calm.out);
    free(calm.firsts);
    assert_int_equal(wrong_count, 0);
}

/* What is set up once in a process, and then held. */
static void warm_up(void)
{
    static char buffer[BUFSIZ];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    (void)td_clock_calendar();
}

static void take_step(const struct step *step)
{
    struct run run;
    if (step->write != NULL)
        step->write();
    if (step->arguments[0] == NULL)
        return;
    run_init(&run);
    run_calm(step->arguments, &run);
    if (run.exit != 0)
        fail_msg("%s: exit %d: %s", step->arguments[0], run.exit, run.err);
    run_release(&run);
}

static void make_old_archive(void)
{
    static char sql[SQL_MAX_BYTES];
    char path[512];
    sqlite3 *db = NULL;
    snprintf(path, sizeof path, "%s/schema-1.sql", getenv("TD_TESTS_DATA"));
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    sql[fread(sql, 1, sizeof sql - 1, file)] = '\0';
    assert_int_equal(fclose(file), 0);
    assert_int_equal(sqlite3_open("old.db", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA application_id = 1414087753; PRAGMA user_version = 1",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
}

static int prepare(void **state)
{
    (void)state;
    snprintf(home, sizeof home, "%s/tidings-test-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (mkdtemp(home) == NULL || chdir(home) != 0)
        return -1;
    warm_up();
    make_old_archive();
    for (size_t i = 0; i < step_count; i++)
        take_step(&steps[i]);
    return 0;
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static int clear_up(void **state)
{
    (void)state;
    return nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

int points_main(const struct kind *kind, int argc, char **argv)
{
    tried = kind;
    struct CMUnitTest *tests = calloc(command_count, sizeof *tests);
    if (tests == NULL)
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
    return failed;
}
