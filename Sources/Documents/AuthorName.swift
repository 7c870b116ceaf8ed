import Spans

/// What of a byline is the name of a person.
enum AuthorName {
  /// Words that open a printed byline, folded.
  static let openers: Set<String> = [
    "by", "von", "par", "por", "di", "written", "autor", "autorin", "author", "text", "posted",
    "words", "story", "escrito", "geschrieben", "rédigé", "authors", "reporting",
  ]

  /// What stands before a name in an attribute that labels it.
  static let labels = [
    "written by", "author", "verfasst von", "geschrieben von", "escrito por", "écrit par", "autor",
    "by", "por", "von", "auteur", "scritto da", "geschreven door", "skrevet av", "skriven av",
    "napisane przez", "est. written",
  ]

  /// The persons named by some texts, in order.
  static func persons(_ texts: [String], site: String?) -> [String] {
    var names: [String] = []
    for text in texts {
      for name in parts(text) where isName(name) {
        if names.contains(where: { $0.lowercased() == name.lowercased() }) { continue }
        if let site, PageTitle.same(name, site) { continue }
        names.append(name)
      }
    }
    return Array(names.prefix(8))
  }

  /// What is said to be the author though it is no person's name: a desk, the site, a pen name.
  static func others(_ texts: [String]) -> [String] {
    let kept = texts.prefix(3).map { withoutLead(Entities.resolved($0)) }.filter {
      if desks.contains($0.lowercased()) { return true }
      return (2...60).contains($0.utf8.count) && !$0.contains("http") && !$0.contains("<")
        && !refused.contains($0.lowercased()) && !openers.contains($0.lowercased())
        && $0.split(separator: " ").count <= 6 && !isSaying($0)
    }
    return kept.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Desks that sign where no person does.
  private static let desks: Set<String> = ["redaktion", "die redaktion", "staff", "redacción"]

  private static let leads = [
    "by ", "by: ", "von ", "von: ", "par ", "written by ", "posted by ", "author: ", "authors: ",
    "erstellt von ", "artikel von ", "text: ", "por ", "por: ", "autor: ", "autorin: ", "di ",
    "author ", "autor ", "auteur ", "text by ", "words by ", "words: ", "story by ", "posted by: ",
    "geschrieben von ", "veröffentlicht von ", "published by ", "escrito por ", "reviewed by ",
    "article by ", "da ", "review by ", "reporting by ", "created by ", "ein beitrag von ",
    "eine kolumne von ", "written by: ", "verfasst von ", "author:", "by:",
  ]

  static func withoutLead(_ text: String) -> String {
    var text = text.trimming([" ", "\n", "\t", ",", ":", "\u{A0}"])
    var isCut = true
    while isCut {
      isCut = false
      let folded = text.lowercased()
      for lead in leads where folded.hasPrefix(lead) && folded.count == text.count {
        text = String(text.dropFirst(lead.count)).trimming([" ", "\n", "\t", ",", ":"])
        isCut = true
        break
      }
    }
    return text
  }

  /// The lines of an element's text down to the first that has a name, with those that go on from
  /// it ("and …"): what follows is a date, an office or a biography.
  static func named(inLines text: String) -> String {
    var lines: [Substring] = []
    var hasName = false
    for line in text.split(separator: "\n") {
      let folded = line.lowercased()
      let goesOn = ["and ", "und ", "& ", ", "].contains { folded.hasPrefix($0) }
      let isOpen = lines.last.map { isOpenEnded($0) } ?? false
      if hasName, !goesOn, !isOpen { break }
      lines.append(line)
      hasName = hasName || !persons([String(line)], site: nil).isEmpty
    }
    return lines.joined(separator: " ")
  }

  private static func isOpenEnded(_ line: Substring) -> Bool {
    let folded = line.lowercased()
    return [",", " and", " und", "&"].contains { folded.hasSuffix($0) } || folded == "and"
  }

  /// The parts of a byline that may be names, cut at commas, "and" and the like; letters after a
  /// name ("RD") are no part of their own.
  static func parts(_ text: String) -> [String] {
    let text = withoutLead(Entities.resolved(text)).replacing("\u{A0}", with: " ")
    guard !isSaying(text) else { return [] }
    var joined = text
    for mark in [" and ", " und ", " & ", " with ", " et ", " And ", " UND ", " AND ", " y "] {
      joined = joined.replacing(mark, with: ",")
    }
    let cut = joined.split { ",;|/•·\n\t—".contains($0) }.map {
      withoutTail($0.trimming([" ", ".", "-", "–", ":", "\u{A0}"]))
    }
    return cut.map(withoutLead).filter { !isDegree($0) }
  }

  /// "MS", "RD", "PhD": letters that stand for a degree.
  private static func isDegree(_ text: String) -> Bool {
    let letters = text.filter(\.isLetter)
    return letters.count <= 6 && letters.count >= 2
      && letters.dropFirst().contains(where: \.isUppercase)
      && !text.contains(" ") && letters.filter(\.isUppercase).count * 2 >= letters.count
  }

  /// Without a handle, a date or an office behind the name.
  private static func withoutTail(_ text: String) -> String {
    var words = text.split(separator: " ")
    if let end = words.firstIndex(where: { isTail($0) }), end >= 2 || isDay(after: end, words) {
      words = Array(words[..<end])
    }
    return words.joined(separator: " ").trimming([" ", ".", "-", "–", ":"])
  }

  /// "… on Tuesday" behind a single word.
  private static func isDay(after end: Int, _ words: [Substring]) -> Bool {
    guard end == 1, end + 1 < words.count else { return false }
    let next = words[end + 1].lowercased()
    return PrintedDate.weekday(next) != nil || PrintedDate.month(next) != nil
      || ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
        .contains(next)
  }

  private static func isTail(_ word: Substring) -> Bool {
    if word.first.map({ !$0.isLetter && $0 != "\"" && $0 != "'" }) ?? true { return true }
    let folded = word.lowercased()
    if folded.utf8.count > 2, folded != "may", folded != "jan", folded != "august",
      PrintedDate.month(folded) != nil
    {
      return true
    }
    if word.first == "@" || word.first == "(" || word.contains(where: \.isNumber) { return true }
    return tails.contains(word.lowercased())
  }

  /// Words that start an office, a date or a place behind a name.
  private static let tails: Set<String> = [
    "am", "on", "in", "for", "chefredakteur", "chefredakteurin", "redakteur", "redakteurin",
    "former", "senior", "staff", "reporter", "correspondent", "editor", "ceo", "published",
    "updated", "posted", "fr", "mo", "di.", "mi", "sa", "so", "at", "|", "-", "–", "contributor",
    "en", "special", "political", "associate", "managing", "director", "manager", "writer",
    "le", "el", "il", "vom", "autor", "author", "shares", "follow", "sponsored", "korrespondent",
    "veröffentlicht", "projektleiter", "projektleiterin", "hace", "head",
  ]

  /// Readers' comments: "Mira says".
  private static func isSaying(_ text: String) -> Bool {
    let folded = text.lowercased()
    return ["says", "sagt", "dit", "dice", "said", "says:", "sagt:", "dijo", "meint"].contains {
      folded.hasSuffix(" " + $0)
    }
  }

  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), text.utf8.count >= 3, text.utf8.count < 60 else {
      return false
    }
    guard !text.contains(where: { $0.isNumber || "@:<>{}()*?!".contains($0) }) else { return false }
    guard !text.contains("http"), words.first?.first?.isLetter == true else { return false }
    let folded = Set(words.map { $0.lowercased() })
    if words.count == 1 {
      return words[0].first?.isUppercase == true && folded.isDisjoint(with: refused)
        && !openers.contains(words[0].lowercased())
    }
    let small = words.dropFirst().filter { $0.first?.isLowercase == true && $0.utf8.count > 1 }
    guard small.allSatisfy({ particles.contains(String($0)) }) else { return false }
    guard words.filter({ $0.first?.isUppercase == true }).count * 2 >= words.count else {
      return words.allSatisfy { $0.allSatisfy { !$0.isASCII } }
    }
    return folded.isDisjoint(with: CreditReader.offices.subtracting(["web", "team"]))
      && folded.isDisjoint(with: refused) && folded.isDisjoint(with: bodies)
  }

  /// Small words inside names of persons.
  private static let particles: Set<String> = [
    "de", "da", "di", "do", "dos", "das", "del", "della", "der", "den", "van", "von", "vom", "zu",
    "zur", "zum", "bin", "bint", "al", "el", "la", "le", "las", "los", "ter", "ten", "af", "av",
    "du", "des", "ibn", "ben", "abu", "ul", "e", "y", "st", "san", "jr", "dr", "ap", "och", "dan",
  ]

  private static let refused: Set<String> = [
    "login", "link", "type", "size", "company", "member", "content", "inhalte", "kommentare",
    "commons", "platform", "marketing", "finance", "information", "event",
    "admin", "administrator", "guest", "editor", "editors", "staff", "redaktion", "unknown",
    "author", "published", "updated", "posted", "share", "follow", "email", "read", "more",
    "minutes", "ago", "subscribe", "comments", "view", "profile", "bio", "inc", "gmbh", "ltd",
    "desk", "newsroom", "name", "autor", "auteur", "autorin", "von", "por", "par", "by", "kontakt",
    "anonymous", "profil", "alle", "all", "posts", "about", "contact", "impressum", "über",
  ]

  /// Words that names of bodies have and names of persons have not.
  private static let bodies: Set<String> = [
    "team", "online", "magazine", "magazin", "news", "media", "stiftung", "verlag", "foundation",
    "institute", "press", "times", "post", "editorial", "llc", "blog", "group", "agency",
    "redacción",
    "redazione", "rédaction", "contributor", "services", "health", "university", "the", "our",
  ]
}
