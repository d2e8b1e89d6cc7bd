#include "import/evidence_book.h"

#include "base/ascii.h"
#include "import/authors/account.h"
#include "import/authors/nocase.h"

#include <string.h>

enum { FIRST_SLOTS = 1024 };

static const size_t book_max_bytes = (size_t)256 * 1024 * 1024;

/* One account, or one site as a whole. The lists have room for one more than the most. */
struct td_evidence_page {
    struct td_evidence_page *next; /* in its slot */
    struct td_slice site;
    struct td_slice handle; /* absent: the site */
    struct td_slice names[TD_EVIDENCE_MAX + 1];
    size_t name_count;
    struct td_link_text link_texts[TD_EVIDENCE_MAX + 1];
    size_t link_text_count;
    bool names_stale; /* to be read before they are asked for; so the other */
    bool link_texts_stale;
};

void td_evidence_book_init(struct td_evidence_book *book, struct td_store *store)
{
    *book = (struct td_evidence_book){.store = store};
    td_arena_init(&book->arena, book_max_bytes);
}

void td_evidence_book_release(struct td_evidence_book *book)
{
    td_arena_release(&book->arena);
    book->slots = NULL;
    book->slot_count = 0;
    book->page_count = 0;
}

void td_evidence_book_clear(struct td_evidence_book *book)
{
    td_evidence_book_release(book);
}

void td_evidence_book_tidy(struct td_evidence_book *book)
{
    if (book->arena.total_bytes > TD_EVIDENCE_BOOK_FULL_BYTES)
        td_evidence_book_clear(book);
}

/* FNV-1a over the letters, upper and lower alike. */
static size_t hash_into(size_t hash, struct td_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)td_ascii_lower(text.ptr[i])) * 1099511628211U;
    return hash;
}

static size_t hash_of(struct td_slice site, struct td_slice handle)
{
    return hash_into(hash_into(14695981039346656037U, site) + 1, handle);
}

static struct td_evidence_page *find_page(const struct td_evidence_book *book, struct td_slice site,
                                          struct td_slice handle)
{
    if (book->slot_count == 0)
        return NULL;
    struct td_evidence_page *page = book->slots[hash_of(site, handle) % book->slot_count];
    while (page != NULL && (td_compare_nocase(page->site, site) != 0 ||
                            td_compare_nocase(page->handle, handle) != 0))
        page = page->next;
    return page;
}

static void put_page(struct td_evidence_book *book, struct td_evidence_page *page)
{
    struct td_evidence_page **slot =
        &book->slots[hash_of(page->site, page->handle) % book->slot_count];
    page->next = *slot;
    *slot = page;
}

static enum td_code grow(struct td_evidence_book *book, struct td_error *err)
{
    if (book->page_count < book->slot_count)
        return TD_OK;
    struct td_evidence_page **old = book->slots;
    size_t old_count = book->slot_count;
    size_t count = old_count > 0 ? 2 * old_count : FIRST_SLOTS;
    struct td_evidence_page **slots = td_arena_array(&book->arena, count, sizeof(void *));
    if (slots == NULL)
        return td_fail_memory(err);
    book->slots = slots;
    book->slot_count = count;
    for (size_t i = 0; i < old_count; i++) {
        for (struct td_evidence_page *page = old[i], *next = NULL; page != NULL; page = next) {
            next = page->next;
            put_page(book, page);
        }
    }
    return TD_OK;
}

static enum td_code add_page(struct td_evidence_book *book, struct td_slice site,
                             struct td_slice handle, struct td_evidence_page **ret_page,
                             struct td_error *err)
{
    TD_TRY(grow(book, err));
    struct td_evidence_page *page = td_arena_alloc(&book->arena, sizeof *page);
    if (page == NULL)
        return td_fail_memory(err);
    TD_TRY(td_arena_copy(&book->arena, site, &page->site, err));
    TD_TRY(td_arena_copy(&book->arena, handle, &page->handle, err));
    page->names_stale = true;
    page->link_texts_stale = true;
    put_page(book, page);
    book->page_count++;
    *ret_page = page;
    return TD_OK;
}

static enum td_code freshen(struct td_evidence_book *book, struct td_evidence_page *page,
                            struct td_error *err)
{
    if (page->names_stale) {
        struct td_slice *names = NULL;
        TD_TRY(td_store_read_names(book->store, &book->arena, page->site, page->handle,
                                   TD_EVIDENCE_MAX, &names, &page->name_count, err));
        for (size_t i = 0; i < page->name_count; i++)
            page->names[i] = names[i];
        page->names_stale = false;
    }
    if (page->link_texts_stale) {
        struct td_link_text *texts = NULL;
        TD_TRY(td_store_read_link_texts(book->store, &book->arena, page->site, page->handle,
                                        TD_EVIDENCE_MAX, &texts, &page->link_text_count, err));
        for (size_t i = 0; i < page->link_text_count; i++)
            page->link_texts[i] = texts[i];
        page->link_texts_stale = false;
    }
    return TD_OK;
}

/* The link texts of all posts but the one that is read: its own are those of before a correction.
 */
static enum td_code others_texts(const struct td_evidence_book *book,
                                 const struct td_evidence_page *page, struct td_arena *arena,
                                 struct td_evidence *evidence, struct td_error *err)
{
    struct td_known_text *texts = td_arena_array(arena, page->link_text_count, sizeof *texts);
    if (texts == NULL)
        return td_fail_memory(err);
    evidence->link_texts = texts;
    for (size_t i = 0; i < page->link_text_count; i++) {
        const struct td_link_text *text = &page->link_texts[i];
        if (text->post_id != book->post_id)
            texts[evidence->link_text_count++] = (struct td_known_text){text->text, text->story};
    }
    return TD_OK;
}

static enum td_code find(void *context, struct td_arena *arena, struct td_slice site,
                         struct td_slice handle, struct td_evidence *ret_evidence,
                         struct td_error *err)
{
    struct td_evidence_book *book = context;
    struct td_evidence_page *page = find_page(book, site, handle);
    if (page == NULL)
        TD_TRY(add_page(book, site, handle, &page, err));
    TD_TRY(freshen(book, page, err));
    *ret_evidence = (struct td_evidence){
        .names = page->names,
        .name_count = page->name_count,
    };
    return others_texts(book, page, arena, ret_evidence, err);
}

struct td_evidence_source td_evidence_book_source(struct td_evidence_book *book, int64_t post_id)
{
    book->post_id = post_id;
    return (struct td_evidence_source){find, book};
}

/* Makes room for one at the beginning of a list of things of `size` bytes. */
static void *put_first(void *list, size_t *count, size_t size)
{
    memmove((char *)list + size, list, *count * size);
    if (*count < TD_EVIDENCE_MAX)
        (*count)++;
    return list;
}

static void take_out(struct td_slice list[TD_EVIDENCE_MAX + 1], size_t *count, struct td_slice text)
{
    for (size_t i = 0; i < *count; i++) {
        if (!td_slice_equal(list[i], text))
            continue;
        memmove(list + i, list + i + 1, (*count - i - 1) * sizeof *list);
        (*count)--;
        return;
    }
}

/* A site's names are in the order of their newest items; an account's in that of the dates of
 * posts, which the archive knows best. */
static enum td_code add_name(struct td_evidence_book *book, struct td_evidence_page *page,
                             struct td_slice name, struct td_error *err)
{
    struct td_slice copy;
    if (td_slice_is_none(name) || page->names_stale ||
        (page->name_count > 0 && td_slice_equal(page->names[0], name)))
        return TD_OK;
    if (!td_slice_is_none(page->handle)) {
        page->names_stale = true;
        return TD_OK;
    }
    TD_TRY(td_arena_copy(&book->arena, name, &copy, err));
    take_out(page->names, &page->name_count, name);
    *(struct td_slice *)put_first(page->names, &page->name_count, sizeof copy) = copy;
    return TD_OK;
}

static enum td_code add_item(struct td_evidence_book *book, struct td_evidence_page *page,
                             const struct td_new_item *item, int64_t post_id, struct td_error *err)
{
    struct td_link_text text = {.story = item->story, .post_id = post_id};
    if (page == NULL)
        return TD_OK;
    TD_TRY(add_name(book, page, item->author, err));
    if (page->link_texts_stale)
        return TD_OK;
    TD_TRY(td_arena_copy(&book->arena, item->link_text, &text.text, err));
    *(struct td_link_text *)put_first(page->link_texts, &page->link_text_count, sizeof text) = text;
    return TD_OK;
}

enum td_code td_evidence_book_add(struct td_evidence_book *book, const struct td_new_item *item,
                                  int64_t post_id, struct td_error *err)
{
    if (td_slice_is_none(item->site))
        return TD_OK;
    if (!td_slice_is_none(item->handle))
        TD_TRY(add_item(book, find_page(book, item->site, item->handle), item, post_id, err));
    return add_item(book, find_page(book, item->site, TD_SLICE_NONE), item, post_id, err);
}

static void make_stale(struct td_evidence_page *page)
{
    if (page == NULL)
        return;
    page->names_stale = true;
    page->link_texts_stale = true;
}

enum td_code td_evidence_book_drop(struct td_evidence_book *book, struct td_slice url,
                                   struct td_error *err)
{
    struct td_account account;
    if (td_slice_is_none(url))
        return TD_OK;
    TD_TRY(td_account_read(&book->arena, url, &account, err));
    if (td_slice_is_none(account.site))
        return TD_OK;
    make_stale(find_page(book, account.site, account.handle));
    make_stale(find_page(book, account.site, TD_SLICE_NONE));
    return TD_OK;
}
