import Documents
import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's bytes at places, by `pread`: a file that gets shorter meanwhile ends early, where a
/// mapping of it would crash.
package final class FileSource: ByteSource {
  private let file: Int32
  package let size: Int

  /// Fails with the system's words where the file cannot be opened.
  package init(_ path: String) throws(StreamFlaw) {
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
    var status = stat()
    size = fstat(file, &status) == 0 ? Int(status.st_size) : 0
  }

  deinit { if file >= 0 { close(file) } }

  package func read(at place: Int, count: Int) throws(StreamFlaw) -> ArraySlice<UInt8> {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      repeat {
        result = pread(file, buffer.baseAddress, buffer.count, off_t(place))
      } while result < 0 && errno == EINTR
      filled = max(0, result)
    }
    guard result >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
    return bytes[...]
  }
}
