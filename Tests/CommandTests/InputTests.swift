import Foundation
import Testing

@Suite("Bad inputs end with one sentence that says where")
struct InputTests {
  private let workshop = try! Workshop()

  @Test(
    "a network file that makes no sense",
    arguments: [
      ("name: x\ninput: [28, 28, 1]\nlayers:\n  - Conv2D: {filter: 2}\n", 65, "n.yml:4:5"),
      ("name: x\ninput: [28, 28, 1]\nlayers:\n  - Conv3D\n", 65, "n.yml:4:5"),
      ("name: x\ninput: [28, 28\nlayers:\n", 65, "n.yml:3:7"),
      ("name: x\ninput: [28, 28, 1]\nlayers:\n  - Conv2D: {filters: 2, kernel_size: 40}\n", 65, "40×40"),
      (
        "name: x\ninput: [32, 32, 1]\nlayers:\n  - Flatten\n  - Dense: {units: 10, activation: softmax}\n", 78,
        "[28, 28, 1]"
      ),
      (
        "name: x\ninput: [28, 28, 1]\nlayers:\n  - Flatten\n  - Dense: {units: 7, activation: softmax}\n", 78,
        "10 values"
      ),
      ("name: x\ninput: [28, 28, 1]\nlayers:\n  - Flatten\n  - Dense: {units: 10}\n", 78, "softmax"),
      ("", 65, "n.yml:1:1"),
      (String(repeating: "[", count: 100_000), 65, "n.yml:1:1"),
    ])
  func network(text: String, code: Int, words: String) throws {
    _ = try workshop.scratch.write("n.yml", Array(text.utf8))
    #expect(try workshop.run("train", "mnist", "--network", "n.yml").isFailure(Int32(code), words))
  }

  @Test(
    "a configuration file that makes no sense",
    arguments: [
      ("epocs: 3\n", "c.yml:1:1: unknown setting 'epocs'; did you mean epochs?"),
      ("epochs: 3\nseed: -1\n", "c.yml:2:1: 'seed' cannot be '-1'"),
      ("epochs: [1, 2]\n", "c.yml:1:1"),
      ("epochs: {a: 1}\n", "c.yml:1:1"),
      ("batch: 0\n", "from 1 to 8192"),
      ("epochs: : 3\n", "c.yml:1:9"),
      ("epochs: 1\nepochs: 2\n", "twice"),
      ("language: [en, en]\n", "c.yml:1:1: 'language'"),
      ("language: ''\n", "c.yml:1:1: 'language'"),
      ("theme: pink\n", "light, dark or print"),
      ("epochs: 2\noptimizer: sgd:momentum=2\n", "c.yml:2:1: 'optimizer': momentum of sgd must be from 0 to 1"),
      ("loss: mae\n", "c.yml:1:1: 'loss': there is no loss 'mae'"), ("schedule: [a, b]\n", "c.yml:1:1: 'schedule'"),
      ("early-stopping: none\n", "c.yml:1:1: 'early-stopping'"),
      ("class-weight: [4=2, 4=3]\n", "c.yml:1:1: 'class-weight': class '4' is given twice"),
      ("class-weight: eleven=2\n", "there is no class 'eleven'"),
      (
        "augment: {rotatoin: 25}\n",
        "c.yml:1:1: 'augment': there is no transformation 'rotatoin'; did you mean rotation?"
      ),
      ("augment: [rotation=25, zoom=2]\n", "zoom must be a share below 1"), ("augment: {zoom: {a: 1}}\n", "c.yml:1:1"),
      ("augment: color_shift=0.1\n", "these are grey"),
      ("- epochs\n", "c.yml"),
      (String(repeating: "[", count: 100_000), "c.yml"),
    ])
  func configuration(text: String, words: String) throws {
    _ = try workshop.scratch.write("c.yml", Array(text.utf8))
    #expect(try workshop.run("report", "mnist", "--config", "c.yml").isFailure(78, words))
  }

  @Test("files that are not there, no files, or no text")
  func files() throws {
    _ = try workshop.scratch.write("latin1.yml", [0xff, 0xfe])
    for option in ["--network", "--config", "--model"] {
      #expect(try workshop.run("report", "mnist", option, "./none.yml").isFailure(66, "none.yml"))
      #expect(try workshop.run("report", "mnist", option, "/dev/zero.yml/").code != 0)
    }
    #expect(try workshop.run("report", "mnist", "--config", "/dev/zero").isFailure(65))
    #expect(try workshop.run("report", "mnist", "--model", "/").isFailure(65))
    #expect(try workshop.run("report", "mnist", "--network", "latin1.yml").isFailure(65, "latin1.yml:1:1"))
    #expect(try workshop.run("report", "mnist", "--config", "latin1.yml").isFailure(78, "UTF-8"))
    #expect(try workshop.run("report", "mnist", "--templates", "none").code != 0)
    #expect(try workshop.run("check", "none").isFailure(66))
  }

  @Test("the settings of a configuration file count, and the command line's before them")
  func precedence() throws {
    _ = Trained.weights
    let text = "network: \(Trained.network)\nepochs: 9999\nquiet: true\n".replacing(
      "quiet: true\n", with: "threads: 1\n")
    _ = try workshop.scratch.write("c.yml", Array(text.utf8))
    let outcome = try workshop.run("train", "mnist", "--config", "c.yml", "--epochs", "1")
    #expect(outcome.code == 0 && outcome.messages.contains("already trained"))
  }
}
