/// An averaged perceptron over hashed features, while it learns.
///
/// Weights are integers, so the result does not depend on the order of additions. Averaging keeps,
/// beside each weight, the sum of its changes times the step at which they came (Daumé III 2006):
/// average = weight − sum / steps.
final class Perceptron {
  struct Entry {
    var label: Int32
    var weight: Int32
    var moved: Int64
  }

  private struct Row {
    var start: Int32
    var count: Int16
    var capacity: Int16
  }

  let labelCount: Int
  private(set) var step: Int64 = 1
  /// Open addressing: the key's slot holds its row number plus one.
  private var slots: [(key: UInt64, row: Int32)]
  private var rows: [Row] = []
  private var pool: [Entry] = []

  init(labelCount: Int) {
    self.labelCount = labelCount
    slots = Array(repeating: (0, 0), count: 1 << 16)
    rows.reserveCapacity(1 << 16)
    pool.reserveCapacity(1 << 20)
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while slots[slot].row != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  /// The scores of the features, one a label.
  func score(_ keys: [UInt64], into scores: inout [Int32]) {
    for label in scores.indices { scores[label] = 0 }
    for key in keys {
      let row = slots[slot(of: key)].row
      guard row != 0 else { continue }
      let place = rows[Int(row) - 1]
      for index in Int(place.start)..<Int(place.start) + Int(place.count) {
        scores[Int(pool[index].label)] &+= pool[index].weight
      }
    }
  }

  /// Moves the features towards one label and away from another.
  func update(_ keys: [UInt64], towards good: Int, awayFrom bad: Int) {
    for key in keys {
      let row = self.row(of: key)
      change(row, label: Int32(good), by: 1)
      change(row, label: Int32(bad), by: -1)
    }
  }

  func nextStep() { step += 1 }

  private func row(of key: UInt64) -> Int {
    var slot = slot(of: key)
    if slots[slot].row == 0 {
      if rows.count * 2 >= slots.count {
        grow()
        slot = self.slot(of: key)
      }
      rows.append(Row(start: Int32(pool.count), count: 0, capacity: 2))
      pool.append(Entry(label: 0, weight: 0, moved: 0))
      pool.append(Entry(label: 0, weight: 0, moved: 0))
      slots[slot] = (key, Int32(rows.count))
    }
    return Int(slots[slot].row) - 1
  }

  private func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: old.count * 2)
    for entry in old where entry.row != 0 { slots[slot(of: entry.key)] = entry }
  }

  private func change(_ row: Int, label: Int32, by amount: Int32) {
    let place = rows[row]
    var index = Int(place.start)
    let end = index + Int(place.count)
    while index < end, pool[index].label != label { index += 1 }
    if index == end { index = append(to: row) }
    pool[index].label = label
    pool[index].weight += amount
    pool[index].moved += Int64(amount) * step
  }

  /// Index of a new entry of a row; a full row moves to the end of the pool.
  private func append(to row: Int) -> Int {
    var place = rows[row]
    if place.count == place.capacity {
      let start = pool.count
      for index in Int(place.start)..<Int(place.start) + Int(place.count) {
        pool.append(pool[index])
      }
      place.capacity *= 2
      for _ in place.count..<place.capacity {
        pool.append(Entry(label: 0, weight: 0, moved: 0))
      }
      place.start = Int32(start)
    }
    place.count += 1
    rows[row] = place
    return Int(place.start) + Int(place.count) - 1
  }

  /// The averaged weights, feature by feature in the order in which they were first met.
  func averages() -> [LearnedFeature] {
    var keys = [UInt64](repeating: 0, count: rows.count)
    for slot in slots where slot.row != 0 { keys[Int(slot.row) - 1] = slot.key }
    return rows.indices.map { row in
      let place = rows[row]
      let entries = pool[Int(place.start)..<Int(place.start) + Int(place.count)]
      return LearnedFeature(
        key: keys[row],
        weights: entries.map {
          ($0.label, Float(Double($0.weight) - Double($0.moved) / Double(step)))
        })
    }
  }
}

/// A feature with the weights it gives to labels.
struct LearnedFeature {
  var key: UInt64
  var weights: [(label: Int32, weight: Float)]
}
