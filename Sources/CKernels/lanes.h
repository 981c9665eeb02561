// One number of each of the 16 images.
typedef float Lanes __attribute__((ext_vector_type(16)));
typedef int32_t Choices __attribute__((ext_vector_type(16)));

// Vectors go in and out of functions that are always inlined, so no calling convention ever sees them.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

INLINE int smaller(int a, int b) { return a < b ? a : b; }
INLINE int larger(int a, int b) { return a > b ? a : b; }

INLINE float sum_of(const Lanes *x) {
  const __typeof__(x->lo) eight = x->lo + x->hi;
  const __typeof__(eight.lo) four = eight.lo + eight.hi;
  const __typeof__(four.lo) two = four.lo + four.hi;
  return two.x + two.y;
}

// A copy of x where y is more than 0, else 0.
INLINE void keep_positive(const Lanes *y, const Lanes *x, Lanes *result) {
  const Lanes zero = 0;
  *result = *y > zero ? *x : zero;
}
