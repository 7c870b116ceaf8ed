/// What a batch has done to stories that had an id before it.
struct StoryJournal {
  /// Documents from this number on are of the batch.
  let firstNew: Int
  /// Stories that need an id, or keep the one they had.
  var pending: Set<Int> = []
  /// Points that copies of this batch joined.
  var extended: Set<Int> = []
  /// Id, before the batch, of the story of each point whose story was opened.
  private(set) var idOfPoint: [Int: String] = [:]

  /// Points of each story that took part closed, by its id before the batch.
  private(set) var pointsOfID: [String: [Int]] = [:]

  init(firstNew: Int) { self.firstNew = firstNew }

  mutating func open(_ story: StoryStream.Story) {
    guard !story.id.isEmpty else { return }
    for point in story.points { idOfPoint[point] = story.id }
  }

  mutating func keep(_ story: StoryStream.Story) {
    if !story.id.isEmpty { pointsOfID[story.id] = story.points }
  }

  /// How many of these, ascending, are older than the batch.
  func old(_ documents: [Int]) -> Int {
    var (low, high) = (0, documents.count)
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < firstNew { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func new(_ documents: [Int]) -> [Int] { Array(documents[old(documents)...]) }
}

/// Ids by majority.
extension StoryStream {
  /// Gives ids to the stories of a batch and tells what became of the old ones.
  ///
  /// Each old id goes to the story that has most of its documents, largest shares first; among
  /// equals the id that comes first by name, then the story whose first document does. A story that
  /// gets none is called after the first of its documents by name. A story that no batch touches
  /// is never looked at here, so it keeps its name.
  mutating func settle(_ journal: StoryJournal) -> [StoryChange] {
    let numbers = journal.pending.filter { stories[$0]?.id.isEmpty == true }
    let heirs = heirs(numbers)
    for (id, number) in heirs { stories[number]?.id = id }
    let orphans = numbers.filter { stories[$0]?.id.isEmpty == true }
    for (name, number) in orphans.map({ (firstName($0), $0) }).sorted(by: <) {
      let id = free(name, number)
      stories[number]?.id = id
      ids[id] = number
    }
    for (id, number) in heirs { ids[id] = number }
    var told = numbers.flatMap { changes($0, heirs, journal) }
    let extended = Set(journal.extended.map { Int(index.story[$0]) }).subtracting(numbers)
    for number in extended {
      guard let story = stories[number] else { continue }
      told.append(.joined(story: story.id, documents: journal.new(story.documents)))
    }
    for number in numbers { stories[number]?.before = [:] }
    return told.sorted { $0.order < $1.order }
  }

  /// The story that goes on under each old id.
  private func heirs(_ numbers: Set<Int>) -> [String: Int] {
    var claims: [(count: Int, id: String, name: String, number: Int)] = []
    for number in numbers {
      guard let story = stories[number] else { continue }
      let name = firstName(number)
      claims += story.before.map { ($0.value, $0.key, name, number) }
    }
    claims.sort { (-$0.count, $0.id, $0.name, $0.number) < (-$1.count, $1.id, $1.name, $1.number) }
    var heirs: [String: Int] = [:]
    var taken: Set<Int> = []
    for claim in claims where heirs[claim.id] == nil && !taken.contains(claim.number) {
      heirs[claim.id] = claim.number
      taken.insert(claim.number)
    }
    return heirs
  }

  private func firstName(_ number: Int) -> String {
    stories[number]?.documents.lazy.map { documentIDs[$0] }.min() ?? ""
  }

  /// The first name of a document of the story that is no story's id, or was one with a number.
  private func free(_ name: String, _ number: Int) -> String {
    guard ids[name] != nil else { return name }
    let names = (stories[number]?.documents ?? []).map { documentIDs[$0] }.sorted()
    if let id = names.first(where: { ids[$0] == nil }) { return id }
    var count = 2
    while ids["\(name)#\(count)"] != nil { count += 1 }
    return "\(name)#\(count)"
  }

  /// What the batch changed about one story.
  private func changes(
    _ number: Int, _ heirs: [String: Int], _ journal: StoryJournal
  ) -> [StoryChange] {
    guard let story = stories[number] else { return [] }
    let new = journal.new(story.documents)
    if story.before.isEmpty { return [.new(story: story.id, documents: new)] }
    var changes: [StoryChange] = []
    if !new.isEmpty { changes.append(.joined(story: story.id, documents: new)) }
    for (id, _) in story.before where id != story.id {
      let documents = journal.documents(of: id, in: story, self)
      if heirs[id] == nil {
        changes.append(.merged(story: id, into: story.id, documents: documents))
      } else if heirs[story.id] == nil {
        changes.append(.split(story: story.id, from: id, documents: documents))
      } else {
        changes.append(.moved(story: story.id, from: id, documents: documents))
      }
    }
    return changes
  }
}

extension StoryJournal {
  /// Documents of a story that belonged to the one with this id before the batch.
  fileprivate func documents(
    of id: String, in story: StoryStream.Story, _ stream: StoryStream
  ) -> [Int] {
    let points = pointsOfID[id] ?? story.points.filter { idOfPoint[$0] == id }
    return points.flatMap { stream.documentsOfPoint[$0] }.filter { $0 < firstNew }.sorted()
  }
}

extension StoryChange {
  /// By story, then by kind, then by the other story: an order the input has no part in.
  fileprivate var order: (String, Int, String) {
    switch self {
    case .new(let story, _): (story, 0, "")
    case .joined(let story, _): (story, 1, "")
    case .merged(let gone, let story, _): (story, 2, gone)
    case .split(let story, let from, _): (story, 3, from)
    case .moved(let story, let from, _): (story, 4, from)
    }
  }
}
