#include "fault/home.h"

#include "cli/clock.h"
#include "fault/apart.h"
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
#include <unistd.h>

enum { SQL_MAX_BYTES = 256 * 1024 };

static char home[64];

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

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

void home_place_archive(const struct command *command)
{
    char from[128];
    if (command->keeps != NULL)
        unlink(command->keeps);
    if (command->makes != NULL)
        (void)nftw(command->makes, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    remove_archive();
    snprintf(from, sizeof from, "%s/%s", home, command->begins_old ? "old.db" : "archive.db");
    if (!command->begins_empty)
        copy_file(from, "archive.db");
}

void home_enter(unsigned worker)
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

void home_leave(void)
{
    if (chdir(home) != 0)
        abort();
}

/* What is set up once in a process, and then held. */
static void warm_up(void)
{
    static char buffer[BUFSIZ];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    (void)td_clock_calendar();
}

static void take_step(const struct step *step, struct counter *counter)
{
    struct run run;
    if (step->write != NULL)
        step->write();
    if (step->arguments[0] == NULL)
        return;
    run_init(&run);
    run_calm(step->arguments, counter, &run);
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

int home_make(struct counter *counter)
{
    snprintf(home, sizeof home, "%s/tidings-test-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (mkdtemp(home) == NULL || chdir(home) != 0)
        return -1;
    warm_up();
    make_old_archive();
    for (size_t i = 0; i < step_count; i++)
        take_step(&steps[i], counter);
    return 0;
}

int home_clear(void)
{
    return nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}
