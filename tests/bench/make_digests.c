/* Writes a folder of digests to measure with, the same ones every time.
 *
 * usage: make-digests FOLDER ITEMS [FIRST-POST]
 *
 * FIRST-POST is the number of the first post, where it is not 0: what comes after a folder of so
 * many. */
#include "bench/digests.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const uint64_t seed = 20251207;

static void fail(const char *path)
{
    fprintf(stderr, "make-digests: %s: %s\n", path, strerror(errno));
    exit(EXIT_FAILURE);
}

static void make_folder(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        fail(path);
}

/* FOLDER/2025/12/2025.12.07.00.md */
static void write_post(const char *folder, uint32_t number, struct td_slice text)
{
    struct post_date date = digest_date(number);
    char path[4096];
    snprintf(path, sizeof path, "%s/%04d", folder, date.year);
    make_folder(path);
    snprintf(path, sizeof path, "%s/%04d/%02d", folder, date.year, date.month);
    make_folder(path);
    snprintf(path, sizeof path, "%s/%04d/%02d/%04d.%02d.%02d.%02u.md", folder, date.year,
             date.month, date.year, date.month, date.day, date.of_day);
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        fail(path);
    bool is_written = fwrite(text.ptr, 1, text.len, file) == text.len;
    if (fclose(file) != 0 || !is_written)
        fail(path);
}

/* Returns how many posts it took. */
static uint32_t write_posts(struct writer *writer, const char *folder, uint32_t first,
                            uint32_t wanted)
{
    uint32_t number = first;
    for (uint32_t items = 0; items < wanted; number++) {
        uint32_t count = draw_between(&writer->draw, DIGEST_MIN_ITEMS, DIGEST_MAX_ITEMS);
        if (count > wanted - items)
            count = wanted - items;
        td_buf_clear(writer->buf);
        digest_write(writer, number, count);
        write_post(folder, number, td_buf_slice(writer->buf));
        items += count;
    }
    return number - first;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: make-digests FOLDER ITEMS [FIRST-POST]\n");
        return EXIT_FAILURE;
    }
    static struct writer writer = {.draw = {seed}};
    static struct td_buf buf;
    struct lexicon *lexicon = lexicon_make(&writer.draw);
    uint32_t items = (uint32_t)strtoul(argv[2], NULL, 10);
    uint32_t first = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 0;
    td_buf_init(&buf, DIGEST_BYTES_MAX);
    writer.lexicon = lexicon;
    writer.buf = &buf;
    writer.draw.state += first; /* other texts than in those that are left out */
    make_folder(argv[1]);
    printf("%u posts, %u items\n", write_posts(&writer, argv[1], first, items), items);
    td_buf_release(&buf);
    lexicon_free(lexicon);
    return EXIT_SUCCESS;
}
