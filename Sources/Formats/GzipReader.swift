/// One compressed file: what is inside is read under the name without `.gz`.
enum GzipReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    let members = GzipMembers(item.bytes, budget: intake.budget)
    guard let first = members.next() else { return }
    if first.peek(5).elementsEqual("WARC/".utf8) {
      return WARCReader.read(item, members: members, first: first, intake)
    }
    var inner = item
    inner.name = plainName(item.name)
    inner.source = nil
    inner.bytes = members.joined(after: first)
    intake.nested(inner)
  }

  /// `feed.xml.gz` is `feed.xml`, `a.tgz` is `a.tar`.
  private static func plainName(_ name: String) -> String {
    switch Format.ending(of: name) {
    case "gz": String(name.dropLast(3))
    case "tgz": name.dropLast(4) + ".tar"
    default: name
    }
  }
}
