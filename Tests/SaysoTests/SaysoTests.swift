import Testing

@testable import Sayso

@Suite struct SaysoTests {}
