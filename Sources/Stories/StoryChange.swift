/// What a batch changed about a story. Documents are numbers in the order in which they came.
package enum StoryChange: Sendable, Hashable {
  /// A story nobody had told before.
  case new(story: String, documents: [Int])
  /// Documents of this batch joined a story.
  case joined(story: String, documents: [Int])
  /// A story went up in another, with these documents. Its id is not used again.
  case merged(story: String, into: String, documents: [Int])
  /// A part of a story turned out to be a story of its own.
  case split(story: String, from: String, documents: [Int])
  /// Documents went over from one story to another; both go on.
  case moved(story: String, from: String, documents: [Int])

  /// The story that has the documents now.
  package var story: String {
    switch self {
    case .new(let story, _), .joined(let story, _), .merged(_, let story, _),
      .split(let story, _, _), .moved(let story, _, _):
      story
    }
  }
}
