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
///
/// Several memories of the role `ODNRoleSummand` are the summands of a sum, in the order in which they are given.
typedef enum ODN_CLOSED ODNRole {
  ODNRoleSource, ODNRoleSource2, ODNRoleSummand, ODNRoleWeights, ODNRoleBias, ODNRoleDestination,
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

/// A function of two numbers.
typedef enum ODN_CLOSED ODNBinary { ODNBinaryAdd, ODNBinaryMultiply, ODNBinaryMaximum, ODNBinaryMinimum } ODNBinary;

/// What a pooling keeps of a window: the largest value, the mean of the cells that exist, or the mean with the padding as
/// zeros.
typedef enum ODN_CLOSED ODNPooling { ODNPoolingMaximum, ODNPoolingAverage, ODNPoolingPaddedAverage } ODNPooling;

enum { ODN_AXES = 3 };

/// How a window walks over maps of up to three axes, the outermost first; `gaps` are the cells left out between two that
/// it sees.
typedef struct ODNWindow {
  int64_t size[ODN_AXES], strides[ODN_AXES], gaps[ODN_AXES], before[ODN_AXES], after[ODN_AXES];
} ODNWindow;

// threads.c

/// Prepares the calling thread for arithmetic: one OpenMP thread, tiny numbers rounded to zero. Returns what
/// `odn_leave` needs to restore the rounding.
uint32_t odn_enter(void);
void odn_leave(uint32_t saved);
/// Lets a thread that waits for another leave the processor's units to it for a moment.
static inline void odn_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
/// How many processors this process may use at once.
int odn_processors(void);

// memory.c

/// A tensor with strides in elements, or with a layout that a primitive may choose where `strides` is NULL.
int odn_descriptor_create(odn_descriptor **result, int rank, const int64_t *dims, const int64_t *strides);
/// Maps of three to five axes in blocks of 8 or 16 channels.
int odn_descriptor_blocked(odn_descriptor **result, int rank, const int64_t *dims, int block);
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

int odn_convolution_forward(odn_primitive **result, bool training, const odn_descriptor *source,
                            const odn_descriptor *weights, const odn_descriptor *bias,
                            const odn_descriptor *destination, const ODNWindow *window, ODNFunction function);
int odn_convolution_backward_data(odn_primitive **result, const odn_descriptor *source_gradient,
                                  const odn_descriptor *weights, const odn_descriptor *destination_gradient,
                                  const ODNWindow *window, const odn_primitive *forward);
int odn_convolution_backward_weights(odn_primitive **result, const odn_descriptor *source,
                                     const odn_descriptor *weights_gradient, const odn_descriptor *bias_gradient,
                                     const odn_descriptor *destination_gradient, const ODNWindow *window,
                                     const odn_primitive *forward);

// deconvolution.c: a transposed convolution; the window is that of the convolution that goes the other way.

int odn_deconvolution_forward(odn_primitive **result, const odn_descriptor *source,
                              const odn_descriptor *weights, const odn_descriptor *bias,
                              const odn_descriptor *destination, const ODNWindow *window);
int odn_deconvolution_backward_data(odn_primitive **result, const odn_descriptor *source_gradient,
                                    const odn_descriptor *weights, const odn_descriptor *destination_gradient,
                                    const ODNWindow *window, const odn_primitive *forward);
int odn_deconvolution_backward_weights(odn_primitive **result, const odn_descriptor *source,
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

int odn_pooling_forward(odn_primitive **result, bool training, ODNPooling kind, const odn_descriptor *source,
                        const odn_descriptor *destination, const ODNWindow *window);
int odn_pooling_backward(odn_primitive **result, ODNPooling kind, const odn_descriptor *source_gradient,
                         const odn_descriptor *destination_gradient, const ODNWindow *window,
                         const odn_primitive *forward);

// resampling.c: nearest cells, or linear between their centres.

int odn_resampling_forward(odn_primitive **result, bool training, bool linear, const odn_descriptor *source,
                           const odn_descriptor *destination);
int odn_resampling_backward(odn_primitive **result, bool linear, const odn_descriptor *source_gradient,
                            const odn_descriptor *destination_gradient, const odn_primitive *forward);

// response.c: local response normalization across channels.

/// Each value is divided by `(bias + alpha / size * sum of squares of size channels)^beta`.
typedef struct ODNResponse {
  int64_t size;
  float alpha, beta, bias;
} ODNResponse;
int odn_response_forward(odn_primitive **result, bool training, const odn_descriptor *data, ODNResponse settings);
int odn_response_backward(odn_primitive **result, const odn_descriptor *data, ODNResponse settings,
                          const odn_primitive *forward);

// softmax.c: over the second axis, or its logarithm; the way back reads the result of the way forward.

int odn_softmax_forward(odn_primitive **result, bool training, bool logarithmic, const odn_descriptor *data);
int odn_softmax_backward(odn_primitive **result, bool logarithmic, const odn_descriptor *gradient,
                         const odn_descriptor *destination, const odn_primitive *forward);

// arrange.c

/// Copies from one layout to another; `accumulate` adds to what is there.
int odn_reorder(odn_primitive **result, const odn_descriptor *from, const odn_descriptor *to, bool accumulate);
/// Joins two tensors element by element; the result may be written over the first. The second is repeated along the axes
/// on which it has an extent of 1.
int odn_binary(odn_primitive **result, ODNBinary function, const odn_descriptor *a, const odn_descriptor *b,
               const odn_descriptor *destination);
/// Adds up a tensor along the axes on which the destination has an extent of 1.
int odn_reduction(odn_primitive **result, const odn_descriptor *source, const odn_descriptor *destination);
/// Adds `count` tensors that lie alike, each times its factor.
int odn_weighted_sum(odn_primitive **result, int count, const float *factors, const odn_descriptor *data);

// arithmetic.c: loops of our own.

/// Numbers of a byte each as numbers from 0 to 1: `to[i] = from[i] / 255`.
void odn_bytes_to_units(float *to, const uint8_t *from, size_t count);
/// The sum of `parts` arrays, added in their order: `to[i] = (from[0][i] + from[1][i]) + ...`.
void odn_sum(float *to, const float *const *from, int parts, size_t count);
/// Sends each gradient to the first of `parts` arrays that holds the chosen value, and zero to the others.
void odn_send_to_chosen(float *const *to, const float *const *from, const float *chosen, const float *gradient,
                        int parts, size_t count);

// optimizers.c: one step of an optimiser as Keras computes it, for `count` parameters.

/// Gradient descent: `weights -= rate * gradient`.
void odn_sgd_step(float *weights, const float *gradient, size_t count, float rate);

/// What one step of gradient descent with momentum needs to know.
typedef struct ODNMomentum {
  float rate, momentum;
  bool nesterov;
} ODNMomentum;
/// Gradient descent with momentum (Polyak, 1964; Nesterov, 1983); `m` is the movement so far.
void odn_momentum_step(float *weights, float *m, const float *gradient, size_t count, ODNMomentum momentum);

/// What one step of RMSprop needs to know.
typedef struct ODNRMSprop {
  float rate, rho, one_minus_rho, momentum, epsilon;
} ODNRMSprop;
/// RMSprop (Tieleman and Hinton, 2012); `v` is the mean square of the gradient, `mean` its mean, or NULL if that is not
/// taken away, and `m` the movement so far, or NULL without momentum.
void odn_rmsprop_step(float *weights, float *v, float *mean, float *m, const float *gradient, size_t count,
                      ODNRMSprop rmsprop);

/// What one step of Adam (Kingma and Ba, 2015) needs to know; `rate` already holds the two corrections of bias.
typedef struct ODNAdam {
  float rate, one_minus_beta1, one_minus_beta2, epsilon;
} ODNAdam;
/// Adam; `m` and `v` are the moments.
void odn_adam_step(float *weights, float *m, float *v, const float *gradient, size_t count, ODNAdam adam);

/// Decay that no gradient has a part in (Loshchilov and Hutter, 2019): `weights -= weights * decay * rate`.
void odn_decay(float *weights, size_t count, float decay, float rate);

/// The library's version, as in 20603 for 2.6.3.
int odn_library_version(void);

/// The instruction set that the library uses on this processor, as a number of its own.
int odn_instruction_set(void);

// random.c: element i depends on `seed` and i only.

/// 0 with probability `rate`, else `1 / (1 - rate)`.
void odn_dropout_mask(float *mask, size_t count, uint64_t seed, float rate);
/// Adds numbers of a normal distribution with mean 0.
void odn_add_noise(float *to, const float *from, size_t count, uint64_t seed, float deviation);
