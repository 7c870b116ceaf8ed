import Testing

@testable import Sentences

@Suite struct SentencesTests {}
