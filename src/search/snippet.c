#include "search/snippet.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/width.h"

#include <stdint.h>

enum {
    CONTEXT_COLUMNS = 24, /* shown before the first match of a window */
    TEXT_MAX_BYTES = 64 * 1024 * 1024,
    WINDOWS_MAX = 500, /* matches tried as the beginning of a window */
};

static const struct td_slice ellipsis = {"…", 3};

/* What is looked for. */
struct words {
    struct td_phrase *list;
    size_t count;
};

static enum td_code words_of(struct td_arena *arena, const struct td_query *query,
                             struct words *ret_words, struct td_error *err)
{
    struct words words = {.count = query->word_count};
    words.list = td_arena_array(arena, words.count + 1, sizeof *words.list);
    if (words.list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < words.count; i++)
        words.list[i] = query->words[i].phrase;
    *ret_words = words;
    return TD_OK;
}

/* The beginning of a text, its tokens, and the matches of the words in its order. */
struct searched {
    struct td_slice text;
    struct td_placed_text placed;
    struct td_phrase_place *matches;
    size_t count;
};

static enum td_code search_text(struct td_arena *arena, const struct words *words,
                                struct td_slice text, struct searched *ret, struct td_error *err)
{
    struct searched searched = {
        .text = td_slice_sub(text, 0, td_utf8_fit(text, TD_SNIPPET_MAX_BYTES)),
    };
    TD_TRY(td_phrase_place(arena, searched.text, &searched.placed, err));
    TD_TRY(td_phrase_find_each(arena, words->list, words->count, &searched.placed, WINDOWS_MAX,
                               &searched.matches, &searched.count, err));
    *ret = searched;
    return TD_OK;
}

static void add_clean(struct td_buf *buf, struct td_slice text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= ' ' && c != 0x7f)
            continue;
        td_buf_add(buf, td_slice_sub(text, kept, i));
        td_buf_add_char(buf, ' ');
        kept = i + 1;
    }
    td_buf_add(buf, td_slice_sub(text, kept, text.len));
}

/* Adds text[window] with the spans that lie in it marked. */
static void add_marked(struct td_buf *buf, struct td_slice text, struct td_span window,
                       const struct td_span *spans, size_t count)
{
    size_t at = window.begin;
    for (size_t i = 0; i < count; i++) {
        size_t begin = spans[i].begin > at ? spans[i].begin : at;
        size_t end = spans[i].end < window.end ? spans[i].end : window.end;
        if (begin >= end)
            continue;
        add_clean(buf, td_slice_sub(text, at, begin));
        td_buf_add_char(buf, TD_MATCH_BEGIN);
        add_clean(buf, td_slice_sub(text, begin, end));
        td_buf_add_char(buf, TD_MATCH_END);
        at = end;
    }
    add_clean(buf, td_slice_sub(text, at, window.end));
}

static enum td_code mark(struct td_arena *arena, const struct words *words,
                         const struct searched *in, struct td_span window,
                         struct td_slice *ret_marked, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf = {0};
    struct td_span *spans = NULL;
    size_t count = 0;
    TD_TRY(td_phrase_find(arena, words->list, words->count, &in->placed, &spans, &count, err));
    td_buf_init(&buf, TEXT_MAX_BYTES);
    if (window.begin > 0)
        td_buf_add(&buf, ellipsis);
    add_marked(&buf, in->text, window, spans, count);
    if (window.end < in->text.len)
        td_buf_add(&buf, ellipsis);
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, td_buf_slice(&buf), ret_marked, err);
}

/* How many different words stand in the window; widening may make more than there are bits, some of
 * which then count as one. */
static int words_within(const struct td_phrase_place *matches, size_t count, struct td_span window)
{
    uint64_t words = 0;
    for (size_t i = 0; i < count; i++) {
        if (matches[i].span.begin >= window.begin && matches[i].span.end <= window.end)
            words |= UINT64_C(1) << (matches[i].phrase % 64);
    }
    return __builtin_popcountll(words);
}

/* A place in a text, and how many columns are before it. Moving on measures only what lies between,
 * moving back begins anew: the matches of a word come in order. */
struct place {
    size_t at;
    size_t columns;
};

static void move_to(struct place *place, struct td_slice text, size_t at)
{
    if (at < place->at)
        *place = (struct place){0, 0};
    place->columns += td_width(td_slice_sub(text, place->at, at));
    place->at = at;
}

/* As far as `columns` reach. */
static void move_by_columns(struct place *place, struct td_slice text, size_t columns)
{
    if (columns < place->columns)
        *place = (struct place){0, 0};
    struct td_slice rest = td_slice_sub(text, place->at, text.len);
    move_to(place, text, place->at + td_width_fit(rest, columns - place->columns));
}

/* Tries windows on a text. */
struct frame {
    struct td_slice text;
    struct place match;
    struct place begin; /* of the window */
};

/* The window in which the match at `begin` comes first: some context before, the rest behind; all
 * from the start of the text where that shows it as well. */
static struct td_span window_at(struct frame *frame, size_t begin)
{
    struct td_slice text = frame->text;
    struct td_span window = {0, 0};
    move_to(&frame->match, text, begin);
    if (frame->match.columns > TD_SNIPPET_COLUMNS / 2) {
        move_by_columns(&frame->begin, text, frame->match.columns - CONTEXT_COLUMNS);
        window.begin = frame->begin.at;
    }
    struct td_slice rest = td_slice_sub(text, window.begin, text.len);
    size_t marks = window.begin > 0 ? 2 : 1; /* ellipses */
    window.end = window.begin + td_width_fit(rest, TD_SNIPPET_COLUMNS - marks);
    /* an ellipsis for a single full stop would save nothing */
    if (td_width_fit(rest, TD_SNIPPET_COLUMNS + 2 - marks) == rest.len)
        window.end = text.len;
    return window;
}

static struct td_span best_window(struct td_slice text, const struct td_phrase_place *matches,
                                  size_t count)
{
    struct frame frame = {.text = text};
    struct td_span best = window_at(&frame, 0);
    int best_words = words_within(matches, count, best);
    int all_words = words_within(matches, count, (struct td_span){0, text.len});
    for (size_t i = 0; i < count && best_words < all_words; i++) {
        struct td_span window = window_at(&frame, matches[i].span.begin);
        int words = words_within(matches, count, window);
        if (words > best_words) {
            best = window;
            best_words = words;
        }
    }
    return best;
}

enum td_code td_snippet(struct td_arena *arena, const struct td_query *query, struct td_slice title,
                        struct td_slice summary, struct td_slice *ret_snippet, bool *ret_is_title,
                        struct td_error *err)
{
    struct words words;
    struct searched searched, headline = {0};
    TD_TRY(words_of(arena, query, &words, err));
    TD_TRY(search_text(arena, &words, summary, &searched, err));
    bool is_title = false;
    if (searched.count == 0) {
        TD_TRY(search_text(arena, &words, title, &headline, err));
        is_title = headline.count > 0 || summary.len == 0;
    }
    if (is_title)
        searched = headline;
    struct td_span window = best_window(searched.text, searched.matches, searched.count);
    TD_TRY(mark(arena, &words, &searched, window, ret_snippet, err));
    if (ret_is_title != NULL)
        *ret_is_title = is_title;
    return TD_OK;
}
