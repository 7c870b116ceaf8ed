/// A growing row of plain values that belongs to one owner.
///
/// An array would check on every write that nobody shares it; the parser writes a few values a tag,
/// and those checks cost it a quarter of its speed. Every access checks its index, so a wrong one
/// stops the program instead of reading what is not there.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 4)
    base = .allocate(capacity: self.capacity)
  }

  /// Starts with the elements of an array.
  init(_ elements: ContiguousArray<Element>) {
    self.init(capacity: elements.count * 2)
    elements.withUnsafeBufferPointer {
      if let start = $0.baseAddress { base.initialize(from: start, count: elements.count) }
    }
    count = elements.count
  }

  deinit { base.deallocate() }

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return base[index]
    }
    @inline(__always) _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      yield &base[index]
    }
  }

  /// The last element; there must be one.
  var last: Element { self[count - 1] }

  /// Takes the last element off; there must be one.
  @inline(__always)
  mutating func removeLast() -> Element {
    precondition(count > 0)
    count -= 1
    return base[count]
  }

  /// Drops what stands from `length` on.
  mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= count)
    count = length
  }

  /// Moves what follows; O(elements after `index`).
  mutating func remove(at index: Int) {
    precondition(index >= 0 && index < count)
    (base + index).update(from: base + index + 1, count: count - index - 1)
    count -= 1
  }

  /// Moves what follows; O(elements after `index`).
  mutating func insert(_ element: Element, at index: Int) {
    precondition(index >= 0 && index <= count)
    append(element)
    guard index < count - 1 else { return }
    (base + index + 1).update(from: base + index, count: count - 1 - index)
    base[index] = element
  }

  /// What has been gathered, as an array: one copy of the bytes.
  func array() -> ContiguousArray<Element> {
    ContiguousArray(UnsafeBufferPointer(start: base, count: count))
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
