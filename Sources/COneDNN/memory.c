#include "internal.h"
#include <pthread.h>

static dnnl_engine_t engine;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void create_engine(void) {
  // The environment must not lower the precision of the arithmetic.
  dnnl_set_default_fpmath_mode(dnnl_fpmath_mode_strict);
  if (dnnl_engine_create(&engine, dnnl_cpu, 0) != dnnl_success) abort();
}

dnnl_engine_t odn_engine(void) {
  pthread_once(&once, create_engine);
  return engine;
}

int odn_descriptor_create(odn_descriptor **result, int rank, const int64_t *dims, const int64_t *strides) {
  odn_descriptor *made = calloc(1, sizeof *made);
  dnnl_status_t status;
#if ODN_V3
  status = strides ? dnnl_memory_desc_create_with_strides(&made->md, rank, dims, dnnl_f32, strides)
                   : dnnl_memory_desc_create_with_tag(&made->md, rank, dims, dnnl_f32, dnnl_format_tag_any);
#else
  status = strides ? dnnl_memory_desc_init_by_strides(&made->md, rank, dims, dnnl_f32, strides)
                   : dnnl_memory_desc_init_by_tag(&made->md, rank, dims, dnnl_f32, dnnl_format_tag_any);
#endif
  *result = made;
  return status;
}

int odn_descriptor_part(odn_descriptor **result, const odn_descriptor *whole, const int64_t *dims,
                        const int64_t *offsets) {
  odn_descriptor *made = calloc(1, sizeof *made);
  *result = made;
#if ODN_V3
  return dnnl_memory_desc_create_submemory(&made->md, whole->md, dims, offsets);
#else
  return dnnl_memory_desc_init_submemory(&made->md, &whole->md, dims, offsets);
#endif
}

int odn_descriptor_blocked(odn_descriptor **result, int rank, const int64_t *dims, int block) {
  static const dnnl_format_tag_t eight[] = {dnnl_nCw8c, dnnl_nChw8c, dnnl_nCdhw8c};
  static const dnnl_format_tag_t sixteen[] = {dnnl_nCw16c, dnnl_nChw16c, dnnl_nCdhw16c};
  const dnnl_format_tag_t tag = (block == 8 ? eight : sixteen)[rank - 3];
  odn_descriptor *made = calloc(1, sizeof *made);
  *result = made;
#if ODN_V3
  return dnnl_memory_desc_create_with_tag(&made->md, rank, dims, dnnl_f32, tag);
#else
  return dnnl_memory_desc_init_by_tag(&made->md, rank, dims, dnnl_f32, tag);
#endif
}

bool odn_descriptor_equal(const odn_descriptor *a, const odn_descriptor *b) {
  return dnnl_memory_desc_equal(odn_md_of(a), odn_md_of(b));
}

size_t odn_descriptor_bytes(const odn_descriptor *descriptor) {
  return dnnl_memory_desc_get_size(odn_md_of(descriptor));
}

void odn_descriptor_free(odn_descriptor *descriptor) {
#if ODN_V3
  if (descriptor && descriptor->md) dnnl_memory_desc_destroy(descriptor->md);
#endif
  free(descriptor);
}

int odn_memory_create(odn_memory **result, const odn_descriptor *descriptor, void *bytes) {
  odn_memory *made = calloc(1, sizeof *made);
  *result = made;
  return dnnl_memory_create(&made->memory, odn_md_of(descriptor), odn_engine(), bytes);
}

void odn_memory_bind(odn_memory *memory, void *bytes) {
  dnnl_memory_set_data_handle(memory->memory, bytes);
}

void odn_memory_free(odn_memory *memory) {
  if (memory && memory->memory) dnnl_memory_destroy(memory->memory);
  free(memory);
}
