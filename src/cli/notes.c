#include "cli/notes.h"

#include "base/buf.h"
#include "text/width.h"

#include <stdarg.h>
#include <stdio.h>

enum { LINE_MAX_BYTES = 64 * 1024 };

void td_note(const char *format, ...)
{
    char message[2 * TD_ERROR_MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);

    TD_CLEANUP(td_buf_release) struct td_buf line;
    td_buf_init(&line, LINE_MAX_BYTES);
    td_buf_add(&line, TD_SLICE("tidings: "));
    td_width_add_safe(&line, td_slice_of(message));
    td_buf_add_char(&line, '\n');
    struct td_slice text = line.failed ? TD_SLICE("tidings: out of memory\n") : td_buf_slice(&line);
    (void)fwrite(text.ptr, 1, text.len, stderr);
}
