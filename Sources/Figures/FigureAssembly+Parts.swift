import Dates
import Spans

/// Shares: numbers that count part of what another figure counts.
extension FigureAssembly {
  /// The noun of "12 of 17 miners", "290 of the 340 notices": after the second number.
  func whole(after end: Int, _ scene: FigureScene) -> CountedNoun? {
    guard scene.has(end, .of) else { return nil }
    let start = scene.has(end + 1, [.the, .possessive]) ? end + 2 : end + 1
    guard !scene.dated(start), let other = NumeralGrammar(scene.lexemes).numeral(at: start),
      !other.isOrdinal, other.value ?? 0 > 1
    else { return nil }
    return CountedNounGrammar(scene: scene).noun(at: other.end)
  }

  /// A share of what it counts itself ("eleven of the dead") or of the figure before it ("of whom
  /// three", "including 40 women"). "Four of the miners died" are all the dead, no share.
  func isPart(_ figure: Figure, _ quantity: Quantity, _ noun: CountedNoun?, _ scene: FigureScene)
    -> Bool
  {
    let kind = lexicon.predicateClass(figure.predicate)
    let own = noun.flatMap { FigureContext(scene: scene).implied(by: $0)?.lemma }
    if quantity.isShare { return kind == nil || kind == own }
    if opensWithWhole(quantity.phrase.lowerBound, scene) { return true }
    if isOfOthers(quantity, noun, scene), own == kind || noun == nil {
      return kind == nil || own != nil || kind == lastKind
    }
    guard isAmongOthers(quantity, noun, scene) else { return false }
    if kind == nil || kind == lastKind { return true }
    let isNamed = scene.word(quantity.phrase.lowerBound - 1) == "including"
    return !isNamed && ["confirmed", "suspected"].contains(lastKind)
  }

  /// Class of the predicate of the last figure.
  private var lastKind: String? { figures.last.flatMap { lexicon.predicateClass($0.predicate) } }

  /// "eleven of the dead", "three of them".
  private func isOfOthers(_ quantity: Quantity, _ noun: CountedNoun?, _ scene: FigureScene) -> Bool
  {
    let end = quantity.number.upperBound
    guard scene.has(end, .of) else { return false }
    return scene.has(end + 1, [.the, .this, .that, .possessive])
      || FigureAssembly.others.contains(scene.word(end + 1))
  }

  /// "Of the deaths, 17 are among …".
  private func opensWithWhole(_ start: Int, _ scene: FigureScene) -> Bool {
    guard scene.word(0) == "of", start > 2, start < 16 else { return false }
    return (1..<start).contains { scene.isMark($0, ",") }
  }

  /// "of whom three children", "among them two guards", "including 40 women", "12 among the dead".
  private func isAmongOthers(_ quantity: Quantity, _ noun: CountedNoun?, _ scene: FigureScene)
    -> Bool
  {
    let start = quantity.phrase.lowerBound
    if scene.word(start - 1) == "including" || scene.word(start - 1) == "includes" { return true }
    for at in stride(from: start - 1, to: Swift.max(0, start - 3), by: -1) {
      guard FigureAssembly.others.contains(scene.word(at)) else { continue }
      if scene.has(at - 1, .of) || scene.word(at - 1) == "among" { return true }
    }
    let after = noun?.range.upperBound ?? quantity.number.upperBound
    return scene.word(after) == "among" && scene.has(after + 1, [.the, .this, .that])
      || scene.word(after) == "of" && scene.word(after + 1) == "them"
  }

  private static let others: Set<String> = [
    "them", "these", "those", "whom", "which", "our", "their", "its",
  ]
}
