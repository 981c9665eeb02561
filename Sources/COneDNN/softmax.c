#include "internal.h"

enum { CHANNELS = 1 };

static dnnl_alg_kind_t algorithm(bool logarithmic) {
  return logarithmic ? dnnl_softmax_log : dnnl_softmax_accurate;
}

int odn_softmax_forward(odn_primitive **result, bool training, bool logarithmic,
                        const odn_descriptor *data) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_softmax_forward_primitive_desc_create(&made, odn_engine(), odn_direction(training),
                                                      algorithm(logarithmic), odn_md_of(data), odn_md_of(data),
                                                      CHANNELS, attributes);
#else
  dnnl_softmax_v2_desc_t operation;
  status = dnnl_softmax_v2_forward_desc_init(&operation, odn_direction(training), algorithm(logarithmic),
                                             odn_md_of(data), odn_md_of(data), CHANNELS);
  status = odn_describe(&made, status, &operation, attributes, NULL);
#endif
  return odn_finish(result, status, made, attributes);
}

int odn_softmax_backward(odn_primitive **result, bool logarithmic, const odn_descriptor *gradient,
                         const odn_descriptor *destination, const odn_primitive *forward) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_softmax_backward_primitive_desc_create(&made, odn_engine(), algorithm(logarithmic),
                                                       odn_md_of(gradient), odn_md_of(gradient),
                                                       odn_md_of(destination), CHANNELS, odn_hint(forward),
                                                       attributes);
#else
  dnnl_softmax_v2_desc_t operation;
  status = dnnl_softmax_v2_backward_desc_init(&operation, algorithm(logarithmic), odn_md_of(gradient),
                                              odn_md_of(gradient), odn_md_of(destination), CHANNELS);
  status = odn_describe(&made, status, &operation, attributes, forward);
#endif
  return odn_finish(result, status, made, attributes);
}
