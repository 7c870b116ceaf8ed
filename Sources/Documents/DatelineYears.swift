import Spans

/// Gives datelines without a year ("NORTHPORT, Oct 18") the year of the documents they came with.
package enum DatelineYears {
  /// Dates undated documents whose dateline names a day: the year that puts it nearest to the
  /// middle one of the dates the other documents state, within half a year of it. The basis is
  /// `inferred`. The order of the documents does not matter. O(n log n).
  package static func infer(_ documents: inout [Document]) {
    let known = documents.compactMap { document in
      document.published.basis == .unknown ? nil : document.published.value
    }.sorted()
    guard !known.isEmpty else { return }
    let middle = known[known.count / 2]
    for index in documents.indices where documents[index].published.basis == .unknown {
      guard let day = documents[index].dayWithoutYear?.nearest(to: middle),
        abs(day.days - middle.days) <= 183
      else { continue }
      documents[index].published = PublicationDate(day, basis: .inferred)
    }
  }
}
