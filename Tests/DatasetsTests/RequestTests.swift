import Datasets
import Foundation
import TestSupport
import Testing

@Suite("What somebody can ask for as data")
struct RequestTests {
  private let scratch = try! Scratch()

  /// Twenty images of 2 × 3 with the classes 3 and 8.
  private func files(_ prefix: String, _ classes: [UInt8] = [3, 8], count: Int = 20) throws -> String {
    let labels = (0..<count).map { classes[$0 % classes.count] }
    let images = try scratch.write("\(prefix)-images", idx([count, 2, 3], (0..<count * 6).map { UInt8($0 % 256) }))
    return "\(images),\(try scratch.write("\(prefix)-labels", gzip(idx([count], labels))))"
  }

  private func complaint(_ text: String) -> String {
    let error = #expect(throws: (any Error).self) { try DataRequest(text).load() }
    return error.map { "\($0)" } ?? ""
  }

  @Test("two IDX files are split by the seed, class by class; classes are called by their numbers")
  func twoFiles() throws {
    var request = try DataRequest("idx:" + files("a"))
    let data = try request.load()
    #expect(data.classes == ["3", "8"] && data.train.shape == [1, 2, 3])
    #expect(data.train.countPerClass(2) == [8, 8] && data.test.countPerClass(2) == [2, 2])
    // An image keeps its class: its first byte tells its number, and every second is a 3.
    for (index, label) in data.train.labels.enumerated() {
      #expect(Int(data.train.pixels[6 * index]) / 6 % 2 == Int(label))
    }
    request.seed = 2
    #expect(try request.load().fingerprint != data.fingerprint)
    #expect(request.name == "a-images")
  }

  @Test("four IDX files are used as they are")
  func fourFiles() throws {
    let data = try DataRequest("idx:\(files("a")),\(files("b", count: 6))").load()
    #expect(data.train.count == 20 && data.test.count == 6 && data.test.labels == [0, 1, 0, 1, 0, 1])
    #expect(complaint("idx:\(try files("a")),\(try files("c", [3, 9]))").contains("class 9"))
  }

  @Test("what makes no sense is refused")
  func refused() throws {
    for text in ["idx:", "idx:a", "idx:a,", "idx:a,b,c", "idx:a,b,c,d,e"] {
      #expect(complaint(text).contains("write idx:IMAGES,LABELS"))
    }
    #expect(complaint("idx:nothing,there").contains("There is no file"))
    #expect(complaint("idx:" + (try files("one", [4]))).contains("only one class"))
    #expect(complaint("mnits").contains("did you mean mnist?"))
    #expect(complaint("./nowhere").contains("There is no file or directory"))
    #expect(complaint("idx:" + (try files("few", [1, 2], count: 3))).contains("needs two"))
  }

  @Test("a name is a data set's, even where a folder has it; ./ makes it a folder")
  func names() throws {
    guard case .source(let source) = try DataRequest("mnist").kind else {
      Issue.record("mnist is no data set")
      return
    }
    #expect(source.name == "mnist")
    #expect(try !DataRequest("mnist").isFolder)
    #expect(try DataRequest("./mnist").isFolder && DataRequest("../pictures/").name == "pictures")
    #expect(try DataRequest(scratch.path).defaults.network == "standard")
  }

  @Test("every data set has a licence, a network and a state")
  func sources() {
    #expect(Dataset.names == ["mnist", "fashion-mnist", "cifar10", "signals", "volumes", "pieces"])
    #expect(DataSource.all.allSatisfy { !$0.licence.isEmpty && $0.defaults.epochs > 0 })
    let states = Dictionary(uniqueKeysWithValues: DataSource.all.map { ($0.name, $0.state) })
    #expect(states["mnist"] == .embedded && states["signals"] == .generated)
  }

  @Test("Fashion-MNIST is read from a folder with MNIST's names")
  func fashion() throws {
    for (part, count) in [("train", 20), ("t10k", 10)] {
      _ = try scratch.write("\(part)-images-idx3-ubyte", idx([count, 2, 2], [UInt8](repeating: 9, count: count * 4)))
      _ = try scratch.write("\(part)-labels-idx1-ubyte", idx([count], (0..<count).map { UInt8($0 % 10) }))
    }
    let data = try Dataset.fashionMNIST(directory: scratch.path)
    #expect(data.train.count == 20 && data.classes[9] == "ankle boot" && data.title == "Fashion-MNIST")
    #expect(data.loader == .libraries(keras: "fashion_mnist", torchvision: "FashionMNIST"))
  }
}
