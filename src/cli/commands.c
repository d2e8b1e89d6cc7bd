#include "cli/commands.h"

#include <string.h>

const struct td_command td_commands[] = {
    {
        .name = "import",
        .arguments = "PATH…",
        .summary = "read digests into the archive",
        .details =
            "Reads digests into the archive, which the first import creates. PATH is a file,\n"
            "a folder (every *.md, *.markdown and *.mdx below it), or - for one digest on\n"
            "standard input.",
        .mode = TD_STORE_WRITE,
        .sets = {&td_import_options},
        .check = td_check_import,
        .run = td_run_import,
    },
    {
        .name = "search",
        .arguments = "QUERY…",
        .summary = "find items, the best first",
        .details =
            "Finds the items that hold all words of QUERY. Also: \"a phrase\", a OR b, -word,\n"
            "(…), word*, a NEAR/5 b, title: summary: author: category: section: site: post:\n"
            "url: before a word, date:2025-12, date:7d, since:, until:. Any text is a query.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_search_options, &td_filter_options},
        .check = td_check_search,
        .run = td_run_search,
    },
    {
        .name = "show",
        .arguments = "REF…",
        .summary = "show an item, or a whole post, in full",
        .details =
            "Shows items, or whole posts, in full. REF is an item's number (17), a post's\n"
            "name (2025.12.07.00), or post and position (2025.12.07.00#5). Where posts share\n"
            "a name, the path decides, or as much of its end as it takes.",
        .mode = TD_STORE_READ,
        .sets = {&td_show_options},
        .check = td_check_show,
        .run = td_run_show,
    },
    {
        .name = "related",
        .arguments = "REF",
        .summary = "list the items nearest to one",
        .details = "Lists the other items of the same story, then those that share most of its\n"
                   "telling words. REF is an item's number, or post and position.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_related_options},
        .check = td_check_related,
        .run = td_run_related,
    },
    {
        .name = "posts",
        .arguments = "[QUERY…]",
        .summary = "list posts, the newest first",
        .details = "Lists the posts with items that QUERY finds (all, without one), and how many.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_posts_options, &td_filter_options},
        .check = td_check_ask,
        .run = td_run_posts,
    },
    {
        .name = "first",
        .arguments = "QUERY…",
        .summary = "show where something appeared first",
        .details = "Shows the oldest item that QUERY finds, with who brought it. Who followed:\n"
                   "stats QUERY --by author --sort first.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_filter_options},
        .check = td_check_search,
        .run = td_run_first,
    },
    {
        .name = "stats",
        .arguments = "[QUERY…]",
        .summary = "count items by author, category, site, time and more",
        .details =
            "Counts the items that QUERY finds (all, without one). Without --by, shows at a\n"
            "glance what there is. KEY is author, category, site, section, post, story,\n"
            "year, quarter, month, week, day, weekday or hour; a second one goes across.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_stats_options, &td_table_options, &td_picture_options, &td_filter_options},
        .check = td_check_stats,
        .run = td_run_stats,
    },
    {
        .name = "trends",
        .arguments = "[TERM[,TERM]…]",
        .summary = "show terms over time, or find those on the rise and fall",
        .details =
            "Draws how often each TERM, which may be any query, occurs over time. Without a\n"
            "TERM, holds the words and names of the newest days (30, 7 or 1, by --by)\n"
            "against all days before.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_trends_options, &td_picture_options, &td_filter_options},
        .check = td_check_trends,
        .run = td_run_trends,
    },
    {
        .name = "authors",
        .arguments = "[ACTION]",
        .summary = "list authors, and say which are one",
        .details = "Lists all authors with their names, accounts, counts and days. ACTION is\n"
                   "merge A B (A is B), split A (A is an author by itself), rename A NAME, or\n"
                   "suggest (which may be one). A is site/handle, a handle or a name.",
        .mode = TD_STORE_CHANGE,
        .has_timeout = true,
        .sets = {&td_table_options, &td_filter_options},
        .check = td_check_authors,
        .run = td_run_authors,
    },
    {
        .name = "saved",
        .arguments = "",
        .summary = "list the searches kept by search --save",
        .details = "Lists the searches kept by search --save, and of each how many items\n"
                   "search @NAME --new would show.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_saved_options},
        .check = td_check_saved,
        .run = td_run_saved,
    },
    {
        .name = "synonyms",
        .arguments = "[ACTION [WORD…]]",
        .summary = "keep words that mean the same",
        .details =
            "Keeps words that mean the same: one that is not quoted finds the others, too.\n"
            "ACTION is add WORD WORD…, remove WORD…, list (without one), export (a line for\n"
            "each set, its words parted by commas) or import FILE.",
        .mode = TD_STORE_READ,
        .check = td_check_synonyms,
        .run = td_run_synonyms,
    },
    {
        .name = "why",
        .arguments = "REF QUERY…",
        .summary = "say why a query finds an item, or does not",
        .details = "Takes QUERY apart and says of each part whether it finds the item REF, where,\n"
                   "and how many items it finds in all.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_filter_options},
        .check = td_check_why,
        .run = td_run_why,
    },
    {
        .name = "export",
        .arguments = "[DIR | QUERY…]",
        .summary = "write digests as they were imported, or items",
        .details =
            "--format markdown DIR writes every post's file into DIR, byte for byte as it was\n"
            "imported. --format jsonl, csv or tsv writes the items that QUERY finds (all,\n"
            "drafts too, without one) to standard output, by number.",
        .mode = TD_STORE_READ,
        .has_timeout = true,
        .sets = {&td_export_options, &td_filter_options},
        .check = td_check_export,
        .writes_to = td_export_folder,
        .run = td_run_export,
    },
    {
        .name = "log",
        .arguments = "",
        .summary = "list what was done to the archive, the newest first",
        .details = "Lists what changed the archive, with its counts. An import that changed\n"
                   "nothing is no entry.",
        .mode = TD_STORE_READ,
        .sets = {&td_log_options},
        .check = td_check_no_words,
        .run = td_run_log,
    },
    {
        .name = "undo",
        .arguments = "",
        .summary = "take the last change back",
        .details = "Takes the last change of the log back: the archive holds what it held before,\n"
                   "item numbers included. Again takes back the change before that. redo brings\n"
                   "back what was taken. Synonyms and saved searches are no changes of the log.",
        .mode = TD_STORE_CHANGE,
        .sets = {&td_undo_options},
        .check = td_check_no_words,
        .run = td_run_undo,
    },
    {
        .name = "redo",
        .arguments = "[CHANGE]",
        .summary = "bring back what undo took",
        .details = "Brings back what the last undo took, item numbers included. Again brings back\n"
                   "what the undo before that took. CHANGE is another one of the log that was\n"
                   "undone; what was done since then has to be undone, too.",
        .mode = TD_STORE_CHANGE,
        .check = td_check_redo,
        .run = td_run_redo,
    },
    {
        .name = "rebuild",
        .arguments = "",
        .summary = "read all digests again, from the archive itself",
        .details = "Reads all digests again, from the archive itself: for a new version of the\n"
                   "rules, or after damage. Items that are still there keep their numbers.",
        .mode = TD_STORE_MEND,
        .check = td_check_no_words,
        .run = td_run_rebuild,
    },
    {
        .name = "check",
        .arguments = "",
        .summary = "look for damage in the archive",
        .details =
            "Looks at every page, row and word, and changes nothing. Says of each damage what\n"
            "to do; the exit status is 78 then.",
        .mode = TD_STORE_AS_IS,
        .check = td_check_no_words,
        .run = td_run_check,
    },
    {
        .name = "backup",
        .arguments = "FILE",
        .summary = "write a checked copy of the archive",
        .details = "Copies the archive as it is at one moment, also while others write to it, and\n"
                   "checks the copy before it bears its name.",
        .mode = TD_STORE_AS_IS,
        .sets = {&td_backup_options},
        .check = td_check_one_file,
        .writes_to = td_backup_path,
        .run = td_run_backup,
    },
    {
        .name = "restore",
        .arguments = "FILE",
        .summary = "put a backup in the archive's place",
        .details =
            "Checks FILE, then puts a copy of it where the archive is. What was there is kept\n"
            "beside it as ARCHIVE.before-restore.",
        .mode = TD_STORE_NONE,
        .check = td_check_one_file,
        .writes_to = td_backup_path,
        .run = td_run_restore,
    },
};

const size_t td_command_count = sizeof td_commands / sizeof *td_commands;

const struct td_command *td_command_find(const char *name)
{
    for (size_t i = 0; i < td_command_count; i++) {
        if (strcmp(td_commands[i].name, name) == 0)
            return &td_commands[i];
    }
    return NULL;
}
