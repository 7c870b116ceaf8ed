import CModels
import Tables

/// Where a named place lies, never finer than its name: a town to a tenth of a degree, a region or
/// state to about its middle. A name two places share is the one the press means most; wrong for
/// the other ("Tripoli" in Lebanon).
package struct PlaceGazetteer: Sendable {
  package static let shared = PlaceGazetteer()

  package enum Size: String, Sendable { case town, region, state }

  package struct Place: Sendable, Hashable {
    package var name: String
    /// ISO 3166 alpha-3 of the state it lies in.
    package var code: String
    /// Degrees.
    package var latitude: Double
    package var longitude: Double
    package var size: Size
  }

  private let places: [String: Place]

  private init() {
    var places: [String: Place] = [:]
    for row in Table(sayso_table_places).rows where row.count >= 5 {
      guard let latitude = Double(row[2]), let longitude = Double(row[3]),
        let size = Size(rawValue: row[4]), places[row[0]] == nil
      else { continue }
      places[row[0]] = Place(
        name: row[0], code: row[1], latitude: latitude, longitude: longitude, size: size)
    }
    self.places = places
  }

  package func place(named name: String) -> Place? { places[name] }
}
