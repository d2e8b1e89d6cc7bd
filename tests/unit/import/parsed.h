/* A digest read from text, for one test. */
#ifndef TD_TESTS_PARSED_H
#define TD_TESTS_PARSED_H

#include "support/cmocka.h"

#include "base/buf.h"
#include "import/digest.h"

#include <stdlib.h>
#include <string.h>

enum { PARSED_ARENA_BYTES = 512 * 1024 * 1024 };

struct parsed {
    struct td_arena arena;
    struct td_digest digest;
    struct td_error err;
};

/* cmocka's setup and teardown: *state is a struct parsed. */
static inline int parsed_setup(void **state)
{
    struct parsed *parsed = calloc(1, sizeof(*parsed));
    assert_non_null(parsed);
    td_arena_init(&parsed->arena, PARSED_ARENA_BYTES);
    *state = parsed;
    return 0;
}

static inline int parsed_teardown(void **state)
{
    struct parsed *parsed = *state;
    td_arena_release(&parsed->arena);
    free(parsed);
    return 0;
}

static inline enum td_code parse_slice(struct parsed *parsed, struct td_slice bytes,
                                       const char *name)
{
    td_arena_reset(&parsed->arena);
    parsed->digest = (struct td_digest){0};
    parsed->err = (struct td_error){0};
    return td_digest_parse(&parsed->arena, bytes, td_slice_of(name), &parsed->digest, &parsed->err);
}

/* Reads a text that can be read. */
static inline const struct td_digest *parse(struct parsed *parsed, const char *text)
{
    if (parse_slice(parsed, td_slice_of(text), "post") != TD_OK)
        fail_msg("%u:%u: %s", parsed->err.line, parsed->err.column, parsed->err.message);
    return &parsed->digest;
}

/* Compares with a literal; NULL stands for absent. */
static inline void assert_text(struct td_slice text, const char *wanted)
{
    if (!td_slice_equal(text, td_slice_of(wanted)))
        fail_msg("'%.*s' is not '%s'", TD_SLICE_ARG(text), wanted != NULL ? wanted : "(absent)");
}

/* The file is refused, at this place, with a message that holds `part`. */
static inline void assert_refused(struct parsed *parsed, struct td_slice bytes, unsigned line,
                                  unsigned column, const char *part)
{
    assert_int_equal(parse_slice(parsed, bytes, "post"), TD_ERR_INPUT);
    assert_int_equal(parsed->err.line, line);
    assert_int_equal(parsed->err.column, column);
    if (strstr(parsed->err.message, part) == NULL)
        fail_msg("'%s' does not say '%s'", parsed->err.message, part);
}

/* The digest has a problem at this line whose message holds `part`. */
static inline void assert_problem(const struct td_digest *digest, unsigned line, const char *part)
{
    for (size_t i = 0; i < digest->problems.count; i++) {
        const struct td_problem *problem = &digest->problems.list[i];
        if (problem->line == line &&
            td_slice_find(problem->message, td_slice_of(part)) < problem->message.len)
            return;
    }
    fail_msg("no problem in line %u says '%s'", line, part);
}

/* "title <url>|" of every item. */
static inline void assert_items(struct parsed *parsed, const char *text, const char *wanted)
{
    const struct td_digest *digest = parse(parsed, text);
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    for (size_t i = 0; i < digest->item_count; i++) {
        const struct td_digest_item *item = &digest->items[i];
        assert_int_equal(item->position, i + 1);
        td_buf_addf(&buf, "%.*s <%.*s>|", TD_SLICE_ARG(item->link_text), TD_SLICE_ARG(item->url));
    }
    assert_text(td_buf_slice(&buf), wanted);
}

#define WITH_PARSED(test) cmocka_unit_test_setup_teardown(test, parsed_setup, parsed_teardown)

/* Behind front matter stands one item: the body is read whatever becomes of the front matter. */
static inline const struct td_digest *parse_with_item(struct parsed *parsed,
                                                      const char *front_matter)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_addf(&buf, "%s\n1. [a](http://b.c)\n", front_matter);
    assert_int_equal(parse_slice(parsed, td_buf_slice(&buf), "post"), TD_OK);
    assert_int_equal(parsed->digest.item_count, 1);
    return &parsed->digest;
}

#endif
