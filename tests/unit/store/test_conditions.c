/* What is kept, however long, hides no other from a filter. */
#include "store/query/condition.h"
#include "support/archive.h"

/* A post, a category and a section of a million bytes of words, folding to the most tokens that a
 * character can, beside ones as they should be. */
static void add_posts(struct archive *archive)
{
    archive_run(archive,
                "INSERT INTO roots VALUES (1, '/d');"
                "INSERT INTO posts (id, root_id, path, name, title, sha256, extra, imported_at)"
                "  VALUES (1, 1, 'a.md', 'a', replace(hex(zeroblob(500000)), '00', 'a '),"
                "          printf('%064d', 1), '{}', 0),"
                "         (2, 1, 'b.md', 'b', replace(hex(zeroblob(350000)), '00', '㌖'),"
                "          printf('%064d', 2), '{}', 0),"
                "         (3, 1, 'c.md', 'c', 'Daily news', printf('%064d', 3), '{}', 0);"
                "INSERT INTO categories (id, name) SELECT id, title FROM posts;"
                "INSERT INTO post_categories (post_id, category_id, position)"
                "  SELECT id, id, 1 FROM posts;"
                "INSERT INTO items (id, post_id, position, title, link_text, summary,"
                " summary_markdown, section) SELECT id, id, 1, 't', '', '', '', title FROM posts");
}

static struct td_item_set select(struct archive *archive, enum td_condition_kind kind,
                                 const char *text)
{
    const struct td_condition condition = {.kind = kind, .text = td_slice_of(text)};
    struct td_item_set set;
    struct td_error err = {0};
    if (td_store_select(archive->store, &archive->arena, &condition, &set, &err) != TD_OK)
        fail_msg("%s", err.message);
    return set;
}

static void test_names_of_any_length_are_compared(void **state)
{
    struct archive *archive = *state;
    const enum td_condition_kind kinds[] = {TD_CONDITION_POST, TD_CONDITION_CATEGORY,
                                            TD_CONDITION_SECTION};
    add_posts(archive);
    archive_rebuild(archive);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct td_item_set set = select(archive, kinds[i], "daily NEWS");
        assert_int_equal(td_item_set_count(&set), 1);
        assert_int_equal(td_item_set_next(&set, 0), 3);
    }
    struct td_item_set set = select(archive, TD_CONDITION_POST, "a a a");
    assert_int_equal(td_item_set_next(&set, 0), 1);
    set = select(archive, TD_CONDITION_SECTION, "ロメ");
    assert_int_equal(td_item_set_next(&set, 0), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_names_of_any_length_are_compared, archive_setup,
                                        archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
