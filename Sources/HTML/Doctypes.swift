/// Which document types mean that a page was written for browsers of the nineties.
extension TreeBuilder {
  mutating func readDoctype() {
    let doctype = tokenizer.token.doctype
    doctypes.append(doctype)
    let node = add(
      Node(
        kind: .doctype, start: UInt32(tokenizer.token.start), end: UInt32(tokenizer.token.end),
        from: Int32(doctypes.count - 1)))
    attach(node, at: Place(parent: 0))
    isQuirky = isQuirky(doctype)
  }

  private func lowered(_ range: Range<Int>?) -> String? {
    guard let range else { return nil }
    var bytes: [UInt8] = []
    for index in range.prefix(200) { bytes.append(ASCII.lower(tokenizer.page[index])) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The standard's list; only its effect on tables in paragraphs matters here.
  private func isQuirky(_ doctype: Doctype) -> Bool {
    if doctype.forcesQuirks || lowered(doctype.name) != "html" { return true }
    let system = lowered(doctype.systemID)
    if system == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd" { return true }
    guard let identifier = lowered(doctype.publicID) else { return false }
    if QuirkyTypes.whole.contains(identifier) { return true }
    if QuirkyTypes.starts.contains(where: identifier.hasPrefix) { return true }
    return system == nil
      && QuirkyTypes.startsWithoutSystem.contains(where: identifier.hasPrefix)
  }
}

/// Public identifiers, in lower case, of the HTML Standard's list of quirky document types.
enum QuirkyTypes {
  static let whole: Set<String> = [
    "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
  ]

  static let startsWithoutSystem = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]

  static let starts = [
    "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//", "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//", "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//", "-//ietf//dtd html 2.1e//", "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//", "-//ietf//dtd html 3.2//", "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//", "-//ietf//dtd html level 1//", "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//", "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//", "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//", "-//ietf//dtd html strict//", "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//", "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//", "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//", "-//w3c//dtd html 3.2 final//", "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//", "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//", "-//w3c//dtd w3 html//", "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//", "-//webtechs//dtd mozilla html//",
  ]
}
