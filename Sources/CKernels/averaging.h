// The mean of each window of each map.

// The part of a window that lies inside of the map, and what its sum is multiplied by.
typedef struct {
  int row0, row1, column0, column1;
  float share;
} Part;

INLINE Part part_of_window(const CKWalk *w, bool counts_padding, int i, int j) {
  const int row = i * w->row_stride - w->top, column = j * w->column_stride - w->left;
  const Part inside = {larger(0, row), smaller(w->rows, row + w->window_rows), larger(0, column),
                       smaller(w->columns, column + w->window_columns), 0};
  const int cells = counts_padding ? w->window_rows * w->window_columns
                                   : (inside.row1 - inside.row0) * (inside.column1 - inside.column0);
  Part result = inside;
  result.share = 1 / (float)larger(1, cells);
  return result;
}

static void average(const CKWalk *w, const float *x, bool counts_padding, float *y) {
  const Lanes *map = (const Lanes *)x;
  Lanes *out = (Lanes *)y;
  for (int c = 0; c < w->channels; c++, map += (size_t)w->rows * w->columns) {
    for (int i = 0; i < w->out_rows; i++) {
      for (int j = 0; j < w->out_columns; j++) {
        const Part part = part_of_window(w, counts_padding, i, j);
        Lanes sum = 0;
        for (int r = part.row0; r < part.row1; r++) {
          const Lanes *row = map + (size_t)r * w->columns;
          for (int s = part.column0; s < part.column1; s++) sum += row[s];
        }
        *out++ = sum * part.share;
      }
    }
  }
}

static void average_gradient(const CKWalk *w, const float *dy, bool counts_padding, float *dx) {
  const Lanes *given = (const Lanes *)dy;
  Lanes *map = (Lanes *)dx;
  const size_t cells = (size_t)w->rows * w->columns;
  // What no window sees stays zero, and where windows overlap their gradients are added.
  for (size_t cell = 0; cell < w->channels * cells; cell++) map[cell] = 0;
  for (int c = 0; c < w->channels; c++, map += cells) {
    for (int i = 0; i < w->out_rows; i++) {
      for (int j = 0; j < w->out_columns; j++) {
        const Part part = part_of_window(w, counts_padding, i, j);
        const Lanes gradient = *given++ * part.share;
        for (int r = part.row0; r < part.row1; r++) {
          Lanes *row = map + (size_t)r * w->columns;
          for (int s = part.column0; s < part.column1; s++) row[s] += gradient;
        }
      }
    }
  }
}
