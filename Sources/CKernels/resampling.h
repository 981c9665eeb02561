// Maps of other extents: every new cell is a mixture of two cells along each axis, or a copy of one.

// A row of cells that lies between two rows, or the gradient of both.
INLINE void mix(int64_t count, const float *first, const float *second, float share, float *result) {
  const float rest = 1 - share;
  for (int64_t k = 0; k < count; k++) result[k] = rest * first[k] + share * second[k];
}

INLINE void unmix(int64_t count, const float *gradient, float share, float *first, float *second) {
  const float rest = 1 - share;
  // One loop after the other, because both may be the same row. A copy has no second one: nothing times infinity would be
  // no number.
  for (int64_t k = 0; k < count; k++) first[k] += rest * gradient[k];
  if (share == 0) return;
  for (int64_t k = 0; k < count; k++) second[k] += share * gradient[k];
}

static void resample(const CKResampling *r, const float *x, float *scratch, float *y) {
  const int64_t width = r->width, row = r->columns * width, map = r->rows * row;
  for (int64_t m = 0; m < r->maps; m++, x += map) {
    for (int64_t i = 0; i < r->out_rows; i++) {
      const CKBetween *vertical = r->vertical + i;
      const float *source = x + vertical->first * row;
      if (r->mixes) {
        mix(row, source, x + vertical->second * row, vertical->share, scratch);
        source = scratch;
      }
      for (int64_t j = 0; j < r->out_columns; j++, y += width) {
        const CKBetween *horizontal = r->horizontal + j;
        const float *first = source + horizontal->first * width;
        if (r->mixes) {
          mix(width, first, source + horizontal->second * width, horizontal->share, y);
        } else {
          memcpy(y, first, width * sizeof(float));
        }
      }
    }
  }
}

static void resample_gradient(const CKResampling *r, const float *dy, float *scratch, float *dx) {
  const int64_t width = r->width, row = r->columns * width, map = r->rows * row;
  memset(dx, 0, r->maps * map * sizeof(float));
  for (int64_t m = 0; m < r->maps; m++, dx += map) {
    for (int64_t i = 0; i < r->out_rows; i++) {
      const CKBetween *vertical = r->vertical + i;
      memset(scratch, 0, row * sizeof(float));
      for (int64_t j = 0; j < r->out_columns; j++, dy += width) {
        const CKBetween *horizontal = r->horizontal + j;
        unmix(width, dy, horizontal->share, scratch + horizontal->first * width, scratch + horizontal->second * width);
      }
      unmix(row, scratch, vertical->share, dx + vertical->first * row, dx + vertical->second * row);
    }
  }
}
