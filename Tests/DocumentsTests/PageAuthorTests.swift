import Testing

@testable import Documents

/// Who wrote a page, in the ways pages say it.
@Suite struct PageAuthorTests {
  private func authors(_ head: String, _ body: String) -> [String] {
    let page =
      "<html><head>\(head)</head><body><h1>Fog holds ferries back</h1>\(body)</body></html>"
    return PageReader.page(Array(page.utf8)).authors
  }

  @Test func aLinkToAnAuthorsPageNamesTheAuthor() {
    #expect(authors("", "<p>By <a href='/authors/mira-tal'>Mira Tal</a></p>") == ["Mira Tal"])
  }

  @Test func aReaderWhoCommentsIsNoAuthor() {
    let comments = "<div class=comments><span class=author>Joren Pike says</span></div>"
    #expect(authors("", comments).isEmpty)
  }

  @Test func aLabelSaysThatTheValueIsTheAuthor() {
    let head =
      "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Quill'>"
    #expect(authors(head, "") == ["Ada Quill"])
    let time =
      "<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Ten minutes'>"
    #expect(authors(time, "").isEmpty)
  }

  @Test func aDeskIsTheAuthorWhereThatIsAll() {
    #expect(authors("<meta name=author content='Harbour Desk'>", "") == ["Harbour Desk"])
    let byline = "<p>By Mira Tal and Joren Pike</p>"
    #expect(authors("<meta name=author content=admin>", byline) == ["Mira Tal", "Joren Pike"])
  }

  @Test func anOfficeBehindTheNameIsCutOff() {
    #expect(AuthorName.persons(["Von Ada Quill, Chefredakteurin"], site: nil).first == "Ada Quill")
    #expect(AuthorName.persons(["Ada Quill Former harbour master"], site: nil) == ["Ada Quill"])
  }
}
