import Claims
import Documents
import Sayso
import Stories
import Testing

/// The dial between everything and what is nearly always right.
@Suite struct ConfidenceTests {
  private let text = """
    The harbour office said on Monday that two ferries had collided. The mayor said nobody was
    hurt. There was talk of sabotage in the town. The owners reportedly plan to sell both ships.
    """

  @Test func leavesOutWhatIsLessLikelyThanAsked() throws {
    let (documents, _) = DocumentReader.read(
      RawInput(name: "a.txt", bytes: Array(text.utf8)), settings: IntakeSettings())
    let document = try #require(documents.first)
    let all = Pipeline.reading(of: document)
    let sure = Pipeline.reading(of: document, confidence: 0.7)
    #expect(sure.confidence == 0.7)
    #expect(sure.claims.allSatisfy { $0.probability >= 0.7 })
    #expect(sure.claims.count < all.claims.count)
    #expect(Pipeline.reading(of: document, confidence: 0).claims.count == all.claims.count)
  }
}
