// Loops of a convolutional network: over 16 images at once, and over maps in blocks of channels.
//
// Of 16 images everything lies as [channel][row][column][image]: a cell is one vector of 16 numbers, so that no number of channels or
// columns leaves a part of a vector unused. Vectors are maps of one cell per feature. Kernels lie as Keras has them:
// [row][column][in][out].
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum { CK_LANES = 16 };

/// Sets of instructions that the loops are compiled for.
typedef enum __attribute__((enum_extensibility(closed))) CKInstructions {
  CKInstructionsBaseline,
  CKInstructionsAVX2,
  CKInstructionsAVX512
} CKInstructions;

/// A window that walks over maps: the maps it reads, the window, and the maps it makes.
typedef struct {
  int32_t channels, rows, columns;
  int32_t window_rows, window_columns, row_stride, column_stride, top, left;
  int32_t out_channels, out_rows, out_columns;
} CKWalk;

/// Activation functions of one number, under Keras's names.
typedef enum __attribute__((enum_extensibility(closed))) CKFunction {
  CKFunctionRectifier, CKFunctionELU, CKFunctionGELU, CKFunctionGELUTanh, CKFunctionSiLU, CKFunctionHardSigmoid,
  CKFunctionHardSiLU, CKFunctionSoftplus, CKFunctionSoftsign, CKFunctionExponential, CKFunctionSigmoid, CKFunctionTanh,
  CKFunctionHardTanh
} CKFunction;

/// An activation function with its parameters.
typedef struct {
  CKFunction function;
  /// Of a rectifier: the slope up to the threshold, the threshold, and the largest result, which may be infinite.
  float slope, threshold, ceiling;
  /// Of an ELU: `scale * x` of positive numbers, `scale * alpha * (e^x - 1)` of the others; neither is negative.
  float alpha, scale;
} CKActivation;

/// Maps in blocks of channels, [example][block][cell][channel of the block]; the last block may have channels that are
/// none, with zeros.
typedef struct {
  int64_t examples, blocks, cells, width;
} CKBlocks;

/// Where a new cell lies between two cells, along one axis: `share` of it is of the second, the rest of the first.
typedef struct {
  int32_t first, second;
  float share;
} CKBetween;

/// Maps that become maps of other extents: [map][row][column][channel of a block], the blocks of all examples being maps.
typedef struct {
  int64_t maps, rows, columns, width, out_rows, out_columns;
  /// Where each new row and each new column lies.
  const CKBetween *vertical, *horizontal;
  /// Whether cells are mixed; if not, they are copies of the first, and all shares are 0.
  bool mixes;
} CKResampling;

/// The loops, compiled for one set of instructions.
typedef struct {
  /// Convolves; `bias` may be null.
  void (*convolve)(const CKWalk *, const float *x, const float *kernel, const float *_Nullable bias, float *y,
                   bool rectify);
  /// The gradient of a convolution's input; `scratch` has `ck_input_gradient_scratch` numbers.
  void (*input_gradient)(const CKWalk *, const float *dy, const float *kernel, float *scratch, float *dx);
  /// The gradient of a kernel; `scratch` has `ck_kernel_gradient_scratch` numbers.
  void (*kernel_gradient)(const CKWalk *, const float *x, const float *dy, float *scratch, float *gradient);
  /// The sum over all cells and images of each of `channels` maps.
  void (*bias_gradient)(size_t channels, size_t cells, const float *dy, float *gradient);
  /// Keeps the largest value of each window, the first among equals, and which one it was.
  void (*pool)(const CKWalk *, const float *x, float *y, int32_t *_Nullable winners);
  /// Sends gradients to the winners, if `y` is given only where it is more than 0.
  void (*pool_gradient)(const CKWalk *, const float *dy, const int32_t *winners, const float *_Nullable y, float *dx);
  /// Takes the mean of each window, of the cells inside of the map or, if padding counts, of all of the window.
  void (*average)(const CKWalk *, const float *x, bool counts_padding, float *y);
  /// Shares gradients among the cells of each window.
  void (*average_gradient)(const CKWalk *, const float *dy, bool counts_padding, float *dx);
  /// Applies a function to `count` numbers; `y` may be `x`.
  void (*activate)(const CKActivation *, size_t count, const float *x, float *y);
  /// Multiplies gradients by the slope of a function; `given` is its input or its result, as `ck_slope_reads_input` says;
  /// `dx` may be `dy`. Where both `given` and `dy` are 0, as in the padding of a layout, so is `dx`.
  void (*activate_gradient)(const CKActivation *, size_t count, const float *given, const float *dy, float *dx);
  /// Swaps the two axes before the images.
  void (*swap)(size_t rows, size_t columns, const float *from, float *to);
  /// Sets images, of `count` bytes each, side by side as numbers from 0 to 1, and zeros where there are less than 16.
  void (*load_bytes)(size_t images, size_t count, const uint8_t *const _Nonnull *_Nonnull from, float *to);
  /// Sets images, of `count` numbers each, side by side, and zeros where there are less than 16.
  void (*load_floats)(size_t images, size_t count, const float *from, float *to);

  // Batch normalization; every array has one number for each channel of all blocks.

  /// The mean of each channel, and the sum of the squares of what differs from it; `scratch` is an array too.
  void (*moments)(const CKBlocks *, const float *x, float *scratch, double *mean, double *deviation);
  /// `y = (x - mean) * factor + offset`, less what is negative if `rectifies`; `y` may be `x`.
  void (*normalize)(const CKBlocks *, const float *x, const float *mean, const float *factor, const float *offset,
                    bool rectifies, float *y);
  /// The sums of the gradients, and of the gradients times `x - mean`.
  void (*moment_gradients)(const CKBlocks *, const float *x, const float *dy, const float *mean, double *sums,
                           double *products);
  /// `dx = dy * factor + (x - mean) * slope + offset`; `dx` may be `dy`.
  void (*normalize_gradient)(const CKBlocks *, const float *x, const float *dy, const float *mean,
                             const float *factor, const float *slope, const float *offset, float *dx);

  /// Makes maps of other extents; `scratch` has as many numbers as a row of `x`.
  void (*resample)(const CKResampling *, const float *x, float *scratch, float *y);
  /// The gradient of what was resampled.
  void (*resample_gradient)(const CKResampling *, const float *dy, float *scratch, float *dx);
} CKKernels;

/// The loops for a set of instructions; null if this processor does not have it.
const CKKernels *_Nullable ck_kernels(CKInstructions instructions);

/// Whether the slope of a function is found from its input; from its result otherwise.
bool ck_slope_reads_input(const CKActivation *activation);

size_t ck_input_gradient_scratch(const CKWalk *walk);
size_t ck_kernel_gradient_scratch(const CKWalk *walk);

#pragma clang assume_nonnull end
