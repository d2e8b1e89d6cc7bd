#include "fault/commands.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PLAIN_DIGESTS = 12, /* as many as it takes for threads to read them */
    MANY_DIGESTS = 130, /* … to make the index of them on a thread of its own */
};

/* Of a time of its own, long ago: a file that has just been written is read again every time. */
static void write_file(const char *path, const char *text)
{
    static time_t written = 1735689600;
    const struct timespec times[] = {{.tv_sec = written}, {.tv_sec = written}};
    FILE *file = fopen(path, "w");
    written++;
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static const char yaml_digest[] =
    "---\ntitle: \"2025.12.07.00 测试\"\ndate: 2025-12-07T00:00:19+08:00\n"
    "categories: [\"AI应用\", \"行业洞察\"]\ntags: {a: [1, two]}\n---\n\n## 要闻\n\n"
    "1.  [谷歌发布Gemini 3-小互](https://x.com/imxiaohu/status/1996978652706492723)\n\n"
    "    谷歌发布了**Gemini 3**，见[说明](https://example.com/a)和 `code`。\n\n"
    "2.  [Introducing GPT-4o](https://openai.com/index/hello-gpt-4o/)\n\n    > 引用一段话\n\n"
    "3.  [苹果工程师离职创业做人形机器人-宝玉](https://x.com/dotey/status/1997158499604979762)\n\n"
    "    苹果公司的工程师离职，创办人形机器人公司。https://example.org/bare\n";

static const char toml_digest[] =
    "+++\ntitle = \"2026.01.04.00\"\ndate = 2026-01-04T08:00:00+08:00\n"
    "categories = [\"AI应用\"]\n[extra]\nnumbers = [1, 2.5, true]\n+++\n\n"
    "1.  [Gemini在手机上运行-小互](https://x.com/imxiaohu/status/1997978652706492723)\n\n"
    "    谷歌的Gemini可以离线运行。\n\n"
    "2.  [阿里巴巴发布Qwen3-TTS-老周](https://x.com/laozhou_ai/status/1998158499604979762)\n\n"
    "    支持**10种语言**和9种方言。\n";

static const char json_digest[] =
    "{\"title\": \"2026.02.01.00\", \"date\": \"2026-02-01\", \"draft\": false,\n"
    " \"categories\": [\"行业洞察\"], \"extra\": {\"a\": [1, 2.5, null]}}\n\n"
    "1.  [Qwen3-TTS的评测-老周](https://x.com/laozhou_ai/status/1999158499604979762)\n\n"
    "    通义千问的语音模型，谷歌没有。\n\n"
    "2.  [Introducing GPT-4o](https://openai.com/index/hello-gpt-4o/)\n\n    又一次。\n";

/* News of every week, some words of which come and go. */
static void write_plain(int number)
{
    static const char *const rising[] = {"Qwen", "Gemini", "机器人", "Figure"};
    char path[64], text[1024];
    snprintf(path, sizeof path, "digests/2025.%02d.%02d.00.md", 9 + number / 4, 1 + number % 4 * 7);
    snprintf(text, sizeof text,
             "---\ndate: 2025-%02d-%02d\ncategories: [AI应用]\n---\n\n"
             "1.  [%s 第%d周的消息-小互](https://x.com/imxiaohu/status/19%02d978652706492723)\n\n"
             "    每周一次的消息，%s。\n\n"
             "2.  [谷歌地图更新 %d](https://example.org/maps/%d)\n\n    地图有了新的样子。\n",
             9 + number / 4, 1 + number % 4 * 7, rising[number / 3], number, number,
             rising[number % 4], number, number);
    write_file(path, text);
}

static void write_many(void)
{
    char path[64], text[256];
    assert_int_equal(mkdir("many", 0700), 0);
    for (int i = 0; i < MANY_DIGESTS; i++) {
        snprintf(path, sizeof path, "many/%03d.md", i);
        snprintf(text, sizeof text,
                 "---\ndate: 2025-10-%02d\n---\n\n1. [谷歌新闻 %d](https://example.org/%d)\n",
                 1 + i % 31, i, i);
        write_file(path, text);
    }
}

static void write_first(void)
{
    assert_int_equal(mkdir("digests", 0700), 0);
    for (int i = 0; i < PLAIN_DIGESTS; i++)
        write_plain(i);
    write_file("digests/2025.12.07.00.md", yaml_digest);
    write_file("digests/2026.01.04.00.md", toml_digest);
}

static void write_second(void)
{
    write_plain(2);
    write_file(
        "digests/2025.12.07.00.md",
        "---\ntitle: 2025.12.07.00\ndate: 2025-12-07\n---\n\n"
        "1.  [谷歌发布Gemini 3 Pro-小互](https://x.com/imxiaohu/status/1996978652706492723)\n"
        "\n    谷歌发布了**Gemini 3**的另一版。\n");
    write_file("digests/2026.02.01.00.md", json_digest);
}

/* For an import that is taken back at once, so that there is one to bring back. */
static void write_undone(void)
{
    assert_int_equal(mkdir("undone", 0700), 0);
    write_file("undone/2026.05.01.00.md", toml_digest);
    write_file("undone/2025.12.07.00.md",
               "1.  [谷歌地图-老周](https://x.com/laozhou_ai/status/1996978652706492799)\n");
}

/* Edited, moved, gone and new, for the import that the archive has not seen. */
static void write_third(void)
{
    write_file("digests/2025.12.07.00.md", yaml_digest);
    write_file("digests/2026.03.01.00.md", toml_digest);
    write_file("digests/synonyms.txt", "阿里巴巴,alibaba\n手机, phone, 电话\n");
    write_file("digests/bad.md", "---\ntitle: [\n---\n");
    assert_int_equal(unlink("digests/2025.09.01.00.md"), 0);
    assert_int_equal(rename("digests/2025.09.08.00.md", "digests/2025.09.09.00.md"), 0);
    write_many();
    assert_int_equal(mkdir("few", 0700), 0);
    write_file("few/2025.12.07.00.md", yaml_digest);
    write_file("few/2026.01.04.00.md", toml_digest);
    write_file("few/2026.02.01.00.md", json_digest);
}

const struct step steps[] = {
    {write_first, {"import", "digests"}},
    {NULL, {"authors", "rename", "x.com/dotey", "Baoyu"}},
    {NULL, {"search", "qwen", "--save", "kept"}},
    {write_second, {"import", "digests"}},
    {NULL, {"synonyms", "add", "qwen", "通义千问"}},
    {NULL, {"backup", "digests/backup.db"}},
    {NULL, {"synonyms", "add", "figure", "人形机器人"}},
    {write_undone, {"import", "undone"}},
    {NULL, {"undo"}},
    {write_third, {NULL}},
};

const size_t step_count = sizeof steps / sizeof *steps;

#define READS(sentence, ...)                                                                       \
    {                                                                                              \
        .name = sentence, .arguments = { __VA_ARGS__ }                                             \
    }
#define WRITES(sentence, ...)                                                                      \
    {                                                                                              \
        .name = sentence, .arguments = {__VA_ARGS__}, .writes = true                               \
    }
#define IMPORTS(sentence, ...)                                                                     \
    {                                                                                              \
        .name = sentence, .arguments = {__VA_ARGS__}, .writes = true, .can_repeat = true           \
    }

const struct command commands[] = {
    {.name = "the first import",
     .arguments = {"import", "--quiet", "few"},
     .begins_empty = true,
     .writes = true,
     .can_repeat = true},
    {.name = "a large import",
     .arguments = {"import", "--quiet", "many"},
     .begins_empty = true,
     .writes = true,
     .can_repeat = true,
     .has_threads = true},
    {.name = "import on threads",
     .arguments = {"import", "--json", "--prune", "digests"},
     .halfway = {"import", "--json", "digests"},
     .writes = true,
     .can_repeat = true},
    IMPORTS("import of few", "import", "few"),
    IMPORTS("rebuild", "rebuild"),
    WRITES("undo", "undo"),
    WRITES("redo", "redo"),
    WRITES("authors merge", "authors", "merge", "x.com/laozhou_ai", "x.com/imxiaohu"),
    WRITES("synonyms", "synonyms", "add", "谷歌", "google"),
    {.name = "synonyms of a file",
     .arguments = {"synonyms", "import", "digests/synonyms.txt"},
     .halfway = {"synonyms", "add", "阿里巴巴", "alibaba"},
     .writes = true},
    {.name = "synonyms removed",
     .arguments = {"synonyms", "remove", "qwen", "figure"},
     .halfway = {"synonyms", "remove", "qwen"},
     .writes = true},
    WRITES("authors rename", "authors", "rename", "x.com/laozhou_ai", "Lao Zhou"),
    WRITES("a saved search removed", "saved", "--remove", "kept"),
    WRITES("search --save", "search", "谷歌", "--save", "mine", "--json"),
    WRITES("search --new", "search", "@kept", "--new"),
    {.name = "the upgrade of an old archive", .arguments = {"posts"}, .begins_old = true},
    READS("dry run", "import", "--dry-run", "digests/2025.12.07.00.md", "few/2026.01.04.00.md"),
    READS("search", "search", "--json", "谷歌", "gemini"),
    {.name = "search of a long run",
     .arguments = {"search", "创办人形机器人公司", "--explain"},
     .loads = true},
    READS("search with facets", "search", "qwen", "--facets", "--unique"),
    READS("search by fields", "search", "(title:谷歌 OR site:x.com) -maps date:2025 g*"),
    {.name = "search in vain", .arguments = {"search", "gemeni"}, .exit = 1},
    READS("search near", "search", "qwen NEAR/5 消息", "--sort", "newest", "--half-life", "90d"),
    READS("search again", "search", "@kept", "--format", "csv", "--drafts"),
    {.name = "search by sound", .arguments = {"search", "古歌", "--color", "always"}, .exit = 1},
    READS("why", "why", "1", "谷歌", "OR", "qwen"),
    READS("first", "first", "gemini"),
    READS("related", "related", "1", "--json"),
    READS("show", "show", "2025.12.07.00"),
    READS("an item", "show", "2025.12.07.00#1", "--json"),
    READS("a revision", "show", "2025.12.07.00", "--revision", "1"),
    READS("revisions", "show", "2025.12.07.00", "--revisions"),
    READS("posts", "posts", "谷歌", "--format", "csv"),
    READS("stats", "stats"),
    READS("stats by two", "stats", "--by", "author,month", "--share", "row"),
    READS("stats with a picture", "stats", "--by", "month", "--svg", "months.svg"),
    READS("stats of stories", "stats", "--by", "story,site", "--heat", "--unique"),
    READS("stats over time", "stats", "谷歌", "--by", "week,category", "--cumulative"),
    READS("stats of lag", "stats", "--lag", "--by", "site", "--sort", "name"),
    READS("trends in a picture", "trends", "qwen,gemini", "--by", "week", "--svg", "weeks.svg"),
    {.name = "trends in vain", .arguments = {"trends", "--by", "day", "--new"}, .exit = 1},
    READS("trends found", "trends", "--json"),
    READS("trends of terms", "trends", "qwen,gemini"),
    READS("authors", "authors"),
    {.name = "authors suggest in vain", .arguments = {"authors", "suggest"}, .exit = 1},
    READS("synonyms listed", "synonyms"),
    READS("synonyms exported", "synonyms", "export"),
    READS("saved", "saved"),
    READS("log", "log"),
    READS("export of items", "export", "--format", "jsonl"),
    {.name = "export of files",
     .arguments = {"export", "--format", "markdown", "out"},
     .makes = "out"},
    READS("export over files", "export", "--format", "markdown", "--force", "out"),
    READS("check", "check"),
    {.name = "backup", .arguments = {"backup", "copy.db"}, .keeps = "copy.db"},
    {.name = "restore",
     .arguments = {"restore", "../digests/backup.db"},
     .keeps = "archive.db.before-restore",
     .writes = true},
};

const size_t command_count = sizeof commands / sizeof *commands;
