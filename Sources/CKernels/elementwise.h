static void rectify(size_t cells, const float *x, float *y) {
  const Lanes *from = (const Lanes *)x;
  Lanes *to = (Lanes *)y;
  for (size_t cell = 0; cell < cells; cell++) keep_positive(&from[cell], &from[cell], &to[cell]);
}

static void rectify_gradient(size_t cells, const float *y, const float *dy, float *dx) {
  const Lanes *result = (const Lanes *)y, *given = (const Lanes *)dy;
  Lanes *to = (Lanes *)dx;
  for (size_t cell = 0; cell < cells; cell++) keep_positive(&result[cell], &given[cell], &to[cell]);
}

static void swap(size_t rows, size_t columns, const float *from, float *to) {
  const Lanes *cells = (const Lanes *)from;
  Lanes *result = (Lanes *)to;
  for (size_t column = 0; column < columns; column++) {
    for (size_t row = 0; row < rows; row++) *result++ = cells[row * columns + column];
  }
}
