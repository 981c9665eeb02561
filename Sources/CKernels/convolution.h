// Convolutions, and dense layers as convolutions of maps of one cell.

// A tile of `filters` x `cells` sums in registers, of one row of the output from column `j` on, and of the part of the
// window given by its rows and columns, which must lie inside of the map.
INLINE void tile(const CKWalk *w, const int filters, const int cells, const int stride, const float *x,
                 const float *kernel, const float *bias, float *y, bool rectify, int o, int i, int j, int r0, int r1,
                 int s0, int s1) {
  Lanes sums[CK_FILTERS][CK_CELLS];
  UNROLLED for (int f = 0; f < filters; f++) {
    UNROLLED for (int q = 0; q < cells; q++) sums[f][q] = bias ? bias[o + f] : 0;
  }
  const size_t map = (size_t)w->rows * w->columns;
  for (int r = r0; r < r1; r++) {
    for (int s = s0; s < s1; s++) {
      const float *k = kernel + (size_t)(r * w->window_columns + s) * w->channels * w->out_channels + o;
      const int row = i * w->row_stride - w->top + r, column = j * stride - w->left + s;
      const Lanes *in = (const Lanes *)x + (row * w->columns + column);
      for (int c = 0; c < w->channels; c++, in += map, k += w->out_channels) {
        UNROLLED for (int f = 0; f < filters; f++) {
          const Lanes weight = k[f];
          UNROLLED for (int q = 0; q < cells; q++) sums[f][q] += in[q * stride] * weight;
        }
      }
    }
  }
  Lanes *out = (Lanes *)y + ((size_t)o * w->out_rows + i) * w->out_columns + j;
  const Lanes zero = 0;
  UNROLLED for (int f = 0; f < filters; f++) {
    UNROLLED for (int q = 0; q < cells; q++) {
      const Lanes sum = sums[f][q];
      out[(size_t)f * w->out_rows * w->out_columns + q] = rectify ? (sum > zero ? sum : zero) : sum;
    }
  }
}

typedef struct {
  const CKWalk *walk;
  const float *x, *kernel, *bias;
  float *y;
  bool rectify;
} Job;

#define TILE(F, Q)                                                                                                   \
  tile(w, F, Q, stride, job->x, job->kernel, job->bias, job->y, job->rectify, o, i, j, r0, r1, s0, s1)

INLINE void tile_of_filters(const Job *job, const int cells, const int stride, int filters, int o, int i, int j, int r0,
                            int r1, int s0, int s1) {
  const CKWalk *w = job->walk;
  switch (filters) {
    case 1: TILE(1, cells); break;
    case 2: TILE(2, cells); break;
#if CK_FILTERS == 4
    case 3: TILE(3, cells); break;
    case 4: TILE(4, cells); break;
#endif
  }
}

// The cells of a row where the whole width of the window lies inside of the map, or a single one where it does not.
INLINE void cells_of_row(const Job *job, const int stride, int cells, int filters, int o, int i, int j, int r0, int r1,
                         int s0, int s1) {
  switch (cells) {
    case 1: tile_of_filters(job, 1, stride, filters, o, i, j, r0, r1, s0, s1); break;
#if CK_CELLS >= 3
    case 2: tile_of_filters(job, 2, stride, filters, o, i, j, r0, r1, s0, s1); break;
    case 3: tile_of_filters(job, 3, stride, filters, o, i, j, r0, r1, s0, s1); break;
#endif
#if CK_CELLS >= 6
    case 4: tile_of_filters(job, 4, stride, filters, o, i, j, r0, r1, s0, s1); break;
    case 5: tile_of_filters(job, 5, stride, filters, o, i, j, r0, r1, s0, s1); break;
    case 6: tile_of_filters(job, 6, stride, filters, o, i, j, r0, r1, s0, s1); break;
#endif
  }
}

INLINE void convolve_with_stride(const Job *job, const int stride) {
  const CKWalk *w = job->walk;
  for (int o = 0; o < w->out_channels; o += CK_FILTERS) {
    const int filters = smaller(CK_FILTERS, w->out_channels - o);
    for (int i = 0; i < w->out_rows; i++) {
      const int row = i * w->row_stride - w->top;
      const int r0 = larger(0, -row), r1 = smaller(w->window_rows, w->rows - row);
      int cells;
      for (int j = 0; j < w->out_columns; j += cells) {
        const int column = j * stride - w->left;
        const int s0 = larger(0, -column), s1 = smaller(w->window_columns, w->columns - column);
        cells = 1;
        if (s0 == 0 && s1 == w->window_columns) {
          const int inside = (w->columns - w->window_columns - column) / stride + 1;
          cells = smaller(CK_CELLS, smaller(inside, w->out_columns - j));
        }
        cells_of_row(job, stride, cells, filters, o, i, j, r0, r1, s0, s1);
      }
    }
  }
}

static void convolve(const CKWalk *w, const float *x, const float *kernel, const float *bias, float *y, bool rectify) {
  const Job job = {w, x, kernel, bias, y, rectify};
  if (w->column_stride == 1) {
    convolve_with_stride(&job, 1);
  } else {
    convolve_with_stride(&job, w->column_stride);
  }
}

// Adds what each cell of the output sends back to the cells that it was made of.
static void scatter_gradient(const CKWalk *w, const float *dy, const float *kernel, float *dx) {
  const Lanes *given = (const Lanes *)dy;
  Lanes *result = (Lanes *)dx;
  const size_t map = (size_t)w->rows * w->columns;
  for (size_t cell = 0; cell < w->channels * map; cell++) result[cell] = 0;
  for (int o = 0; o < w->out_channels; o++) {
    for (int i = 0; i < w->out_rows; i++) {
      for (int j = 0; j < w->out_columns; j++) {
        const Lanes gradient = *given++;
        for (int r = 0; r < w->window_rows; r++) {
          for (int s = 0; s < w->window_columns; s++) {
            const int row = i * w->row_stride - w->top + r, column = j * w->column_stride - w->left + s;
            if (row < 0 || row >= w->rows || column < 0 || column >= w->columns) continue;
            const float *k = kernel + (size_t)(r * w->window_columns + s) * w->channels * w->out_channels + o;
            Lanes *cell = result + row * w->columns + column;
            for (int c = 0; c < w->channels; c++) cell[c * map] += gradient * k[(size_t)c * w->out_channels];
          }
        }
      }
    }
  }
}

static void input_gradient(const CKWalk *w, const float *dy, const float *kernel, float *scratch, float *dx) {
  if (w->row_stride != 1 || w->column_stride != 1) return scatter_gradient(w, dy, kernel, dx);
  // A convolution of the gradients with the kernel turned around.
  const int size = w->window_rows * w->window_columns;
  for (int place = 0; place < size; place++) {
    for (int o = 0; o < w->out_channels; o++) {
      for (int c = 0; c < w->channels; c++) {
        scratch[((size_t)(size - 1 - place) * w->out_channels + o) * w->channels + c] =
            kernel[((size_t)place * w->channels + c) * w->out_channels + o];
      }
    }
  }
  const CKWalk back = {
      w->out_channels, w->out_rows,     w->out_columns, w->window_rows, w->window_columns, 1, 1,
      w->window_rows - 1 - w->top, w->window_columns - 1 - w->left, w->channels, w->rows, w->columns};
  convolve(&back, dy, scratch, NULL, dx, false);
}

// The gradients of `taps` x `filters` numbers of the kernel, summed in registers over all cells.
INLINE void tap_tile(const CKWalk *w, const int taps, const int filters, const Lanes *x, int rows, int columns,
                     const Lanes *dy, float *gradient, int tap, int o) {
  Lanes sums[CK_TAPS][CK_FILTERS];
  const Lanes *in[CK_TAPS];
  UNROLLED for (int t = 0; t < taps; t++) {
    const int channel = (tap + t) % w->channels, place = (tap + t) / w->channels;
    const int row = place / w->window_columns, column = place % w->window_columns;
    in[t] = x + ((size_t)channel * rows + row) * columns + column;
    UNROLLED for (int f = 0; f < filters; f++) sums[t][f] = 0;
  }
  const size_t map = (size_t)w->out_rows * w->out_columns;
  const Lanes *given = dy + o * map;
  for (int i = 0; i < w->out_rows; i++) {
    size_t at = (size_t)i * w->row_stride * columns;
    for (int j = 0; j < w->out_columns; j++, at += w->column_stride, given++) {
      Lanes gradients[CK_FILTERS];
      UNROLLED for (int f = 0; f < filters; f++) gradients[f] = given[f * map];
      UNROLLED for (int t = 0; t < taps; t++) {
        const Lanes value = in[t][at];
        UNROLLED for (int f = 0; f < filters; f++) sums[t][f] += value * gradients[f];
      }
    }
  }
  UNROLLED for (int t = 0; t < taps; t++) {
    UNROLLED for (int f = 0; f < filters; f++) {
      gradient[(size_t)(tap + t) * w->out_channels + o + f] = sum_of(&sums[t][f]);
    }
  }
}

INLINE void taps_of_filters(const CKWalk *w, int taps, const int filters, const Lanes *x, int rows, int columns,
                            const Lanes *dy, float *gradient, int tap, int o) {
  switch (taps) {
    case 1: tap_tile(w, 1, filters, x, rows, columns, dy, gradient, tap, o); break;
#if CK_TAPS >= 3
    case 2: tap_tile(w, 2, filters, x, rows, columns, dy, gradient, tap, o); break;
    case 3: tap_tile(w, 3, filters, x, rows, columns, dy, gradient, tap, o); break;
#endif
  }
}

// The maps with zeros around, as far as the windows see them.
static void pad(const CKWalk *w, const Lanes *x, int rows, int columns, Lanes *padded) {
  for (int c = 0; c < w->channels; c++) {
    for (int i = 0; i < rows; i++) {
      const int row = i - w->top;
      for (int j = 0; j < columns; j++, padded++) {
        const int column = j - w->left;
        const bool inside = row >= 0 && row < w->rows && column >= 0 && column < w->columns;
        *padded = inside ? x[((size_t)c * w->rows + row) * w->columns + column] : (Lanes)0;
      }
    }
  }
}

static void kernel_gradient(const CKWalk *w, const float *x, const float *dy, float *scratch, float *gradient) {
  const Lanes *in = (const Lanes *)x;
  int rows = w->rows, columns = w->columns;
  const int seen_rows = (w->out_rows - 1) * w->row_stride + w->window_rows;
  const int seen_columns = (w->out_columns - 1) * w->column_stride + w->window_columns;
  if (w->top > 0 || w->left > 0 || seen_rows > rows || seen_columns > columns) {
    pad(w, in, seen_rows, seen_columns, (Lanes *)scratch);
    (in = (const Lanes *)scratch, rows = seen_rows, columns = seen_columns);
  }
  const Lanes *given = (const Lanes *)dy;
  const int all = w->window_rows * w->window_columns * w->channels;
  for (int o = 0; o < w->out_channels; o += CK_FILTERS) {
    for (int tap = 0; tap < all; tap += CK_TAPS) {
      const int taps = smaller(CK_TAPS, all - tap);
      switch (smaller(CK_FILTERS, w->out_channels - o)) {
        case 1: taps_of_filters(w, taps, 1, in, rows, columns, given, gradient, tap, o); break;
        case 2: taps_of_filters(w, taps, 2, in, rows, columns, given, gradient, tap, o); break;
#if CK_FILTERS == 4
        case 3: taps_of_filters(w, taps, 3, in, rows, columns, given, gradient, tap, o); break;
        case 4: taps_of_filters(w, taps, 4, in, rows, columns, given, gradient, tap, o); break;
#endif
      }
    }
  }
}

static void bias_gradient(size_t channels, size_t cells, const float *dy, float *gradient) {
  const Lanes *given = (const Lanes *)dy;
  for (size_t c = 0; c < channels; c++, given += cells) {
    // Four sums, because one addition has to wait for the one before.
    Lanes sums[4] = {0, 0, 0, 0};
    size_t cell = 0;
    for (; cell + 4 <= cells; cell += 4) {
      UNROLLED for (int k = 0; k < 4; k++) sums[k] += given[cell + k];
    }
    for (; cell < cells; cell++) sums[0] += given[cell];
    const Lanes sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    gradient[c] = sum_of(&sum);
  }
}
