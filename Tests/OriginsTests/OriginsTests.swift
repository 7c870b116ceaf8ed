import Testing

@testable import Origins

@Suite struct OriginsTests {}
