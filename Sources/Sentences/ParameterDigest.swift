import CModels
import Tables

/// Which learned parameters are compiled in: training writes the same lines into
/// tables/parameters.tsv, and a test holds the two together.
package enum ParameterDigest {
  private static var models: [(name: String, resource: Table.Resource)] {
    [
      ("lexicon.bin", sayso_model_lexicon), ("lemmas.bin", sayso_model_lemmas),
      ("splitter.bin", sayso_model_splitter), ("parser.bin", sayso_model_parser),
      ("names.bin", sayso_model_names), ("blocks.bin", sayso_table_blocks),
      ("claim_cues.bin", sayso_model_claim_cues),
      ("claim_sources.bin", sayso_model_claim_sources),
      ("claim_contents.bin", sayso_model_claim_contents),
      ("claim_rates.tsv", sayso_table_claim_rates),
    ]
  }

  /// A line for each model in the binary.
  package static var compiledIn: [String] {
    models.map { line($0.name, UnsafeRawBufferPointer(Table.bytes($0.resource))) }
  }

  /// Name, number of bytes and FNV-1a (64 bits) of them, parted by tabs.
  package static func line(_ name: String, _ bytes: UnsafeRawBufferPointer) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\(name)\t\(bytes.count)\t\(String(hash, radix: 16))"
  }
}
