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
