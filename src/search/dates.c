#include "search/dates.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "text/token.h"

#include <string.h>

enum {
    NAME_MAX_BYTES = 64, /* of a period in one word, folded */
    MONTHS_OF_YEAR = 12,
    MONTHS_OF_QUARTER = 3,
};

enum unit { DAY, WEEK, MONTH, YEAR };

/* A word for a period: `back` units ago. Names are as tokens write them, without what separates. */
struct named_period {
    const char *name;
    enum unit unit;
    int back;
};

static const struct named_period named_periods[] = {
    {"today", DAY, 0},     {"yesterday", DAY, 1},  {"今天", DAY, 0},        {"今日", DAY, 0},
    {"昨天", DAY, 1},      {"昨日", DAY, 1},       {"前天", DAY, 2},        {"thisweek", WEEK, 0},
    {"lastweek", WEEK, 1}, {"本周", WEEK, 0},      {"这周", WEEK, 0},       {"本星期", WEEK, 0},
    {"这星期", WEEK, 0},   {"这个星期", WEEK, 0},  {"上周", WEEK, 1},       {"上星期", WEEK, 1},
    {"上个星期", WEEK, 1}, {"上上周", WEEK, 2},    {"thismonth", MONTH, 0}, {"lastmonth", MONTH, 1},
    {"本月", MONTH, 0},    {"这个月", MONTH, 0},   {"当月", MONTH, 0},      {"上个月", MONTH, 1},
    {"上月", MONTH, 1},    {"上上个月", MONTH, 2}, {"thisyear", YEAR, 0},   {"lastyear", YEAR, 1},
    {"今年", YEAR, 0},     {"本年", YEAR, 0},      {"去年", YEAR, 1},       {"前年", YEAR, 2},
};

/* What may stand before a count, and the units behind it. */
static const char *const count_prefixes[] = {"最近", "近", "过去", "last"};
static const struct named_period count_units[] = {
    {"d", DAY, 0},        {"day", DAY, 0},     {"days", DAY, 0},   {"天", DAY, 0},
    {"w", WEEK, 0},       {"week", WEEK, 0},   {"weeks", WEEK, 0}, {"周", WEEK, 0},
    {"星期", WEEK, 0},    {"个星期", WEEK, 0}, {"m", MONTH, 0},    {"month", MONTH, 0},
    {"months", MONTH, 0}, {"个月", MONTH, 0},  {"y", YEAR, 0},     {"year", YEAR, 0},
    {"years", YEAR, 0},
};

static const char *const month_names[] = {"一月", "二月", "三月", "四月", "五月",   "六月",
                                          "七月", "八月", "九月", "十月", "十一月", "十二月"};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static struct td_day_bound bound(int64_t day, bool is_reckoned)
{
    if (day < TD_FIRST_DAY)
        day = TD_FIRST_DAY;
    if (day > TD_LAST_DAY)
        day = TD_LAST_DAY;
    return (struct td_day_bound){.is_given = true, .is_reckoned = is_reckoned, .day = day};
}

static struct td_period period(int64_t first, int64_t last, bool is_reckoned)
{
    return (struct td_period){bound(first, is_reckoned), bound(last, is_reckoned)};
}

/* Months since year 0, and back. */
static int64_t month_number(struct td_civil_day civil)
{
    return (int64_t)civil.year * MONTHS_OF_YEAR + civil.month - 1;
}

static struct td_civil_day month_civil(int64_t number, unsigned day)
{
    if (number < MONTHS_OF_YEAR)
        number = MONTHS_OF_YEAR; /* the year 1 */
    struct td_civil_day civil = {.year = (unsigned)(number / MONTHS_OF_YEAR),
                                 .month = (unsigned)(number % MONTHS_OF_YEAR) + 1};
    unsigned days = td_civil_month_days(civil.year, civil.month);
    civil.day = day < days ? day : days;
    return civil;
}

static struct td_period months(int64_t first, int64_t last, bool is_reckoned)
{
    return period(td_civil_to_days(month_civil(first, 1)), td_civil_to_days(month_civil(last, 31)),
                  is_reckoned);
}

static struct td_period week_from(int64_t monday, bool is_reckoned)
{
    return period(monday, monday + TD_DAYS_OF_WEEK - 1, is_reckoned);
}

static struct td_period units_ago(enum unit unit, int64_t back, int64_t today)
{
    struct td_civil_day civil = td_civil_from_days(today);
    int64_t january = (int64_t)civil.year * MONTHS_OF_YEAR;
    switch (unit) {
    case DAY:
        return period(today - back, today - back, true);
    case WEEK:
        return week_from(td_civil_monday(today) - back * TD_DAYS_OF_WEEK, true);
    case MONTH:
        return months(month_number(civil) - back, month_number(civil) - back, true);
    case YEAR:
        break;
    }
    january -= back * MONTHS_OF_YEAR;
    return months(january, january + MONTHS_OF_YEAR - 1, true);
}

/* The last `count` units up to today. */
static struct td_period last_units(enum unit unit, int64_t count, int64_t today)
{
    struct td_civil_day civil = td_civil_from_days(today);
    int64_t first = today;
    if (unit == DAY || unit == WEEK)
        first = today - count * (unit == WEEK ? TD_DAYS_OF_WEEK : 1) + 1;
    else {
        int64_t back = count * (unit == YEAR ? MONTHS_OF_YEAR : 1);
        first = td_civil_to_days(month_civil(month_number(civil) - back, civil.day)) + 1;
    }
    return period(first, today, true);
}

/* The folded tokens of the text, one after the other; absent where there are too many. */
static struct td_slice squeeze(struct td_slice text, char *buffer)
{
    struct td_tokens tokens;
    struct td_token token;
    size_t len = 0;
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        if (len + token.folded.len > NAME_MAX_BYTES)
            return TD_SLICE_NONE;
        memcpy(buffer + len, token.folded.ptr, token.folded.len);
        len += token.folded.len;
    }
    return (struct td_slice){buffer, len};
}

/* Takes up to `max_digits` ASCII digits off the text; false where it begins with none or more. */
static bool take_number(struct td_slice *rest, size_t max_digits, unsigned *ret_number)
{
    size_t count = 0;
    unsigned number = 0;
    while (count < rest->len && td_ascii_is_digit(rest->ptr[count])) {
        if (count == max_digits)
            return false;
        number = number * 10 + (unsigned)(rest->ptr[count++] - '0');
    }
    *rest = td_slice_sub(*rest, count, rest->len);
    *ret_number = number;
    return count > 0;
}

static bool take_text(struct td_slice *rest, const char *text)
{
    struct td_slice wanted = td_slice_of(text);
    if (!td_slice_starts(*rest, wanted))
        return false;
    *rest = td_slice_sub(*rest, wanted.len, rest->len);
    return true;
}

static bool parse_name(struct td_slice name, int64_t today, struct td_period *ret)
{
    for (size_t i = 0; i < COUNT_OF(named_periods); i++) {
        if (!td_slice_equal(name, td_slice_of(named_periods[i].name)))
            continue;
        *ret = units_ago(named_periods[i].unit, named_periods[i].back, today);
        return true;
    }
    return false;
}

static bool parse_count(struct td_slice name, int64_t today, struct td_period *ret)
{
    unsigned count = 0;
    for (size_t i = 0; i < COUNT_OF(count_prefixes); i++) {
        if (take_text(&name, count_prefixes[i]))
            break;
    }
    if (!take_number(&name, 4, &count) || count == 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(count_units); i++) {
        if (!td_slice_equal(name, td_slice_of(count_units[i].name)))
            continue;
        *ret = last_units(count_units[i].unit, count, today);
        return true;
    }
    return false;
}

/* A year, a month (month > 0) or a day (day > 0) of the calendar. */
static bool make_written(unsigned year, unsigned month, unsigned day, struct td_period *ret)
{
    struct td_civil_day civil = {year, month > 0 ? month : 1, day > 0 ? day : 1};
    if (!td_civil_is_real(civil))
        return false;
    int64_t number = month_number(civil);
    if (day > 0)
        *ret = period(td_civil_to_days(civil), td_civil_to_days(civil), false);
    else
        *ret = months(number, month > 0 ? number : number + MONTHS_OF_YEAR - 1, false);
    return true;
}

/* 12月 or 12月7日 of the latest year in which it does not lie ahead. */
static bool make_latest(unsigned month, unsigned day, int64_t today, struct td_period *ret)
{
    struct td_civil_day civil = td_civil_from_days(today);
    for (unsigned year = civil.year; year + 8 > civil.year; year--) {
        struct td_period found;
        if (!make_written(year, month, day, &found) || found.first.day > today)
            continue; /* 2月29日 is not in every year */
        *ret = found;
        return true;
    }
    return false;
}

static bool take_month(struct td_slice *rest, unsigned *ret_month)
{
    for (unsigned i = MONTHS_OF_YEAR; i > 0; i--) {
        if (take_text(rest, month_names[i - 1])) {
            *ret_month = i;
            return true;
        }
    }
    return take_number(rest, 2, ret_month) && *ret_month > 0 && take_text(rest, "月");
}

/* 2025年, 2025年12月, 2025年12月7日, 12月, 12月7日. */
static bool parse_chinese(struct td_slice name, int64_t today, struct td_period *ret)
{
    unsigned year = 0, month = 0, day = 0;
    struct td_slice rest = name;
    if (!take_number(&rest, 4, &year) || !take_text(&rest, "年")) {
        rest = name;
        year = 0;
    }
    if (rest.len > 0 && !take_month(&rest, &month))
        return false;
    if (rest.len > 0 && (!take_number(&rest, 2, &day) || day == 0 ||
                         !(take_text(&rest, "日") || take_text(&rest, "号"))))
        return false;
    if (rest.len > 0 || (year == 0 && month == 0))
        return false;
    return year > 0 ? make_written(year, month, day, ret) : make_latest(month, day, today, ret);
}

/* 2025, 2025-12, 2025-12-07; '/' and '.' may stand for '-'. */
static bool parse_written(struct td_slice text, struct td_period *ret)
{
    struct td_slice rest = text;
    unsigned numbers[3] = {0};
    size_t count = 0;
    char separator = '\0';
    do {
        if (!take_number(&rest, count == 0 ? 4 : 2, &numbers[count]) || numbers[count] == 0)
            return false;
        if (++count == 1 && text.len - rest.len != 4)
            return false;
        if (rest.len == 0)
            return make_written(numbers[0], numbers[1], numbers[2], ret);
        if (count == 1)
            separator = rest.ptr[0];
        if (rest.ptr[0] != separator || strchr("-/.", separator) == NULL || separator == '\0')
            return false;
        rest = td_slice_sub(rest, 1, rest.len);
    } while (count < COUNT_OF(numbers));
    return false;
}

static bool make_quarter(unsigned year, unsigned quarter, struct td_period *ret)
{
    unsigned last = quarter * MONTHS_OF_QUARTER;
    struct td_civil_day civil = {year, last, 1};
    if (!td_civil_is_real(civil))
        return false;
    *ret = months(month_number(civil) - MONTHS_OF_QUARTER + 1, month_number(civil), false);
    return true;
}

/* 2025-W50 and 2025-Q4, as counts show them; '-' may be missing. */
static bool parse_part_of_year(struct td_slice text, struct td_period *ret)
{
    struct td_slice rest = text;
    unsigned year = 0, number = 0;
    int64_t monday = 0;
    if (!take_number(&rest, 4, &year) || text.len - rest.len != 4)
        return false;
    (void)take_text(&rest, "-");
    bool is_quarter = take_text(&rest, "Q") || take_text(&rest, "q");
    if (!is_quarter && !take_text(&rest, "W") && !take_text(&rest, "w"))
        return false;
    if (!take_number(&rest, 2, &number) || rest.len > 0)
        return false;
    if (is_quarter)
        return make_quarter(year, number, ret);
    if (!td_civil_week_monday(year, number, &monday))
        return false;
    *ret = week_from(monday, false);
    return true;
}

static bool parse_one(struct td_slice text, int64_t today, struct td_period *ret)
{
    char buffer[NAME_MAX_BYTES];
    if (parse_written(text, ret) || parse_part_of_year(text, ret))
        return true;
    struct td_slice name = squeeze(text, buffer);
    return !td_slice_is_none(name) && name.len > 0 &&
           (parse_name(name, today, ret) || parse_count(name, today, ret) ||
            parse_chinese(name, today, ret));
}

static bool parse_range(struct td_slice from, struct td_slice to, int64_t today,
                        struct td_period *ret)
{
    struct td_period first = {0}, last = {0};
    if ((from.len == 0 && to.len == 0) || (from.len > 0 && !parse_one(from, today, &first)) ||
        (to.len > 0 && !parse_one(to, today, &last)))
        return false;
    bool is_turned = from.len > 0 && to.len > 0 && first.first.day > last.last.day;
    *ret = is_turned ? (struct td_period){last.first, first.last}
                     : (struct td_period){first.first, last.last};
    return true;
}

bool td_period_parse(struct td_slice text, const struct td_calendar *calendar,
                     struct td_period *ret)
{
    struct td_slice dots = TD_SLICE("..");
    struct td_slice trimmed = td_slice_trim(text);
    size_t at = td_slice_find(trimmed, dots);
    if (at == trimmed.len)
        return parse_one(trimmed, calendar->today, ret);
    return parse_range(td_slice_sub(trimmed, 0, at),
                       td_slice_sub(trimmed, at + dots.len, trimmed.len), calendar->today, ret);
}
