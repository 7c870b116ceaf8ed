import Sentences
import Spans

/// The ground a text names for a claim, by noun, in the clause of its cue.
struct EvidenceReader {
  let tree: SentenceTree

  /// Evidence noun phrases among these tokens, at most one of a type.
  func evidence(in ranges: [Range<Int>], excluding content: Range<Int>?) -> [Evidence] {
    var found: [Evidence] = []
    for range in ranges {
      for index in range where !(content?.contains(index) ?? false) {
        guard let (type, span) = evidence(at: index, in: range),
          !found.contains(where: { $0.type == type || $0.span.overlaps(span) })
        else { continue }
        found.append(Evidence(type: type, span: span))
      }
    }
    return found
  }

  /// The type named by the noun at this token, and its phrase.
  func evidence(at index: Int, in range: Range<Int>) -> (type: String, span: Span)? {
    guard let type = type(at: index) else { return nil }
    let phrase = phrase(index).clamped(to: range)
    return (type, tree.span(phrase))
  }

  private func phrase(_ index: Int) -> Range<Int> {
    let whole = SourceFinder(tree: tree).phrase(of: index)
    var low = whole.lowerBound
    let articles: Set<String> = ["a", "an", "the", "its", "their", "his", "her"]
    while low < index, articles.contains(tree.lower(low)) || tree.relation(low) == .case {
      low += 1
    }
    return low..<max(index + 1, whole.upperBound)
  }

  private func type(at index: Int) -> String? {
    let word = tree.lemma(index)
    let before = index > 0 ? tree.lower(index - 1) : ""
    let twoBefore = index > 1 ? tree.lower(index - 2) : ""
    switch word {
    case "imagery", "image", "photo", "photograph", "picture":
      return ["satellite", "aerial", "drone"].contains(before) ? "satellite_imagery" : nil
    case "recognition":
      return ["face", "facial"].contains(before) ? "face_recognition" : nil
    case "briefing": return before == "intelligence" ? "intelligence_briefing" : nil
    case "report", "assessment", "document":
      if before == "intelligence" { return "intelligence_report" }
      return word == "document" ? "document" : reportOnIntelligence(index)
    case "intelligence":
      let next = index + 1 < tree.tokens.count ? tree.lemma(index + 1) : ""
      let isOffice = [
        "agency", "service", "official", "source", "chief", "officer", "report",
        "briefing", "assessment", "community", "committee", "director", "sharing", "-",
      ].contains(next)
      let isOrgan = index > 0 && tree.tokens[index - 1].text.first?.isUppercase ?? false
      return isOffice || isOrgan || before == "artificial" ? nil : "intelligence"
    case "treaty", "pact":
      return "treaty"
    case "tweet", "post":
      return word == "tweet" || ["media", "facebook", "telegram", "twitter"].contains(before)
        ? "social_media_post" : nil
    case "x", "twitter", "telegram", "facebook", "weibo", "instagram":
      return before == "on" ? "social_media_post" : nil
    case "address", "speech":
      return ["presidential", "televised", "video", "evening", "nightly", "national", "public"]
        .contains(before) || twoBefore == "televised" ? "public_address" : nil
    case "memo", "letter", "filing", "transcript": return "document"
    case "evidence", "sign", "indication": return "unspecified_evidence"
    default: return nil
    }
  }

  /// "Reports from the intelligence service"
  private func reportOnIntelligence(_ index: Int) -> String? {
    let range = tree.range(index)
    guard index + 1 < tree.tokens.count, tree.lower(index + 1) == "from" else { return nil }
    return range.contains { $0 > index && tree.lower($0) == "intelligence" }
      ? "intelligence_report" : nil
  }
}
