#include "internal.h"

static dnnl_alg_kind_t algorithm_of(bool linear) {
  return linear ? dnnl_resampling_linear : dnnl_resampling_nearest;
}

int odn_resampling_forward(odn_primitive **result, bool training, bool linear, const odn_descriptor *source,
                           const odn_descriptor *destination) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_resampling_forward_primitive_desc_create(&made, odn_engine(), odn_direction(training),
                                                         algorithm_of(linear), NULL, odn_md_of(source),
                                                         odn_md_of(destination), attributes);
#else
  dnnl_resampling_desc_t operation;
  status = dnnl_resampling_forward_desc_init(&operation, odn_direction(training), algorithm_of(linear), NULL,
                                             odn_md_of(source), odn_md_of(destination));
  status = odn_describe(&made, status, &operation, attributes, NULL);
#endif
  return odn_finish(result, status, made, attributes);
}

int odn_resampling_backward(odn_primitive **result, bool linear, const odn_descriptor *source_gradient,
                            const odn_descriptor *destination_gradient, const odn_primitive *forward) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_resampling_backward_primitive_desc_create(&made, odn_engine(), algorithm_of(linear), NULL,
                                                          odn_md_of(source_gradient), odn_md_of(destination_gradient),
                                                          odn_hint(forward), attributes);
#else
  dnnl_resampling_desc_t operation;
  status = dnnl_resampling_backward_desc_init(&operation, algorithm_of(linear), NULL, odn_md_of(source_gradient),
                                              odn_md_of(destination_gradient));
  status = odn_describe(&made, status, &operation, attributes, forward);
#endif
  return odn_finish(result, status, made, attributes);
}
