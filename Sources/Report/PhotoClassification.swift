import Datasets
import Foundation
import Networks
import Pretrained
import Site
import Support
import Training

/// What a trained network says that photographs show.
public struct PhotoClassification {
  private let guesses: [(file: String, guesses: [PhotoClassifier.Guess])]
  private let model: PretrainedModel

  /// Classifies photographs, each a file or the name of one that comes with the program; nothing is said of any if one
  /// cannot be read.
  public init(_ files: [String], model name: String, top count: Int, threads: Int?) throws {
    model = try PretrainedModel.named(name)
    let photographs = try files.map(PhotoClassification.photograph)
    let found = try PhotoClassifier(model, options: TrainingOptions(threads: threads))
      .guesses(photographs, count: count)
    guesses = Array(zip(files, found))
  }

  /// The bytes of a photograph's file, or of the one that comes with the program if there is no such file.
  static func bytes(_ name: String) throws -> [UInt8] {
    do {
      return try Files.read(name, limit: Photograph.sizeLimit)
    } catch {
      guard case .missing = error, let sample = Photograph.sample(name) else { throw error }
      return try Files.read(sample, limit: Photograph.sizeLimit)
    }
  }

  /// A photograph from a file, or one that comes with the program if there is no such file.
  static func photograph(_ name: String) throws -> Photograph {
    do {
      return try Photograph(file: name)
    } catch let error as FileError {
      guard case .missing = error, let sample = Photograph.sample(name) else { throw error }
      return try Photograph(file: sample)
    }
  }

  /// Each file with its guesses below, percent first.
  public var text: String {
    guesses.map { file, guesses in
      ([file.printable()] + guesses.map { String(format: "%7.2f %%  ", $0.probability * 100) + $0.name })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The same for programs; classes are counted from 0, probabilities go from 0 to 1.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("model", model.name)
      writer.member("photos") { writer in
        writer.array(guesses) { writer, photo in
          writer.object { writer in
            writer.member("file", photo.file)
            writer.member("top") { writer in
              writer.array(photo.guesses) { writer, guess in
                writer.object(compact: true) { writer in
                  writer.member("class", guess.index)
                  writer.member("name", guess.name)
                  writer.member("probability", Double(guess.probability))
                }
              }
            }
          }
        }
      }
    }
    return writer.bytes
  }
}
