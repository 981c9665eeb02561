// Activation functions. Of each there is its value, and its slope where the gradient comes back: of `given`, which is its
// result or its input, as `ck_slope_reads_input` says.

INLINE Lanes rectifier(const CKActivation *f, Lanes x) {
  // Without a slope the result is 0 and no number times 0, which has a sign, and of an infinite one is none.
  const Lanes below = f->slope == 0 ? (Lanes)0 : f->slope * (x - f->threshold);
  return x > f->threshold ? at_most(x, f->ceiling) : below;
}

INLINE Lanes rectifier_slope(const CKActivation *f, Lanes given) {
  return given > f->threshold ? (given < f->ceiling ? (Lanes)1 : (Lanes)0) : (Lanes)f->slope;
}

INLINE Lanes elu(const CKActivation *f, Lanes x) {
  return f->scale * (x > 0.0f ? x : f->alpha * exponential_minus_1(at_most(x, 0)));
}

INLINE Lanes elu_slope(const CKActivation *f, Lanes result) {
  return result > 0.0f ? (Lanes)f->scale : result + f->scale * f->alpha;
}

INLINE Lanes gelu(const CKActivation *f, Lanes x) { return x * normal(x).share; }

INLINE Lanes gelu_slope(const CKActivation *f, Lanes x) {
  const Normal n = normal(x);
  return n.share + at_most(at_least(x, -100), 100) * n.density;
}

// The function of Hendrycks and Gimpel's approximation: 0.5 * (1 + tanh(u)) is the logistic function of 2u.
INLINE Lanes gelu_tanh(const CKActivation *f, Lanes x) {
  return x * logistic(x * (1.59576912f + 0.0713548163f * x * x));
}

INLINE Lanes gelu_tanh_slope(const CKActivation *f, Lanes x) {
  const Lanes near = at_most(at_least(x, -100), 100), square = near * near;
  const Lanes s = logistic(near * (1.59576912f + 0.0713548163f * square));
  return s + near * s * (1 - s) * (1.59576912f + 0.214064449f * square);
}

INLINE Lanes silu(const CKActivation *f, Lanes x) { return x * logistic(x); }

INLINE Lanes silu_slope(const CKActivation *f, Lanes x) {
  const Lanes s = logistic(x);
  return s + at_most(at_least(x, -100), 100) * s * (1 - s);
}

INLINE Lanes hard_sigmoid(const CKActivation *f, Lanes x) { return at_most(at_least(x + 3, 0), 6) / 6; }

INLINE Lanes hard_sigmoid_slope(const CKActivation *f, Lanes result) {
  return result > 0.0f ? (result < 1.0f ? (Lanes)(1.0f / 6) : (Lanes)0) : (Lanes)0;
}

INLINE Lanes hard_silu(const CKActivation *f, Lanes x) { return x * hard_sigmoid(f, x); }

INLINE Lanes hard_silu_slope(const CKActivation *f, Lanes x) {
  return x > -3.0f ? (x < 3.0f ? x / 3 + 0.5f : (Lanes)1) : (Lanes)0;
}

INLINE Lanes softplus(const CKActivation *f, Lanes x) {
  return at_least(x, 0) + logarithm_of_1_plus(exponential(-absolute(x)));
}

INLINE Lanes softplus_slope(const CKActivation *f, Lanes result) { return -exponential_minus_1(-result); }

INLINE Lanes softsign(const CKActivation *f, Lanes x) { return x / (1 + absolute(x)); }

INLINE Lanes softsign_slope(const CKActivation *f, Lanes x) {
  const Lanes part = 1 / (1 + absolute(x));
  return part * part;
}

INLINE Lanes exponential_function(const CKActivation *f, Lanes x) { return exponential(x); }

INLINE Lanes exponential_function_slope(const CKActivation *f, Lanes result) { return result; }

INLINE Lanes sigmoid(const CKActivation *f, Lanes x) { return logistic(x); }

INLINE Lanes sigmoid_slope(const CKActivation *f, Lanes result) { return result * (1 - result); }

INLINE Lanes hyperbolic_tangent(const CKActivation *f, Lanes x) {
  const Lanes e = exponential_minus_1(-2 * absolute(x));
  return (x < 0.0f ? e : -e) / (2 + e);
}

INLINE Lanes hyperbolic_tangent_slope(const CKActivation *f, Lanes result) { return 1 - result * result; }

INLINE Lanes hard_tanh(const CKActivation *f, Lanes x) { return at_most(at_least(x, -1), 1); }

INLINE Lanes hard_tanh_slope(const CKActivation *f, Lanes result) {
  return result > -1.0f ? (result < 1.0f ? (Lanes)1 : (Lanes)0) : (Lanes)0;
}

typedef Lanes Function(const CKActivation *, Lanes);

// Goes over all numbers, the last few by way of a full vector.
INLINE void map(Function function, const CKActivation *f, size_t count, const float *x, float *y) {
  size_t at = 0;
  for (; at + CK_LANES <= count; at += CK_LANES) *(Lanes *)(y + at) = function(f, *(const Lanes *)(x + at));
  if (at == count) return;
  const size_t left = (count - at) * sizeof(float);
  Lanes value = 0;
  memcpy(&value, x + at, left);
  value = function(f, value);
  memcpy(y + at, &value, left);
}

INLINE void map_gradient(Function slope, const CKActivation *f, size_t count, const float *given, const float *dy,
                         float *dx) {
  size_t at = 0;
  for (; at + CK_LANES <= count; at += CK_LANES) {
    *(Lanes *)(dx + at) = *(const Lanes *)(dy + at) * slope(f, *(const Lanes *)(given + at));
  }
  if (at == count) return;
  const size_t left = (count - at) * sizeof(float);
  Lanes value = 0, gradient = 0;
  memcpy(&value, given + at, left);
  memcpy(&gradient, dy + at, left);
  gradient *= slope(f, value);
  memcpy(dx + at, &gradient, left);
}

static void activate(const CKActivation *f, size_t count, const float *x, float *y) {
  switch (f->function) {
    case CKFunctionRectifier: return map(rectifier, f, count, x, y);
    case CKFunctionELU: return map(elu, f, count, x, y);
    case CKFunctionGELU: return map(gelu, f, count, x, y);
    case CKFunctionGELUTanh: return map(gelu_tanh, f, count, x, y);
    case CKFunctionSiLU: return map(silu, f, count, x, y);
    case CKFunctionHardSigmoid: return map(hard_sigmoid, f, count, x, y);
    case CKFunctionHardSiLU: return map(hard_silu, f, count, x, y);
    case CKFunctionSoftplus: return map(softplus, f, count, x, y);
    case CKFunctionSoftsign: return map(softsign, f, count, x, y);
    case CKFunctionExponential: return map(exponential_function, f, count, x, y);
    case CKFunctionSigmoid: return map(sigmoid, f, count, x, y);
    case CKFunctionTanh: return map(hyperbolic_tangent, f, count, x, y);
    case CKFunctionHardTanh: return map(hard_tanh, f, count, x, y);
  }
}

static void activate_gradient(const CKActivation *f, size_t count, const float *given, const float *dy, float *dx) {
  switch (f->function) {
    case CKFunctionRectifier: return map_gradient(rectifier_slope, f, count, given, dy, dx);
    case CKFunctionELU: return map_gradient(elu_slope, f, count, given, dy, dx);
    case CKFunctionGELU: return map_gradient(gelu_slope, f, count, given, dy, dx);
    case CKFunctionGELUTanh: return map_gradient(gelu_tanh_slope, f, count, given, dy, dx);
    case CKFunctionSiLU: return map_gradient(silu_slope, f, count, given, dy, dx);
    case CKFunctionHardSigmoid: return map_gradient(hard_sigmoid_slope, f, count, given, dy, dx);
    case CKFunctionHardSiLU: return map_gradient(hard_silu_slope, f, count, given, dy, dx);
    case CKFunctionSoftplus: return map_gradient(softplus_slope, f, count, given, dy, dx);
    case CKFunctionSoftsign: return map_gradient(softsign_slope, f, count, given, dy, dx);
    case CKFunctionExponential: return map_gradient(exponential_function_slope, f, count, given, dy, dx);
    case CKFunctionSigmoid: return map_gradient(sigmoid_slope, f, count, given, dy, dx);
    case CKFunctionTanh: return map_gradient(hyperbolic_tangent_slope, f, count, given, dy, dx);
    case CKFunctionHardTanh: return map_gradient(hard_tanh_slope, f, count, given, dy, dx);
  }
}
