/* A whole file: read rightly, cut off anywhere, damaged anyhow, made to do harm, and without
 * memory. */
#include "parsed.h"

#include "base/file.h"
#include "base/utf8.h"
#include "import/authors/authors.h"
#include "import/markdown/guard.h"

#include <stdio.h>

/* The sample of tests/data, in the arena. */
static struct td_slice sample(struct td_arena *arena)
{
    char path[1024];
    struct td_slice bytes = TD_SLICE("");
    const char *folder = getenv("TD_TESTS_DATA");
    assert_non_null(folder);
    (void)snprintf(path, sizeof(path), "%s/digest.md", folder);
    assert_int_equal(td_file_read(arena, path, 1 << 20, &bytes, NULL), TD_OK);
    return bytes;
}

static void assert_clean(struct td_slice text, bool may_have_lines)
{
    assert_int_equal(td_utf8_invalid_at(text), text.len);
    for (size_t at = 0, len = 0; at < text.len; at += len) {
        uint32_t c = td_utf8_decode(text, at, &len);
        bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        assert_true(!is_control || (may_have_lines && c == '\n'));
    }
}

static void assert_valid(struct td_slice text)
{
    assert_int_equal(td_utf8_invalid_at(text), text.len);
    assert_true(text.len == 0 || memchr(text.ptr, '\0', text.len) == NULL);
}

static void assert_item_is_sound(const struct td_digest_item *item)
{
    assert_clean(item->section, false);
    assert_clean(item->link_text, false);
    assert_clean(item->title, false);
    assert_clean(item->author, false);
    assert_clean(item->summary, true);
    assert_valid(item->summary_markdown);
    assert_valid(item->url);
    assert_valid(item->site);
    assert_valid(item->handle);
    assert_true(td_slice_is_none(item->url) || td_slice_starts(item->url, TD_SLICE("http")) ||
                td_slice_starts(item->url, TD_SLICE("HTTP")) || item->url.len > 7);
    for (size_t i = 0; i < item->link_count; i++) {
        assert_clean(item->links[i].text, false);
        assert_valid(item->links[i].url);
    }
}

/* What holds of every digest, however bad the file. */
static void assert_sound(const struct td_digest *digest)
{
    assert_clean(digest->title, false);
    assert_clean(digest->date_written, false);
    assert_clean(digest->extra_json, false);
    for (size_t i = 0; i < digest->category_count; i++)
        assert_clean(digest->categories[i], false);
    for (size_t i = 0; i < digest->item_count; i++) {
        assert_int_equal(digest->items[i].position, i + 1);
        assert_true(i == 0 || digest->items[i].line > digest->items[i - 1].line);
        assert_item_is_sound(&digest->items[i]);
    }
    assert_true(digest->problems.count <= TD_DIGEST_MAX_PROBLEMS);
    for (size_t i = 0; i < digest->problems.count; i++)
        assert_true(digest->problems.list[i].message.len > 0);
}

/* Reads any bytes: either a sound digest or an error that says where. */
static void assert_read_or_refused(struct parsed *parsed, struct td_slice bytes)
{
    enum td_code code = parse_slice(parsed, bytes, "2025.12.07.00");
    if (code == TD_OK) {
        assert_int_equal(td_authors_split(&parsed->arena, &parsed->digest, NULL, NULL), TD_OK);
        assert_sound(&parsed->digest);
    } else {
        assert_int_equal(code, TD_ERR_INPUT);
        assert_true(parsed->err.line > 0 && strlen(parsed->err.message) > 0);
    }
}

static void test_the_sample_is_read_in_full(void **state)
{
    static const struct {
        const char *title;
        const char *author;
        const char *section;
    } wanted[] = {
        {"开源语音模型Echo-TTS发布", "林深", "模型"},
        {"“工具”的终极形态", "Orange Lab", "模型"},
        {"GPT-4o更新", "Jean-Luc", "模型"},
        {"没有作者的标题", NULL, "观点"},
        {"Peter and the 9:16 format", "Peter H. Doe, MD", "观点"},
    };
    struct parsed *parsed = *state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1 << 20);
    assert_read_or_refused(parsed, sample(&arena));
    const struct td_digest *digest = &parsed->digest;

    assert_text(digest->title, "2025.12.07.00 过去一段时间全球AI发生了什么？");
    assert_text(digest->extra_json, "{\"tags\":[\"示例\"],\"weight\":3}");
    assert_int_equal(digest->category_count, 2);
    assert_int_equal(digest->problems.count, 1);
    assert_problem(digest, 42, "not an item");
    assert_int_equal(digest->item_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_text(digest->items[i].title, wanted[i].title);
        assert_text(digest->items[i].author, wanted[i].author);
        assert_text(digest->items[i].section, wanted[i].section);
    }
    assert_text(digest->items[0].summary,
                "Echo-TTS支持49种音色和streaming，价格约为“每份10元”。另见说明。\n\n"
                "词错误率降到11.7%。");
    assert_text(digest->items[4].summary, "配图 & 其他。\n\n结束语。");
}

static void test_every_beginning_of_the_sample_is_read_or_refused(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1 << 20);
    struct td_slice bytes = sample(&arena);
    for (size_t len = 0; len <= bytes.len; len++)
        assert_read_or_refused(*state, td_slice_sub(bytes, 0, len));
}

struct dice {
    uint64_t state;
};

static unsigned roll(struct dice *dice, unsigned sides)
{
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((dice->state >> 33) % sides);
}

/* One to eight changes: a byte of any value, one that Markdown or YAML care for, one doubled, a
 * part moved over another. */
static void damage(struct dice *dice, char *bytes, size_t len)
{
    static const char marks[] = "-*_[]()<>`#\\&!:'\"{}|\n\r\t 0\x00\x1B\xC2\xE2\xFF";
    unsigned size = (unsigned)len;
    for (unsigned changes = 1 + roll(dice, 8); changes > 0; changes--) {
        unsigned at = roll(dice, size);
        unsigned kind = roll(dice, 3);
        if (kind == 0)
            bytes[at] = (char)roll(dice, 256);
        else if (kind == 1)
            bytes[at] = marks[roll(dice, sizeof(marks) - 1)];
        else
            memmove(bytes + at, bytes + roll(dice, size - 64), at + 64 < size ? roll(dice, 64) : 0);
    }
}

static void test_damaged_samples_are_read_or_refused(void **state)
{
    enum { ROUNDS = 2000 };
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1 << 20);
    struct td_slice bytes = sample(&arena);
    char *copy = malloc(bytes.len);
    struct dice dice = {13};
    assert_non_null(copy);
    for (unsigned round = 0; round < ROUNDS; round++) {
        memcpy(copy, bytes.ptr, bytes.len);
        damage(&dice, copy, bytes.len);
        assert_read_or_refused(*state, (struct td_slice){copy, bytes.len});
    }
    free(copy);
}

static void test_reading_twice_gives_the_same(void **state)
{
    struct parsed *parsed = *state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1 << 20);
    struct td_digest other;
    struct td_slice bytes = sample(&arena);
    assert_int_equal(td_digest_parse(&arena, bytes, TD_SLICE("post"), &other, NULL), TD_OK);
    assert_int_equal(parse_slice(parsed, bytes, "post"), TD_OK);
    assert_int_equal(parsed->digest.item_count, other.item_count);
    for (size_t i = 0; i < other.item_count; i++) {
        assert_true(td_slice_equal(parsed->digest.items[i].summary, other.items[i].summary));
        assert_true(td_slice_equal(parsed->digest.items[i].link_text, other.items[i].link_text));
    }
}

/* The result does not look into the bytes that it was read from. */
static void test_the_digest_outlives_the_bytes(void **state)
{
    struct parsed *parsed = *state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1 << 20);
    struct td_slice bytes = sample(&arena);
    char *copy = malloc(bytes.len);
    assert_non_null(copy);
    memcpy(copy, bytes.ptr, bytes.len);
    assert_int_equal(parse_slice(parsed, (struct td_slice){copy, bytes.len}, "post"), TD_OK);
    free(copy);
    assert_int_equal(td_authors_split(&parsed->arena, &parsed->digest, NULL, NULL), TD_OK);
    assert_sound(&parsed->digest);
}

static void test_an_empty_file_is_a_digest_without_items(void **state)
{
    struct parsed *parsed = *state;
    assert_int_equal(parse_slice(parsed, TD_SLICE(""), "2025.12.07"), TD_OK);
    assert_int_equal(parsed->digest.item_count, 0);
    assert_text(parsed->digest.title, NULL);
    assert_true(parsed->digest.has_date);
    assert_int_equal(parse_slice(parsed, TD_SLICE_NONE, "x"), TD_OK);
    assert_int_equal(parse_slice(parsed, TD_SLICE("\xEF\xBB\xBF"), "x"), TD_OK);
    assert_int_equal(parse_slice(parsed, TD_SLICE("---\n---"), "x"), TD_OK);
}

static void test_the_page_of_a_folder_has_a_title_and_no_items(void **state)
{
    static const char *const names[] = {"_index.md",    "content/cn/_index.md",
                                        "_index.fr.md", "posts/_index.markdown",
                                        "about.md",     "content/about.fr.md"};
    struct parsed *parsed = *state;
    struct td_slice bytes =
        TD_SLICE("# News\n\n1. [a](http://a.b)\n2. plain\n3. [c](http://c.d)\n");
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        assert_int_equal(parse_slice(parsed, bytes, names[i]), TD_OK);
        assert_int_equal(parsed->digest.item_count, 0);
        assert_int_equal(parsed->digest.problems.count, 0);
        assert_text(parsed->digest.title, "News");
    }
    assert_int_equal(parse_slice(parsed, bytes, "index.md"), TD_OK);
    assert_int_equal(parsed->digest.item_count, 2);
    assert_int_equal(parse_slice(parsed, bytes, "_index/2025-07-06.md"), TD_OK);
    assert_int_equal(parsed->digest.item_count, 2);
}

static void test_bytes_that_are_no_utf8_are_mended_with_a_warning(void **state)
{
    struct parsed *parsed = *state;
    struct td_slice bytes = TD_SLICE("# t\n\n1. [a\xFF-b](http://a.b)\n\n   \xE4\xB8 and \0.\n");
    assert_int_equal(parse_slice(parsed, bytes, "post"), TD_OK);
    assert_problem(&parsed->digest, 3, "no UTF-8");
    assert_text(parsed->digest.items[0].link_text, "a\xEF\xBF\xBD-b");
    assert_text(parsed->digest.items[0].summary, "\xEF\xBF\xBD and \xEF\xBF\xBD.");
}

static void test_a_nul_byte_is_mended_with_a_warning(void **state)
{
    struct parsed *parsed = *state;
    assert_int_equal(parse_slice(parsed, TD_SLICE("a\r\nb\r\xE4\xB8\xAD\0"), "post"), TD_OK);
    assert_problem(&parsed->digest, 3, "NUL");
    assert_int_equal(parsed->digest.problems.list[0].column, 2);
}

static void test_line_ends_of_all_kinds_and_stray_characters_change_nothing(void **state)
{
    static const char *const texts[] = {
        "---\ntitle: t\n---\n# H\n\n1. [a b](http://c.d)\n\n   sum\n",
        "---\r\ntitle: t\n---\r# H\n\r\n1. [a b](http://c.d)\r\r   sum",
        "\xEF\xBB\xBF---\ntitle: t\n---\n# H\n\n1. [a\xEF\xBB\xBF "
        "b](http://c.d)\n\n   sum\n",
        "---\ntitle: t\n---\n# H\n\n1. [a\x1B"
        "b](http://c.\x01"
        "d)\n\n   sum\x7F\n",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct td_digest *digest = parse(*state, texts[i]);
        assert_text(digest->title, "t");
        assert_int_equal(digest->item_count, 1);
        assert_text(digest->items[0].link_text, "a b");
        assert_text(digest->items[0].summary, "sum");
        assert_int_equal(digest->items[0].line, 6);
        assert_int_equal(digest->problems.count, 1); /* no date */
    }
}

static void test_a_file_over_the_ceiling_is_refused(void **state)
{
    char *bytes = calloc(1, TD_DIGEST_MAX_BYTES + 1);
    assert_non_null(bytes);
    memset(bytes, 'a', TD_DIGEST_MAX_BYTES + 1);
    assert_refused(*state, (struct td_slice){bytes, TD_DIGEST_MAX_BYTES + 1}, 0, 0, "larger");
    free(bytes);
}

/* Repeats `part` up to about `size` bytes. */
static void repeat(struct td_buf *buf, const char *part, size_t size)
{
    td_buf_init(buf, 1 << 25);
    td_buf_add_repeated(buf, td_slice_of(part), size / strlen(part) + 1);
    assert_false(buf->failed);
}

/* The text is kept, has no items, and a warning names the line and the ceiling. */
static void assert_unread(struct parsed *parsed, struct td_slice bytes, unsigned line,
                          const char *ceiling)
{
    assert_int_equal(parse_slice(parsed, bytes, "post"), TD_OK);
    assert_int_equal(parsed->digest.item_count, 0);
    assert_problem(&parsed->digest, line, ceiling);
    assert_problem(&parsed->digest, line, "kept as plain text");
}

static void test_what_would_take_cmark_minutes_is_kept_unread(void **state)
{
    static const struct {
        const char *part;
        size_t size;
        unsigned line;
        const char *ceiling;
    } floods[] = {
        {"* ", 100000, 1, "markers"},      {"> ", 100000, 1, "markers"},
        {"1. ", 100000, 1, "markers"},     {">", 100000, 1, "markers"},
        {"> - 1. ", 100000, 1, "markers"}, {"![[]()", 600000, 1, "images"},
        {"![\n", 100000, 5001, "images"},
    };
    for (size_t i = 0; i < sizeof(floods) / sizeof(floods[0]); i++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        repeat(&buf, floods[i].part, floods[i].size);
        assert_unread(*state, td_buf_slice(&buf), floods[i].line, floods[i].ceiling);
    }
}

/* Below the ceilings of each, and too much together. */
static void test_what_multiplies_below_the_ceilings_is_kept_unread(void **state)
{
    static const struct {
        const char *lead;
        size_t lead_count;
        const char *part;
        size_t part_count;
    } floods[] = {
        {"- ", 90, "\n", 500000},
        {"> ", 90, "\n\n>\n", 500000},
        {"![[]()", 4000, "[a]()", 100000},
        {"![a\n", 4000, "]\n", 100000},
    };
    for (size_t i = 0; i < sizeof(floods) / sizeof(floods[0]); i++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        td_buf_init(&buf, 1 << 25);
        for (size_t n = 0; n < floods[i].lead_count; n++)
            td_buf_add(&buf, td_slice_of(floods[i].lead));
        td_buf_add(&buf, TD_SLICE("a\n"));
        for (size_t n = 0; n < floods[i].part_count; n++)
            td_buf_add(&buf, td_slice_of(floods[i].part));
        bool is_many = i != 1; /* there the quote ends before long */
        assert_int_equal(parse_slice(*state, td_buf_slice(&buf), "post"), TD_OK);
        const struct td_digest *digest = &((struct parsed *)*state)->digest;
        assert_int_equal(digest->problems.count, is_many ? 2 : 1);
        if (is_many)
            assert_non_null(strstr(digest->problems.list[0].message.ptr, "steps through"));
    }
}

static void test_nesting_by_indent_is_kept_unread(void **state)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 25);
    td_buf_add(&buf, TD_SLICE("---\ntitle: t\n---\n"));
    for (size_t depth = 0; depth < 400; depth++) {
        td_buf_add_repeated(&buf, TD_SLICE("  "), depth);
        td_buf_add(&buf, TD_SLICE("* a\n\n"));
    }
    assert_unread(*state, td_buf_slice(&buf), 4 + 2 * 200, "indent");
}

static void test_what_people_write_passes_the_guard(void **state)
{
    static const char *const texts[] = {
        "----------------------------------------------------------------------------------------"
        "--------------------------------------------------------------------------------\n",
        "****************************************************************************************"
        "********************************************************************************\n",
        "* * * * * * * * * * * * * * * * * * * * * * * * * * * * * *\n",
        "1.2.3.4.5.6.7.8\n",
        "-a -b -c\n",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        (void)parse(*state, texts[i]);

    TD_CLEANUP(td_buf_release) struct td_buf buf;
    repeat(&buf, " ", 4000); /* a line of blanks nests nothing */
    (void)parse(*state, buf.ptr);
}

/* Nothing here is refused, and nothing takes long: a suite that hangs is a failure too. */
static void test_floods_of_inline_marks_end(void **state)
{
    static const char *const parts[] = {"*a _b ",   "**a *b ", "[",
                                        "](u)",     "[a](",    "<a ",
                                        "<!--",     "`",       "` `` ",
                                        "&",        "\\*",     "a**b",
                                        "<http://", "|a",      "~",
                                        "[a]: u\n", "&#1;",    "(-",
                                        "a-b ",     "\r",      "\t",
                                        "<?",       "#\n",     "_ ",
                                        "中**“",    "---\n",   "1. [a-b](http://c)x\ny\n\n"};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        repeat(&buf, parts[i], 100000);
        assert_read_or_refused(*state, td_buf_slice(&buf));
    }
}

/* Whatever the arena's ceiling, reading ends in memory's error or with the whole digest. */
static void test_a_full_arena_is_an_error_and_never_a_crash(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1 << 20);
    struct td_slice bytes = sample(&arena);
    size_t failures = 0;
    (void)state;

    for (size_t limit = 0; limit < 262144; limit += 64) {
        TD_CLEANUP(td_arena_release) struct td_arena small;
        struct td_digest digest = {0};
        struct td_error err = {0};
        td_arena_init(&small, limit);
        enum td_code code = td_digest_parse(&small, bytes, TD_SLICE("post"), &digest, &err);
        if (code == TD_OK)
            code = td_authors_split(&small, &digest, NULL, &err);
        if (code == TD_OK) {
            assert_true(failures > 100);
            assert_int_equal(digest.item_count, 5);
            return;
        }
        assert_int_equal(code, TD_ERR_MEMORY);
        failures++;
    }
    fail_msg("the sample wants more than 256 kB");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_the_sample_is_read_in_full),
        WITH_PARSED(test_every_beginning_of_the_sample_is_read_or_refused),
        WITH_PARSED(test_damaged_samples_are_read_or_refused),
        WITH_PARSED(test_reading_twice_gives_the_same),
        WITH_PARSED(test_the_digest_outlives_the_bytes),
        WITH_PARSED(test_an_empty_file_is_a_digest_without_items),
        WITH_PARSED(test_the_page_of_a_folder_has_a_title_and_no_items),
        WITH_PARSED(test_bytes_that_are_no_utf8_are_mended_with_a_warning),
        WITH_PARSED(test_a_nul_byte_is_mended_with_a_warning),
        WITH_PARSED(test_line_ends_of_all_kinds_and_stray_characters_change_nothing),
        WITH_PARSED(test_a_file_over_the_ceiling_is_refused),
        WITH_PARSED(test_what_would_take_cmark_minutes_is_kept_unread),
        WITH_PARSED(test_what_multiplies_below_the_ceilings_is_kept_unread),
        WITH_PARSED(test_nesting_by_indent_is_kept_unread),
        WITH_PARSED(test_what_people_write_passes_the_guard),
        WITH_PARSED(test_floods_of_inline_marks_end),
        cmocka_unit_test(test_a_full_arena_is_an_error_and_never_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
