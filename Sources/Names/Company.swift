import Sentences

/// The company a name keeps in a document: what stands before and after it, wherever it is written
/// there (context aggregation, Ratinov and Roth 2009).
package struct Company: Sendable {
  private var byForm: [String: UInt64] = [:]

  /// O(tokens).
  init(_ sentences: [MarkedSentence]) {
    for sentence in sentences {
      for index in sentence.tokens.indices
      where Spelling.isCapitalized(sentence.tokens[index].text) {
        byForm[sentence.tokens[index].text, default: 0] |= Company.kinds(at: index, sentence)
      }
    }
  }

  func kinds(of form: String) -> UInt64 { byForm[form] ?? 0 }

  private static func kinds(at index: Int, _ sentence: MarkedSentence) -> UInt64 {
    var kinds: UInt64 = 0
    if index > 0 { kinds |= before(index - 1, sentence) }
    if index + 1 < sentence.tokens.count { kinds |= after(index + 1, sentence) }
    return kinds
  }

  private static func before(_ index: Int, _ sentence: MarkedSentence) -> UInt64 {
    var kinds: UInt64 = 0
    let text = sentence.tokens[index].text
    switch sentence.tokens[index].lower {
    case "in", "near", "across", "around", "outside", "inside", "throughout": kinds |= 1
    case "at", "from", "to": kinds |= 2
    case "the": kinds |= 4
    case "of": kinds |= 8
    case "by", "with", "for", "and": kinds |= 16
    case "(": kinds |= 32
    case "mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.": kinds |= 64
    default: break
    }
    if let mark = sentence.mark(at: index), mark.isTitle { kinds |= 64 }
    if NameWords.standard.isGivenName(text) { kinds |= 128 }
    if Spelling.isCapitalized(text) { kinds |= 256 }
    return kinds
  }

  private static func after(_ index: Int, _ sentence: MarkedSentence) -> UInt64 {
    var kinds: UInt64 = 0
    let text = sentence.tokens[index].text
    switch sentence.tokens[index].lower {
    case "said", "says", "told", "added", "thinks", "wrote", "asked", "believes": kinds |= 1 << 10
    case "'s", "'": kinds |= 1 << 11
    case ",": kinds |= 1 << 12
    case "(": kinds |= 1 << 13
    case "is", "was", "has", "had", "will": kinds |= 1 << 14
    case "and", "or": kinds |= 1 << 15
    case "who", "himself", "herself": kinds |= 1 << 16
    case "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "co", "co.", "llc", "group", "plc":
      kinds |= 1 << 17
    default: break
    }
    for head in NameWords.standard.heads(text) { kinds |= head.kind == .place ? 1 << 18 : 1 << 19 }
    if Spelling.isCapitalized(text) { kinds |= 1 << 20 }
    return kinds
  }
}
