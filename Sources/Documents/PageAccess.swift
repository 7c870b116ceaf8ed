import Spans

/// Why a saved page may not hold the whole of its article.
package enum PageAccess: String, Sendable, CaseIterable {
  /// The page says that only subscribers read all of it.
  case paywall
  /// The page is built by scripts in the browser, and next to no text stands in its bytes.
  case scripted

  /// Bytes of text below which a page made of scripts is taken for empty.
  private static let least = 250

  /// By what the page states (schema.org's `isAccessibleForFree`, `article:content_tier`), then by
  /// how little text there is beside how much script. Wrong where a page states a wall for all
  /// readers and was saved by a subscriber.
  static func of(_ tree: PageTree, _ data: StructuredData, textBytes: Int) -> PageAccess? {
    if data.isForSubscribers { return .paywall }
    guard textBytes < least else { return nil }
    var script = 0
    for index in tree.nodes.indices where tree.nodes[index].tag == .script {
      script += 200
      if index + 1 < tree.end(of: index) { script += tree.nodes[index + 1].text.length }
    }
    return script > 2_000 + 4 * textBytes ? .scripted : nil
  }
}
