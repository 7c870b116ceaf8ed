import Testing

@testable import Exchange

@Suite struct ExchangeTests {}
