import Spans

/// When a page says it was published, and where it says so.
enum PageDate {
  static func published(
    of tree: PageTree, marks: PageMarks, page: PageBlocks, data: StructuredData, url: String?
  ) -> PublicationDate? {
    if let stated = declared(data, tree) {
      let day = stated.isUniversal ? local(stated.day, url: url, page) : stated.day
      return PublicationDate(day, basis: .metadata)
    }
    if let day = url.flatMap(inURL) { return PublicationDate(day, basis: .metadata) }
    if let day = timeElement(tree) { return PublicationDate(day, basis: .metadata) }
    if let day = printed(page) { return PublicationDate(day, basis: .text) }
    if let day = modified(data) { return PublicationDate(day, basis: .metadata) }
    return inScripts(tree).map { PublicationDate($0, basis: .metadata) }
  }

  /// The day where the page was written: metadata in universal time may be a day off, which the
  /// address or the date printed for readers then says.
  private static func local(_ day: CalendarDate, url: String?, _ page: PageBlocks) -> CalendarDate {
    if let other = url.flatMap(inURL), abs(other.days - day.days) == 1 { return other }
    let heading = page.blocks.firstIndex { $0.tag == .h1 } ?? page.blocks.count
    let printed = page.blocks[heading...].prefix(10).lazy
      .filter { $0.shape.count <= 20 && $0.shape.digits > 0 }
      .compactMap { PrintedDate.find(in: $0.shape.words)?.day }.first
    return printed.map { abs($0.days - day.days) == 1 ? $0 : day } ?? day
  }

  /// Members of the data that a page built in the browser carries, which name its first day.
  private static let members: [[UInt8]] = [
    "datePublished", "publishedAt", "published_at", "publishDate", "publishedDate", "createdAt",
  ].map { Array($0.utf8) }

  /// The first such day in a script or an attribute with data; looked for where nothing else is.
  private static func inScripts(_ tree: PageTree) -> CalendarDate? {
    for (place, node) in tree.nodes.enumerated() where node.tag == .script {
      guard place + 1 < tree.end(of: place), tree.nodes[place + 1].tag == .text else { continue }
      let text = tree.bytes[tree.nodes[place + 1].text.range]
      for index in text.indices
      where text[index] == 0x70 || text[index] == 0x64 || text[index] == 0x63 {
        guard let member = members.first(where: { text[index...].starts(with: $0) }) else {
          continue
        }
        let rest = text[(index + member.count)...].prefix(16).drop { !(0x30...0x39 ~= $0) }
        let end = min(text.endIndex, rest.startIndex + 10)
        let stated = String(decoding: text[rest.startIndex..<end], as: UTF8.self)
        if let day = CalendarDate(iso: stated[...]), isPast(day) { return day }
      }
    }
    return nil
  }

  /// Whether a time is given in universal time, or without saying in which.
  private static func isUniversal(_ text: String) -> Bool {
    text.utf8.count > 12
      && ["Z", "+00:00", "+0000", "GMT", "UTC"].contains { text.trimming([" "]).hasSuffix($0) }
  }

  private static func declared(
    _ data: StructuredData, _ tree: PageTree
  ) -> (day: CalendarDate, isUniversal: Bool)? {
    let candidates = [
      data.article("datePublished", within: 1),
      data.first(
        "article:published_time", "og:published_time", "og:article:published_time", "published_time"
      ),
      data.first(
        "datepublished", "date_published", "publishdate", "publish_date", "publish-date",
        "published-date"),
      data.first(
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "bt:pubdate",
        "rnews:datepublished"),
      data.first(
        "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date",
        "dc.date", "dc.created"),
      data.first(
        "pubdate", "article.published", "article_date_original", "originalpublicationdate",
        "datecreated", "date", "citation_publication_date", "citation_date",
        "prism.publicationdate", "pdate"),
      data.article("datePublished"), data.article("dateCreated"),
    ]
    for text in candidates {
      if let text, let day = day(text) { return (day, isUniversal(text)) }
    }
    return property("datePublished", tree).map { ($0, false) }
  }

  private static func property(_ name: String, _ tree: PageTree) -> CalendarDate? {
    for index in tree.nodes.indices where tree.nodes[index].tag != .text {
      guard tree.attribute(.itemprop, of: index)?.lowercased() == name.lowercased() else {
        continue
      }
      let text = tree.attribute(.datetime, of: index) ?? tree.attribute(.content, of: index)
      if let day = day(text ?? tree.text(of: index, limit: 100)) { return day }
    }
    return nil
  }

  private static func modified(_ data: StructuredData) -> CalendarDate? {
    let text =
      data.article("dateModified")
      ?? data.first(
        "article:modified_time", "og:updated_time", "last-modified", "dc.modified",
        "dcterms.modified", "lastmod", "dc.date.modified")
    return text.flatMap { day($0) }
  }

  /// The first `<time>` that gives a day.
  private static func timeElement(_ tree: PageTree) -> CalendarDate? {
    for index in tree.nodes.indices where tree.nodes[index].tag == .time {
      let text = tree.attribute(.datetime, of: index) ?? ""
      if let day = day(text) ?? day(tree.text(of: index, limit: 100)) { return day }
    }
    return nil
  }

  /// The first short block that has a full date, or block that begins "4.3.2031 - ".
  private static func printed(_ page: PageBlocks) -> CalendarDate? {
    for block in page.blocks where block.shape.count > 20 {
      let head = page.text[block.shape.span.range].prefix(14)
      guard let first = head.first, 0x30...0x39 ~= first, let end = head.firstIndex(of: 0x20),
        [0x2D, 0x7C, 0xE2].contains(page.text[end + 1])
      else { continue }
      let word = String(decoding: head[..<end], as: UTF8.self)
      if let day = numeric(word[...]), isPast(day) { return day }
    }
    return printedAlone(page)
  }

  private static func printedAlone(_ page: PageBlocks) -> CalendarDate? {
    for block in page.blocks where block.shape.count <= 20 && block.shape.digits > 0 {
      if let found = PrintedDate.find(in: block.shape.words), isPast(found.day) { return found.day }
      let text = String(decoding: page.text[block.shape.span.range], as: UTF8.self)
      for word in text.split(separator: " ") {
        if let day = numeric(word), isPast(day) { return day }
      }
    }
    return nil
  }

  private static func isPast(_ day: CalendarDate) -> Bool { day.year >= 1995 }

  /// `/2031/03/04/`, `/2031-03-04-`, `20310304` in a path.
  static func inURL(_ url: String) -> CalendarDate? {
    let digits = url.split { !("0"..."9" ~= $0) }
    for (index, part) in digits.enumerated() {
      if part.utf8.count == 8, let day = compact(part), isPast(day) { return day }
      guard part.utf8.count == 4, index + 2 < digits.count, let year = Int(part),
        (1995...2199).contains(year),
        digits[index + 1].utf8.count <= 2, digits[index + 2].utf8.count <= 2,
        areJoined(url, part, digits[index + 2]), let month = Int(digits[index + 1]),
        let day = Int(digits[index + 2])
      else { continue }
      if let date = CalendarDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }

  private static func areJoined(_ url: String, _ first: Substring, _ last: Substring) -> Bool {
    url[first.endIndex..<last.startIndex].count <= 4
      && url[first.endIndex..<last.startIndex].allSatisfy {
        $0.isNumber || $0 == "/" || $0 == "-" || $0 == "_"
      }
  }

  private static func compact(_ text: Substring) -> CalendarDate? {
    guard text.utf8.count >= 8, let number = Int(text.prefix(8)) else { return nil }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// A date in any of the usual notations of metadata; the local day as written.
  static func day(_ text: String) -> CalendarDate? {
    let text = text.trimming([" ", "\n", "\t", "\r"])
    guard text.utf8.count >= 6, text.utf8.count <= 200 else { return nil }
    if let day = CalendarDate(iso: text.prefix(10)) { return day.year >= 1900 ? day : nil }
    if let found = PrintedDate.find(in: PhraseTable.words(text)) { return found.day }
    if text.utf8.prefix(8).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let day = compact(text[...]),
      day.year > 1900
    {
      return day
    }
    return text.split(separator: " ").lazy.compactMap(numeric).first
  }

  /// 4.3.2031 and 2031/3/4; 04/13/2031 and 13/04/2031 where only one reading exists.
  static func numeric(_ word: Substring) -> CalendarDate? {
    let word = word.drop { !("0"..."9" ~= $0) }
    guard let mark = word.first(where: { !("0"..."9" ~= $0) }), [".", "/", "-"].contains(mark)
    else { return nil }
    let parts = word.split(separator: mark, maxSplits: 3).map { $0.prefix { "0"..."9" ~= $0 } }
    guard parts.count >= 3, let a = Int(parts[0]), let b = Int(parts[1]), let c = Int(parts[2])
    else { return nil }
    if parts[0].utf8.count == 4 { return CalendarDate(year: a, month: b, day: c) }
    guard parts[2].utf8.count == 4 || (mark == "." && parts[2].utf8.count == 2) else { return nil }
    let year = c < 100 ? 2000 + c : c
    if mark == "." || a > 12 { return CalendarDate(year: year, month: b, day: a) }
    return b > 12 || a == b ? CalendarDate(year: year, month: a, day: b) : nil
  }
}
