import ArgumentParser
import Claims
import Documents
import Exchange
import Names
import Origins
import Sayso
import Sentences
import Spans
import Stories

/// `sayso origins`: who stands behind what the documents say, as JSON Lines.
struct OriginsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "origins",
    abstract: "Print who stands behind what the documents say: origins, carriers, links.",
    discussion: """
      One JSON object an origin of each story: first the authorities and agencies named, the one \
      with the most documents first, then unnamed informants, then what names no origin (with the \
      reason), each with the documents that carry it. A last object a story has the copies and \
      every link that a text shows, with its words' place. Offsets are Unicode code points. As text: \
      the same for reading, with up to three tellings of each.

      Examples:
        sayso origins --format text reports/
        sayso origins reports/ | jq -r 'select(.basis) | [.name, (.documents | length)] | @tsv'
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var actors: GazetteerOptions
  @OptionGroup var sureness: ConfidenceOption
  @Option(help: "json (one object a line) or text.") var format = CopiesCommand.Format.json

  func run() async throws {
    let (readings, hasFaults) = try await input.readings(
      actors, confidence: sureness.confidence ?? Pipeline.briefConfidence)
    let documents = readings.map(\.document)
    let passages = SharedPassages.find(in: documents)
    let copies = CopyGroups(passages, in: documents)
    let clusters = StoryClusters.clusters(of: documents, copies: copies)
    let counter = OriginCounter(
      documents: documents, groups: copies, passages: passages, actors: readings.actors)
    let record = OriginRecord(readings: readings, counter: counter)
    let text = OriginsText(
      readings: readings, counter: counter, width: Terminal.width, hasColour: Terminal.hasColour)
    var out = LineOutput()
    for (number, cluster) in clusters.enumerated() {
      let count = record.count(cluster)
      if format == .text {
        out.write(text.lines(count, story: number + 1, of: cluster))
      } else {
        for line in record.lines(count, story: number + 1) { out.write(line) }
      }
    }
    out.flush()
    if hasFaults { throw ExitCode(2) }
    if readings.isEmpty { throw ExitCode(1) }
  }
}

/// The JSON of one story's origins.
private struct OriginRecord {
  let readings: [Reading]
  let counter: OriginCounter

  func count(_ cluster: [Int]) -> OriginCount { counter.count(cluster.flatMap(tellings)) }

  func lines(_ count: OriginCount, story: Int) -> [JSONText] {
    let number = JSONText.integer(story)
    var lines = (count.named + count.anonymous).map { origin in
      JSONText.object([
        "story": number, "basis": .string(origin.basis.rawValue), "name": .string(name(origin)),
        "actors": ids(origin.actors), "documents": documents(origin.carriers),
        "tellings": .array(origin.tellings.map(telling)),
      ])
    }
    lines += count.unresolved.map { unresolved in
      JSONText.object([
        "story": number, "unresolved": .string(unresolved.reason.rawValue),
        "name": .optional(unresolved.actor.map(name)), "documents": documents(unresolved.carriers),
        "tellings": .array(unresolved.tellings.map(telling)),
      ])
    }
    lines.append(
      .object([
        "story": number, "copies": .array(count.collapsed.map(documents)),
        "links": .array(count.links.map(link)),
        "independence": .array(count.independence.map(independence)),
      ]))
    return lines
  }

  /// Attributed claims; what an outlet says in its own voice names nobody.
  private func tellings(of number: Int) -> [Telling] {
    let reading = readings[number]
    return reading.claims.filter(\.isAttributed).map { claim in
      let isKnown = reading.sentences.indices.contains(claim.sentence)
      return Telling(
        claim, in: number, sentence: isKnown ? reading.sentences[claim.sentence].span : nil)
    }
  }

  private func name(_ origin: Origin) -> String {
    origin.actors.first.map(name) ?? origin.credit ?? ""
  }

  private func name(_ id: ActorID) -> String { counter.name(of: id) ?? id.value }

  private func ids(_ actors: [ActorID]) -> JSONText { .strings(actors.map(\.value)) }

  private func documents(_ numbers: [Int]) -> JSONText {
    .strings(numbers.map { readings[$0].document.id })
  }

  private func span(_ span: Span, in document: Int) -> JSONText {
    let (start, end) = readings[document].document.text.codePoints(of: span)
    return .array([.integer(start), .integer(end)])
  }

  private func telling(_ telling: Telling) -> JSONText {
    .object([
      "doc": .string(readings[telling.document].document.id),
      "span": span(telling.span, in: telling.document),
      "chain": .array(telling.chain.map { ids($0.actors) }),
    ])
  }

  private func link(_ link: OriginLink) -> JSONText {
    .object([
      "kind": .string(link.kind.rawValue), "documents": documents(link.documents),
      "actors": ids(link.actors), "credit": .optional(link.credit),
      "span": link.span.map { span($0, in: link.documents[0]) } ?? .null,
      "inferred": .bool(link.isInferred),
    ])
  }

  private func independence(_ independence: Independence) -> JSONText {
    .object([
      "doc": .string(readings[independence.document].document.id),
      "span": span(independence.span, in: independence.document),
      "actors": ids(independence.actors),
    ])
  }
}
