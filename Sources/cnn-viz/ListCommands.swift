import ArgumentParser
import Report

/// `cnn-viz datasets`: what there is to train on.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets", abstract: "Lists the data sets: name, whether it is there, size, licence.",
    discussion: """
      What is not there is fetched when it is first used, and verified; CNN_VIZ_MIRROR names another server with the same \
      files. Instead of a name, 'report' and 'train' take a folder of images with one folder for each class, or files: \
      idx:IMAGES,LABELS
      """)

  func run() throws { try StandardStreams.write(line: DatasetShelf.list()) }
}
