import Spans

/// Writes sentences as CoNLL-U (universaldependencies.org/format.html).
package enum CoNLLUText {
  /// The sentences of a CoNLL-U file with their own tokens and our annotation.
  package static func annotated(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for sentence in CoNLLU.sentences(in: bytes) {
      output += Array("# text = \(sentence.text)\n".utf8)
      let tokens = Language.english.tokens(of: sentence.words.map(\.form))
      let morphology = Morphology(tokens)
      for (index, token) in tokens.enumerated() {
        append(
          token, index, features: morphology.features(of: index),
          misc: sentence.words[index].misc, to: &output)
      }
      output.append(0x0A)
    }
    return output
  }

  /// A sentence with its text, its tokens and the ranges of words that part into two.
  package static func append(_ sentence: Sentence, of text: SourceText, to output: inout [UInt8]) {
    output += Array("# text = ".utf8)
    output += text.string(sentence.span).utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    output.append(0x0A)
    let morphology = Morphology(sentence.tokens)
    for (index, token) in sentence.tokens.enumerated() {
      let next = index + 1 < sentence.tokens.count ? sentence.tokens[index + 1] : nil
      let isJoined = next?.span.start == token.span.end
      if isJoined, let next, isClitic(next, after: token) {
        let form = token.text + next.text
        output += Array("\(index + 1)-\(index + 2)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t_\n".utf8)
      }
      append(
        token, index, features: morphology.features(of: index),
        misc: isJoined ? "SpaceAfter=No" : "_", to: &output)
    }
    output.append(0x0A)
  }

  private static func isClitic(_ token: Token, after last: Token) -> Bool {
    guard let first = last.text.unicodeScalars.last,
      first.properties.isAlphabetic || first.properties.numericType != nil
    else { return false }
    switch token.lower {
    case "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "nt", "na", "ta": return true
    case "'": return last.lower.hasSuffix("s")
    case "not": return last.lower == "can"
    default: return ["m", "ve", "re", "s"].contains(token.lower)
    }
  }

  private static func append(
    _ token: Token, _ index: Int, features: String, misc: String, to output: inout [UInt8]
  ) {
    let cells = [
      String(index + 1), token.text, token.lemma.isEmpty ? "_" : token.lemma, token.tag.rawValue,
      token.xpos.isEmpty ? "_" : token.xpos, features, String(token.head + 1),
      token.relation.rawValue,
      "_", misc,
    ]
    for (column, cell) in cells.enumerated() {
      if column > 0 { output.append(0x09) }
      output += cell.utf8
    }
    output.append(0x0A)
  }
}
