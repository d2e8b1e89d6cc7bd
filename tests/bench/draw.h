/* Numbers drawn at random, the same on every machine: no floating point, no state but the seed. */
#ifndef TEST_BENCH_DRAW_H
#define TEST_BENCH_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SplitMix64 (Steele, Lea, Flood 2014): the seed is the state. */
struct draw {
    uint64_t state;
};

uint64_t draw_bits(struct draw *draw);

/* From 0 to below `limit`, which is not 0. */
uint32_t draw_below(struct draw *draw, uint32_t limit);

/* From `first` to `last`, both included. */
uint32_t draw_between(struct draw *draw, uint32_t first, uint32_t last);

/* True in so many of a thousand cases. */
bool draw_chance(struct draw *draw, uint32_t permille);

/* Ranks as words, names and characters are spread: the chance of the one at `rank` goes with
 * 1 / (rank + flatness) to the power of `power` (Zipf, Mandelbrot). */
struct spread {
    uint64_t *sums; /* of the weights up to and with each rank */
    uint32_t count;
};

/* Ends the program when out of memory. To be freed by spread_release. */
void spread_init(struct spread *spread, uint32_t count, uint32_t flatness, unsigned power);
void spread_release(struct spread *spread);
uint32_t spread_draw(const struct spread *spread, struct draw *draw);

#endif
