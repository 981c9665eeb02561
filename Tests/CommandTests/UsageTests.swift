import Foundation
import Testing

@Suite("The command line tells what is wrong with it")
struct UsageTests {
  private let workshop = try! Workshop()

  @Test("names that there are not get a suggestion")
  func names() throws {
    #expect(try workshop.run("reprot", "mnist").isFailure(64, "did you mean report?"))
    #expect(try workshop.run("report", "mnits").isFailure(64, "did you mean mnist?"))
    #expect(try workshop.run("report", "mnist", "--network", "lectrue").isFailure(64, "'lecture'"))
    #expect(try workshop.run("figure", "conv1-kernel").isFailure(64, "did you mean conv1-kernels?"))
    #expect(try workshop.run("networks", "lenet").isFailure(64, "'lenet5'"))
    #expect(try workshop.run("report", "mnist", "--epoch", "3").isFailure(64, "--epochs"))
  }

  @Test(
    "values that make no sense are refused before anything is done",
    arguments: [
      "--epochs 0", "--epochs x", "--epochs 99999999999999999999", "--batch 0", "--batch 100000", "--threads 0",
      "--seed -1", "--learning-rate 0", "--learning-rate nan", "--theme pink", "--language de", "--language en,en",
      "--language ,", "--optimizer adma", "--optimizer sgd:momentum=2", "--optimizer adam:nesterov", "--loss mae",
      "--schedule cosine:decay_steps=x", "--schedule piecewise:boundaries=1,values=1", "--early-stopping 0",
      "--early-stopping 2:monitor=loss", "--class-weight 4", "--class-weight 4=x", "--class-weight 4=1,4=2",
      "--schedule piecewise:boundaries=1,values=1/2 --learning-rate 1", "--model m --optimizer sgd",
      "--augment rotatoin=25", "--augment rotation=500", "--augment zoom", "--augment fill_mode=wrap", "--augment=",
      "--model m --augment rotation=25", "--model m --class-weight 4=2", "--image-size 0x8", "--image-size 8",
      "--channels 2", "--quiet --verbose", "extra",
      "--model m --retrain", "--model m --epochs 3",
    ])
  func values(options: String) throws {
    let arguments = ["report", "mnist"] + options.split(separator: " ").map(String.init)
    #expect(try workshop.start(arguments).wait().isFailure(64, "cnn-viz report --help"))
    #expect(!FileManager.default.fileExists(atPath: workshop.path("Output")))
  }

  @Test("the images of a data set with a name stay as they are", arguments: ["--image-size 8x8", "--channels 3"])
  func fixedImages(options: String) throws {
    let arguments = ["report", "mnist"] + options.split(separator: " ").map(String.init)
    #expect(try workshop.start(arguments).wait().isFailure(64, "folders of images"))
  }

  @Test("weights that are trained need no seed")
  func seedOfWeights() throws {
    let outcome = try workshop.start(["report", "mnist", "--model", "m", "--seed", "2"]).wait()
    #expect(outcome.isFailure(64, "--seed is for training"))
  }

  @Test("a long or unprintable argument gives a short, printable sentence")
  func hostile() throws {
    let long = String(repeating: "x", count: 50_000)
    #expect(try workshop.run("report", long).isFailure(64))
    #expect(try workshop.run("report", "mnist", "--" + long).isFailure(64))
    #expect(try workshop.run("report", "mnist", "--network", long + ".yml").code == 74)
    let escape = try workshop.run("report", "a\n\u{1b}[31m")
    #expect(escape.isFailure(64, #"a\u{a}\u{1b}[31m"#))
  }

  @Test("help, version and lists go to the standard output")
  func help() throws {
    for command in ["report", "train", "figure", "check", "datasets", "networks"] {
      let help = try workshop.run(command, "--help")
      #expect(help.code == 0 && help.messages.isEmpty && help.output.contains("USAGE: cnn-viz \(command)"))
    }
    #expect(try workshop.run("--version").output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    let datasets = try workshop.run("datasets").output.split(separator: "\n")
    #expect(datasets.count == 6)
    #expect(datasets[0].contains(/^mnist +embedded +- +CC BY-SA 3.0$/))
    #expect(datasets[2].contains(/^cifar10 +(to be fetched|in the cache|begun.*) +170.1 MB +none stated/))
    let networks = try workshop.run("networks").output
    #expect(networks.firstMatch(of: /(?m)^lecture +1,382 parameters  28x28x1$/) != nil)
    #expect(networks.firstMatch(of: /(?m)^vgg16 +138,357,544 parameters  224x224x3$/) != nil)
    #expect(try workshop.run("networks", "lecture").output.hasPrefix("name: lecture\ninput: [28, 28, 1]\n"))
  }
}
