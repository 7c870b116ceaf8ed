import Testing

@testable import Sentences

@Suite struct LemmatizerTests {
  /// Form and lemma of every word.
  private func lemmas(_ words: String) -> [String: String] {
    var found: [String: String] = [:]
    for token in Language.english.tokens(of: words.split(separator: " ").map(String.init)) {
      found[token.text] = token.lemma
    }
    return found
  }

  @Test func unknownVerbsGetTheirBareForm() {
    let found = lemmas("The rebels convened , occupied , stopped and quizzed the mayor .")
    #expect(found["convened"] == "convene")
    #expect(found["occupied"] == "occupy")
    #expect(found["stopped"] == "stop")
    #expect(found["quizzed"] == "quiz")
  }

  @Test func irregularFormsAreFacts() {
    let found = lemmas("The navy withdrew after it had undertaken a patrol ; ships sank .")
    #expect(found["withdrew"] == "withdraw")
    #expect(found["undertaken"] == "undertake")
    #expect(found["ships"] == "ship")
    #expect(found["sank"] == "sink")
    #expect(lemmas("They were here .")["were"] == "be")
    #expect(lemmas("They fled the town .")["fled"] == "flee")
  }

  @Test func anEndingNeverBringsAnotherWordsLetters() {
    let found = lemmas("Dravenian troops met several hidden observers near Kalvostok .")
    #expect(found["Dravenian"] == "Dravenian")
    #expect(found["several"] == "several")
    #expect(found["Kalvostok"] == "Kalvostok")
  }

  @Test func numbersLoseTheirCommas() {
    #expect(lemmas("About 1,100 soldiers left .")["1,100"] == "1100")
    #expect(Numerals.lemma(of: "12,345,678.90") == "12345678.90")
    #expect(Numerals.lemma(of: "3,40") == nil)
    #expect(Numerals.lemma(of: ",,,") == nil)
  }
}

@Suite struct MorphologyTests {
  private func features(_ words: String) -> [String: String] {
    let tokens = Language.english.tokens(of: words.split(separator: " ").map(String.init))
    let morphology = Morphology(tokens)
    var found: [String: String] = [:]
    for index in tokens.indices { found[tokens[index].text] = morphology.features(of: index) }
    return found
  }

  @Test func wordsAreInflected() {
    let found = features("The older ships were taken by them .")
    #expect(found["The"] == "Definite=Def|PronType=Art")
    #expect(found["older"] == "Degree=Cmp")
    #expect(found["ships"] == "Number=Plur")
    #expect(found["were"] == "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin")
    #expect(found["taken"] == "Tense=Past|VerbForm=Part|Voice=Pass")
    #expect(found["them"] == "Case=Acc|Number=Plur|Person=3|PronType=Prs")
    #expect(found["."] == "_")
  }

  @Test func aFiniteVerbAgreesWithItsSubject() {
    #expect(features("We said so .")["said"]?.contains("Number=Plur|Person=1") == true)
    #expect(features("The minister said so .")["said"]?.contains("Number=Sing|Person=3") == true)
  }

  @Test func noTokenIsAsked() {
    #expect(Morphology([]).features(of: 0) == "_")
  }
}
