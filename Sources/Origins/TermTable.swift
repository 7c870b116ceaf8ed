/// Numbers by 32-bit hashes: an open-addressing table, as Swift's dictionaries hash too carefully for
/// keys that are hashes already.
struct TermTable: Sendable {
  /// Key above value + 1; 0 where free.
  private var slots: [UInt64]
  private var count = 0

  init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  @inline(__always) private func slot(of key: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 8) & mask
    while slots[slot] != 0, UInt32(truncatingIfNeeded: slots[slot] >> 32) != key {
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Expected O(1).
  @inline(__always) subscript(key: UInt32) -> Int? {
    let value = slots[slot(of: key)]
    return value == 0 ? nil : Int(UInt32(truncatingIfNeeded: value)) - 1
  }

  /// Sets the value of a key, 0 or more.
  mutating func set(_ key: UInt32, _ value: Int) {
    if count * 2 >= slots.count { grow() }
    let slot = slot(of: key)
    if slots[slot] == 0 { count += 1 }
    slots[slot] = UInt64(key) << 32 | UInt64(UInt32(truncatingIfNeeded: value + 1))
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for value in old where value != 0 {
      let key = UInt32(truncatingIfNeeded: value >> 32)
      slots[slot(of: key)] = value
    }
  }
}
