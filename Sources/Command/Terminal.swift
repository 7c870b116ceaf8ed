import Foundation

/// What the front end knows about where its output goes.
enum Terminal {
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Colour on a terminal only, never where NO_COLOR is set to anything (no-color.org).
  static var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    if let value = environment["NO_COLOR"], !value.isEmpty { return false }
    return isOutputTerminal && environment["TERM"] != "dumb"
  }

  /// Columns of the terminal, at most 120; 100 where the output is not one.
  static var width: Int {
    guard isOutputTerminal else { return 100 }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return min(120, Int(size.ws_col))
  }

  /// Writes to standard output; a reader that has gone away is success.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        exit(errno == EPIPE ? 0 : 2)
      }
      bytes = bytes.dropFirst(count)
    }
  }

  static func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// A line on standard error while something takes longer than a second; gone when it is done.
final class Progress: @unchecked Sendable {
  private let lock = NSLock()
  private let start = Date()
  private let total: Int
  private var done = 0
  private var isShown = false

  init(total: Int) { self.total = total }

  func step() {
    lock.withLock {
      done += 1
      guard Terminal.isErrorTerminal, Date().timeIntervalSince(start) > 1 else { return }
      isShown = true
      let text = "\r\u{1B}[2Kreading \(done) of \(total)"
      FileHandle.standardError.write(Data(text.utf8))
    }
  }

  func finish() {
    lock.withLock {
      if isShown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
    }
  }
}
