#include "stats/significance.h"
#include "stats/terms.h"
#include "support/cmocka.h"

#include <math.h>
#include <stdio.h>

enum { ARENA_MAX_BYTES = 64 * 1024 * 1024, DOCUMENTS = 1000, TEXT_BYTES = 256 };

/* Sentences in which names and words stand in many surroundings, with particles between them. */
static size_t write_documents(struct td_document *documents)
{
    static const char *const who[] = {"谷歌",   "微软", "阿里", "腾讯", "苹果", "英伟达", "索尼",
                                      "华为",   "小米", "字节", "百度", "三星", "高通",   "甲骨文",
                                      "赛灵思", "网易", "京东", "美团", "携程"};
    static const char *const what[] = {"机器人", "手机", "芯片", "相册", "翻译",        "眼镜",
                                       "汽车",   "耳机", "地图", "音箱", "Claude Code", "键盘",
                                       "显卡",   "笔记", "搜索", "日历", "邮箱",        "浏览器",
                                       "路由器", "电视", "闹钟", "空调", "插座"};
    static const char *const does[] = {"发布", "收购", "关闭", "展示", "开源", "出售", "更新"};
    static char texts[DOCUMENTS][TEXT_BYTES];
    for (size_t i = 0; i < DOCUMENTS; i++) {
        snprintf(texts[i], TEXT_BYTES, "%s%s了%s，%s和%s的%s也%s了", who[i % 19], does[i % 7],
                 what[i % 23], what[(i / 3) % 23], who[(i / 5) % 19], what[(i * 7) % 23],
                 does[(i / 2) % 7]);
        documents[i] = (struct td_document){{td_slice_of(texts[i]), TD_SLICE_NONE}, 0};
    }
    return DOCUMENTS;
}

/* The terms of documents. */
struct found {
    struct td_arena arena;
    struct td_ngrams ngrams;
    uint32_t *terms;
    size_t count;
};

static void find(struct found *found, const struct td_document *documents, size_t count)
{
    struct td_error err = {0};
    td_arena_init(&found->arena, ARENA_MAX_BYTES);
    assert_int_equal(td_ngrams_count(&found->arena, documents, count, 3, &found->ngrams, &err),
                     TD_OK);
    assert_int_equal(
        td_terms_find(&found->arena, &found->ngrams, &found->terms, &found->count, &err), TD_OK);
}

static void release(struct found *found)
{
    td_arena_release(&found->arena);
}

static bool is_found(const struct found *found, const char *text)
{
    for (size_t i = 0; i < found->count; i++)
        if (td_slice_equal(found->ngrams.list[found->terms[i]].text, td_slice_of(text)))
            return true;
    return false;
}

static void test_words_are_found_and_what_joins_them_is_not(void **state)
{
    static const char *const wanted[] = {"谷歌", "机器人", "英伟达", "Claude Code"};
    static const char *const unwanted[] = {"的", "谷歌的", "的机", "器人", "也发布", "英伟"};
    static struct td_document documents[DOCUMENTS];
    struct found TD_CLEANUP(release) found;
    (void)state;
    size_t total = write_documents(documents);
    find(&found, documents, total);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!is_found(&found, wanted[i]))
            fail_msg("%s is not found", wanted[i]);
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        if (is_found(&found, unwanted[i]))
            fail_msg("%s is taken for a word", unwanted[i]);
}

/* Titles name things; every third summary has a word that no title has, three another that one has.
 */
static size_t write_news(struct td_document *documents)
{
    static char summaries[DOCUMENTS][TEXT_BYTES];
    size_t count = write_documents(documents);
    for (size_t i = 0; i < count; i++) {
        snprintf(summaries[i], TEXT_BYTES, "%s。%s", i % 3 == 0 ? "一旦出现" : "首次出现",
                 i % 400 == 0 ? "另见章鱼" : "");
        documents[i].texts[1] = td_slice_of(summaries[i]);
    }
    documents[0].texts[0] = TD_SLICE("另见章鱼");
    return count;
}

static void test_words_of_telling_are_those_that_no_title_has(void **state)
{
    static struct td_document documents[DOCUMENTS];
    struct found TD_CLEANUP(release) found;
    (void)state;
    size_t total = write_news(documents);
    find(&found, documents, total);
    assert_true(is_found(&found, "机器人"));
    assert_false(is_found(&found, "一旦出现"));
    /* Of so few it is not sure. */
    assert_true(is_found(&found, "另见章鱼"));

    for (size_t i = 0; i < total; i++)
        documents[i] = (struct td_document){{documents[i].texts[1], TD_SLICE_NONE}, 0};
    release(&found);
    find(&found, documents, total);
    assert_true(is_found(&found, "一旦出现"));
}

static void test_what_english_joins_words_with_is_no_term(void **state)
{
    static const char *const what[] = {"robot", "phone", "chip", "engine", "May"};
    static const char *const does[] = {"sells",   "opens", "closes", "shows",
                                       "updates", "buys",  "tests"};
    static const char *const articles[] = {"the", "a", "this"};
    static const char *const joins[] = {"of", "for", "us", "via"};
    static const char *const who[] = {"Acme", "Initech", "Globex"};
    static char texts[DOCUMENTS][TEXT_BYTES];
    static struct td_document documents[DOCUMENTS];
    struct found TD_CLEANUP(release) found;
    (void)state;
    for (size_t i = 0; i < DOCUMENTS; i++) {
        snprintf(texts[i], TEXT_BYTES, "%s %s %s %s %s", does[i % 7], articles[i % 3], what[i % 5],
                 joins[i % 4], who[i / 9 % 3]);
        documents[i] = (struct td_document){{td_slice_of(texts[i]), TD_SLICE_NONE}, 0};
    }
    find(&found, documents, DOCUMENTS);
    assert_true(is_found(&found, "robot"));
    assert_true(is_found(&found, "May"));
    assert_false(is_found(&found, "the"));
    assert_false(is_found(&found, "of"));
    assert_false(is_found(&found, "via"));
    assert_false(is_found(&found, "us"));
}

static void test_significance_is_that_of_a_table_reckoned_by_hand(void **state)
{
    (void)state;
    /* 2 (10 ln(10/5.5) + 1 ln(1/5.5) + 90 ln(90/94.5) + 99 ln(99/94.5)) */
    assert_true(fabs(td_significance(10, 100, 1, 100) - 8.976) < 0.001);
    assert_true(td_significance(1, 100, 10, 100) < -8.9);
    assert_true(td_significance(5, 100, 50, 1000) < 1e-9);
    assert_true(fabs(td_significance(3, 0, 5, 10)) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_found_and_what_joins_them_is_not),
        cmocka_unit_test(test_words_of_telling_are_those_that_no_title_has),
        cmocka_unit_test(test_what_english_joins_words_with_is_no_term),
        cmocka_unit_test(test_significance_is_that_of_a_table_reckoned_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
