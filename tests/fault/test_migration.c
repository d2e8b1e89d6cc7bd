/* Every statement of an upgrade fails, as it is prepared or as it runs: the archive is as it was,
 * nothing is left beside it, and the next run upgrades it. What the calls of the disk do is in
 * test_disk_errors.c. */
#include "disk.h"
#include "life.h"
#include "support/cmocka.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVERY_SHORT = 9 }; /* of the calls, one is tried; each, in the long form */

enum way { IS_REFUSED, IS_BROKEN_OFF, WAYS };

static const char *const names[WAYS] = {"refused", "broken off"};

/* Which of the calls fails, from 1, and how many there were. */
static struct {
    size_t at[WAYS];
    size_t count[WAYS];
} fault;

/* SQLite asks as it prepares a statement, for each thing that this does. */
static int authorize(void *context, int action, const char *a, const char *b, const char *c,
                     const char *d)
{
    (void)context, (void)action, (void)a, (void)b, (void)c, (void)d;
    return ++fault.count[IS_REFUSED] == fault.at[IS_REFUSED] ? SQLITE_DENY : SQLITE_OK;
}

/* Statements of triggers and of FTS5 count, too. */
static int begin_statement(unsigned kind, void *context, void *statement, void *sql)
{
    (void)kind, (void)context, (void)sql;
    if (++fault.count[IS_BROKEN_OFF] == fault.at[IS_BROKEN_OFF])
        sqlite3_interrupt(sqlite3_db_handle(statement));
    return 0;
}

static int watch(sqlite3 *db, char **ret_message, const struct sqlite3_api_routines *api)
{
    (void)ret_message, (void)api;
    sqlite3_set_authorizer(db, authorize, NULL);
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, begin_statement, NULL);
}

static void fail_at(enum way way, size_t at)
{
    memset(&fault, 0, sizeof fault);
    fault.at[way] = at;
}

/* What stands in the archive's folder under the name of a copy. */
static size_t count_copies(const struct life *life)
{
    size_t count = 0;
    DIR *folder = opendir(life->folder);
    assert_non_null(folder);
    for (const struct dirent *entry = NULL; (entry = readdir(folder)) != NULL;)
        count += strstr(entry->d_name, ".schema-1") != NULL;
    closedir(folder);
    return count;
}

struct upgrade {
    struct life life;
    struct disk_image *old;
    uint64_t before, after;
    size_t calls[WAYS];
};

static enum td_code open_it(struct upgrade *upgrade, struct td_error *err)
{
    sqlite3_auto_extension((void (*)(void))watch);
    enum td_code code = life_open(&upgrade->life, TD_STORE_CHANGE, err);
    sqlite3_reset_auto_extension();
    return code;
}

static void must_upgrade(struct upgrade *upgrade)
{
    struct td_error err = {0};
    fail_at(IS_REFUSED, 0);
    if (open_it(upgrade, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static void begin(struct upgrade *upgrade)
{
    *upgrade = (struct upgrade){.before = 0};
    disk_reset();
    life_begin(&upgrade->life, 7);
    life_make_old(&upgrade->life);
    upgrade->old = disk_save();
    upgrade->before = life_old_content(&upgrade->life);
    must_upgrade(upgrade);
    memcpy(upgrade->calls, fault.count, sizeof upgrade->calls);
    upgrade->after = life_content(&upgrade->life);
    assert_int_equal(count_copies(&upgrade->life), 1);
    life_close(&upgrade->life);
    assert_true(upgrade->before != 0 && upgrade->after != 0 && upgrade->before != upgrade->after);
}

/* Whether the archive is as it was, without a copy; it may be upgraded where what failed came after
 * that, and then the message names the copy. */
static bool is_as_it_was(const struct upgrade *upgrade, const char *message)
{
    if (life_version(&upgrade->life) != 1)
        return count_copies(&upgrade->life) == 1 && strstr(message, ".schema-1") != NULL;
    return count_copies(&upgrade->life) == 0 && life_old_content(&upgrade->life) == upgrade->before;
}

/* Whether opening failed: some calls are not missed. */
static bool try_at(struct upgrade *upgrade, enum way way, size_t at)
{
    struct td_error err = {0};
    disk_load(upgrade->old);
    fail_at(way, at);
    enum td_code code = open_it(upgrade, &err);
    life_close(&upgrade->life);
    fail_at(way, 0);
    if (code != TD_OK && (err.message[0] == '\0' || !is_as_it_was(upgrade, err.message)))
        fail_msg("%s at %zu: not as it was: %s", names[way], at, err.message);
    must_upgrade(upgrade);
    if (life_content(&upgrade->life) != upgrade->after)
        fail_msg("%s at %zu: the next run makes something else of it", names[way], at);
    life_close(&upgrade->life);
    return code != TD_OK;
}

static void test_an_upgrade_that_fails_at_any_statement_leaves_the_archive_as_it_was(void **state)
{
    static struct upgrade upgrade;
    size_t every = getenv("TIDINGS_TEST_LONG") != NULL ? 1 : EVERY_SHORT;
    (void)state;
    begin(&upgrade);
    for (int way = 0; way < WAYS; way++) {
        size_t tried = 0, failed = 0, calls = upgrade.calls[way];
        for (size_t at = 1; at <= calls; at += every, tried++)
            failed += try_at(&upgrade, (enum way)way, at);
        printf("# %zu calls %s, %zu of them tried: %zu upgrades failed\n", calls, names[way], tried,
               failed);
        assert_true(failed > tried / 2);
    }
    disk_free(upgrade.old);
    life_end(&upgrade.life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_upgrade_that_fails_at_any_statement_leaves_the_archive_as_it_was),
    };
    disk_begin();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    disk_end();
    return failed;
}
