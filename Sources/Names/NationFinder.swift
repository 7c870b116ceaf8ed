import Sentences

/// States the gazetteer doesn't know, found by the company they keep: "Veldania's interior
/// ministry", "the Veldanian army", "the foreign minister of Veldania", and their seats.
///
/// Wrong on a region or town with organs of its own ("Norvik's parliament" makes Norvik a state).
struct NationFinder {
  /// The name of a state as its words are written, and what the words say.
  private(set) var forms: [String: (nation: Nation, sense: Gazetteer.Sense)] = [:]
  private var names: [String] = []
  private var adjectives: [String] = []
  /// Town → words of the state.
  private var seats: [String: String] = [:]
  private var words: Set<String> = []

  /// Three passes over the tokens, O(tokens) besides the few names found.
  init(_ sentences: [MarkedSentence]) {
    var seenNames: Set<String> = []
    var seenAdjectives: Set<String> = []
    for sentence in sentences {
      for index in sentence.tokens.indices where sentence.isName[index] {
        let text = sentence.text(index)
        words.insert(text)
        if sentence.isTitleCase { continue }
        let name = NationFinder.withCompass(index, sentence)
        if NationFinder.isState(index, sentence), seenNames.insert(name).inserted {
          names.append(name)
        }
        if NationFinder.isAdjective(index, sentence), seenAdjectives.insert(text).inserted {
          adjectives.append(text)
        }
      }
    }
    name()
    for sentence in sentences where !sentence.isTitleCase { findSeats(sentence) }
    for (town, state) in seats {
      if forms[town] == nil, let nation = forms[state]?.nation { forms[town] = (nation, .capital) }
    }
  }

  // MARK: Evidence

  /// "Veldania's army", "foreign minister of Veldania", "the Republic of Veldania".
  private static func isState(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    let text = sentence.text(index)
    guard NameWords.standard.heads(text).isEmpty, !text.utf8.contains(0x2E) else { return false }
    if index > 0, sentence.isName[index - 1], compass[sentence.text(index - 1)] == nil {
      return false
    }
    return isOwner(index, sentence) || isAfterOf(index, sentence)
  }

  private static func isOwner(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    guard sentence.isPossessive(index + 1) else { return false }
    for next in index + 2..<index + 5 {
      if let mark = sentence.markStarting(at: next) { return belongsToStates(mark) }
      let lower = sentence.lower(next)
      if lower.isEmpty || joiners.contains(lower) { return false }
    }
    return false
  }

  private static func isAfterOf(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    let start = compass[sentence.text(index - 1)] == nil ? index : index - 1
    guard sentence.lower(start - 1) == "of", start >= 2, !sentence.isName(after: index) else {
      return false
    }
    if republics.contains(sentence.lower(start - 2)) { return true }
    guard let mark = titleMark(before: start - 1, sentence) else { return false }
    return belongsToStates(mark) || mark.word(.office)?.slug == "president"
      || mark.word(.organ)?.slug == "gov"
  }

  /// What "of" belongs to: "the foreign minister |of", "Foreign Minister Lena Tarsk |of".
  private static func titleMark(before of: Int, _ sentence: MarkedSentence) -> NameMark? {
    var index = of - 1
    while index > of - 5, sentence.isName(index) { index -= 1 }
    return sentence.mark(at: index)
  }

  /// Organs and offices that only states have: no company's president, no club's board.
  private static func belongsToStates(_ mark: NameMark) -> Bool {
    mark.words.contains { word in
      switch word.kind {
      case .organ: !anybodys.contains(word.slug)
      case .office: stateOffices.contains(word.slug)
      default: false
      }
    }
  }

  private static func isAdjective(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    let text = sentence.text(index)
    guard text.utf8.count >= 5, sentence.mark(at: index)?.isWord(.notnation) != true,
      adjectiveEndings.contains(where: { text.hasSuffix($0) })
    else { return false }
    if nouns.contains(sentence.lower(index + 1)) { return true }
    var start = index + 1
    while start < index + 3, sentence.isName(start) { start += 1 }
    guard let next = sentence.markStarting(at: start) else { return false }
    if next.sense == .actor, next.isCommon { return true }
    if start > index + 1 {
      return next.isWord(.organ) && Spelling.isCapitalized(sentence.text(start))
    }
    return next.words.contains { word in
      switch word.kind {
      case .organ, .force, .role, .body: true
      case .office: word.slug != "head"
      default: false
      }
    }
  }

  // MARK: Pairing names with adjectives

  private mutating func name() {
    for name in names {
      forms[name] = (Nation(prefix: Spelling.slug(name), code: "---", name: name), .country)
    }
    for adjective in adjectives where forms[adjective] == nil {
      let base = NationFinder.bases(of: adjective).first { words.contains($0) }
      let name = base ?? NationFinder.guess(adjective)
      let nation = Nation(prefix: Spelling.slug(name), code: "---", name: name)
      if forms[name] == nil { forms[name] = (nation, .country) }
      forms[adjective] = (nation, .adjective)
    }
    for name in forms.keys.sorted() {
      guard let form = forms[name], form.sense == .country else { continue }
      for adjective in NationFinder.derived(from: name) {
        if forms[adjective] == nil, words.contains(adjective) {
          forms[adjective] = (form.nation, .adjective)
        }
        if forms[adjective] != nil { forms[adjective + "s"] = (form.nation, .people) }
      }
    }
  }

  private static func derived(from name: String) -> [String] {
    var all = [name + "n", name + "an", name + "ian", name + "ese", name + "i", name + "ish"]
    if let last = name.last, "aeoy".contains(last) {
      let stem = String(name.dropLast())
      all += [stem + "an", stem + "ian", stem + "ese", stem + "ish", stem + "i"]
    }
    return all
  }

  private static func bases(of adjective: String) -> [String] {
    var all: [String] = []
    for ending in ["n", "an", "ian", "ese", "i", "ish"] where adjective.hasSuffix(ending) {
      let stem = String(adjective.dropLast(ending.count))
      all += [stem, stem + "a", stem + "e", stem + "o", stem + "y"]
    }
    return all
  }

  /// "Veldanian" gives "Veldania", so that documents without the name agree with those that
  /// have it.
  private static func guess(_ adjective: String) -> String {
    if adjective.hasSuffix("ian") || adjective.hasSuffix("ean") {
      return String(adjective.dropLast())
    }
    if adjective.hasSuffix("ese") { return String(adjective.dropLast(3)) }
    return adjective.hasSuffix("an") ? String(adjective.dropLast()) : adjective
  }

  // MARK: Seats

  /// "Karsholm, the capital of Veldania", "the Veldanian capital Karsholm", "Veldania's capital,
  /// Karsholm".
  private mutating func findSeats(_ sentence: MarkedSentence) {
    for index in sentence.tokens.indices where sentence.lower(index) == "capital" {
      guard let state = owner(ofCapital: index, sentence) else { continue }
      if let town = town(ofCapital: index, sentence) { seats[town] = state }
    }
  }

  private func owner(ofCapital index: Int, _ sentence: MarkedSentence) -> String? {
    var before = index - 1
    if sentence.isPossessive(before) { before -= 1 }
    for candidate in [before, before - 1] where forms[sentence.text(candidate)] != nil {
      return sentence.text(candidate)
    }
    guard sentence.lower(index + 1) == "of" else { return nil }
    return forms[sentence.text(index + 2)] == nil ? nil : sentence.text(index + 2)
  }

  private func town(ofCapital index: Int, _ sentence: MarkedSentence) -> String? {
    for next in [index + 1, index + 2] {
      guard next == index + 1 || [",", "of"].contains(sentence.lower(index + 1)) else { break }
      if sentence.isName(next), forms[sentence.text(next)] == nil {
        let isPair = sentence.isName(after: next)
        return sentence.text(of: next..<next + (isPair ? 2 : 1))
      }
    }
    var before = index
    while before > 0, index - before < 5 {
      before -= 1
      if [",", "is"].contains(sentence.lower(before)) {
        guard sentence.isName(before - 1), forms[sentence.text(before - 1)] == nil else {
          return nil
        }
        let isPair = sentence.isName(before - 2)
        return sentence.text(of: before - (isPair ? 2 : 1)..<before)
      }
    }
    return nil
  }

  // MARK: Words

  private static func withCompass(_ index: Int, _ sentence: MarkedSentence) -> String {
    guard compass[sentence.text(index - 1)] != nil else { return sentence.text(index) }
    return sentence.text(index - 1) + " " + sentence.text(index)
  }

  static let compass: [String: Bool] = ["North": true, "South": true, "East": true, "West": true]
  private static let republics: Set<String> = [
    "capital", "republic", "kingdom", "federation", "emirate", "sultanate", "duchy",
    "confederation",
  ]
  private static let joiners: Set<String> = [
    ",", ".", "and", "or", "of", "in", "to", "on", "with", "for", "is", "was", "the", "a",
  ]
  private static let anybodys: Set<String> = [
    "gov", "cabinet", "delegation", "opposition", "state_media", "embassy", "police",
    "emergency_service", "fire_service", "health_agency", "customs", "port_authority",
    "statistics_office", "weather_service", "geological_survey", "space_agency",
    "presidency",
  ]
  private static let stateOffices: Set<String> = [
    "pm", "deputy_pm", "king", "queen", "emperor", "emir", "sultan", "fm", "deputy_fm", "defmin",
    "deputy_defmin", "interior", "finmin", "justice", "economin", "trademin", "healthmin",
    "energymin", "oilmin", "transportmin", "minister",
  ]
  private static let adjectiveEndings = ["ian", "ean", "ese", "an"]
  private static let nouns: Set<String> = [
    "capital", "border", "territory", "airspace", "waters", "president", "side", "citizens",
    "people", "city", "town", "coast", "island", "islands", "islet", "province", "economy",
    "currency", "exports", "language", "nation", "state", "republic", "flag", "and", "navy",
  ]
}

extension MarkedSentence {
  func isName(_ index: Int) -> Bool { isName.indices.contains(index) && isName[index] }
  func isName(after index: Int) -> Bool { isName(index + 1) }

  /// Marks the words of states found in the document.
  mutating func mark(_ finder: NationFinder) {
    var index = 0
    while index < tokens.count {
      let isFree = mark(at: index) == nil && Spelling.isCapitalized(tokens[index].text)
      guard isFree else {
        index += 1
        continue
      }
      let pair = text(of: index..<index + 2)
      if let form = finder.forms[pair] {
        add(form.nation, form.sense, at: index..<min(index + 2, tokens.count))
        index += 2
      } else {
        if let form = finder.forms[text(index)] {
          add(form.nation, form.sense, at: index..<index + 1)
        }
        index += 1
      }
    }
  }
}
