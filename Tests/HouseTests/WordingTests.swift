import Foundation
import Testing

/// What may stand in the project: our own words, our own names, no trace of a machine.
@Suite struct WordingTests {
  static let written = Checkout.files(in: "").filter { !$0.hasPrefix("LICENSE") }

  /// No run of eight words of the seeds stands in the project: they are other people's text, and
  /// a rule that quotes one was made for them alone.
  @Test func noSentenceOfTheSeedsStandsInTheProject() throws {
    guard let seeds = Checkout.shared?.appendingPathComponent("seeds") else {
      if Checkout.isCI { Issue.record("../shared is missing: in CI this may not be skipped") }
      print("skipped: the seeds are not there (no ../shared)")
      return
    }
    var known: Set<Int> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: seeds.path) {
      let data = try Data(contentsOf: seeds.appendingPathComponent(name))
      known.formUnion(Self.runs(of: 8, in: Array(data)).map(\.hash))
    }
    #expect(known.count > 1000)
    for file in Self.written {
      let data = (try? Data(contentsOf: Checkout.root.appendingPathComponent(file))) ?? Data()
      for run in Self.runs(of: 8, in: Array(data)) where known.contains(run.hash) {
        Issue.record("\(file) at byte \(run.start) repeats eight words of a seed")
        break
      }
    }
  }

  /// Hashes of every run of `count` words with the offset of its first; words are ASCII letters
  /// and digits and all bytes above, in lower case. A chance collision is one in 2⁶³ a pair.
  static func runs(of count: Int, in bytes: [UInt8]) -> [(start: Int, hash: Int)] {
    var words: [(start: Int, hash: Int)] = []
    var start = 0
    var current: UInt64 = 0
    for (at, byte) in (bytes + [32]).enumerated() {
      let lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
      if (lower >= 97 && lower <= 122) || (lower >= 48 && lower <= 57) || lower >= 128 {
        if current == 0 { start = at }
        current = (current == 0 ? 0xcbf2_9ce4_8422_2325 : current) ^ UInt64(lower)
        current = current &* 0x100_0000_01b3
      } else if current != 0 {
        words.append((start, Int(truncatingIfNeeded: current)))
        current = 0
      }
    }
    guard words.count >= count else { return [] }
    return (0...(words.count - count)).map { first in
      var total: UInt64 = 0xcbf2_9ce4_8422_2325
      for word in words[first..<(first + count)] {
        total = (total ^ UInt64(bitPattern: Int64(word.hash))) &* 0x9e37_79b9_7f4a_7c15
        total ^= total >> 29
      }
      return (words[first].start, Int(truncatingIfNeeded: total))
    }
  }

  @Test func noPathOfAMachineStandsInTheProject() {
    // written apart so that this file passes its own test
    let paths = [
      "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "/tmp/" + "bash_jobs",
    ]
    for file in Self.written {
      let text = Checkout.text(of: file)
      for path in paths where text.contains(path) {
        Issue.record("\(file) names a path of one machine: \(path)")
      }
    }
  }

  @Test func typesAreNamedByTheirIdea() {
    let banned = ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor", "Handler"]
    let other = ["Publisher": "Outlet", "Assertion": "Claim", "Organisation": "Actor"]
    for file in Checkout.files(in: "Sources", endingIn: ".swift") {
      for match in Checkout.text(of: file).matches(
        of: /\b(?:struct|class|enum|actor|protocol|typealias) ([A-Z][A-Za-z0-9]*)/)
      {
        let name = String(match.1)
        #expect(!banned.contains { name.hasSuffix($0) }, "\(file): \(name)")
        if let word = other[name] { Issue.record("\(file): \(name) is called \(word) here") }
      }
    }
  }

  /// A table says in its head that it is our own work, or NOTICE says by its file's name where it
  /// was taken or learned from.
  @Test func everyTableSaysWhereItIsFrom() {
    let notice = Checkout.text(of: "NOTICE")
    for file in Checkout.files(in: "Sources/CModels/tables") where !file.hasSuffix(".css") {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let head = Checkout.lines(of: file).prefix { $0.hasPrefix("#") }.joined(separator: " ")
      let isOwn =
        head.contains("own list") || head.contains("our own")
        || head.contains("ritten for this project")
      #expect(
        isOwn || notice.contains(name),
        "\(name): is it our own (say so in its head) or from elsewhere (say so in NOTICE)?")
    }
  }
}
