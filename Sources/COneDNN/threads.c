#define _GNU_SOURCE
#include "COneDNN.h"
#include <sched.h>

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

// Declared here because the compiler that builds this need not be the one that owns omp.h.
extern void omp_set_dynamic(int dynamic);
extern void omp_set_num_threads(int count);

// Flush to zero and denormals are zero: a moment of Adam that fades out would otherwise make every step slow.
enum { FLUSH = 0x8040 };

uint32_t odn_enter(void) {
  omp_set_dynamic(0);
  omp_set_num_threads(1);
#if defined(__x86_64__)
  uint32_t saved = _mm_getcsr();
  _mm_setcsr(saved | FLUSH);
  return saved;
#else
  return 0;
#endif
}

void odn_leave(uint32_t saved) {
#if defined(__x86_64__)
  _mm_setcsr(saved);
#else
  (void)saved;
#endif
}

int odn_processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}
