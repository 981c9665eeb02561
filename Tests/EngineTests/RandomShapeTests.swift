import Engine
import Tensors
import Testing

/// A random operation with a window, always the same one for a number.
private struct RandomCase: CustomTestStringConvertible, Sendable {
  let number: Int
  let extents: [Int]
  let window: Window
  /// The channels and the filters of each group, and how many groups there are.
  let channels, filters, groups, examples: Int

  init(_ number: Int) {
    var generator = RandomGenerator(seed: UInt64(number), stream: "shapes")
    func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(generator.next() % UInt64(range.count)) }
    self.number = number
    let axes = (0..<draw(1...3)).map { _ in
      Window.Axis(size: draw(1...4), stride: draw(1...3), dilation: draw(1...3))
    }
    let padded = axes.map { axis in
      var result = axis
      result.padding = Border(before: draw(0...(axis.reach - 1)), after: draw(0...(axis.reach - 1)))
      return result
    }
    window = Window(axes: padded)
    extents = padded.map { max(1, $0.reach - $0.padding.total) + draw(0...(axes.count == 1 ? 12 : 4)) }
    (channels, filters, groups) = (draw(1...9), draw(1...9), draw(1...3))
    examples = draw(1...3)
  }

  var testDescription: String { "\(number): \(channels)*\(groups) of \(extents) -> \(filters)*\(groups)" }

  var input: Shape { Shape([channels * groups] + extents) }
  var sizes: [Int] { window.axes.map(\.size) }

  static let all = (1...24).map(RandomCase.init)
}

/// The engine against the definitions on random shapes, windows, gaps, borders and groups.
@Suite struct RandomShapeTests {
  @Test(arguments: RandomCase.all)
  private func convolutions(random: RandomCase) throws {
    let all = random.filters * random.groups
    let check = OperationCheck(
      input: random.input, parameters: [Shape(random.sizes + [random.channels, all]), [all]],
      examples: random.examples,
      build: {
        try $0.convolution($1, kernel: $2[0], bias: $2[1], window: random.window, groups: random.groups)
      }, reference: { Reference.convolution($0, $1[0], $1[1], random.window, groups: random.groups) })
    try check.run()
    try check.runExactly()
  }

  @Test(arguments: RandomCase.all)
  private func depthwiseConvolutions(random: RandomCase) throws {
    let check = OperationCheck(
      input: random.input, parameters: [Shape(random.sizes + [random.input.channels, random.groups])],
      examples: random.examples,
      build: { try $0.depthwiseConvolution($1, kernel: $2[0], bias: nil, window: random.window) },
      reference: { Reference.depthwise($0, $1[0], nil, random.window) })
    try check.run()
    try check.runExactly()
  }

  @Test(arguments: RandomCase.all)
  private func transposedConvolutions(random: RandomCase) throws {
    let check = OperationCheck(
      input: Shape([random.channels] + random.window.output(random.extents)),
      parameters: [Shape(random.sizes + [random.filters, random.channels]), [random.filters]],
      examples: random.examples,
      build: {
        try $0.transposedConvolution(
          $1, kernel: $2[0], bias: $2[1], window: random.window, extents: random.extents)
      }, reference: { Reference.transposed($0, $1[0], $1[1], random.window, extents: random.extents) })
    try check.run()
    try check.runExactly()
  }

  @Test(arguments: RandomCase.all)
  private func poolings(random: RandomCase) throws {
    // A window that sees padding alone has no largest value and no mean.
    guard random.window.axes.indices.allSatisfy({ Self.seesCells(random.window.axes[$0], random.extents[$0]) }) else {
      return
    }
    let largest = OperationCheck(
      input: random.input, examples: random.examples,
      build: { builder, x, _ in try builder.maxPooling(x, window: random.window) },
      reference: { x, _ in Reference.pooling(x, random.window, average: false) })
    try largest.run()
    try largest.runExactly(isLinear: false)
    // oneDNN takes no mean where the padding is as large as the window.
    guard random.window.axes.allSatisfy({ max($0.padding.before, $0.padding.after) < $0.size }) else { return }
    for countsPadding in [false, true] {
      try OperationCheck(
        input: random.input, examples: random.examples,
        build: { builder, x, _ in
          try builder.averagePooling(x, window: random.window, countsPadding: countsPadding)
        },
        reference: { x, _ in Reference.pooling(x, random.window, average: true, countsPadding: countsPadding) }
      ).run()
    }
  }

  /// Whether every window meets a cell of the map.
  private static func seesCells(_ axis: Window.Axis, _ extent: Int) -> Bool {
    (0..<axis.output(extent)).allSatisfy { index in
      (0..<axis.size).contains { (0..<extent).contains(index * axis.stride + $0 * axis.dilation - axis.padding.before) }
    }
  }

  @Test func enoughPoolingsAreCompared() {
    let seeing = RandomCase.all.filter { random in
      random.window.axes.indices.allSatisfy { Self.seesCells(random.window.axes[$0], random.extents[$0]) }
    }
    #expect(seeing.count > 12)
  }
}
