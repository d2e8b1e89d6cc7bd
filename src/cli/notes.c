#include "cli/notes.h"

#include "base/buf.h"
#include "text/width.h"

#include <stdarg.h>
#include <stdio.h>

enum { LINE_MAX_BYTES = 64 * 1024 };

/* Without memory to make text safe, bytes that may be unsafe become '?'. */
static void write_plain(char *message)
{
    for (char *at = message; *at != '\0'; at++)
        if (*at < ' ' || *at > '~')
            *at = '?';
    (void)fprintf(stderr, "tidings: %s\n", message);
}

void td_note(const char *format, ...)
{
    char message[2 * TD_ERROR_MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);

    TD_CLEANUP(td_buf_release) struct td_buf line;
    (void)fflush(stdout); /* a failure stays there to be seen at the end */
    td_buf_init(&line, LINE_MAX_BYTES);
    td_buf_add(&line, TD_SLICE("tidings: "));
    td_width_add_safe(&line, td_slice_of(message));
    td_buf_add_char(&line, '\n');
    if (line.failed)
        write_plain(message);
    else
        (void)fwrite(line.ptr, 1, line.len, stderr);
}
