/// For loops over plain memory: compiled for wider vectors as well, and the widest that the processor has is run.
#pragma once

#if defined(__x86_64__) && !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
#define ODN_WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ODN_WIDE
#endif

// A product and a sum are rounded one after the other, as on a processor that cannot do both at once: every width gives
// the same numbers.
#pragma STDC FP_CONTRACT OFF
