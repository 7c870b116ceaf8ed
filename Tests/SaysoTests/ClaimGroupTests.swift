import Claims
import Sayso
import Stories
import Testing

/// Which tellings are about one proposition, how they stand to each other, and what follows.
@Suite struct ClaimGroupTests {
  /// The group with the most tellings.
  private func largest(_ readings: [Reading]) throws -> ClaimGroup {
    let groups = ClaimGroups.groups(of: readings)
    return try #require(groups.max { $0.tellings.count < $1.tellings.count })
  }

  @Test func aDenialAndAConfirmationStandBesideTheirClaim() throws {
    let readings = Told.readings(
      "Estonia's interior ministry said on Monday that Latvian troops had crossed the border.",
      "Latvia's foreign ministry denied that Latvian troops had crossed the border.",
      "The United Nations confirmed on Friday that Latvian troops had crossed the border.")
    let group = try largest(readings)
    #expect(group.tellings.map(\.relation) == [.asserts, .denies, .confirms])
    #expect(group.status.map(\.status) == [.reported, .denied, .confirmed])
  }

  @Test func anActorsOwnConfirmationChangesNothing() throws {
    let readings = Told.readings(
      "Estonia said on Monday that Latvian troops had crossed the border.",
      "Estonia confirmed on Friday that Latvian troops had crossed the border.")
    let group = try largest(readings)
    #expect(!group.status.contains { $0.status == .confirmed })
  }

  @Test func silenceIsNeitherDenialNorConfirmation() throws {
    let readings = Told.readings(
      "Estonia said that Latvian troops had crossed the border.",
      "Latvia has neither confirmed nor denied that its troops had crossed the border.")
    let group = try largest(readings)
    #expect(group.tellings.last?.relation == .noPosition)
  }

  @Test func aDenialThatPointsBackMeansTheClaimBeforeIt() throws {
    let readings = Told.readings(
      """
      Estonia said on Monday that Latvian troops had crossed the border. \
      The Latvian ambassador dismissed the accusations as "a fairy tale".
      """)
    let group = try largest(readings)
    #expect(group.tellings.map(\.relation) == [.asserts, .denies])
  }

  @Test func otherActsOfTheSameActorsAreOtherClaims() throws {
    let readings = Told.readings(
      "Estonia said that Latvian troops had crossed the border.",
      "Estonia said that Latvian banks had frozen its accounts.")
    #expect(ClaimGroups.groups(of: readings).count == 2)
  }
}
