import Documents
import Spans

/// Which of two documents can have taken from the other, and how that is known.
struct Direction {
  enum Side { case first, second }

  /// The side that can be the source; nil where nothing tells, or the signs disagree.
  var source: Side?
  var basis: SharedPassage.Direction

  /// By date of publication and by a credit that names the other's outlet. Where the two disagree,
  /// the copy may have been dated by another clock: unknown.
  init(_ first: Document, _ second: Document) {
    let byDate = Direction.earlier(first, second)
    let byCredit = Direction.credited(first, second)
    switch (byDate, byCredit) {
    case (nil, nil): (source, basis) = (nil, .unknown)
    case (let side?, nil): (source, basis) = (side, .date)
    case (nil, let side?): (source, basis) = (side, .credit)
    case (let side?, let other?):
      (source, basis) = side == other ? (side, .dateAndCredit) : (nil, .disputed)
    }
  }

  /// The one that was out before the other can have been.
  private static func earlier(_ first: Document, _ second: Document) -> Side? {
    let (one, other) = (first.published, second.published)
    if let latest = one.latest, let earliest = other.earliest, latest < earliest { return .first }
    if let latest = other.latest, let earliest = one.earliest, latest < earliest { return .second }
    return nil
  }

  /// The one whose outlet the other credits.
  private static func credited(_ first: Document, _ second: Document) -> Side? {
    let (byFirst, bySecond) = (credits(first, second), credits(second, first))
    return byFirst == bySecond ? nil : byFirst ? .second : .first
  }

  private static func credits(_ document: Document, _ other: Document) -> Bool {
    guard !document.credits.isEmpty, let outlet = other.outlet.map(plain), !outlet.isEmpty else {
      return false
    }
    return document.credits.contains { plain($0.name) == outlet }
  }

  /// A name as it is compared: "www.coastwire.example", "The Coastwire" and "Coastwire" are one.
  private static func plain(_ name: String) -> String {
    var name = name.lowercased()[...]
    for prefix in ["https://", "http://", "www.", "the "] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    name = name.prefix { $0 != "/" }
    let labels = name.split(separator: ".")
    return labels.count > 1 && !name.contains(" ") ? String(labels[0]) : String(name)
  }
}
