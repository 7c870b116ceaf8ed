import Claims
import Events
import Figures
import Stories

/// The fixed words of a brief. Nothing else in it is ours.
enum Labels {
  static func modality(_ claim: Claim) -> String {
    switch claim.modality {
    case .denied: "denied"
    case .noPosition: "no position"
    case .confirmed: "confirmed"
    case .conditional: "conditional"
    case .directive: "asked"
    case .unverified: "unverified"
    case .predicted: "expected"
    case .possible: "possible"
    case .reported: "reported"
    case .assessment: "assessed"
    case .asserted: "asserted"
    }
  }

  static func status(_ status: StatusStep.Status) -> String {
    switch status {
    case .reported: "reported"
    case .unverified: "called unverified by"
    case .confirmed: "confirmed by"
    case .denied: "denied by"
    case .noPosition: "no position by"
    case .retracted: "withdrawn by"
    }
  }

  /// "2 origins named: A, B · carried by 5 documents".
  static func origins(_ summary: OriginSummary) -> [Brief.Part] {
    var parts: [Brief.Part] = []
    switch summary.named.count {
    case 0: parts.append(.label("no origin named"))
    case 1: parts.append(.label("1 origin named:"))
    default: parts.append(.label("\(summary.named.count) origins named:"))
    }
    for (index, name) in summary.named.enumerated() {
      if index > 0 { parts.append(.label("·")) }
      parts.append(.name(name))
    }
    if summary.unnamed > 0 { parts.append(.label("· described, not named: \(summary.unnamed)")) }
    if summary.unresolved > 0 {
      parts.append(.label("· cannot be counted: \(summary.unresolved)"))
    }
    let documents = summary.carriers == 1 ? "1 document" : "\(summary.carriers) documents"
    parts.append(.label("· carried by \(documents)"))
    if let words = summary.independence { parts += [.label("· the text says"), .quote(words)] }
    return parts
  }
}

extension Labels {
  static func commitment(_ kind: Commitment.Kind) -> String {
    switch kind {
    case .commitment: "commits:"
    case .warning: "warns:"
    case .threat: "threatens:"
    case .pledge: "pledges:"
    case .promise: "promises:"
    case .consideration: "considers:"
    case .prediction: "expects:"
    }
  }
}

extension Labels {
  static func figureStatus(_ status: String) -> String {
    switch status {
    case Figure.Status.planned.rawValue: "planned, promised or expected"
    case Figure.Status.moving.rawValue: "on the move"
    case Figure.Status.superseded.rawValue: "overtaken"
    default: "so far"
    }
  }

  /// Nil where nothing needs to be said.
  static func relation(_ relation: FigureSeries.Relation) -> String? {
    switch relation {
    case .first, .repeated, .unordered: nil
    case .revised: "revised"
    case .risen: "risen"
    case .fallen: "fallen"
    case .inConflict: "in conflict"
    case .otherTerm: "other term"
    case .superseded: "overtaken"
    case .partOf: "part of it"
    case .anotherQuantity: "another quantity"
    }
  }
}
