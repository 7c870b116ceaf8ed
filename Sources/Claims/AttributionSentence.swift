import Names
import Sentences
import Spans

/// One sentence in hashes, with what the grammar found in it: what the learned taggers of cues and
/// arguments look at.
package struct AttributionSentence: Sendable {
  package struct Word: Sendable {
    var form: UInt64 = 0
    var lemma: UInt64 = 0
    var xpos: UInt64 = 0
    var relation: UInt64 = 0
    var head = -1
    /// How the cue table knows the word: part of speech, frames and act; 0 for not at all.
    var cue: UInt64 = 0
    /// Kind of the name that covers it; 0 for none.
    var name: UInt64 = 0
    /// A person or body by its noun.
    var speaker: UInt64 = 0
    /// 1 inside a quotation, 2 inside one inside it, 4 a quotation mark.
    var quoted: UInt64 = 0
    /// Of the grammar's draft whose cue covers it: 0 none, 2 × rule | first.
    var drafted: UInt64 = 0
    var suffix: UInt64 = 0
    /// Relations of the dependents, one bit each.
    var dependents: UInt64 = 0
    /// Lemma of the subject, the object and the mark among the dependents.
    var subject: UInt64 = 0
    var object: UInt64 = 0
    var mark: UInt64 = 0
  }

  let words: [Word]
  let tree: SentenceTree
  let drafts: [Draft]

  init(tree: SentenceTree, drafts: [Draft], mentions: [Mention]) {
    self.tree = tree
    self.drafts = drafts
    var words = tree.tokens.indices.map { AttributionSentence.word(at: $0, tree) }
    for mention in mentions where mention.kind != .reference {
      for index in mention.tokens where words.indices.contains(index) {
        words[index].name = Hash.of(mention.kind.rawValue)
      }
    }
    for draft in drafts {
      let rule = Hash.of(draft.rule) << 1
      for index in draft.cue where words.indices.contains(index) && words[index].drafted == 0 {
        words[index].drafted = rule | (index == draft.cue.lowerBound ? 1 : 0)
      }
    }
    self.words = words
  }

  /// Nil for sentences that give no claims: a single word, or more than `SentenceClaims.longest`.
  package init?(_ sentence: Sentence, mentions: [Mention]) {
    guard let reader = SentenceClaims(sentence) else { return nil }
    self.init(tree: reader.tree, drafts: reader.drafts(), mentions: mentions)
  }

  package var count: Int { words.count }

  private static func word(at index: Int, _ tree: SentenceTree) -> Word {
    let token = tree.tokens[index]
    var word = Word()
    word.form = Hash.of(token.lower)
    word.lemma = Hash.of(token.lemma.lowercased())
    word.xpos = Hash.of(token.xpos)
    word.relation = Hash.of(token.relation.rawValue)
    word.head = tree.head(of: index) ?? -1
    word.cue = cue(token)
    word.speaker =
      Roles.isHuman(token.lemma) ? 1 : Roles.bodies.contains(token.lemma) ? 2 : 0
    word.suffix = Hash.of(String(decoding: token.lower.utf8.suffix(3), as: UTF8.self))
    word.quoted = quoted(token, tree)
    for child in tree.children[index] { add(child, tree, to: &word) }
    return word
  }

  private static func add(_ child: Int, _ tree: SentenceTree, to word: inout Word) {
    let relation = tree.relation(child)
    word.dependents |= 1 << (Hash.of(relation.rawValue) & 63)
    switch relation {
    case .nsubj, .nsubjPass: word.subject = Hash.of(tree.lemma(child))
    case .obj, .obl: if word.object == 0 { word.object = Hash.of(tree.lemma(child)) }
    case .mark: word.mark = Hash.of(tree.lower(child))
    case .ccomp, .xcomp, .advcl:
      let mark = tree.child(of: child, .mark).map { tree.lower($0) } ?? "-"
      word.dependents ^= Hash.of(mark + relation.rawValue) | 1
    default: break
    }
  }

  /// Frames and act of the row of the cue table the word would have.
  private static func cue(_ token: Token) -> UInt64 {
    let lemma = token.lemma.lowercased()
    let entry: CueEntry? =
      switch token.tag {
      case .verb, .aux: CueLexicon.verb(token)
      case .noun, .propn: CueLexicon.nouns[lemma]
      case .adj: CueLexicon.adjectives[lemma]
      case .adv: CueLexicon.adverbs[lemma]
      default: nil
      }
    guard let entry else { return 0 }
    let kind = Hash.of(entry.word.rawValue + (entry.isWide ? "wide" : ""))
    return FeatureKey.mix(FeatureKey.mix(kind, Hash.of(entry.act)), UInt64(entry.frames.rawValue))
  }

  private static func quoted(_ token: Token, _ tree: SentenceTree) -> UInt64 {
    let isMark = token.tag == .punct && ["\"", "“", "”", "''", "``", "‘", "’"].contains(token.text)
    let depth = tree.sentence.quotations.filter { $0.span.contains(token.span.start) }.count
    return UInt64(min(2, depth)) | (isMark ? 4 : 0)
  }
}

/// Hashes of words: FNV-1a, equal on every machine.
enum Hash {
  static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
