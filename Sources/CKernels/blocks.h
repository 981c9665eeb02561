// Loops over maps in blocks of channels, whichever layout a convolution chose: [example][block][cell][channel of the block].
//
// A run is what lies in a row: the cells of one block of one example. Where the width of a block divides 16, each lane of a
// vector always meets the same channel; else the block is walked cell by cell.

// The value for each lane of a vector of what every channel of a block has one of.
INLINE void spread(const float *of_channel, int64_t width, Lanes *result) {
  for (int lane = 0; lane < CK_LANES; lane++) (*result)[lane] = of_channel[lane % width];
}

typedef float Loose __attribute__((ext_vector_type(16), aligned(4)));

INLINE bool is_narrow(const CKBlocks *b) { return b->width <= CK_LANES && CK_LANES % b->width == 0; }

// Adds the values of a run, less `centre` and squared if `squares`, to the sum of each channel of its block.
INLINE void add_run(const CKBlocks *b, const float *x, const float *centre, const bool squares, double *sums) {
  const int64_t count = b->cells * b->width;
  int64_t at = 0;
  if (is_narrow(b)) {
    Lanes middle = 0, sum = 0;
    if (squares) spread(centre, b->width, &middle);
    for (; at + CK_LANES <= count; at += CK_LANES) {
      const Lanes value = *(const Loose *)(x + at) - middle;
      sum += squares ? value * value : value;
    }
    for (int lane = 0; lane < CK_LANES; lane++) sums[lane % b->width] += sum[lane];
  }
  for (; at < count; at += b->width) {
    for (int64_t c = 0; c < b->width; c++) {
      const float value = x[at + c] - (squares ? centre[c] : 0);
      sums[c] += squares ? value * value : value;
    }
  }
}

static void moments(const CKBlocks *b, const float *x, float *scratch, double *mean, double *deviation) {
  const int64_t run = b->cells * b->width, all = b->blocks * b->width;
  const double count = (double)(b->examples * b->cells);
  for (int64_t c = 0; c < all; c++) mean[c] = deviation[c] = 0;
  for (int64_t n = 0; n < b->examples; n++) {
    for (int64_t block = 0; block < b->blocks; block++) {
      add_run(b, x + (n * b->blocks + block) * run, NULL, false, mean + block * b->width);
    }
  }
  for (int64_t c = 0; c < all; c++) scratch[c] = (float)(mean[c] /= count);
  // In a second walk, because squares of large numbers leave nothing of small differences.
  for (int64_t n = 0; n < b->examples; n++) {
    for (int64_t block = 0; block < b->blocks; block++) {
      const int64_t first = block * b->width;
      add_run(b, x + (n * b->blocks + block) * run, scratch + first, true, deviation + first);
    }
  }
  for (int64_t c = 0; c < all; c++) {
    // What the rounding of the mean to 32 bits added.
    const double error = mean[c] - (double)scratch[c];
    deviation[c] -= count * error * error;
    if (deviation[c] < 0) deviation[c] = 0;
  }
}

static void normalize(const CKBlocks *b, const float *x, const float *mean, const float *factor, const float *offset,
                      bool rectifies, float *y) {
  const int64_t run = b->cells * b->width;
  const Lanes zero = 0;
  for (int64_t n = 0; n < b->examples; n++) {
    for (int64_t block = 0; block < b->blocks; block++, x += run, y += run) {
      const int64_t first = block * b->width;
      const float *m = mean + first, *f = factor + first, *o = offset + first;
      int64_t at = 0;
      if (is_narrow(b)) {
        Lanes means, factors, offsets;
        spread(m, b->width, &means);
        spread(f, b->width, &factors);
        spread(o, b->width, &offsets);
        for (; at + CK_LANES <= run; at += CK_LANES) {
          const Lanes value = (*(const Loose *)(x + at) - means) * factors + offsets;
          *(Loose *)(y + at) = rectifies ? (value > zero ? value : zero) : value;
        }
      }
      for (; at < run; at += b->width) {
        for (int64_t c = 0; c < b->width; c++) {
          const float value = (x[at + c] - m[c]) * f[c] + o[c];
          y[at + c] = rectifies && !(value > 0) ? 0 : value;
        }
      }
    }
  }
}

static void moment_gradients(const CKBlocks *b, const float *x, const float *dy, const float *mean, double *sums,
                             double *products) {
  const int64_t run = b->cells * b->width, all = b->blocks * b->width;
  for (int64_t c = 0; c < all; c++) sums[c] = products[c] = 0;
  for (int64_t n = 0; n < b->examples; n++) {
    for (int64_t block = 0; block < b->blocks; block++, x += run, dy += run) {
      const int64_t first = block * b->width;
      const float *m = mean + first;
      double *s = sums + first, *p = products + first;
      int64_t at = 0;
      if (is_narrow(b)) {
        Lanes means, sum = 0, product = 0;
        spread(m, b->width, &means);
        for (; at + CK_LANES <= run; at += CK_LANES) {
          const Lanes gradient = *(const Loose *)(dy + at);
          sum += gradient;
          product += gradient * (*(const Loose *)(x + at) - means);
        }
        for (int lane = 0; lane < CK_LANES; lane++) {
          s[lane % b->width] += sum[lane];
          p[lane % b->width] += product[lane];
        }
      }
      for (; at < run; at += b->width) {
        for (int64_t c = 0; c < b->width; c++) {
          s[c] += dy[at + c];
          p[c] += dy[at + c] * (x[at + c] - m[c]);
        }
      }
    }
  }
}

static void normalize_gradient(const CKBlocks *b, const float *x, const float *dy, const float *mean,
                               const float *factor, const float *slope, const float *offset, float *dx) {
  const int64_t run = b->cells * b->width;
  for (int64_t n = 0; n < b->examples; n++) {
    for (int64_t block = 0; block < b->blocks; block++, x += run, dy += run, dx += run) {
      const int64_t first = block * b->width;
      const float *m = mean + first, *f = factor + first, *s = slope + first, *o = offset + first;
      int64_t at = 0;
      if (is_narrow(b)) {
        Lanes means, factors, slopes, offsets;
        spread(m, b->width, &means);
        spread(f, b->width, &factors);
        spread(s, b->width, &slopes);
        spread(o, b->width, &offsets);
        for (; at + CK_LANES <= run; at += CK_LANES) {
          const Lanes centred = *(const Loose *)(x + at) - means;
          *(Loose *)(dx + at) = *(const Loose *)(dy + at) * factors + centred * slopes + offsets;
        }
      }
      for (; at < run; at += b->width) {
        for (int64_t c = 0; c < b->width; c++) {
          dx[at + c] = dy[at + c] * f[c] + (x[at + c] - m[c]) * s[c] + o[c];
        }
      }
    }
  }
}
