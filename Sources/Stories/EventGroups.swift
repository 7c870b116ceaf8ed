import Events
import Names
import Spans

/// One event over all documents that tell it.
package struct EventGroup: Sendable {
  /// Where it is told: numbers of the reading and of the event in it. Text order; never empty.
  package var mentions: [Place]
  /// The mention whose words show it best: the strongest realis, both sides named, the shortest.
  package var best: Place
  package var actors: [ActorID]
  package var recipients: [ActorID]
  package var plover: String?
  /// The strongest realis any document gives it.
  package var realis: Event.Realis
  /// Every realis given, by whom, in document order: the history of the strongest.
  package var course: [(realis: Event.Realis, place: Place)]
  /// Number of documents that tell it.
  package var documents: Int

  package struct Place: Sendable, Hashable {
    package var reading: Int
    package var event: Int

    package init(reading: Int, event: Int) {
      self.reading = reading
      self.event = event
    }
  }

  package init(
    mentions: [Place], best: Place, actors: [ActorID], recipients: [ActorID], plover: String?,
    realis: Event.Realis, course: [(realis: Event.Realis, place: Place)], documents: Int
  ) {
    self.mentions = mentions
    self.best = best
    self.actors = actors
    self.recipients = recipients
    self.plover = plover
    self.realis = realis
    self.course = course
    self.documents = documents
  }
}

/// Events joined over documents.
package enum EventGroups {
  /// Groups for the brief's "who did what": those told by more documents first, then conflict
  /// before cooperation, then text order.
  package static func groups(of readings: [Reading]) -> [EventGroup] { [] }
}
