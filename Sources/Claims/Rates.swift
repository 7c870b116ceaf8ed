import CModels
import Tables

/// How often claims like this one are right on development data: a logistic model over
/// `ClaimFeatures`, its weights counted from annotated political news.
///
/// The number orders claims by how far they can be trusted; it says nothing about whether what is
/// claimed is true. Without a table every claim of a rule gets the same middling number.
package enum Rates {
  static let weights: [String: Double] = {
    var result: [String: Double] = [:]
    for row in Table(sayso_table_claim_rates).rows where row.count == 2 {
      result[row[0]] = number(row[1])
    }
    return result
  }()

  /// 0…1.
  static func probability(_ features: [String]) -> Double {
    let sum = features.reduce(weights["bias"] ?? 0) { $0 + (weights[$1] ?? 0) }
    return rounded(chance(sum))
  }

  /// The logistic function.
  package static func chance(_ sum: Double) -> Double { 1 / (1 + exponential(-sum)) }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// Reads "-1.25"; 0 for anything else.
  private static func number(_ text: String) -> Double { Double(text) ?? 0 }

  /// e to the x by squaring: the same on every machine, exact to six digits for |x| < 20.
  private static func exponential(_ x: Double) -> Double {
    var result = 1 + max(-20, min(20, x)) / 65536
    for _ in 0..<16 { result *= result }
    return result
  }
}
