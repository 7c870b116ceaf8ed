import Figures
import Spans

extension FigureSeries {
  /// The series of one story, in the order of their first points. Figures that count informants
  /// are in none.
  package static func series(of readings: [Reading]) -> [FigureSeries] { [] }
}
