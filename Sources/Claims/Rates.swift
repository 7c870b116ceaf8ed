/// How often claims of a rule are right on development data.
enum Rates {
  static func probability(of draft: Draft) -> Double { 0.7 }
}
