import CKernels

/// A matrix of weights while it is learned, with its gradient and what Adam (Kingma and Ba 2015)
/// remembers of earlier gradients.
final class Tensor {
  let rows: Int
  let columns: Int
  let value: UnsafeMutablePointer<Float>
  let gradient: UnsafeMutablePointer<Float>
  private let mean: UnsafeMutablePointer<Float>
  private let square: UnsafeMutablePointer<Float>
  /// `value` with rows and columns exchanged, for those that ask for it.
  let transposed: UnsafeMutablePointer<Float>?
  /// Of a table few rows of which change at a time: which did.
  private var touched: [Int] = []
  private var isTouched: [Bool]

  /// Random weights within ±`range`. `isTable`: only rows that were touched are updated.
  init(
    _ rows: Int, _ columns: Int, range: Float, isTable: Bool = false, needsTransposed: Bool = false,
    _ random: inout FixedRandom
  ) {
    self.rows = rows
    self.columns = columns
    func zeros() -> UnsafeMutablePointer<Float> {
      let pointer = UnsafeMutablePointer<Float>.allocate(capacity: rows * columns + 8)
      pointer.initialize(repeating: 0, count: rows * columns + 8)
      return pointer
    }
    value = zeros()
    gradient = zeros()
    mean = zeros()
    square = zeros()
    transposed = needsTransposed ? zeros() : nil
    isTouched = isTable ? Array(repeating: false, count: rows) : []
    for index in 0..<rows * columns { value[index] = range * (2 * random.unit() - 1) }
    transpose()
  }

  /// Weights that keep the size of what passes through them (Glorot and Bengio 2010).
  convenience init(
    _ rows: Int, _ columns: Int, outputs: Int? = nil, needsTransposed: Bool = true,
    _ random: inout FixedRandom
  ) {
    let range = (6 / Float(rows + (outputs ?? columns))).squareRoot()
    self.init(rows, columns, range: range, needsTransposed: needsTransposed, &random)
  }

  deinit {
    for pointer in [value, gradient, mean, square] { pointer.deallocate() }
    transposed?.deallocate()
  }

  private var isFrozen = false

  /// Sets weights that no update changes.
  func freeze(_ numbers: [Float]) {
    for (index, number) in numbers.enumerated() { value[index] = number }
    isFrozen = true
  }

  /// The gradient of a row of a table.
  func touch(_ row: Int) -> UnsafeMutablePointer<Float> {
    if !isTouched[row] {
      isTouched[row] = true
      touched.append(row)
    }
    return gradient + row * columns
  }

  /// Moves the weights against the gradient and forgets it.
  func update(_ adam: Adam) {
    if isTouched.isEmpty {
      adam.update(value, gradient, mean, square, count: rows * columns)
    } else {
      for row in touched {
        let start = row * columns
        if !isFrozen {
          adam.update(value + start, gradient + start, mean + start, square + start, count: columns)
        }
        isTouched[row] = false
      }
      touched.removeAll(keepingCapacity: true)
    }
    transpose()
  }

  private func transpose() {
    guard let transposed else { return }
    for row in 0..<rows {
      for column in 0..<columns { transposed[column * rows + row] = value[row * columns + column] }
    }
  }
}

/// The step size of one update.
struct Adam {
  static let decay: Float = 0.9
  static let squareDecay: Float = 0.98

  /// Step size with the correction for the first steps.
  private let rate: Float
  private let squareCorrection: Float

  /// `step` counts from 1.
  init(rate: Float, step: Int) {
    var (first, second): (Float, Float) = (1, 1)
    for _ in 0..<min(step, 2_000) {
      first *= Adam.decay
      second *= Adam.squareDecay
    }
    self.rate = rate / (1 - first)
    squareCorrection = 1 / (1 - second)
  }

  /// Elementwise, so the order of the lanes doesn't matter.
  func update(
    _ value: UnsafeMutablePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
    _ mean: UnsafeMutablePointer<Float>, _ square: UnsafeMutablePointer<Float>, count: Int
  ) {
    for index in 0..<count {
      let slope = gradient[index]
      let first = Adam.decay * mean[index] + (1 - Adam.decay) * slope
      let second = Adam.squareDecay * square[index] + (1 - Adam.squareDecay) * slope * slope
      mean[index] = first
      square[index] = second
      value[index] -= rate * first / ((second * squareCorrection).squareRoot() + 1e-8)
      gradient[index] = 0
    }
  }
}

/// Memory for intermediate results, which grows as needed.
final class Buffer {
  private(set) var start: UnsafeMutablePointer<Float>
  private var capacity: Int

  init() {
    capacity = 1 << 12
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// Room for `count` numbers, zero.
  func cleared(_ count: Int) -> UnsafeMutablePointer<Float> {
    let start = room(count)
    start.update(repeating: 0, count: count)
    return start
  }

  func room(_ count: Int) -> UnsafeMutablePointer<Float> {
    if count > capacity {
      start.deallocate()
      capacity = count * 2
      start = .allocate(capacity: capacity)
    }
    return start
  }
}

extension FixedRandom {
  /// 0..<1.
  mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }

  /// Sets each number to 0 with the probability, or scales it up for the loss of the others;
  /// leaves in `mask` what each was multiplied with (Srivastava et al. 2014).
  mutating func drop(
    _ numbers: UnsafeMutablePointer<Float>, _ mask: UnsafeMutablePointer<Float>, count: Int,
    _ probability: Float
  ) {
    let bound = UInt64(probability * 65_536)
    let keep = 1 / (1 - probability)
    var bits: UInt64 = 0
    for index in 0..<count {
      if index & 3 == 0 { bits = next() }
      mask[index] = bits & 0xFFFF < bound ? 0 : keep
      numbers[index] *= mask[index]
      bits >>= 16
    }
  }
}
