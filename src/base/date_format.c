#include "base/date.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t clamp(int64_t value, int64_t min, int64_t max)
{
    if (value < min)
        return min;
    return value > max ? max : value;
}

/* A moment's parts. What lies outside the years 0001 to 9999 becomes their first or last second. */
struct moment {
    struct td_civil_day civil;
    unsigned hour;
    unsigned minute;
    unsigned second;
};

static struct moment moment_of(int64_t epoch_seconds)
{
    int64_t since_first = clamp(epoch_seconds, (int64_t)TD_FIRST_DAY * TD_SECONDS_PER_DAY,
                                (TD_LAST_DAY + 1LL) * TD_SECONDS_PER_DAY - 1) -
                          (int64_t)TD_FIRST_DAY * TD_SECONDS_PER_DAY;
    unsigned second_of_day = (unsigned)(since_first % TD_SECONDS_PER_DAY);
    return (struct moment){
        .civil = td_civil_from_days(since_first / TD_SECONDS_PER_DAY + TD_FIRST_DAY),
        .hour = second_of_day / 3600,
        .minute = second_of_day / 60 % 60,
        .second = second_of_day % 60,
    };
}

static size_t write_day(const struct td_civil_day *civil, char ret_text[TD_DATE_TEXT_BYTES])
{
    return (size_t)snprintf(ret_text, TD_DATE_TEXT_BYTES, "%04u-%02u-%02u", civil->year,
                            civil->month, civil->day);
}

static size_t write_moment(const struct moment *moment, char ret_text[TD_DATE_TEXT_BYTES])
{
    size_t len = write_day(&moment->civil, ret_text);
    return len + (size_t)snprintf(ret_text + len, TD_DATE_TEXT_BYTES - len, "T%02u:%02u:%02u",
                                  moment->hour, moment->minute, moment->second);
}

void td_date_format(const struct td_date *date, char ret_text[TD_DATE_TEXT_BYTES])
{
    int32_t offset = (int32_t)clamp(date->offset_minutes, -1439, 1439);
    int64_t limit = (int64_t)(TD_LAST_DAY + 2) * TD_SECONDS_PER_DAY;
    int64_t epoch = clamp(date->epoch_seconds, -limit, limit);
    struct moment moment = moment_of(epoch + (int64_t)offset * 60);

    if (!date->has_time) {
        (void)write_day(&moment.civil, ret_text);
        return;
    }
    size_t len = write_moment(&moment, ret_text);
    if (date->has_offset)
        (void)snprintf(ret_text + len, TD_DATE_TEXT_BYTES - len, "%c%02d:%02d",
                       offset < 0 ? '-' : '+', abs(offset) / 60, abs(offset) % 60);
}

static void write_utc(int64_t epoch_seconds, int ms, char ret_text[TD_DATE_TEXT_BYTES])
{
    struct moment moment = moment_of(epoch_seconds);
    size_t len = write_moment(&moment, ret_text);
    (void)snprintf(ret_text + len, TD_DATE_TEXT_BYTES - len, ".%03dZ", ms);
}

void td_date_format_ms(int64_t epoch_ms, char ret_text[TD_DATE_TEXT_BYTES])
{
    int64_t ms = epoch_ms % 1000;
    int64_t seconds = epoch_ms / 1000;
    if (ms < 0) {
        ms += 1000;
        seconds--;
    }
    write_utc(seconds, (int)ms, ret_text);
}

void td_date_format_seconds(int64_t epoch_seconds, char ret_text[TD_DATE_TEXT_BYTES])
{
    write_utc(epoch_seconds, 0, ret_text);
}
