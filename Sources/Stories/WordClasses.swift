import CModels
import Tables

/// Which words tell the same kind of thing: "deployment", "presence" and "arrive" are one class.
///
/// A small hand-written table of general news vocabulary; a word that is not listed is its own
/// class. It gets wrong what depends on the object ("fire" at a target, a house, a clerk): such
/// words stand in the class they have most often in news.
enum WordClasses {
  /// Class by lemma.
  private static let classByLemma: [String: String] = {
    var result: [String: String] = [:]
    for row in Table(sayso_table_classes).rows where row.count >= 2 {
      for lemma in row[1].split(separator: ",") where result[String(lemma)] == nil {
        result[String(lemma)] = row[0]
      }
    }
    return result
  }()

  /// The class of a lemma, the lemma itself where it has none. O(1).
  static func name(of lemma: String) -> String { classByLemma[lemma] ?? lemma }

  /// Classes that name acts, not things.
  private static let acts: Set<String> = Set(
    Table(sayso_table_classes).rows.filter { $0.count == 2 }.map { $0[0] })

  /// The class of being somewhere.
  static let presence = "presence"

  /// Whether the class stands in the table as one of acts.
  static func isAct(_ name: String) -> Bool { acts.contains(name) }
}
