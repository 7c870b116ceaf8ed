/// The brief as one HTML page that needs nothing else.
package struct HTMLBrief {
  let brief: Brief

  package init(_ brief: Brief) { self.brief = brief }

  package var text: String { "" }
}
