#include "COneDNN.h"
#include "wide.h"

ODN_WIDE void odn_bytes_to_units(float *to, const uint8_t *from, size_t count) {
  for (size_t i = 0; i < count; i++) to[i] = (float)from[i] / 255.0f;
}

ODN_WIDE void odn_sum(float *to, const float *const *from, int parts, size_t count) {
  // As much at a time as stays close to the processor.
  enum { BLOCK = 2048 };
  for (size_t start = 0; start < count; start += BLOCK) {
    const size_t block = count - start < BLOCK ? count - start : BLOCK;
    float *restrict sum = to + start;
    for (size_t i = 0; i < block; i++) sum[i] = from[0][start + i];
    for (int part = 1; part < parts; part++) {
      const float *restrict more = from[part] + start;
      for (size_t i = 0; i < block; i++) sum[i] += more[i];
    }
  }
}

void odn_send_to_chosen(float *const *to, const float *const *from, const float *chosen, const float *gradient,
                        int parts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float left = gradient[i];
    for (int part = 0; part < parts; part++) {
      const bool takes = from[part][i] == chosen[i];
      to[part][i] = takes ? left : 0;
      if (takes) left = 0;
    }
  }
}
