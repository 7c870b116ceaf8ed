import CKernels
import Sentences

/// The encoder while it learns: the same sums as `Encoder`, and their derivatives backward through
/// the sentence.
final class EncoderLearner {
  /// A layer of a bidirectional LSTM.
  struct Layer {
    var input: Tensor
    var bias: Tensor
    var recurrences: [Tensor]
    fileprivate let gates = Buffer()
    fileprivate let cells = Buffer()
    fileprivate let squashed = Buffer()
    fileprivate let states = Buffer()
    fileprivate let mask = Buffer()
    /// What enters the layer, after dropout.
    fileprivate let entry = Buffer()

    var tensors: [Tensor] { [input, bias] + recurrences }
  }

  static let widths = [64, 32, 16, 16, 16, WordVectors.width]
  static let inputWidth = widths.reduce(0, +)

  let hidden: Int
  let tables: [Tensor]
  let layers: [Layer]
  private let drop: Float
  private let gateSlopes = Buffer()
  private let stateSlopes = Buffer()
  private let carry = Buffer()
  private var features: [Int] = []
  private var count = 0

  init(sizes: [Int], hidden: Int, layers: Int, drop: Float, _ random: inout FixedRandom) {
    self.hidden = hidden
    self.drop = drop
    tables = zip(sizes, EncoderLearner.widths).map {
      Tensor($0, $1, range: 0.2, isTable: true, &random)
    }
    self.layers = (0..<layers).map { layer in
      let inputs = layer == 0 ? EncoderLearner.inputWidth : 2 * hidden
      let bias = Tensor(1, 6 * hidden, range: 0, &random)
      for gate in 0..<hidden {
        bias.value[gate] = -1
        bias.value[3 * hidden + gate] = -1
      }
      return Layer(
        input: Tensor(inputs, 6 * hidden, outputs: hidden, &random), bias: bias,
        recurrences: (0..<2).map { _ in Tensor(hidden, 3 * hidden, outputs: hidden, &random) })
    }
  }

  var tensors: [Tensor] { tables + layers.flatMap(\.tensors) }

  /// The outputs of the last layer for a sentence given by the rows of its features.
  func forward(_ features: [Int], _ random: inout FixedRandom) -> UnsafeMutablePointer<Float> {
    self.features = features
    count = features.count / FeatureVocabulary.groups
    var entry = layers[0].entry.room(count * EncoderLearner.inputWidth)
    var place = entry
    for (index, row) in features.enumerated() {
      let table = tables[index % FeatureVocabulary.groups]
      place.update(from: table.value + row * table.columns, count: table.columns)
      place += table.columns
    }
    for (number, layer) in layers.enumerated() {
      let width = layer.input.rows
      let size = count * width
      if number > 0 {
        let below = entry
        entry = layer.entry.room(size)
        entry.update(from: below, count: size)
      }
      random.drop(entry, layer.mask.room(size), count: size, drop)
      entry = run(layer, entry)
    }
    return entry
  }

  private func run(
    _ layer: Layer, _ entry: UnsafeMutablePointer<Float>
  ) -> UnsafeMutablePointer<Float> {
    let columns = 6 * hidden
    let gates = layer.gates.room(count * columns)
    for row in 0..<count { (gates + row * columns).update(from: layer.bias.value, count: columns) }
    sayso_multiply(
      entry, layer.input.rows, 1, layer.input.value, columns, gates, columns, count,
      layer.input.rows, columns)
    let cells = layer.cells.room(count * 2 * hidden)
    let squashed = layer.squashed.room(count * 2 * hidden)
    let states = layer.states.room(count * 2 * hidden)
    let zero = carry.cleared(hidden)
    for direction in 0..<2 {
      var last: Int?
      for step in 0..<count {
        let word = direction == 0 ? step : count - 1 - step
        let gate = gates + word * columns + direction * 3 * hidden
        let place = (word * 2 + direction) * hidden
        if let last {
          sayso_multiply(
            states + last, 0, 1, layer.recurrences[direction].value, 3 * hidden, gate, 0, 1, hidden,
            3 * hidden)
        }
        sayso_cell(
          gate, last.map { cells + $0 } ?? zero, cells + place, squashed + place, states + place,
          hidden)
        last = place
      }
    }
    return states
  }

  /// Adds the gradients, given those of the outputs.
  func backward(_ slopes: UnsafeMutablePointer<Float>) {
    var slopes = slopes
    for layer in layers.reversed() {
      let gates = gateSlopes.room(count * 6 * hidden)
      for direction in 0..<2 { back(layer, direction, slopes, gates) }
      slopes = leave(layer, gates)
    }
    var place = slopes
    for (index, row) in features.enumerated() {
      let table = tables[index % FeatureVocabulary.groups]
      sayso_add(place, table.touch(row), table.columns)
      place += table.columns
    }
  }

  /// Back through one direction of a layer: the derivatives of its gates before activation.
  private func back(
    _ layer: Layer, _ direction: Int, _ slopes: UnsafeMutablePointer<Float>,
    _ gateSlopes: UnsafeMutablePointer<Float>
  ) {
    let width = hidden
    let fromNext = carry.cleared(2 * width)
    let cellSlope = fromNext + width
    for step in (0..<count).reversed() {
      let word = direction == 0 ? step : count - 1 - step
      let last = direction == 0 ? word - 1 : word + 1
      let gate = layer.gates.start + word * 6 * width + direction * 3 * width
      let slope = gateSlopes + word * 6 * width + direction * 3 * width
      let place = (word * 2 + direction) * width
      let before =
        step == 0 ? nil : UnsafePointer(layer.cells.start + (last * 2 + direction) * width)
      let squashed = layer.squashed.start + place
      for index in 0..<width {
        let (input, output, candidate) = (
          gate[index], gate[width + index], gate[2 * width + index]
        )
        let squash = squashed[index]
        let state = slopes[place + index] + fromNext[index]
        let cell = cellSlope[index] + state * output * (1 - squash * squash)
        let memory = before.map { $0[index] } ?? 0
        slope[index] = cell * (candidate - memory) * input * (1 - input)
        slope[width + index] = state * squash * output * (1 - output)
        slope[2 * width + index] = cell * input * (1 - candidate * candidate)
        cellSlope[index] = cell * (1 - input)
        fromNext[index] = 0
      }
      guard step > 0, let transposed = layer.recurrences[direction].transposed else { continue }
      sayso_multiply(slope, 0, 1, transposed, width, fromNext, 0, 1, 3 * width, width)
    }
    addRecurrence(layer, direction, gateSlopes)
  }

  private func addRecurrence(
    _ layer: Layer, _ direction: Int, _ gateSlopes: UnsafeMutablePointer<Float>
  ) {
    let width = hidden
    let states = layer.states.start + direction * width + (direction == 0 ? 0 : 2 * width)
    let slopes = gateSlopes + direction * 3 * width + (direction == 0 ? 6 * width : 0)
    sayso_multiply(
      states, 1, 2 * width, slopes, 6 * width, layer.recurrences[direction].gradient, 3 * width,
      width, count - 1, 3 * width)
  }

  /// Adds the gradients of the input matrix; the derivatives of what entered the layer.
  private func leave(
    _ layer: Layer, _ gates: UnsafeMutablePointer<Float>
  ) -> UnsafeMutablePointer<Float> {
    let inputs = layer.input.rows
    let columns = 6 * hidden
    for row in 0..<count { sayso_add(gates + row * columns, layer.bias.gradient, columns) }
    sayso_multiply(
      layer.entry.start, 1, inputs, gates, columns, layer.input.gradient, columns, inputs, count,
      columns)
    let slopes = stateSlopes.cleared(count * inputs)
    if let transposed = layer.input.transposed {
      sayso_multiply(gates, columns, 1, transposed, inputs, slopes, inputs, count, columns, inputs)
    }
    for index in 0..<count * inputs { slopes[index] *= layer.mask.start[index] }
    return slopes
  }
}
