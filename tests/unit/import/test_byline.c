/* Who wrote an item, by the words round it. */
#include "parsed.h"

#include "import/authors/authors.h"

#include <stdio.h>

/* The only item of a digest, its author settled. */
static const struct td_digest_item *item_of(struct parsed *parsed, const char *text)
{
    (void)parse(parsed, text);
    assert_int_equal(td_authors_split(&parsed->arena, &parsed->digest, NULL, NULL), TD_OK);
    assert_true(parsed->digest.item_count > 0);
    return &parsed->digest.items[0];
}

static void assert_item(struct parsed *parsed, const char *text, const char *title,
                        const char *author, const char *summary)
{
    const struct td_digest_item *item = item_of(parsed, text);
    assert_text(item->title, title);
    assert_text(item->author, author);
    assert_text(item->summary, summary);
}

static void test_by_from_and_via_behind_the_link_name_the_author(void **state)
{
    assert_item(*state, "1. [A title](http://a.b) by Jane Doe\n\n   > Quoted.\n", "A title",
                "Jane Doe", "Quoted.");
    assert_item(*state, "1. [A title](http://a.b) by [Jane Doe](http://c.d)\n", "A title",
                "Jane Doe", "");
    assert_item(*state, "1. [A title](http://a.b) By Ann B. Cole, Edsko de Vries, and Li Wei\n",
                "A title", "Ann B. Cole, Edsko de Vries, and Li Wei", "");
    assert_item(*state, "1. [A title](http://a.b) from Some Lab\n", "A title", "Some Lab", "");
    assert_item(*state, "1. [A title](http://a.b) via @jane\n", "A title", "jane", "");
    assert_item(*state, "1. [A title](http://a.b) by Jane Doe.\n", "A title", "Jane Doe", "");
    assert_item(*state, "1. [A title](http://a.b) by Jane D.\n", "A title", "Jane D.", "");
}

static void test_prose_behind_the_link_names_nobody(void **state)
{
    static const char *const summaries[] = {
        "by hand",           "by far the best of all",
        "from the prelude.", "via a macro",
        "via example",       "by Jane Doe. A summary follows here.",
        "bypassing Jane Doe"};
    for (size_t i = 0; i < sizeof(summaries) / sizeof(summaries[0]); i++) {
        char text[256];
        (void)snprintf(text, sizeof(text), "1. [A title](http://a.b) %s\n", summaries[i]);
        assert_item(*state, text, "A title", NULL, summaries[i]);
    }
}

static void test_a_word_written_small_is_a_name_among_other_names(void **state)
{
    struct parsed *parsed = *state;
    const struct td_digest_item *items =
        item_of(parsed, "1. [A](http://a.b) by kqr\n2. [B](http://a.b/2) by Jane Doe\n");
    assert_text(items[0].author, "kqr");
    assert_text(items[1].author, "Jane Doe");
}

static void test_a_linked_account_may_open_the_summary(void **state)
{
    assert_item(*state, "1. [A](http://a.b)\n\n   [@小明](http://c.d)：这是摘要。\n", "A", "小明",
                "这是摘要。");
    assert_item(*state, "1. [A](http://a.b)\n\n   [@jane](http://c.d): The summary.\n", "A", "jane",
                "The summary.");
    assert_item(*state, "1. [A](http://a.b)\n\n   @小明：这是摘要。\n", "A", "小明", "这是摘要。");
    assert_item(*state, "1. [A](http://a.b)\n\n   @media: a rule of CSS.\n", "A", NULL,
                "@media: a rule of CSS.");
}

static void test_packages_and_phrases_are_no_names(void **state)
{
    assert_item(*state, "1. [A](http://a.b)\n\n   [@tools/x](http://c.d): a package.\n", "A", NULL,
                "@tools/x: a package.");
    assert_item(*state, "- [@tools/x](http://c.d): a package.\n", "@tools/x", NULL, "a package.");
    assert_item(*state, "- [@OneLab/OtherLab](http://c.d) tell of it.\n",
                "@OneLab/OtherLab tell of it.", "OneLab/OtherLab", "");
    assert_item(*state, "1. [A](http://a.b) From 'One' and 'Other' to Both\n", "A", NULL,
                "From 'One' and 'Other' to Both");
    assert_item(*state, "1. [A](http://a.b) via One or Other,\n", "A", NULL, "via One or Other,");
    assert_item(*state, "1. [A](http://a.b)\n\n   Text.\n\n   —THE END --\n", "A", NULL,
                "Text.\n\n—THE END --");
}

static void test_who_made_a_change_stands_before_its_address(void **state)
{
    assert_item(*state, "- Sort by label by @jane in https://a.b/pull/7\n", "Sort by label", "jane",
                "");
    assert_item(*state, "- Stand by @home in https://a.b/8\n", "Stand", "home", "");
    assert_item(*state, "- Sort by label, as in https://a.b/pull/9\n", "Sort by label, as in", NULL,
                "");
}

static void test_who_sent_it_in_may_close_the_summary(void **state)
{
    assert_item(*state, "1. [A](http://a.b)\n\n   摘要在此。（[@jane](http://c.d) 投稿）\n", "A",
                "jane", "摘要在此。");
    assert_item(
        *state,
        "1. [A](http://a.b)\n\n   摘要（一）。（@[jane](http://c.d) 投稿）\n\n   又一段。\n", "A",
        "jane", "摘要（一）。\n\n又一段。");
    assert_item(*state, "1. [A](http://a.b)\n\n   摘要。来自 [@jane](http://c.d) 的分享\n", "A",
                "jane", "摘要。");
    assert_item(*state, "1. [A](http://a.b)\n\n   The summary. (via [@x](http://c.d))\n", "A", "x",
                "The summary.");
    assert_item(*state, "1. [A](http://a.b)\n\n   The summary. (via [@jane](http://c.d))\n", "A",
                "jane", "The summary.");
    assert_item(*state,
                "1. [A](http://a.b)\n\n   It is fast.Shared by [@Ann Lee](http://c.d)\n\n   `x`\n",
                "A", "Ann Lee", "It is fast.\n\nx");
    assert_item(*state, "1. [A](http://a.b)\n\n   Shared by @jane in her newsletter\n", "A", NULL,
                "Shared by @jane in her newsletter");
    assert_item(*state, "1. [A](http://a.b)\n\n   Shared by many\n", "A", NULL, "Shared by many");
    assert_item(*state, "1. [A](http://a.b)\n\n   （@jane 投稿）了一篇文章。\n", "A", NULL,
                "（@jane 投稿）了一篇文章。");
    assert_item(*state, "1. [A](http://a.b)\n\n   欢迎（在线投稿）\n", "A", NULL,
                "欢迎（在线投稿）");
}

static void test_a_signature_may_close_the_summary(void **state)
{
    assert_item(*state,
                "1. [A](http://a.b)\n\n   > So it is said.\n\n   — [Jane Doe](http://c.d)\n", "A",
                "Jane Doe", "So it is said.");
    assert_item(*state, "1. [A](http://a.b)\n\n   Text.\n\n   — and so on\n", "A", NULL,
                "Text.\n\n— and so on");
}

static void test_the_source_in_a_quote_is_the_author(void **state)
{
    assert_item(*state,
                "1. [A](http://a.b)\n\n   > 📰 **Some Daily**  |  ⭐ **9**  |  [more](http://a.b)\n\n"
                "   The summary.\n",
                "A", "Some Daily", "The summary.");
    assert_item(*state, "1. [A](http://a.b)\n\n   > 📰 **Some Daily**\n\n   The summary.\n", "A",
                "Some Daily", "The summary.");
    assert_item(*state, "1. [A](http://a.b)\n\n   > 📰 **arXiv** | 9\n\n   Text.\n", "A", "arXiv",
                "Text.");
    assert_item(*state, "1. [A](http://a.b)\n\n   > **Some Daily** | 9\n\n   Text.\n", "A",
                "Some Daily", "Text.");
    assert_item(*state, "1. [A](http://a.b)\n\n   > **Bold** words begin it.\n", "A", NULL,
                "Bold words begin it.");
    assert_item(*state, "1. [A](http://a.b)\n\n   > **Bold**\n   > goes on.\n", "A", NULL,
                "Bold goes on.");
}

/* Below a title, as the lines of its text; what is left of them is the summary. */
static void assert_labelled(struct parsed *parsed, const char *lines, const char *author,
                            const char *summary)
{
    char text[512];
    (void)snprintf(text, sizeof(text), "### 1. [A](http://a.b)\n\n%s\n\n### 2. [B](http://b.b)\n",
                   lines);
    assert_item(parsed, text, "A", author, summary);
}

static void test_the_name_behind_a_label_is_the_author(void **state)
{
    assert_labelled(*state, "来源：量子位", "量子位", "");
    assert_labelled(*state, "摘要。\n\n🔗 **来源**: 量子位\n\n又一段。", "量子位",
                    "摘要。\n\n又一段。");
    assert_labelled(*state, "- **Source:** Some Daily\n- **Summary:** Text.", "Some Daily",
                    "- Summary: Text.");
    assert_labelled(*state, "- Text.\n- Source: tass\n\nMore.", "tass", "- Text.\n\nMore.");
    assert_labelled(*state, "Text.\n\nAuthor: Jane Doe", "Jane Doe", "Text.");
    assert_labelled(*state, "摘要。\n\n- 作者：凯文·凯利\n- 年份：2020", "凯文·凯利",
                    "摘要。\n\n- 年份：2020");
    assert_labelled(*state, "来源：[量子位](http://c.d)", "量子位", "");
    assert_labelled(*state, "来源：公众号：腾讯混元", "公众号：腾讯混元", "");
    assert_labelled(*state, "Source: example.org", "example.org", "");
}

static void test_a_label_may_be_a_part_of_its_line(void **state)
{
    assert_labelled(*state, "> 来源：VentureBeat AI | 发布时间：2026-01-19 22:00\n\n摘要。",
                    "VentureBeat AI", "发布时间：2026-01-19 22:00\n\n摘要。");
    assert_labelled(*state, "**分类**：工具 · **来源**：Kim (@kim)\n\n摘要。", "Kim (@kim)",
                    "分类：工具\n\n摘要。");
    assert_labelled(*state, "分类：工具 · 来源：小互 · 周一", "小互", "分类：工具 · 周一");
    assert_labelled(*state, "标签: #LLM\n来源: HN | 评分: 5", "HN", "标签: #LLM | 评分: 5");
    assert_labelled(*state, "作者：张三 | 来源：某报", "张三", "来源：某报");
    assert_labelled(*state, "摘要。\n\n（来源：公众号「某某」）", "公众号「某某」", "摘要。");
    assert_labelled(*state, "摘要（来源：某报）", "某报", "摘要");
    assert_labelled(*state, "摘要（作者：张三 | 周一）。", "张三", "摘要（周一）。");
    assert_labelled(*state, "🔗 来源: Hacker News ⬆️137 | 热", "Hacker News", "🔗 热");
}

static void test_a_name_that_is_all_of_most_summaries_is_the_author(void **state)
{
    struct parsed *parsed = *state;
    const struct td_digest_item *items =
        item_of(parsed, "- [A](http://a.b/1)（某报）\n- [B](http://a.b/2)（Some Daily）\n"
                        "- [C](http://a.b/3) (news.example.org)\n- [D](http://a.b/4)（156）\n");
    assert_text(items[0].author, "某报");
    assert_text(items[0].summary, "");
    assert_text(items[1].author, "Some Daily");
    assert_text(items[2].author, "news.example.org");
    assert_text(items[3].author, NULL);
    items = item_of(parsed, "- [A](http://a.b/1) — 某报 · 2026-03-10 18:58\n"
                            "- [B](http://a.b/2) — 某报 · 2026-03-10\n"
                            "- [C](http://a.b/3) — Some Daily · AI · 2026-03-09\n");
    assert_text(items[0].author, "某报");
    assert_text(items[0].summary, "2026-03-10 18:58");
    assert_text(items[2].author, "Some Daily");
    assert_text(items[2].summary, "AI · 2026-03-09");
    items = item_of(parsed, "- [A](http://a.b/1)（RSS）\n- [B](http://a.b/2)（PDF）\n"
                            "- [C](http://a.b/3) text\n- [D](http://a.b/4) text\n");
    assert_text(items[0].author, NULL);
    assert_text(items[0].summary, "（RSS）");
}

static void test_what_stands_behind_a_label_may_be_no_name(void **state)
{
    static const char *const texts[] = {
        "作者：张三，自2019年以来写了很多。",
        "来源：https://a.b/c",
        "Source: example.org/2023/12",
        "Source: it is said in many places",
        "source: 'node1'",
        "Open Source: The Future",
        "数据来源: 某报",
        "来源不明：张三",
        "来源：",
        "据来源：张三",
        "- 来源：张三\n- 来源：李四",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_labelled(*state, texts[i], NULL, texts[i]);
}

static void test_a_domain_in_code_is_the_author_and_no_part_of_the_title(void **state)
{
    assert_item(*state, "1. [A title <code>news.example.org</code>](http://c.d)\n", "A title",
                "news.example.org", "");
    assert_item(*state, "1. [A title `news.example.org`](https://www.news.example.org/1)\n",
                "A title", "news.example.org", "");
    assert_item(*state, "1. [A bug in `main.rs`](http://c.d)\n", "A bug in main.rs", NULL, "");
    assert_item(*state, "1. [<code>example.org</code>](http://example.org)\n", "example.org", NULL,
                "");
    assert_item(*state, "1. [A title <code>x</code>](http://c.d)\n", "A title x", NULL, "");
    assert_item(*state, "1. [A title **`example.org`**](http://example.org/1)\n", "A title",
                "example.org", "");
    assert_item(*state, "1. [A title `example.net`](http://example.org/1)\n", "A title example.net",
                NULL, "");
    assert_item(*state, "1. [A title <b>example.org</b>](http://example.org/1)\n",
                "A title example.org", NULL, "");
    static const char *const others[] = {".org", "a.b1", "a_b.org", "example.o"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        char text[256], title[256];
        (void)snprintf(text, sizeof(text), "1. [A title <code>%s</code>](http://c.d)\n", others[i]);
        (void)snprintf(title, sizeof(title), "A title %s", others[i]);
        assert_item(*state, text, title, NULL, "");
    }
}

/* In the summary, as the only paragraph. */
static void assert_names_nobody(struct parsed *parsed, const char *summary)
{
    char text[512];
    (void)snprintf(text, sizeof(text), "1. [A](http://a.b)\n\n   %s\n", summary);
    assert_item(parsed, text, "A", NULL, summary);
}

/* 121 bytes. */
#define TOO_LONG                                                                                   \
    "Jane Doe Jane Doe Jane Doe Jane Doe Jane Doe Jane Doe Jane Doe Jane Doe Jane Doe "            \
    "Jane Doe Jane Doe Jane Doe Jane Doe Jane"

static void test_what_is_too_long_is_no_name(void **state)
{
    assert_names_nobody(*state, "by " TOO_LONG);
    assert_names_nobody(*state, "@" TOO_LONG "：摘要。");
    assert_names_nobody(*state, "摘要。（@" TOO_LONG "投稿）");
}

static void test_an_account_without_a_name_is_nobody(void **state)
{
    assert_names_nobody(*state, "@：摘要。");
    assert_names_nobody(*state, "摘要。（@投稿）");
    assert_item(*state, "- Sort by @ in https://a.b/pull/7\n", "Sort by @ in", NULL, "");
    assert_item(*state, "- Sort by @jane and others in https://a.b/7\n",
                "Sort by @jane and others in", NULL, "");
}

static void test_a_signature_of_one_small_word_is_text(void **state)
{
    assert_item(*state, "1. [A](http://a.b)\n\n   Text.\n\n   — jane\n", "A", NULL,
                "Text.\n\n— jane");
}

static void test_a_quote_that_opens_bold_and_never_ends_it_has_no_source(void **state)
{
    assert_names_nobody(*state, "** Some Daily");
    assert_item(*state, "1. [A](http://a.b)\n\n   > **Some Daily\n\n   Text.\n", "A", NULL,
                "**Some Daily\n\nText.");
}

static void test_domains_may_be_written_large_and_have_numbers_and_hyphens(void **state)
{
    assert_item(*state, "1. [A title <code>News-24.Example.ORG</code>](http://c.d)\n", "A title",
                "News-24.Example.ORG", "");
    assert_item(*state, "1. [A title `www.example.org`](https://example.org/1)\n", "A title",
                "www.example.org", "");
    assert_item(*state, "1. [A title <code>a/b.org</code>](http://c.d)\n", "A title a/b.org", NULL,
                "");
}

static void test_a_full_stop_of_chinese_may_stand_behind_a_credit(void **state)
{
    assert_item(*state, "1. [A](http://a.b)\n\n   摘要（@jane 投稿）。\n", "A", "jane", "摘要。");
}

static void test_a_byline_goes_before_a_suffix(void **state)
{
    assert_item(*state, "1. [标题-小互](https://x.com/imxiaohu/status/1) by Jane Doe\n",
                "标题-小互", "Jane Doe", "");
}

static void test_invisible_characters_are_in_no_title_name_or_address(void **state)
{
    const struct td_digest_item *item =
        item_of(*state, "1. [谷\xE2\x80\x8B歌 new\xC2\xADly-小\xEF\xBB\xBF互\xE2\x81\xA0]"
                        "(https://x.com/imxia\xE2\x80\x8Bohu/status/1\xE2\x80\x8B)\n");
    assert_text(item->title, "谷歌 newly");
    assert_text(item->author, "小互");
    assert_text(item->url, "https://x.com/imxiaohu/status/1");
    assert_item(*state,
                "1. [A\x01 b](http://a.b) by Jane\xC2\xA0"
                "Doe\n",
                "A b", "Jane Doe", "");
    assert_item(*state, "1. [A\xC2\xA0title](http://a.b)\n", "A\xC2\xA0title", NULL, "");
    assert_item(*state, "1. [\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB b](http://a.b)\n",
                "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB b", NULL, "");
}

static void test_summaries_as_written_keep_their_bylines(void **state)
{
    const struct td_digest_item *item =
        item_of(*state, "1. [A](http://a.b) by Jane Doe\n\n   Text.\n");
    assert_true(td_slice_find(item->summary_markdown, TD_SLICE("by Jane Doe")) <
                item->summary_markdown.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_by_from_and_via_behind_the_link_name_the_author),
        WITH_PARSED(test_prose_behind_the_link_names_nobody),
        WITH_PARSED(test_a_word_written_small_is_a_name_among_other_names),
        WITH_PARSED(test_a_linked_account_may_open_the_summary),
        WITH_PARSED(test_packages_and_phrases_are_no_names),
        WITH_PARSED(test_who_made_a_change_stands_before_its_address),
        WITH_PARSED(test_who_sent_it_in_may_close_the_summary),
        WITH_PARSED(test_a_signature_may_close_the_summary),
        WITH_PARSED(test_the_source_in_a_quote_is_the_author),
        WITH_PARSED(test_the_name_behind_a_label_is_the_author),
        WITH_PARSED(test_a_label_may_be_a_part_of_its_line),
        WITH_PARSED(test_a_name_that_is_all_of_most_summaries_is_the_author),
        WITH_PARSED(test_what_stands_behind_a_label_may_be_no_name),
        WITH_PARSED(test_a_domain_in_code_is_the_author_and_no_part_of_the_title),
        WITH_PARSED(test_what_is_too_long_is_no_name),
        WITH_PARSED(test_an_account_without_a_name_is_nobody),
        WITH_PARSED(test_a_signature_of_one_small_word_is_text),
        WITH_PARSED(test_a_quote_that_opens_bold_and_never_ends_it_has_no_source),
        WITH_PARSED(test_domains_may_be_written_large_and_have_numbers_and_hyphens),
        WITH_PARSED(test_a_full_stop_of_chinese_may_stand_behind_a_credit),
        WITH_PARSED(test_a_byline_goes_before_a_suffix),
        WITH_PARSED(test_invisible_characters_are_in_no_title_name_or_address),
        WITH_PARSED(test_summaries_as_written_keep_their_bylines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
