// Compiled once for each set of instructions, by the file that includes it and says how large a tile is.
#include "variants.h"

#include <string.h>

#include "lanes.h"
#include "mathematics.h"

#include "activation.h"

#include "averaging.h"
#include "blocks.h"
#include "convolution.h"
#include "elementwise.h"
#include "loading.h"
#include "pooling.h"
#include "resampling.h"

const CKKernels CK_TABLE = {
    .convolve = convolve,
    .input_gradient = input_gradient,
    .kernel_gradient = kernel_gradient,
    .bias_gradient = bias_gradient,
    .pool = pool,
    .pool_gradient = pool_gradient,
    .average = average,
    .average_gradient = average_gradient,
    .activate = activate,
    .activate_gradient = activate_gradient,
    .swap = swap,
    .load_bytes = load_bytes,
    .load_floats = load_floats,
    .moments = moments,
    .normalize = normalize,
    .moment_gradients = moment_gradients,
    .normalize_gradient = normalize_gradient,
    .resample = resample,
    .resample_gradient = resample_gradient,
};
