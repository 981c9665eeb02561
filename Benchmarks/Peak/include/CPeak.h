// What a processor could do at most: multiplications and additions of single precision on numbers that stay in registers.
#pragma once

#include <stdint.h>

#pragma clang assume_nonnull begin

/// The name of the widest instructions that this processor has and the loop is compiled for.
const char *cpeak_instructions(void);

/// Multiplies and adds `rounds` times on independent vectors with those instructions.
///
/// Returns the number of floating-point operations, 2 for a multiplication whose product is added; `sink` gets a number
/// that depends on all of them, so that none is left out.
int64_t cpeak_run(int64_t rounds, float *sink);

#pragma clang assume_nonnull end
