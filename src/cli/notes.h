/* What is said on stderr: one line each, behind "tidings: ", safe for a
 * terminal, and wrapped at its width where one reads. */
#ifndef TD_CLI_NOTES_H
#define TD_CLI_NOTES_H

#include "base/error.h"

/* Says a line, behind all that was written to stdout before. A failure to say it is not a failure
 * of the command. */
void td_note(const char *format, ...) TD_PRINTF(1, 2);

#endif
