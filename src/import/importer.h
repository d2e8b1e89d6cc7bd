/* Brings digests into the archive. Files come in batches; a batch is one transaction, and within
 * it each file is all or nothing. What a file came to is reported once its batch is safe on disk.
 */
#ifndef TD_IMPORT_IMPORTER_H
#define TD_IMPORT_IMPORTER_H

#include "import/digest.h"
#include "store/store.h"

enum {
    TD_IMPORT_BATCH_FILES = 256,
    TD_IMPORT_BATCH_BYTES = 32 * 1024 * 1024,
    TD_IMPORT_LARGE_FILES = 128, /* so many to read at once: the index is made on its own thread */
};

enum td_import_status {
    TD_IMPORT_ADDED,
    TD_IMPORT_UPDATED,
    TD_IMPORT_UNCHANGED,
    TD_IMPORT_MOVED,   /* the bytes of a post whose file is no longer where it was */
    TD_IMPORT_SKIPPED, /* nothing to import: the archive itself, or a copy of a post */
    TD_IMPORT_FAILED,
    TD_IMPORT_STATUS_COUNT,
};

/* What one file came to. Borrowed during the call. */
struct td_import_event {
    struct td_slice path; /* as given or found, not the post's path */
    enum td_import_status status;
    size_t item_count;
    const struct td_problem *problems;
    size_t problem_count;
};

struct td_import_totals {
    size_t files;
    size_t by_status[TD_IMPORT_STATUS_COUNT];
    size_t items;         /* in the files added and updated */
    size_t without_items; /* files added or updated that hold no item */
    bool is_cut;          /* it was asked to stop before all files were looked at */
    /* Not TD_OK: a large import was kept, but its index could not be merged, and why. Searches are
     * slower then, until a later import does it. */
    enum td_code merge_code;
    struct td_error merge_error;
};

/* How far an import of a folder is. */
struct td_import_progress {
    size_t files; /* looked at so far */
    size_t files_in_all;
    size_t items; /* added and updated so far */
};

struct td_import_request {
    int64_t now_seconds; /* for imported_at */
    unsigned threads;    /* that read and parse ahead; 0: none. The archive is the same. */
    bool is_strict;      /* a file with a warning fails: it is not imported */
    bool is_dry_run;     /* everything is reported, nothing is kept */
    /* Called for every file, the unchanged ones too, in the order of reading. Its failure ends the
     * import; what was reported stays. */
    enum td_code (*report)(void *context, const struct td_import_event *event,
                           struct td_error *err);
    /* Called for every file that was looked at, before it is safe; NULL: nobody wants to know. */
    void (*progress)(void *context, const struct td_import_progress *progress);
    /* Asked before every file; NULL: never. After true no more are imported, and
     * td_importer_finish keeps what was. */
    bool (*should_stop)(void *context);
    void *context;
};

struct td_importer;

/* Begins an import into an archive opened for writing; `store` and `request` are borrowed. */
TD_CHECKED enum td_code td_importer_open(struct td_store *store,
                                         const struct td_import_request *request,
                                         struct td_importer **ret_importer, struct td_error *err);

/* Imports a file, or all Markdown files below a folder. What cannot be read is reported as a failed
 * file and is no failure of the call. Failures: of the archive (TD_ERR_IO, TD_ERR_BUSY,
 * TD_ERR_MEMORY, …) and of `report`; the batch in hand is lost then, whole. */
TD_CHECKED enum td_code td_importer_add(struct td_importer *importer, const char *path,
                                        struct td_error *err);

/* Imports one digest from bytes (standard input) under a name. */
TD_CHECKED enum td_code td_importer_add_bytes(struct td_importer *importer, struct td_slice name,
                                              struct td_slice bytes, struct td_error *err);

/* Commits and reports what is left; takes everything back after a dry run. */
TD_CHECKED enum td_code td_importer_finish(struct td_importer *importer,
                                           struct td_import_totals *ret_totals,
                                           struct td_error *err);

/* Drops what is not committed. NULL does nothing. */
void td_importer_close(struct td_importer *importer);
void td_importer_closep(struct td_importer **importer);

#endif
