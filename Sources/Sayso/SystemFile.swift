#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes in and out by the system's own calls. Foundation would do, but it makes a static binary
/// five times as large and the start of the program slower.
package enum SystemFile {
  /// What the system says about a failure, in its own words.
  package struct Failure: Error, Sendable {
    package var code: Int32
    package var reason: String { String(cString: strerror(code)) }
  }

  /// All bytes of a file, or of standard input where the path is nil; one more than `limit` at
  /// most, so that the caller sees when there are too many.
  package static func bytes(of path: String?, limit: Int) throws(Failure) -> [UInt8] {
    let file = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? STDIN_FILENO
    guard file >= 0 else { throw Failure(code: errno) }
    defer { if path != nil { close(file) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while bytes.count <= limit {
      let count = read(file, &chunk, min(chunk.count, limit + 1 - bytes.count))
      if count == 0 { break }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
    return bytes
  }

  /// Writes all bytes to standard output or standard error; what went wrong, if anything. A
  /// reader that has gone away is told like any other failure (EPIPE), not by a signal.
  package static func write(_ bytes: [UInt8], toErrors: Bool = false) -> Failure? {
    _ = ignoringBrokenPipes
    let stream = toErrors ? STDERR_FILENO : STDOUT_FILENO
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeOnce(stream, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return Failure(code: errno)
      }
    }
    return nil
  }

  private static let ignoringBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// The names in a folder, in no order, without `.` and `..`; bytes that are no UTF-8 are
  /// repaired, and such a file will not be found again.
  package static func names(in folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else { throw Failure(code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The path without links and dots: what makes two paths the same file. The path itself where
  /// nothing stands there.
  package static func identity(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Seconds since some fixed point, for telling how long a thing takes.
  package static var seconds: Double { time(of: CLOCK_MONOTONIC) }

  /// CPU seconds this process has used.
  package static var cpuSeconds: Double { time(of: CLOCK_PROCESS_CPUTIME_ID) }

  /// Bytes of memory this process has held at most.
  package static var peakMemory: Int {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, which is an enum here and a number there
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss * 1024
    #endif
  }

  private static func time(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The system's `write` under a name that does not hide behind the one above.
private func writeOnce(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, start, count)
}
