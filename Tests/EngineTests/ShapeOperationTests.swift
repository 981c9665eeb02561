import Engine
import Tensors
import Testing

@Suite struct ShapeOperationTests {
  @Test(
    arguments: [[24], [2, 12], [3, 4, 2], [6, 4], [2, 3, 2, 2]] as [Shape],
    [[24], [4, 6], [1, 3, 8], [3, 2, 4], [2, 2, 2, 3]] as [Shape])
  func reshapeKeepsKerasOrder(from: Shape, to: Shape) throws {
    try OperationCheck(
      input: from, build: { builder, x, _ in try builder.reshape(x, to: to) },
      reference: { x, _ in Reference.reshape(x, to: to) }
    ).run()
  }

  @Test(arguments: [[1, 0], [0, 2, 1], [2, 0, 1], [1, 2, 0], [3, 1, 0, 2], [0]])
  func permuteExchangesAxes(axes: [Int]) throws {
    try OperationCheck(
      input: Shape([3, 4, 5, 2].prefix(axes.count).map { $0 }),
      build: { builder, x, _ in try builder.permute(x, axes: axes) },
      reference: { x, _ in Reference.permute(x, axes: axes) }
    ).run()
  }

  @Test(arguments: [
    [Border(before: 2, after: 1)], [Border(before: 0, after: 1), Border(before: 2, after: 0)],
    [Border(before: 1, after: 0), Border(), Border(before: 1, after: 2)],
  ])
  func croppingUndoesPadding(borders: [Border]) throws {
    let extents = Shape([3, 5, 4, 6].prefix(borders.count + 1).map { $0 })
    try OperationCheck(
      input: extents, build: { builder, x, _ in try builder.cropping(x, borders) },
      reference: { x, _ in Reference.cropping(x, borders) }
    ).run()
    try OperationCheck(
      input: extents, build: { builder, x, _ in try builder.zeroPadding(x, borders) },
      reference: { x, _ in Reference.zeroPadding(x, borders) }
    ).run()
  }

  @Test func theGradientOfACroppingIsZeroWhereItCutInEveryRun() throws {
    let builder = Builder(batch: 1, mode: .training)
    let x = builder.input([1, 4, 5])
    let cut = try builder.cropping(x, [Border(before: 1, after: 1), Border(before: 2)])
    let program = try builder.compile(outputs: [cut, x], gradients: [x])
    program.write(randomTensor([1, 1, 4, 5], "x"), to: x)
    program.forward(ParameterStore([] as [Shape]))
    program.writeGradient(Tensor([1, 1, 2, 3], repeating: 1), of: cut)
    program.writeGradient(Tensor([1, 1, 4, 5], repeating: 10), of: x)
    for _ in 0..<2 {
      program.backward(into: ParameterStore([] as [Shape]))
      let gradient = program.readGradient(of: x)
      #expect(gradient.values == (0..<20).map { (1...2).contains($0 / 5) && $0 % 5 >= 2 ? 11 : 10 })
    }
  }

  @Test(arguments: [[3], [2, 3], [2, 1, 3]])
  func upsamplingCopiesTheNearestCell(factors: [Int]) throws {
    try OperationCheck(
      input: Shape([3, 4, 5, 3].prefix(factors.count + 1).map { $0 }),
      build: { builder, x, _ in try builder.upsampling(x, factors: factors, .nearest) },
      reference: { x, _ in Reference.upsampling(x, factors: factors, linear: false) }
    ).run()
  }

  @Test(arguments: [[2, 2], [3, 1], [4, 5]])
  func upsamplingGoesInStraightLinesBetweenCells(factors: [Int]) throws {
    try OperationCheck(
      input: [3, 4, 5], build: { builder, x, _ in try builder.upsampling(x, factors: factors, .bilinear) },
      reference: { x, _ in Reference.upsampling(x, factors: factors, linear: true) }
    ).run()
  }

  @Test(arguments: RandomResizing.all)
  private func resizingFollowsEveryRule(random: RandomResizing) throws {
    let check = OperationCheck(
      input: Shape([random.channels] + random.extents),
      build: { builder, x, _ in
        try builder.resizing(x, rows: random.axes[0], columns: random.axes[1], random.rule.interpolation)
      }, reference: { x, _ in Reference.resizing(x, random) })
    try check.run()
    if random.rule.interpolation == .nearest { try check.runExactly() }
  }

  @Test func resizingBetweenConvolutionsKeepsTheirLayout() throws {
    let random = RandomResizing(2)
    let window = Window(axes: [.init(size: 1), .init(size: 1)])
    try OperationCheck(
      input: Shape([3] + random.extents), parameters: [[1, 1, 3, 18], [1, 1, 18, 2]], examples: 1,
      build: { builder, x, kernels in
        let maps = try builder.convolution(x, kernel: kernels[0], bias: nil, window: window, groups: 1)
        let resized = try builder.resizing(
          maps, rows: random.axes[0], columns: random.axes[1], random.rule.interpolation)
        return try builder.convolution(resized, kernel: kernels[1], bias: nil, window: window, groups: 1)
      },
      reference: { x, kernels in
        let resized = Reference.resizing(Reference.convolution(x, kernels[0], nil, window, groups: 1), random)
        return Reference.convolution(resized, kernels[1], nil, window, groups: 1)
      }
    ).run()
  }

  @Test func resizingByWholeFactorsIsUpsampling() {
    for interpolation in Interpolation.allCases {
      for extent in 1...9 {
        for factor in 1...5 {
          let rule = ResamplingRule(interpolation: interpolation)
          #expect(
            ResampledAxis(extent, to: extent * factor, rule) == ResampledAxis(extent, repeating: factor, interpolation))
        }
      }
    }
  }

  /// Two cells of five lie at 0.75 and 3.25.
  @Test(arguments: [
    (NearestRounding.floor, [0, 3]), (.roundPreferFloor, [1, 3]), (.roundPreferCeil, [1, 3]), (.ceil, [1, 4]),
  ])
  func roundingsDecideWhichCellIsCopied(rounding: NearestRounding, places: [Int]) {
    let rule = ResamplingRule(interpolation: .nearest, rounding: rounding)
    #expect(ResampledAxis(5, to: 2, rule).cells.map(\.first) == places)
  }

  @Test func whatLiesInTheMiddleIsRoundedAsTheRuleSays() {
    func places(_ rounding: NearestRounding) -> [Int] {
      ResampledAxis(6, to: 3, ResamplingRule(interpolation: .nearest, rounding: rounding)).cells.map(\.first)
    }
    #expect(places(.floor) == [0, 2, 4] && places(.roundPreferFloor) == [0, 2, 4])
    #expect(places(.ceil) == [1, 3, 5] && places(.roundPreferCeil) == [1, 3, 5])
  }

  @Test(arguments: [(0, 0.5), (1, 0.75), (2, 0.75), (9, 1)])
  func responsesAreDividedByTheirNeighboursPower(radius: Int, beta: Double) throws {
    try OperationCheck(
      input: [7, 3, 4],
      build: { builder, x, _ in
        try builder.localResponseNormalization(x, depthRadius: radius, bias: 2, alpha: 0.5, beta: Float(beta))
      },
      reference: { x, _ in Reference.responses(x, radius: radius, bias: 2, alpha: 0.5, beta: beta) }
    ).run()
  }

  @Test func shapesThatDoNotFitAreRefused() throws {
    let builder = Builder(batch: 1, mode: .inference)
    let maps = builder.input([2, 4, 4])
    #expect(throws: EngineError.self) { try builder.reshape(maps, to: [5, 5]) }
    #expect(throws: EngineError.self) { try builder.permute(maps, axes: [0, 0, 1]) }
    #expect(throws: EngineError.self) { try builder.cropping(maps, [Border(before: 4), Border()]) }
    #expect(throws: EngineError.self) { try builder.zeroPadding(maps, [Border(before: 1)]) }
    #expect(throws: EngineError.self) { try builder.upsampling(maps, factors: [2, 0], .nearest) }
    let axis = ResampledAxis(3, to: 2, ResamplingRule(interpolation: .nearest))
    #expect(throws: EngineError.self) { try builder.resizing(maps, rows: axis, columns: axis, .nearest) }
    #expect(throws: EngineError.self) {
      try builder.convolution(
        maps, kernel: builder.parameter([3, 3, 1, 3]), bias: nil,
        window: Window(axes: [.init(size: 3), .init(size: 3)]), groups: 2)
    }
  }
}
