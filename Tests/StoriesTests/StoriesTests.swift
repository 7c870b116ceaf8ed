import Testing

@testable import Stories

@Suite struct StoriesTests {}
