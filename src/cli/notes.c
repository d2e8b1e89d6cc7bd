#include "cli/notes.h"

#include "base/buf.h"
#include "cli/terminal.h"
#include "output/text.h"
#include "output/wrap.h"
#include "text/width.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 64 * 1024 };

/* Without memory to make text safe, bytes that may be unsafe become '?'. */
static void write_plain(char *message)
{
    for (char *at = message; *at != '\0'; at++)
        if (*at < ' ' || *at > '~')
            *at = '?';
    (void)fprintf(stderr, "tidings: %s\n", message);
}

/* Wrapped behind `used` columns, which stay free in further lines, where a terminal reads. */
static void add_message(struct td_buf *buf, struct td_slice message, size_t used)
{
    size_t columns = isatty(STDERR_FILENO) ? td_terminal_columns(STDERR_FILENO) : 0;
    if (columns > TD_TEXT_MAX_COLUMNS)
        columns = TD_TEXT_MAX_COLUMNS;
    if (columns >= TD_TEXT_MIN_COLUMNS) {
        td_wrap((struct td_wrap){.buf = buf, .columns = columns, .indent = used, .column = used},
                message);
        return;
    }
    td_buf_add(buf, message);
    td_buf_add_char(buf, '\n');
}

void td_note(const char *format, ...)
{
    char message[2 * TD_ERROR_MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);

    TD_CLEANUP(td_buf_release) struct td_buf safe;
    TD_CLEANUP(td_buf_release) struct td_buf line;
    (void)fflush(stdout); /* a failure stays there to be seen at the end */
    td_buf_init(&safe, LINE_MAX_BYTES);
    td_buf_init(&line, LINE_MAX_BYTES);
    td_width_add_safe(&safe, td_slice_of(message));
    td_buf_add(&line, TD_SLICE("tidings: "));
    add_message(&line, td_buf_slice(&safe), line.len);
    if (safe.failed || line.failed)
        write_plain(message);
    else
        (void)fwrite(line.ptr, 1, line.len, stderr);
}
