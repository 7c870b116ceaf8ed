/// A state, known or made by a text: the first part of its actors' ids.
package struct Nation: Sendable, Hashable {
  /// ISO 3166 alpha-2 in lower case; a slug where the state is not in the gazetteer.
  package var prefix: String
  /// ISO 3166 alpha-3, `---` where it is not in the gazetteer.
  package var code: String
  package var name: String

  /// The state acting, and its government: one id.
  package var government: ActorID { ActorID(prefix + ".gov") }
}
