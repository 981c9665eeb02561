#include "internal.h"

int odn_convolution_forward(odn_primitive **result, bool training, const odn_descriptor *source,
                            const odn_descriptor *weights, const odn_descriptor *bias,
                            const odn_descriptor *destination, const ODNWindow *window, ODNFunction function) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(function);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_convolution_forward_primitive_desc_create(
      &made, odn_engine(), odn_direction(training), dnnl_convolution_direct, odn_md_of(source), odn_md_of(weights),
      odn_md_of(bias), odn_md_of(destination), window->strides, window->gaps, window->before, window->after, attributes);
#else
  dnnl_convolution_desc_t operation;
  status = dnnl_dilated_convolution_forward_desc_init(
      &operation, odn_direction(training), dnnl_convolution_direct, odn_md_of(source), odn_md_of(weights),
      odn_md_of(bias), odn_md_of(destination), window->strides, window->gaps, window->before, window->after);
  status = odn_describe(&made, status, &operation, attributes, NULL);
#endif
  return odn_finish(result, status, made, attributes);
}

int odn_convolution_backward_data(odn_primitive **result, const odn_descriptor *source_gradient,
                                  const odn_descriptor *weights, const odn_descriptor *destination_gradient,
                                  const ODNWindow *window, const odn_primitive *forward) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_convolution_backward_data_primitive_desc_create(
      &made, odn_engine(), dnnl_convolution_direct, odn_md_of(source_gradient), odn_md_of(weights),
      odn_md_of(destination_gradient), window->strides, window->gaps, window->before, window->after, odn_hint(forward),
      attributes);
#else
  dnnl_convolution_desc_t operation;
  status = dnnl_dilated_convolution_backward_data_desc_init(
      &operation, dnnl_convolution_direct, odn_md_of(source_gradient), odn_md_of(weights),
      odn_md_of(destination_gradient), window->strides, window->gaps, window->before, window->after);
  status = odn_describe(&made, status, &operation, attributes, forward);
#endif
  return odn_finish(result, status, made, attributes);
}

int odn_convolution_backward_weights(odn_primitive **result, const odn_descriptor *source,
                                     const odn_descriptor *weights_gradient, const odn_descriptor *bias_gradient,
                                     const odn_descriptor *destination_gradient, const ODNWindow *window,
                                     const odn_primitive *forward) {
  dnnl_primitive_desc_t made = NULL;
  dnnl_primitive_attr_t attributes = odn_attributes(ODNFunctionLinear);
  dnnl_status_t status;
#if ODN_V3
  status = dnnl_convolution_backward_weights_primitive_desc_create(
      &made, odn_engine(), dnnl_convolution_direct, odn_md_of(source), odn_md_of(weights_gradient),
      odn_md_of(bias_gradient), odn_md_of(destination_gradient), window->strides, window->gaps, window->before,
      window->after, odn_hint(forward), attributes);
#else
  dnnl_convolution_desc_t operation;
  status = dnnl_dilated_convolution_backward_weights_desc_init(
      &operation, dnnl_convolution_direct, odn_md_of(source), odn_md_of(weights_gradient), odn_md_of(bias_gradient),
      odn_md_of(destination_gradient), window->strides, window->gaps, window->before, window->after);
  status = odn_describe(&made, status, &operation, attributes, forward);
#endif
  return odn_finish(result, status, made, attributes);
}
