import Tables

/// Forms of words by tables/inflections.tsv, as if an annotated text held them.
enum Inflections {
  struct Form {
    var form: String
    var lemma: String
    /// UPOS and XPOS.
    var label: String
  }

  static func forms(in table: Table) -> [Form] {
    let bases = Set(table.rows.flatMap { $0[0] == "verb" ? [$0[1]] : Array($0.dropFirst()) })
    return table.rows.flatMap { row -> [Form] in
      let cells = Array(row.dropFirst())
      switch row[0] {
      case "verb": return verb(cells, bases)
      case "noun": return cells.count == 2 ? [Form(cells[1], cells[0], "NOUN NNS")] : []
      case "adjective": return adjective(cells)
      case "e": return cells.flatMap { regular($0, stem: String($0.dropLast())) }
      case "double", "double-uk":
        return cells.flatMap { regular($0, stem: $0 + String($0.suffix(1))) }
      case "ck": return cells.flatMap { regular($0, stem: $0 + "k") }
      default: return cells.flatMap { regular($0, stem: $0) }
      }
    }
  }

  /// A past tense that is no bare form of another verb ("sank", not "found") is read as past
  /// whatever the tagger takes it for.
  private static func verb(_ cells: [String], _ bases: Set<String>) -> [Form] {
    guard cells.count == 3 else { return [] }
    return zip(["VERB VBD", "VERB VBN"], cells[1...]).flatMap { label, forms in
      forms.split(separator: "|").map(String.init).flatMap { form in
        ([label] + (bases.contains(form) ? [] : ["VERB VBP", "VERB VB"])).map {
          Form(form, cells[0], $0)
        }
      }
    }
  }

  private static func adjective(_ cells: [String]) -> [Form] {
    guard cells.count == 3 else { return [] }
    let labels = [["ADJ JJR", "ADV RBR"], ["ADJ JJS", "ADV RBS"]]
    return zip(labels, cells[1...]).flatMap { labels, forms in
      forms.split(separator: "|").flatMap { form in
        labels.map { Form(String(form), cells[0], $0) }
      }
    }
  }

  /// Past and present participle. The endings of "-ie" verbs ("lying") are among the irregular.
  private static func regular(_ base: String, stem: String) -> [Form] {
    let ing = base.hasSuffix("ie") ? String(base.dropLast(2)) + "y" : base.ing(stem)
    let past = base.past(stem)
    return [
      Form(past, base, "VERB VBD"), Form(past, base, "VERB VBN"),
      Form(ing + "ing", base, "VERB VBG"),
    ]
  }
}

extension Inflections.Form {
  fileprivate init(_ form: String, _ lemma: String, _ label: String) {
    self.init(form: form, lemma: lemma, label: label)
  }
}

extension String {
  /// "carried" of "carry"; "ed" after every other stem.
  fileprivate func past(_ stem: String) -> String {
    guard stem.hasSuffix("y"), let before = stem.dropLast().last, !"aeiou".contains(before) else {
      return stem + "ed"
    }
    return stem.dropLast() + "ied"
  }

  /// "seeing" and "dyeing" keep their e.
  fileprivate func ing(_ stem: String) -> String {
    hasSuffix("ee") || hasSuffix("oe") || hasSuffix("ye") ? self : stem
  }
}
