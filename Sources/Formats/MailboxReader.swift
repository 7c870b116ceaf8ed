import Documents

/// Many mails in one file, each after a line that begins with `From ` (mbox), read one at a time.
enum MailboxReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    var mail: [UInt8] = []
    var number = 0
    var isBlank = true
    func close() {
      guard number > 0 else { return }
      var part = item.part("#\(number)", name: "mail.eml", bytes: ByteStream([]))
      part.isFound = item.isFound
      if mail.count > Intake.largest {
        intake.emit(.tooLarge(path: part.path, bytes: mail.count, limit: Intake.largest))
      } else if !mail.isEmpty {
        MailReader.read(mail, part, intake)
      }
      mail.removeAll(keepingCapacity: true)
    }
    while let (line, _) = item.bytes.line(limit: 1 << 20) {
      if isBlank, line.starts(with: "From ".utf8) {
        close()
        number += 1
      } else if mail.count <= Intake.largest {
        // a line of the text that begins so was quoted: ">From "
        let quoted = line.drop { $0 == 0x3E }
        let isQuoted = quoted.count < line.count && quoted.starts(with: "From ".utf8)
        mail += isQuoted ? line[1...] : line[...]
        mail.append(0x0A)
      }
      isBlank = line.isEmpty
    }
    close()
    intake.emit(flawOf: item.bytes, at: item.path)
  }
}
