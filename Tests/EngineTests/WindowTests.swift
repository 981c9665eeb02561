import Engine
import Tensors
import Testing

/// A walk of a window over maps with any number of axes.
struct WindowCase: CustomTestStringConvertible, Sendable {
  let extents: [Int]
  let window: Window

  init(_ extents: [Int], _ axes: Window.Axis...) { (self.extents, window) = (extents, Window(axes: axes)) }

  var testDescription: String {
    window.axes.enumerated().map { axis, along in
      "\(extents[axis]): \(along.size)/\(along.stride)/\(along.dilation)+\(along.padding.before)+\(along.padding.after)"
    }.joined(separator: ", ")
  }

  /// Signals, maps and volumes; strides, gaps, and borders of every kind.
  static let all = [
    WindowCase([11], .init(size: 3)),
    WindowCase([12], .init(size: 4, stride: 3, dilation: 2, padding: Border(before: 6))),
    WindowCase([9], .init(size: 9, padding: Border(before: 4, after: 4))),
    WindowCase([7, 9], .init(size: 3, dilation: 2), .init(size: 2, dilation: 3)),
    WindowCase(
      [8, 7], .init(size: 3, stride: 2, dilation: 2, padding: Border(before: 1, after: 2)),
      .init(size: 2, stride: 3, padding: Border(before: 1))),
    WindowCase([5, 4, 6], .init(size: 2), .init(size: 3), .init(size: 1)),
    WindowCase(
      [4, 6, 5], .init(size: 3, padding: Border(before: 1, after: 1)), .init(size: 2, stride: 2),
      .init(size: 2, stride: 2, dilation: 2, padding: Border(before: 1, after: 1))),
  ]
}

@Suite struct WindowTests {
  @Test(arguments: WindowCase.all, [1, 2])
  func convolutionsHaveAnyNumberOfAxesGapsAndGroups(walk: WindowCase, groups: Int) throws {
    let sizes = walk.window.axes.map(\.size)
    try OperationCheck(
      input: Shape([4] + walk.extents), parameters: [Shape(sizes + [4 / groups, 6]), [6]],
      build: { try $0.convolution($1, kernel: $2[0], bias: $2[1], window: walk.window, groups: groups) },
      reference: { Reference.convolution($0, $1[0], $1[1], walk.window, groups: groups) }
    ).run()
  }

  @Test(arguments: [(4, 20, 20), (3, 48, 24), (32, 32, 64)])
  func convolutionsInGroupsOfManyChannels(groups: Int, channels: Int, filters: Int) throws {
    let window = Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1)
    try OperationCheck(
      input: [channels, 5, 6], parameters: [[3, 3, channels / groups, filters]],
      build: { try $0.convolution($1, kernel: $2[0], bias: nil, window: window, groups: groups) },
      reference: { Reference.convolution($0, $1[0], nil, window, groups: groups) }
    ).run()
  }

  @Test(arguments: WindowCase.all, [1, 3])
  func depthwiseConvolutionsLookAtOneMapAtATime(walk: WindowCase, multiplier: Int) throws {
    let sizes = walk.window.axes.map(\.size)
    try OperationCheck(
      input: Shape([5] + walk.extents), parameters: [Shape(sizes + [5, multiplier]), [5 * multiplier]],
      build: { try $0.depthwiseConvolution($1, kernel: $2[0], bias: $2[1], window: walk.window) },
      reference: { Reference.depthwise($0, $1[0], $1[1], walk.window) }
    ).run()
  }

  @Test(arguments: WindowCase.all)
  func transposedConvolutionsGoTheOtherWay(walk: WindowCase) throws {
    let sizes = walk.window.axes.map(\.size)
    try OperationCheck(
      input: Shape([3] + walk.window.output(walk.extents)), parameters: [Shape(sizes + [4, 3]), [4]],
      build: {
        try $0.transposedConvolution($1, kernel: $2[0], bias: $2[1], window: walk.window, extents: walk.extents)
      },
      reference: { Reference.transposed($0, $1[0], $1[1], walk.window, extents: walk.extents) }
    ).run()
  }

  @Test(arguments: WindowCase.all)
  func poolingsHaveAnyNumberOfAxes(walk: WindowCase) throws {
    // Padding must be smaller than what a window sees.
    let window = Window(
      axes: walk.window.axes.map { axis in
        var result = axis
        result.padding = Border(
          before: min(axis.padding.before, axis.reach - 1), after: min(axis.padding.after, axis.reach - 1))
        return result
      })
    let input = Shape([3] + walk.extents)
    try OperationCheck(
      input: input, build: { builder, x, _ in try builder.maxPooling(x, window: window) },
      reference: { x, _ in Reference.pooling(x, window, average: false) }
    ).run()
    // oneDNN takes no mean where the padding is as large as the window.
    guard window.axes.allSatisfy({ max($0.padding.before, $0.padding.after) < $0.size }) else { return }
    for countsPadding in [false, true] {
      try OperationCheck(
        input: input,
        build: { builder, x, _ in try builder.averagePooling(x, window: window, countsPadding: countsPadding) },
        reference: { x, _ in Reference.pooling(x, window, average: true, countsPadding: countsPadding) }
      ).run()
    }
  }

  @Test(arguments: [[13], [7, 5], [3, 4, 5]])
  func aWindowOfTheWholeMapMakesOneNumberOfIt(extents: [Int]) throws {
    let window = Window(axes: extents.map { Window.Axis(size: $0) })
    for channels in [1, 19] {
      try OperationCheck(
        input: Shape([channels] + extents),
        build: { builder, x, _ in try builder.flatten(builder.averagePooling(x, window: window)) },
        reference: { x, _ in Reference.flatten(Reference.pooling(x, window, average: true)) }
      ).run()
    }
  }
}
