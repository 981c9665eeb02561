#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define CK_FILTERS 4
#define CK_CELLS 6
#define CK_TAPS 3
#define CK_TABLE ck_avx512
#include "loops.h"
#pragma clang attribute pop
#endif
