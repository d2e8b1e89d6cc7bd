#include "base/buf.h"
#include "search/segment.h"
#include "store/connection.h"
#include "store/index/vocabulary.h"
#include "support/archive.h"
#include "support/draw.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_MAX_BYTES = 4096, ROUNDS = 3000 };

/* What an archive might hold. The segmenter reads the index alone. */
static const char *const texts[] = {
    "谷歌发布新的开源模型，谷歌说它比谷歌从前的模型都小。",
    "谷歌地图可以规划徒步路线，由谷歌的工程师写成。",
    "英伟达公布财报，英伟达的收入又创新高；财报之外还有新的芯片。",
    "一份写给初学者的提示词手册，提示词越短越好，提示词不是咒语。",
    "开源社区讨论什么才算开源，有人说开源是一种态度。",
    "苹果的工程师离职以后做了人形机器人，机器人会叠衣服。",
    "劳动力市场的变化：机器人会不会减少劳动力的需求？",
    "他说的是，这是一个关于词典的故事，词是最小的单位，源头在古代。",
    "她报名了马拉松，到达终点时唱着歌，山谷里都是歌声。",
};

static int setup(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    archive_run(archive, "INSERT INTO roots VALUES (1, '/digests');"
                         "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
                         "  VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0)");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char sql[1024];
        snprintf(sql, sizeof sql,
                 "INSERT INTO items (post_id, position, title, link_text, summary,"
                 " summary_markdown) VALUES (1, %zu, '', '', '%s', '')",
                 i + 1, texts[i]);
        archive_run(archive, sql);
    }
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
    return 0;
}

/* The parts of a word, each in its folded tokens, parted by bars. */
static const char *parts_of(struct archive *archive, const char *text)
{
    static char shown[SHOWN_MAX_BYTES];
    struct td_phrase word, *parts = NULL;
    struct td_error err = {0};
    size_t count = 0;
    td_arena_reset(&archive->arena);
    assert_int_equal(td_phrase_make(&archive->arena, td_slice_of(text), &word, &err), TD_OK);
    assert_int_equal(td_segment(archive->store, &archive->arena, &word, &parts, &count, &err),
                     TD_OK);
    shown[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        strcat(shown, i > 0 ? "|" : "");
        for (size_t n = 0; n < parts[i].count; n++)
            strncat(shown, parts[i].tokens[n].folded.ptr, parts[i].tokens[n].folded.len);
    }
    return shown;
}

static void test_names_that_the_archive_knows_stay_whole(void **state)
{
    assert_string_equal(parts_of(*state, "谷歌地图"), "谷歌|地图");
    assert_string_equal(parts_of(*state, "英伟达财报"), "英伟达|财报");
    assert_string_equal(parts_of(*state, "开源模型"), "开源|模型");
    assert_string_equal(parts_of(*state, "提示词手册"), "提示词|手册");
}

static void test_words_of_the_dictionary_take_back_their_endings(void **state)
{
    assert_string_equal(parts_of(*state, "苹果工程师离职"), "苹果|工程师|离职");
    assert_string_equal(parts_of(*state, "人形机器人劳动力"), "人形|机器人|劳动力");
}

static void test_no_single_character_is_a_word(void **state)
{
    assert_string_equal(parts_of(*state, "苹果的工程师"), "苹果|工程师");
    assert_string_equal(parts_of(*state, "谷歌是的"), "谷歌");
}

static void test_a_name_that_nobody_knows_is_asked_for_all_the_same(void **state)
{
    assert_string_equal(parts_of(*state, "魑魅地图"), "魑魅|地图");
}

static void test_short_runs_and_other_scripts_are_left_alone(void **state)
{
    assert_string_equal(parts_of(*state, "谷歌"), "谷歌");
    assert_string_equal(parts_of(*state, "的"), "的");
    assert_string_equal(parts_of(*state, "Qwen3-TTS"), "qwen3tts");
    assert_string_equal(parts_of(*state, "AI模型"), "ai模型");
    assert_string_equal(parts_of(*state, "ロボット"), "ロボット");
    assert_string_equal(parts_of(*state, ""), "");
}

static void test_traditional_and_simplified_runs_give_the_same_words(void **state)
{
    assert_string_equal(parts_of(*state, "蘋果工程師離職"), "苹果|工程师|离职");
    assert_string_equal(parts_of(*state, "英偉達財報"), "英伟达|财报");
}

static uint32_t below(uint32_t limit)
{
    static uint32_t seed = 4;
    return draw_below(&seed, limit);
}

/* A stretch of Han characters out of the texts and beyond them. */
static void random_run(char *run)
{
    static const char *const pieces[] = {"谷歌", "英伟达", "财报",   "的",    "开源", "大",
                                         "模型", "提示词", "工程师", "离职",  "是",   "机器人",
                                         "魑魅", "劳动力", "新闻",   "发布会"};
    run[0] = '\0';
    for (uint32_t left = 3 + below(4); left > 0; left--)
        strcat(run, pieces[below(sizeof pieces / sizeof *pieces)]);
}

static void test_a_run_gives_the_same_words_however_it_is_embedded(void **state)
{
    static const char *const around[] = {"AI", "GPT-4o", "2025", "（", "，", " ", "C++",
                                         "の", "、",     "“",    "-",  "：", "é", "x 中 "};
    enum { CHOICES = sizeof around / sizeof *around };
    for (int round = 0; round < ROUNDS; round++) {
        char run[256], text[512], alone[SHOWN_MAX_BYTES];
        random_run(run);
        strcpy(alone, parts_of(*state, run));
        snprintf(text, sizeof text, "%s%s%s", around[below(CHOICES)], run, around[below(CHOICES)]);
        const char *embedded = parts_of(*state, text);
        if (strstr(embedded, alone) == NULL)
            fail_msg("%s gives %s, but %s gives %s", run, alone, text, embedded);
    }
}

static void test_every_word_has_two_characters_at_least(void **state)
{
    for (int round = 0; round < ROUNDS; round++) {
        char run[256], shown[SHOWN_MAX_BYTES];
        random_run(run);
        strcpy(shown, parts_of(*state, run));
        for (char *part = strtok(shown, "|"); part != NULL; part = strtok(NULL, "|"))
            assert_true(strlen(part) >= 6);
    }
}

static void test_a_pair_is_counted_alike_within_a_question(void **state)
{
    static const char *const pairs[] = {"谷歌", "机器", "源的", "歌谷", "的的"};
    struct archive *archive = *state;
    struct td_error err = {0};
    int64_t found = 0;
    assert_int_equal(td_store_question_begin(archive->store, &err), TD_OK);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct td_slice pair = td_slice_of(pairs[i]);
        int64_t plain = -1, kept = -2;
        assert_int_equal(td_vocabulary_count(archive->store, pair, &plain, &err), TD_OK);
        assert_int_equal(td_vocabulary_count_sought(archive->store, td_slice_sub(pair, 0, 3),
                                                    td_slice_sub(pair, 3, 6), &kept, &err),
                         TD_OK);
        assert_int_equal(plain, kept);
        found += kept;
    }
    assert_true(found > 5);
    td_store_question_end(archive->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_that_the_archive_knows_stay_whole),
        cmocka_unit_test(test_words_of_the_dictionary_take_back_their_endings),
        cmocka_unit_test(test_no_single_character_is_a_word),
        cmocka_unit_test(test_a_name_that_nobody_knows_is_asked_for_all_the_same),
        cmocka_unit_test(test_short_runs_and_other_scripts_are_left_alone),
        cmocka_unit_test(test_traditional_and_simplified_runs_give_the_same_words),
        cmocka_unit_test(test_a_run_gives_the_same_words_however_it_is_embedded),
        cmocka_unit_test(test_every_word_has_two_characters_at_least),
        cmocka_unit_test(test_a_pair_is_counted_alike_within_a_question),
    };
    return cmocka_run_group_tests(tests, setup, archive_teardown);
}
