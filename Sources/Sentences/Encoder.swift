import CKernels

/// Reads a sentence once forward and once backward, and says of each word in numbers what it and
/// its surroundings look like: a bidirectional LSTM (Graves and Schmidhuber 2005) whose forget gate
/// is one minus its input gate (Greff et al. 2017).
///
/// A word enters as the sum of the rows of its features; the multiplication with the input matrix
/// was done when the model was written. O(words).
struct Encoder {
  let model: ParserModel

  /// The outputs of the last layer, 2 × hidden a word. The caller frees them.
  func states(of words: ArraySlice<WordForm>) -> UnsafeMutablePointer<Float> {
    let shape = model.shape
    let count = words.count
    let gates = UnsafeMutablePointer<Float>.allocate(capacity: count * shape.gateColumns)
    defer { gates.deallocate() }
    var states = UnsafeMutablePointer<Float>.allocate(capacity: count * 2 * shape.hidden)
    enter(words, gates)
    run(layer: 0, count, gates, states)
    for layer in 1..<max(1, shape.layers) {
      let next = UnsafeMutablePointer<Float>.allocate(capacity: count * 2 * shape.hidden)
      fill(gates, with: model.layer(layer, 1), shape.gateColumns, rows: count)
      sayso_multiply(
        states, 2 * shape.hidden, 1, model.layer(layer, 0), shape.gateColumns, gates,
        shape.gateColumns, count, 2 * shape.hidden, shape.gateColumns)
      run(layer: layer, count, gates, next)
      states.deallocate()
      states = next
    }
    return states
  }

  /// The input of the gates of the first layer.
  private func enter(_ words: ArraySlice<WordForm>, _ gates: UnsafeMutablePointer<Float>) {
    let columns = model.shape.gateColumns
    fill(gates, with: model.layer(0, 1), columns, rows: words.count)
    for (index, word) in words.enumerated() {
      for group in 0..<EncoderFeatures.groups {
        let (bytes, scale) = model.row(EncoderFeatures.key(group, of: word), group: group)
        sayso_add_scaled(bytes, scale, gates + index * columns, columns)
      }
    }
  }

  private func run(
    layer: Int, _ count: Int, _ gates: UnsafeMutablePointer<Float>,
    _ states: UnsafeMutablePointer<Float>
  ) {
    let width = model.shape.hidden
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * width) { cells in
      guard var cell = cells.baseAddress else { return }
      for direction in 0..<2 {
        let recurrence = model.layer(layer, 2 + direction)
        cells.update(repeating: 0)
        var next = cell + width
        var last: UnsafeMutablePointer<Float>?
        for step in 0..<count {
          let word = direction == 0 ? step : count - 1 - step
          let gate = gates + word * 6 * width + direction * 3 * width
          let output = states + (word * 2 + direction) * width
          if let last {
            sayso_multiply(last, 0, 1, recurrence, 3 * width, gate, 0, 1, width, 3 * width)
          }
          sayso_cell(gate, cell, next, cells.baseAddress! + 2 * width, output, width)
          swap(&cell, &next)
          last = output
        }
        cell = cells.baseAddress!
      }
    }
  }
}

/// Fills rows with one and the same row.
func fill(
  _ target: UnsafeMutablePointer<Float>, with row: UnsafePointer<Float>, _ columns: Int, rows: Int
) {
  for index in 0..<rows { (target + index * columns).update(from: row, count: columns) }
}
