#include "internal.h"

int odn_library_version(void) {
  const dnnl_version_t *version = dnnl_version();
  return version->major * 10000 + version->minor * 100 + version->patch;
}

int odn_instruction_set(void) { return (int)dnnl_get_effective_cpu_isa(); }
