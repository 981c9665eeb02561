#include "internal.h"

static void add_to_destination(dnnl_primitive_attr_t attributes) {
  dnnl_post_ops_t after = NULL;
  dnnl_post_ops_create(&after);
#if ODN_V3
  dnnl_post_ops_append_sum(after, 1, 0, dnnl_data_type_undef);
#else
  dnnl_post_ops_append_sum(after, 1);
#endif
  dnnl_primitive_attr_set_post_ops(attributes, after);
  dnnl_post_ops_destroy(after);
}

int odn_reorder(odn_primitive **result, const odn_descriptor *from, const odn_descriptor *to, bool accumulate) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  if (accumulate) add_to_destination(attributes);
  dnnl_status_t status = dnnl_reorder_primitive_desc_create(&made, odn_md_of(from), odn_engine(), odn_md_of(to),
                                                            odn_engine(), attributes);
  return odn_finish(result, status, made, attributes);
}

static dnnl_alg_kind_t algorithm_of(ODNBinary function) {
  switch (function) {
  case ODNBinaryAdd: return dnnl_binary_add;
  case ODNBinaryMultiply: return dnnl_binary_mul;
  case ODNBinaryMaximum: return dnnl_binary_max;
  case ODNBinaryMinimum: return dnnl_binary_min;
  }
}

int odn_binary(odn_primitive **result, ODNBinary function, const odn_descriptor *a, const odn_descriptor *b,
               const odn_descriptor *destination) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_binary_primitive_desc_create(&made, odn_engine(), algorithm_of(function), odn_md_of(a), odn_md_of(b),
                                             odn_md_of(destination), attributes);
#else
  dnnl_binary_desc_t operation;
  status = dnnl_binary_desc_init(&operation, algorithm_of(function), odn_md_of(a), odn_md_of(b),
                                 odn_md_of(destination));
  status = odn_describe(&made, status, &operation, attributes, NULL);
#endif
  return odn_finish(result, status, made, attributes);
}

int odn_weighted_sum(odn_primitive **result, int count, const float *factors, const odn_descriptor *data) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  const_dnnl_memory_desc_t *sources = malloc((size_t)count * sizeof *sources);
  for (int i = 0; i < count; i++) sources[i] = odn_md_of(data);
  status = dnnl_sum_primitive_desc_create(&made, odn_engine(), odn_md_of(data), count, factors, sources, attributes);
#else
  dnnl_memory_desc_t *sources = malloc((size_t)count * sizeof *sources);
  for (int i = 0; i < count; i++) sources[i] = data->md;
  status = dnnl_sum_primitive_desc_create(&made, odn_md_of(data), count, factors, sources, attributes, odn_engine());
#endif
  free(sources);
  return odn_finish(result, status, made, attributes);
}

int odn_reduction(odn_primitive **result, const odn_descriptor *source, const odn_descriptor *destination) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_reduction_primitive_desc_create(&made, odn_engine(), dnnl_reduction_sum, odn_md_of(source),
                                                odn_md_of(destination), 0, 0, attributes);
#else
  dnnl_reduction_desc_t operation;
  status = dnnl_reduction_desc_init(&operation, dnnl_reduction_sum, odn_md_of(source), odn_md_of(destination), 0, 0);
  status = odn_describe(&made, status, &operation, attributes, NULL);
#endif
  return odn_finish(result, status, made, attributes);
}
