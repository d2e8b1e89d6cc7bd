#include "disk_image.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What is safe while a history is gone through, and which of its calls are not. */
struct disk_replay {
    const struct disk_history *history;
    struct disk_image safe;
    size_t next;
    size_t *pending; /* events, in order */
    size_t pending_count;
};

struct disk_replay *disk_replay_open(void)
{
    struct disk_replay *replay = calloc(1, sizeof *replay);
    assert(replay != NULL);
    replay->history = disk_recorded();
    disk_copy(&replay->safe, &replay->history->start);
    replay->pending = disk_grown(NULL, (replay->history->count + 1) * sizeof *replay->pending);
    return replay;
}

static bool is_of_folder(const struct disk_event *event)
{
    return event->kind == DISK_EVENT_MAKE || event->kind == DISK_EVENT_REMOVE;
}

/* Makes safe what a sync makes safe. */
static void settle(struct disk_replay *replay, const struct disk_event *sync)
{
    size_t left = 0;
    for (size_t i = 0; i < replay->pending_count; i++) {
        const struct disk_event *event = &replay->history->events[replay->pending[i]];
        bool is_meant = sync->kind == DISK_EVENT_SYNC
                            ? !is_of_folder(event) && event->inode == sync->inode
                            : is_of_folder(event);
        if (is_meant)
            disk_apply(&replay->safe, event);
        if (is_meant && event->kind == DISK_EVENT_REMOVE)
            disk_resize(&replay->safe.inodes[event->inode], 0); /* need not be copied any more */
        if (!is_meant)
            replay->pending[left++] = replay->pending[i];
    }
    replay->pending_count = left;
}

bool disk_replay_step(struct disk_replay *replay)
{
    if (replay->next == replay->history->count)
        return false;
    const struct disk_event *event = &replay->history->events[replay->next];
    while (replay->safe.inode_count <= event->inode)
        (void)disk_add_inode(&replay->safe);
    if (event->kind == DISK_EVENT_SYNC || event->kind == DISK_EVENT_SYNC_FOLDER)
        settle(replay, event);
    else
        replay->pending[replay->pending_count++] = replay->next;
    replay->next++;
    return true;
}

/* A part of a write, sector by sector. */
static void put_sectors(struct disk_image *image, const struct disk_event *event, enum disk_cut cut,
                        uint64_t *random)
{
    size_t kept = (size_t)(disk_random(random) % (event->size / DISK_SECTOR_BYTES + 1));
    for (size_t at = 0; at < event->size; at += DISK_SECTOR_BYTES) {
        unsigned char sector[DISK_SECTOR_BYTES];
        size_t size = event->size - at < sizeof sector ? event->size - at : sizeof sector;
        uint64_t chance = disk_random(random);
        memcpy(sector, event->bytes + at, size);
        if (cut == DISK_CUT_GARBAGE && chance % 3 == 0)
            for (size_t i = 0; i < size; i++)
                sector[i] = (unsigned char)disk_random(random);
        bool is_kept = cut == DISK_CUT_LAST_TORN ? at / DISK_SECTOR_BYTES < kept
                                                 : cut == DISK_CUT_GARBAGE || chance % 2 == 0;
        if (is_kept)
            disk_put(&image->inodes[event->inode], event->offset + at, sector, size);
    }
}

static void survive(const struct disk_event *event, enum disk_cut cut, bool is_last,
                    uint64_t *random)
{
    bool is_in_parts = event->kind == DISK_EVENT_WRITE &&
                       (cut == DISK_CUT_SECTORS_KEPT || (cut == DISK_CUT_LAST_TORN && is_last) ||
                        (cut == DISK_CUT_GARBAGE && disk_random(random) % 2 == 0));
    bool is_whole = cut == DISK_CUT_ALL_KEPT || cut == DISK_CUT_LAST_TORN ||
                    (cut != DISK_CUT_ALL_LOST && disk_random(random) % 2 == 0);
    if (is_in_parts)
        put_sectors(disk_present(), event, cut, random);
    else if (is_whole)
        disk_apply(disk_present(), event);
}

void disk_replay_cut(struct disk_replay *replay, enum disk_cut cut, uint64_t *random)
{
    disk_copy(disk_present(), &replay->safe);
    for (size_t i = 0; i < replay->pending_count; i++)
        survive(&replay->history->events[replay->pending[i]], cut, i + 1 == replay->pending_count,
                random);
}

void disk_replay_close(struct disk_replay *replay)
{
    disk_empty(&replay->safe);
    free(replay->pending);
    free(replay);
}
