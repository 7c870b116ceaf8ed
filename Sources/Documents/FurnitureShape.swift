import Spans

/// What a line is by its own words, wherever it stands.
enum FurnitureShape {
  /// What a header of furniture brings with it.
  enum Header { case list, box }

  /// The header of a list of links or of a box; nil for any other line.
  static func header(_ block: TextBlock) -> Header? {
    guard block.count <= 7, block.count > 0, !block.isClosed else { return nil }
    let words = block.words
    let list = FurnitureWords.lists.match(block.keys)
    if list == words.count || (list >= 2 && words.count <= list + 4) { return .list }
    let box = FurnitureWords.boxes.match(block.keys)
    return box == words.count || (box >= 2 && words.count <= box + 3) ? .box : nil
  }

  /// Lines of navigation, sharing, subscribing, rights.
  static func isFurniture(_ block: TextBlock) -> Bool {
    let words = block.words
    guard !words.isEmpty else { return true }
    if block.count <= 6, FurnitureWords.lines.match(block.keys) == words.count {
      return !block.isItem
    }
    if isNavigation(block) { return true }
    let start = FurnitureWords.starts.match(block.keys)
    if start > 0, block.count <= 14, isStart(start, of: block) { return true }
    guard block.count <= 40 else { return false }
    let within = FurnitureWords.within.search(block.keys)
    return within >= 4 || (within > 0 && !block.isClosed)
  }

  /// A phrase of one word only counts before a colon or alone with one more ("7 comments",
  /// "Tags: ferries"): headlines start with such words too.
  private static func isStart(_ length: Int, of block: TextBlock) -> Bool {
    if length >= 3 { return true }
    guard !block.isClosed else { return false }
    return length == 2 || block.label == 1 || block.count <= 2
  }

  /// Words in capitals before a colon, as small advertisements and notices have them ("FOR SALE:").
  static func isNotice(_ block: TextBlock, in bytes: [UInt8]) -> Bool {
    guard (1...3).contains(block.label),
      !["correction", "clarification", "update", "editor"].contains(block.words[0])
    else { return false }
    let head = bytes[block.span.range].prefix { $0 != 0x3A }
    return head.allSatisfy { !($0 >= 0x61 && $0 <= 0x7A) }
      && head.contains { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// "Home News Sport Weather": three or more words in a row that are lines of navigation each.
  private static func isNavigation(_ block: TextBlock) -> Bool {
    guard block.count >= 3, block.count <= 24, !block.isClosed else { return false }
    var (index, steps) = (0, 0)
    while index < block.words.count {
      let length = FurnitureWords.lines.match(block.keys[index...])
      if length > 0 { steps += length }
      index += max(1, length)
    }
    return steps * 4 >= block.words.count * 3
  }

  /// A temperature, alone or with a place: "22 C", "Northport 71°F".
  static func isWeather(_ block: TextBlock) -> Bool {
    guard block.count <= 5, block.digits == 1, !block.isClosed else { return false }
    for (index, word) in block.words.enumerated() {
      let digits = word.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      guard digits > 0, digits <= 3 else { continue }
      let unit =
        digits < word.utf8.count ? String(word.dropFirst(digits)) : next(block.words, index)
      return ["c", "f"].contains(unit)
    }
    return false
  }

  private static func next(_ words: [String], _ index: Int) -> String {
    index + 1 < words.count ? words[index + 1] : ""
  }

  /// A caption: its last words, in brackets or without a full stop, name a photographer or agency.
  static func isCaption(_ block: TextBlock) -> Bool {
    guard block.count <= TextBlock.wordLimit, block.ending != .terminal, block.ending != .question
    else { return false }
    let tail = block.keys.suffix(9)
    let found = FurnitureWords.captions.search(tail)
    return found >= 2 || (found == 1 && FurnitureWords.captions.match(block.keys) > 0)
  }
}
