import CModels
import Sentences
import Tables

/// One row of the cue table: a word that carries an attribution, and how it does.
struct CueEntry: Sendable {
  enum Word: String, Sendable { case verb, noun, adj, adv }

  /// What stands in the word's content slot, and in which form.
  struct Frames: OptionSet, Sendable {
    let rawValue: Int
    static let that = Frames(rawValue: 1)
    static let quote = Frames(rawValue: 2)
    static let object = Frames(rawValue: 4)
    static let infinitive = Frames(rawValue: 8)
    static let hearer = Frames(rawValue: 16)
    static let question = Frames(rawValue: 32)
    static let gerund = Frames(rawValue: 64)
    static let order = Frames(rawValue: 128)
    static let label = Frames(rawValue: 256)
    static let asLabel = Frames(rawValue: 512)
    static let accuse = Frames(rawValue: 1024)
    static let clause = Frames(rawValue: 2048)

    static let byName: [String: Frames] = [
      "that": .that, "quote": .quote, "obj": .object, "inf": .infinitive, "addr": .hearer,
      "wh": .question, "ing": .gerund, "order": .order, "label": .label, "as": .asLabel,
      "accuse": .accuse, "clause": .clause,
    ]
  }

  let lemma: String
  let word: Word
  let frames: Frames
  /// Prepositions that bring the content: "of", "over".
  let prepositions: Set<String>
  let act: String
  let isFactive: Bool
  /// Nil: the content decides.
  let modality: Claim.Modality?
  let isPositive: Bool
  /// An attitude or act that only wide schemes count as attribution ("endorsed", "blasted").
  let isWide: Bool

  /// A word the table does not have: somebody says something with it, and no more is known.
  init(lemma: String, isVerb: Bool) {
    self.lemma = lemma
    word = isVerb ? .verb : .noun
    frames = []
    prepositions = []
    act = "state"
    isFactive = false
    modality = nil
    isPositive = true
    isWide = true
  }

  init?(_ row: [String]) {
    guard row.count >= 8, let word = Word(rawValue: row[1]) else { return nil }
    lemma = row[0]
    self.word = word
    var frames: Frames = []
    var prepositions: Set<String> = []
    for name in row[2].split(separator: " ") {
      if name.last == ":" {
        prepositions.insert(String(name.dropLast()))
      } else if let frame = Frames.byName[String(name)] {
        frames.insert(frame)
      }
    }
    self.frames = frames
    self.prepositions = prepositions
    act = row[3]
    isFactive = row[4] == "yes"
    modality = Claim.Modality(rawValue: row[5])
    isPositive = row[6] != "-"
    isWide = row[7] == "wide"
  }
}

/// The cue table by lemma and part of speech.
enum CueLexicon {
  static let verbs = entries(.verb)
  static let nouns = entries(.noun)
  static let adjectives = entries(.adj)
  static let adverbs = entries(.adv)

  /// The row of a verb token, by its lemma or else by what its ending allows.
  static func verb(_ token: Token) -> CueEntry? {
    if let entry = verbs[token.lemma.lowercased()] { return entry }
    return HeadingCues.lemmas(of: token.lower).lazy.compactMap { verbs[$0] }.first
  }

  private static func entries(_ word: CueEntry.Word) -> [String: CueEntry] {
    var result: [String: CueEntry] = [:]
    for row in Table(sayso_table_cues).rows {
      guard let entry = CueEntry(row), entry.word == word else { continue }
      result[entry.lemma] = entry
    }
    return result
  }
}
