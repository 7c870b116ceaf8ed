import Testing

@testable import Dates

@Suite struct DatesTests {}
