import CModels
import Tables

/// The sizes of the model that tags and parses.
package struct ParserShape: Sendable {
  /// Outputs of one direction of one layer of the encoder.
  package var hidden: Int
  package var layers: Int
  /// Width of the layer that scores parser states.
  package var state: Int
  package var tags: Int
  /// Labels of moves to the left and to the right.
  package var lefts: Int
  package var rights: Int

  package init(hidden: Int, layers: Int, state: Int, tags: Int, lefts: Int, rights: Int) {
    self.hidden = hidden
    self.layers = layers
    self.state = state
    self.tags = tags
    self.lefts = lefts
    self.rights = rights
  }

  /// Words of a state that the scorer sees: s2, s1, s0 and b0.
  package static let places = 4

  package static func padded(_ count: Int) -> Int { (count + 7) & ~7 }
  package var tagColumns: Int { ParserShape.padded(tags) }
  package var leftColumns: Int { ParserShape.padded(lefts) }
  package var labelColumns: Int { leftColumns + ParserShape.padded(rights) }
  package var gateColumns: Int { 6 * hidden }

  /// Rows and columns of all matrices in the order in which they are stored: four for each layer
  /// of the encoder (input, bias, recurrence forward and backward), then those of `Matrix`. The
  /// input of the first layer is stored as rows of bytes, one a feature.
  package var matrices: [(rows: Int, columns: Int)] {
    var all: [(rows: Int, columns: Int)] = []
    for layer in 0..<layers {
      all.append((layer == 0 ? 0 : 2 * hidden, gateColumns))
      all.append((1, gateColumns))
      all.append((hidden, 3 * hidden))
      all.append((hidden, 3 * hidden))
    }
    return all + [
      (2 * hidden, tagColumns), (1, tagColumns),
      (2 * hidden, ParserShape.places * state), (2, ParserShape.places * state),
      (StateFeatures.count * StateFeatures.values, state), (1, state),
      (3, state), (1, 8), (state, labelColumns), (1, labelColumns),
    ]
  }

  package func index(_ matrix: Matrix) -> Int { 4 * layers + matrix.rawValue }

  /// The matrices after the encoder.
  package enum Matrix: Int, Sendable {
    case tags, tagBias
    /// What a word adds to the state in each of the four places; the same for no word and the root.
    case places, absent
    case stateFeatures, stateBias
    case moves, moveBias, labels, labelBias
  }
}

/// The learned model: its matrices, and a row of bytes for each feature of a word.
///
/// Layout, little endian: magic "SNN1"; u32 hidden, layers, state, tags, lefts, rights, rows, bits
/// of the number of slots, bytes of the names; the names of tags, then of moves to the left and to
/// the right, each ended by a line feed, padded with zeros to a multiple of 4; the matrices (f32);
/// the slots (u32 check, u32 row; row 0xFFFFFFFF where free); the scale of each row (f32); the rows
/// (i8, six times hidden). The first rows stand for the unknown of each group.
package final class ParserModel: @unchecked Sendable {
  // Sendable: nothing is written after init.
  package let shape: ParserShape
  /// UPOS and XPOS with a blank between them.
  package let tags: [String]
  package let lefts: [Relation]
  package let rights: [Relation]
  private let storage: UnsafeMutablePointer<Float>
  private let matrices: [UnsafePointer<Float>]
  private let slots: UnsafeRawPointer
  private let slotMask: Int
  private let scales: UnsafeRawPointer
  private let rows: UnsafeRawPointer

  /// Nil where the bytes are no model. Copies the matrices, so that they are aligned; the rows
  /// stay where they are and must live as long as the model. O(matrices).
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 40, let base = bytes.baseAddress,
      base.loadUnaligned(as: UInt32.self) == 0x314E_4E53
    else { return nil }
    func number(_ index: Int) -> Int {
      Int(base.loadUnaligned(fromByteOffset: 4 + 4 * index, as: UInt32.self))
    }
    shape = ParserShape(
      hidden: number(0), layers: number(1), state: number(2), tags: number(3), lefts: number(4),
      rights: number(5))
    let names = bytes[40..<40 + number(8)].split(separator: 0x0A).map {
      String(decoding: $0, as: UTF8.self)
    }
    tags = Array(names.prefix(shape.tags))
    let relations = names.dropFirst(shape.tags).map { Relation(rawValue: $0) ?? .dep }
    lefts = Array(relations.prefix(shape.lefts))
    rights = Array(relations.dropFirst(shape.lefts))
    let sizes = shape.matrices.map { $0.rows * $0.columns }
    let total = sizes.reduce(0, +)
    let start = (40 + number(8) + 3) & ~3
    storage = .allocate(capacity: total)
    UnsafeMutableRawPointer(storage).copyMemory(from: base + start, byteCount: total * 4)
    var place = UnsafePointer(storage)
    matrices = sizes.map { size in
      defer { place += size }
      return place
    }
    slots = base + start + total * 4
    slotMask = (1 << number(7)) - 1
    scales = slots + (slotMask + 1) * 8
    rows = scales + number(6) * 4
  }

  package convenience init?(_ resource: Table.Resource) {
    self.init(UnsafeRawBufferPointer(Table.bytes(resource)))
  }

  deinit { storage.deallocate() }

  subscript(_ matrix: ParserShape.Matrix) -> UnsafePointer<Float> {
    matrices[shape.index(matrix)]
  }

  /// Input, bias and recurrences of a layer of the encoder.
  func layer(_ layer: Int, _ part: Int) -> UnsafePointer<Float> { matrices[4 * layer + part] }

  /// The slot a key begins to look at, and what tells keys apart there.
  package static func slot(of key: UInt64) -> (place: Int, check: UInt32) {
    (Int(truncatingIfNeeded: key >> 40), UInt32(truncatingIfNeeded: key))
  }

  /// The row of a feature; that of the unknown of its group where it was not learned. O(1).
  func row(_ key: UInt64, group: Int) -> (bytes: UnsafePointer<Int8>, scale: Float) {
    var (place, check) = ParserModel.slot(of: key)
    var number = group
    while true {
      place &= slotMask
      let row = slots.loadUnaligned(fromByteOffset: place * 8 + 4, as: UInt32.self)
      if row == UInt32.max { break }
      if slots.loadUnaligned(fromByteOffset: place * 8, as: UInt32.self) == check {
        number = Int(row)
        break
      }
      place += 1
    }
    return (
      (rows + number * shape.gateColumns).assumingMemoryBound(to: Int8.self),
      scales.loadUnaligned(fromByteOffset: number * 4, as: Float.self)
    )
  }
}
