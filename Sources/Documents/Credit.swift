import Spans

/// A mark that a document's text comes from elsewhere: "(Reuters)", "Source: www…", a byline
/// with an agency, the `<source>` of a feed item.
package struct Credit: Sendable, Hashable {
  /// The agency or outlet as printed, without the mark's own words: "www.reuters.com", "AP".
  package var name: String
  /// The words that say so; nil where only metadata does.
  package var span: Span?
  /// Which form of mark it is.
  package var rule: String

  package init(name: String, span: Span?, rule: String) {
    self.name = name
    self.span = span
    self.rule = rule
  }
}
