import Documents
import Foundation
import Spans
import Testing

@testable import Formats

@Suite struct ArchiveTests {
  private let members: [(name: String, bytes: [UInt8])] = [
    ("a/ferry.html", Array(page("Ferry strikes mole").utf8)),
    ("a/b/note.txt", Array("Tugs\n\n\(second)\n".utf8)),
    ("a/.hidden.txt", Array(second.utf8)),
    ("__MACOSX/a/ferry.html", Array(second.utf8)),
    ("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]),
    ("data.json", Array("{\"colour\": 1}".utf8)),
  ]

  @Test(arguments: ["zip", "zip-stored", "tar", "tgz"])
  func membersAreReadInOrder(_ kind: String) throws {
    let name = "reports." + (kind == "tgz" ? "tgz" : String(kind.prefix(3)))
    let (documents, faults) = take(name, try archive(kind, members))
    #expect(documents.map(\.id) == ["\(name)!/a/ferry.html", "\(name)!/a/b/note.txt"])
    #expect(documents.first?.title == "Ferry strikes mole")
    #expect(documents.first?.sha256 == DocumentReader.sha256(members[0].bytes))
    #expect(faults.isEmpty)
  }

  @Test func contentDecidesNotTheName() throws {
    let (documents, faults) = take("wrong.txt", try archive("zip", members))
    #expect(documents.count == 2 && faults.isEmpty)
    let (mails, _) = take("0001", "From: a@b.example\nMessage-ID: <1>\nSubject: S\n\n\(paragraph)")
    #expect(mails.first?.title == "S")
  }

  @Test func archivesInArchives() throws {
    let inner = try archive("zip", members)
    let (documents, faults) = take("outer.tgz", try archive("tgz", [("in.zip", inner)]))
    #expect(documents.first?.id == "outer.tgz!/in.zip!/a/ferry.html")
    #expect(documents.count == 2 && faults.isEmpty)
  }

  @Test func nestingHasABound() throws {
    var bytes = Array(paragraph.utf8)
    for level in 0..<8 {
      bytes = try archive("zip", [("l\(level).\(level > 0 ? "zip" : "txt")", bytes)])
    }
    let (documents, faults) = take("deep.zip", bytes)
    #expect(documents.isEmpty)
    #expect(faults.count == 1)
    guard case .tooDeep? = faults.first else { return #expect(Bool(false)) }
  }

  @Test(arguments: ["zip", "tar", "tgz"])
  func anArchiveCutOffAnywhereGivesWhatCameBefore(_ kind: String) throws {
    let whole = try archive(kind, members)
    for cut in stride(from: 30, to: whole.count, by: 97) {
      let (documents, faults) = take("cut", Array(whole.prefix(cut)))
      #expect(documents.count <= 2)
      if documents.count < 2 { #expect(!faults.isEmpty, "cut at \(cut)") }
    }
  }

  @Test func damagedMembersAreToldAndTheOthersRead() throws {
    var bytes = try archive("zip", Array(members.prefix(2)))
    // inside the data of the first member
    for place in 90..<92 { bytes[place] ^= 0xFF }
    let (documents, faults) = take("bad.zip", bytes)
    #expect(documents.contains { $0.id == "bad.zip!/a/b/note.txt" })
    #expect(!faults.isEmpty)
  }

  @Test func bombsAreRefusedInBoundedTime() throws {
    let once = try gzip([UInt8](repeating: 0x20, count: 70 << 20))
    #expect(take("bomb.txt.gz", once).faults.count == 1)
    let (documents, faults) = take("bomb.gz.gz", try gzip(once))
    #expect(documents.isEmpty && faults.count == 1)
  }

  @Test func oneCompressedReport() throws {
    let (documents, faults) = take("note.txt.gz", try gzip(Array("Tugs\n\n\(second)\n".utf8)))
    #expect(documents.map(\.id) == ["note.txt.gz"] && faults.isEmpty)
  }

  @Test func wrongLengthsAreFaults() throws {
    var bytes = try archive("zip-stored", Array(members.prefix(1)))
    // the packed size in the directory, far beyond the file
    let directory = try #require(
      bytes.indices.last {
        $0 + 24 < bytes.count && bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 1
      })
    bytes.replaceSubrange(directory + 20..<directory + 24, with: [0xFE, 0xFF, 0xFF, 0x7F])
    let (documents, faults) = take("long.zip", bytes)
    #expect(documents.isEmpty)
    #expect(faults == [.damaged(path: "in/long.zip!/a/ferry.html", flaw: .corrupt)])
  }
}
