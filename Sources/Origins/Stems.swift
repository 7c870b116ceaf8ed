/// A content word or number as it is compared between texts.
struct Term {
  /// Hash of the stem, or of the number's digits.
  var key: UInt32
  /// How much evidence it is (`WordRarity`).
  var bits: Float
  /// A name, or a number of more than one digit.
  var isName: Bool
  /// Of a number word: 0…90, 100, 1000; nil for other words.
  var value: Int?
}

/// Numbers as terms, whether in digits or in words.
enum NumberTerm {
  static func of(_ digits: some Collection<UInt8>) -> Term {
    let bits: Float = digits.count == 1 ? 3 : digits.count == 2 ? 6 : 9
    return Term(
      key: WordRarity.hash(digits) ^ 0x2323_2323, bits: bits, isName: digits.count > 1)
  }

  /// Of number words.
  static func of(_ value: Int) -> Term {
    var term = of(Array(String(value).utf8))
    term.value = value
    return term
  }

  /// The number that starts here, with separators between its digits, and where it ends.
  static func read(_ bytes: [UInt8], from start: Int) -> (term: Term, end: Int) {
    func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] >= 0x30 && bytes[at] <= 0x39 }
    var at = start
    var digits: [UInt8] = []
    while digits.count < 20 {
      if isDigit(at) {
        digits.append(bytes[at])
      } else if at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2C, isDigit(at + 1) {
        if bytes[at] == 0x2E { digits.append(bytes[at]) }
      } else {
        break
      }
      at += 1
    }
    return (of(digits), at)
  }

  /// Values of number words up to ninety, by the word's hash.
  static let words: TermTable = {
    let small = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var values = TermTable()
    for (value, word) in small.enumerated() { values.set(WordRarity.hash(word.utf8), value) }
    for (value, word) in tens.enumerated() {
      values.set(WordRarity.hash(word.utf8), 10 * (value + 2))
    }
    return values
  }()

  /// "hundred" and "thousand"; larger ones stand beside digits, too, and are words of their own.
  static let scales: TermTable = {
    var values = TermTable()
    values.set(WordRarity.hash("hundred".utf8), 100)
    values.set(WordRarity.hash("thousand".utf8), 1000)
    return values
  }()
}

/// A number of several words, put together as they come: "three hundred and forty" is 340.
struct NumberPhrase {
  private var total = 0
  private var group: Int
  /// Behind "hundred" or "thousand" anything below a hundred may follow, behind tens only ones.
  private var isScaled = false

  /// `value`: of the first word, 0…90.
  init(_ value: Int) { group = value }

  var value: Int { total + group }
  /// "and" may stand before the next word.
  var takesAnd: Bool { isScaled }

  /// Takes the next word's value in; false where it belongs to another number.
  mutating func add(_ value: Int) -> Bool {
    switch value {
    case 100 where (1...99).contains(group): (group, isScaled) = (group * 100, true)
    case 1000 where total == 0 && group > 0:
      (total, group, isScaled) = (group * 1000, 0, true)
    case 1...9 where (20...90).contains(group % 100) && group % 10 == 0,
      1...99 where isScaled && group % 100 == 0:
      (group, isScaled) = (group + value, false)
    default: return false
    }
    return true
  }
}

/// The terms of words met before, by the word's hash in the word table: most words of a text are.
struct StemMemo {
  private var places = TermTable(capacity: 4096)
  private var terms: [Term] = []
  private let rarity = WordRarity.news

  mutating func term(
    of hash: UInt32, _ bytes: [UInt8], _ word: Range<Int>, opensSentence: Bool
  ) -> Term? {
    var term: Term
    if let place = places[hash] {
      term = terms[place]
    } else {
      guard word.upperBound <= bytes.count else { return nil }
      term = Stem.term(of: bytes[word], rarity)
      places.set(hash, terms.count)
      terms.append(term)
    }
    let first = bytes[word.lowerBound]
    if !opensSentence, first >= 0x41, first <= 0x5A, term.bits > Stem.leastOfName {
      term.isName = true
    }
    return term
  }
}

/// What is left of a word without possessive, plural and common endings, cut after six letters:
/// "Velmaran" and "Velmara" are one, as are "evacuate" and "evacuation".
///
/// It gets wrong: different words of one beginning ("communal", "community"), and irregular forms.
enum Stem {
  private static let letters = 6
  /// Bits from which on a capitalised word is a name that tells something.
  static let leastOfName: Float = 4

  static func term(of word: ArraySlice<UInt8>, _ rarity: WordRarity) -> Term {
    var folded = folded(word)
    guard folded.count > 1 else { return Term(key: 0, bits: 0, isName: false) }
    let whole = WordRarity.hash(folded)
    if let value = NumberTerm.words[whole] { return NumberTerm.of(value) }
    let singular = isPlural(folded) ? WordRarity.hash(folded.dropLast()) : nil
    let bits = rarity.bits(of: whole, singular: singular)
    cut(&folded)
    return Term(
      key: WordRarity.hash(folded), bits: bits, isName: false, value: NumberTerm.scales[whole])
  }

  /// In lower case, up to an apostrophe.
  private static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    for at in word.indices.prefix(40) {
      let byte = word[at]
      if byte == 0x27 || byte == 0xE2 && at + 1 < word.endIndex && word[at + 1] == 0x80 { break }
      folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return folded
  }

  private static func isPlural(_ word: [UInt8]) -> Bool {
    word.count > 3 && word.last == 0x73 && word[word.count - 2] != 0x73
  }

  private static func cut(_ word: inout [UInt8]) {
    if word.count > 4, word.suffix(3).elementsEqual("ies".utf8) {
      word.removeLast(3)
      word.append(0x79)
    } else if isPlural(word) {
      word.removeLast()
    }
    for ending in ["ing", "ed", "ly", "er"]
    where word.count >= ending.utf8.count + 4
      && word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    {
      word.removeLast(ending.utf8.count)
      break
    }
    if word.count > 4, word.last == 0x65 { word.removeLast() }
    if word.count > letters { word.removeLast(word.count - letters) }
  }
}
