static void swap(size_t rows, size_t columns, const float *from, float *to) {
  const Lanes *cells = (const Lanes *)from;
  Lanes *result = (Lanes *)to;
  for (size_t column = 0; column < columns; column++) {
    for (size_t row = 0; row < rows; row++) *result++ = cells[row * columns + column];
  }
}
