import Datasets
import Tensors
import Testing

@Suite struct AugmentationTests {
  private let images = LabelledImages(
    pixels: (0..<4 * 64).map { UInt8(truncatingIfNeeded: $0 * 37) }, labels: [0, 1, 2, 3], shape: [1, 8, 8])

  private static let everything =
    "rotation=25,width_shift=0.1,height_shift=2,shear=10,zoom=0.8/1.2,channel_shift=0.1,horizontal_flip,vertical_flip,"
    + "brightness=0.5/1.5,contrast=0.3,blur=1,noise=0.05"

  @Test func aTextIsReadAndWrittenInOneOrder() throws {
    let augmentation = try Augmentation("zoom=0.2,rotation_range=25,horizontal_flip=true,fill_mode=constant,cval=0.5")
    #expect(augmentation.text == "rotation=25,zoom=0.8/1.2,horizontal_flip,fill_mode=constant,cval=0.5")
    #expect(try Augmentation(augmentation.text) == augmentation)
    #expect(try Augmentation(Self.everything).text == Self.everything)
    #expect(try Augmentation("").isEmpty && Augmentation("").text.isEmpty)
  }

  @Test(arguments: [
    ("rotatoin=25", "rotation"), ("rotation", "needs a value"), ("rotation=200", "at most 180"),
    ("rotation=-1", "above 0"),
    ("zoom=1.5", "share below 1"), ("zoom=1.2/0.8", "share below 1"), ("width_shift=2.5", "whole number"),
    ("rotation=25,rotation_range=3", "mean the same"), ("rotation=1,rotation=2", "twice"),
    ("horizontal_flip=2", "left out"),
    ("rotation=25,fill_mode=mirror", "nearest or constant or reflect or wrap"), ("fill_mode=wrap", "change nothing"),
    ("rotation=25,cval=0.5", "changes nothing without it"), ("brightness=0.5", "two factors"),
    ("rotation=25,", "missing"),
    ("noise=nan", "standard deviation"), ("blur=1e9", "at most 20"), ("shear=90", "below 90"), ("=3", "missing"),
  ])
  func whatMakesNoSenseIsRefusedWithAReason(text: String, part: String) {
    do {
      _ = try Augmentation(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.description.contains(part), "\(error)")
      #expect(error.description.count <= 300 && error.description.hasSuffix("."))
    }
  }

  @Test func onlyImagesAreAugmentedAndOnlyColoursGetATint() throws {
    #expect(throws: AugmentationError.self) { try Augmentation("noise=0.1").check([1, 128]) }
    #expect(throws: AugmentationError.self) { try Augmentation("color_shift=0.1").check([1, 28, 28]) }
    try Augmentation("color_shift=0.1").check([3, 28, 28])
    try Augmentation().check([1, 128])
  }

  @Test func theNumbersOfAPictureFollowFromSeedEpochAndItsPlaceAlone() throws {
    let augmentation = try Augmentation(Self.everything)
    let all = images.tensor(0..<4, augmentedBy: augmentation, epoch: 2, seed: 5)
    for index in 0..<4 {
      #expect(images.tensor([index], augmentedBy: augmentation, epoch: 2, seed: 5).slice(0) == all.slice(index))
    }
    let turned = images.tensor([3, 1], augmentedBy: augmentation, epoch: 2, seed: 5)
    #expect(turned.slice(0) == all.slice(3) && turned.slice(1) == all.slice(1))
    #expect(images.tensor(0..<4, augmentedBy: augmentation, epoch: 3, seed: 5) != all)
    #expect(images.tensor(0..<4, augmentedBy: augmentation, epoch: 2, seed: 6) != all)
    #expect(images.picture(2, augmentedBy: augmentation, epoch: 2, seed: 5) == all.slice(2))
  }

  @Test func oneTransformationChangesNoNumberOfAnother() throws {
    let alone = try Augmentation("rotation=25")
    let together = try Augmentation("rotation=25,noise=0.1")
    func map(_ augmentation: Augmentation) -> AffineMap? {
      guard case .place(let map) = augmentation.changes(of: 7, epoch: 1, seed: 1, shape: [1, 8, 8])[0] else {
        return nil
      }
      return map
    }
    #expect(map(alone) == map(together) && map(alone) != nil)
  }

  @Test func anglesFillTheirRangeEvenlyAndFlipsAreEverySecondPicture() throws {
    let rotation = try Augmentation("rotation=25")
    let angles = (0..<4000).compactMap { index -> Double? in
      guard case .place(let map) = rotation.changes(of: index, epoch: 1, seed: 1, shape: [1, 8, 8])[0] else {
        return nil
      }
      // The sine of an angle below 90 degrees tells it.
      return map.rowColumn
    }
    let largest = 0.4226182617
    #expect(angles.allSatisfy { abs($0) <= largest } && angles.max()! > 0.42 && angles.min()! < -0.42)
    #expect(abs(angles.reduce(0, +) / 4000) < 0.012)
    let flips = try Augmentation("horizontal_flip")
    let flipped = (0..<4000).count { index in
      if case .none = flips.changes(of: index, epoch: 1, seed: 1, shape: [1, 8, 8])[0] { false } else { true }
    }
    #expect((1880...2120).contains(flipped))
  }

  @Test func wholePixelsAreThoseOfKeras() throws {
    let shift = try Augmentation("width_shift=3")
    var counts: [Double: Int] = [:]
    for index in 0..<3000 {
      guard case .place(let map) = shift.changes(of: index, epoch: 1, seed: 1, shape: [1, 8, 8])[0] else { continue }
      counts[map.columnShift, default: 0] += 1
    }
    // A distance from 0 to 2, then a direction: 0 is twice as frequent as each of the others.
    #expect(counts.keys.sorted() == [-2, -1, 0, 1, 2] && counts[0]! > 900 && counts[2]! < 600)
  }

  @Test func noiseHasItsDeviation() throws {
    let grey = LabelledImages(pixels: Array(repeating: 128, count: 4096), labels: [0], shape: [1, 64, 64])
    let values = grey.tensor([0], augmentedBy: try Augmentation("noise=0.1"), epoch: 1, seed: 1).values.map {
      Double($0) - 128.0 / 255
    }
    let mean = values.reduce(0, +) / 4096
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4096).squareRoot()
    #expect(abs(mean) < 0.006 && abs(deviation - 0.1) < 0.005)
  }

  @Test func whatANetworkReadsIsScaledAfterwards() throws {
    let colours = LabelledImages(
      pixels: (0..<3 * 16).map { UInt8($0 * 5) }, labels: [0], shape: [3, 4, 4], scaling: .caffe)
    let half = LabelledImages(pixels: colours.pixels, labels: [0], shape: [3, 4, 4])
    // A rotation by nothing that can be seen.
    let augmentation = try Augmentation("rotation=0.000000001")
    let read = colours.tensor([0], augmentedBy: augmentation, epoch: 1, seed: 1)
    for (value, expected) in zip(read.values, colours.tensor([0]).values) { #expect(abs(value - expected) < 1e-4) }
    let seen = half.picture(0, augmentedBy: augmentation, epoch: 1, seed: 1)
    for (value, expected) in zip(seen.values, half.picture(0).values) { #expect(abs(value - expected) < 1e-6) }
  }
}
