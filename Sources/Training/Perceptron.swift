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

  /// A feature: its key and where its entries lie in the pool. `number` counts features from 1 in
  /// the order in which they were first met; 0 marks a free slot.
  private struct Slot {
    var key: UInt64 = 0
    var number: Int32 = 0
    var start: Int32 = 0
    var count: Int16 = 0
    var capacity: Int16 = 0
  }

  let labelCount: Int
  private(set) var step: Int64 = 1
  /// Open addressing, at most half full.
  private var slots: [Slot]
  private var featureCount: Int32 = 0
  private var pool: [Entry] = []
  /// Where the entries of the features at hand lie; kept to overlap the waits for memory.
  private var found: [(start: Int32, count: Int16)] = []

  /// How often each feature was seen, saturating, by hash: features seen less than `leastCount`
  /// times learn nothing. Empty where every feature counts.
  private var seen: [UInt8]
  private let leastCount: UInt8

  init(labelCount: Int, leastCount: UInt8 = 1) {
    self.labelCount = labelCount
    self.leastCount = leastCount
    seen = leastCount > 1 ? Array(repeating: 0, count: 1 << 25) : []
    slots = Array(repeating: Slot(), count: 1 << 16)
    pool.reserveCapacity(1 << 20)
  }

  private func slot(of key: UInt64, in slots: UnsafeMutableBufferPointer<Slot>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while slots[slot].number != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  /// The scores of the features, one a label.
  func score(_ keys: [UInt64], into scores: inout [Int32]) {
    for label in scores.indices { scores[label] = 0 }
    found.removeAll(keepingCapacity: true)
    slots.withUnsafeMutableBufferPointer { slots in
      for key in keys {
        let slot = slots[self.slot(of: key, in: slots)]
        if slot.number != 0 { found.append((slot.start, slot.count)) }
      }
    }
    pool.withUnsafeBufferPointer { pool in
      scores.withUnsafeMutableBufferPointer { scores in
        for place in found {
          let start = Int(place.start)
          for index in start..<start + Int(place.count) {
            scores[Int(pool[index].label)] &+= pool[index].weight
          }
        }
      }
    }
  }

  /// Counts the features; for the first round.
  func count(_ keys: [UInt64]) {
    guard leastCount > 1 else { return }
    for key in keys {
      let place = Int(truncatingIfNeeded: key >> 39)
      if seen[place] < leastCount { seen[place] += 1 }
    }
  }

  private func isRare(_ key: UInt64) -> Bool {
    leastCount > 1 && seen[Int(truncatingIfNeeded: key >> 39)] < leastCount
  }

  /// Moves the features towards one label and away from another.
  func update(_ keys: [UInt64], towards good: Int, awayFrom bad: Int) {
    for key in keys where !isRare(key) {
      let slot = self.slot(adding: key)
      change(slot, label: Int32(good), by: 1)
      change(slot, label: Int32(bad), by: -1)
    }
  }

  func nextStep() { step += 1 }

  /// The slot of a feature, which is made where it is new.
  private func slot(adding key: UInt64) -> Int {
    if Int(featureCount) * 2 >= slots.count { grow() }
    let place = slots.withUnsafeMutableBufferPointer { slot(of: key, in: $0) }
    if slots[place].number == 0 {
      featureCount += 1
      slots[place] = Slot(
        key: key, number: featureCount, start: Int32(pool.count), count: 0, capacity: 2)
      pool.append(Entry(label: 0, weight: 0, moved: 0))
      pool.append(Entry(label: 0, weight: 0, moved: 0))
    }
    return place
  }

  private func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    slots.withUnsafeMutableBufferPointer { slots in
      for entry in old where entry.number != 0 { slots[slot(of: entry.key, in: slots)] = entry }
    }
  }

  private func change(_ slot: Int, label: Int32, by amount: Int32) {
    var index = Int(slots[slot].start)
    let end = index + Int(slots[slot].count)
    while index < end, pool[index].label != label { index += 1 }
    if index == end { index = append(to: slot) }
    pool[index].label = label
    pool[index].weight += amount
    pool[index].moved += Int64(amount) * step
  }

  /// Index of a new entry of a feature; a full one moves to the end of the pool.
  private func append(to slot: Int) -> Int {
    var place = slots[slot]
    if place.count == place.capacity {
      let start = pool.count
      for index in Int(place.start)..<Int(place.start) + Int(place.count) {
        pool.append(pool[index])
      }
      for _ in 0..<place.capacity { pool.append(Entry(label: 0, weight: 0, moved: 0)) }
      place.capacity *= 2
      place.start = Int32(start)
    }
    place.count += 1
    slots[slot] = place
    return Int(place.start) + Int(place.count) - 1
  }

  /// The averaged weights, feature by feature in the order in which they were first met.
  func averages() -> [LearnedFeature] {
    var ordered = [Slot](repeating: Slot(), count: Int(featureCount))
    for slot in slots where slot.number != 0 { ordered[Int(slot.number) - 1] = slot }
    return ordered.map { slot in
      let start = Int(slot.start)
      return LearnedFeature(
        key: slot.key,
        weights: pool[start..<start + Int(slot.count)].map {
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
