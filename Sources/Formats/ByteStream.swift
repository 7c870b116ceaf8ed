import Documents

/// Bytes in order, read once, with a look ahead: how every format that can be large is read.
///
/// A stream never fails: it ends early and `flaw` says why, so that a reader gives what came
/// before and reports the rest. Memory: what is looked ahead at, at most.
package final class ByteStream {
  private var buffer: [UInt8] = []
  private var start = 0
  private var isEnded = false
  private let supply: () -> Supply

  /// Bytes taken so far.
  package private(set) var position = 0
  /// Why the stream ended before its end.
  package private(set) var flaw: StreamFlaw?

  /// What a supplier brings: more bytes (never none), or the end.
  package enum Supply {
    case bytes([UInt8])
    case end
    case broken(StreamFlaw)
  }

  package init(_ supply: @escaping () -> Supply) { self.supply = supply }

  package convenience init(_ bytes: [UInt8]) {
    var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
    self.init {
      defer { rest = nil }
      return rest.map { .bytes($0) } ?? .end
    }
  }

  private var available: Int { buffer.count - start }

  /// Loads until `count` bytes lie ahead or the stream ends.
  private func fill(_ count: Int) {
    while available < count, !isEnded {
      switch supply() {
      case .bytes(let more): append(more)
      case .end: isEnded = true
      case .broken(let why):
        isEnded = true
        flaw = why
      }
    }
  }

  private func append(_ more: [UInt8]) {
    if available == 0 {
      buffer = more
      start = 0
      return
    }
    if start > buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer += more
  }

  /// The next bytes without taking them; fewer than asked for only at the end.
  package func peek(_ count: Int) -> ArraySlice<UInt8> {
    fill(count)
    return buffer[start..<start + min(available, max(0, count))]
  }

  /// Whatever lies ahead, at least one byte unless the stream has ended.
  package func peekAny(_ limit: Int) -> ArraySlice<UInt8> {
    fill(1)
    return buffer[start..<start + min(available, limit)]
  }

  package var isAtEnd: Bool { peek(1).isEmpty }

  /// The next bytes; fewer than asked for only at the end.
  package func take(_ count: Int) -> [UInt8] {
    let found = Array(peek(count))
    move(found.count)
    return found
  }

  /// Everything up to the end, or the first `limit` bytes and one more.
  package func rest(limit: Int) -> [UInt8] {
    take(limit < Int.max ? limit + 1 : limit)
  }

  /// Leaves bytes out; gives how many there were. Memory does not depend on `count`.
  @discardableResult package func skip(_ count: Int) -> Int {
    var left = count
    while left > 0 {
      fill(1)
      guard available > 0 else { break }
      let step = min(left, available)
      move(step)
      left -= step
    }
    return count - left
  }

  package func skipAll() { skip(.max) }

  /// The next line without its end (LF or CR LF), at most `limit` bytes of it; the rest of a
  /// longer one is left out and `isCut` set. Nil at the end. O(length).
  package func line(limit: Int) -> (bytes: [UInt8], isCut: Bool)? {
    guard !isAtEnd else { return nil }
    var searched = 0
    while true {
      if let end = buffer[(start + searched)...].firstIndex(of: 0x0A) {
        var line = Array(buffer[start..<min(end, start + limit)])
        let isCut = end - start > limit
        move(end + 1 - start)
        if line.last == 0x0D { line.removeLast() }
        return (line, isCut)
      }
      searched = available
      guard searched <= limit else { return (cutLine(limit), true) }
      fill(searched + 1)
      if available == searched {
        var line = take(searched)
        if line.last == 0x0D { line.removeLast() }
        return (line, false)
      }
    }
  }

  private func cutLine(_ limit: Int) -> [UInt8] {
    let line = take(limit)
    while true {
      fill(1)
      guard available > 0 else { return line }
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        move(end + 1 - start)
        return line
      }
      move(available)
    }
  }

  private func move(_ count: Int) {
    start += count
    position += count
  }

  /// The next `count` bytes as a stream of their own; taking from this one meanwhile is wrong.
  /// Ends with `.truncated` where this one ends before.
  package func part(_ count: Int) -> ByteStream {
    var left = count
    return ByteStream { [self] in
      guard left > 0 else { return .end }
      let next = Array(peekAny(min(left, 1 << 16)))
      guard !next.isEmpty else { return .broken(flaw ?? .truncated) }
      move(next.count)
      left -= next.count
      return .bytes(next)
    }
  }
}
