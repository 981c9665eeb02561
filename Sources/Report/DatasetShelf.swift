import Datasets
import Downloads

/// The data sets with a name: which there are, and whether they are there.
public enum DatasetShelf {
  /// A line for each: its name, whether it is there, its size, its licence.
  public static func list() -> String {
    Columns.text(DataSource.all.map { [$0.name, state($0), size($0), $0.licence] })
  }

  private static func state(_ source: DataSource) -> String {
    switch source.state {
    case .embedded: "embedded"
    case .generated: "generated"
    case .installed: "installed"
    case .cached, .absent:
      if case .files(let downloads, _) = source.place { Fetching.state(downloads) } else { "" }
    }
  }

  /// How much there is to fetch.
  private static func size(_ source: DataSource) -> String {
    guard case .files(let downloads, _) = source.place else { return "-" }
    return Fetching.megabytes(downloads.reduce(0) { $0 + $1.bytes })
  }
}
