import Documents
import Formats
import Spans

#if canImport(Glibc)
  import Glibc
#endif

/// The ending under which inputs are read: the target's name.
private let ending = getenv("SAYSO_FUZZ").map { String(cString: $0) } ?? "warc"

/// One input of the fuzzer: any bytes must give documents whose passages lie in their text, in bounded
/// time and memory (which libFuzzer watches).
@_cdecl("LLVMFuzzerTestOneInput")
public func readInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let (documents, _) = InputReader.read(RawInput(name: "a." + ending, bytes: bytes))
  for document in documents {
    for passage in document.passages {
      precondition(passage.span.start <= passage.span.end)
      precondition(passage.span.end <= document.text.bytes.count)
    }
  }
  return 0
}
