/* What a disk holds, and the calls that changed it. For disk.c and disk_replay.c only. */
#ifndef TD_TESTS_DISK_IMAGE_H
#define TD_TESTS_DISK_IMAGE_H

#include "disk.h"

enum { DISK_NAME_BYTES = 128 };

struct disk_content {
    unsigned char *bytes;
    size_t size;
    size_t room;
};

struct disk_name {
    char text[DISK_NAME_BYTES]; /* "" for none */
    size_t inode;
};

/* Bytes by inode, and names that lead there. */
struct disk_image {
    struct disk_content *inodes;
    size_t inode_count;
    struct disk_name names[DISK_NAMES_MAX];
};

enum disk_event_kind {
    DISK_EVENT_WRITE,
    DISK_EVENT_TRUNCATE,
    DISK_EVENT_SYNC,
    DISK_EVENT_MAKE,
    DISK_EVENT_REMOVE,
    DISK_EVENT_SYNC_FOLDER
};

/* A call that changed the disk. */
struct disk_event {
    enum disk_event_kind kind;
    size_t inode;
    size_t offset; /* DISK_EVENT_TRUNCATE: the new size */
    size_t size;
    unsigned char *bytes;
    char name[DISK_NAME_BYTES];
};

/* The calls since `start`, in order. */
struct disk_history {
    struct disk_image start;
    struct disk_event *events;
    size_t count, room;
    bool is_recording;
};

/* The list with room for so many bytes; the test ends where there is no memory. */
void *disk_grown(void *list, size_t size_bytes);

/* What is new is zeros. */
void disk_resize(struct disk_content *content, size_t size);
void disk_put(struct disk_content *content, size_t offset, const unsigned char *bytes, size_t size);

size_t disk_add_inode(struct disk_image *image);

/* NULL where it is not there; "" finds a free one. */
struct disk_name *disk_find_name(struct disk_image *image, const char *text);

void disk_empty(struct disk_image *image);
void disk_copy(struct disk_image *to, const struct disk_image *from);

/* Does to the image what the call did. */
void disk_apply(struct disk_image *image, const struct disk_event *event);

/* The history, in which nothing is recorded any more, and the disk as it is; both stay disk.c's. */
const struct disk_history *disk_recorded(void);
struct disk_image *disk_present(void);

#endif
