static void pool_windows(const CKWalk *w, const float *x, float *y, int32_t *winners) {
  const int rows = w->window_rows, columns = w->window_columns;
  Lanes *out = (Lanes *)y;
  Choices *chosen = (Choices *)winners;
  for (int c = 0; c < w->channels; c++) {
    const Lanes *map = (const Lanes *)x + (size_t)c * w->rows * w->columns;
    for (int i = 0; i < w->out_rows; i++) {
      const int row = i * w->row_stride - w->top;
      for (int j = 0; j < w->out_columns; j++) {
        const int column = j * w->column_stride - w->left;
        // Padding never wins: the first cell inside of the map leads.
        const int r0 = larger(0, -row), r1 = smaller(rows, w->rows - row);
        const int s0 = larger(0, -column), s1 = smaller(columns, w->columns - column);
        Lanes best = map[(row + r0) * w->columns + column + s0];
        Choices winner = r0 * columns + s0;
        for (int r = r0; r < r1; r++) {
          for (int s = s0; s < s1; s++) {
            const Lanes value = map[(row + r) * w->columns + column + s];
            const Choices better = value > best, place = r * columns + s;
            best = better ? value : best;
            winner = better ? place : winner;
          }
        }
        *out++ = best;
        if (chosen) *chosen++ = winner;
      }
    }
  }
}

// Windows of 2x2 side by side, without padding.
static bool is_usual(const CKWalk *w) {
  return w->window_rows == 2 && w->window_columns == 2 && w->row_stride == 2 && w->column_stride == 2 && w->top == 0 &&
         w->left == 0 && w->out_rows == w->rows / 2 && w->out_columns == w->columns / 2;
}

static void pool_usual(const CKWalk *w, const float *x, float *y, int32_t *winners) {
  const Lanes *map = (const Lanes *)x;
  Lanes *out = (Lanes *)y;
  Choices *chosen = (Choices *)winners;
  for (int c = 0; c < w->channels; c++, map += (size_t)w->rows * w->columns) {
    for (int i = 0; i < w->out_rows; i++) {
      const Lanes *above = map + (size_t)2 * i * w->columns, *below = above + w->columns;
      for (int j = 0; j < w->out_columns; j++, above += 2, below += 2) {
        Lanes best = above[0];
        Choices winner = 0;
        const Lanes others[] = {above[1], below[0], below[1]};
        UNROLLED for (int k = 0; k < 3; k++) {
          const Choices better = others[k] > best, place = k + 1;
          best = better ? others[k] : best;
          winner = better ? place : winner;
        }
        *out++ = best;
        if (chosen) *chosen++ = winner;
      }
    }
  }
}

static void pool(const CKWalk *w, const float *x, float *y, int32_t *winners) {
  if (is_usual(w)) {
    pool_usual(w, x, y, winners);
  } else {
    pool_windows(w, x, y, winners);
  }
}

INLINE void share(const Lanes *gradient, const Choices *winner, int place, Lanes *cell, const bool adds) {
  const Lanes zero = 0;
  const Choices it = place;
  const Lanes part = *winner == it ? *gradient : zero;
  *cell = adds ? *cell + part : part;
}

static void pool_gradient(const CKWalk *w, const float *dy, const int32_t *winners, const float *y, float *dx) {
  const Lanes *given = (const Lanes *)dy, *result = (const Lanes *)y;
  const Choices *chosen = (const Choices *)winners;
  const size_t map = (size_t)w->rows * w->columns;
  const bool usual = is_usual(w);
  Lanes *cells = (Lanes *)dx;
  // What no window sees stays zero, and where windows overlap their gradients are added.
  if (!usual || w->rows % 2 != 0 || w->columns % 2 != 0) {
    for (size_t cell = 0; cell < w->channels * map; cell++) cells[cell] = 0;
  }
  for (int c = 0; c < w->channels; c++, cells += map) {
    for (int i = 0; i < w->out_rows; i++) {
      for (int j = 0; j < w->out_columns; j++) {
        Lanes gradient = *given++;
        const Choices winner = *chosen++;
        if (result) {
          keep_positive(result, &gradient, &gradient);
          result++;
        }
        if (usual) {
          Lanes *above = cells + (size_t)2 * i * w->columns + 2 * j, *below = above + w->columns;
          share(&gradient, &winner, 0, above, false);
          share(&gradient, &winner, 1, above + 1, false);
          share(&gradient, &winner, 2, below, false);
          share(&gradient, &winner, 3, below + 1, false);
          continue;
        }
        const int row = i * w->row_stride - w->top, column = j * w->column_stride - w->left;
        for (int r = larger(0, -row); r < smaller(w->window_rows, w->rows - row); r++) {
          for (int s = larger(0, -column); s < smaller(w->window_columns, w->columns - column); s++) {
            Lanes *cell = cells + (row + r) * w->columns + column + s;
            share(&gradient, &winner, r * w->window_columns + s, cell, true);
          }
        }
      }
    }
  }
}
