#include "base/date_scan.h"

#include "base/ascii.h"

#include <stddef.h>

enum { MONTHS = 12 };

size_t td_scan_count_digits(struct td_slice text)
{
    size_t count = 0;
    while (count < text.len && td_ascii_is_digit(text.ptr[count]))
        count++;
    return count;
}

static void skip(struct td_slice *rest, size_t len)
{
    *rest = td_slice_sub(*rest, len, rest->len);
}

bool td_scan_char(struct td_slice *rest, char c)
{
    if (rest->len == 0 || rest->ptr[0] != c)
        return false;
    skip(rest, 1);
    return true;
}

bool td_scan_text(struct td_slice *rest, struct td_slice text)
{
    if (!td_slice_starts(*rest, text))
        return false;
    skip(rest, text.len);
    return true;
}

bool td_scan_spaces(struct td_slice *rest)
{
    size_t count = 0;
    while (count < rest->len && rest->ptr[count] == ' ')
        count++;
    skip(rest, count);
    return count > 0;
}

bool td_scan_digits(struct td_slice *rest, size_t count, unsigned *ret_value)
{
    if (td_scan_count_digits(*rest) < count)
        return false;
    *ret_value = 0;
    for (size_t i = 0; i < count; i++)
        *ret_value = *ret_value * 10 + (unsigned)(rest->ptr[i] - '0');
    skip(rest, count);
    return true;
}

bool td_scan_year(struct td_slice *rest, unsigned *ret_year)
{
    if (td_scan_count_digits(*rest) != 4)
        return false;
    return td_scan_digits(rest, 4, ret_year);
}

bool td_scan_short_number(struct td_slice *rest, unsigned *ret_value)
{
    while (rest->len > 1 && rest->ptr[0] == '0' && td_ascii_is_digit(rest->ptr[1]))
        skip(rest, 1);
    size_t count = td_scan_count_digits(*rest);
    if (count < 1 || count > 2)
        return false;
    return td_scan_digits(rest, count, ret_value);
}

/* What parts the numbers of a day; NUL: it is none. */
static char take_separator(struct td_slice *rest)
{
    static const char separators[] = {'-', '/', '.'};
    for (size_t i = 0; i < sizeof separators; i++)
        if (td_scan_char(rest, separators[i]))
            return separators[i];
    return '\0';
}

/* 2025-12-07, 2025/12/7, 2025.12.07 */
static bool scan_numbers(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    if (!td_scan_digits(rest, 4, &ret_civil->year))
        return false;
    char separator = take_separator(rest);
    return separator != '\0' && td_scan_short_number(rest, &ret_civil->month) &&
           td_scan_char(rest, separator) && td_scan_short_number(rest, &ret_civil->day);
}

/* 12-25-2025 and 25/12/2025, where but one of the two can be a month; 7-8-2025 is July or August.
 */
static bool scan_year_last(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    unsigned first = 0;
    unsigned second = 0;
    if (!td_scan_short_number(rest, &first))
        return false;
    char separator = take_separator(rest);
    if (separator == '\0' || !td_scan_short_number(rest, &second) ||
        !td_scan_char(rest, separator) || !td_scan_year(rest, &ret_civil->year))
        return false;
    bool is_month_first = first <= MONTHS && second > MONTHS;
    bool is_day_first = second <= MONTHS && (first > MONTHS || first == second);
    ret_civil->month = is_month_first ? first : second;
    ret_civil->day = is_month_first ? second : first;
    return is_month_first || is_day_first;
}

/* 20251207 */
static bool scan_compact(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    if (td_scan_count_digits(*rest) != 8)
        return false;
    (void)td_scan_digits(rest, 4, &ret_civil->year);
    (void)td_scan_digits(rest, 2, &ret_civil->month);
    return td_scan_digits(rest, 2, &ret_civil->day);
}

/* 2025年12月7日 */
static bool scan_chinese(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    return td_scan_digits(rest, 4, &ret_civil->year) && td_scan_text(rest, TD_SLICE("年")) &&
           td_scan_short_number(rest, &ret_civil->month) && td_scan_text(rest, TD_SLICE("月")) &&
           td_scan_short_number(rest, &ret_civil->day) && td_scan_text(rest, TD_SLICE("日"));
}

static size_t count_letters(struct td_slice text)
{
    size_t count = 0;
    while (count < text.len && td_ascii_is_letter(text.ptr[count]))
        count++;
    return count;
}

/* An English word, whole or as its first three letters (or four: Sept), with a dot or a comma
 * behind it. Returns its number in the list from 1, 0 where it is none of them. */
static unsigned scan_name(struct td_slice *rest, const char *const *names, size_t name_count)
{
    struct td_slice word = td_slice_sub(*rest, 0, count_letters(*rest));
    for (unsigned i = 0; i < name_count && word.len >= 3; i++) {
        struct td_slice name = td_slice_of(names[i]);
        bool is_whole = word.len == name.len || word.len <= 4;
        if (!is_whole || !td_slice_equal_nocase(word, td_slice_sub(name, 0, word.len)))
            continue;
        skip(rest, word.len);
        (void)(td_scan_char(rest, '.') || td_scan_char(rest, ','));
        (void)td_scan_spaces(rest);
        return i + 1;
    }
    return 0;
}

unsigned td_scan_month(struct td_slice *rest)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    return scan_name(rest, months, sizeof(months) / sizeof(months[0]));
}

static void skip_weekday(struct td_slice *rest)
{
    static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    (void)scan_name(rest, days, sizeof(days) / sizeof(days[0]));
}

/* Dec 7, 2025; December 7 2025 */
static bool scan_month_first(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    ret_civil->month = td_scan_month(rest);
    return ret_civil->month > 0 && td_scan_short_number(rest, &ret_civil->day) &&
           (td_scan_char(rest, ',') || true) && td_scan_spaces(rest) &&
           td_scan_year(rest, &ret_civil->year);
}

/* 7 December 2025, 07 Dec 2025 */
static bool scan_day_first(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    if (!td_scan_short_number(rest, &ret_civil->day) || !td_scan_spaces(rest))
        return false;
    ret_civil->month = td_scan_month(rest);
    return ret_civil->month > 0 && td_scan_year(rest, &ret_civil->year);
}

bool td_scan_day(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    static bool (*const forms[])(struct td_slice * rest, struct td_civil_day * ret_civil) = {
        scan_numbers, scan_year_last, scan_compact, scan_chinese, scan_month_first, scan_day_first};
    skip_weekday(rest);
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        struct td_slice behind = *rest;
        if (forms[i](&behind, ret_civil) && td_civil_is_real(*ret_civil)) {
            *rest = behind;
            return true;
        }
    }
    return false;
}
