import Sentences

/// Words that call something untrue, and what makes a clause with one a denial.
///
/// "The report is wrong" denies the report; "the price is wrong" denies nothing: words that only
/// judge need a noun of telling as their subject. Wrong where such a word stands in a
/// quotation that means it otherwise ("a lie of the land").
enum Falsehood {
  /// Say of anything that it is not so.
  private static let plain: Set<String> = [
    "untrue", "baseless", "groundless", "unfounded", "fabricated", "fictitious", "fabrication",
    "fiction", "invention", "falsehood", "lie", "nonsense", "rubbish", "hoax", "disinformation",
    "fake", "false",
  ]
  /// Say it of words only.
  private static let judging: Set<String> = [
    "wrong", "incorrect", "inaccurate", "erroneous", "mistaken", "invented", "made-up", "lie",
  ]
  private static let telling: Set<String> = [
    "report", "claim", "allegation", "statement", "story", "accusation", "rumour", "rumor",
    "account", "assertion", "charge", "suggestion", "figure", "information", "news", "article",
    "version", "speculation", "reporting", "that", "this", "it", "what", "all",
  ]

  /// Whether a clause headed by `head` calls what is told untrue: "the reports are false", "there is
  /// no truth in it", "the claim has no basis". A negated one ("is not false") is none.
  static func isDenied(by head: Int, in tree: SentenceTree) -> Bool {
    guard !tree.isNegated(head) else { return isNotTrue(head, in: tree) }
    let lemma = tree.lemma(head)
    let word = tree.lower(head)
    if let subject = tree.subject(of: head) {
      let isTold = telling.contains(tree.lemma(subject)) || telling.contains(tree.lower(subject))
      if isTold, tree.child(of: head, .cop) != nil {
        return plain.contains(lemma) || plain.contains(word) || judging.contains(word)
      }
      if isTold, lemma == "have", let object = tree.child(of: head, .obj) {
        return isNoGround(object, in: tree)
      }
    }
    return isNoGround(head, in: tree) && tree.lemma(head) == "truth"
  }

  /// "the reports were not correct"
  private static func isNotTrue(_ head: Int, in tree: SentenceTree) -> Bool {
    guard ["true", "correct", "accurate"].contains(tree.lower(head)),
      let subject = tree.subject(of: head)
    else { return false }
    return telling.contains(tree.lemma(subject)) || telling.contains(tree.lower(subject))
  }

  /// Whether a label ("called the report fiction") says that its object is untrue.
  static func isLabel(_ content: Range<Int>, in tree: SentenceTree) -> Bool {
    let words = content.filter { !tree.isPunctuation($0) }
    guard let last = words.first(where: { plain.contains(tree.lemma($0)) }) else { return false }
    let negated = words.contains { ["not", "no", "never"].contains(tree.lower($0)) && $0 < last }
    return !negated && words.prefix(4).contains(last)
  }

  /// "no basis", "no truth", "no foundation"
  private static func isNoGround(_ noun: Int, in tree: SentenceTree) -> Bool {
    ["basis", "truth", "foundation", "substance"].contains(tree.lemma(noun))
      && tree.children(of: noun, .det).contains { tree.lower($0) == "no" }
  }
}
