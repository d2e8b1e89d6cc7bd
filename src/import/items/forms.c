#include "import/items/forms.h"

#include "import/items/sections.h"

enum {
    MIN_NUMBERED = 2, /* titles with their links below */
    MIN_ENTRIES = 3,  /* of numbered prose */
    MIN_BULLETS = 5,  /* of prose */
    MIN_PARAGRAPHS = 5,
    MIN_TITLED = 3, /* paragraphs below headings that name where they are from */
    MIN_ROWS = 3,
    MIN_RULED = 3,
    MARKS_AHEAD = 64, /* looked at behind a heading within an item */
};

/* An item takes in what is weaker, up to the next heading or rule. */
static const int strengths[TD_FORM_COUNT] = {
    [TD_FORM_NONE] = 0,         [TD_FORM_HEADING_LINK] = 4,   [TD_FORM_HEADING_NUMBER] = 4,
    [TD_FORM_APART] = 4,        [TD_FORM_NUMBER_LINK] = 3,    [TD_FORM_NUMBER_BLOCK] = 3,
    [TD_FORM_ENTRY_APART] = 2,  [TD_FORM_ENTRY_PROSE] = 2,    [TD_FORM_BULLET_LINK] = 1,
    [TD_FORM_BULLET_PROSE] = 1, [TD_FORM_PARAGRAPH_LINK] = 1, [TD_FORM_TABLE_ROW] = 1,
};

/* An entry of the list that the open item stands in, or of one round that. */
static bool is_beside(const struct td_mark *mark, const struct td_mark *open)
{
    return mark->kind == TD_MARK_ENTRY && open->kind == TD_MARK_ENTRY &&
           td_markdown_is_within(open->block, td_mark_list(mark));
}

/* An entry that is no item, but stands in a list of items (which is told apart by data of its own).
 */
static bool is_odd(const struct td_mark *mark)
{
    return mark->kind == TD_MARK_ENTRY && cmark_node_get_user_data(td_mark_list(mark)) != NULL;
}

/* A bold line that names the items below it; within the item of a heading, it is text. */
static bool ends_as_section(const struct td_mark *mark, const struct td_mark *open)
{
    return mark->is_section &&
           (open == NULL || strengths[open->form] <= strengths[TD_FORM_NUMBER_BLOCK]);
}

/* `5、text` behind the item `4、[title](url)`: an item with a link below, and without one at least
 * no part of that item. */
static bool is_next_number(const struct td_mark *mark, const struct td_mark *open)
{
    return mark->form == TD_FORM_NUMBER_BLOCK && open->kind == TD_MARK_LINE &&
           mark->number == open->number + 1;
}

static bool is_prose_bullet(const struct td_mark *mark)
{
    return mark->form == TD_FORM_BULLET_PROSE ||
           (mark->form == TD_FORM_BULLET_LINK && mark->link_ends_title);
}

/* A numbered list within a numbered item is part of it, and so is prose in bullets below a
 * paragraph's link; bullets within bullets are not. */
static bool is_detail(const struct td_mark *mark, const struct td_mark *open)
{
    int strength = strengths[mark->form];
    return strength < strengths[open->form] ||
           (is_prose_bullet(mark) && open->form == TD_FORM_PARAGRAPH_LINK) ||
           (td_mark_is_numbered_entry(mark) && td_mark_is_numbered_entry(open) &&
            td_markdown_is_within(mark->block, open->block));
}

void td_turns_begin(struct td_turns *turns, const struct td_marks *marks,
                    const struct td_form_set *forms)
{
    *turns = (struct td_turns){.marks = marks, .forms = forms};
}

static bool begins_item(const struct td_turns *turns, const struct td_mark *mark)
{
    const struct td_mark *open = turns->open;
    if (mark->form == TD_FORM_NONE)
        return false;
    if (mark->form == TD_FORM_HEADING_NUMBER)
        return turns->forms->has[mark->form] && mark->has_link;
    if (mark->form == TD_FORM_NUMBER_BLOCK)
        return mark->has_link &&
               (turns->forms->has[mark->form] || (open != NULL && is_next_number(mark, open)));
    return turns->forms->has[mark->form];
}

/* Whether a rule, and no item, stands behind a heading below an open item: where rules part the
 * items, that heading is text of it. */
static bool is_heading_within(const struct td_turns *turns, const struct td_mark *heading)
{
    if (!turns->forms->is_ruled || turns->open == NULL || turns->open->kind != TD_MARK_HEADING ||
        heading->kind != TD_MARK_HEADING)
        return false;
    for (size_t i = 0; i < MARKS_AHEAD && turns->next + i < turns->marks->count; i++) {
        const struct td_mark *mark = &turns->marks->list[turns->next + i];
        if (mark->kind == TD_MARK_RULE)
            return true;
        if (mark->kind == TD_MARK_HEADING && begins_item(turns, mark))
            return false;
    }
    return false;
}

static enum td_turn turn_at(const struct td_turns *turns, const struct td_mark *mark)
{
    const struct td_mark *open = turns->open;
    if (begins_item(turns, mark) &&
        (open == NULL || is_beside(mark, open) || !is_detail(mark, open)))
        return TD_TURN_BEGIN;
    if (is_heading_within(turns, mark))
        return TD_TURN_NONE;
    if (mark->kind == TD_MARK_HEADING || mark->kind == TD_MARK_RULE || ends_as_section(mark, open))
        return TD_TURN_END;
    bool ends =
        open != NULL && (is_beside(mark, open) || is_next_number(mark, open) ||
                         (is_odd(mark) && !td_markdown_is_within(mark->block, open->block)));
    return ends ? TD_TURN_END : TD_TURN_NONE;
}

bool td_turns_next(struct td_turns *turns, const struct td_mark **ret_mark, enum td_turn *ret_turn)
{
    if (turns->next == turns->marks->count)
        return false;
    const struct td_mark *mark = &turns->marks->list[turns->next++];
    enum td_turn turn = turn_at(turns, mark);
    if (turn != TD_TURN_NONE)
        turns->open = turn == TD_TURN_BEGIN ? mark : NULL;
    *ret_mark = mark;
    *ret_turn = turn;
    return true;
}

struct counts {
    size_t items[TD_FORM_COUNT];
    size_t linked[TD_FORM_COUNT]; /* those that have a link in their block */
};

static struct counts count(const struct td_marks *marks, const struct td_form_set *forms)
{
    struct counts counts = {0};
    struct td_turns turns;
    const struct td_mark *mark = NULL;
    enum td_turn turn = TD_TURN_NONE;
    td_turns_begin(&turns, marks, forms);
    while (td_turns_next(&turns, &mark, &turn)) {
        counts.items[mark->form] += turn == TD_TURN_BEGIN ? 1 : 0;
        counts.linked[mark->form] += turn == TD_TURN_BEGIN && mark->has_link ? 1 : 0;
    }
    return counts;
}

/* Numbered titles with their link below: more than half must have one, or they are chapters. */
static bool most_have_links(const struct td_marks *marks, enum td_form form)
{
    size_t all = 0;
    size_t with_link = 0;
    for (size_t i = 0; i < marks->count; i++) {
        if (marks->list[i].form != form)
            continue;
        all++;
        with_link += marks->list[i].has_link ? 1 : 0;
    }
    return with_link >= MIN_NUMBERED && with_link * 2 > all;
}

static size_t count_form(const struct td_marks *marks, enum td_form form)
{
    size_t n = 0;
    for (size_t i = 0; i < marks->count; i++)
        n += marks->list[i].form == form ? 1 : 0;
    return n;
}

/* Paragraphs that begin with a link: whether more than half of all say no more than that, or more
 * than half tell of it behind a mark, or some begin with who told of something: a third, or more
 * than half with the others that begin with a link; or nearly all do, and most with a title. */
static bool are_paragraphs_links(const struct td_marks *marks)
{
    size_t alone = 0;
    size_t told = 0;
    size_t begun = 0;
    for (size_t i = 0; i < marks->count; i++) {
        const struct td_mark *mark = &marks->list[i];
        alone += mark->is_alone ? 1 : 0;
        told += mark->is_told ? 1 : 0;
        begun += mark->form == TD_FORM_PARAGRAPH_LINK && mark->start == mark->block ? 1 : 0;
    }
    return alone * 2 > marks->paragraph_count ||
           (told >= MIN_PARAGRAPHS && told * 2 > marks->paragraph_count) ||
           (marks->by_persons > 0 && begun * 2 > marks->paragraph_count) ||
           marks->by_persons * 3 > marks->paragraph_count ||
           (marks->by_titles * 2 > begun && begun * 5 >= marks->paragraph_count * 4);
}

static bool is_evident(const struct td_marks *marks, enum td_form form, const struct counts *counts)
{
    switch (form) {
    case TD_FORM_HEADING_NUMBER:
    case TD_FORM_NUMBER_BLOCK:
        return most_have_links(marks, form);
    case TD_FORM_ENTRY_PROSE:
        return counts->linked[form] >= MIN_ENTRIES &&
               counts->linked[form] * 2 > counts->items[form];
    case TD_FORM_BULLET_PROSE:
        return counts->items[form] >= MIN_BULLETS &&
               count_form(marks, form) * 3 > count_form(marks, TD_FORM_BULLET_LINK);
    case TD_FORM_PARAGRAPH_LINK:
        return marks->has_titles_below
                   ? counts->items[form] >= MIN_TITLED
                   : counts->items[form] >= MIN_PARAGRAPHS && are_paragraphs_links(marks);
    case TD_FORM_ENTRY_APART:
        return counts->items[form] >= MIN_NUMBERED &&
               counts->items[form] * 3 > count_form(marks, TD_FORM_BULLET_LINK);
    case TD_FORM_TABLE_ROW:
        return counts->items[form] >= MIN_ROWS;
    case TD_FORM_HEADING_LINK:
    case TD_FORM_APART:
    case TD_FORM_NUMBER_LINK:
    case TD_FORM_BULLET_LINK:
        return counts->items[form] > 0;
    case TD_FORM_NONE:
    case TD_FORM_COUNT:
    default:
        return false;
    }
}

/* A weaker form counts beside stronger ones only where it has more items. Forms as strong as one
 * another count together. */
static bool outnumbers_stronger(const struct counts *counts, enum td_form form)
{
    size_t own = 0;
    size_t stronger = 0;
    for (int other = TD_FORM_NONE + 1; other < TD_FORM_COUNT; other++) {
        if (strengths[other] == strengths[form])
            own += counts->items[other];
        else if (strengths[other] > strengths[form])
            stronger += counts->items[other];
    }
    return stronger == 0 || own > stronger;
}

/* Whether a rule stands between most items that are headings and the next. */
static bool do_rules_part_items(const struct td_marks *marks, const struct td_form_set *forms)
{
    struct td_turns turns;
    const struct td_mark *mark = NULL;
    enum td_turn turn = TD_TURN_NONE;
    size_t items = 0;
    size_t ruled = 0;
    bool is_open = false;
    td_turns_begin(&turns, marks, forms);
    while (td_turns_next(&turns, &mark, &turn)) {
        bool begins = turn == TD_TURN_BEGIN && mark->kind == TD_MARK_HEADING;
        items += begins ? 1 : 0;
        ruled += is_open && mark->kind == TD_MARK_RULE ? 1 : 0;
        is_open = begins || (is_open && mark->kind != TD_MARK_RULE);
    }
    return ruled >= MIN_RULED && ruled * 3 > items * 2;
}

/* Gives the lists that hold items data of their own. */
static void tell_lists(const struct td_marks *marks, const struct td_form_set *forms)
{
    static char is_list_of_items;
    struct td_turns turns;
    const struct td_mark *mark = NULL;
    enum td_turn turn = TD_TURN_NONE;
    td_turns_begin(&turns, marks, forms);
    while (td_turns_next(&turns, &mark, &turn))
        if (turn == TD_TURN_BEGIN && mark->kind == TD_MARK_ENTRY)
            (void)cmark_node_set_user_data(td_mark_list(mark), &is_list_of_items);
}

bool td_forms_is_odd_number(const struct td_mark *mark, enum td_turn turn)
{
    return turn != TD_TURN_BEGIN && is_odd(mark) && td_mark_is_numbered_entry(mark);
}

struct td_form_set td_forms_choose(struct td_marks *marks)
{
    struct td_form_set chosen = {0};
    td_sections_tell(marks);
    for (int form = TD_FORM_NONE + 1; form < TD_FORM_COUNT; form++) {
        struct td_form_set tried = chosen;
        tried.has[form] = true;
        struct counts counts = count(marks, &tried);
        if (is_evident(marks, (enum td_form)form, &counts) &&
            outnumbers_stronger(&counts, (enum td_form)form))
            chosen = tried;
    }
    chosen.is_ruled = do_rules_part_items(marks, &chosen);
    tell_lists(marks, &chosen);
    return chosen;
}
