/// Names of tags and attributes as small numbers, in lower case.
///
/// The known names come first, so a tag's number is its `Tag`; every other name of a page gets the
/// next number. Names of up to sixteen bytes are compared as two words. A name is looked for in at
/// most `reach` places: a page made of names that all fall together gets new numbers for old names
/// (an attribute said twice is then kept twice) instead of costing quadratic time.
struct NameTable: ~Copyable {
  struct Slot: BitwiseCopyable, Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// The name's number and one; 0 where the slot is free.
    var number: UInt32 = 0
    var length: UInt32 = 0
  }

  var slots: Buffer<Slot>
  private var mask: Int
  /// Where each name starts in `bytes`, and one more place: the end of the last.
  private var starts: Buffer<UInt32>
  private var bytes: Buffer<UInt8>

  private static let reach = 32

  var count: Int { starts.count - 1 }

  /// A table that knows the names every page uses.
  init() {
    let known = NameTable.known
    slots = Buffer(known.slots)
    mask = known.slots.count - 1
    starts = Buffer(known.starts)
    bytes = Buffer(known.bytes)
  }

  /// What every table starts with, made once.
  private static let known: Known = {
    var table = NameTable(free: 1024)
    for name in KnownNames.all { table.add(name.utf8) }
    return Known(
      slots: table.slots.array(), starts: table.starts.array(), bytes: table.bytes.array())
  }()

  struct Known: Sendable {
    var slots: ContiguousArray<Slot>
    var starts: ContiguousArray<UInt32>
    var bytes: ContiguousArray<UInt8>
  }

  /// An empty table; `free` is a power of two.
  private init(free: Int) {
    slots = Buffer(capacity: free)
    for _ in 0..<free { slots.append(Slot()) }
    mask = free - 1
    starts = Buffer(capacity: 512)
    starts.append(0)
    bytes = Buffer(capacity: 4096)
  }

  /// Adds a name given as bytes in lower case.
  private mutating func add(_ name: some Collection<UInt8>) {
    var packed = PackedName()
    for byte in name { packed.append(byte) }
    for byte in name { bytes.append(byte) }
    _ = number(of: packed)
  }

  /// The number of the name whose bytes were just appended to `bytes` by `append`.
  private mutating func number(of name: PackedName) -> UInt32 {
    let start = bytes.count - name.length
    if let number = find(name, start: start) {
      bytes.truncate(to: start)
      return number
    }
    return add(name)
  }

  /// The number of a name that stands in the page, letters of any case; NULs become U+FFFD.
  @inline(__always)
  mutating func number(of range: Range<Int>, _ name: PackedName, in page: borrowing PageBytes)
    -> UInt32
  {
    if name.length <= 16 {
      var place = name.place & mask
      for _ in 0..<NameTable.reach {
        let slot = slots[place]
        if slot.number == 0 { break }
        if slot.low == name.low, slot.high == name.high, slot.length == UInt32(name.length) {
          return slot.number - 1
        }
        place = (place + 1) & mask
      }
    }
    return longNumber(of: range, in: page)
  }

  /// The slow way: for names that are long, new or hold a NUL.
  @inline(never)
  private mutating func longNumber(of range: Range<Int>, in page: borrowing PageBytes) -> UInt32 {
    var packed = PackedName()
    for index in range {
      let byte = page[index]
      if byte == 0 {
        for part: UInt8 in [0xEF, 0xBF, 0xBD] {
          packed.append(part)
          bytes.append(part)
        }
      } else {
        packed.append(ASCII.lower(byte))
        bytes.append(ASCII.lower(byte))
      }
    }
    return number(of: packed)
  }

  private func find(_ name: PackedName, start: Int) -> UInt32? {
    var place = name.place & mask
    for _ in 0..<NameTable.reach {
      let slot = slots[place]
      if slot.number == 0 { return nil }
      if slot.low == name.low, slot.high == name.high, slot.length == UInt32(name.length),
        name.length <= 16 || isSame(slot.number - 1, start, name.length)
      {
        return slot.number - 1
      }
      place = (place + 1) & mask
    }
    return nil
  }

  private func isSame(_ number: UInt32, _ start: Int, _ length: Int) -> Bool {
    let other = Int(starts[Int(number)])
    for offset in 0..<length where bytes[other + offset] != bytes[start + offset] { return false }
    return true
  }

  private mutating func add(_ name: PackedName) -> UInt32 {
    let number = UInt32(count)
    starts.append(UInt32(bytes.count))
    if count * 2 > slots.count { grow() }
    place(
      Slot(low: name.low, high: name.high, number: number + 1, length: UInt32(name.length)))
    return number
  }

  private mutating func place(_ slot: Slot) {
    var place = PackedName.place(slot.low, slot.high) & mask
    for _ in 0..<NameTable.reach {
      if slots[place].number == 0 {
        slots[place] = slot
        return
      }
      place = (place + 1) & mask
    }
  }

  private mutating func grow() {
    var old = Buffer<Slot>(capacity: slots.count * 2)
    for _ in 0..<slots.count * 2 { old.append(Slot()) }
    swap(&old, &slots)
    mask = slots.count - 1
    for index in 0..<old.count where old[index].number > 0 { place(old[index]) }
  }

  /// The length of a name if it stands at a place of the page, letters of any case; else 0.
  func length(of number: UInt32, at place: Int, in page: borrowing PageBytes) -> Int {
    guard Int(number) < count else { return 0 }
    let (start, end) = (Int(starts[Int(number)]), Int(starts[Int(number) + 1]))
    guard place + end - start <= page.count else { return 0 }
    for offset in 0..<end - start where bytes[start + offset] != ASCII.lower(page[place + offset]) {
      return 0
    }
    return end - start
  }

  /// All names, one after the other, and where each starts.
  func list() -> NameList { NameList(starts: starts.array(), bytes: bytes.array()) }
}

/// A name as it is read: its first eight bytes, the next eight, then a sum over the rest.
struct PackedName {
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  private(set) var length = 0

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if length < 8 {
      low |= UInt64(byte) << UInt64(length * 8)
    } else if length < 16 {
      high |= UInt64(byte) << UInt64(length * 8 - 64)
    } else {
      high = (high ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    length += 1
  }

  @inline(__always)
  var place: Int { PackedName.place(low, high) }

  @inline(__always)
  static func place(_ low: UInt64, _ high: UInt64) -> Int {
    let mixed = (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}

/// The names of a parsed page by number.
package struct NameList: Sendable {
  let starts: ContiguousArray<UInt32>
  let bytes: ContiguousArray<UInt8>

  /// A name in lower case; empty for a number that is none.
  package func name(_ number: UInt32) -> String {
    guard Int(number) + 1 < starts.count else { return "" }
    let (start, end) = (Int(starts[Int(number)]), Int(starts[Int(number) + 1]))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// The names that have the same number on every page.
package enum KnownNames {
  /// Tags in the order of `Tag`, then attributes.
  static let all: [String] = Tag.allCases.map(\.name) + attributes.filter { !tags.contains($0) }

  private static let tags = Set(Tag.allCases.map(\.name))

  private static let attributes = [
    "accept", "accept-charset", "action", "align", "alt", "aria-controls", "aria-expanded",
    "aria-hidden", "aria-label", "aria-labelledby", "async", "border", "cellpadding",
    "cellspacing", "charset", "class", "color", "content", "crossorigin", "data-id", "data-src",
    "data-srcset", "data-type", "data-url", "datetime", "defer", "dir", "disabled", "encoding",
    "face", "height", "hidden", "href", "hreflang", "http-equiv", "id", "integrity", "itemid",
    "itemprop", "itemscope", "itemtype", "lang", "language", "loading", "media", "method",
    "name", "nonce", "onclick", "placeholder", "property", "pubdate", "rel", "role", "selected",
    "size", "sizes",
    "src", "srcset", "style", "tabindex", "target", "title", "type", "value", "viewbox",
    "width", "xml:lang", "xmlns",
  ]

  private static let numbers: [String: UInt32] = Dictionary(
    all.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { first, _ in first })

  /// The number a name has on every page; nil where it gets one of its own.
  package static func number(of name: String) -> UInt32? { numbers[name] }

  /// How many names have the same number on every page.
  package static var count: Int { all.count }
}
