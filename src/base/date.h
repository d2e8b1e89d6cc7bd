/* Dates as digests write them, and as the archive keeps them. The calendar is the proleptic
 * Gregorian one (days-from-civil arithmetic: Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms"). Nothing here reads the clock or the time zone. */
#ifndef TD_BASE_DATE_H
#define TD_BASE_DATE_H

#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    TD_DATE_TEXT_BYTES = 40, /* room for any text that this module writes, NUL included */
};

/* A moment, or a whole day. Years 0001 to 9999. */
struct td_date {
    int64_t epoch_seconds;  /* UTC; midnight UTC for a day without time */
    int32_t offset_minutes; /* east of UTC, -1439 to 1439; 0 where none is written */
    bool has_time;
    bool has_offset; /* false: epoch_seconds reads the written time as UTC */
};

/* A day as people give it to --since and --until: 2025, 2025-12 or 2025-12-07. */
struct td_day_range {
    char first[11]; /* 2025-12-01 */
    char last[11];  /* 2025-12-31 */
};

/* Reads YYYY-MM-DD, or that with a time behind 'T', 't' or spaces: hh:mm or hh:mm:ss, a fraction
 * (dropped), and an offset (Z, z, ±hh:mm, ±hhmm, with a space before it or not). '/' and '.' may
 * stand for '-', and month and day may have one digit. Any offset below 24 hours is taken as
 * written (+08:06 is real). False for anything else, for days that no calendar has (2025-02-30),
 * and for anything left over but white space at the ends. *ret untouched then. */
bool td_date_parse(struct td_slice text, struct td_date *ret);

/* Finds the first YYYY.MM.DD, YYYY-MM-DD, YYYY_MM_DD or YYYYMMDD in a file's name that is a real
 * day and stands between non-digits. */
bool td_date_find_in_name(struct td_slice name, struct td_date *ret);

/* RFC 3339 with the offset as written (2025-12-07T00:00:19+08:00); without offset where none is
 * written; the bare day (2026-08-13) where there is no time. */
void td_date_format(const struct td_date *date, char ret_text[TD_DATE_TEXT_BYTES]);

/* RFC 3339 UTC with milliseconds, from milliseconds since 1970: 2025-12-06T14:45:12.345Z */
void td_date_format_ms(int64_t epoch_ms, char ret_text[TD_DATE_TEXT_BYTES]);

/* Reads YYYY, YYYY-MM or YYYY-MM-DD. False for anything else. */
bool td_day_range_parse(struct td_slice text, struct td_day_range *ret);

#endif
