/// The flat form of an index, for whoever stores it.
///
/// All numbers little-endian: 8 bytes "SYCOPIES", then 32 bits each of version, window (above a bit
/// for thoroughness), documents and runs; the number of postings of each run (32 bits); for each document its outlet's hash and
/// day (32 bits each); the postings of all runs, 12 bytes each, sorted by key within a run.
extension CopyIndex {
  private static let magic = Array("SYCOPIES".utf8)
  private static let version: UInt32 = 1
  private static let widest: UInt32 = 1 << 16

  /// The index as bytes: about 620 a report of 5 kB. O(n).
  package var bytes: [UInt8] {
    var bytes = CopyIndex.magic
    bytes.reserveCapacity(
      24 + 4 * runs.count + 8 * count
        + runs.reduce(0) { $0 + Posting.width * $1.postings.count })
    func append(_ value: UInt32) {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    append(CopyIndex.version)
    append(UInt32(clamping: window) << 1 | (isThorough ? 1 : 0))
    for value in [count, runs.count] { append(UInt32(clamping: value)) }
    for run in runs { append(UInt32(clamping: run.postings.count)) }
    for issue in issues {
      append(issue.outlet)
      append(UInt32(bitPattern: issue.day))
    }
    for run in runs {
      for posting in run.postings {
        append(posting.high)
        append(posting.low)
        append(posting.document)
      }
    }
    return bytes
  }

  /// Reads an index; nil where the bytes are not exactly one: every count is checked against their
  /// number, every posting for order and for its document. O(n).
  package init?(bytes: [UInt8]) {
    var reader = WordReader(bytes: bytes, at: CopyIndex.magic.count)
    guard bytes.starts(with: CopyIndex.magic), reader.next() == CopyIndex.version,
      let settings = reader.next(), (1...CopyIndex.widest).contains(settings >> 1),
      let documents = reader.next(), let runs = reader.next(), runs <= 64
    else { return nil }
    var lengths: [Int] = []
    for _ in 0..<runs {
      guard let length = reader.next() else { return nil }
      lengths.append(Int(length))
    }
    let postings = lengths.reduce(0, +)
    guard reader.rest == 8 * Int(documents) + Posting.width * postings else { return nil }
    var issues: [Issue] = []
    issues.reserveCapacity(Int(documents))
    for _ in 0..<documents {
      guard let outlet = reader.next(), let day = reader.next() else { return nil }
      issues.append(Issue(outlet: outlet, day: Int32(bitPattern: day)))
    }
    var sorted: [PostingRun] = []
    for length in lengths {
      guard let run = reader.postings(length, documents: documents) else { return nil }
      sorted.append(PostingRun(run))
    }
    self.init(
      window: Int(settings >> 1), isThorough: settings & 1 == 1, issues: issues, runs: sorted)
  }
}

/// Reads 32-bit numbers from bytes that may end anywhere.
private struct WordReader {
  let bytes: [UInt8]
  var at: Int

  var rest: Int { bytes.count - at }

  mutating func next() -> UInt32? {
    guard rest >= 4 else { return nil }
    var value: UInt32 = 0
    for place in 0..<4 { value |= UInt32(bytes[at + place]) << UInt32(8 * place) }
    at += 4
    return value
  }

  /// So many postings; nil where they are out of order or name a document that is not there.
  mutating func postings(_ count: Int, documents: UInt32) -> [Posting]? {
    guard rest >= Posting.width * count else { return nil }
    var result: [Posting] = []
    result.reserveCapacity(count)
    for _ in 0..<count {
      guard let high = next(), let low = next(), let document = next(), document < documents
      else { return nil }
      let posting = Posting(high: high, low: low, document: document)
      if let last = result.last, Posting.comesFirst(posting, last) { return nil }
      result.append(posting)
    }
    return result
  }
}
