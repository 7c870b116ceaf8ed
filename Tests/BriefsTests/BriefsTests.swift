import Testing

@testable import Briefs

@Suite struct BriefsTests {}
