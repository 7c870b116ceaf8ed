import Sayso
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the front end knows about where its output goes.
enum Terminal {
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Colour on a terminal only, never where NO_COLOR is set to anything (no-color.org).
  static var hasColour: Bool {
    if let value = variable("NO_COLOR"), !value.isEmpty { return false }
    return isOutputTerminal && variable("TERM") != "dumb"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Columns of the terminal, at most 120; 100 where the output is not one.
  static var width: Int {
    guard isOutputTerminal else { return 100 }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return min(120, Int(size.ws_col))
  }

  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes to standard output; a reader that has gone away is success, a full disk is not.
  static func write(_ bytes: [UInt8]) {
    guard let failure = SystemFile.write(bytes) else { return }
    if failure.code == EPIPE { exit(0) }
    note("sayso: standard output cannot be written (\(failure.reason)). Is the disk full?")
    exit(2)
  }

  static func note(_ text: String) { noteAsIs(text + "\n") }

  /// To standard error; that nobody reads it is no reason to stop.
  static func noteAsIs(_ text: String) {
    _ = SystemFile.write(Array(text.utf8), toErrors: true)
  }
}

/// A line on standard error while something takes longer than a second; gone when it is done.
final class Progress: Sendable {
  private let start = SystemFile.seconds
  private let total: Int
  private let state = Mutex((done: 0, isShown: false))

  init(total: Int) { self.total = total }

  func step() {
    state.withLock { state in
      state.done += 1
      guard Terminal.isErrorTerminal, SystemFile.seconds - start > 1 else { return }
      state.isShown = true
      Terminal.noteAsIs("\r\u{1B}[2Kreading \(state.done) of \(total)")
    }
  }

  func finish() {
    state.withLock { state in
      if state.isShown { Terminal.noteAsIs("\r\u{1B}[2K") }
    }
  }
}
