/* Which part of a link text is the author: cases that went wrong somewhere, and a list of titles
 * without authors. */
#include "desk.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>

/* One item alone. */
static void assert_alone(struct desk *desk, const char *text, const char *url, const char *title,
                         const char *author)
{
    desk->digest.item_count = 0;
    struct td_digest_item *item = add(desk, text, url);
    split(desk, NULL);
    assert_parts(item, title, author);
}

static void add_digest_with_authors(struct desk *desk)
{
    add(desk, "数十名苹果工程师和设计师离职-小互", "https://x.com/imxiaohu/status/1");
    add(desk, "语音合成模型发布-小互", "https://x.com/imxiaohu/status/2");
    add(desk, "解决痛点-歸藏(guizang.ai)", "https://x.com/op7418/status/3");
    add(desk, "未来劳动力趋势-Peter H. Diamandis, MD", "https://x.com/PeterDiamandis/status/4");
    add(desk, "内存挑战-merve", "https://x.com/mervenoyann/status/5");
    add(desk, "商业价值探讨-Orange AI", "https://x.com/oran_ge/status/6");
}

/* What an archive would know: the same for every account. */
static enum td_code lend(void *context, struct td_arena *arena, struct td_slice site,
                         struct td_slice handle, struct td_evidence *ret_evidence,
                         struct td_error *err)
{
    (void)arena;
    (void)site;
    (void)handle;
    (void)err;
    *ret_evidence = *(const struct td_evidence *)context;
    return TD_OK;
}

static void test_an_item_alone_parts_at_its_last_hyphen(void **state)
{
    struct desk *desk = *state;
    assert_alone(desk, "阿里巴巴发布Qwen3-TTS语音合成模型-小互", "https://x.com/imxiaohu/status/1",
                 "阿里巴巴发布Qwen3-TTS语音合成模型", "小互");
    assert_alone(desk, "GPT-4o更新-Jean-Luc", "https://x.com/jl/status/1", "GPT-4o更新",
                 "Jean-Luc");
    assert_alone(desk, "AI新书-Kai-Fu Lee", "https://x.com/kaifulee/status/1", "AI新书",
                 "Kai-Fu Lee");
    assert_alone(desk, "生产力提升11.7%-Peter H. Diamandis, MD", "https://x.com/PeterDiamandis/1",
                 "生产力提升11.7%", "Peter H. Diamandis, MD");
    assert_alone(desk, "解决痛点 - 歸藏(guizang.ai)", "https://x.com/op7418/status/1", "解决痛点",
                 "歸藏(guizang.ai)");
    assert_alone(desk, "全角也算－宝玉", "https://x.com/dotey/status/1", "全角也算", "宝玉");
    assert_alone(desk, "两个--宝玉", "https://x.com/dotey/status/1", "两个", "宝玉");
}

static void test_a_sentence_that_is_a_title_keeps_its_hyphens(void **state)
{
    struct desk *desk = *state;
    add_digest_with_authors(desk);
    struct td_digest_item *item = add(desk, "他说，看这里-小互", "https://x.com/imxiaohu/status/7");
    item->is_prose = true;
    split(desk, NULL);
    assert_parts(item, "他说，看这里-小互", NULL);
}

static void test_the_number_of_an_issue_is_no_title_and_no_name(void **state)
{
    static const char *const titles[] = {"001期--新的开始", "周报 #66 - 匣子", "第3期 - 湘厨",
                                         "第4期 - 汤屋", "奇趣周刊 - 第 66 期"};
    struct desk *desk = *state;
    add_digest_with_authors(desk);
    size_t first = desk->digest.item_count;
    for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
        add(desk, titles[i], "https://a.b/");
    struct td_digest_item *item = add(desk, "新车发布-36氪", "https://36kr.com/p/1");
    split(desk, NULL);
    for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
        assert_parts(&desk->items[first + i], titles[i], NULL);
    assert_parts(item, "新车发布", "36氪");
}

static void test_a_title_alone_keeps_its_hyphens(void **state)
{
    static const char *const titles[] = {"Introducing GPT-4o",
                                         "1m-go-websockets",
                                         "explain-my-curl",
                                         "Text-to-Speech",
                                         "What we did in the summer of 2025 – an update",
                                         "What we did in the summer of 2025 - an update",
                                         "state-of-the-art",
                                         "Qwen3-VL-30B-A3B",
                                         "GPT-5.1-Codex-Max",
                                         "年度回顾-2025",
                                         "没有连字符",
                                         "-",
                                         "-小互",
                                         "标题-",
                                         "The (half-open) door",
                                         "模型更新-这一次它真的学会了倾听。你会怎么用它呢"};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
        assert_alone(desk, titles[i], "https://openai.com/index/x", titles[i], NULL);
}

static void test_a_title_without_author_keeps_its_hyphens_among_items_with_authors(void **state)
{
    static const char *const titles[] = {
        "Introducing GPT-4o", "1m-go-websockets", "explain-my-curl",   "Text-to-Speech",
        "state-of-the-art",   "Qwen3-VL-30B-A3B", "GPT-5.1-Codex-Max", "Introducing GPT-OSS",
        "Non-English Models", "发布Qwen3-TTS"};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        desk->digest.item_count = 0;
        add_digest_with_authors(desk);
        struct td_digest_item *item = add(desk, titles[i], "https://openai.com/index/x");
        split(desk, NULL);
        assert_parts(item, titles[i], NULL);
        assert_parts(&desk->items[4], "内存挑战", "merve");
    }
}

static void test_a_hyphen_within_brackets_parts_nothing(void **state)
{
    static const char *const titles[] = {
        "论文(模型-小互)",   "论文[模型-小互]",   "论文（模型-小互）", "论文【模型-小互】",
        "论文《模型-小互》", "论文「模型-小互」", "论文“模型-小互”"};
    struct desk *desk = *state;
    add_digest_with_authors(desk);
    size_t first = desk->digest.item_count;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        add(desk, titles[i], "https://a.b/");
    split(desk, NULL);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        assert_parts(&desk->items[first + i], titles[i], NULL);
}

static void test_a_hyphen_within_words_of_hangul_parts_nothing(void **state)
{
    struct desk *desk = *state;
    add_digest_with_authors(desk);
    struct td_digest_item *item = add(desk, "새 모델은 한국-미국 협력", "https://a.example/");
    split(desk, NULL);
    assert_parts(item, "새 모델은 한국-미국 협력", NULL);
}

static void test_a_word_of_the_summary_is_not_taken_apart(void **state)
{
    struct desk *desk = *state;
    add_digest_with_authors(desk);
    struct td_digest_item *item =
        add(desk, "a first look at spider-Man Games", "https://a.example/");
    item->summary = TD_SLICE("Somebody calls it spider-Man.");
    split(desk, NULL);
    assert_parts(item, "a first look at spider-Man Games", NULL);
}

static void test_names_behind_a_weak_hyphen_are_found_where_the_digest_names_authors(void **state)
{
    struct desk *desk = *state;
    add_digest_with_authors(desk);
    struct td_digest_item *decoder =
        add(desk, "Copilot has a bug-The Decoder", "https://the-decoder.com/x");
    struct td_digest_item *merve =
        add(desk, "Compile with quanto-merve", "https://x.com/mervenoyann/status/9");
    struct td_digest_item *xiaohu = add(desk, "OpenAI-小互", "https://x.com/imxiaohu/status/9");
    split(desk, NULL);
    assert_parts(decoder, "Copilot has a bug", "The Decoder");
    assert_parts(merve, "Compile with quanto", "merve");
    assert_parts(xiaohu, "OpenAI", "小互");
}

static void test_a_name_that_two_titles_share_wins_over_a_longer_end(void **state)
{
    struct desk *desk = *state;
    struct td_digest_item *first =
        add(desk, "发布Qwen3-TTS-小互", "https://x.com/imxiaohu/status/1");
    struct td_digest_item *second =
        add(desk, "开源Qwen3-TTS-小互", "https://x.com/imxiaohu/status/2");
    split(desk, NULL);
    assert_parts(first, "发布Qwen3-TTS", "小互");
    assert_parts(second, "开源Qwen3-TTS", "小互");
}

static void test_a_word_that_many_titles_end_in_is_no_name(void **state)
{
    struct desk *desk = *state;
    add(desk, "Introducing GPT-4o", "https://openai.com/1");
    add(desk, "Fine-tuning GPT-4o", "https://openai.com/2");
    add(desk, "Towards text-to-Speech", "https://openai.com/3");
    add(desk, "More on text-to-Speech", "https://openai.com/4");
    split(desk, NULL);
    for (size_t i = 0; i < desk->digest.item_count; i++)
        assert_true(td_slice_is_none(desk->items[i].author));
}

static void test_known_names_win(void **state)
{
    struct td_slice names[] = {TD_SLICE("Codex Team"), TD_SLICE("X-Lab")};
    struct td_evidence known = {.names = names, .name_count = 2};
    struct td_evidence_source source = {lend, &known};
    struct desk *desk = *state;
    struct td_digest_item *team = add(desk, "GPT-5-codex team", "https://openai.com/1");
    struct td_digest_item *lab = add(desk, "New from the lab-X-Lab", "https://openai.com/2");
    struct td_digest_item *none = add(desk, "Introducing GPT-4o", "https://openai.com/3");
    split(desk, &source);
    assert_parts(team, "GPT-5", "codex team");
    assert_parts(lab, "New from the lab", "X-Lab");
    assert_parts(none, "Introducing GPT-4o", NULL);
}

static void test_what_follows_the_number_of_a_version_is_no_name(void **state)
{
    struct td_slice names[] = {TD_SLICE("beta"), TD_SLICE("beta.rc1")};
    struct td_evidence known = {.names = names, .name_count = 2};
    struct td_evidence_source source = {lend, &known};
    struct desk *desk = *state;
    struct td_digest_item *beta = add(desk, "Server 0.12.0-beta", "https://code.example/1");
    struct td_digest_item *rc = add(desk, "Server v1.2-beta.rc1", "https://code.example/2");
    split(desk, &source);
    assert_parts(beta, "Server 0.12.0-beta", NULL);
    assert_parts(rc, "Server v1.2-beta.rc1", NULL);
}

static void test_a_wrong_guess_does_not_stick(void **state)
{
    struct td_slice names[] = {TD_SLICE("Luc"), TD_SLICE("4o")};
    struct td_known_text texts[] = {{TD_SLICE("新架构-Jean-Luc"), 1},
                                    {TD_SLICE("旧架构-Jean-Luc"), 2}};
    struct td_evidence known = {names, 2, texts, 2};
    struct td_evidence_source source = {lend, &known};
    struct desk *desk = *state;
    struct td_digest_item *luc = add(desk, "GPT更新-Jean-Luc", "https://x.com/jl/status/1");
    struct td_digest_item *model = add(desk, "Introducing GPT-4o", "https://openai.com/1");
    split(desk, &source);
    assert_parts(luc, "GPT更新", "Jean-Luc");
    assert_parts(model, "Introducing GPT-4o", NULL);
}

static void test_two_texts_of_one_story_are_one_witness(void **state)
{
    struct td_slice names[] = {TD_SLICE("Jean-Luc")};
    struct td_known_text texts[] = {{TD_SLICE("Qwen3.5-Omni的延迟-Jean-Luc"), 7},
                                    {TD_SLICE("Qven3.5-Omni的延迟-Jean-Luc"), 7}};
    struct td_evidence known = {names, 1, texts, 2};
    struct td_evidence_source source = {lend, &known};
    struct desk *desk = *state;
    struct td_digest_item *item = add(desk, "Kwen3.5-Omni的延迟-Jean-Luc", "https://x.com/jl/1");
    item->story = 7;
    split(desk, &source);
    assert_parts(item, "Kwen3.5-Omni的延迟", "Jean-Luc");
}

static void test_a_short_name_is_not_stretched_by_a_title(void **state)
{
    struct td_slice names[] = {TD_SLICE("小互")};
    struct td_known_text texts[] = {{TD_SLICE("发布Qwen3-TTS-小互"), 1},
                                    {TD_SLICE("开源Qwen3-TTS-小互"), 2}};
    struct td_evidence known = {names, 1, texts, 2};
    struct td_evidence_source source = {lend, &known};
    struct desk *desk = *state;
    struct td_digest_item *item =
        add(desk, "评测Qwen3-TTS-小互", "https://x.com/imxiaohu/status/1");
    split(desk, &source);
    assert_parts(item, "评测Qwen3-TTS", "小互");
}

static void test_an_account_known_by_name_has_items_without_author(void **state)
{
    struct td_slice names[] = {TD_SLICE("小互")};
    struct td_evidence known = {.names = names, .name_count = 1};
    struct td_evidence_source source = {lend, &known};
    struct desk *desk = *state;
    struct td_digest_item *item = add(desk, "没有署名", "https://x.com/imxiaohu/status/1");
    split(desk, &source);
    assert_parts(item, "没有署名", NULL);
}

static void test_an_item_without_link_text_is_called_by_its_url(void **state)
{
    struct desk *desk = *state;
    struct td_digest_item *item = add(desk, "", "https://example.org/a-b");
    split(desk, NULL);
    assert_parts(item, "https://example.org/a-b", NULL);
}

static enum td_code refuse(void *context, struct td_arena *arena, struct td_slice site,
                           struct td_slice handle, struct td_evidence *ret_evidence,
                           struct td_error *err)
{
    (void)context;
    (void)arena;
    (void)site;
    (void)handle;
    (void)ret_evidence;
    return td_fail(err, TD_ERR_IO, "no archive");
}

static void test_a_failing_source_fails_the_call(void **state)
{
    struct desk *desk = *state;
    struct td_evidence_source source = {refuse, NULL};
    add(desk, "甲-乙", "https://example.org/");
    assert_int_equal(td_authors_split(&desk->arena, &desk->digest, &source, NULL), TD_ERR_IO);
}

/* The list has a title and its url on each line, parted by a tab. */
static void add_titles_without_author(struct desk *desk)
{
    char path[1024];
    struct td_slice rest;
    struct td_slice line;
    const char *folder = getenv("TD_TESTS_DATA");
    assert_non_null(folder);
    (void)snprintf(path, sizeof(path), "%s/titles-without-author.tsv", folder);
    assert_int_equal(td_file_read(&desk->arena, path, 1 << 20, &rest, NULL), TD_OK);
    while (td_slice_next_line(&rest, &line)) {
        size_t tab = td_slice_find(line, TD_SLICE("\t"));
        add_slice(desk, td_slice_sub(line, 0, tab), td_slice_sub(line, tab + 1, line.len));
    }
}

static size_t count_authors(const struct td_digest *digest)
{
    size_t count = 0;
    for (size_t i = 0; i < digest->item_count; i++)
        count += td_slice_is_none(digest->items[i].author) ? 0 : 1;
    return count;
}

static void test_titles_without_author_get_none_in_a_digest_without_authors(void **state)
{
    struct desk *desk = *state;
    add_titles_without_author(desk);
    assert_true(desk->digest.item_count >= 60);
    split(desk, NULL);
    for (size_t i = 0; i < desk->digest.item_count; i++)
        if (!td_slice_is_none(desk->items[i].author))
            print_message("'%.*s' by '%.*s'\n", TD_SLICE_ARG(desk->items[i].title),
                          TD_SLICE_ARG(desk->items[i].author));
    assert_int_equal(count_authors(&desk->digest), 0);
}

/* As many events as other news, at one site, with ends that come again. */
static void test_ends_behind_spaced_hyphens_are_no_authors_in_part_of_a_digest(void **state)
{
    static const char *const events[] = {
        "Dallas, TX, US - Dallas Circle", "Berlin, DE - Hack and Learn",
        "Dallas, TX, US - May - Dallas Circle", "Munich, DE - Hack and Learn"};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++) {
        add(desk, events[i], "https://meet.example/event/1");
        add(desk, "Something quite different", "https://blog.example/1");
    }
    split(desk, NULL);
    assert_int_equal(count_authors(&desk->digest), 0);
}

static void test_ends_behind_spaced_hyphens_are_authors_where_nearly_all_items_have_one(
    void **state)
{
    struct desk *desk = *state;
    add(desk, "A new kernel - Alice Meyer", "https://a.example/1");
    add(desk, "Why we left the cloud - Bob", "https://b.example/1");
    add(desk, "Faster parsers - Carol", "https://c.example/1");
    add(desk, "A year of notes - Dan", "https://d.example/1");
    split(desk, NULL);
    assert_int_equal(count_authors(&desk->digest), 4);
    assert_parts(&desk->items[0], "A new kernel", "Alice Meyer");
}

/* "name - site" is how a site calls the pages of its channels. */
static void test_the_name_of_the_site_behind_a_spaced_hyphen_is_no_author(void **state)
{
    struct desk *desk = *state;
    add(desk, "Live from the lab - YouTube", "https://www.youtube.com/@lab/streams");
    add(desk, "Talks of the year - YouTube", "https://www.youtube.com/@lab/videos");
    add(desk, "A new kernel - Alice Meyer", "https://x.com/alice/status/1");
    add(desk, "Fewer crashes - Alice Meyer", "https://x.com/alice/status/2");
    for (size_t i = 0; i < 5; i++)
        add(desk, "Something quite different", "https://blog.example/1");
    split(desk, NULL);
    assert_parts(&desk->items[0], "Live from the lab - YouTube", NULL);
    assert_parts(&desk->items[1], "Talks of the year - YouTube", NULL);
    assert_parts(&desk->items[2], "A new kernel", "Alice Meyer");
}

static void test_one_end_among_many_items_without_is_no_author(void **state)
{
    struct desk *desk = *state;
    add(desk, "领域驱动设计实践--支付系统建模", "https://medium.com/@someone/1");
    for (size_t i = 0; i < 5; i++)
        add(desk, "没有连字符", "https://blog.example/1");
    split(desk, NULL);
    assert_int_equal(count_authors(&desk->digest), 0);
}

static void test_items_with_accounts_may_have_authors_where_most_of_the_digest_has_no_accounts(
    void **state)
{
    struct desk *desk = *state;
    add(desk, "第一条-小互", "https://x.com/imxiaohu/status/1");
    add(desk, "第二条-宝玉", "https://x.com/dotey/status/2");
    add(desk, "第三条-阿易", "https://x.com/ayi_ainotes/status/3");
    for (size_t i = 0; i < 9; i++)
        add(desk, "没有连字符", "https://blog.example/1");
    split(desk, NULL);
    assert_int_equal(count_authors(&desk->digest), 3);
}

static void test_an_option_of_a_command_is_no_author(void **state)
{
    struct desk *desk = *state;
    for (size_t i = 0; i < 3; i++) {
        add(desk,
            i == 0   ? "cargo bench --All"
            : i == 1 ? "cargo add --All"
                     : "build --All",
            "https://code.example/1");
        add(desk, "Something quite different", "https://blog.example/1");
    }
    split(desk, NULL);
    assert_int_equal(count_authors(&desk->digest), 0);
}

static void test_the_same_evidence_gives_the_same_answer_in_any_order(void **state)
{
    struct desk *desk = *state;
    add_titles_without_author(desk);
    add_digest_with_authors(desk);
    split(desk, NULL);
    size_t count = desk->digest.item_count;
    struct td_digest_item *first = calloc(count, sizeof(*first));
    assert_non_null(first);
    memcpy(first, desk->items, count * sizeof(*first));
    for (size_t i = 0; i < count; i++)
        desk->items[i] = first[count - 1 - i];
    split(desk, NULL);
    for (size_t i = 0; i < count; i++) {
        assert_true(td_slice_equal(desk->items[i].title, first[count - 1 - i].title));
        assert_true(td_slice_equal(desk->items[i].author, first[count - 1 - i].author));
    }
    free(first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_an_item_alone_parts_at_its_last_hyphen),
        WITH_DESK(test_a_sentence_that_is_a_title_keeps_its_hyphens),
        WITH_DESK(test_the_number_of_an_issue_is_no_title_and_no_name),
        WITH_DESK(test_a_title_alone_keeps_its_hyphens),
        WITH_DESK(test_a_title_without_author_keeps_its_hyphens_among_items_with_authors),
        WITH_DESK(test_a_hyphen_within_brackets_parts_nothing),
        WITH_DESK(test_a_hyphen_within_words_of_hangul_parts_nothing),
        WITH_DESK(test_a_word_of_the_summary_is_not_taken_apart),
        WITH_DESK(test_names_behind_a_weak_hyphen_are_found_where_the_digest_names_authors),
        WITH_DESK(test_a_name_that_two_titles_share_wins_over_a_longer_end),
        WITH_DESK(test_a_word_that_many_titles_end_in_is_no_name),
        WITH_DESK(test_known_names_win),
        WITH_DESK(test_what_follows_the_number_of_a_version_is_no_name),
        WITH_DESK(test_a_wrong_guess_does_not_stick),
        WITH_DESK(test_two_texts_of_one_story_are_one_witness),
        WITH_DESK(test_a_short_name_is_not_stretched_by_a_title),
        WITH_DESK(test_an_account_known_by_name_has_items_without_author),
        WITH_DESK(test_an_item_without_link_text_is_called_by_its_url),
        WITH_DESK(test_a_failing_source_fails_the_call),
        WITH_DESK(test_ends_behind_spaced_hyphens_are_no_authors_in_part_of_a_digest),
        WITH_DESK(test_ends_behind_spaced_hyphens_are_authors_where_nearly_all_items_have_one),
        WITH_DESK(test_the_name_of_the_site_behind_a_spaced_hyphen_is_no_author),
        WITH_DESK(test_one_end_among_many_items_without_is_no_author),
        WITH_DESK(
            test_items_with_accounts_may_have_authors_where_most_of_the_digest_has_no_accounts),
        WITH_DESK(test_an_option_of_a_command_is_no_author),
        WITH_DESK(test_titles_without_author_get_none_in_a_digest_without_authors),
        WITH_DESK(test_the_same_evidence_gives_the_same_answer_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
