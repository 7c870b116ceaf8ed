import Documents
import Foundation

/// Paths in, bytes with names out.
package enum InputFiles {
  /// Files, folders (in name order) and `-`.
  package static func inputs(at paths: [String]) -> (inputs: [RawInput], faults: [IntakeFault]) {
    var inputs: [RawInput] = []
    var faults: [IntakeFault] = []
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path) else {
        faults.append(.missing(path: path))
        continue
      }
      let name = URL(fileURLWithPath: path).lastPathComponent
      inputs.append(RawInput(name: name, bytes: Array(data)))
    }
    return (inputs, faults)
  }
}
