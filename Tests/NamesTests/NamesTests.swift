import Testing

@testable import Names

@Suite struct NamesTests {}
