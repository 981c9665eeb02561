#include "CPeak.h"

// Independent sums, more than there are additions under way at a time (two units with a latency of four or five).
enum { SUMS = 12 };

// One loop for vectors of LANES numbers. The factor keeps the sums finite, and their start keeps them apart.
#define LOOP(NAME, LANES, TARGET)                                              \
  typedef float NAME##_vector __attribute__((vector_size(4 * LANES)));         \
  TARGET static int64_t NAME(int64_t rounds, float *sink) {                    \
    NAME##_vector sums[SUMS];                                                  \
    for (int i = 0; i < SUMS; i++) sums[i] = (NAME##_vector){0} + (float)i;    \
    const NAME##_vector factor = (NAME##_vector){0} + 0.5f + *sink;            \
    const NAME##_vector term = (NAME##_vector){0} + 1.5f + *sink;              \
    for (int64_t round = 0; round < rounds; round++) {                         \
      _Pragma("clang fp contract(fast)")                                       \
      _Pragma("clang loop unroll(full)")                                       \
      for (int i = 0; i < SUMS; i++) sums[i] = sums[i] * factor + term;        \
    }                                                                          \
    NAME##_vector total = sums[0];                                             \
    for (int i = 1; i < SUMS; i++) total += sums[i];                           \
    float result = 0;                                                          \
    for (int lane = 0; lane < LANES; lane++) result += total[lane];            \
    *sink = result;                                                            \
    return rounds * SUMS * LANES * 2;                                          \
  }

LOOP(baseline, 4, )
#if defined(__x86_64__)
LOOP(avx2, 8, __attribute__((target("avx2,fma"))))
LOOP(avx512, 16, __attribute__((target("avx512f"))))
#endif

typedef struct {
  const char *name;
  int64_t (*run)(int64_t rounds, float *sink);
} Peak;

static Peak widest(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return (Peak){"avx512", avx512};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return (Peak){"avx2", avx2};
#endif
  return (Peak){"baseline", baseline};
}

const char *cpeak_instructions(void) { return widest().name; }

int64_t cpeak_run(int64_t rounds, float *sink) { return widest().run(rounds, sink); }
