/// Hangs brackets and quotation marks on the head of what they enclose, as UD has it.
///
/// The parser meets the opening mark long before it knows that head, so this is done when the tree
/// is finished. Marks around words with several heads, and marks that have dependents of their own,
/// stay where they are.
enum PairedMarks {
  /// Farther apart marks are left alone, which also bounds the work: O(tokens × reach).
  private static let reach = 100

  private static let closing: [String: String] = [
    "(": ")", "[": "]", "{": "}", "“": "”", "``": "''", "‘": "’", "«": "»", "\"": "\"",
  ]

  static func attach(_ tokens: inout [Token]) {
    var hasDependents = [Bool](repeating: false, count: tokens.count)
    for token in tokens where token.head >= 0 { hasDependents[token.head] = true }
    var open: [Int] = []
    for index in tokens.indices where tokens[index].tag == .punct {
      if let last = open.last, closing[tokens[last].text] == tokens[index].text {
        open.removeLast()
        guard !hasDependents[last], !hasDependents[index], index - last <= reach,
          let head = head(of: last + 1..<index, in: tokens)
        else { continue }
        for mark in [last, index] where tokens[mark].head >= 0 { tokens[mark].head = head }
      } else if closing[tokens[index].text] != nil {
        open.append(index)
      }
    }
  }

  /// The only word of the range that hangs on a word outside it.
  private static func head(of range: Range<Int>, in tokens: [Token]) -> Int? {
    var found: Int?
    for index in range where tokens[index].tag != .punct && !range.contains(tokens[index].head) {
      guard found == nil else { return nil }
      found = index
    }
    return found
  }
}
