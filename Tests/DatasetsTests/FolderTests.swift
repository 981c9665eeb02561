import Datasets
import Foundation
import Support
import Tensors
import TestSupport
import Testing

@Suite("Folders of images")
struct FolderTests {
  private let scratch = try! Scratch()

  /// Writes pictures of one colour; the key is the path.
  private func write(_ pictures: [String: [UInt8]], rows: Int = 4, columns: Int = 6) throws {
    for (path, colour) in pictures {
      try place(PlainPNG.flat(rows: rows, columns: columns, colour), at: path)
    }
  }

  private func place(_ bytes: [UInt8], at path: String) throws {
    let folder = URL(fileURLWithPath: "\(scratch.path)/\(path)").deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try scratch.write(path, bytes)
  }

  /// Ten pictures of each of two classes, in shades that tell them apart.
  private func writeTwenty() throws {
    for index in 0..<10 {
      try write(["cats/\(index).png": [UInt8(index), 0, 0], "dogs/\(index).png": [0, UInt8(index), 200]])
    }
  }

  private func load(_ frame: PictureFrame = PictureFrame(), seed: UInt64 = 1) throws -> Dataset {
    try Dataset.folder(scratch.path, name: "pets", frame: frame, seed: seed)
  }

  /// What is wrong with the folder, in a sentence that must be short and on one line.
  private func complaint(_ frame: PictureFrame = PictureFrame()) -> String {
    do {
      _ = try load(frame)
      return ""
    } catch {
      let text = "\(error)"
      #expect(text.count <= 300 && !text.contains("\n") && text.hasSuffix("."))
      return text
    }
  }

  @Test("classes are called as their folders, a fifth of each tests, and nothing is lost")
  func split() throws {
    try writeTwenty()
    try place(Array("notes".utf8), at: "cats/notes.txt")
    try place([1], at: "cats/.hidden.png")
    let pets = try load()
    #expect(pets.classes == ["cats", "dogs"] && pets.name == "pets")
    #expect(pets.train.shape == [3, 4, 6])
    #expect(pets.train.countPerClass(2) == [8, 8] && pets.test.countPerClass(2) == [2, 2])
    let shades = [pets.train, pets.test].flatMap { part in
      (0..<part.count).map { (part.labels[$0], part.pixels[$0 * 72], part.pixels[$0 * 72 + 24]) }
    }
    #expect(Set(shades.filter { $0.0 == 0 }.map(\.1)) == Set(0..<10))
    #expect(Set(shades.filter { $0.0 == 1 }.map(\.2)) == Set(0..<10))
  }

  @Test("the seed chooses which images test, and the same seed the same ones")
  func seeds() throws {
    try writeTwenty()
    #expect(try load(seed: 3).fingerprint == load(seed: 3).fingerprint)
    #expect(try Set((1...5).map { try load(seed: $0).fingerprint }).count > 1)
  }

  @Test("whatever share is cut off at the end has both classes")
  func dealt() throws {
    try writeTwenty()
    let train = try load().train
    for end in stride(from: 2, through: 16, by: 2) {
      let counts = train[16 - end..<16].countPerClass(2)
      #expect(abs(counts[0] - counts[1]) <= 1)
    }
  }

  @Test("folders train and test are used as they are; the images of validation train")
  func parts() throws {
    try write([
      "train/a/1.png": [1], "train/b/1.png": [2], "val/a/1.png": [3], "val/b/1.png": [4], "test/a/1.png": [5],
      "test/b/1.png": [6],
    ])
    let data = try load()
    #expect(Set(data.train.pixels) == [1, 2, 3, 4] && Set(data.test.pixels) == [5, 6])
    #expect(data.train.shape == [1, 4, 6])
    try FileManager.default.removeItem(atPath: "\(scratch.path)/test")
    #expect(try Set(load().test.pixels) == [3, 4])
  }

  @Test("a class may be called train")
  func trains() throws {
    try write(["train/1.png": [1], "train/2.png": [1], "test/1.png": [9], "test/2.png": [9]])
    #expect(try load().classes == ["test", "train"])
  }

  @Test(
    "pictures of one size keep it up to 64 pixels, larger ones their proportions, and different ones become squares")
  func sizes() throws {
    try write(["a/1.png": [1], "a/2.png": [1], "b/1.png": [2], "b/2.png": [2]], rows: 100, columns: 200)
    #expect(try load().train.shape == [1, 32, 64])
    try write(["b/3.png": [2]], rows: 10, columns: 10)
    #expect(try load().train.shape == [1, 64, 64])
    let frame = PictureFrame(size: PictureFrame.Size("12x34"), channels: 3)
    #expect(try load(frame).train.shape == [3, 12, 34])
  }

  @Test("one coloured picture makes all of them coloured, unless grey is asked for")
  func colours() throws {
    try write(["a/1.png": [7], "a/2.png": [7], "b/1.png": [90, 80, 70], "b/2.png": [7]])
    #expect(try load().train.shape == [3, 4, 6])
    #expect(try load(PictureFrame(channels: 1)).train.shape == [1, 4, 6])
  }

  @Test("a folder that cannot be used is told in one sentence, with the path")
  func unusable() throws {
    #expect(complaint().contains("has no folders"))
    try write(["only/1.png": [1], "only/2.png": [1]])
    #expect(complaint().contains("only the class 'only'"))
    try Scratch.makeDirectory("\(scratch.path)/empty")
    #expect(complaint().contains("/empty cannot be used") && complaint().contains("no PNG, JPEG or WebP"))
    try write(["empty/1.png": [1]])
    #expect(complaint().contains("/empty cannot be used") && complaint().contains("a class needs two"))
    try write(["empty/2.png": [1], "loose.png": [1]])
    #expect(complaint().contains("loose.png"))
    try FileManager.default.removeItem(atPath: "\(scratch.path)/loose.png")
    #expect(complaint().isEmpty)
    try write(["only/deeper/1.png": [1]])
    #expect(complaint().contains("only/deeper"))
  }

  @Test("parts with different classes are refused")
  func differentParts() throws {
    try write(["train/a/1.png": [1], "train/b/1.png": [2], "test/a/1.png": [3], "test/c/1.png": [4]])
    #expect(complaint().contains("'b' is in one only"))
  }

  @Test("a picture that cannot be read is named: cut off, no picture, promising billions of pixels, no file at all")
  func badPictures() throws {
    let good = PlainPNG.flat(rows: 4, columns: 6, [1, 2, 3])
    try write(["a/1.png": [1], "a/2.png": [1], "b/1.png": [2]])
    var huge = good
    huge.replaceSubrange(16..<24, with: [0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff])
    for bytes in [Array(good.prefix(good.count / 2)), Array("GIF89a".utf8), [], huge] {
      try place(bytes, at: "b/bad.png")
      #expect(complaint().contains("b/bad.png is not a picture"))
      #expect(complaint(PictureFrame(size: PictureFrame.Size(rows: 8, columns: 8))).contains("b/bad.png"))
    }
    try FileManager.default.removeItem(atPath: "\(scratch.path)/b/bad.png")
    try place(Array("GIF89a".utf8), at: "b/animation.gif")
    #expect(complaint().contains("animation.gif"))
  }

  @Test("links are followed; one that leads nowhere is named, and a pipe does not stop anybody")
  func links() throws {
    try write(["a/1.png": [1], "a/2.png": [1], "b/1.png": [2], "b/2.png": [2]])
    let files = FileManager.default
    try files.createSymbolicLink(atPath: "\(scratch.path)/c", withDestinationPath: "\(scratch.path)/a")
    #expect(try load().classes == ["a", "b", "c"])
    try files.createSymbolicLink(atPath: "\(scratch.path)/b/3.png", withDestinationPath: "nowhere")
    #expect(complaint().contains("b/3.png") && complaint().contains("leads nowhere"))
    try files.removeItem(atPath: "\(scratch.path)/b/3.png")
    try files.createSymbolicLink(atPath: "\(scratch.path)/b/loop", withDestinationPath: "\(scratch.path)/b")
    #expect(complaint().contains("b/loop"))
    try files.removeItem(atPath: "\(scratch.path)/b/loop")
    #expect(mkfifo("\(scratch.path)/b/3.png", 0o600) == 0)
    #expect(complaint().contains("is not a regular file"))
  }

  @Test("more than a gigabyte of images is refused before it is taken")
  func tooMuch() throws {
    try write(["a/0.png": [1], "b/0.png": [2], "b/1.png": [2]])
    for index in 1..<400 {
      try FileManager.default.createSymbolicLink(
        atPath: "\(scratch.path)/a/\(index).png", withDestinationPath: "\(scratch.path)/a/0.png")
    }
    #expect(complaint(PictureFrame(size: PictureFrame.Size("1024x1024"))).contains("choose a smaller --image-size"))
  }

  @Test("a class may have any printable name")
  func names() throws {
    try write(["ñandú & <co>/1.png": [1], "ñandú & <co>/2.png": [1], "b/1.png": [2], "b/2.png": [2]])
    #expect(try load().classes == ["b", "ñandú & <co>"])
    try write(["a\u{1b}[31m/1.png": [1]])
    #expect(complaint().contains("must be printable"))
  }
}
