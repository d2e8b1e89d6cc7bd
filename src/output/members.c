#include "output/members.h"

#include "base/date.h"

#include <inttypes.h>

void td_member_put_text(struct td_member_writer *writer, struct td_slice name, struct td_slice text)
{
    writer->put(writer, &(struct td_member){.name = name, .kind = TD_MEMBER_TEXT, .text = text});
}

void td_member_put_integer(struct td_member_writer *writer, struct td_slice name, int64_t integer)
{
    writer->put(writer,
                &(struct td_member){.name = name, .kind = TD_MEMBER_INTEGER, .integer = integer});
}

void td_member_put_list(struct td_member_writer *writer, struct td_slice name,
                        const struct td_slice *list, size_t count)
{
    writer->put(writer, &(struct td_member){
                            .name = name, .kind = TD_MEMBER_LIST, .list = list, .count = count});
}

static void put_size(struct td_member_writer *writer, struct td_slice name, size_t size)
{
    td_member_put_integer(writer, name, (int64_t)size);
}

static void put_number(struct td_member_writer *writer, struct td_slice name, double number)
{
    writer->put(writer,
                &(struct td_member){.name = name, .kind = TD_MEMBER_NUMBER, .number = number});
}

static void put_links(struct td_member_writer *writer, const struct td_item *item)
{
    writer->put(writer, &(struct td_member){.name = TD_SLICE("links"),
                                            .kind = TD_MEMBER_LINKS,
                                            .links = item->links,
                                            .count = item->link_count});
}

static void add_ref(struct td_buf *buf, const struct td_item *item)
{
    td_buf_add(buf, item->post_ref);
    td_buf_addf(buf, "#%" PRId64, item->position);
}

static void put_ref(struct td_member_writer *writer, const struct td_item *item)
{
    td_buf_cut(writer->scratch, 0);
    add_ref(writer->scratch, item);
    td_member_put_text(writer, TD_SLICE("ref"), td_buf_slice(writer->scratch));
}

static void put_posted(struct td_member_writer *writer, int64_t posted_ms)
{
    char text[TD_DATE_TEXT_BYTES];
    struct td_slice posted = TD_SLICE_NONE;

    if (posted_ms != 0) {
        td_date_format_ms(posted_ms, text);
        posted = td_slice_of(text);
    }
    td_member_put_text(writer, TD_SLICE("posted"), posted);
}

/* What a hit and an item have in common. */
static void put_item(struct td_member_writer *writer, const struct td_item *item)
{
    td_member_put_integer(writer, TD_SLICE("item"), item->id);
    put_ref(writer, item);
    td_member_put_text(writer, TD_SLICE("title"), item->title);
    td_member_put_text(writer, TD_SLICE("author"), item->author);
    td_member_put_text(writer, TD_SLICE("handle"), item->handle);
    td_member_put_text(writer, TD_SLICE("site"), item->site);
    td_member_put_text(writer, TD_SLICE("url"), item->url);
    put_posted(writer, item->posted_ms);
    td_member_put_text(writer, TD_SLICE("date"), item->date);
    td_member_put_text(writer, TD_SLICE("post"), item->post);
    td_member_put_text(writer, TD_SLICE("path"), item->path);
    td_member_put_integer(writer, TD_SLICE("position"), item->position);
    td_member_put_text(writer, TD_SLICE("section"), item->section);
    td_member_put_list(writer, TD_SLICE("categories"), item->categories, item->category_count);
    td_member_put_text(writer, TD_SLICE("summary"), item->summary);
}

static void members_of_hit(struct td_member_writer *writer, const void *result)
{
    const struct td_hit *hit = result;
    td_member_put_integer(writer, TD_SLICE("rank"), hit->rank);
    put_number(writer, TD_SLICE("score"), hit->score);
    put_item(writer, &hit->item);
    td_member_put_text(writer, TD_SLICE("snippet"), hit->snippet);
    td_member_put_text(writer, TD_SLICE("match"),
                       hit->is_partial ? TD_SLICE("some") : TD_SLICE("all"));
    if (hit->has_others)
        td_member_put_integer(writer, TD_SLICE("others"), hit->others);
}

static void members_of_item(struct td_member_writer *writer, const void *result)
{
    const struct td_item *item = result;
    put_item(writer, item);
    put_links(writer, item);
    td_member_put_list(writer, TD_SLICE("story"), item->story_refs, item->story_ref_count);
}

static void members_of_post(struct td_member_writer *writer, const void *result)
{
    const struct td_post *post = result;
    td_member_put_text(writer, TD_SLICE("post"), post->name);
    td_member_put_text(writer, TD_SLICE("path"), post->path);
    td_member_put_text(writer, TD_SLICE("title"), post->title);
    td_member_put_text(writer, TD_SLICE("date"), post->date);
    td_member_put_list(writer, TD_SLICE("categories"), post->categories, post->category_count);
    td_member_put_integer(writer, TD_SLICE("items"), post->item_count);
}

static void members_of_synonyms(struct td_member_writer *writer, const void *result)
{
    const struct td_synonyms *set = result;
    td_member_put_list(writer, TD_SLICE("words"), set->words, set->count);
}

static void members_of_finding(struct td_member_writer *writer, const void *result)
{
    const struct td_finding *finding = result;
    static const char *const remedies[] = {
        [TD_REMEDY_REBUILD] = "rebuild",
        [TD_REMEDY_RESTORE] = "restore",
        [TD_REMEDY_OPEN] = "open",
        [TD_REMEDY_DROP] = "drop",
    };
    td_member_put_text(writer, TD_SLICE("damage"), finding->kind);
    td_member_put_text(writer, TD_SLICE("message"), finding->message);
    td_member_put_text(writer, TD_SLICE("remedy"), td_slice_of(remedies[finding->remedy]));
}

static void members_of_change(struct td_member_writer *writer, const void *result)
{
    const struct td_change *change = result;
    char at[TD_DATE_TEXT_BYTES], undone[TD_DATE_TEXT_BYTES];
    td_date_format_seconds(change->at, at);
    td_date_format_seconds(change->undone_at, undone);
    td_member_put_integer(writer, TD_SLICE("change"), change->id);
    td_member_put_text(writer, TD_SLICE("kind"), change->kind);
    td_member_put_text(writer, TD_SLICE("at"), td_slice_of(at));
    td_member_put_text(writer, TD_SLICE("undone"),
                       change->undone_at != 0 ? td_slice_of(undone) : TD_SLICE_NONE);
    td_member_put_integer(writer, TD_SLICE("files"), change->counts.files);
    td_member_put_integer(writer, TD_SLICE("added"), change->counts.added);
    td_member_put_integer(writer, TD_SLICE("updated"), change->counts.updated);
    td_member_put_integer(writer, TD_SLICE("moved"), change->counts.moved);
    td_member_put_integer(writer, TD_SLICE("removed"), change->counts.removed);
    td_member_put_integer(writer, TD_SLICE("failed"), change->counts.failed);
    td_member_put_integer(writer, TD_SLICE("items"), change->counts.items);
    td_member_put_integer(writer, TD_SLICE("of"), change->undoes);
    td_member_put_text(writer, TD_SLICE("detail"), change->detail);
}

static void members_of_reason(struct td_member_writer *writer, const void *result)
{
    const struct td_reason *reason = result;
    td_member_put_integer(writer, TD_SLICE("depth"), reason->depth);
    td_member_put_text(writer, TD_SLICE("part"), reason->part);
    td_member_put_text(writer, TD_SLICE("found"),
                       reason->is_found ? TD_SLICE("yes") : TD_SLICE("no"));
    td_member_put_text(writer, TD_SLICE("where"), reason->where);
    td_member_put_integer(writer, TD_SLICE("items"), reason->items);
    td_member_put_text(writer, TD_SLICE("plan"), reason->plan);
}

static void members_of_revision(struct td_member_writer *writer, const void *result)
{
    const struct td_revision *revision = result;
    char at[TD_DATE_TEXT_BYTES];
    td_date_format_seconds(revision->at, at);
    td_member_put_integer(writer, TD_SLICE("revision"), revision->number);
    td_member_put_text(writer, TD_SLICE("post"), revision->post);
    td_member_put_text(writer, TD_SLICE("path"), revision->path);
    td_member_put_text(writer, TD_SLICE("kind"), revision->kind);
    td_member_put_integer(writer, TD_SLICE("change"), revision->change);
    td_member_put_text(writer, TD_SLICE("at"), td_slice_of(at));
    td_member_put_text(writer, TD_SLICE("sha256"), revision->sha256);
    td_member_put_integer(writer, TD_SLICE("bytes"), revision->size_bytes);
}

static void members_of_saved(struct td_member_writer *writer, const void *result)
{
    const struct td_saved_search *search = result;
    char created[TD_DATE_TEXT_BYTES];
    td_date_format_seconds(search->created_at, created);
    td_member_put_text(writer, TD_SLICE("name"), search->name);
    td_member_put_text(writer, TD_SLICE("query"), search->query);
    td_member_put_integer(writer, TD_SLICE("new"), search->new_items);
    td_member_put_text(writer, TD_SLICE("created"), td_slice_of(created));
}

/* The refs of the examples, of which there are few, as a list into one buffer. */
static void put_examples(struct td_member_writer *writer, const struct td_report_trend *trend)
{
    enum { EXAMPLES_MAX = 8 };
    size_t count = trend->example_count < EXAMPLES_MAX ? trend->example_count : EXAMPLES_MAX;
    size_t ends[EXAMPLES_MAX];
    struct td_slice refs[EXAMPLES_MAX];

    td_buf_cut(writer->scratch, 0);
    for (size_t i = 0; i < count; i++) {
        add_ref(writer->scratch, &trend->examples[i]);
        ends[i] = writer->scratch->len;
    }
    for (size_t i = 0; i < count; i++)
        refs[i] = td_slice_sub(td_buf_slice(writer->scratch), i > 0 ? ends[i - 1] : 0, ends[i]);
    td_member_put_list(writer, TD_SLICE("examples"), refs, count);
}

static void members_of_trend(struct td_member_writer *writer, const void *result)
{
    const struct td_report_trend *trend = result;
    td_member_put_text(writer, TD_SLICE("direction"), trend->direction);
    td_member_put_text(writer, TD_SLICE("term"), trend->term);
    td_member_put_integer(writer, TD_SLICE("recent"), trend->recent);
    td_member_put_integer(writer, TD_SLICE("before"), trend->before);
    put_number(writer, TD_SLICE("score"), trend->score);
    put_examples(writer, trend);
}

static void members_of_file(struct td_member_writer *writer, const void *result)
{
    const struct td_report_file *file = result;
    td_member_put_text(writer, TD_SLICE("event"), TD_SLICE("file"));
    td_member_put_text(writer, TD_SLICE("path"), file->path);
    td_member_put_text(writer, TD_SLICE("status"), file->status);
    put_size(writer, TD_SLICE("items"), file->item_count);
    writer->put(writer, &(struct td_member){.name = TD_SLICE("problems"),
                                            .kind = TD_MEMBER_PROBLEMS,
                                            .problems = file->problems,
                                            .count = file->problem_count});
}

static void members_of_import(struct td_member_writer *writer, const void *result)
{
    const struct td_report_import *import = result;
    td_member_put_text(writer, TD_SLICE("event"), TD_SLICE("summary"));
    put_size(writer, TD_SLICE("files"), import->files);
    put_size(writer, TD_SLICE("added"), import->added);
    put_size(writer, TD_SLICE("updated"), import->updated);
    put_size(writer, TD_SLICE("unchanged"), import->unchanged);
    put_size(writer, TD_SLICE("moved"), import->moved);
    put_size(writer, TD_SLICE("skipped"), import->skipped);
    put_size(writer, TD_SLICE("failed"), import->failed);
    put_size(writer, TD_SLICE("items"), import->items);
    put_number(writer, TD_SLICE("seconds"), import->seconds);
}

static const struct {
    size_t size;
    void (*put)(struct td_member_writer *writer, const void *result);
} results[] = {
    [TD_RESULT_HIT] = {sizeof(struct td_hit), members_of_hit},
    [TD_RESULT_ITEM] = {sizeof(struct td_item), members_of_item},
    [TD_RESULT_POST] = {sizeof(struct td_post), members_of_post},
    [TD_RESULT_FINDING] = {sizeof(struct td_finding), members_of_finding},
    [TD_RESULT_CHANGE] = {sizeof(struct td_change), members_of_change},
    [TD_RESULT_REVISION] = {sizeof(struct td_revision), members_of_revision},
    [TD_RESULT_SYNONYMS] = {sizeof(struct td_synonyms), members_of_synonyms},
    [TD_RESULT_REASON] = {sizeof(struct td_reason), members_of_reason},
    [TD_RESULT_SAVED] = {sizeof(struct td_saved_search), members_of_saved},
    [TD_RESULT_TREND] = {sizeof(struct td_report_trend), members_of_trend},
    [TD_RESULT_COUNT] = {sizeof(struct td_count_result), td_members_of_count},
    [TD_RESULT_AUTHOR_PAIR] = {sizeof(struct td_author_pair), td_members_of_author_pair},
    [TD_RESULT_OVERVIEW] = {sizeof(struct td_overview), td_members_of_overview},
    [TD_RESULT_FILE] = {sizeof(struct td_report_file), members_of_file},
    [TD_RESULT_IMPORT] = {sizeof(struct td_report_import), members_of_import},
};

void td_members_of(struct td_member_writer *writer, enum td_result_kind kind, const void *result)
{
    results[kind].put(writer, result);
}

const void *td_result_at(enum td_result_kind kind, const void *list, size_t index)
{
    return (const char *)list + index * results[kind].size;
}
