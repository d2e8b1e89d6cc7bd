#include "cli/progress.h"

#include "cli/clock.h"
#include "cli/terminal.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static const double first_after_seconds = 0.5; /* what is done sooner needs no line */
static const double redraw_seconds = 0.1;

struct td_progress td_progress_begin(bool is_wanted)
{
    double now = td_clock_seconds();
    bool is_on = is_wanted && td_terminal_obeys(STDERR_FILENO);
    return (struct td_progress){.is_on = is_on, .begun = now, .drawn = now};
}

static void draw(const struct td_import_progress *now, double seconds)
{
    double rate = (double)now->files / seconds;
    double left = (double)(now->files_in_all - now->files) / rate;
    fprintf(stderr, "\r\033[K%zu of %zu files, %zu items, %.0f files/s, %.0f s left", now->files,
            now->files_in_all, now->items, rate, left);
    (void)fflush(stderr);
}

/* Whether it is time for another line. */
static bool is_due(struct td_progress *progress)
{
    if (!progress->is_on)
        return false;
    double seconds = td_clock_seconds();
    double pause = progress->is_shown ? redraw_seconds : first_after_seconds;
    if (seconds - progress->drawn < pause)
        return false;
    progress->drawn = seconds;
    progress->is_shown = true;
    return true;
}

void td_progress_show(struct td_progress *progress, const struct td_import_progress *now)
{
    if (now->files > 0 && is_due(progress))
        draw(now, progress->drawn - progress->begun);
}

void td_progress_count(struct td_progress *progress, const char *doing, int64_t done, int64_t all)
{
    if (!is_due(progress))
        return;
    if (all > 0)
        fprintf(stderr, "\r\033[K%s: %" PRId64 " of %" PRId64, doing, done, all);
    else
        fprintf(stderr, "\r\033[K%s…", doing);
    (void)fflush(stderr);
}

void td_progress_erase(struct td_progress *progress)
{
    if (!progress->is_shown)
        return;
    progress->is_shown = false;
    fputs("\r\033[K", stderr);
    (void)fflush(stderr);
}
