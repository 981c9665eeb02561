#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define CK_FILTERS 2
#define CK_CELLS 3
#define CK_TAPS 3
#define CK_TABLE ck_avx2
#include "loops.h"
#pragma clang attribute pop
#endif
