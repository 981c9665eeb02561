#include "COneDNN.h"

void odn_bytes_to_units(float *to, const uint8_t *from, size_t count) {
  for (size_t i = 0; i < count; i++) to[i] = (float)from[i] / 255.0f;
}

void odn_sum(float *to, const float *const *from, int parts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float sum = from[0][i];
    for (int part = 1; part < parts; part++) sum += from[part][i];
    to[i] = sum;
  }
}

void odn_dropout_mask(float *mask, size_t count, uint64_t seed, float rate) {
  // SplitMix64 with the position as its counter, so that no element depends on another.
  const uint64_t threshold = (uint64_t)((double)rate * 0x1p24);
  const float kept = 1 / (1 - rate);
  for (size_t i = 0; i < count; i++) {
    uint64_t z = seed + (i + 1) * 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    z ^= z >> 31;
    mask[i] = (z >> 40) < threshold ? 0 : kept;
  }
}
