import Documents

/// Faults of archives, feeds, mails and the programs that read what we do not.
extension Faults {
  static func carrierSentence(_ fault: IntakeFault) -> String {
    switch fault {
    case .damaged(let path, let flaw):
      "\(path): \(sentence(flaw)). What could be read was; get the file again."
    case .tooDeep(let path):
      "\(path): too much is packed in one another here. Unpack it, and bring the reports alone."
    case .encrypted(let path): "\(path): this is encrypted. Unpack it with its password first."
    case .unknownCompression(let path):
      "\(path): this is packed in a way that is not read. Unpack it first, or pack it as deflate."
    case .unknownMarkup(let path):
      "\(path): this is XML, but no feed, sitemap or page. Save the report as text or as a page."
    case .notJSON(let path): "\(path): this is not JSON. Is it cut off? Save it again."
    case .unknownShape(let path):
      "\(path): no text or title is found in it. Say where they stand with --columns text=…,title=…"
    default: listSentence(fault)
    }
  }

  private static func listSentence(_ fault: IntakeFault) -> String {
    switch fault {
    case .listOfFeeds(let path, let count):
      "\(path): a list of \(count) feeds, no reports. `sayso feeds import` takes it."
    case .onlyAddresses(let path, let count):
      "\(path): \(count) addresses without headlines, no reports. `sayso fetch` gets the pages."
    case .captureElsewhere(let path, let url):
      "\(path): \(url) was unchanged since a capture that is not in this archive. "
        + "Bring the archive that has it."
    case .missingProgram(let path, let program):
      "\(path): reading it takes \(program), which is not installed. "
        + "Install poppler-utils, or save the report as text."
    case .programFailed(let path, let program, let reason):
      "\(path): \(program) \(sentence(reason)). Save the report as text."
    case .moreFaults(let path, let count): "\(path): \(count) more of its parts failed likewise."
    default: "\(fault)"
    }
  }

  private static func sentence(_ flaw: StreamFlaw) -> String {
    switch flaw {
    case .truncated: "it ends in the middle"
    case .corrupt: "it is damaged: its parts contradict each other"
    case .checksum: "it is damaged: its check sum is wrong"
    case .bomb: "it unpacks to hundreds of times its size"
    case .unreadable(let reason): "it cannot be read on (\(reason))"
    }
  }

  private static func sentence(_ flaw: ProgramFlaw) -> String {
    switch flaw {
    case .timeOut(let seconds): "took more than \(seconds) seconds"
    case .tooMuchOutput: "wrote more than a report may have"
    case .exit: "cannot read it"
    }
  }
}
