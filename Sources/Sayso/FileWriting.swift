#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SystemFile {
  /// Adds bytes at the end of a file, which is made where it is not there.
  package static func append(_ bytes: [UInt8], to path: String) throws(Failure) {
    try put(bytes, path, flags: O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC)
  }

  /// Puts bytes in the place of a file, all or none: a crash leaves the old ones.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    let next = path + ".new"
    try put(bytes, next, flags: O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    guard rename(next, path) == 0 else { throw Failure(code: errno) }
  }

  /// Makes a folder where there is none.
  package static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Failure(code: errno) }
  }

  private static func put(_ bytes: [UInt8], _ path: String, flags: Int32) throws(Failure) {
    let file = open(path, flags, 0o666)
    guard file >= 0 else { throw Failure(code: errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeSome(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }
}

/// The system's `write` under a name that does not hide behind another.
private func writeSome(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, start, count)
}
