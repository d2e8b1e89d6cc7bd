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

static bool take_chinese_day(struct td_slice rest, struct td_civil_day *ret_civil)
{
    size_t year_len = td_slice_find(rest, TD_SLICE("年"));
    return year_len == 4 && td_scan_day(&rest, ret_civil);
}

static bool take_name_day(struct td_slice rest, struct td_civil_day *ret_civil)
{
    static const char separators[] = {'.', '-', '_', '\0'};
    for (size_t i = 0; i < sizeof(separators); i++)
        if (take_parted_day(rest, separators[i], ret_civil) && is_real(*ret_civil))
            return true;
    return take_chinese_day(rest, ret_civil) && is_real(*ret_civil);
}

bool td_date_find_in_name(struct td_slice name, struct td_date *ret)
{
    for (size_t at = 0; at < name.len; at++) {
        struct td_civil_day civil;
        if (at > 0 && td_scan_is_digit(name.ptr[at - 1]))
            continue;
        if (take_name_day(td_slice_sub(name, at, name.len), &civil)) {
            *ret = date_of(civil);
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
           (rest.ptr[0] == '.' && !td_scan_is_digit(rest.len > 1 ? rest.ptr[1] : 'x'));
}

static bool take_folder_day(struct td_slice rest, struct td_civil_day *ret_civil)
{
    if (!td_scan_digits(&rest, 4, &ret_civil->year) || !take_separator(&rest) ||
        !td_scan_digits(&rest, 2, &ret_civil->month) || !take_separator(&rest))
        return false;
    skip_month_again(&rest, ret_civil->month);
    return td_scan_digits(&rest, 2, &ret_civil->day) && ends_with_day(rest) && is_real(*ret_civil);
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
    return false;
}
