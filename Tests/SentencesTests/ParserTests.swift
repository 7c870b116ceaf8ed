import Documents
import Spans
import Testing

@testable import Sentences

@Suite struct ParserTests {
  private func sentence(_ text: String) -> Sentence? {
    SentenceReader.sentences(in: Document(id: "t", text: SourceText(text))).first
  }

  /// "word<relation<head" of every token but punctuation.
  private func arcs(_ text: String) -> [String] {
    guard let sentence = sentence(text) else { return [] }
    return sentence.tokens.filter { $0.tag != .punct }.map { token in
      let head = token.head < 0 ? "" : sentence.tokens[token.head].text
      return "\(token.text)<\(token.relation.rawValue)<\(head)"
    }
  }

  @Test func findsWhoSaysWhat() {
    #expect(
      arcs("The minister said that the ships left the harbour.") == [
        "The<det<minister", "minister<nsubj<said", "said<root<", "that<mark<left",
        "the<det<ships", "ships<nsubj<left", "left<ccomp<said", "the<det<harbour",
        "harbour<obj<left",
      ])
  }

  @Test func findsTheAgentOfAPassive() {
    let all = arcs("The report was confirmed by the ministry.")
    #expect(all.contains("report<nsubj:pass<confirmed"))
    #expect(all.contains("was<aux:pass<confirmed"))
    #expect(all.contains("ministry<obl:agent<confirmed"))
  }

  @Test func givesEveryWordOneHeadAndNoCycle() {
    for text in ["Go", "...", "a ( b [ c ) d ] \" e", "The man who the dog that barked bit left."] {
      guard let tokens = sentence(text)?.tokens else { continue }
      #expect(tokens.filter { $0.head < 0 }.count == 1)
      for index in tokens.indices {
        var current = index
        var steps = 0
        while current >= 0, steps <= tokens.count {
          current = tokens[current].head
          steps += 1
        }
        #expect(current < 0)
      }
    }
  }

  @Test func hangsBracketsOnWhatTheyEnclose() {
    guard let tokens = sentence("The council (of nine members) met.")?.tokens else { return }
    let open = tokens.firstIndex { $0.text == "(" } ?? 0
    #expect(tokens[open].head > open)
    #expect(tokens[open].head == tokens.first { $0.text == ")" }?.head)
  }
}
