#pragma once

#include "CKernels.h"

extern const CKKernels ck_baseline, ck_avx2, ck_avx512;
