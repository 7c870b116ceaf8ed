import CSodium

/// SHA-256, by libsodium.
enum Digest {
  /// Lower-case hexadecimal, 64 digits. O(size).
  static func sha256(_ bytes: [UInt8]) -> String {
    var out = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    guard crypto_hash_sha256(&out, bytes, UInt64(bytes.count)) == 0 else { return "" }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: out.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
