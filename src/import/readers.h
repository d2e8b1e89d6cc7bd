/* Reads and parses files ahead of the one who takes them, on threads of their own; they come out in
 * their order, the same whatever the number of threads. For this layer only. */
#ifndef TD_IMPORT_READERS_H
#define TD_IMPORT_READERS_H

#include "import/incoming.h"

enum {
    TD_READ_AHEAD_FILES = 256, /* a batch, which is read while the former is committed */
    TD_READ_AHEAD_BYTES = 4 * 1024 * 1024, /* of files read and not taken yet */
    TD_READERS_MAX = 8,
    TD_READERS_MIN_FILES = 8, /* fewer are read by the one who takes them */
};

/* What came of one file. */
struct td_read_file {
    const char *path;
    struct td_arena arena; /* all of it lives here */
    bool is_archive;       /* the archive itself, which was not read */
    enum td_code code;     /* of reading; `why` where it is not TD_OK */
    struct td_error why;
    struct td_incoming in;
};

/* Everything is borrowed until td_readers_close. */
struct td_readers_request {
    const struct td_store *store; /* the archive, not to be read as a file */
    const char *const *paths;
    const bool *is_known; /* these are left out; NULL: none is */
    size_t count;
    struct td_slice root; /* the folder that was asked for, or absent */
    unsigned threads;     /* 0: none */
};

/* How many files are to be read. */
size_t td_readers_count(const struct td_readers_request *request);

struct td_readers;

/* Where the system gives no thread, there is none. TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_readers_open(const struct td_readers_request *request,
                                        struct td_readers **ret_readers, struct td_error *err);

/* The next file that is not left out, borrowed until the next call; NULL after the last. Waits for
 * it. */
struct td_read_file *td_readers_next(struct td_readers *readers);

/* Ends the threads. NULL does nothing. */
void td_readers_close(struct td_readers *readers);
void td_readers_closep(struct td_readers **readers);

#endif
