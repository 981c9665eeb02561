import Datasets
import Support
import Tensors
import TestSupport
import Testing

@Suite struct GreyImageTests {
  /// Golden values: Pillow reading the same file.
  @Test func thePhotographComesWithTheProgram() throws {
    let camera = try GreyImage.camera()
    #expect(camera.rows == 512 && camera.columns == 512)
    #expect(camera[0, 0] == 200 && camera[100, 250] == 25 && camera[511, 511] == 149)
    #expect(camera.pixels.reduce(0) { $0 + Int($1) } == 33_832_495)
  }

  @Test func aMissingPictureIsNamed() {
    #expect(throws: FileError.missing(path: "/no/such.png")) { try GreyImage(png: "/no/such.png") }
  }

  @Test func aFileThatIsNoPictureIsRefused() throws {
    let scratch = try Scratch()
    for bytes: [UInt8] in [[], Array("GIF89a".utf8), [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]] {
      let file = try scratch.write("a.png", bytes)
      let error = #expect(throws: DatasetError.self) { try GreyImage(png: file) }
      #expect(error?.description.hasPrefix("\(file.printable()) is not a picture") == true)
    }
  }

  @Test func whateverIsChangedInAPictureReadingItSucceedsOrSaysWhyNot() throws {
    var random = RandomGenerator(seed: 5, stream: "png mutations")
    let scratch = try Scratch()
    for _ in 0..<300 {
      let file = try scratch.write("a.png", smallPicture.mutated(with: &random))
      do { _ = try GreyImage(png: file) } catch is DatasetError {}
    }
  }

  /// A red of full strength has 0.2126 of white's light, which is the shade 127; a green 0.7152, 220; a blue 0.0722, 76.
  @Test func coloursBecomeGreyAndTransparentPartsWhite() throws {
    let scratch = try Scratch()
    let picture = try GreyImage(png: scratch.write("a.png", smallPicture))
    #expect(picture.rows == 2 && picture.columns == 3)
    for (shade, expected) in zip(picture.pixels, [127, 220, 76, 80, 255, 255]) {
      #expect(abs(Int(shade) - expected) <= 1)
    }
  }

  /// 3×2 pixels written by Pillow: red, green, blue; a dark grey, a transparent black, white.
  private let smallPicture: [UInt8] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x06, 0x00, 0x00, 0x00, 0x9d, 0x74, 0x66, 0x1a, 0x00, 0x00, 0x00, 0x1a, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x05, 0xc1, 0x01, 0x01, 0x00, 0x00, 0x00, 0x82, 0x20, 0x26, 0xf6, 0xff, 0x8c, 0x81,
    0x48, 0xa2, 0x6c, 0x0b, 0xaa, 0x0e, 0x8e, 0xe5, 0x0b, 0xe6, 0xce, 0x88, 0x5f, 0x65, 0x00, 0x00, 0x00, 0x00, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
  ]
}
