#include "COneDNN.h"
#include "wide.h"
#include <math.h>

// SplitMix64 with the position as its counter, so that no element depends on another.
static inline __attribute__((always_inline)) uint64_t bits(uint64_t seed, size_t place) {
  uint64_t z = seed + (place + 1) * 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

ODN_WIDE void odn_dropout_mask(float *mask, size_t count, uint64_t seed, float rate) {
  const uint64_t threshold = (uint64_t)((double)rate * 0x1p24);
  const float kept = 1 / (1 - rate);
  for (size_t i = 0; i < count; i++) mask[i] = (bits(seed, i) >> 40) < threshold ? 0 : kept;
}

void odn_add_noise(float *to, const float *from, size_t count, uint64_t seed, float deviation) {
  for (size_t i = 0; i < count; i++) {
    // Box and Muller: the one half of the bits is a radius, never of 0, the other half an angle.
    const uint64_t z = bits(seed, i);
    const float radius = sqrtf(-2 * logf((float)((z >> 40) + 1) * 0x1p-24f));
    const float angle = (float)(z & 0xffffff) * (float)(2 * M_PI * 0x1p-24);
    to[i] = from[i] + deviation * radius * cosf(angle);
  }
}
