/* Every call of the disk fails, once and for good, in all that changes an archive: a clear error
 * and no damage, what was confirmed is there, and the next run does the rest. An archive that was
 * to be upgraded is as it was, or upgraded. */
#include "disk.h"
#include "life.h"
#include "support/cmocka.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SETUP_STEPS = 3, ERRORS = 4 };

static const int errors[ERRORS] = {EIO, ENOSPC, EDQUOT, EROFS};

/* What each error has to say. */
static const char *const words[ERRORS] = {"disk", "disk is full", "quota", "cannot be written"};

/* What is done to the archive, from a disk that is put back before every try. */
struct scenario {
    const char *name;
    enum life_step step;
    enum td_store_mode mode;
    enum { GROWN, FRESH, OLD } start;
};

struct trial {
    struct life life;
    const struct scenario *scenario;
    struct disk_image *image;
    uint64_t before, after;
    uint64_t opened; /* but nothing done: new archives have tables then */
    size_t points, failures;
};

static const struct scenario scenarios[] = {
    {"the first import", LIFE_IMPORT, TD_STORE_WRITE, FRESH},
    {"an import", LIFE_IMPORT, TD_STORE_WRITE, GROWN},
    {"an edit", LIFE_EDIT, TD_STORE_WRITE, GROWN},
    {"a move", LIFE_MOVE, TD_STORE_WRITE, GROWN},
    {"a prune", LIFE_PRUNE, TD_STORE_CHANGE, GROWN},
    {"an undo", LIFE_UNDO, TD_STORE_CHANGE, GROWN},
    {"a redo", LIFE_REDO, TD_STORE_CHANGE, GROWN},
    {"a rebuild", LIFE_REBUILD, TD_STORE_CHANGE, GROWN},
    {"a migration", LIFE_STEPS, TD_STORE_CHANGE, OLD},
};

static void must(enum td_code code, const struct td_error *err)
{
    if (code != TD_OK)
        fail_msg("%s", err->message);
}

static enum td_code open_and_do(struct trial *trial, struct td_error *err)
{
    TD_TRY(life_open(&trial->life, trial->scenario->mode, err));
    if (trial->scenario->start == OLD) /* opening is all it takes */
        return TD_OK;
    return life_do(&trial->life, trial->scenario->step, err);
}

/* What the archive holds; 0: there is none yet. */
static uint64_t content_now(struct trial *trial)
{
    struct td_error err = {0};
    uint64_t content = 0;
    if (life_version(&trial->life) == 1)
        return life_old_content(&trial->life);
    enum td_code code = life_open(&trial->life, TD_STORE_CHANGE, &err);
    if (code == TD_OK) {
        content = life_content(&trial->life);
        const char *damage = life_damage(&trial->life);
        if (damage != NULL)
            fail_msg("%s: damage: %s", trial->scenario->name, damage);
    } else if (code != TD_ERR_NO_FILE) {
        fail_msg("%s: %s", trial->scenario->name, err.message);
    }
    life_close(&trial->life);
    return content;
}

static void begin(struct trial *trial, const struct scenario *scenario)
{
    struct td_error err = {0};
    *trial = (struct trial){.scenario = scenario};
    disk_reset();
    life_begin(&trial->life, 7);
    for (size_t i = 0; i < SETUP_STEPS && scenario->start == GROWN; i++) {
        must(life_open(&trial->life, TD_STORE_WRITE, &err), &err);
        life_prepare(&trial->life, LIFE_IMPORT);
        must(life_do(&trial->life, LIFE_IMPORT, &err), &err);
        life_close(&trial->life);
    }
    if (scenario->step == LIFE_REDO) {
        must(life_open(&trial->life, TD_STORE_CHANGE, &err), &err);
        must(life_do(&trial->life, LIFE_UNDO, &err), &err);
        life_close(&trial->life);
    }
    if (scenario->start == OLD)
        life_make_old(&trial->life);
    else
        life_prepare(&trial->life, scenario->step);
    trial->life.log_pages = 5; /* so that there are checkpoints on the way */
    trial->image = disk_save();
    trial->before = content_now(trial);
    disk_load(trial->image);
    must(life_open(&trial->life, scenario->mode, &err), &err);
    trial->opened = life_content(&trial->life);
    life_close(&trial->life);
    disk_load(trial->image);
    must(open_and_do(trial, &err), &err);
    life_close(&trial->life);
    trial->after = content_now(trial);
}

/* What was safe before the failure, and what came of it. */
struct failing {
    size_t at;
    int error;
    bool is_for_good;
    const char *words;
};

static void check_error(const struct trial *trial, const struct failing *failing, enum td_code code,
                        const struct td_error *err)
{
    bool is_expected = code == TD_ERR_IO || code == TD_ERR_CREATE;
    if (!is_expected || strstr(err->message, failing->words) == NULL ||
        strstr(err->message, trial->life.archive) == NULL)
        fail_msg("%s, call %zu (kind %d), %s%s: code %d: %s", trial->scenario->name, failing->at,
                 (int)disk_failed(), strerror(failing->error),
                 failing->is_for_good ? " for good" : "", (int)code, err->message);
}

/* A new archive is written before there is a log. */
static bool has_log(const struct scenario *scenario)
{
    return scenario->start == GROWN;
}

static void check_stop(const struct trial *trial, const struct failing *failing, enum td_code code)
{
    if (code == TD_OK || (has_log(trial->scenario) && disk_changes_since_failure() > 0))
        fail_msg("%s: after the sync that failed, call %zu: code %d, %zu changes more",
                 trial->scenario->name, failing->at, (int)code, disk_changes_since_failure());
}

static void go_on(struct trial *trial, const struct failing *failing)
{
    struct td_error err = {0};
    uint64_t content = content_now(trial);
    if (content != trial->before && content != trial->opened && content != trial->after)
        fail_msg("%s, call %zu, %s: neither as before nor as after", trial->scenario->name,
                 failing->at, strerror(failing->error));
    if (content == trial->after && trial->after != trial->before)
        return;
    must(open_and_do(trial, &err), &err);
    life_close(&trial->life);
    if (content_now(trial) != trial->after)
        fail_msg("%s, call %zu: the next run gives something else", trial->scenario->name,
                 failing->at);
}

/* False where there are fewer calls. */
static bool fail_at(struct trial *trial, const struct failing *failing)
{
    struct td_error err = {0};
    disk_load(trial->image);
    disk_fail(failing->at, ~0U, failing->error, failing->is_for_good);
    enum td_code code = open_and_do(trial, &err);
    bool is_sync = disk_failed() == DISK_SYNC, is_before_closing = disk_failed() != 0;
    life_close(&trial->life);
    bool is_reached = disk_failed() != 0;
    if (code != TD_OK)
        check_error(trial, failing, code, &err);
    if (is_sync && is_before_closing)
        check_stop(trial, failing, code);
    disk_fail(0, 0, 0, false);
    trial->points += is_reached;
    trial->failures += code != TD_OK;
    go_on(trial, failing);
    return is_reached;
}

static void fail_everywhere(const struct scenario *scenario)
{
    static struct trial trial;
    bool is_long = getenv("TIDINGS_TEST_LONG") != NULL, is_reached = true;
    begin(&trial, scenario);
    for (size_t at = 1; is_reached; at++)
        for (size_t way = 0; way < 2 * (size_t)ERRORS && is_reached; way++) {
            size_t error = way / 2;
            const struct failing failing = {at, errors[error], way % 2 == 1, words[error]};
            if (is_long || at % ERRORS == error)
                is_reached = fail_at(&trial, &failing);
        }
    printf("# %s: %zu failing calls, of which %zu were errors\n", scenario->name, trial.points,
           trial.failures);
    assert_true(trial.failures > 20);
    disk_free(trial.image);
    life_end(&trial.life);
}

static void test_each_call_of_the_disk_may_fail(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++)
        fail_everywhere(&scenarios[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_call_of_the_disk_may_fail)};
    disk_begin();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    disk_end();
    return failed;
}
