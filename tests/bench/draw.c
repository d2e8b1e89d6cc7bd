#include "bench/draw.h"

#include <stdio.h>
#include <stdlib.h>

uint64_t draw_bits(struct draw *draw)
{
    uint64_t z = draw->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

uint32_t draw_below(struct draw *draw, uint32_t limit)
{
    return (uint32_t)(((draw_bits(draw) >> 32) * limit) >> 32);
}

uint32_t draw_between(struct draw *draw, uint32_t first, uint32_t last)
{
    return first + draw_below(draw, last - first + 1);
}

bool draw_chance(struct draw *draw, uint32_t permille)
{
    return draw_below(draw, 1000) < permille;
}

void spread_init(struct spread *spread, uint32_t count, uint32_t flatness, unsigned power)
{
    const uint64_t unit = UINT64_C(1) << 44;
    *spread = (struct spread){calloc(count, sizeof *spread->sums), count};
    if (spread->sums == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(EXIT_FAILURE);
    }
    uint64_t sum = 0;
    for (uint32_t rank = 0; rank < count; rank++) {
        uint64_t weight = unit;
        for (unsigned i = 0; i < power; i++)
            weight /= rank + flatness;
        sum += weight;
        spread->sums[rank] = sum;
    }
}

void spread_release(struct spread *spread)
{
    free(spread->sums);
}

uint32_t spread_draw(const struct spread *spread, struct draw *draw)
{
    uint64_t total = spread->sums[spread->count - 1];
    uint64_t drawn = draw_bits(draw) % total;
    uint32_t low = 0, high = spread->count - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (drawn < spread->sums[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
