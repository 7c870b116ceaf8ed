import Figures
import Names

/// What figures must share to stand in one series: subject, predicate, status and scope. Never
/// the number.
struct FigureSeriesKey: Hashable {
  /// Whose: the actor or the words that name the owner; empty for persons.
  var owner: String
  /// "forces", "people", or the counted noun or unit.
  var subject: String
  /// Class of the predicate ("sent", "killed"), its lemma where it has none, or empty.
  var predicate: String
  /// Whether the predicate is one the table knows; others are only evidence, not a key.
  var isListed: Bool
  var term: Term
  /// Rate and distribution: "per day", "unit".
  var scope: String

  enum Term: String { case reached, planned, moving }

  init(_ figure: Figure, year: Int? = nil) {
    let lexicon = FigureLexicon.shared
    let listed = lexicon.predicateClass(figure.predicate)
    let head = figure.subject.split(separator: " ").last.map(String.init) ?? ""
    let groups = figure.subject.split(separator: " ").map { lexicon.unit(String($0))?.group }
    let force = figure.unit == "person" ? FigureSeriesKey.force(groups) : nil
    let isForce = force != nil
    isListed = listed != nil
    predicate = listed ?? figure.predicate
    owner = isForce || figure.unit != "person" ? figure.owner : ""
    subject = force ?? FigureSeriesKey.subject(figure, head, listed)
    switch figure.status {
    case .planned: term = .planned
    case .moving: term = .moving
    default: term = .reached
    }
    let more = figure.isIncrement ? "more" : nil
    scope = [figure.rate, figure.per, more, year.map { String($0) }].compactMap { $0 }
      .joined(separator: " ")
    if term == .moving || (term == .planned && (isForce || figure.unit != "person")) {
      predicate = ""
      isListed = true
    }
  }

  /// Regular forces and irregular ones ("fighters", "gunmen") are not the same; "special forces
  /// fighters" are regular.
  private static func force(_ groups: [String?]) -> String? {
    if groups.contains("military") { return "forces" }
    return groups.contains("irregular") ? "fighters" : nil
  }

  /// Casualty classes fold every noun for persons; money and shares keep what they are of.
  private static func subject(
    _ figure: Figure, _ head: String, _ listed: String?
  ) -> String {
    guard figure.unit == "person" else {
      return isMoneyOrShare(figure.unit) ? figure.unit + " " + head : figure.unit
    }
    if let listed, casualties.contains(listed) { return "people" }
    return general.contains(head) || head.isEmpty ? "people" : head
  }

  private static func isMoneyOrShare(_ unit: String) -> Bool {
    unit == "percent" || unit == "fraction"
      || (unit.utf8.count == 3 && unit.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A })
  }

  private static let casualties: Set<String> = [
    "killed", "injured", "missing", "displaced", "evacuated", "arrested", "rescued", "freed",
    "infected", "held", "survived",
  ]
  private static let general: Set<String> = [
    "people", "person", "other", "member", "civilian", "body", "victim",
  ]

  /// What two keys must share to be one at all.
  var kin: [String] { [subject, term.rawValue, scope] }

  /// The parts joined, for use as a name.
  var name: String {
    [owner, subject, predicate, term.rawValue, scope].filter { !$0.isEmpty }
      .joined(separator: ":")
  }

  /// The same but for a predicate that is no key.
  func isOpenForm(of other: FigureSeriesKey) -> Bool {
    subject == other.subject && term == other.term && scope == other.scope
      && (owner == other.owner || owner.isEmpty || other.owner.isEmpty)
      && (!isListed || predicate == other.predicate)
  }
}
