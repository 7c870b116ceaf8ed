#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

// Chosen when the program starts: eight lanes where the machine has them, else twice four.
// SAYSO_NARROW leaves the wide ones out, to show that training then gives the same bytes.
#if defined(__x86_64__) && defined(__linux__) && !defined(SAYSO_NARROW)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif
#define INLINE static inline __attribute__((always_inline))

typedef float Lanes __attribute__((vector_size(32), aligned(4)));

/// `height` rows of C, `width` times eight columns of it.
INLINE void block(
    const float *a, intptr_t a_row, intptr_t a_inner, const float *b, intptr_t b_row, float *c,
    intptr_t c_row, intptr_t inner, const int height, const int width) {
  Lanes sums[8];
  for (int r = 0; r < height; r++)
    for (int v = 0; v < width; v++) sums[r * width + v] = *(const Lanes *)(c + r * c_row + v * 8);
  for (intptr_t i = 0; i < inner; i++) {
    for (int r = 0; r < height; r++) {
      const float x = a[r * a_row + i * a_inner];
      for (int v = 0; v < width; v++)
        sums[r * width + v] += x * *(const Lanes *)(b + i * b_row + v * 8);
    }
  }
  for (int r = 0; r < height; r++)
    for (int v = 0; v < width; v++) *(Lanes *)(c + r * c_row + v * 8) = sums[r * width + v];
}

INLINE void edge(
    const float *a, intptr_t a_row, intptr_t a_inner, const float *b, intptr_t b_row, float *c,
    intptr_t c_row, intptr_t rows, intptr_t inner, intptr_t columns) {
  for (intptr_t r = 0; r < rows; r++)
    for (intptr_t j = 0; j < columns; j++) {
      float sum = c[r * c_row + j];
      for (intptr_t i = 0; i < inner; i++) sum += a[r * a_row + i * a_inner] * b[i * b_row + j];
      c[r * c_row + j] = sum;
    }
}

WIDE void sayso_multiply(
    const float *a, intptr_t a_row, intptr_t a_inner, const float *b, intptr_t b_row, float *c,
    intptr_t c_row, intptr_t rows, intptr_t inner, intptr_t columns) {
  intptr_t r = 0;
  for (; r + 4 <= rows; r += 4) {
    intptr_t j = 0;
    for (; j + 16 <= columns; j += 16)
      block(a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, inner, 4, 2);
    for (; j + 8 <= columns; j += 8)
      block(a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, inner, 4, 1);
    edge(
        a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, 4, inner,
        columns - j);
  }
  for (; r < rows; r++) {
    intptr_t j = 0;
    for (; j + 64 <= columns; j += 64)
      block(a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, inner, 1, 8);
    for (; j + 48 <= columns; j += 48)
      block(a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, inner, 1, 6);
    for (; j + 16 <= columns; j += 16)
      block(a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, inner, 1, 2);
    for (; j + 8 <= columns; j += 8)
      block(a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, inner, 1, 1);
    edge(
        a + r * a_row, a_row, a_inner, b + j, b_row, c + r * c_row + j, c_row, 1, inner,
        columns - j);
  }
}

void sayso_multiply_plainly(
    const float *a, intptr_t a_row, intptr_t a_inner, const float *b, intptr_t b_row, float *c,
    intptr_t c_row, intptr_t rows, intptr_t inner, intptr_t columns) {
  edge(a, a_row, a_inner, b, b_row, c, c_row, rows, inner, columns);
}

WIDE void sayso_add_scaled(const int8_t *x, float scale, float *y, intptr_t count) {
  for (intptr_t i = 0; i < count; i++) y[i] += scale * (float)x[i];
}

WIDE void sayso_add(const float *x, float *y, intptr_t count) {
  for (intptr_t i = 0; i < count; i++) y[i] += x[i];
}

WIDE void sayso_add_rows(
    const float *const *rows, intptr_t count, float *result, intptr_t width) {
  for (intptr_t i = 0; i + 16 <= width; i += 16) {
    Lanes low = *(const Lanes *)(rows[0] + i), high = *(const Lanes *)(rows[0] + i + 8);
    for (intptr_t r = 1; r < count; r++) {
      low += *(const Lanes *)(rows[r] + i);
      high += *(const Lanes *)(rows[r] + i + 8);
    }
    for (int lane = 0; lane < 8; lane++) {
      result[i + lane] = low[lane] > 0 ? low[lane] : 0;
      result[i + 8 + lane] = high[lane] > 0 ? high[lane] : 0;
    }
  }
}

WIDE float sayso_dot(const float *x, const float *y, intptr_t count) {
  Lanes sums = {0};
  for (intptr_t i = 0; i + 8 <= count; i += 8)
    sums += *(const Lanes *)(x + i) * *(const Lanes *)(y + i);
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

/// 2 to the whole part by its bits, the rest by the series of e^x to the sixth power.
INLINE float power(float x) {
  x = x < -80 ? -80 : x > 80 ? 80 : x;
  const float shifted = x * 1.44269504f + 12582912.0f;  // rounds to a whole number in its low bits
  const float whole = shifted - 12582912.0f;
  const float r = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
  float sum = 1.0f / 720;
  sum = sum * r + 1.0f / 120;
  sum = sum * r + 1.0f / 24;
  sum = sum * r + 1.0f / 6;
  sum = sum * r + 0.5f;
  sum = sum * r + 1;
  sum = sum * r + 1;
  union { float value; int32_t bits; } scale;
  scale.bits = ((int32_t)whole + 127) << 23;
  return sum * scale.value;
}

INLINE float sigmoid(float x) { return 1 / (1 + power(-x)); }

WIDE void sayso_cell(
    float *gates, const float *memory, float *next, float *squashed, float *output,
    intptr_t width) {
  float *in = gates, *out = gates + width, *candidate = gates + 2 * width;
  for (intptr_t i = 0; i < 3 * width; i++) {
    const float x = i < 2 * width ? gates[i] : 2 * gates[i];
    const float s = sigmoid(x);
    gates[i] = i < 2 * width ? s : 2 * s - 1;
  }
  for (intptr_t i = 0; i < width; i++) {
    const float cell = memory[i] + in[i] * (candidate[i] - memory[i]);
    const float squash = 2 * sigmoid(2 * cell) - 1;
    next[i] = cell;
    squashed[i] = squash;
    output[i] = out[i] * squash;
  }
}

float sayso_exp(float x) { return power(x); }
