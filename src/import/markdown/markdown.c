#include "import/markdown/markdown.h"

#include "import/markdown/autolink.h"
#include "import/markdown/generator_tags.h"
#include "import/markdown/guard.h"
#include "import/markdown/heading.h"

#include <setjmp.h>
#include <stdalign.h>
#include <string.h>

/* cmark aborts the program when it gets no memory, and hands its allocator nothing to tell one
 * parse from another. So the arena of the parse under way stands here, one a thread, and a
 * failure jumps out of cmark, which holds nothing but memory of that arena. */
struct parse {
    struct td_arena *arena;
    jmp_buf out_of_memory;
};

static _Thread_local struct parse *current_parse;

/* In front of every allocation: realloc must know how much to copy. */
struct allocation {
    size_t size;
    alignas(max_align_t) char bytes[];
};

static void *allocate(size_t count, size_t size)
{
    size_t bytes = 0;
    struct allocation *allocation = NULL;
    if (!__builtin_mul_overflow(count, size, &bytes) &&
        !__builtin_add_overflow(bytes, sizeof(*allocation), &bytes))
        allocation = td_arena_alloc(current_parse->arena, bytes);
    if (allocation == NULL)
        longjmp(current_parse->out_of_memory, 1);
    allocation->size = bytes - sizeof(*allocation);
    return allocation->bytes;
}

static void *reallocate(void *memory, size_t size)
{
    if (memory == NULL)
        return allocate(1, size);

    const char *bytes = memory;
    size_t old_size = ((const struct allocation *)(bytes - sizeof(struct allocation)))->size;
    if (size <= old_size)
        return memory;
    void *larger = allocate(1, size);
    memcpy(larger, bytes, old_size);
    return larger;
}

static void leave_to_arena(void *memory)
{
    (void)memory;
}

/* `## Title {#id}`: a name for the place, as Hugo, Pandoc and kramdown read it, and no text. */
static void drop_heading_id(cmark_node *heading)
{
    cmark_node *last = cmark_node_last_child(heading);
    if (last == NULL || cmark_node_get_type(last) != CMARK_NODE_TEXT)
        return;
    struct td_slice text = td_slice_trim(td_markdown_literal(last));
    size_t begin = td_slice_find_last(text, TD_SLICE("{#"));
    struct td_slice id = td_slice_sub(text, begin, text.len);
    if (!td_slice_ends(id, TD_SLICE("}")) || td_slice_find(id, TD_SLICE(" ")) < id.len)
        return;
    char *rest = allocate(begin + 1, 1);
    memcpy(rest, text.ptr, begin);
    rest[begin] = '\0';
    (void)cmark_node_set_literal(last, rest);
}

static void drop_heading_ids(cmark_node *document)
{
    for (cmark_node *block = cmark_node_first_child(document); block != NULL;
         block = cmark_node_next(block))
        if (cmark_node_get_type(block) == CMARK_NODE_HEADING)
            drop_heading_id(block);
}

static cmark_node *parse(struct td_slice text)
{
    static cmark_mem from_arena = {allocate, reallocate, leave_to_arena};
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, &from_arena);
    cmark_parser_feed(parser, text.ptr, text.len);
    cmark_node *document = cmark_parser_finish(parser);
    td_autolink(document, &from_arena);
    drop_heading_ids(document);
    td_headings_link(document, &from_arena);
    return document;
}

enum td_code td_markdown_parse(struct td_arena *arena, struct td_source source,
                               cmark_node **ret_document, struct td_error *err)
{
    struct td_slice text;
    TD_TRY(td_guard_check(source, err));
    TD_TRY(td_generator_tags_blank(arena, source.text, &text, err));

    struct parse this_parse = {.arena = arena};
    current_parse = &this_parse;
    if (setjmp(this_parse.out_of_memory) != 0) {
        current_parse = NULL;
        return td_fail_memory(err);
    }
    *ret_document = parse(text);
    current_parse = NULL;
    return TD_OK;
}
