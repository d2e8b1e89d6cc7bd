#include "cli/options.h"

#include "base/buf.h"
#include "output/reporter.h"
#include "store/records.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { CHOICES_MAX_BYTES = 1000 };

#define AT(member) offsetof(struct td_options, member)
#define SET(set_title, set_rows)                                                                   \
    {                                                                                              \
        .title = (set_title), .rows = (set_rows),                                                  \
        .count = sizeof(set_rows) / sizeof((set_rows)[0])                                          \
    }

/* Each list is in the order of the enum whose values it names. */
static const char *const formats[] = {"text", "json", "csv", "tsv", "jsonl", "markdown", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const sorts[] = {"relevance", "newest", "oldest", NULL};
static const char *const periods[] = {"month", "week", "day", NULL};
static const char *const count_sorts[] = {"default", "count", "name", "first", "last", NULL};
static const char *const shares[] = {"none", "row", "column", "all", NULL};

static const struct td_option global_rows[] = {
    {"archive", 'a', TD_OPTION_TEXT, AT(archive), "FILE", "the archive to use", NULL, 0},
    {"format", 0, TD_OPTION_CHOICE, AT(format), "FORMAT", "results as", formats, 0},
    {"json", 0, TD_OPTION_PRESET, AT(format), NULL, "the same as --format=json", NULL,
     TD_FORMAT_JSON},
    {"color", 0, TD_OPTION_CHOICE, AT(color), "WHEN", "colour in text", colors, 0},
    {"raw", 0, TD_OPTION_FLAG, AT(is_raw), NULL, "CSV: keep what a spreadsheet would run as it is",
     NULL, 0},
    {"no-pager", 0, TD_OPTION_FLAG, AT(no_pager), NULL, "never page text longer than the screen",
     NULL, 0},
    {"timeout", 0, TD_OPTION_TEXT, AT(timeout), "SECONDS",
     "end a question that takes longer (10; 0: never)", NULL, 0},
    {"quiet", 'q', TD_OPTION_FLAG, AT(is_quiet), NULL, "say nothing but results and errors", NULL,
     0},
    {"help", 'h', TD_OPTION_FLAG, AT(wants_help), NULL, "show this help", NULL, 0},
    {"version", 0, TD_OPTION_FLAG, AT(wants_version), NULL, "show the program's version", NULL, 0},
};

static const struct td_option filter_rows[] = {
    {"author", 0, TD_OPTION_TEXT, AT(author), "NAME", "items of this author, by name or handle",
     NULL, 0},
    {"category", 0, TD_OPTION_TEXT, AT(category), "NAME", "items of posts in this category", NULL,
     0},
    {"since", 0, TD_OPTION_TEXT, AT(since), "DATE", "posts from this day, month or year on", NULL,
     0},
    {"until", 0, TD_OPTION_TEXT, AT(until), "DATE", "posts up to this day, month or year", NULL, 0},
    {"drafts", 0, TD_OPTION_FLAG, AT(with_drafts), NULL, "items of drafts, too", NULL, 0},
};

static const struct td_option import_rows[] = {
    {"name", 0, TD_OPTION_TEXT, AT(name), "NAME", "the name of the digest on standard input", NULL,
     0},
    {"dry-run", 0, TD_OPTION_FLAG, AT(is_dry_run), NULL, "report everything, change nothing", NULL,
     0},
    {"strict", 0, TD_OPTION_FLAG, AT(is_strict), NULL, "files with warnings fail", NULL, 0},
    {"prune", 0, TD_OPTION_FLAG, AT(wants_prune), NULL, "take away posts whose files are gone",
     NULL, 0},
    {"force", 0, TD_OPTION_FLAG, AT(is_forced), NULL, "prune more than half, too", NULL, 0},
    {"watch", 0, TD_OPTION_FLAG, AT(wants_watch), NULL, "stay, and import what changes", NULL, 0},
};

static const struct td_option search_rows[] = {
    {"limit", 'n', TD_OPTION_NUMBER, AT(limit), "N", "show at most N items (20; 0: all)", NULL, 0},
    {"offset", 0, TD_OPTION_NUMBER, AT(offset), "N", "leave out the first N items", NULL, 0},
    {"sort", 0, TD_OPTION_CHOICE, AT(sort), "ORDER", "which items come first", sorts, 0},
    {"half-life", 0, TD_OPTION_TEXT, AT(half_life), "TIME",
     "let relevance halve with age: 90d, 12w, 6m, 2y", NULL, 0},
    {"strict-match", 0, TD_OPTION_FLAG, AT(is_strict_match), NULL, "only items that hold all words",
     NULL, 0},
    {"explain", 0, TD_OPTION_FLAG, AT(explains), NULL,
     "say on stderr how the query is read, run and scored", NULL, 0},
    {"facets", 0, TD_OPTION_FLAG, AT(with_facets), NULL,
     "add counts by author, category, site and month", NULL, 0},
    {"save", 0, TD_OPTION_TEXT, AT(save), "NAME", "keep the query: search @NAME asks it again",
     NULL, 0},
    {"new", 0, TD_OPTION_FLAG, AT(only_new), NULL, "of @NAME, only what came since the last --new",
     NULL, 0},
    {"unique", 0, TD_OPTION_FLAG, AT(is_unique), NULL, "only the first item of each story", NULL,
     0},
};

static const struct td_option saved_rows[] = {
    {"remove", 0, TD_OPTION_TEXT, AT(remove), "NAME", "forget the search of this name", NULL, 0},
};

static const struct td_option stats_rows[] = {
    {"by", 0, TD_OPTION_TEXT, AT(by), "KEYS", "what to count by: KEY or KEY,KEY", NULL, 0},
    {"cumulative", 0, TD_OPTION_FLAG, AT(is_cumulative), NULL,
     "add up, along the time or down the rows", NULL, 0},
    {"share", 0, TD_OPTION_CHOICE, AT(share), "WHOLE", "show each number's share of", shares, 0},
    {"unique", 0, TD_OPTION_FLAG, AT(is_unique), NULL, "count stories, not items", NULL, 0},
    {"lag", 0, TD_OPTION_FLAG, AT(wants_lag), NULL, "how long from publication to post", NULL, 0},
    {"heat", 0, TD_OPTION_FLAG, AT(is_heat), NULL, "two keys as a heat map", NULL, 0},
};

static const struct td_option table_rows[] = {
    {"top", 'n', TD_OPTION_NUMBER, AT(top), "N", "show N rows and sum the others in one (0: all)",
     NULL, 0},
    {"sort", 0, TD_OPTION_CHOICE, AT(count_sort), "ORDER", "sort rows by", count_sorts, 0},
};

static const struct td_option related_rows[] = {
    {"limit", 'n', TD_OPTION_NUMBER, AT(limit), "N", "show at most N items (20; 0: all)", NULL, 0},
};

static const struct td_option posts_rows[] = {
    {"limit", 'n', TD_OPTION_NUMBER, AT(limit), "N", "show at most N posts (0: all)", NULL, 0},
};

static const struct td_option log_rows[] = {
    {"limit", 'n', TD_OPTION_NUMBER, AT(limit), "N", "show at most N entries (0: all)", NULL, 0},
};

static const struct td_option undo_rows[] = {
    {"dry-run", 0, TD_OPTION_FLAG, AT(is_dry_run), NULL, "say what it would take, change nothing",
     NULL, 0},
};

static const struct td_option trends_rows[] = {
    {"by", 0, TD_OPTION_CHOICE, AT(trends_by), "PERIOD", "newest days, or steps of time", periods,
     0},
    {"new", 0, TD_OPTION_FLAG, AT(only_new), NULL, "terms that never occurred before", NULL, 0},
    {"limit", 'n', TD_OPTION_NUMBER, AT(limit), "N", "show at most N terms (20; 0: all)", NULL, 0},
};

static const struct td_option export_rows[] = {
    {"force", 0, TD_OPTION_FLAG, AT(is_forced), NULL, "replace files that are there", NULL, 0},
};

static const struct td_option backup_rows[] = {
    {"force", 0, TD_OPTION_FLAG, AT(is_forced), NULL, "replace FILE where it is there", NULL, 0},
};

static const struct td_option show_rows[] = {
    {"revisions", 0, TD_OPTION_FLAG, AT(wants_revisions), NULL, "list what the post was before",
     NULL, 0},
    {"revision", 0, TD_OPTION_NUMBER, AT(revision), "N", "write the file as it was then", NULL, 0},
};

static const struct td_option picture_rows[] = {
    {"svg", 0, TD_OPTION_TEXT, AT(svg), "FILE", "draw the same into an SVG file too", NULL, 0},
    {"ascii", 0, TD_OPTION_FLAG, AT(is_ascii), NULL, "plain ASCII, but for texts of digests", NULL,
     0},
};

const struct td_option_set td_global_options = SET("Global options", global_rows);
const struct td_option_set td_filter_options = SET("Filters", filter_rows);
const struct td_option_set td_import_options = SET("Options", import_rows);
const struct td_option_set td_saved_options = SET("Options", saved_rows);
const struct td_option_set td_search_options = SET("Options", search_rows);
const struct td_option_set td_table_options = SET("Rows", table_rows);
const struct td_option_set td_stats_options = SET("Options", stats_rows);
const struct td_option_set td_related_options = SET("Options", related_rows);
const struct td_option_set td_posts_options = SET("Options", posts_rows);
const struct td_option_set td_log_options = SET("Options", log_rows);
const struct td_option_set td_undo_options = SET("Options", undo_rows);
const struct td_option_set td_trends_options = SET("Options", trends_rows);
const struct td_option_set td_export_options = SET("Options", export_rows);
const struct td_option_set td_backup_options = SET("Options", backup_rows);
const struct td_option_set td_show_options = SET("Options", show_rows);
const struct td_option_set td_picture_options = SET("Pictures", picture_rows);

struct td_options td_options_default(void)
{
    return (struct td_options){
        .format = TD_FORMAT_TEXT,
        .color = TD_COLOR_AUTO,
        .limit = -1,
        .sort = TD_SORT_RELEVANCE,
        .top = -1,
        .revision = -1,
    };
}

bool td_option_takes_argument(const struct td_option *option)
{
    return option->argument != NULL;
}

static enum td_code parse_number(const struct td_option *option, const char *argument,
                                 int64_t *ret_number, struct td_error *err)
{
    char *end = NULL;
    errno = 0;
    long long number = strtoll(argument, &end, 10);
    if (argument[0] < '0' || argument[0] > '9' || *end != '\0' || errno != 0)
        return td_fail(err, TD_ERR_USAGE, "--%s wants a whole number from 0 on, not '%s'",
                       option->name, argument);
    *ret_number = number;
    return TD_OK;
}

static enum td_code fail_choice(const struct td_option *option, const char *argument,
                                struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf names;
    td_buf_init(&names, CHOICES_MAX_BYTES);
    for (size_t i = 0; option->choices[i] != NULL; i++)
        td_buf_addf(&names, "%s%s", i > 0 ? ", " : "", option->choices[i]);
    TD_TRY(td_buf_check(&names, err));
    return td_fail(err, TD_ERR_USAGE, "--%s wants one of %s, not '%s'", option->name, names.ptr,
                   argument);
}

static enum td_code parse_choice(const struct td_option *option, const char *argument,
                                 int *ret_choice, struct td_error *err)
{
    for (int i = 0; option->choices[i] != NULL; i++) {
        if (strcmp(option->choices[i], argument) == 0) {
            *ret_choice = i;
            return TD_OK;
        }
    }
    return fail_choice(option, argument, err);
}

enum td_code td_option_set_value(const struct td_option *option, const char *argument,
                                 struct td_options *options, struct td_error *err)
{
    void *value = (char *)options + option->offset;

    switch (option->kind) {
    case TD_OPTION_FLAG:
        *(bool *)value = true;
        return TD_OK;
    case TD_OPTION_TEXT:
        *(const char **)value = argument;
        return TD_OK;
    case TD_OPTION_NUMBER:
        return parse_number(option, argument, value, err);
    case TD_OPTION_CHOICE:
        return parse_choice(option, argument, value, err);
    case TD_OPTION_PRESET:
        *(int *)value = option->preset;
        return TD_OK;
    }
    return td_fail(err, TD_ERR_BUG, "the option --%s is of no kind", option->name);
}
