/* A disk, or memory, that gives back other bytes than were written: an import notices before it
 * commits, says so and keeps nothing. */
#include "disk.h"
#include "life.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

enum { LINES = 8000 };

/* In a comment, which no item holds: only the post's own bytes come back changed. */
static const char *const spoilt = "spoilt on the way";

/* Far more than the few pages that are kept in memory, so that most have to be read again. */
static void write_large_digest(const struct life *life)
{
    char path[256];
    snprintf(path, sizeof path, "%s/d/2025.12.01.00.md", life->folder);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    fprintf(file, "1. [新闻-作者](https://x.com/name/status/1)\n\n<!--\n");
    for (int i = 0; i < LINES; i++)
        fprintf(file, "line %d is not %s\n", i, spoilt);
    fprintf(file, "-->\n");
    assert_int_equal(fclose(file), 0);
}

static uint64_t content_of(struct life *life)
{
    struct td_error err = {0};
    if (life_open(life, TD_STORE_WRITE, &err) != TD_OK)
        fail_msg("%s", err.message);
    uint64_t content = life_content(life);
    assert_null(life_damage(life));
    life_close(life);
    return content;
}

static enum td_code import(struct life *life, struct td_error *err)
{
    TD_TRY(life_open(life, TD_STORE_WRITE, err));
    enum td_code code = life_do(life, LIFE_IMPORT, err);
    disk_spoil(NULL);
    life_close(life);
    return code;
}

static void test_bytes_that_come_back_changed_are_not_kept(void **state)
{
    static struct life life;
    struct td_error err = {0};
    (void)state;
    disk_reset();
    life_begin(&life, 1);
    life.settings = "PRAGMA cache_size = 4";
    uint64_t before = content_of(&life);
    write_large_digest(&life);
    disk_spoil(spoilt);
    assert_int_equal(import(&life, &err), TD_ERR_IO);
    assert_non_null(strstr(err.message, "came back other than they were written"));
    assert_non_null(strstr(err.message, "2025.12.01.00.md"));
    assert_true(content_of(&life) == before);
    if (import(&life, &err) != TD_OK)
        fail_msg("a disk that works is not written to: %s", err.message);
    assert_true(content_of(&life) != before);
    life_end(&life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes_that_come_back_changed_are_not_kept),
    };
    disk_begin();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    disk_end();
    return failed;
}
