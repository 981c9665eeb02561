import Datasets
import Foundation
import Pretrained
import Site
import Support
import Training

/// The hash of everything that determines a site's bytes: this program, its data, the templates, the settings and the files
/// that they name. It is read from files only, so that an unchanged site is recognised in milliseconds.
struct SiteKey {
  let digits: String

  init(run: RunSettings, site: SiteSettings, library: TemplateLibrary) throws {
    var digest = ContentDigest()
    digest.add(try Files.read("/proc/self/exe", limit: 1 << 31))
    for directory in [Dataset.resources, StudyRecord.resources] + library.directories {
      try SiteKey.add(directory: directory, to: &digest)
    }
    for path in [run.model, SiteKey.path(run.network)].compactMap({ $0 }) {
      digest.add(try Files.read(path, limit: 1 << 32))
    }
    for path in try run.request().files() {
      digest.add(path)
      digest.add(try Files.read(path, limit: 1 << 30))
    }
    let frame = [run.frame.size?.text ?? "", run.frame.channels.map(String.init) ?? ""]
    let settings: [String] = [
      run.dataset, run.network, run.scaling?.name ?? "", run.model == nil ? "trained" : "loaded", "\(run.epochs)",
      "\(run.batchSize)",
      "\(run.seed)", "\(run.startingRate)", site.languages.map(\.rawValue).joined(separator: ","), site.theme.rawValue,
    ]
    let recipe = RecipeSettings.Option.allCases.map(run.recipe.text)
    for setting in settings + frame + recipe { digest.add(setting) }
    digits = digest.hexadecimal
  }

  /// That of a site about photographs: the network's weights and the photographs' bytes stand for what they are called.
  init(photographs settings: PhotographSettings, site: SiteSettings, library: TemplateLibrary) throws {
    var digest = ContentDigest()
    digest.add(try Files.read("/proc/self/exe", limit: 1 << 31))
    for directory in [Dataset.resources] + library.directories {
      try SiteKey.add(directory: directory, to: &digest)
    }
    switch settings.source {
    case .named(let name):
      let model = try PretrainedModel.named(name)
      digest.add(model.name)
      digest.add(try Files.read(try model.file(), limit: 1 << 32))
    case .file(let choice):
      // The site says what the file is called.
      digest.add(settings.command)
      for file in [choice.file, choice.network.flatMap(SiteKey.path), choice.classes].compactMap({ $0 }) {
        digest.add(try Files.read(file, limit: 1 << 32))
      }
    }
    for image in settings.images {
      digest.add(image)
      digest.add(try PhotoClassification.bytes(image))
    }
    for setting in [site.languages.map(\.rawValue).joined(separator: ","), site.theme.rawValue] {
      digest.add(setting)
    }
    digits = digest.hexadecimal
  }

  private static func path(_ network: String) -> String? { Inputs.isPath(network) ? network : nil }

  private static func add(directory: URL, to digest: inout ContentDigest) throws {
    let names = FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() {
      let path = directory.appendingPathComponent(name).path
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
        continue
      }
      digest.add(name)
      digest.add(try Files.read(path, limit: 1 << 31))
    }
  }
}
