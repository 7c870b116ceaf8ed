import CCurl
import Formats
import Testing

@testable import Fetching

@Suite struct RobotsTests {
  private func robots(_ text: String) -> Robots { Robots(Array(text.utf8), agent: "sayso") }

  @Test func theLongestRuleDecides() {
    let rules = robots(
      """
      User-agent: *
      Disallow: /private
      Allow: /private/press # for reporters
      Disallow: /*.pdf$
      Crawl-delay: 3
      """)
    #expect(rules.allows("/") && rules.allows("/news?id=1"))
    #expect(!rules.allows("/private/a") && rules.allows("/private/press/1"))
    #expect(!rules.allows("/a/b.pdf") && rules.allows("/a/b.pdf?x"))
    #expect(rules.pace == 3)
  }

  @Test func ourOwnGroupGoesBeforeTheGeneralOne() {
    let rules = robots(
      "User-agent: a\nUser-agent: Sayso\nDisallow: /x\n\nUser-agent: *\nDisallow: /")
    #expect(rules.allows("/y") && !rules.allows("/x1"))
    #expect(Robots.none.allows("/x") && !Robots.closed.allows("/x"))
  }

  @Test func starsStayCheap() {
    let rules = robots("User-agent: *\nDisallow: /" + String(repeating: "*a", count: 900) + "b")
    #expect(rules.allows("/" + String(repeating: "a", count: 4000)))
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.5", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    "2001::1", "198.18.0.1", "192.0.2.1", "nonsense",
  ]) func privateAddressesAreKnown(_ address: String) {
    #expect(sayso_is_public(address) == 0)
  }

  @Test(arguments: ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8"])
  func publicAddressesAreKnown(_ address: String) {
    #expect(sayso_is_public(address) == 1)
  }

  @Test func aListOfFeedsIsKept() {
    var list = FeedList()
    let added = [
      list.add(.init(url: "https://a.example/feed", title: "A\tb\nc")),
      list.add(.init(url: "https://a.example/feed")), list.add(.init(url: "file:///etc/passwd")),
    ]
    #expect(added == [true, false, false])
    list.feeds[0].validators = .init(tag: "\"x\"", modified: nil)
    let back = FeedList(list.file)
    #expect(back.feeds[0].title == "A b c" && back.feeds[0].validators.tag == "\"x\"")
  }
}
