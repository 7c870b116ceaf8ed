import Documents

/// Folders in a zip file, and web archives (WACZ) that are one.
///
/// The directory at the end tells what is there; where it is missing (a download that was cut
/// off), the members are read in order from the start as far as they go.
enum ZipReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    guard let source = item.source ?? spooled(item, intake) else { return }
    guard let directory = ZipDirectory(source) else {
      intake.emit(.damaged(path: item.path, flaw: .truncated))
      return readInOrder(item, source, intake)
    }
    let isWebArchive = holdsCaptures(directory, source)
    let entries = source.stream(directory.range)
    var number = 0
    while number < ZipDirectory.most, let entry = ZipDirectory.entry(entries) {
      number += 1
      if isWebArchive, !isCapture(entry.name) { continue }
      read(entry, of: item, source, intake)
    }
    if !entries.isAtEnd { intake.emit(.damaged(path: item.path, flaw: .corrupt)) }
  }

  /// Bytes that come as a stream, in memory.
  private static func spooled(_ item: Item, _ intake: Intake) -> (any ByteSource)? {
    LeafReader.whole(item, intake).map(MemorySource.init)
  }

  /// A WACZ has a description and WARCs in a folder `archive`; its index and its list of pages
  /// tell nothing more.
  private static func holdsCaptures(_ directory: ZipDirectory, _ source: any ByteSource) -> Bool {
    let entries = source.stream(directory.range)
    var (hasDescription, hasCapture) = (false, false)
    for _ in 0..<10_000 {
      guard let entry = ZipDirectory.entry(entries) else { break }
      hasDescription = hasDescription || entry.name == "datapackage.json"
      hasCapture = hasCapture || isCapture(entry.name)
    }
    return hasDescription && hasCapture
  }

  private static func isCapture(_ name: String) -> Bool {
    name.hasPrefix("archive/") && (name.hasSuffix(".warc.gz") || name.hasSuffix(".warc"))
  }

  private static func read(
    _ entry: ZipDirectory.Entry, of item: Item, _ source: any ByteSource, _ intake: Intake
  ) {
    guard ArchiveMember.isReport(entry.name) else { return }
    let path = item.path + "!/" + entry.name
    guard !entry.isEncrypted else { return intake.emit(.encrypted(path: path)) }
    guard entry.method == 0 || entry.method == 8 else {
      return intake.emit(.unknownCompression(path: path))
    }
    guard let start = dataStart(entry.header, source), entry.packedSize <= source.size - start
    else { return intake.emit(.damaged(path: path, flaw: .corrupt)) }
    let range = start..<start + entry.packedSize
    var part: Item
    if entry.method == 0 {
      let slice = SliceSource(source, range)
      part = item.part("!/" + entry.name, name: "", bytes: slice.stream())
      part.source = slice
    } else {
      part = item.part(
        "!/" + entry.name, name: "",
        bytes: ZipReader.inflated(source.stream(range), sum: entry.sum, intake.budget))
    }
    part.name = ArchiveMember.lastPart(entry.name)
    part.isFound = true
    intake.nested(part)
  }

  private static func inflated(_ packed: ByteStream, sum: UInt, _ budget: Budget) -> ByteStream {
    let inflater = Inflater(packed, .raw, budget: budget)
    return ByteStream {
      let next = inflater.next()
      if case .end = next, inflater.sum != sum { return .broken(.checksum) }
      return next
    }
  }

  /// Where an entry's data begins: behind its own header, whose lengths may differ from the
  /// directory's.
  private static func dataStart(_ header: Int, _ source: any ByteSource) -> Int? {
    guard header >= 0, header < source.size else { return nil }
    let bytes = LittleEndian(source.stream(header..<source.size).take(30))
    guard bytes.number(0, 4) == 0x0403_4B50 else { return nil }
    let start = header + 30 + bytes.number(26, 2) + bytes.number(28, 2)
    return start <= source.size ? start : nil
  }

  /// Members by their own headers. One whose size stands behind it ends where its deflated data
  /// ends; a stored one of that kind cannot be told and ends the reading.
  private static func readInOrder(_ item: Item, _ source: any ByteSource, _ intake: Intake) {
    let stream = source.stream()
    while true {
      let fixed = stream.take(30)
      let bytes = LittleEndian(fixed)
      guard fixed.count == 30, bytes.number(0, 4) == 0x0403_4B50 else { return }
      let name = ZipDirectory.text(stream.take(bytes.number(26, 2)))
      stream.skip(bytes.number(28, 2))
      let (flags, method, size) = (bytes.number(6, 2), bytes.number(8, 2), bytes.number(18, 4))
      let isOpen = flags & 8 != 0
      guard flags & 1 == 0, method == 8 || method == 0 && !isOpen else { return }
      let packed = isOpen ? stream : stream.part(size)
      let inflater = Inflater(packed, .raw, budget: intake.budget)
      let plain = method == 8 ? ByteStream { inflater.next() } : packed
      var part = item.part("!/" + name, name: ArchiveMember.lastPart(name), bytes: plain)
      part.isFound = true
      if ArchiveMember.isReport(name) { intake.nested(part) }
      plain.skipAll()
      packed === stream ? skipDescriptor(stream) : packed.skipAll()
      if plain.flaw != nil { return }
    }
  }

  /// Sum and sizes behind a member, with or without their mark.
  private static func skipDescriptor(_ stream: ByteStream) {
    stream.skip(stream.peek(4).elementsEqual([0x50, 0x4B, 7, 8]) ? 16 : 12)
  }
}
