import HTML
import Spans

/// The blocks of a page as the classifier sees them, with their words: what it is trained on.
package struct BlockExamples {
  package struct Example {
    package var features: [Int16]
    /// Hashes of the block's words.
    package var words: [UInt64]
    package var bytes: [UInt8]
    /// What the rules chose: 1 text, 2 quotation, 3 heading of the text, else left out.
    package var chosen: Int16
    package var isHeading: Bool
  }

  package private(set) var examples: [Example] = []

  package init(page bytes: [UInt8]) {
    let tree = PageTree(HTMLParser.tree(of: bytes))
    let data = StructuredData(tree)
    let marks = PageMarks(tree)
    let page = PageBlocks(tree, marks: marks)
    let title = PageTitle.title(of: tree, marks: marks, data: data, site: PageReader.outlet(data))
    let credits = CreditReader(page.blocks.map(\.shape), in: page.text, isPage: true)
    let article = ArticleText(
      tree, marks: marks, page: page, data: data, title: title, credits: credits.blocks,
      model: nil)
    var features = BlockFeatures(article, data: data)
    for index in features.candidates {
      let row = features.row(of: index)
      let shape = page.blocks[index].shape
      examples.append(
        Example(
          features: row, words: shape.hashes, bytes: Array(page.text[shape.span.range]),
          chosen: row[BlockFeatures.choice], isHeading: page.blocks[index].isHeading))
    }
  }

  /// Hashes of the words of any text, as of a block's.
  package static func words(of text: String) -> [UInt64] {
    let bytes = Array(text.utf8)
    return TextBlock(Span(0, bytes.count), in: bytes).hashes
  }
}
