// Arithmetic of the learned models that Swift measured slower: products of small matrices.
//
// Every sum is taken in one fixed order, whatever the width of the machine's registers, and no
// product is fused with a sum. So all machines give the same bits.
#ifndef SAYSO_CKERNELS_H
#define SAYSO_CKERNELS_H

#include <stdint.h>

/// C += A · B. A has `rows` × `inner` elements, `a_row` and `a_inner` apart; B has `inner` rows of
/// `columns`, `b_row` apart; C has `rows` rows, `c_row` apart.
void sayso_multiply(
    const float *_Nonnull a, intptr_t a_row, intptr_t a_inner, const float *_Nonnull b,
    intptr_t b_row, float *_Nonnull c, intptr_t c_row, intptr_t rows, intptr_t inner,
    intptr_t columns);

/// The same sums one after the other: what a test holds `sayso_multiply` against.
void sayso_multiply_plainly(
    const float *_Nonnull a, intptr_t a_row, intptr_t a_inner, const float *_Nonnull b,
    intptr_t b_row, float *_Nonnull c, intptr_t c_row, intptr_t rows, intptr_t inner,
    intptr_t columns);

/// y += x · scale, for weights of 8 bits.
void sayso_add_scaled(
    const int8_t *_Nonnull x, float scale, float *_Nonnull y, intptr_t count);

/// y += x.
void sayso_add(const float *_Nonnull x, float *_Nonnull y, intptr_t count);

/// result = the sum of `count` rows of `width` numbers, in their order, with zero for what is below
/// zero. `width` is a multiple of 16.
void sayso_add_rows(
    const float *_Nonnull const *_Nonnull rows, intptr_t count, float *_Nonnull result,
    intptr_t width);

/// Sum of x · y in eight interleaved partial sums. `count` is a multiple of 8.
float sayso_dot(const float *_Nonnull x, const float *_Nonnull y, intptr_t count);

/// One step of an LSTM cell whose forget gate is 1 − input gate (Greff et al. 2017). `gates` holds
/// input, output and candidate, `width` each, and gets their activations; `memory` the cell before;
/// results: the new cell, its tanh, and the output.
void sayso_cell(
    float *_Nonnull gates, const float *_Nonnull memory, float *_Nonnull next,
    float *_Nonnull squashed, float *_Nonnull output, intptr_t width);

/// e to the power of x, good to 1 in 10⁶; the same bits on every machine.
float sayso_exp(float x);

#endif
