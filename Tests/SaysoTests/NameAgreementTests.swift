import Documents
import Sayso
import Testing

/// Which reports are taken for one story.
@Suite struct NameAgreementTests {
  private let ruling = """
    The regional court in Dornholm on Monday acquitted Hendrik Valling of all charges. Judge Marika
    Stoll said the prosecution had not proved that the former director of Ostrava Lumber knew of
    the payments. Valling left the building without a word.
    """
  private let street = """
    Several hundred people marched through Dornholm after dark, chanting against Hendrik Valling and
    Ostrava Lumber. Shop windows were broken. "Marika Stoll has sold this town," one banner read.
    """
  private let harvest = """
    Growers in the Perrin valley expect the smallest apple crop in twenty years. Late frost in April
    killed two thirds of the blossom, the growers' union said, and prices will rise by autumn.
    """

  @Test func aRulingAndTheStreetsAnswerAreOneStory() async {
    #expect(await stories(ruling, street) == 1)
  }

  @Test func anotherTownsHarvestIsAnother() async {
    #expect(await stories(ruling, street, harvest) == 2)
  }

  private func stories(_ texts: String...) async -> Int {
    let documents = texts.enumerated().flatMap { number, text in
      DocumentReader.read(
        RawInput(name: "\(number).txt", bytes: Array(text.utf8)), settings: IntakeSettings()
      ).documents
    }
    return Pipeline.stories(of: await Pipeline.readings(of: documents)).count
  }
}
