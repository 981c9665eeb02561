#include "internal.h"

int odn_response_forward(odn_primitive **result, bool training, const odn_descriptor *data, ODNResponse settings) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_lrn_forward_primitive_desc_create(&made, odn_engine(), odn_direction(training),
                                                  dnnl_lrn_across_channels, odn_md_of(data), odn_md_of(data),
                                                  settings.size, settings.alpha, settings.beta, settings.bias,
                                                  attributes);
#else
  dnnl_lrn_desc_t operation;
  status = dnnl_lrn_forward_desc_init(&operation, odn_direction(training), dnnl_lrn_across_channels, odn_md_of(data),
                                      settings.size, settings.alpha, settings.beta, settings.bias);
  status = odn_describe(&made, status, &operation, attributes, NULL);
#endif
  return odn_finish(result, status, made, attributes);
}

int odn_response_backward(odn_primitive **result, const odn_descriptor *data, ODNResponse settings,
                          const odn_primitive *forward) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_lrn_backward_primitive_desc_create(&made, odn_engine(), dnnl_lrn_across_channels, odn_md_of(data),
                                                   odn_md_of(data), odn_md_of(data), settings.size, settings.alpha,
                                                   settings.beta, settings.bias, odn_hint(forward), attributes);
#else
  dnnl_lrn_desc_t operation;
  status = dnnl_lrn_backward_desc_init(&operation, dnnl_lrn_across_channels, odn_md_of(data), odn_md_of(data),
                                       settings.size, settings.alpha, settings.beta, settings.bias);
  status = odn_describe(&made, status, &operation, attributes, forward);
#endif
  return odn_finish(result, status, made, attributes);
}
