/* Errors as values: every function that can fail returns an enum td_code and, when that is not
 * TD_OK, has filled the struct td_error that its caller lent it. */
#ifndef TD_BASE_ERROR_H
#define TD_BASE_ERROR_H

enum {
    TD_ERROR_MESSAGE_BYTES = 1024, /* longer messages lose their middle */
};

/* What went wrong, as far as a caller can act on it. The command line maps each to an exit code. */
enum td_code {
    TD_OK = 0,
    TD_ERR_USAGE,   /* the user asked for something that cannot be asked */
    TD_ERR_INPUT,   /* text that cannot be read as what it should be */
    TD_ERR_NO_FILE, /* no such file, folder or archive */
    TD_ERR_NO_SUCH, /* nothing in the archive is called what was named */
    TD_ERR_BUG,     /* an invariant of this program does not hold */
    TD_ERR_MEMORY,  /* the system, or a named ceiling, gives no more memory */
    TD_ERR_CREATE,  /* the archive cannot be created */
    TD_ERR_IO,      /* reading or writing failed */
    TD_ERR_BUSY,    /* another program holds the archive */
    TD_ERR_ARCHIVE, /* not an archive, damaged, or from a newer version */
    TD_ERR_TIME,    /* the deadline of a question has passed */
};

/* A failure in words. `line` and `column` count from 1 and are 0 where no text has a part in it. */
struct td_error {
    enum td_code code;
    unsigned line;
    unsigned column;
    char message[TD_ERROR_MESSAGE_BYTES];
};

#define TD_CHECKED __attribute__((warn_unused_result))
#define TD_PRINTF(format_index, first) __attribute__((format(printf, format_index, first)))

/* Runs the destructor `function` on the variable when its scope ends. */
#define TD_CLEANUP(function) __attribute__((cleanup(function)))

/* Hands a failure of `call` to the caller of this function. */
#define TD_TRY(call)                                                                               \
    do {                                                                                           \
        enum td_code td_try_code_ = (call);                                                        \
        if (td_try_code_ != TD_OK)                                                                 \
            return td_try_code_;                                                                   \
    } while (0)

/* Fills `err` (which may be NULL) and returns `code`, so that a failure is one expression. The
 * place is 0:0. */
enum td_code td_fail(struct td_error *err, enum td_code code, const char *format, ...)
    TD_PRINTF(3, 4);

/* The same with a place in the text that was read. */
enum td_code td_fail_at(struct td_error *err, enum td_code code, unsigned line, unsigned column,
                        const char *format, ...) TD_PRINTF(5, 6);

/* "cannot DOING 'PATH'" and why, by errno: TD_ERR_NO_FILE, TD_ERR_MEMORY, else TD_ERR_IO. */
enum td_code td_fail_errno(struct td_error *err, const char *doing, const char *path);

/* Out of memory, said with the same words everywhere. Allocates nothing. Stands here so that
 * analysers see what it returns. */
static inline enum td_code td_fail_memory(struct td_error *err)
{
    (void)td_fail(err, TD_ERR_MEMORY, "out of memory");
    return TD_ERR_MEMORY;
}

#endif
