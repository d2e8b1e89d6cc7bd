#include "base/ascii.h"
#include "base/date.h"

#include "base/calendar.h"
#include "base/date_scan.h"

enum {
    FIRST_YEAR = 1900,
    LAST_YEAR = 2199,
    FOLDER_PARTS = 4, /* of a path that are looked at: year, month, day, name */
};

static bool is_real(struct td_civil_day civil)
{
    return civil.year >= FIRST_YEAR && civil.year <= LAST_YEAR && td_civil_is_real(civil);
}

static struct td_date date_of(struct td_civil_day civil)
{
    return (struct td_date){.epoch_seconds = td_civil_to_days(civil) * TD_SECONDS_PER_DAY};
}

/* The day at the start of `rest`, its parts parted by `separator` (NUL: by nothing). Behind dots
 * months and days have two digits: 2025.1.7 is a version. */
static bool take_parted_day(struct td_slice rest, char separator, struct td_civil_day *ret_civil)
{
    if (!td_scan_digits(&rest, 4, &ret_civil->year))
        return false;
    if (separator == '\0')
        return td_scan_digits(&rest, 2, &ret_civil->month) &&
               td_scan_digits(&rest, 2, &ret_civil->day) && td_scan_count_digits(rest) == 0;
    if (separator == '.')
        return td_scan_char(&rest, '.') && td_scan_digits(&rest, 2, &ret_civil->month) &&
               td_scan_char(&rest, '.') && td_scan_digits(&rest, 2, &ret_civil->day) &&
               td_scan_count_digits(rest) == 0;
    return td_scan_char(&rest, separator) && td_scan_short_number(&rest, &ret_civil->month) &&
           td_scan_char(&rest, separator) && td_scan_short_number(&rest, &ret_civil->day);
}

/* 2025年, without a look at what comes behind: a title may be long. */
static bool is_chinese_year(struct td_slice rest)
{
    return td_slice_starts(td_slice_sub(rest, 4, rest.len), TD_SLICE("年"));
}

static bool take_chinese_day(struct td_slice rest, struct td_civil_day *ret_civil)
{
    return is_chinese_year(rest) && td_scan_day(&rest, ret_civil);
}

/* What parts the words of a name: `july-24-2021`, `24_Jul_2021`. */
static bool is_separator(char c)
{
    return c == ' ' || c == '-' || c == '_' || c == '.' || c == ',';
}

static void skip_separators(struct td_slice *rest)
{
    size_t count = 0;
    while (count < rest->len && count < TD_DATE_SEPARATORS_MAX && is_separator(rest->ptr[count]))
        count++;
    *rest = td_slice_sub(*rest, count, rest->len);
}

static bool take_year(struct td_slice *rest, unsigned *ret_year)
{
    skip_separators(rest);
    return td_scan_year(rest, ret_year);
}

static bool take_month(struct td_slice *rest, unsigned *ret_month)
{
    skip_separators(rest);
    *ret_month = td_scan_month(rest);
    return *ret_month > 0;
}

static bool take_day(struct td_slice *rest, unsigned *ret_day)
{
    skip_separators(rest);
    return td_scan_short_number(rest, ret_day);
}

/* 2021Jul24, July 24, 2021 and 24-jul-2021. */
static bool take_english_day(struct td_slice rest, struct td_civil_day *ret_civil)
{
    if (take_year(&rest, &ret_civil->year))
        return take_month(&rest, &ret_civil->month) && take_day(&rest, &ret_civil->day);
    struct td_slice behind = rest;
    if (take_day(&behind, &ret_civil->day))
        return take_month(&behind, &ret_civil->month) && take_year(&behind, &ret_civil->year);
    return take_month(&rest, &ret_civil->month) && take_day(&rest, &ret_civil->day) &&
           take_year(&rest, &ret_civil->year);
}

static bool take_name_day(struct td_slice rest, struct td_civil_day *ret_civil)
{
    static const char separators[] = {'.', '-', '_', '\0'};
    for (size_t i = 0; i < sizeof(separators); i++)
        if (take_parted_day(rest, separators[i], ret_civil) && is_real(*ret_civil))
            return true;
    return (take_chinese_day(rest, ret_civil) || take_english_day(rest, ret_civil)) &&
           is_real(*ret_civil);
}

/* No day begins at what parts the words of a name, nor within one or a number. */
static bool may_begin(struct td_slice name, size_t at)
{
    char c = name.ptr[at];
    char before = at > 0 ? name.ptr[at - 1] : ' ';
    return !is_separator(c) && !(td_ascii_is_digit(before) && td_ascii_is_digit(c)) &&
           !(td_ascii_is_letter(before) && td_ascii_is_letter(c));
}

bool td_date_find_in_name(struct td_slice name, struct td_date *ret)
{
    for (size_t at = 0; at < name.len; at++) {
        struct td_civil_day civil;
        if (may_begin(name, at) && take_name_day(td_slice_sub(name, at, name.len), &civil)) {
            *ret = date_of(civil);
            return true;
        }
    }
    return false;
}

/* What stands between a year and the number of its week. */
static bool take_week_mark(struct td_slice *rest)
{
    if (td_scan_text(rest, TD_SLICE("年第")))
        return true;
    (void)td_scan_char(rest, '-');
    return td_scan_char(rest, 'W') || td_scan_char(rest, 'w');
}

static bool take_week(struct td_slice rest, int64_t *ret_monday)
{
    unsigned year = 0, week = 0;
    bool is_chinese = is_chinese_year(rest);
    return td_scan_digits(&rest, 4, &year) && take_week_mark(&rest) &&
           td_scan_short_number(&rest, &week) &&
           (!is_chinese || td_scan_text(&rest, TD_SLICE("周"))) && year >= FIRST_YEAR &&
           year <= LAST_YEAR && td_civil_week_monday(year, week, ret_monday);
}

bool td_date_find_week(struct td_slice text, struct td_date *ret)
{
    for (size_t at = 0; at < text.len; at++) {
        int64_t monday = 0;
        if (may_begin(text, at) && take_week(td_slice_sub(text, at, text.len), &monday)) {
            int64_t sunday = monday + TD_DAYS_OF_WEEK - 1;
            *ret = (struct td_date){.epoch_seconds = sunday * TD_SECONDS_PER_DAY};
            return true;
        }
    }
    return false;
}

static bool take_separator(struct td_slice *rest)
{
    static const char separators[] = {'/', '-', '_', '.'};
    for (size_t i = 0; i < sizeof(separators); i++)
        if (td_scan_char(rest, separators[i]))
            return true;
    return false;
}

/* "05/05-08" says the month twice. */
static void skip_month_again(struct td_slice *rest, unsigned month)
{
    struct td_slice behind = *rest;
    unsigned again = 0;
    unsigned day = 0;
    if (td_scan_digits(&behind, 2, &again) && again == month && take_separator(&behind)) {
        struct td_slice day_text = behind;
        if (td_scan_digits(&day_text, 2, &day))
            *rest = behind;
    }
}

/* What is left behind the day: the file's ending, or one more name. */
static bool ends_with_day(struct td_slice rest)
{
    if (td_scan_char(&rest, '/'))
        return td_slice_find(rest, TD_SLICE("/")) == rest.len;
    return rest.len == 0 ||
           (rest.ptr[0] == '.' && !td_ascii_is_digit(rest.len > 1 ? rest.ptr[1] : 'x'));
}

/* The month of a path, behind its year: 05/, may/, or 05 with the day right behind it. */
static bool take_folder_month(struct td_slice *rest, unsigned *ret_month)
{
    if (td_scan_count_digits(*rest) == 4)
        return td_scan_digits(rest, 2, ret_month);
    if (!td_scan_digits(rest, 2, ret_month) && (*ret_month = td_scan_month(rest)) == 0)
        return false;
    if (!take_separator(rest))
        return false;
    skip_month_again(rest, *ret_month);
    return true;
}

static bool take_folder_day(struct td_slice rest, struct td_civil_day *ret_civil)
{
    return td_scan_digits(&rest, 4, &ret_civil->year) && take_separator(&rest) &&
           take_folder_month(&rest, &ret_civil->month) &&
           td_scan_digits(&rest, 2, &ret_civil->day) && ends_with_day(rest) && is_real(*ret_civil);
}

/* The folder that the file lies in. */
static struct td_slice folder_name(struct td_slice path)
{
    struct td_slice slash = TD_SLICE("/");
    size_t end = td_slice_find_last(path, slash);
    struct td_slice folder = td_slice_sub(path, 0, end < path.len ? end : 0);
    size_t before = td_slice_find_last(folder, slash);
    return td_slice_sub(folder, before < folder.len ? before + 1 : 0, folder.len);
}

bool td_date_find_in_folders(struct td_slice path, struct td_date *ret)
{
    size_t begin = path.len;
    for (size_t i = 0; i < FOLDER_PARTS && begin > 0; i++) {
        struct td_civil_day civil;
        size_t slash = td_slice_find_last(td_slice_sub(path, 0, begin), TD_SLICE("/"));
        begin = slash < begin ? slash : 0;
        struct td_slice rest = td_slice_sub(path, begin, path.len);
        (void)td_scan_char(&rest, '/');
        if (take_folder_day(rest, &civil)) {
            *ret = date_of(civil);
            return true;
        }
    }
    return td_date_find_in_name(folder_name(path), ret);
}
