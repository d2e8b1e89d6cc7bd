/* Titles and names put together at random come apart again. */
#include "desk.h"

#include <stdio.h>

struct dice {
    uint64_t state;
};

static unsigned roll(struct dice *dice, unsigned sides)
{
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((dice->state >> 33) % sides);
}

static const char *const latin_words[] = {"model",     "GPT-4o",           "Release", "fine-tuning",
                                          "Qwen3-TTS", "agents",           "The",     "open",
                                          "2025",      "state-of-the-art", "bug",     "tooling"};
static const char *const han_words[] = {"发布",  "语音模型", "开源",     "“工具”", "趋势",
                                        "11.7%", "端到端",   "（预览）", "更新"};
static const char *const names[] = {"小互",
                                    "宝玉",
                                    "歸藏(guizang.ai)",
                                    "Orange AI",
                                    "merve",
                                    "Peter H. Diamandis, MD",
                                    "Jean-Luc",
                                    "Kai-Fu Lee",
                                    "The Decoder",
                                    "36氪",
                                    "量子位",
                                    "MIT Technology Review",
                                    "Anne-Marie Slaughter",
                                    "The Verge AI (RSS)",
                                    "Ming-Hsuan Yang"};

#define PICK(dice, list) (list)[roll(dice, sizeof(list) / sizeof((list)[0]))]

static void make_title(struct dice *dice, unsigned number, char *ret, size_t size)
{
    static const char *const last_words[] = {"alpha", "beta",    "gamma", "模型", "delta",
                                             "工具",  "epsilon", "zeta",  "eta",  "theta"};
    bool is_latin = roll(dice, 2) == 0;
    int len = snprintf(ret, size, "%u", number);
    for (unsigned words = 1 + roll(dice, 4); words > 0; words--)
        len += snprintf(ret + len, size - (size_t)len, is_latin ? " %s" : "%s",
                        is_latin ? PICK(dice, latin_words) : PICK(dice, han_words));
    /* a number makes the last word another one in every title, as it is in life */
    (void)snprintf(ret + len, size - (size_t)len, is_latin ? " %s%u" : "%s%u",
                   PICK(dice, last_words), number);
}

static void add_random(struct desk *desk, struct dice *dice, const char *name, unsigned account,
                       unsigned number, char titles[][256])
{
    char text[512];
    char url[64];
    struct td_slice text_copy;
    struct td_slice url_copy;
    make_title(dice, number, titles[number], sizeof(titles[number]));
    (void)snprintf(text, sizeof(text), "%s-%s", titles[number], name);
    (void)snprintf(url, sizeof(url), "https://x.com/account%u/status/%u", account, number);
    assert_int_equal(td_arena_copy(&desk->arena, td_slice_of(text), &text_copy, NULL), TD_OK);
    assert_int_equal(td_arena_copy(&desk->arena, td_slice_of(url), &url_copy, NULL), TD_OK);
    add_slice(desk, text_copy, url_copy);
}

static void test_random_titles_and_names_come_apart_where_each_name_comes_twice(void **state)
{
    enum { ROUNDS = 300, ACCOUNTS = 6 };
    struct desk *desk = *state;
    struct dice dice = {2025};
    for (unsigned round = 0; round < ROUNDS; round++) {
        char titles[ACCOUNTS * 4][256];
        const char *name_of[ACCOUNTS * 4];
        unsigned count = 0;
        desk->digest.item_count = 0;
        for (unsigned account = 0; account < ACCOUNTS; account++) {
            const char *name = PICK(&dice, names);
            for (unsigned items = 2 + roll(&dice, 3); items > 0; items--, count++) {
                name_of[count] = name;
                add_random(desk, &dice, name, account, count, titles);
            }
        }
        split(desk, NULL);
        for (unsigned i = 0; i < count; i++)
            assert_parts(&desk->items[i], titles[i], name_of[i]);
        td_arena_reset(&desk->arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_random_titles_and_names_come_apart_where_each_name_comes_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
