/// RSS 0.9 to 2.0 and Atom 1.0, an item at a time. Memory: one item.
struct FeedParser {
  private var xml: XMLReader
  private(set) var title: String?
  private(set) var link: String?
  private(set) var language: String?
  /// Open elements below the feed's root, the last the innermost; deeper ones only counted.
  private var path: [String] = []
  private var depthBeyond = 0
  private var entry: FeedEntry?
  /// Text of the innermost field.
  private var field = FeedField()
  /// Length of `path` at which the field's element lies; 0 for none.
  private var fieldDepth = 0

  private static let deepest = 64

  init(_ stream: ByteStream) { xml = XMLReader(stream) }

  var isCut: Bool { xml.isCut }

  mutating func next() -> FeedEntry? {
    while let piece = xml.next() {
      switch piece {
      case .start(let name, let attributes, let isEmpty):
        let unclosed = open(name, attributes)
        if isEmpty, let done = close(name) { return done }
        if let unclosed { return unclosed }
      case .text(let text):
        if fieldDepth > 0 { field.append(text) }
      case .end(let name):
        if let done = close(name) { return done }
      }
    }
    defer { entry = nil }
    return entry
  }

  // MARK: elements

  /// Gives the entry before when a new one begins without that one's end.
  private mutating func open(_ name: String, _ attributes: [String: String]) -> FeedEntry? {
    if name == "item" || name == "entry" {
      defer { entry = FeedEntry() }
      (path, fieldDepth, depthBeyond) = ([name], 0, 0)
      return entry
    }
    guard path.count < FeedParser.deepest else {
      depthBeyond += 1
      return nil
    }
    path.append(name)
    if fieldDepth > 0, !FeedParser.isParent(path[fieldDepth - 1]) {
      field.open(name, attributes)
    } else {
      begin(name, attributes)
    }
    return nil
  }

  /// Elements whose children are fields of their own.
  private static func isParent(_ name: String) -> Bool {
    name == "author" || name == "source" || name == "channel" || name == "rss" || name == "feed"
      || name == "rdf:RDF" || name == "contributor" || name == "image"
  }

  private mutating func begin(_ name: String, _ attributes: [String: String]) {
    fieldDepth = path.count
    field = FeedField()
    let type = attributes["type"] ?? ""
    field.isPlain = type == "text" || type == "text/plain"
    if name == "feed" || name == "channel" { language.keep(attributes["xml:lang"]) }
    let isSource = path.dropLast().last == "source"
    if entry == nil {
      guard name == "link" || name == "atom:link" else { return }
      link.keep(FeedEntry.alternate(attributes))
    } else {
      entry?.begin(name, attributes, isSource: isSource)
    }
  }

  /// Ends the innermost element of that name, and those inside it whose end is missing; the entry
  /// when it was its end.
  private mutating func close(_ name: String) -> FeedEntry? {
    if depthBeyond > 0, name != path.first {
      depthBeyond -= 1
      return nil
    }
    guard let place = path.lastIndex(of: name) else { return nil }
    while path.count > place + 1 { end() }
    let isEntry = place == 0 && entry != nil
    if isEntry { depthBeyond = 0 }
    end()
    guard isEntry else { return nil }
    defer { entry = nil }
    return entry
  }

  private mutating func end() {
    guard let name = path.last else { return }
    if fieldDepth == path.count {
      put(name)
      fieldDepth = 0
      path.removeLast()
      // inside an author or a source the next field may follow
      if let outer = path.last, FeedParser.isParent(outer) { return }
      return
    }
    if fieldDepth > 0, path.count > fieldDepth { field.close(name) }
    path.removeLast()
  }

  // MARK: values

  private mutating func put(_ name: String) {
    let text = String(decoding: field.text, as: UTF8.self).filled
    let parent = path.dropLast().last ?? ""
    if entry == nil {
      putFeed(name, parent, text)
    } else {
      entry?.put(name, in: parent, text, field)
    }
  }

  private mutating func putFeed(_ name: String, _ parent: String, _ text: String?) {
    guard parent != "image", parent != "textInput", parent != "author" else { return }
    switch name {
    case "title": title.keep(FeedText.line(field))
    case "link": link.keep(text)
    case "language", "dc:language": language.keep(text)
    default: break
    }
  }
}
