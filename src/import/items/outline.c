#include "import/items/outline.h"

#include "import/items/apart.h"
#include "import/items/credit.h"
#include "import/items/forms.h"
#include "import/items/lead.h"
#include "import/markdown/heading.h"
#include "import/markdown/plain_text.h"
#include "import/name_fit.h"

#include <stdbool.h>

enum {
    BOLD_LINES = 7, /* stand below headings of all levels (from 1) */
    LEVELS = BOLD_LINES + 1,
    MIN_BULLETS_SHARE = 10, /* a tenth of a post without other items must be bullets with links */
};

/* A pass over the marks. */
struct outliner {
    struct td_arena *arena;
    cmark_node *document;
    struct td_source source;
    const struct td_lines *lines;
    struct td_problems *problems;
    struct td_outline outline;
    struct td_slice sections[LEVELS]; /* of each level above the place at hand */
    struct td_draft *open;
    cmark_node *list;        /* of the latest item; NULL where it is no entry */
    bool some_go_on;         /* behind their lists */
    unsigned char *closings; /* for each draft: whether text behind its list may close the digest */
};

static size_t count_items(const struct td_marks *marks, const struct td_form_set *forms)
{
    struct td_turns turns;
    const struct td_mark *mark = NULL;
    enum td_turn turn = TD_TURN_NONE;
    size_t count = 0;
    td_turns_begin(&turns, marks, forms);
    while (td_turns_next(&turns, &mark, &turn))
        count += turn == TD_TURN_BEGIN ? 1 : 0;
    return count;
}

static enum td_code make_room(struct outliner *outliner, size_t count, struct td_error *err)
{
    if (count > TD_DIGEST_MAX_ITEMS) {
        TD_TRY(td_problem_add(outliner->arena, outliner->problems, TD_SEVERITY_WARNING, 0, 0, err,
                              "more than %d items: the others are not read", TD_DIGEST_MAX_ITEMS));
        count = TD_DIGEST_MAX_ITEMS;
    }
    outliner->outline.drafts = td_arena_array(outliner->arena, count, sizeof(struct td_draft));
    outliner->closings = td_arena_alloc(outliner->arena, count);
    return outliner->outline.drafts != NULL && outliner->closings != NULL ? TD_OK
                                                                          : td_fail_memory(err);
}

static unsigned line_of(const struct outliner *outliner, const struct td_mark *mark)
{
    return outliner->source.first_line + mark->line - 1;
}

static unsigned column_of(const struct td_mark *mark)
{
    return (unsigned)cmark_node_get_start_column(mark->block);
}

static enum td_code warn(struct outliner *outliner, const struct td_mark *mark, const char *message,
                         struct td_error *err)
{
    return td_problem_add(outliner->arena, outliner->problems, TD_SEVERITY_WARNING,
                          line_of(outliner, mark), column_of(mark), err, "%s", message);
}

static int level_of(const struct td_mark *mark)
{
    if (mark->kind == TD_MARK_HEADING)
        return td_heading_level(mark->block);
    return mark->is_section ? BOLD_LINES : LEVELS;
}

static enum td_code read_section(struct outliner *outliner, const struct td_mark *heading,
                                 struct td_error *err)
{
    int level = level_of(heading);
    struct td_slice text = TD_SLICE_NONE;
    struct td_name_place place = {"a section", line_of(outliner, heading), column_of(heading)};
    TD_TRY(td_plain_line(outliner->arena, heading->block, &text, err));
    TD_TRY(td_name_fit(outliner->arena, outliner->problems, place, &text, err));
    for (int i = level; i < LEVELS; i++)
        outliner->sections[i] = TD_SLICE_NONE;
    outliner->sections[level] = text.len > 0 ? td_section_name(text) : TD_SLICE("");
    return TD_OK;
}

/* The nearest heading above, of those that stand over a heading of `level`. */
static struct td_slice section_above(const struct outliner *outliner, int level)
{
    for (int i = level - 1; i > 0; i--)
        if (!td_slice_is_none(outliner->sections[i]))
            return outliner->sections[i].len > 0 ? outliner->sections[i] : TD_SLICE_NONE;
    return TD_SLICE_NONE;
}

static unsigned number_of(const struct td_mark *entry)
{
    unsigned number = (unsigned)cmark_node_get_list_start(td_mark_list(entry));
    for (cmark_node *node = cmark_node_previous(entry->block); node != NULL;
         node = cmark_node_previous(node))
        number++;
    return number;
}

static bool is_only_entry(cmark_node *list)
{
    return cmark_node_first_child(list) == cmark_node_last_child(list);
}

static bool numbering_goes_on(const struct td_mark *entry, const struct td_mark *next)
{
    return next != NULL && td_mark_is_numbered_entry(entry) && td_mark_is_numbered_entry(next) &&
           td_mark_list(entry) == td_mark_outer_list(entry) &&
           cmark_node_get_list_start(td_mark_list(next)) == (int)number_of(entry) + 1;
}

/* What ends an entry behind its list: the first block there that is not indented. Below a number of
 * two digits many a list is indented too little for CommonMark. */
static cmark_node *first_outside(cmark_node *list)
{
    cmark_node *node = cmark_node_next(list);
    while (node != NULL &&
           cmark_node_get_start_column(node) > cmark_node_get_start_column(list) + 1)
        node = cmark_node_next(node);
    return node;
}

static void cut(struct td_draft *draft)
{
    cmark_node *end = first_outside(td_mark_outer_list(draft->mark));
    if (end == NULL || (size_t)cmark_node_get_start_line(end) >= draft->end_line)
        return;
    draft->end = end;
    draft->end_line = (size_t)cmark_node_get_start_line(end);
}

/* Whether text stands between the list of an open item and what ends that. */
static bool goes_on_behind_list(const struct td_draft *draft)
{
    cmark_node *list = td_mark_outer_list(draft->mark);
    cmark_node *behind = cmark_node_next(list);
    cmark_node *end = draft->end;
    if (behind == NULL || end == list)
        return false;
    for (; end != NULL && end != behind; end = cmark_node_parent(end))
        if (end == list)
            return false;
    return end == NULL || draft->end != behind;
}

/* Many summaries are not indented, and so stand behind the list that CommonMark ends before them.
 * Where a list has several entries, it must go on with the next number; whether text behind the
 * last one is a summary too is seen from the others. */
static void close_entry(struct outliner *outliner, const struct td_mark *next)
{
    struct td_draft *draft = outliner->open;
    if (!goes_on_behind_list(draft))
        return;
    bool is_single = is_only_entry(td_mark_outer_list(draft->mark));
    bool is_last = next == NULL;
    if (numbering_goes_on(draft->mark, next) || (is_single && !is_last))
        outliner->some_go_on = true;
    else if (is_single || td_mark_is_numbered_entry(draft->mark))
        outliner->closings[draft - outliner->outline.drafts] = true;
    else
        cut(draft);
}

/* The last row of a table ends with it. */
static void close_row(struct outliner *outliner, const struct td_mark *next)
{
    struct td_draft *draft = outliner->open;
    cmark_node *behind = cmark_node_next(draft->mark->block);
    if (behind == NULL || (next != NULL && next->block == draft->mark->block))
        return;
    draft->end = behind;
    draft->end_line = (size_t)cmark_node_get_start_line(behind);
}

static void close(struct outliner *outliner, const struct td_mark *next)
{
    struct td_draft *draft = outliner->open;
    if (draft == NULL)
        return;
    draft->end = next != NULL ? next->start : NULL;
    draft->end_line = next != NULL ? next->line : outliner->lines->count + 1;
    if (draft->mark->kind == TD_MARK_ENTRY)
        close_entry(outliner, next);
    if (draft->mark->form == TD_FORM_TABLE_ROW)
        close_row(outliner, next);
    outliner->open = NULL;
}

static void open(struct outliner *outliner, const struct td_mark *mark)
{
    if (outliner->outline.count == TD_DIGEST_MAX_ITEMS)
        return;
    outliner->open = &outliner->outline.drafts[outliner->outline.count++];
    *outliner->open = (struct td_draft){.mark = mark,
                                        .document = outliner->document,
                                        .section = section_above(outliner, level_of(mark))};
}

static enum td_code take(struct outliner *outliner, const struct td_mark *mark, enum td_turn turn,
                         struct td_error *err)
{
    if (turn != TD_TURN_NONE)
        close(outliner, mark);
    if (turn == TD_TURN_BEGIN)
        open(outliner, mark);
    else if (td_forms_is_odd_number(mark, turn))
        return warn(outliner, mark, "numbered entry without a link is not an item", err);
    else if (turn == TD_TURN_END && level_of(mark) < LEVELS)
        return read_section(outliner, mark, err);
    return TD_OK;
}

/* What stands at the end of a digest, or of one of its lists, is a summary only where others stand
 * behind their lists too. Else it closes the digest. */
static void leave_closing_text(struct outliner *outliner)
{
    for (size_t i = 0; i < outliner->outline.count; i++)
        if (outliner->closings[i] && !outliner->some_go_on)
            cut(&outliner->outline.drafts[i]);
}

static size_t count_bytes(const struct outliner *outliner, size_t first, size_t last)
{
    size_t bytes = 0;
    for (size_t line = first; line <= last && line <= outliner->lines->count; line++)
        bytes += outliner->lines->list[line - 1].len;
    return bytes;
}

/* An essay that ends in a list of links is none of news. */
static bool is_mostly_other_text(const struct outliner *outliner)
{
    size_t bytes = 0;
    for (size_t i = 0; i < outliner->outline.count; i++) {
        const struct td_draft *draft = &outliner->outline.drafts[i];
        size_t last = (size_t)cmark_node_get_end_line(draft->mark->block);
        if (draft->mark->form < TD_FORM_BULLET_LINK)
            return false;
        if (last >= draft->end_line)
            last = draft->end_line - 1;
        bytes += count_bytes(outliner, draft->mark->line, last);
    }
    return bytes * MIN_BULLETS_SHARE < count_bytes(outliner, 1, outliner->lines->count);
}

static enum td_code read_marks(struct outliner *outliner, const struct td_marks *marks,
                               const struct td_form_set *forms, struct td_error *err)
{
    struct td_turns turns;
    const struct td_mark *mark = NULL;
    enum td_turn turn = TD_TURN_NONE;
    td_turns_begin(&turns, marks, forms);
    while (td_turns_next(&turns, &mark, &turn))
        TD_TRY(take(outliner, mark, turn, err));
    close(outliner, NULL);
    return TD_OK;
}

/* Whether the title's link is its own by its form, in a line that may go: in an entry's list other
 * items may begin. */
static bool is_link_apart(const struct td_outline *outline, size_t at)
{
    const struct td_mark *mark = outline->drafts[at].mark;
    if (mark->form != TD_FORM_ENTRY_APART)
        return mark->form == TD_FORM_APART;
    return at + 1 == outline->count ||
           !td_markdown_is_within(outline->drafts[at + 1].mark->block, mark->block);
}

/* Whether the title's link was found below the title's own paragraph. */
static bool is_link_below(const struct td_draft *draft)
{
    return draft->mark->link == NULL && draft->link != NULL &&
           cmark_node_parent(draft->link) != cmark_node_parent(draft->mark->text);
}

enum td_code td_outline_read(struct td_arena *arena, cmark_node *document, struct td_source source,
                             const struct td_lines *lines, struct td_problems *problems,
                             struct td_outline *ret_outline, struct td_error *err)
{
    struct outliner outliner = {.arena = arena,
                                .document = document,
                                .source = source,
                                .lines = lines,
                                .problems = problems};
    struct td_marks marks;
    TD_TRY(td_marks_read(arena, document, lines, &marks, err));
    struct td_form_set forms = td_forms_choose(&marks);
    TD_TRY(make_room(&outliner, count_items(&marks, &forms), err));
    TD_TRY(read_marks(&outliner, &marks, &forms, err));
    leave_closing_text(&outliner);
    if (is_mostly_other_text(&outliner))
        outliner.outline.count = 0;
    for (size_t i = 0; i < outliner.outline.count; i++) {
        struct td_draft *draft = &outliner.outline.drafts[i];
        td_draft_settle(draft);
        bool is_apart = is_link_apart(&outliner.outline, i);
        if (is_apart || is_link_below(draft)) {
            draft->credit = td_credit_before_bar(draft->link);
            td_apart_leave_out(draft->link, is_apart);
        }
    }
    *ret_outline = outliner.outline;
    return TD_OK;
}
