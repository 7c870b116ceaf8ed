import Testing

@testable import Claims

@Suite struct ClaimsTests {}
