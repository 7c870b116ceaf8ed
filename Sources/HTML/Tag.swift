/// The elements HTML's rules tell apart, and those of SVG and MathML they name.
///
/// The raw value is the element's place in the table of names; `unknown` stands for all others.
/// Names of SVG are in lower case here as in the page; `ForeignNames` has their true spelling.
package enum Tag: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case unknown
  case a, abbr, acronym, address, annotationXML, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del, desc, details
  case dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer
  case foreignobject, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, kbd, keygen, label, legend, li, link, listing
  case main, malignmark, map, mark, marquee, math, menu, menuitem, meta, meter, mglyph, mi, mn, mo
  case ms, mtext, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output
  case p, param, picture, plaintext, pre, progress, q, rb, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, selectedcontent, slot, small, source, span, strike,
    strong, style
  case sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title
  case tr, track, tt, u, ul, `var`, video, wbr, xmp

  /// As the page spells it, in lower case.
  package var name: String { self == .annotationXML ? "annotation-xml" : "\(self)" }
}

/// What HTML's rules ask about an element.
struct Traits: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt32
  /// Of the special category: stops the search of an end tag for its element.
  static let special = Traits(rawValue: 1)
  /// Ends a scope; the list item and button scopes end at more.
  static let scope = Traits(rawValue: 2)
  static let listScope = Traits(rawValue: 4)
  static let buttonScope = Traits(rawValue: 8)
  static let tableScope = Traits(rawValue: 16)
  /// Closed by implication where others end; `impliedInTemplate` where a template ends.
  static let implied = Traits(rawValue: 32)
  static let impliedInTemplate = Traits(rawValue: 64)
  /// `h1` … `h6`.
  static let heading = Traits(rawValue: 128)
  /// Text in it is moved before the table.
  static let fosters = Traits(rawValue: 256)
  /// Its end tag may be left out where the page ends; no more than a note to the reader.
  static let tableSection = Traits(rawValue: 512)
  /// HTML content may stand in it though it is of SVG or MathML.
  static let integrationPoint = Traits(rawValue: 1024)
  static let textIntegrationPoint = Traits(rawValue: 2048)

  /// The traits of HTML's elements by tag.
  static let ofHTML: [Traits] = {
    var traits = [Traits](repeating: [], count: Tag.allCases.count)
    func add(_ trait: Traits, _ tags: [Tag]) {
      for tag in tags { traits[Int(tag.rawValue)].formUnion(trait) }
    }
    add(
      .special,
      [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote,
        .body, .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl,
        .dt, .embed, .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2,
        .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img, .input, .keygen,
        .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes,
        .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section,
        .select, .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot,
        .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp,
      ])
    let scopes: [Tag] = [
      .applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template,
    ]
    add([.scope, .listScope, .buttonScope], scopes)
    add(.listScope, [.ol, .ul])
    add(.buttonScope, [.button])
    add(.tableScope, [.html, .table, .template])
    add(.implied, [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc])
    add(
      .impliedInTemplate,
      [
        .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc, .caption, .colgroup, .tbody,
        .td, .tfoot, .th, .thead, .tr,
      ])
    add(.heading, [.h1, .h2, .h3, .h4, .h5, .h6])
    add(.fosters, [.table, .tbody, .tfoot, .thead, .tr])
    add(.tableSection, [.tbody, .tfoot, .thead])
    return traits
  }()

  /// The traits of an element of SVG or MathML.
  static func ofForeign(_ tag: Tag, _ namespace: Namespace) -> Traits {
    let bounds: Traits = [.special, .scope, .listScope, .buttonScope]
    switch (namespace, tag) {
    case (.mathML, .mi), (.mathML, .mo), (.mathML, .mn), (.mathML, .ms), (.mathML, .mtext):
      return [bounds, .textIntegrationPoint]
    case (.mathML, .annotationXML): return bounds
    case (.svg, .foreignobject), (.svg, .desc), (.svg, .title): return [bounds, .integrationPoint]
    default: return []
    }
  }
}

/// What an element belongs to.
package enum Namespace: UInt8, BitwiseCopyable, Sendable { case html, svg, mathML }
