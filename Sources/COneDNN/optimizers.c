#include "COneDNN.h"
#include "wide.h"
#include <math.h>

ODN_WIDE void odn_sgd_step(float *weights, const float *gradient, size_t count, float rate) {
  for (size_t i = 0; i < count; i++) weights[i] -= gradient[i] * rate;
}

ODN_WIDE void odn_momentum_step(float *weights, float *m, const float *gradient, size_t count, ODNMomentum momentum) {
  for (size_t i = 0; i < count; i++) {
    const float descent = gradient[i] * momentum.rate;
    m[i] = m[i] * momentum.momentum - descent;
    weights[i] += momentum.nesterov ? m[i] * momentum.momentum - descent : m[i];
  }
}

ODN_WIDE void odn_rmsprop_step(float *weights, float *v, float *mean, float *m, const float *gradient, size_t count,
                      ODNRMSprop rmsprop) {
  for (size_t i = 0; i < count; i++) {
    const float g = gradient[i];
    v[i] = rmsprop.rho * v[i] + rmsprop.one_minus_rho * (g * g);
    float spread = v[i];
    if (mean) {
      mean[i] = rmsprop.rho * mean[i] + rmsprop.one_minus_rho * g;
      spread -= mean[i] * mean[i];
    }
    float descent = rmsprop.rate * g / __builtin_elementwise_sqrt(spread + rmsprop.epsilon);
    if (m) descent = m[i] = rmsprop.momentum * m[i] + descent;
    weights[i] -= descent;
  }
}

ODN_WIDE void odn_adam_step(float *weights, float *m, float *v, const float *gradient, size_t count, ODNAdam adam) {
  for (size_t i = 0; i < count; i++) {
    const float g = gradient[i];
    m[i] += (g - m[i]) * adam.one_minus_beta1;
    v[i] += (g * g - v[i]) * adam.one_minus_beta2;
    weights[i] -= m[i] * adam.rate / (__builtin_elementwise_sqrt(v[i]) + adam.epsilon);
  }
}

ODN_WIDE void odn_decay(float *weights, size_t count, float decay, float rate) {
  for (size_t i = 0; i < count; i++) weights[i] -= weights[i] * decay * rate;
}
