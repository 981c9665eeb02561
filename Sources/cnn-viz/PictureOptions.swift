import ArgumentParser
import Datasets
import Report

/// How the pictures of a folder become images.
struct PictureOptions: ParsableArguments {
  @Option(
    name: .customLong("image-size"),
    help: ArgumentHelp(
      "Rows and columns of the images of a folder; pictures are stretched to it. Default: that of the pictures, at most 64 on "
        + "the longer side, if all have the same, else 64x64.", valueName: "HxW"))
  var imageSize: String?

  @Option(
    help: ArgumentHelp(
      "1 for grey and 3 for colour images of a folder. Default: 3 where a picture has colours.", valueName: "1|3"))
  var channels: Int?

  func validate() throws {
    if let imageSize, PictureFrame.Size(imageSize) == nil {
      throw ValidationError("--image-size must be rows and columns from 1 to 1024, as in 48x64, not \(imageSize).")
    }
    if let channels, channels != 1, channels != 3 {
      throw ValidationError("--channels must be 1 or 3, not \(channels).")
    }
  }

  /// The settings: the command line's word counts before that of the configuration file.
  func frame(_ file: ConfigurationFile?, dataset: String) throws -> PictureFrame {
    let frame = PictureFrame(
      size: try imageSize.map { PictureFrame.Size($0) }
        ?? file?.value("image-size", "rows and columns from 1 to 1024, as in 48x64") { PictureFrame.Size($0) },
      channels: try channels ?? file?.value("channels", "1 or 3") { ["1": 1, "3": 3][$0] })
    if imageSize != nil || channels != nil, !RunSettings.isFolder(dataset) {
      throw ValidationError(
        "\(imageSize != nil ? "--image-size" : "--channels") is for folders of images; the images of this data set are as they are."
      )
    }
    return RunSettings.isFolder(dataset) ? frame : PictureFrame()
  }
}
