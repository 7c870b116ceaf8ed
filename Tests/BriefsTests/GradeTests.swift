import Briefs
import Testing

/// One test a row of the credibility table, in its order.
@Suite struct GradeTests {
  private func row(_ set: (inout Grade.Facts) -> Void) -> Grade.Row {
    var facts = Grade.Facts()
    set(&facts)
    return Grade(facts).row
  }

  @Test func aWithdrawnClaimIsRetracted() {
    #expect(
      row {
        $0.isRetracted = true
        $0.isConfirmedByAnother = true
      } == .retracted)
  }

  @Test func aDenialByAThirdPartyDisputes() {
    #expect(
      row {
        $0.isDenied = true
        $0.isDeniedByOther = true
        $0.namedOrigins = 2
      } == .disputed)
  }

  @Test func anotherOriginWithEvidenceEstablishes() {
    let found = row {
      $0.isConfirmedByAnother = true
      $0.hasEvidence = true
      $0.isDenied = true
    }
    #expect(found == .established)
  }

  @Test func anotherOriginConfirms() {
    #expect(row { $0.isConfirmedByAnother = true } == .confirmed)
  }

  @Test func twoUnlinkedOriginsAreSeveral() {
    #expect(row { $0.namedOrigins = 2 } == .several)
    #expect(
      row {
        $0.namedOrigins = 2
        $0.hasLinkedOrigins = true
      } == .unplaced)
  }

  @Test func oneOriginWithEvidence() {
    #expect(
      row {
        $0.namedOrigins = 1
        $0.hasEvidence = true
      } == .oneWithEvidence)
  }

  @Test func oneOriginOrSeveralUnnamed() {
    #expect(row { $0.namedOrigins = 1 } == .one)
    #expect(row { $0.unnamedOrigins = 2 } == .one)
  }

  @Test func nothingElseIsPlaced() {
    #expect(row { _ in } == .unplaced)
    #expect(row { $0.unnamedOrigins = 1 } == .unplaced)
    #expect(Grade(.unplaced).credibility == 6)
  }
}
