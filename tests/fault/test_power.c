/* The power goes at every write, sync, truncation, creation and removal of an archive's life: what
 * was confirmed is there afterwards, what was not is there in full or not at all. */
#include "disk.h"
#include "life.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    CUTS_SHORT = 10000,
    CUTS_LONG = 200000,
    STEPS = 14,
    MOMENTS_MAX = 64,
    EVERY_GOES_ON = 50, /* cuts, after one of which the next run is tried */
};

/* What the archive held when a call had returned, so that all before it is confirmed. */
struct moment {
    size_t event;
    uint64_t content; /* 0: no archive */
};

struct history {
    struct life life;
    struct moment moments[MOMENTS_MAX];
    size_t moment_count;
    bool was_old;
};

/* What cutting came to. */
struct losses {
    size_t cuts;
    size_t corrupt;
    size_t lost;
    size_t copies; /* that a migration left, looked at */
    size_t damaged_copies;
    char first[TD_ERROR_MESSAGE_BYTES + 256];
};

static void confirm(struct history *history)
{
    assert_true(history->moment_count < MOMENTS_MAX);
    history->moments[history->moment_count++] =
        (struct moment){disk_history(), life_content(&history->life)};
}

static void reopen(struct history *history)
{
    struct td_error err = {0};
    life_close(&history->life);
    if (life_open(&history->life, TD_STORE_WRITE, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static void live(struct history *history, uint64_t seed, bool was_old, const char *settings)
{
    static const int log_pages[] = {0, 5, 40};
    struct life *life = &history->life;
    *history = (struct history){.was_old = was_old};
    disk_reset();
    life_begin(life, seed);
    if (was_old)
        life_make_old(life);
    life->settings = settings;
    life->log_pages = log_pages[disk_random(&life->random) % 3];
    disk_record();
    if (!was_old)
        history->moments[history->moment_count++] = (struct moment){0, 0};
    reopen(history);
    confirm(history);
    if (was_old)
        history->moments[0].event = 0; /* a migration does not change what is there */
    for (size_t i = 0; i < STEPS; i++) {
        struct td_error err = {0};
        enum life_step step =
            i < 2 ? LIFE_IMPORT : (enum life_step)(disk_random(&life->random) % LIFE_STEPS);
        life_prepare(life, step);
        if (life_do(life, step, &err) != TD_OK)
            fail_msg("step %d of seed %llu: %s", (int)step, (unsigned long long)seed, err.message);
        confirm(history);
        if (disk_random(&life->random) % 3 == 0)
            reopen(history);
    }
    life_close(life);
}

static void note(struct losses *losses, size_t *counter, const char *what, size_t event,
                 const char *why)
{
    ++*counter;
    if (losses->first[0] == '\0')
        snprintf(losses->first, sizeof losses->first, "%s, cut after call %zu: %s", what, event,
                 why);
}

/* Whether the content is what was confirmed before the call, or what came next. */
static bool is_due(const struct history *history, size_t event, uint64_t content)
{
    size_t last = 0;
    while (last + 1 < history->moment_count && history->moments[last + 1].event <= event)
        last++;
    bool is_next =
        last + 1 < history->moment_count && history->moments[last + 1].content == content;
    return is_next || history->moments[last].content == content;
}

static void go_on(struct life *life, size_t event, struct losses *losses)
{
    struct td_error err = {0};
    life->now_seconds++;
    if (life_do(life, LIFE_IMPORT, &err) != TD_OK)
        note(losses, &losses->corrupt, "the next import", event, err.message);
    const char *damage = life_damage(life);
    if (damage != NULL)
        note(losses, &losses->corrupt, "after the next import", event, damage);
}

/* Looks at what the power left. */
static void look(struct history *history, size_t event, struct losses *losses)
{
    struct life *life = &history->life;
    struct td_error err = {0};
    uint64_t content = 0;
    const char *damage = NULL;
    if (history->was_old && life_version(life) == TD_STORE_SCHEMA_VERSION) {
        losses->copies++;
        if ((damage = life_copy_damage(life)) != NULL)
            note(losses, &losses->damaged_copies, "the copy of schema 1", event, damage);
    }
    enum td_code code = life_open(life, TD_STORE_CHANGE, &err);
    if (code == TD_OK) {
        content = life_content(life);
        damage = life_damage(life);
    }
    if (code != TD_OK && code != TD_ERR_NO_FILE)
        note(losses, &losses->corrupt, "cannot be opened", event, err.message);
    else if (damage != NULL)
        note(losses, &losses->corrupt, "corrupt", event, damage);
    else if (!is_due(history, event, content))
        note(losses, &losses->lost, "lost", event, "is not what was confirmed");
    else if (code == TD_OK && losses->cuts % EVERY_GOES_ON == 0)
        go_on(life, event, losses);
    life_close(life);
    losses->cuts++;
}

/* Lives a life, and cuts it everywhere, but for every `every`th call only. */
static void cut_life(uint64_t seed, bool was_old, const char *settings, size_t every, size_t most,
                     struct losses *losses)
{
    static struct history history;
    live(&history, seed, was_old, settings);
    struct disk_replay *replay = disk_replay_open();
    size_t event = 0;
    do {
        for (int cut = 0; event % every == 0 && cut < DISK_CUTS && losses->cuts < most; cut++) {
            disk_replay_cut(replay, (enum disk_cut)cut, &history.life.random);
            look(&history, event, losses);
        }
        event++;
    } while (disk_replay_step(replay));
    disk_replay_close(replay);
    life_end(&history.life);
}

static bool is_long(void)
{
    return getenv("TIDINGS_TEST_LONG") != NULL;
}

static void test_nothing_confirmed_is_lost_with_the_power(void **state)
{
    const size_t wanted = is_long() ? CUTS_LONG : CUTS_SHORT;
    struct losses losses = {0};
    (void)state;
    for (uint64_t seed = 1; losses.cuts < wanted; seed++)
        cut_life(seed, seed % 2 == 0, NULL, is_long() ? 1 : 3, wanted, &losses);
    printf("# %zu cuts from seed 1 on: %zu corrupt, %zu with confirmed posts lost, "
           "%zu of %zu copies damaged\n",
           losses.cuts, losses.corrupt, losses.lost, losses.damaged_copies, losses.copies);
    if (losses.corrupt + losses.lost + losses.damaged_copies > 0)
        printf("# the first: %s\n", losses.first);
    assert_int_equal(losses.corrupt + losses.lost + losses.damaged_copies, 0);
    assert_true(losses.copies > 0);
}

/* The test tests itself: settings that are known to lose commits do so here. */
static void test_settings_that_lose_commits_are_caught(void **state)
{
    static const char *const settings[] = {
        "PRAGMA synchronous = NORMAL",
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL",
        "PRAGMA synchronous = OFF",
    };
    (void)state;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        struct losses losses = {0};
        cut_life(1, false, settings[i], 7, 2000, &losses);
        printf("# %s: of %zu cuts %zu corrupt, %zu with confirmed posts lost\n", settings[i],
               losses.cuts, losses.corrupt, losses.lost);
        assert_true(losses.lost > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_confirmed_is_lost_with_the_power),
        cmocka_unit_test(test_settings_that_lose_commits_are_caught),
    };
    disk_begin();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    disk_end();
    return failed;
}
