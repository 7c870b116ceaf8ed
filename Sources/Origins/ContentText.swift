import Documents
import Spans

/// A document as sentences of content words, by stem: what two tellings of one thing have in common
/// when the wording differs.
struct ContentText {
  struct Sentence {
    /// Word numbers in the table.
    var words: Range<Int>
    /// Where its different terms stand in `terms`, and its names in `names`.
    var terms: Range<Int>
    var names: Range<Int>
    /// Nearly all of it stands between quotation marks.
    var isQuoted: Bool
  }

  private(set) var sentences: [Sentence] = []
  /// Term numbers of all sentences, one after the other; those that are names.
  private(set) var terms: [Int32] = []
  private(set) var names: [Int32] = []
  /// By term number: its key, its bits of evidence.
  private(set) var keys: [UInt32] = []
  private(set) var rarity: [Float] = []
  /// Sentences by term number: those of a term stand from its entry in `firsts` to the next.
  private(set) var places: [Int32] = []
  private(set) var firsts: [Int32] = []
  private var numbers = TermTable(capacity: 256)
  /// By term number: the last sentence it was met in, + 1.
  private var lastSeen: [Int32] = []

  /// Words and sentences beyond so many are left out, and names of one sentence.
  private static let mostWords = 20_000
  private static let mostSentences = 1000
  private static let mostNames = 40
  private static let and = ArraySlice("and".utf8)

  /// Reads the words of a document in the table; those of furniture and repeats are left out.
  init(_ document: Document, _ words: Range<Int>, in table: WordTable, _ stems: inout StemMemo) {
    let silence = Silence(document)
    let words = words.prefix(ContentText.mostWords)
    var start = words.lowerBound
    while start < words.upperBound, sentences.count < ContentText.mostSentences {
      var end = start + 1
      while end < words.upperBound, !table.opensSentence(end) { end += 1 }
      read(start..<end, document.text.bytes, table, silence, &stems)
      start = end
    }
    index()
  }

  /// The number of a term of another text here.
  func number(of key: UInt32) -> Int? { numbers[key] }

  /// Sentences that have a term, ascending.
  func places(of term: Int) -> ArraySlice<Int32> {
    places[Int(firsts[term])..<Int(firsts[term + 1])]
  }

  func count(of term: Int) -> Int { Int(firsts[term + 1] - firsts[term]) }

  private mutating func read(
    _ words: Range<Int>, _ bytes: [UInt8], _ table: WordTable, _ silence: Silence,
    _ stems: inout StemMemo
  ) {
    let (firstTerm, firstName) = (terms.count, names.count)
    var quoted = 0
    var word = words.lowerBound
    while word < words.upperBound {
      let place = Int(table.starts[word])
      if table.isQuoted(word) { quoted += 1 }
      var next = word + 1
      var term: Term?
      if bytes[place] >= 0x30, bytes[place] <= 0x39 {
        let number = NumberTerm.read(bytes, from: place)
        term = number.term
        // "8,900" is one number though two words.
        while next < words.upperBound, Int(table.starts[next]) < number.end { next += 1 }
      } else {
        term = stems.term(
          of: table.hashes[word], bytes, place..<table.end(word),
          opensSentence: word == words.lowerBound)
        if let value = term?.value, value < 100 {
          (term, next) = number(from: value, next..<words.upperBound, bytes, table, &stems)
        }
      }
      if let term, term.bits > 0, !silence.covers(place) { add(term, namesFrom: firstName) }
      word = next
    }
    sentences.append(
      Sentence(
        words: words, terms: firstTerm..<terms.count, names: firstName..<names.count,
        isQuoted: quoted * 5 >= words.count * 4))
  }

  /// The number that begins with a number word, and where it ends.
  private func number(
    from first: Int, _ words: Range<Int>, _ bytes: [UInt8], _ table: WordTable,
    _ stems: inout StemMemo
  ) -> (Term?, Int) {
    var phrase = NumberPhrase(first)
    var word = words.lowerBound
    func value(of word: Int) -> Int? {
      guard word < words.upperBound else { return nil }
      return stems.term(
        of: table.hashes[word], bytes, Int(table.starts[word])..<table.end(word),
        opensSentence: false)?.value
    }
    while word < words.upperBound {
      let isAnd =
        phrase.takesAnd && bytes[Int(table.starts[word])..<table.end(word)] == ContentText.and
      guard let next = value(of: isAnd ? word + 1 : word), !isAnd || next < 100, phrase.add(next)
      else { break }
      word += isAnd ? 2 : 1
    }
    return (NumberTerm.of(phrase.value), word)
  }

  private mutating func add(_ term: Term, namesFrom first: Int) {
    let number: Int
    if let known = numbers[term.key] {
      number = known
      rarity[known] = Swift.min(rarity[known], term.bits)
    } else {
      number = keys.count
      numbers.set(term.key, number)
      keys.append(term.key)
      rarity.append(term.bits)
      lastSeen.append(0)
    }
    if lastSeen[number] != Int32(sentences.count + 1) {
      lastSeen[number] = Int32(sentences.count + 1)
      terms.append(Int32(number))
    }
    if term.isName, names.count - first < ContentText.mostNames,
      !names[first...].contains(Int32(number))
    {
      names.append(Int32(number))
    }
  }

  /// Turns the terms of sentences into the sentences of terms.
  private mutating func index() {
    firsts = [Int32](repeating: 0, count: keys.count + 1)
    for term in terms { firsts[Int(term) + 1] += 1 }
    for term in keys.indices { firsts[term + 1] += firsts[term] }
    var next = firsts
    places = [Int32](repeating: 0, count: terms.count)
    for (number, sentence) in sentences.enumerated() {
      for term in terms[sentence.terms] {
        places[Int(next[Int(term)])] = Int32(number)
        next[Int(term)] += 1
      }
    }
  }

  /// Which bytes of a document are furniture or repeats.
  private struct Silence {
    private let spans: [Span]

    init(_ document: Document) {
      spans = document.passages.compactMap {
        $0.role == .furniture || $0.role == .repeat ? $0.span : nil
      }
    }

    /// O(log passages).
    func covers(_ offset: Int) -> Bool {
      guard !spans.isEmpty else { return false }
      var (low, high) = (0, spans.count)
      while low < high {
        let middle = (low + high) / 2
        if spans[middle].end <= offset { low = middle + 1 } else { high = middle }
      }
      return low < spans.count && spans[low].start <= offset
    }
  }
}
