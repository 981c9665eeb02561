import Datasets
import Foundation
import Support
import Tensors
import TestSupport
import Testing

@Suite struct PhotographTests {
  private struct Picture: Decodable {
    let rows, columns: Int
    let pixels: [UInt8]
  }

  private struct Resized: Decodable {
    let pixels: [UInt8]
    let sizes: [String: [Int]]
    let results: [String: [UInt8]]
  }

  private static let golden = Bundle.module.bundleURL.appendingPathComponent("Golden")

  private static func golden<Value: Decodable>(_ name: String, as kind: Value.Type) throws -> Value {
    let data = try Data(contentsOf: golden.appendingPathComponent("photographs.json"))
    return try JSONDecoder().decode(Only<Value>.self, from: data, configuration: name).value
  }

  private static let jpegs =
    ["ycc.jpg", "halved.jpg", "progressive.jpg", "rgb.jpg", "grey.jpg", "cmyk.jpg", "ycck.jpg"]
    + (1...8).map { "orientation\($0).jpg" }
  private static let others = ["lossy.webp", "lossless.webp", "turned.webp", "palette.png", "transparent.png"]

  /// Of JPEG and lossy WebP a rounding may differ between versions of the libraries; of the others nothing may.
  @Test(arguments: jpegs + others) func aPictureIsReadAsPillowReadsIt(_ name: String) throws {
    let expected = try Self.golden(name, as: Picture.self)
    let photograph = try Photograph(file: Self.golden.appendingPathComponent(name).path)
    #expect(photograph.rows == expected.rows && photograph.columns == expected.columns)
    let tolerance = name.hasSuffix(".jpg") || name == "lossy.webp" ? 2 : 0
    let worst = zip(photograph.pixels, expected.pixels).map { abs(Int($0) - Int($1)) }.max() ?? .max
    #expect(worst <= tolerance)
  }

  /// The file, which shows the left of the scene brighter, is turned eight ways; each picture must differ from the others.
  @Test func everyOrientationTurnsThePictureAnotherWay() throws {
    let all = try (1...8).map { try Photograph(file: Self.golden.appendingPathComponent("orientation\($0).jpg").path) }
    for (index, photograph) in all.enumerated() {
      #expect(all[(index + 1)...].allSatisfy { $0 != photograph })
      #expect((photograph.rows > photograph.columns) == (index >= 4))
    }
  }

  @Test func theKindIsSeenByTheBytesAndNotByTheName() throws {
    let scratch = try Scratch()
    let bytes = try Files.read(Self.golden.appendingPathComponent("ycc.jpg").path, limit: 1 << 20)
    let renamed = try Photograph(file: scratch.write("picture.png", bytes))
    #expect(renamed == (try Photograph(file: Self.golden.appendingPathComponent("ycc.jpg").path)))
    let error = #expect(throws: DatasetError.self) {
      try Photograph(file: scratch.write("a.jpg", Array("GIF89a".utf8)))
    }
    #expect(error?.description.contains("neither PNG nor JPEG nor WebP") == true)
  }

  @Test(arguments: jpegs + others) func aFileThatWasCutOffIsRefused(_ name: String) throws {
    let bytes = try Files.read(Self.golden.appendingPathComponent(name).path, limit: 1 << 20)
    for length in [12, bytes.count / 2, bytes.count * 3 / 4] {
      let error = #expect(throws: DatasetError.self) {
        try Photograph(bytes: Array(bytes.prefix(length)), file: "photo")
      }
      #expect(error.map { $0.description.count <= 300 && $0.description.hasPrefix("photo is not a picture") } == true)
    }
  }

  @Test(arguments: jpegs + others) func whateverIsChangedInAPictureReadingItSucceedsOrSaysWhyNot(_ name: String) throws
  {
    let bytes = try Files.read(Self.golden.appendingPathComponent(name).path, limit: 1 << 20)
    var random = RandomGenerator(seed: 7, stream: name)
    for _ in 0..<200 {
      do { _ = try Photograph(bytes: bytes.mutated(with: &random), file: "photo") } catch is DatasetError {}
    }
  }

  /// The header of a JPEG file that claims 65,500 × 65,500 pixels: refused before 13 GB are asked for.
  @Test func aPictureOfTooManyPixelsIsRefusedByItsHeader() throws {
    var bytes = try Files.read(Self.golden.appendingPathComponent("ycc.jpg").path, limit: 1 << 20)
    let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xff && bytes[$0 + 1] == 0xc0 })
    bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xff, 0xdc, 0xff, 0xdc])
    let error = #expect(throws: DatasetError.self) { try Photograph(bytes: bytes, file: "photo") }
    #expect(error?.description.contains("65500 × 65500 pixels") == true)
  }

  @Test func photographsAreResizedAsPillowDoesIt() throws {
    let golden = try Self.golden("resized", as: Resized.self)
    let scene = Photograph(rows: 16, columns: 24, pixels: golden.pixels)
    #expect(golden.sizes.count == 4)
    for (name, size) in golden.sizes {
      #expect(scene.resized(rows: size[0], columns: size[1]).pixels == golden.results[name])
    }
  }

  @Test func theSquareInTheMiddleIsCutOut() {
    let wide = Photograph(rows: 1, columns: 4, pixels: (0..<12).map { UInt8($0) })
    #expect(wide.centreSquare().pixels == [3, 4, 5])
    #expect(wide.planes == [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11])
  }

  @Test func networksOfCaffeReadBlueGreenAndRedLessTheirMeans() {
    let red = Photograph(rows: 1, columns: 1, pixels: [255, 10, 0])
    let tensor = Preprocessing(crop: .centreSquare, rows: 2, columns: 2, scaling: .caffe).tensor([red])
    #expect(tensor.shape == [1, 3, 2, 2])
    let expected: [Float] = [-104.006, 10 - 116.669, 255 - 122.679]
    #expect(tensor.values == expected.flatMap { Array(repeating: $0, count: 4) })
  }

  @Test func `networks of torchvision read each channel less its mean, divided by its deviation`() {
    let colour = Photograph(rows: 1, columns: 1, pixels: [255, 0, 51])
    let values = Preprocessing(crop: .none, rows: 1, columns: 1, scaling: .torch).tensor([colour]).values
    // transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]) of the same pixel, by PyTorch.
    let expected: [Float] = [2.2489083, -2.0357144, -0.9155556]
    #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func `networks that read one channel get shades of grey`() {
    let colours = Photograph(rows: 1, columns: 2, pixels: [255, 0, 0, 10, 10, 10])
    let preparation = Preprocessing(crop: .none, rows: 1, columns: 2, channels: 1, scaling: .bytes)
    #expect(preparation.tensor([colours]) == Tensor([1, 1, 1, 2], [76, 10]))
    #expect(preparation.framed(colours).pixels == [76, 76, 76, 10, 10, 10])
  }

  @Test(arguments: PixelScaling.named.map(\.name))
  func `a preparation is kept as a text and read again`(name: String) throws {
    let scaling = try #require(PixelScaling(name: name))
    let preparation = Preprocessing(crop: .centreSquare, rows: 224, columns: 192, channels: 3, scaling: scaling)
    let text = try #require(preparation.text)
    #expect(Preprocessing(text) == preparation)
    for wrong in ["", text + ",", text + ",x=1", "size=0x3", text.replacing("channels=3", with: "channels=2")] {
      #expect(Preprocessing(wrong) == nil, "\(wrong)")
    }
  }

  @Test func thePhotographsThatComeWithTheProgramAreRead() throws {
    let sizes = try Photograph.samples.map { name in
      let photograph = try Photograph(file: try #require(Photograph.sample(name)))
      return [photograph.rows, photograph.columns]
    }
    #expect(sizes == [[300, 451], [400, 600]])
    #expect(Photograph.sample("../mnist") == nil)
  }
}

/// One member of an object, whatever the others are.
private struct Only<Value: Decodable>: DecodableWithConfiguration {
  let value: Value

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder, configuration name: String) throws {
    value = try decoder.container(keyedBy: Key.self).decode(Value.self, forKey: Key(stringValue: name))
  }
}
