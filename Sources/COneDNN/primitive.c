#include "internal.h"

#include <pthread.h>

/// One stream per thread: nothing is ever left running in it.
static _Thread_local dnnl_stream_t stream;

/// Holds the stream too, only because its destructor runs when a thread ends.
static pthread_key_t stream_key;
static pthread_once_t stream_key_once = PTHREAD_ONCE_INIT;

static void destroy_stream(void *ended) {
  dnnl_stream_destroy(ended);
}

static void make_stream_key(void) {
  pthread_key_create(&stream_key, destroy_stream);
}

static dnnl_status_t make_stream(void) {
  dnnl_status_t status = dnnl_stream_create(&stream, odn_engine(), dnnl_stream_default_flags);
  if (status != dnnl_success) return status;
  pthread_once(&stream_key_once, make_stream_key);
  pthread_setspecific(stream_key, stream);
  return dnnl_success;
}

struct odn_step {
  dnnl_primitive_t primitive;
  int count;
  dnnl_exec_arg_t arguments[];
};

static int argument_of(ODNRole role) {
  switch (role) {
  case ODNRoleSource: return DNNL_ARG_SRC_0;
  case ODNRoleSource2: return DNNL_ARG_SRC_1;
  case ODNRoleSummand: return DNNL_ARG_MULTIPLE_SRC;
  case ODNRoleWeights: return DNNL_ARG_WEIGHTS;
  case ODNRoleBias: return DNNL_ARG_BIAS;
  case ODNRoleDestination: return DNNL_ARG_DST;
  case ODNRoleSourceGradient: return DNNL_ARG_DIFF_SRC;
  case ODNRoleWeightsGradient: return DNNL_ARG_DIFF_WEIGHTS;
  case ODNRoleBiasGradient: return DNNL_ARG_DIFF_BIAS;
  case ODNRoleDestinationGradient: return DNNL_ARG_DIFF_DST;
  case ODNRoleWorkspace: return DNNL_ARG_WORKSPACE;
  case ODNRoleScratchpad: return DNNL_ARG_SCRATCHPAD;
  }
}

static dnnl_alg_kind_t algorithm_of(ODNStageKind kind) {
  switch (kind) {
  case ODNStageKindLinear: return dnnl_eltwise_linear;
  case ODNStageKindReLU: return dnnl_eltwise_relu;
  case ODNStageKindClip: return dnnl_eltwise_clip_v2;
  case ODNStageKindELU: return dnnl_eltwise_elu;
  case ODNStageKindGELU: return dnnl_eltwise_gelu_erf;
  case ODNStageKindGELUTanh: return dnnl_eltwise_gelu_tanh;
  case ODNStageKindSiLU: return dnnl_eltwise_swish;
  case ODNStageKindHardSiLU: return dnnl_eltwise_hardswish;
  case ODNStageKindExponential: return dnnl_eltwise_exp;
  case ODNStageKindSigmoid: return dnnl_eltwise_logistic;
  case ODNStageKindTanh: return dnnl_eltwise_tanh;
  }
}

/// The stage with what oneDNN wants to be told of functions that have no parameters here.
static ODNStage complete(ODNStage stage) {
  switch (stage.kind) {
  case ODNStageKindSiLU: return (ODNStage){stage.kind, 1, 0};
  // Version 2 knows these two numbers.
  case ODNStageKindHardSiLU: return (ODNStage){stage.kind, 1.0f / 6, 0.5f};
  default: return stage;
  }
}

dnnl_primitive_attr_t odn_attributes(ODNFunction function) {
  dnnl_primitive_attr_t attributes = NULL;
  if (dnnl_primitive_attr_create(&attributes) != dnnl_success) return NULL;
  dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
  if (function.count == 0) return attributes;
  dnnl_post_ops_t after = NULL;
  dnnl_post_ops_create(&after);
  for (int i = 0; i < function.count; i++) {
    const ODNStage stage = complete(function.stages[i]);
#if ODN_V3
    dnnl_post_ops_append_eltwise(after, algorithm_of(stage.kind), stage.alpha, stage.beta);
#else
    dnnl_post_ops_append_eltwise(after, 1, algorithm_of(stage.kind), stage.alpha, stage.beta);
#endif
  }
  dnnl_primitive_attr_set_post_ops(attributes, after);
  dnnl_post_ops_destroy(after);
  return attributes;
}

#if !ODN_V3
dnnl_status_t odn_describe(dnnl_primitive_desc_t *description, dnnl_status_t status, const void *operation,
                           dnnl_primitive_attr_t attributes, const odn_primitive *forward) {
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(description, operation, attributes, odn_engine(), odn_hint(forward));
}
#endif

int odn_finish(odn_primitive **result, dnnl_status_t status, dnnl_primitive_desc_t description,
               dnnl_primitive_attr_t attributes) {
  *result = NULL;
  if (attributes) dnnl_primitive_attr_destroy(attributes);
  if (status != dnnl_success) return status;
  odn_primitive *made = calloc(1, sizeof *made);
  made->description = description;
  *result = made;
  return dnnl_primitive_create(&made->primitive, description);
}

odn_descriptor *odn_primitive_descriptor(const odn_primitive *primitive, ODNRole role) {
  odn_md md = dnnl_primitive_desc_query_md(primitive->description, dnnl_query_exec_arg_md, argument_of(role));
  if (!md || dnnl_memory_desc_get_size(md) == 0) return NULL;
  odn_descriptor *copy = calloc(1, sizeof *copy);
#if ODN_V3
  if (dnnl_memory_desc_clone(&copy->md, md) != dnnl_success) {
    free(copy);
    return NULL;
  }
#else
  copy->md = *md;
#endif
  return copy;
}

void odn_primitive_free(odn_primitive *primitive) {
  if (!primitive) return;
  if (primitive->primitive) dnnl_primitive_destroy(primitive->primitive);
  if (primitive->description) dnnl_primitive_desc_destroy(primitive->description);
  free(primitive);
}

odn_step *odn_step_create(const odn_primitive *primitive, int count, const ODNRole *roles,
                          odn_memory *const *memories) {
  odn_step *step = malloc(sizeof *step + (size_t)count * sizeof *step->arguments);
  step->primitive = primitive->primitive;
  step->count = count;
  int summands = 0;
  for (int i = 0; i < count; i++) {
    step->arguments[i].arg = argument_of(roles[i]) + (roles[i] == ODNRoleSummand ? summands++ : 0);
    step->arguments[i].memory = memories[i]->memory;
  }
  return step;
}

int odn_step_run(const odn_step *step) {
  if (!stream) {
    dnnl_status_t status = make_stream();
    if (status != dnnl_success) return status;
  }
  return dnnl_primitive_execute(step->primitive, stream, step->count, step->arguments);
}

void odn_step_free(odn_step *step) {
  free(step);
}
