import Downloads
import Foundation
import Networks
import Pretrained
import Support

/// The networks that others trained: which there are, and how to get them.
public enum ModelShelf {
  /// A line for each: its name, whether it is there, its size, its licence.
  public static func list() -> String {
    Columns.text(
      PretrainedModel.all.map { model in
        [model.name, state(model), size(model), model.licence, "\(model.title), \(model.preprocessing.summary)"]
      })
  }

  /// Fetches a model's weights and says where they are; `console` shows how far it is.
  public static func fetch(_ name: String, console: Console) throws -> String {
    let model = try PretrainedModel.named(name)
    guard case .download(let download) = model.weights else {
      console.say("\(name) comes with cnn-viz; there is nothing to fetch")
      return try model.file()
    }
    return try Fetching.run(download, console: console)
  }

  private static func state(_ model: PretrainedModel) -> String {
    switch model.weights {
    case .embedded: "embedded"
    case .download(let download): Fetching.state([download])
    }
  }

  private static func size(_ model: PretrainedModel) -> String {
    switch model.weights {
    case .embedded: Fetching.megabytes((try? Files.read(try model.file(), limit: 1 << 30).count) ?? 0)
    case .download(let download): Fetching.megabytes(download.bytes)
    }
  }
}
