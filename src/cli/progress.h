/* One line on standard error that says how far an import is, where that is a terminal. */
#ifndef TD_CLI_PROGRESS_H
#define TD_CLI_PROGRESS_H

#include "import/importer.h"

struct td_progress {
    bool is_on;
    bool is_shown;
    double begun; /* by td_clock_seconds */
    double drawn;
};

/* On where standard error is a terminal that can take a line back, and `is_wanted`. */
struct td_progress td_progress_begin(bool is_wanted);

/* Draws the line, a few times a second at most. */
void td_progress_show(struct td_progress *progress, const struct td_import_progress *now);

/* The same for anything that is counted; `all` is 0 where nobody knows how much there is. */
void td_progress_count(struct td_progress *progress, const char *doing, int64_t done, int64_t all);

/* Takes the line back, so that other text can be written. */
void td_progress_erase(struct td_progress *progress);

#endif
