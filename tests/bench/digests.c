#include "bench/digests.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *const categories[] = {
    "AI应用", "行业洞察", "开源项目", "模型", "芯片", "机器人",
    "编程",   "产品",     "研究",     "安全", "创业", "设计",
};
static const char *const sections[] = {"要闻", "开发者", "论文与研究", "产品更新", "观点", "其他"};
static const char *const sites[] = {
    "github.com",       "openai.com",         "arxiv.org",         "mp.weixin.qq.com",
    "36kr.com",         "www.theverge.com",   "youtube.com",       "huggingface.co",
    "news.example.com", "blog.google",        "www.anthropic.com", "sspai.com",
    "juejin.cn",        "techcrunch.com",     "www.bilibili.com",  "example.org",
    "medium.com",       "zhuanlan.zhihu.com", "simonwillison.net", "v2ex.com",
};

enum { COUNT_OF_SITES = sizeof sites / sizeof *sites };

static uint32_t below(struct writer *writer, uint32_t limit)
{
    return draw_below(&writer->draw, limit);
}

static void add(struct writer *writer, const char *text)
{
    td_buf_add(writer->buf, td_slice_of(text));
}

struct post_date digest_date(uint32_t number)
{
    struct post_date date = {.of_day = number % POSTS_A_DAY};
    int64_t day = FIRST_DAY + number / POSTS_A_DAY;
    date.seconds = day * 86400 + (int64_t)date.of_day * 9000;
    struct tm parts;
    time_t seconds = (time_t)date.seconds;
    gmtime_r(&seconds, &parts);
    date.year = parts.tm_year + 1900;
    date.month = parts.tm_mon + 1;
    date.day = parts.tm_mday;
    return date;
}

static bool is_latin(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Writers put a blank between two Latin words, and rarely one beside Chinese. */
static void add_word(struct writer *writer, const char *word)
{
    const struct td_buf *buf = writer->buf;
    if (buf->len > 0 && is_latin(word[0]) && is_latin(buf->ptr[buf->len - 1]))
        add(writer, " ");
    add(writer, word);
}

static void add_number(struct writer *writer)
{
    static const char *const units[] = {"%", "亿元", "万", "倍", "美元", "个"};
    char text[32];
    snprintf(text, sizeof text, "%u%s", 1 + below(writer, 999), units[below(writer, 6)]);
    add_word(writer, text);
}

static void add_words(struct writer *writer, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t drawn = below(writer, 100);
        if (drawn < 5)
            add_word(writer, lexicon_product(writer->lexicon, &writer->draw));
        else if (drawn < 7)
            add_number(writer);
        else
            add(writer, lexicon_word(writer->lexicon, &writer->draw));
    }
}

static void add_bold(struct writer *writer)
{
    add(writer, "**");
    add(writer, lexicon_word(writer->lexicon, &writer->draw));
    add_words(writer, 2);
    add(writer, "**");
}

static void add_link(struct writer *writer)
{
    char url[96];
    add(writer, "[");
    add(writer, lexicon_word(writer->lexicon, &writer->draw));
    add(writer, lexicon_word(writer->lexicon, &writer->draw));
    snprintf(url, sizeof url, "](https://%s/p/%u)", sites[below(writer, COUNT_OF_SITES)],
             below(writer, 1000000));
    add(writer, url);
}

static void add_placed(struct writer *writer)
{
    for (size_t i = 0; i < placed_word_count; i++) {
        if (!draw_chance(&writer->draw, placed_words[i].permille))
            continue;
        add_word(writer, placed_words[i].text);
        add_words(writer, 2);
    }
}

static void add_sentence(struct writer *writer)
{
    uint32_t parts = draw_between(&writer->draw, 1, 3);
    for (uint32_t i = 0; i < parts; i++) {
        add_words(writer, draw_between(&writer->draw, 5, 12));
        if (draw_chance(&writer->draw, 120))
            add_bold(writer);
        if (draw_chance(&writer->draw, 60))
            add_link(writer);
        add(writer, i + 1 < parts ? "，" : "。");
    }
}

static void add_summary(struct writer *writer)
{
    uint32_t paragraphs = draw_below(&writer->draw, 10) < 7 ? 1 : 2;
    for (uint32_t i = 0; i < paragraphs; i++) {
        add(writer, "    ");
        add_sentence(writer);
        if (i == 0)
            add_placed(writer);
        add_sentence(writer);
        add_sentence(writer);
        if (draw_chance(&writer->draw, 600))
            add_sentence(writer);
        add(writer, "\n\n");
    }
}

/* The number of an X status of that second: milliseconds since its beginning, shifted. */
static uint64_t status_number(struct writer *writer, int64_t seconds)
{
    uint64_t ms = (uint64_t)(seconds - below(writer, 86400)) * 1000 - UINT64_C(1288834974657);
    return ms << 22 | below(writer, 1 << 22);
}

static struct story new_story(struct writer *writer, int64_t seconds)
{
    struct story story = {.author = LEXICON_NAMES};
    if (draw_chance(&writer->draw, 720)) {
        story.author = spread_draw(&writer->lexicon->name_spread, &writer->draw);
        snprintf(story.url, sizeof story.url, "https://x.com/%s/status/%llu",
                 writer->lexicon->handles[story.author],
                 (unsigned long long)status_number(writer, seconds));
        return story;
    }
    uint32_t site = below(writer, COUNT_OF_SITES);
    snprintf(story.url, sizeof story.url, "https://%s/%d/%u", sites[below(writer, site + 1)],
             (int)(seconds / 31556952) + 1970, below(writer, 100000000));
    return story;
}

/* Some are told again. */
static struct story draw_story(struct writer *writer, int64_t seconds)
{
    uint32_t kept = writer->story_count < STORIES_KEPT ? writer->story_count : STORIES_KEPT;
    if (kept > 100 && draw_chance(&writer->draw, 30))
        return writer->stories[below(writer, kept)];
    struct story story = new_story(writer, seconds);
    writer->stories[writer->story_count++ % STORIES_KEPT] = story;
    return story;
}

static void add_item(struct writer *writer, uint32_t position, int64_t seconds)
{
    struct story story = draw_story(writer, seconds);
    td_buf_addf(writer->buf, "%u.  [", position);
    add_words(writer, draw_between(&writer->draw, 5, 11));
    if (story.author < LEXICON_NAMES)
        td_buf_addf(writer->buf, "-%s", writer->lexicon->names[story.author]);
    td_buf_addf(writer->buf, "](%s)\n\n", story.url);
    add_summary(writer);
}

static void add_front_matter(struct writer *writer, const struct post_date *date)
{
    td_buf_addf(writer->buf, "---\ntitle: \"%04d.%02d.%02d.%02u ", date->year, date->month,
                date->day, date->of_day);
    add_words(writer, 4);
    td_buf_addf(writer->buf, "\"\ndate: %04d-%02d-%02dT%02u:%02u:19+08:00\ncategories: [",
                date->year, date->month, date->day, 8 + date->of_day * 5 / 2, below(writer, 60));
    uint32_t first = below(writer, 12) * below(writer, 12) / 12;
    uint32_t count = draw_between(&writer->draw, 1, 3);
    for (uint32_t i = 0; i < count; i++)
        td_buf_addf(writer->buf, "%s\"%s\"", i > 0 ? ", " : "", categories[(first + i * 5) % 12]);
    add(writer, "]\n---\n\n");
}

void digest_write(struct writer *writer, uint32_t number, uint32_t item_count)
{
    struct post_date date = digest_date(number);
    bool has_sections = draw_chance(&writer->draw, 300);
    add_front_matter(writer, &date);
    for (uint32_t i = 0; i < item_count; i++) {
        if (has_sections && i % 5 == 0)
            td_buf_addf(writer->buf, "## %s\n\n", sections[i / 5 % 6]);
        add_item(writer, i + 1, date.seconds);
    }
}
