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
  /// Rate and distribution: "day", "unit"; "part" of a share.
  var scope: String
  /// Person, money, or the unit itself: never joined with another.
  var measure: String

  enum Term: String { case reached, planned, moving }

  init(_ figure: Figure, year: Int? = nil) {
    let lexicon = FigureLexicon.shared
    let listed = lexicon.predicateClass(figure.predicate)
    let head = figure.subject.split(separator: " ").last.map(String.init) ?? ""
    let groups = figure.subject.split(separator: " ").map { lexicon.unit(String($0))?.group }
    let isPerson = figure.unit == "person" || FigureSeriesKey.personal.contains(figure.unit)
    let force = figure.unit == "person" ? FigureSeriesKey.force(groups) : nil
    let isForce = force != nil
    measure = isPerson ? "person" : figure.unit
    isListed = listed != nil
    predicate = listed ?? figure.predicate
    owner = isForce || !isPerson ? figure.owner : ""
    subject = force ?? FigureSeriesKey.subject(figure, head, listed, isPerson)
    term = FigureSeriesKey.term(figure, listed)
    scope = FigureSeriesKey.scope(figure, year)
    if term == .moving || (term == .planned && (isForce || !isPerson && listed == nil)) {
      predicate = ""
      isListed = true
    }
  }

  private static func term(_ figure: Figure, _ listed: String?) -> Term {
    switch figure.status {
    case .planned: listed.map { announced.contains($0) } ?? false ? .reached : .planned
    case .moving: .moving
    default: .reached
    }
  }

  /// What lies ahead by its nature: a demand is one, however its verb stands.
  private static let announced: Set<String> = [
    "laid off", "offered", "demanded", "pledged", "postponed", "rewarded", "without power",
  ]

  /// What is told by periods: "fell to 141 million from 207" corrects nothing.
  private static let periodic: Set<String> = ["earned", "sold", "saved money"]

  private static func scope(_ figure: Figure, _ year: Int?) -> String {
    let more = figure.isIncrement ? "more" : nil
    let part = figure.isPart ? "part" : nil
    let isBefore =
      figure.isStart
      && periodic.contains(FigureLexicon.shared.predicateClass(figure.predicate) ?? "")
    let rate = figure.rate.map { $0.hasPrefix("per ") ? String($0.dropFirst(4)) : $0 }
    return [rate, figure.per, more, part, isBefore ? "before" : nil, year.map { String($0) }]
      .compactMap { $0 }
      .joined(separator: " ")
  }

  /// Regular forces and irregular ones ("fighters", "gunmen") are not the same; "special forces
  /// fighters" are regular.
  private static func force(_ groups: [String?]) -> String? {
    if groups.contains("military") { return "forces" }
    return groups.contains("irregular") ? "fighters" : nil
  }

  /// Classes of persons fold every noun but those of groups that are told beside the whole
  /// ("two children"); money and shares keep what they are of.
  private static func subject(
    _ figure: Figure, _ head: String, _ listed: String?, _ isPerson: Bool
  ) -> String {
    guard isPerson else {
      return figure.unit == "percent" || figure.unit == "fraction"
        ? figure.unit + " " + head : figure.unit
    }
    if let listed, FigureLexicon.ofPersons.contains(listed) {
      return groups.contains(head) ? head : "people"
    }
    return general.contains(head) || head.isEmpty ? "people" : synonyms[head] ?? head
  }

  /// Units that stand for persons: "12 deaths", "340 dismissal notices", "650 posts".
  private static let personal: Set<String> = [
    "job", "case", "notice", "dismissal", "redundancy", "layoff", "record",
  ]
  /// Nouns for anybody.
  private static let general: Set<String> = [
    "people", "person", "other", "member", "civilian", "body", "victim", "man", "men", "soul",
    "life", "individual", "human", "colleague", "figure",
  ]
  /// Groups told beside the whole they are part of.
  private static let groups: Set<String> = [
    "child", "woman", "girl", "boy", "student", "pupil", "teacher", "firefighter", "policeman",
    "police", "officer", "tourist", "foreigner", "national", "journalist", "medic", "rescuer",
    "worker", "guard", "nurse", "doctor", "employee", "volunteer", "infant", "baby", "minor",
  ]
  private static let synonyms = [
    "inmate": "prisoner", "convict": "prisoner", "pupil": "student", "worker": "employee",
    "staff": "employee", "docker": "employee", "captive": "hostage", "job": "employee",
    "post": "job", "position": "job", "resident": "inhabitant", "citizen": "inhabitant",
    "villager": "inhabitant", "notice": "employee", "dismissal": "employee", "patient": "patient",
  ]

  var isGroup: Bool { FigureSeriesKey.groups.contains(subject) }

  /// What two keys must share to be one at all.
  var kin: [String] { [measure, term.rawValue, scope] }

  /// The parts joined, for use as a name.
  var name: String {
    [owner, subject, predicate, term.rawValue, scope].filter { !$0.isEmpty }
      .joined(separator: ":")
  }

  /// Whether two keys of one kin can tell of the same thing where they give the same number: at
  /// least one of them leaves open what the other tells.
  func isOpenForm(of other: FigureSeriesKey) -> Bool {
    guard kin == other.kin, owner == other.owner || owner.isEmpty || other.owner.isEmpty,
      isSubject(of: other)
    else { return false }
    return predicate == other.predicate || !isListed || !other.isListed
  }

  private func isSubject(of other: FigureSeriesKey) -> Bool {
    if subject == other.subject { return true }
    let isForce = ["forces", "fighters"].contains { $0 == subject || $0 == other.subject }
    if measure == "person" { return !isForce && (subject == "people" || other.subject == "people") }
    return subject == measure + " " || other.subject == measure + " "
  }
}
