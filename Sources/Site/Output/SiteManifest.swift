import Foundation
import Support

/// The list of the files that cnn-viz wrote into a site, kept in the site as `.cnn-viz-manifest.json`.
///
/// What it does not list belongs to somebody else and is never touched.
package struct SiteManifest: Sendable, Equatable, Codable {
  /// One file of the site.
  package struct File: Sendable, Equatable, Codable {
    /// The path from the site's root on.
    package var path: String
    /// The number of bytes.
    package var bytes: Int
    /// XXH3 of the content, 32 hexadecimal digits.
    package var xxh3: String
  }

  /// The name of the manifest's file.
  package static let fileName = ".cnn-viz-manifest.json"

  /// The hash of everything that determined the site; empty while files are being put in place one by one.
  package var contentKey: String
  /// The files in order of their paths.
  package var files: [File]

  /// Lists files, in any order.
  package init(contentKey: String, files: [File]) {
    self.contentKey = contentKey
    self.files = files.sorted { $0.path < $1.path }
  }

  /// Reads the manifest of a site; nothing where there is none, or none that can be understood.
  package init?(of site: String) {
    guard let bytes = try? Files.read("\(site)/\(SiteManifest.fileName)", limit: 64 << 20),
      let manifest = try? JSONDecoder().decode(SiteManifest.self, from: Data(bytes)),
      manifest.files.allSatisfy({ SiteManifest.isInside($0.path) })
    else { return nil }
    self = manifest
  }

  /// The manifest as JSON, the same bytes for the same files.
  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("contentKey", contentKey)
      writer.member("files") { writer in
        writer.array(files) { writer, file in
          writer.object(compact: true) { writer in
            writer.member("path", file.path)
            writer.member("bytes", file.bytes)
            writer.member("xxh3", file.xxh3)
          }
        }
      }
    }
    return writer.bytes
  }

  /// Whether a path stays inside the site: relative, without empty, `.` and `..` parts.
  package static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.utf8.contains(0)
  }
}
