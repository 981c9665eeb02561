#include "variants.h"

const CKKernels *ck_kernels(CKInstructions instructions) {
#if defined(__x86_64__)
  if (instructions == CKInstructionsAVX512) return __builtin_cpu_supports("avx512f") ? &ck_avx512 : NULL;
  if (instructions == CKInstructionsAVX2) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &ck_avx2 : NULL;
  }
#endif
  return instructions == CKInstructionsBaseline ? &ck_baseline : NULL;
}

bool ck_slope_reads_input(const CKActivation *activation) {
  switch (activation->function) {
    // Below its threshold a rectifier may give any number again that it gives above.
    case CKFunctionRectifier: return activation->threshold != 0 || activation->ceiling <= 0;
    case CKFunctionGELU:
    case CKFunctionGELUTanh:
    case CKFunctionSiLU:
    case CKFunctionHardSiLU:
    case CKFunctionSoftsign: return true;
    case CKFunctionELU:
    case CKFunctionHardSigmoid:
    case CKFunctionHardTanh:
    case CKFunctionSoftplus:
    case CKFunctionExponential:
    case CKFunctionSigmoid:
    case CKFunctionTanh: return false;
  }
}

size_t ck_input_gradient_scratch(const CKWalk *walk) {
  return (size_t)walk->channels * walk->out_channels * walk->window_rows * walk->window_columns;
}

size_t ck_kernel_gradient_scratch(const CKWalk *walk) {
  // The maps with the padding that the windows see.
  const size_t rows = (size_t)(walk->out_rows - 1) * walk->row_stride + walk->window_rows;
  const size_t columns = (size_t)(walk->out_columns - 1) * walk->column_stride + walk->window_columns;
  return walk->channels * rows * columns * CK_LANES;
}
