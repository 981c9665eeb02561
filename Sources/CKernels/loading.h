// Sets images side by side, 16 numbers of each of the 16 images at a time.

// Pairs of rows exchange their halves, then their quarters, and so on, until rows and columns have changed places.
INLINE void exchange(Lanes *a, Lanes *b, const int width) {
  const Lanes x = *a, y = *b;
  switch (width) {
    case 8:
      *a = __builtin_shufflevector(x, y, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
      *b = __builtin_shufflevector(x, y, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
      break;
    case 4:
      *a = __builtin_shufflevector(x, y, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
      *b = __builtin_shufflevector(x, y, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
      break;
    case 2:
      *a = __builtin_shufflevector(x, y, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
      *b = __builtin_shufflevector(x, y, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
      break;
    case 1:
      *a = __builtin_shufflevector(x, y, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30);
      *b = __builtin_shufflevector(x, y, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31);
      break;
  }
}

INLINE void transpose(Lanes *rows) {
  UNROLLED for (int width = 8; width > 0; width /= 2) {
    UNROLLED for (int row = 0; row < CK_LANES; row++) {
      if ((row & width) == 0) exchange(&rows[row], &rows[row + width], width);
    }
  }
}

static void load_bytes(size_t images, size_t count, const uint8_t *const *from, float *to) {
  typedef uint8_t Bytes __attribute__((ext_vector_type(16), aligned(1)));
  Lanes *cells = (Lanes *)to;
  size_t at = 0;
  for (; at + CK_LANES <= count; at += CK_LANES, cells += CK_LANES) {
    Lanes rows[CK_LANES];
    UNROLLED for (size_t image = 0; image < CK_LANES; image++) {
      rows[image] = 0;
      if (image < images) rows[image] = __builtin_convertvector(*(const Bytes *)(from[image] + at), Lanes) / 255.0f;
    }
    transpose(rows);
    UNROLLED for (size_t row = 0; row < CK_LANES; row++) cells[row] = rows[row];
  }
  for (; at < count; at++, cells++) {
    Lanes cell = 0;
    for (size_t image = 0; image < images; image++) cell[image] = (float)from[image][at] / 255.0f;
    *cells = cell;
  }
}

static void load_floats(size_t images, size_t count, const float *from, float *to) {
  Lanes *cells = (Lanes *)to;
  for (size_t at = 0; at < count; at++) {
    Lanes cell = 0;
    for (size_t image = 0; image < images; image++) cell[image] = from[image * count + at];
    cells[at] = cell;
  }
}
