/* Options as data: parsing, --help and the check of the man page read the same rows. */
#ifndef TD_CLI_OPTIONS_H
#define TD_CLI_OPTIONS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum td_color { TD_COLOR_AUTO, TD_COLOR_ALWAYS, TD_COLOR_NEVER };

/* What the options of a command line come to, texts first, then numbers, choices and flags. Texts
 * are borrowed from argv; NULL: not given. */
struct td_options {
    const char *archive;
    const char *author;
    const char *category;
    const char *save;   /* the name to keep a search under */
    const char *remove; /* the name of a search to forget */
    const char *since;
    const char *until;
    const char *half_life; /* as typed */
    const char *by;        /* KEY or KEY,KEY */
    const char *name;
    const char *svg;     /* a file's path */
    const char *timeout; /* seconds, as typed */
    int64_t limit;       /* 0: all; -1: not given */
    int64_t offset;
    int64_t top;      /* rows; 0: all; -1: not given */
    int64_t revision; /* -1: not given */
    int format;       /* enum td_format */
    int color;        /* enum td_color */
    int sort;         /* enum td_sort */
    int count_sort;   /* enum td_count_sort */
    int share;        /* enum td_count_share */
    int trends_by;    /* month, week, day */
    bool is_quiet;
    bool no_pager;
    bool is_strict_match;
    bool wants_help;
    bool wants_version;
    bool with_drafts;
    bool with_facets;
    bool explains;
    bool only_new;
    bool is_cumulative;
    bool is_unique;
    bool is_dry_run;
    bool is_strict;
    bool wants_watch;
    bool wants_lag;
    bool is_heat;
    bool is_forced;
    bool wants_prune;
    bool wants_revisions;
    bool is_ascii;
    bool is_raw;
};

enum td_option_kind {
    TD_OPTION_FLAG,   /* bool: true where given */
    TD_OPTION_TEXT,   /* const char * */
    TD_OPTION_NUMBER, /* int64_t, from 0 on */
    TD_OPTION_CHOICE, /* int: the index into `choices` */
    TD_OPTION_PRESET, /* int: `preset`; takes no argument */
};

struct td_option {
    const char *name; /* "limit", given as --limit */
    char letter;      /* 'n', given as -n; NUL: none */
    enum td_option_kind kind;
    size_t offset;        /* of the value in struct td_options */
    const char *argument; /* "N"; NULL where there is none */
    const char *help;
    const char *const *choices; /* ended by NULL */
    int preset;
};

/* Rows that belong together; `title` heads them in --help. */
struct td_option_set {
    const char *title;
    const struct td_option *rows;
    size_t count;
};

enum { TD_OPTION_SETS_MAX = 4 }; /* of one command */

extern const struct td_option_set td_global_options;
extern const struct td_option_set td_filter_options; /* which items are meant */
extern const struct td_option_set td_import_options;
extern const struct td_option_set td_saved_options;
extern const struct td_option_set td_backup_options;
extern const struct td_option_set td_export_options;
extern const struct td_option_set td_show_options;
extern const struct td_option_set td_search_options;
extern const struct td_option_set td_stats_options;
extern const struct td_option_set td_table_options; /* which rows of a count are shown */
extern const struct td_option_set td_related_options;
extern const struct td_option_set td_posts_options;
extern const struct td_option_set td_log_options;
extern const struct td_option_set td_undo_options;
extern const struct td_option_set td_trends_options;
extern const struct td_option_set td_picture_options;

/* What holds where nothing is given. */
struct td_options td_options_default(void);

bool td_option_takes_argument(const struct td_option *option);

/* Puts an option's argument into its place; NULL for options that take none. TD_ERR_USAGE where
 * it is none that the option can have. */
TD_CHECKED enum td_code td_option_set_value(const struct td_option *option, const char *argument,
                                            struct td_options *options, struct td_error *err);

#endif
