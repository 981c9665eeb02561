/// oneDNN behind one small interface, the same for its versions 2 and 3.
///
/// A descriptor says how a tensor lies in memory, a memory joins a descriptor with bytes, a primitive is a compiled
/// operation, and a step is a primitive with the memories it works on. Functions that can fail return oneDNN's status,
/// 0 for success. All tensors are float32.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ODN_CLOSED __attribute__((enum_extensibility(closed)))

typedef struct odn_descriptor odn_descriptor;
typedef struct odn_memory odn_memory;
typedef struct odn_primitive odn_primitive;
typedef struct odn_step odn_step;

/// The part that a memory plays in a primitive.
typedef enum ODN_CLOSED ODNRole {
  ODNRoleSource, ODNRoleSource2, ODNRoleWeights, ODNRoleBias, ODNRoleDestination,
  ODNRoleSourceGradient, ODNRoleWeightsGradient, ODNRoleBiasGradient, ODNRoleDestinationGradient,
  ODNRoleWorkspace, ODNRoleScratchpad
} ODNRole;

/// What one stage of an elementwise function does with a number x.
typedef enum ODN_CLOSED ODNStageKind {
  /// `alpha * x + beta`.
  ODNStageKindLinear,
  /// `alpha * x` where x is negative.
  ODNStageKindReLU,
  /// No less than `alpha`, no more than `beta`.
  ODNStageKindClip,
  /// `alpha * (e^x - 1)` where x is negative.
  ODNStageKindELU,
  ODNStageKindGELU, ODNStageKindGELUTanh, ODNStageKindSiLU, ODNStageKindHardSiLU,
  ODNStageKindExponential, ODNStageKindSigmoid, ODNStageKindTanh
} ODNStageKind;

typedef struct ODNStage {
  ODNStageKind kind;
  float alpha, beta;
} ODNStage;

/// An elementwise function made of stages that follow each other; without any, none.
typedef struct ODNFunction {
  int32_t count;
  ODNStage stages[2];
} ODNFunction;

/// How a window walks over maps, each pair (rows, columns).
typedef struct ODNWindow {
  int64_t size[2], strides[2], before[2], after[2];
} ODNWindow;

// threads.c

/// Prepares the calling thread for arithmetic: one OpenMP thread, tiny numbers rounded to zero. Returns what
/// `odn_leave` needs to restore the rounding.
uint32_t odn_enter(void);
void odn_leave(uint32_t saved);
/// How many processors this process may use at once.
int odn_processors(void);

// memory.c

/// A tensor with strides in elements, or with a layout that a primitive may choose where `strides` is NULL.
int odn_descriptor_create(odn_descriptor **result, int rank, const int64_t *dims, const int64_t *strides);
/// Maps of four axes in blocks of 8 channels.
int odn_descriptor_narrow(odn_descriptor **result, const int64_t *dims);
/// A part of a tensor that starts at `offsets`.
int odn_descriptor_part(odn_descriptor **result, const odn_descriptor *whole, const int64_t *dims,
                        const int64_t *offsets);
bool odn_descriptor_equal(const odn_descriptor *a, const odn_descriptor *b);
size_t odn_descriptor_bytes(const odn_descriptor *descriptor);
void odn_descriptor_free(odn_descriptor *descriptor);

int odn_memory_create(odn_memory **result, const odn_descriptor *descriptor, void *bytes);
void odn_memory_bind(odn_memory *memory, void *bytes);
void odn_memory_free(odn_memory *memory);

// primitive.c

/// How the primitive wants the memory of a role to lie; NULL where it does not use that role. The caller frees it.
odn_descriptor *odn_primitive_descriptor(const odn_primitive *primitive, ODNRole role);
void odn_primitive_free(odn_primitive *primitive);

odn_step *odn_step_create(const odn_primitive *primitive, int count, const ODNRole *roles,
                          odn_memory *const *memories);
int odn_step_run(const odn_step *step);
void odn_step_free(odn_step *step);

// convolution.c: `bias` may be NULL; `function` is fused to the result. The way forward is that of training even in
// inference: the same numbers, and of few channels in half the time.

int odn_convolution_forward(odn_primitive **result, const odn_descriptor *source,
                            const odn_descriptor *weights, const odn_descriptor *bias,
                            const odn_descriptor *destination, const ODNWindow *window, ODNFunction function);
int odn_convolution_backward_data(odn_primitive **result, const odn_descriptor *source_gradient,
                                  const odn_descriptor *weights, const odn_descriptor *destination_gradient,
                                  const ODNWindow *window, const odn_primitive *forward);
int odn_convolution_backward_weights(odn_primitive **result, const odn_descriptor *source,
                                     const odn_descriptor *weights_gradient, const odn_descriptor *bias_gradient,
                                     const odn_descriptor *destination_gradient, const ODNWindow *window,
                                     const odn_primitive *forward);

// dense.c

int odn_dense_forward(odn_primitive **result, const odn_descriptor *source,
                      const odn_descriptor *weights, const odn_descriptor *bias, const odn_descriptor *destination,
                      ODNFunction function);
int odn_dense_backward_data(odn_primitive **result, const odn_descriptor *source_gradient,
                            const odn_descriptor *weights, const odn_descriptor *destination_gradient,
                            const odn_primitive *forward);
int odn_dense_backward_weights(odn_primitive **result, const odn_descriptor *source,
                               const odn_descriptor *weights_gradient, const odn_descriptor *bias_gradient,
                               const odn_descriptor *destination_gradient, const odn_primitive *forward);

// pooling.c: the average does not count padding.

int odn_pooling_forward(odn_primitive **result, bool training, bool average, const odn_descriptor *source,
                        const odn_descriptor *destination, const ODNWindow *window);
int odn_pooling_backward(odn_primitive **result, bool average, const odn_descriptor *source_gradient,
                         const odn_descriptor *destination_gradient, const ODNWindow *window,
                         const odn_primitive *forward);

// softmax.c: over the second axis; the way back reads the result of the way forward.

int odn_softmax_forward(odn_primitive **result, bool training, const odn_descriptor *data);
int odn_softmax_backward(odn_primitive **result, const odn_descriptor *gradient, const odn_descriptor *destination,
                         const odn_primitive *forward);

// arrange.c

/// Copies from one layout to another; `accumulate` adds to what is there.
int odn_reorder(odn_primitive **result, const odn_descriptor *from, const odn_descriptor *to, bool accumulate);
/// Multiplies two tensors element by element.
int odn_multiply(odn_primitive **result, const odn_descriptor *a, const odn_descriptor *b,
                 const odn_descriptor *destination);

// arithmetic.c: loops of our own.

/// Numbers of a byte each as numbers from 0 to 1: `to[i] = from[i] / 255`.
void odn_bytes_to_units(float *to, const uint8_t *from, size_t count);
/// The sum of `parts` arrays, added in their order: `to[i] = (from[0][i] + from[1][i]) + ...`.
void odn_sum(float *to, const float *const *from, int parts, size_t count);
/// 0 with probability `rate`, else `1 / (1 - rate)`; element i depends on `seed` and i only.
void odn_dropout_mask(float *mask, size_t count, uint64_t seed, float rate);

/// What one step of Adam (Kingma and Ba, 2015) needs to know; `rate` already holds the two corrections of bias.
typedef struct ODNAdam {
  float rate, one_minus_beta1, one_minus_beta2, epsilon;
} ODNAdam;
/// One step of Adam as Keras computes it; `m` and `v` are the moments.
void odn_adam_step(float *weights, float *m, float *v, const float *gradient, size_t count, ODNAdam adam);

/// The library's version, as in 20603 for 2.6.3.
int odn_library_version(void);

/// The instruction set that the library uses on this processor, as a number of its own.
int odn_instruction_set(void);

