import CKernels
import Testing

/// The fast sums are the plain sums, bit for bit: the output may not depend on the machine.
@Suite struct KernelTests {
  /// Numbers of many sizes, the same each time.
  private func numbers(_ count: Int, _ seed: UInt64) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let unit = Float(state >> 40) / Float(1 << 24) - 0.5
      return state & 0x30 == 0 ? unit * 1_000 : unit
    }
  }

  @Test(arguments: [
    (1, 64, 192), (1, 96, 48), (5, 128, 384), (7, 33, 88), (4, 1, 7), (3, 70, 13), (9, 0, 8),
  ])
  func multipliesInOneOrder(_ rows: Int, _ inner: Int, _ columns: Int) {
    let a = numbers(max(1, rows * inner), 1)
    let b = numbers(max(1, inner * columns), 2)
    var fast = numbers(rows * columns, 3)
    var plain = fast
    sayso_multiply(a, inner, 1, b, columns, &fast, columns, rows, inner, columns)
    sayso_multiply_plainly(a, inner, 1, b, columns, &plain, columns, rows, inner, columns)
    #expect(fast.map(\.bitPattern) == plain.map(\.bitPattern))
  }

  @Test func multipliesWithRowsAndColumnsExchanged() {
    let (rows, inner, columns) = (6, 11, 24)
    let a = numbers(rows * inner, 4)
    let b = numbers(inner * columns, 5)
    var fast = [Float](repeating: 0, count: rows * columns)
    var plain = fast
    sayso_multiply(a, 1, rows, b, columns, &fast, columns, rows, inner, columns)
    sayso_multiply_plainly(a, 1, rows, b, columns, &plain, columns, rows, inner, columns)
    #expect(fast.map(\.bitPattern) == plain.map(\.bitPattern))
  }

  @Test func sumsInEightParts() {
    let x = numbers(96, 6)
    let y = numbers(96, 7)
    var parts = [Float](repeating: 0, count: 8)
    for index in 0..<96 { parts[index % 8] += x[index] * y[index] }
    let left = (parts[0] + parts[4]) + (parts[1] + parts[5])
    let right = (parts[2] + parts[6]) + (parts[3] + parts[7])
    #expect(sayso_dot(x, y, 96) == left + right)
  }

  /// Known values: a machine with other bits fails here.
  @Test func raisesToPowers() {
    #expect(sayso_exp(0) == 1)
    #expect(abs(sayso_exp(1) - 2.718_281_8) < 1e-6)
    #expect(abs(sayso_exp(-10) - 4.539_993e-5) < 1e-10)
    #expect(sayso_exp(-1_000) > 0)
    #expect(sayso_exp(1_000).isFinite)
    #expect(sayso_exp(-.infinity) > 0)
  }
}
