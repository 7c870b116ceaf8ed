import Documents
import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension InputFiles {
  /// The files behind paths and folders, each once, and the paths that bring none.
  package static func sources(at paths: [String]) -> (sources: [InputSource], faults: [IntakeFault])
  {
    var sources: [InputSource] = []
    var faults: [IntakeFault] = []
    var seen: Set<String> = []
    func add(_ source: InputSource) {
      let key =
        source.isStandardInput ? "-" : SystemFile.identity(of: source.path)
      if seen.insert(key).inserted { sources.append(source) }
    }
    for path in paths {
      if path == "-" {
        add(InputSource(path: path, name: standardInput, size: nil))
      } else if let kind = FileKind(path) {
        switch kind {
        case .folder:
          let found = files(below: path)
          found.sources.forEach(add)
          faults += found.faults
        case .file(let size):
          add(InputSource(path: path, name: name(path), size: size))
        }
      } else {
        faults.append(.missing(path: path))
      }
    }
    return (sources, faults)
  }

  private static func name(_ path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }

  /// By its ending, or by its first bytes where they tell (a mail without one).
  private static func isReport(_ path: String, size: Int?) -> Bool {
    if InputReader.endings.contains(ending(path)) { return true }
    guard size ?? 0 > 0, let file = try? FileSource(path),
      let head = try? file.read(at: 0, count: InputReader.headSize)
    else { return false }
    return InputReader.isReport(Array(head), name: name(path))
  }

  /// Files below a folder in name order, depth first, without recursion.
  private static func files(below folder: String) -> (sources: [InputSource], faults: [IntakeFault])
  {
    var sources: [InputSource] = []
    var faults: [IntakeFault] = []
    var stack = [folder]
    while let path = stack.popLast() {
      guard path == folder || !FileKind.isLinkToFolder(path), let kind = FileKind(path) else {
        continue
      }
      switch kind {
      case .file(let size):
        if isReport(path, size: size) {
          sources.append(InputSource(path: path, name: name(path), size: size, isFound: true))
        }
      case .folder:
        do {
          let names = try SystemFile.names(in: path)
          let shown = names.filter { !$0.hasPrefix(".") }.sorted {
            Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
          }
          let base = path.hasSuffix("/") ? path : path + "/"
          stack += shown.reversed().map { base + $0 }
        } catch {
          faults.append(.unreadable(path: path, reason: error.reason))
        }
      }
    }
    if sources.isEmpty, faults.isEmpty { faults.append(.noReadableDocument(folder: folder)) }
    return (sources, faults)
  }
}

/// What stands at a path.
private enum FileKind {
  case folder
  case file(size: Int?)

  /// Nil where nothing stands there.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file(size: Int(status.st_size))
    default: self = .file(size: nil)
    }
  }

  static func isLinkToFolder(_ path: String) -> Bool {
    var (link, target) = (stat(), stat())
    guard lstat(path, &link) == 0, link.st_mode & S_IFMT == S_IFLNK else { return false }
    return stat(path, &target) == 0 && target.st_mode & S_IFMT == S_IFDIR
  }
}

/// Unique ids whatever the order of the inputs.
package enum DocumentIDs {
  /// Documents that share an id get as much of their folder's path before it as parts them
  /// ("north/report.txt"); records of one file get the file's name before it. What is still equal
  /// is numbered in order.
  package static func makeUnique(_ documents: inout [Document], origins: [String]) {
    let groups = Dictionary(grouping: documents.indices) { documents[$0].id }
    var taken: Set<String> = Set(groups.filter { $0.value.count == 1 }.keys)
    for id in groups.keys.sorted() {
      guard let group = groups[id], group.count > 1 else { continue }
      let names = qualified(group.map { (documents[$0].id, origins[$0]) })
      let order = group.indices.sorted { (names[$0], group[$0]) < (names[$1], group[$1]) }
      for place in order {
        var name = names[place]
        var number = 2
        while !taken.insert(name).inserted {
          name = names[place] + "#" + String(number)
          number += 1
        }
        documents[group[place]].id = name
      }
    }
  }

  /// Ids with the shortest number of last path parts that makes the different files different.
  private static func qualified(_ items: [(id: String, path: String)]) -> [String] {
    let parts = items.map { item -> [String] in
      let path = item.path.split(separator: "/").map(String.init).filter { $0 != "." }
      return path.last == item.id ? path : path + [item.id]
    }
    let deepest = parts.reduce(1) { max($0, $1.count) }
    let files = Set(parts).count
    for count in 1...max(1, deepest) {
      let names = parts.map { $0.suffix(count).joined(separator: "/") }
      if Set(names).count == files { return names }
    }
    return parts.map { $0.joined(separator: "/") }
  }
}
