#include "output/reporter.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static struct td_slice categories[] = {{"AI", 2}, {"科技", 6}};

static struct td_item sample_item(void)
{
    return (struct td_item){
        .id = 17,
        .post_id = 3,
        .position = 5,
        .title = TD_SLICE("发布, 了\"新\"模型"),
        .author = TD_SLICE("歸藏"),
        .handle = TD_SLICE("op7418"),
        .site = TD_SLICE("x.com"),
        .url = TD_SLICE("https://x.com/op7418/status/1"),
        .posted_ms = 1765032312345,
        .date = TD_SLICE("2025-12-07T00:00:19+08:00"),
        .post = TD_SLICE("2025.12.07.00"),
        .post_ref = TD_SLICE("2025.12.07.00"),
        .path = TD_SLICE("2025/2025.12.07.00.md"),
        .categories = categories,
        .category_count = 2,
        .summary = TD_SLICE("第一段。\n\n第\t二\\段。"),
    };
}

static struct td_hit sample_hit(void)
{
    return (struct td_hit){
        .rank = 1, .score = 2.5, .item = sample_item(), .snippet = TD_SLICE("第\x02一\x03段")};
}

/* What a reporter has written: open, report, text, close. */
struct page {
    char *text;
    size_t len;
    FILE *out;
    struct td_reporter *reporter;
};

static void page_open(struct page *page, enum td_format format, struct td_style style)
{
    page->text = NULL;
    page->out = open_memstream(&page->text, &page->len);
    assert_non_null(page->out);
    assert_int_equal(td_reporter_open(format, style, page->out, &page->reporter, NULL), TD_OK);
}

static const char *page_text(struct page *page)
{
    assert_int_equal(td_reporter_finish(page->reporter, NULL), TD_OK);
    return page->text;
}

static void page_close(struct page *page)
{
    td_reporter_close(page->reporter);
    (void)fclose(page->out);
    free(page->text);
}

static void expect_hit(enum td_format format, struct td_style style, const char *expected)
{
    struct page page;
    struct td_hit hit = sample_hit();

    page_open(&page, format, style);
    assert_int_equal(td_report_hit(page.reporter, &hit, NULL), TD_OK);
    assert_string_equal(page_text(&page), expected);
    page_close(&page);
}

static void test_json_has_every_key_in_order_and_null_for_what_is_absent(void **state)
{
    (void)state;
    expect_hit(TD_FORMAT_JSON, (struct td_style){0},
               "{\"v\":1,\"rank\":1,\"score\":2.5,\"item\":17,\"ref\":\"2025.12.07.00#5\","
               "\"title\":\"发布, 了\\\"新\\\"模型\",\"author\":\"歸藏\",\"handle\":\"op7418\","
               "\"site\":\"x.com\",\"url\":\"https://x.com/op7418/status/1\","
               "\"posted\":\"2025-12-06T14:45:12.345Z\",\"date\":\"2025-12-07T00:00:19+08:00\","
               "\"post\":\"2025.12.07.00\",\"path\":\"2025/2025.12.07.00.md\",\"position\":5,"
               "\"section\":null,\"categories\":[\"AI\",\"科技\"],"
               "\"summary\":\"第一段。\\n\\n第\\t二\\\\段。\","
               "\"snippet\":\"第\\u0002一\\u0003段\",\"match\":\"all\"}\n");
}

static void test_csv_quotes_what_has_commas_quotes_or_line_ends(void **state)
{
    (void)state;
    expect_hit(TD_FORMAT_CSV, (struct td_style){0},
               "rank,score,item,ref,title,author,handle,site,url,posted,date,post,path,position,"
               "section,categories,summary,snippet,match\r\n"
               "1,2.5,17,2025.12.07.00#5,\"发布, 了\"\"新\"\"模型\",歸藏,op7418,x.com,"
               "https://x.com/op7418/status/1,2025-12-06T14:45:12.345Z,2025-12-07T00:00:19+08:00,"
               "2025.12.07.00,2025/2025.12.07.00.md,5,,AI;科技,\"第一段。\n\n第\t二\\段。\","
               "第一段,all\r\n");
}

static void test_tsv_escapes_tabs_line_ends_and_backslashes(void **state)
{
    (void)state;
    expect_hit(TD_FORMAT_TSV, (struct td_style){0},
               "rank\tscore\titem\tref\ttitle\tauthor\thandle\tsite\turl\tposted\tdate\tpost\tpath"
               "\tposition\tsection\tcategories\tsummary\tsnippet\tmatch\n"
               "1\t2.5\t17\t2025.12.07.00#5\t发布, 了\"新\"模型\t歸藏\top7418\tx.com\t"
               "https://x.com/op7418/status/1\t2025-12-06T14:45:12.345Z\t"
               "2025-12-07T00:00:19+08:00\t2025.12.07.00\t2025/2025.12.07.00.md\t5\t\tAI;科技\t"
               "第一段。\\n\\n第\\t二\\\\段。\t第一段\tall\n");
}

static void test_text_shows_matches_bold_only_with_colour(void **state)
{
    (void)state;
    expect_hit(TD_FORMAT_TEXT, (struct td_style){.columns = 80},
               "  1  发布, 了\"新\"模型\n"
               "     歸藏 · 2025-12-07 00:00 · 2025.12.07.00#5 · x.com\n"
               "     第一段\n");
    expect_hit(TD_FORMAT_TEXT, (struct td_style){.columns = 80, .color = true},
               "  1  \033[1m发布, 了\"新\"模型\033[22m\n"
               "     \033[2m歸藏 · 2025-12-07 00:00 · 2025.12.07.00#5 · x.com\033[22m\n"
               "     第\033[1m一\033[22m段\n");
}

static void test_the_header_line_comes_once(void **state)
{
    struct page page;
    struct td_item item = sample_item();
    (void)state;

    page_open(&page, TD_FORMAT_CSV, (struct td_style){0});
    for (int i = 0; i < 3; i++)
        assert_int_equal(td_report_item(page.reporter, &item, NULL), TD_OK);
    const char *header = strstr(page_text(&page), "item,ref,");
    assert_non_null(header);
    assert_null(strstr(header + 1, "item,ref,"));
    page_close(&page);
}

static void test_names_are_aligned_by_display_width(void **state)
{
    struct td_count_row rows[] = {
        {.value = {.text = TD_SLICE("宝玉"), .handle = TD_SLICE("dotey"), .items = 8}},
        {.value = {.text = TD_SLICE("m"), .handle = TD_SLICE("erve"), .items = 4}},
        {.value = {.handle = TD_SLICE("nameless"), .items = 1}},
        {.value = {.items = 1}},
    };
    const struct td_count_table table = {
        .down = {.key = TD_KEY_AUTHOR, .name = TD_SLICE("author"), .missing = TD_SLICE("author")},
        .rows = rows,
        .row_count = 4,
        .items = 14,
    };
    struct page page;
    (void)state;

    page_open(&page, TD_FORMAT_TEXT, (struct td_style){.columns = 33});
    assert_int_equal(td_report_counts(page.reporter, &table, NULL), TD_OK);
    assert_string_equal(page_text(&page), "宝玉 @dotey   8  ████████████████\n"
                                          "m @erve       4  ████████\n"
                                          "@nameless     1  ██\n"
                                          "(no author)   1  ██\n"
                                          "total        14\n");
    page_close(&page);
}

static void test_an_item_below_its_post_does_not_say_again_what_the_post_said(void **state)
{
    const struct td_post post = {.id = 3,
                                 .name = TD_SLICE("2025.12.07.00"),
                                 .post_ref = TD_SLICE("2025.12.07.00"),
                                 .date = TD_SLICE("2025-12-07"),
                                 .categories = categories,
                                 .category_count = 2,
                                 .item_count = 1};
    struct td_item item = sample_item();
    struct page page;
    (void)state;

    item.summary = TD_SLICE_NONE;
    page_open(&page, TD_FORMAT_TEXT, (struct td_style){.columns = 80});
    assert_int_equal(td_report_post(page.reporter, &post, NULL), TD_OK);
    assert_int_equal(td_report_item(page.reporter, &item, NULL), TD_OK);
    assert_string_equal(page_text(&page), "(no title)\n"
                                          "2025.12.07.00 · 2025-12-07 · 1 item\n"
                                          "categories: AI, 科技\n"
                                          "\n"
                                          "发布, 了\"新\"模型\n"
                                          "歸藏 (@op7418) · x.com\n"
                                          "2025.12.07.00#5 · item 17\n"
                                          "https://x.com/op7418/status/1\n");
    page_close(&page);
}

static void test_hostile_text_is_raw_in_no_format(void **state)
{
    const struct td_slice hostile = TD_SLICE("a\033[31mb\u202Ec\x07\u2066d\u2069\u202C");
    (void)state;

    for (int format = TD_FORMAT_TEXT; format <= TD_FORMAT_TSV; format++) {
        struct page page;
        struct td_hit hit = sample_hit();
        hit.item.title = hit.item.author = hit.item.url = hit.item.summary = hostile;
        hit.item.post = hit.item.post_ref = hit.item.path = hit.item.section = hit.snippet =
            hostile;
        page_open(&page, (enum td_format)format, (struct td_style){.columns = 80});
        assert_int_equal(td_report_hit(page.reporter, &hit, NULL), TD_OK);
        assert_int_equal(td_report_item(page.reporter, &hit.item, NULL), TD_OK);
        assert_null(strpbrk(page_text(&page), "\033\x07"));
        assert_null(strstr(page.text, "\u202C"));
        assert_null(strstr(page.text, "\u2069"));
        page_close(&page);
    }
}

static void test_a_full_disk_is_seen_at_the_end(void **state)
{
    struct td_reporter *reporter = NULL;
    struct td_hit hit = sample_hit();
    FILE *full = fopen("/dev/full", "w");
    (void)state;

    assert_non_null(full);
    assert_int_equal(td_reporter_open(TD_FORMAT_JSON, (struct td_style){0}, full, &reporter, NULL),
                     TD_OK);
    assert_int_equal(td_report_hit(reporter, &hit, NULL), TD_OK);
    assert_int_equal(td_reporter_finish(reporter, NULL), TD_ERR_IO);
    assert_false(td_reporter_reader_left(reporter));
    td_reporter_close(reporter);
    (void)fclose(full);
}

static void test_an_import_is_summed_up_without_what_did_not_happen(void **state)
{
    const struct td_report_problem problem = {
        .line = 3, .column = 7, .message = TD_SLICE("no date")};
    const struct td_report_file file = {.path = TD_SLICE("in/a\033b.md"),
                                        .status = TD_SLICE("added"),
                                        .item_count = 13,
                                        .problems = &problem,
                                        .problem_count = 1};
    const struct td_report_import import = {
        .files = 3, .added = 2, .unchanged = 1, .items = 26, .without_items = 1, .seconds = 0.02};
    struct page page;
    (void)state;

    page_open(&page, TD_FORMAT_TEXT, (struct td_style){.columns = 80});
    assert_int_equal(td_report_file(page.reporter, &file, NULL), TD_OK);
    assert_int_equal(td_report_import(page.reporter, &import, NULL), TD_OK);
    assert_string_equal(page_text(&page), "added        13 items  in/a\\u{1b}b.md\n"
                                          "  in/a\\u{1b}b.md:3:7: warning: no date\n"
                                          "3 files: 2 added, 1 unchanged; 26 items, 0.02 s\n"
                                          "1 file without items\n");
    page_close(&page);
}

/* Files of one habit, of which the last has an error besides. */
static void report_undated(struct page *page, size_t count, bool is_brief)
{
    for (size_t i = 1; i <= count; i++) {
        char message[64];
        (void)snprintf(message, sizeof(message), "the file's day '%zu' is none of %zu", i, i);
        const struct td_report_problem problems[] = {
            {.message = td_slice_of(message)}, {.is_error = true, .message = TD_SLICE("lost")}};
        const struct td_report_file file = {.path = TD_SLICE("a.md"),
                                            .status = TD_SLICE("added"),
                                            .problems = problems,
                                            .problem_count = i == count ? 2 : 1,
                                            .is_brief = is_brief};
        assert_int_equal(td_report_file(page->reporter, &file, NULL), TD_OK);
    }
    assert_int_equal(td_report_repeated(page->reporter, NULL), TD_OK);
}

static size_t count_lines(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text++)
        count++;
    return count;
}

static void test_a_warning_that_comes_again_and_again_is_counted(void **state)
{
    struct page page;
    (void)state;
    for (int is_brief = 0; is_brief < 2; is_brief++) {
        page_open(&page, TD_FORMAT_TEXT, (struct td_style){.columns = 80});
        report_undated(&page, 13, is_brief == 1);
        report_undated(&page, 11, is_brief == 1);
        const char *text = page_text(&page);
        assert_int_equal(count_lines(text, "warning: the file's day '"), 20);
        assert_int_equal(count_lines(text, "\n3 more warnings: the file's day … is none of …\n"),
                         1);
        assert_int_equal(count_lines(text, "\n1 more warning: the file's day … is none of …\n"), 1);
        assert_int_equal(count_lines(text, "error: lost"), 2);
        assert_int_equal(count_lines(text, "added"), is_brief == 1 ? 22 : 24);
        page_close(&page);
    }
    page_open(&page, TD_FORMAT_JSON, (struct td_style){.columns = 80});
    report_undated(&page, 13, false);
    assert_int_equal(count_lines(page_text(&page), "is none of"), 13);
    page_close(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_has_every_key_in_order_and_null_for_what_is_absent),
        cmocka_unit_test(test_csv_quotes_what_has_commas_quotes_or_line_ends),
        cmocka_unit_test(test_tsv_escapes_tabs_line_ends_and_backslashes),
        cmocka_unit_test(test_text_shows_matches_bold_only_with_colour),
        cmocka_unit_test(test_the_header_line_comes_once),
        cmocka_unit_test(test_names_are_aligned_by_display_width),
        cmocka_unit_test(test_an_item_below_its_post_does_not_say_again_what_the_post_said),
        cmocka_unit_test(test_hostile_text_is_raw_in_no_format),
        cmocka_unit_test(test_a_full_disk_is_seen_at_the_end),
        cmocka_unit_test(test_an_import_is_summed_up_without_what_did_not_happen),
        cmocka_unit_test(test_a_warning_that_comes_again_and_again_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
