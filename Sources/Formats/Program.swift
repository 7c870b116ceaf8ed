import CSystem
import Documents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Programs of the system that read what we do not.
enum Program {
  /// Where a program lies by PATH; nil where it is not installed.
  static func path(of name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").lazy.map { $0 + "/" + name }
      .first { access($0, X_OK) == 0 }
  }

  /// Runs a program on bytes; what it wrote, or why there is nothing.
  static func run(
    _ arguments: [String], input: [UInt8], seconds: Int, memory: Int, most: Int
  ) -> Result<[UInt8], ProgramFlaw> {
    let words = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    let child = (words.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer {
      sayso_run($0.baseAddress, input, input.count, Int32(seconds), memory, most)
    }
    defer { free(child.output) }
    switch child.end {
    case SAYSO_CHILD_TIME: return .failure(.timeOut(seconds: seconds))
    case SAYSO_CHILD_OUTPUT: return .failure(.tooMuchOutput)
    case SAYSO_CHILD_EXIT where child.code == 0:
      return .success(Array(UnsafeBufferPointer(start: child.output, count: child.count)))
    default: return .failure(.exit(Int(child.code)))
    }
  }
}
