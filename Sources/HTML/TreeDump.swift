/// A tree as the tests of html5lib print it: one line a node, two blanks a level.
package enum TreeDump {
  package static func lines(of tree: HTMLTree) -> [UInt8] {
    var out: [UInt8] = []
    var depth = 0
    var node = tree.nodes[0].first
    while node > 0 {
      write(tree, Int(node), depth, &out)
      if tree.nodes[Int(node)].first >= 0 {
        node = tree.nodes[Int(node)].first
        depth += 1
        continue
      }
      while node > 0, tree.nodes[Int(node)].next < 0 {
        node = tree.nodes[Int(node)].parent
        depth -= 1
      }
      if node > 0 { node = tree.nodes[Int(node)].next }
    }
    return out
  }

  private static func write(_ tree: HTMLTree, _ node: Int, _ depth: Int, _ out: inout [UInt8]) {
    out += "| ".utf8
    out += String(repeating: " ", count: depth * 2).utf8
    switch tree.nodes[node].kind {
    case .doctype: writeDoctype(tree, node, &out)
    case .text:
      out.append(0x22)
      tree.appendText(of: node, to: &out)
      out.append(0x22)
    case .comment: out += Array("<!-- ".utf8) + tree.comment(node) + Array(" -->".utf8)
    case .content: out += "content".utf8
    case .element, .document: writeElement(tree, node, depth, &out)
    }
    out.append(0x0A)
  }

  private static func writeElement(
    _ tree: HTMLTree, _ node: Int, _ depth: Int, _ out: inout [UInt8]
  ) {
    let element = tree.nodes[node]
    let prefix = element.namespace == .svg ? "svg " : element.namespace == .mathML ? "math " : ""
    out +=
      "<\(prefix)\(ForeignNames.element(tree.names.name(element.name), element.namespace))>"
      .utf8
    let attributes = tree.attributeRange(of: node).map { place in
      let attribute = tree.attributes[place]
      let name = ForeignNames.attribute(tree.names.name(attribute.name), element.namespace)
      return (name: name, value: tree.value(attribute))
    }
    for attribute in attributes.sorted(by: {
      Array($0.name.utf16).lexicographicallyPrecedes($1.name.utf16)
    }) {
      out += "\n| \(String(repeating: " ", count: depth * 2 + 2))".utf8
      out += "\(attribute.name)=\"\(attribute.value)\"".utf8
    }
  }

  private static func writeDoctype(_ tree: HTMLTree, _ node: Int, _ out: inout [UInt8]) {
    let doctype = tree.doctype(node)
    out += "<!DOCTYPE \(doctype.name)".utf8
    if !(doctype.publicID ?? "").isEmpty || !(doctype.systemID ?? "").isEmpty {
      out += " \"\(doctype.publicID ?? "")\" \"\(doctype.systemID ?? "")\"".utf8
    }
    out.append(0x3E)
  }
}

extension HTMLTree {
  /// The parts of a document type: its name in lower case, its identifiers as they stand.
  package func doctype(_ node: Int) -> (name: String, publicID: String?, systemID: String?) {
    let doctype = doctypes[Int(nodes[node].from)]
    return (
      string(doctype.name, isName: true) ?? "", string(doctype.publicID), string(doctype.systemID)
    )
  }

  func string(_ range: Range<Int>?, isName: Bool = false) -> String? {
    guard let range else { return nil }
    var out: [UInt8] = []
    for byte in page[range] {
      if byte == 0 {
        out += [0xEF, 0xBF, 0xBD]
      } else if byte == 0x0D {
        out.append(0x0A)
      } else if byte != 0x0A || out.last != 0x0A {
        out.append(isName ? ASCII.lower(byte) : byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// How SVG and MathML spell names that HTML's tokenizer gives in lower case.
package enum ForeignNames {
  /// An element's name as its own language spells it.
  package static func element(_ name: String, _ namespace: Namespace) -> String {
    namespace == .svg ? elements[name] ?? name : name
  }

  /// An attribute's name with its namespace before it, parted by a blank.
  package static func attribute(_ name: String, _ namespace: Namespace) -> String {
    if namespace == .html { return name }
    if linked.contains(name) { return name.replacing(":", with: " ") }
    if namespace == .mathML { return name == "definitionurl" ? "definitionURL" : name }
    return attributes[name] ?? name
  }

  private static let linked: Set<String> = [
    "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title",
    "xlink:type", "xml:lang", "xml:space", "xmlns:xlink",
  ]

  private static func spelled(_ names: String) -> [String: String] {
    Dictionary(
      names.split(separator: " ").map { ($0.lowercased(), String($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static let elements = spelled(
    """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
    radialGradient textPath
    """)

  private static let attributes = spelled(
    """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant \
    edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength \
    keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits \
    markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits \
    patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha \
    preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions \
    requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation \
    stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength viewBox \
    viewTarget xChannelSelector yChannelSelector zoomAndPan
    """)
}
