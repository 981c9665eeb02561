// Exponentials and what is made of them, each number within a few units of its last place.

INLINE Lanes absolute(Lanes x) { return __builtin_elementwise_abs(x); }
INLINE Lanes at_least(Lanes x, float low) { return x < low ? (Lanes)low : x; }
INLINE Lanes at_most(Lanes x, float high) { return x > high ? (Lanes)high : x; }

// The value of a polynomial, given by its coefficients with the constant first.
INLINE Lanes polynomial(Lanes x, const int count, const float *coefficients) {
  Lanes sum = coefficients[count - 1];
  UNROLLED for (int i = count - 2; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

// e^x = scale * (1 + rest), where scale is a power of 2 and rest is small: of x near 0, scale is 1. x is 88.7 at most.
typedef struct {
  Lanes half_scale, rest;
} Exponential;

INLINE Exponential exponential_parts(Lanes x) {
  static const float terms[] = {0.5f, 0.166666672f, 0.0416664667f, 0.00833329838f, 0.00139336509f, 0.000198992857f};
  // Rounds to whole numbers: so large a number has no place for a fraction.
  const Lanes big = 0x1.8p23f;
  const Lanes n = (x * 1.44269504f + big) - big;
  // ln 2 in two parts, the first with so few digits that its product with n is exact.
  const Lanes r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  // Half of the scale, because 2^128 cannot be written where a smaller multiple of it can.
  const Choices exponent = (__builtin_convertvector(n, Choices) + 126) << 23;
  const Exponential result = {__builtin_bit_cast(Lanes, exponent), r + r * r * polynomial(r, 6, terms)};
  return result;
}

// e^x: 0 where that is too small for a number, and infinite where it is too large.
INLINE Lanes exponential(Lanes x) {
  const Exponential e = exponential_parts(at_most(at_least(x, -87), 88.7228f));
  const Lanes value = (e.half_scale + e.half_scale * e.rest) * 2;
  return x < -87.0f ? (Lanes)0 : (x > 88.7228f ? (Lanes)__builtin_inff() : value);
}

// e^x - 1 of x up to 0, exact near 0 too.
INLINE Lanes exponential_minus_1(Lanes x) {
  const Exponential e = exponential_parts(at_least(x, -30));
  const Lanes scale = e.half_scale * 2;
  return scale * e.rest + (scale - 1);
}

// ln(1 + x) of x from 0 to 1, by the series of the inverse hyperbolic tangent of x / (2 + x).
INLINE Lanes logarithm_of_1_plus(Lanes x) {
  static const float terms[] = {1, 0.333333343f, 0.199998498f, 0.142963096f, 0.108514473f, 0.116203658f};
  const Lanes s = x / (x + 2);
  return 2 * s * polynomial(s * s, 6, terms);
}

// 1 / (1 + e^-x), exact where it is small too.
INLINE Lanes logistic(Lanes x) {
  const Lanes e = exponential(-absolute(x));
  return (x < 0.0f ? e : (Lanes)1) / (1 + e);
}

// The share of a normal distribution that lies below x: a polynomial times e^(-x²/2), fitted to 2e-7 of the value; and
// its density there.
typedef struct {
  Lanes share, density;
} Normal;

INLINE Normal normal(Lanes x) {
  static const float terms[] = {0.510791361f,      0.343580306f,       0.139735848f,       0.0182217918f,
                                -0.0107526667f,    -0.00324400514f,    0.00153234205f,     0.000431558961f,
                                -0.000303331326f,  -3.70593807e-05f,   4.38596435e-05f};
  const Lanes z = at_most(absolute(x), 100);
  const Lanes bell = exponential(z * z * -0.5f);
  const Lanes t = 1 / (1 + z * 0.353553391f);
  const Lanes tail = 0.5f * t * polynomial(2 * t - 1, 11, terms) * bell;
  const Normal result = {x < 0.0f ? tail : 1 - tail, bell * 0.398942280f};
  return result;
}
