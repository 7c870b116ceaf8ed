import CZlib
import Documents

/// Compressed bytes in, plain bytes out, by zlib; a piece at a time.
final class Inflater {
  /// What stands around the deflated data, as zlib's window bits say it.
  enum Wrapping: Int32 {
    case raw = -15
    case zlib = 15
    case gzip = 31
  }

  private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input: ByteStream
  private let budget: Budget
  private var isDone = false
  private var flaw: StreamFlaw?
  /// Sum of the plain bytes so far, for archives that state one.
  private(set) var sum: UInt = 0

  init(_ input: ByteStream, _ wrapping: Wrapping, budget: Budget) {
    self.input = input
    self.budget = budget
    state.initialize(to: z_stream())
    isDone =
      inflateInit2_(
        state, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) != Z_OK
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
  }

  /// Begins another deflated stream where the last one ended.
  func restart() {
    isDone = inflateReset(state) != Z_OK
    flaw = nil
    sum = 0
  }

  /// The next plain bytes; what came before a damage is given first.
  func next() -> ByteStream.Supply {
    while !isDone {
      let ahead = input.peekAny(1 << 16)
      guard !ahead.isEmpty else {
        end(input.flaw ?? .truncated)
        break
      }
      let (plain, used, code) = step(ahead)
      input.skip(used)
      if code == Z_STREAM_END {
        end(nil)
      } else if code != Z_OK && code != Z_BUF_ERROR || plain.isEmpty && used == 0 {
        end(.corrupt)
      }
      guard budget.spend(plain.count) else {
        end(.bomb)
        break
      }
      if !plain.isEmpty { return .bytes(plain) }
    }
    return flaw.map { .broken($0) } ?? .end
  }

  private func end(_ why: StreamFlaw?) {
    isDone = true
    flaw = why
  }

  private func step(_ ahead: ArraySlice<UInt8>) -> (plain: [UInt8], used: Int, code: Int32) {
    var code = Z_OK
    var used = 0
    let plain = [UInt8](unsafeUninitializedCapacity: 1 << 17) { out, count in
      ahead.withUnsafeBufferPointer { bytes in
        state.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        state.pointee.avail_in = UInt32(bytes.count)
        state.pointee.next_out = out.baseAddress
        state.pointee.avail_out = UInt32(out.count)
        code = inflate(state, Z_NO_FLUSH)
        used = bytes.count - Int(state.pointee.avail_in)
      }
      count = out.count - Int(state.pointee.avail_out)
      sum = UInt(crc32(uLong(sum), out.baseAddress, UInt32(count)))
    }
    return (plain, used, code)
  }
}

/// The members of a gzip file one by one: a WARC has one a record, so that a damaged one costs
/// that record only.
final class GzipMembers {
  private let input: ByteStream
  private let inflater: Inflater
  private var current: ByteStream?
  /// Bytes left out to find a member after a damaged one.
  private(set) var skipped = 0

  init(_ input: ByteStream, budget: Budget) {
    self.input = input
    inflater = Inflater(input, .gzip, budget: budget)
  }

  /// The next member; what is unread of the one before is left out. After a damaged one, the
  /// input is searched for the next beginning of a member.
  func next() -> ByteStream? {
    if let current {
      current.skipAll()
      if current.flaw == .bomb { return nil }
      findStart()
      inflater.restart()
    }
    guard input.peek(2).elementsEqual([0x1F, 0x8B]) else { return nil }
    let member = ByteStream { [inflater] in inflater.next() }
    current = member
    return member
  }

  /// Moves to the next bytes that begin a member (RFC 1952: ID1, ID2, CM 8).
  private func findStart() {
    while true {
      let ahead = input.peek(1 << 12)
      if ahead.starts(with: [0x1F, 0x8B, 8]) || ahead.count < 3 { return }
      let step = ahead.dropFirst().firstIndex(of: 0x1F).map { $0 - ahead.startIndex }
      skipped += input.skip(step ?? ahead.count)
    }
  }

  /// A member and all that follow as one stream, to the first damage.
  func joined(after first: ByteStream) -> ByteStream {
    var current: ByteStream? = first
    return ByteStream { [self] in
      while let member = current {
        let bytes = Array(member.peekAny(1 << 17))
        if !bytes.isEmpty {
          member.skip(bytes.count)
          return .bytes(bytes)
        }
        if let flaw = member.flaw { return .broken(flaw) }
        current = next()
      }
      return .end
    }
  }
}

/// How much an input may unpack to: 64 MiB and 256 times its size over all that is nested in it.
/// Pages and feeds unpack to 4 to 20 times; deflate can reach 1,032 times, once a level.
package final class Budget {
  private var left: Int

  package init(inputSize: Int) {
    left = (64 << 20) + max(0, min(inputSize, 1 << 40)) * 256
  }

  func spend(_ count: Int) -> Bool {
    left -= count
    return left >= 0
  }
}
