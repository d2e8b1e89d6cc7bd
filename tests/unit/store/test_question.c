/* Within a question the archive stands still, and what was read once is the same again. */
#include "store/connection.h"
#include "store/query/rank.h"
#include "support/archive.h"

#include <stdio.h>

enum { ITEMS = 300 };

static void execute(struct td_store *store, const char *sql)
{
    struct td_error err = {0};
    assert_int_equal(td_store_execute(store, sql, &err), TD_OK);
}

static void add_item(struct td_store *store, int number, const char *title, const char *summary)
{
    char sql[600];
    snprintf(sql, sizeof sql,
             "INSERT INTO items (id, post_id, position, title, link_text, summary,"
             " summary_markdown) VALUES (%d, 1, %d, '%s', '', '%s', '')",
             number, number, title, summary);
    execute(store, sql);
}

static void add_items(struct td_store *store)
{
    struct td_error err = {0};
    assert_int_equal(td_store_begin(store, &err), TD_OK);
    execute(store, "INSERT INTO roots VALUES (1, '/digests');"
                   "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
                   "  VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0)");
    for (int i = 1; i <= ITEMS; i++)
        add_item(store, i, i % 3 == 0 ? "谷歌模型" : "other open",
                 i % 7 == 0 ? "谷歌" : "openai 国");
    assert_int_equal(td_store_commit(store, &err), TD_OK);
}

static struct td_rank_phrase phrase_of(const char *expression, uint32_t character)
{
    return (struct td_rank_phrase){
        .expression = td_slice_of(expression), .character = character, .fields = 7, .weight = 1};
}

static size_t count_of(struct td_store *store, const char *expression, uint32_t character)
{
    const struct td_rank_phrase phrase = phrase_of(expression, character);
    const struct td_posting_list *list = NULL;
    struct td_error err = {0};
    assert_int_equal(td_postings_read(store, &phrase, 1, &list, &err), TD_OK);
    size_t count = list->count;
    td_postings_end(store);
    return count;
}

static void test_lists_of_phrases_prefixes_and_characters_are_whole(void **state)
{
    struct archive *archive = *state;
    const struct td_rank_phrase phrases[] = {phrase_of("\"谷歌\"", 0), phrase_of("\"open\" *", 0),
                                             phrase_of("\"国\" *", 0x56FD),
                                             phrase_of("\"谷歌\"", 0), phrase_of("\"nobody\"", 0)};
    const struct td_posting_list *lists[5];
    struct td_error err = {0};
    add_items(archive->store);
    assert_int_equal(td_postings_read(archive->store, phrases, 5, lists, &err), TD_OK);
    assert_int_equal(lists[0]->count, ITEMS / 3 + ITEMS / 7 - ITEMS / 21);
    assert_int_equal(lists[1]->count, ITEMS - ITEMS / 21);
    assert_int_equal(lists[2]->count, ITEMS - ITEMS / 7);
    assert_int_equal(lists[3]->count, lists[0]->count);
    assert_int_equal(lists[4]->count, 0);
    assert_int_equal(lists[0]->list[0].item, 3);
    assert_int_equal(lists[0]->list[0].counts[TD_RANK_TITLE], 1);
    assert_int_equal(lists[1]->list[0].counts[TD_RANK_TITLE], 1);
    assert_int_equal(lists[1]->list[0].counts[TD_RANK_SUMMARY], 1);
    td_postings_end(archive->store);
}

static void test_a_question_sees_one_state_of_the_archive(void **state)
{
    struct archive *archive = *state;
    struct td_store TD_CLEANUP(td_store_closep) *reader = NULL;
    struct td_error err = {0};
    add_items(archive->store);
    assert_int_equal(td_store_open(archive->path, TD_STORE_READ, &reader, &err), TD_OK);
    assert_int_equal(td_store_question_begin(reader, &err), TD_OK);
    size_t before = count_of(reader, "\"谷歌\"", 0);
    size_t characters = count_of(reader, "", 0x56FD);
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    add_item(archive->store, ITEMS + 1, "谷歌", "国家");
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
    assert_int_equal(count_of(reader, "\"谷歌\"", 0), before);
    assert_int_equal(count_of(reader, "\"国家\"", 0), 0);
    td_store_question_end(reader);
    assert_int_equal(count_of(reader, "\"谷歌\"", 0), before + 1);
    assert_int_equal(count_of(reader, "", 0x56FD), characters + 1);
    assert_int_equal(count_of(reader, "\"国家\"", 0), 1);
}

static void test_an_archive_can_be_changed_after_its_question(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    add_items(archive->store);
    assert_int_equal(td_store_question_begin(archive->store, &err), TD_OK);
    size_t before = count_of(archive->store, "\"谷歌\"", 0);
    assert_int_equal(td_store_make_writable(archive->store, &err), TD_OK);
    td_store_question_end(archive->store);
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    add_item(archive->store, ITEMS + 1, "谷歌", "");
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
    assert_int_equal(count_of(archive->store, "\"谷歌\"", 0), before + 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, archive_setup, archive_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lists_of_phrases_prefixes_and_characters_are_whole),
        TEST(test_a_question_sees_one_state_of_the_archive),
        TEST(test_an_archive_can_be_changed_after_its_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
