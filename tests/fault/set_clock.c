/* Preloaded into a program (LD_PRELOAD), lets it read another time of day: CLOCK_AT is the second,
 * since 1970 UTC, at which it begins. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* The kernel's own, which is not among those replaced here. */
static struct timespec kernel_time(clockid_t clock)
{
    struct timespec now = {0};
    (void)syscall(SYS_clock_gettime, clock, &now);
    return now;
}

static time_t offset(void)
{
    static time_t seconds;
    const char *at = getenv("CLOCK_AT");
    if (seconds == 0 && at != NULL)
        seconds = (time_t)strtoll(at, NULL, 10) - kernel_time(CLOCK_REALTIME).tv_sec;
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *ret_now)
{
    *ret_now = kernel_time(clock);
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
        ret_now->tv_sec += offset();
    return 0;
}

time_t time(time_t *ret_now)
{
    time_t now = kernel_time(CLOCK_REALTIME).tv_sec + offset();
    if (ret_now != NULL)
        *ret_now = now;
    return now;
}

int gettimeofday(struct timeval *restrict ret_now, void *restrict zone)
{
    struct timespec now = kernel_time(CLOCK_REALTIME);
    (void)zone;
    *ret_now = (struct timeval){now.tv_sec + offset(), now.tv_nsec / 1000};
    return 0;
}
