#include "internal.h"

static dnnl_alg_kind_t algorithm_of(ODNPooling kind) {
  switch (kind) {
  case ODNPoolingMaximum: return dnnl_pooling_max;
  case ODNPoolingAverage: return dnnl_pooling_avg_exclude_padding;
  case ODNPoolingPaddedAverage: return dnnl_pooling_avg_include_padding;
  }
}

int odn_pooling_forward(odn_primitive **result, bool training, ODNPooling kind, const odn_descriptor *source,
                        const odn_descriptor *destination, const ODNWindow *window) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_pooling_forward_primitive_desc_create(
      &made, odn_engine(), odn_direction(training), algorithm_of(kind), odn_md_of(source), odn_md_of(destination),
      window->strides, window->size, window->gaps, window->before, window->after, attributes);
#else
  dnnl_pooling_v2_desc_t operation;
  status = dnnl_pooling_v2_forward_desc_init(&operation, odn_direction(training), algorithm_of(kind),
                                             odn_md_of(source), odn_md_of(destination), window->strides, window->size,
                                             window->gaps, window->before, window->after);
  status = odn_describe(&made, status, &operation, attributes, NULL);
#endif
  return odn_finish(result, status, made, attributes);
}

int odn_pooling_backward(odn_primitive **result, ODNPooling kind, const odn_descriptor *source_gradient,
                         const odn_descriptor *destination_gradient, const ODNWindow *window,
                         const odn_primitive *forward) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_pooling_backward_primitive_desc_create(
      &made, odn_engine(), algorithm_of(kind), odn_md_of(source_gradient), odn_md_of(destination_gradient),
      window->strides, window->size, window->gaps, window->before, window->after, odn_hint(forward), attributes);
#else
  dnnl_pooling_v2_desc_t operation;
  status = dnnl_pooling_v2_backward_desc_init(&operation, algorithm_of(kind), odn_md_of(source_gradient),
                                              odn_md_of(destination_gradient), window->strides, window->size,
                                              window->gaps, window->before, window->after);
  status = odn_describe(&made, status, &operation, attributes, forward);
#endif
  return odn_finish(result, status, made, attributes);
}
