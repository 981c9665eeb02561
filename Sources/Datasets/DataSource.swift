import Downloads

/// A data set with a name: what it is, where it comes from, whether it is there, and how it is read.
public struct DataSource: Sendable {
  /// The name that commands take, such as `mnist`.
  public let name: String
  /// Under which licence its images are.
  public let licence: String
  /// Where it comes from.
  public let place: Place
  /// How it is learned where nothing else is asked for.
  public let defaults: Dataset.Defaults
  /// Reads or makes it; `directory` gives the folder of its files.
  let make: @Sendable (_ directory: () throws -> String) throws -> Dataset

  /// Where a data set comes from.
  public enum Place: Sendable {
    /// It comes with the program.
    case embedded
    /// The program makes it of formulas.
    case generated
    /// Its files are on servers and, once fetched, in one folder of the cache; a package of the system may have put them into
    /// a folder of its own.
    case files([Download], package: String?)
  }

  /// Whether a data set can be used at once.
  public enum State: Equatable, Sendable {
    case embedded, generated
    /// A package of the system has put it there.
    case installed(String)
    /// All its files were fetched.
    case cached
    /// Some of its files have to be fetched first.
    case absent
  }

  /// Every data set with a name; a new one is added here and nowhere else.
  public static let all: [DataSource] = [mnist, fashionMNIST, cifar10, signals, volumes, pieces]

  /// Whether it can be used at once.
  public var state: State {
    switch place {
    case .embedded: return .embedded
    case .generated: return .generated
    case .files(let downloads, let package):
      if let package, downloads.allSatisfy({ Download.isFile("\(package)/\($0.name)") }) { return .installed(package) }
      return downloads.allSatisfy { $0.present != nil } ? .cached : .absent
    }
  }

  /// What has to be fetched before it can be used.
  public var missing: [Download] {
    guard case .files(let downloads, _) = place, state == .absent else { return [] }
    return downloads.filter { $0.present == nil }
  }

  /// The files that it is read from, beyond those of the program; none where they have to be fetched first.
  public var files: [String] {
    guard case .files(let downloads, _) = place, let directory = try? directory() else { return [] }
    return downloads.map { "\(directory)/\($0.name)" }
  }

  /// Reads or makes it; throws `DatasetError.notFetched` where files are missing.
  public func load() throws -> Dataset { try make { try directory() } }

  private func directory() throws -> String {
    guard case .files(let downloads, _) = place else { return "" }
    switch state {
    case .installed(let directory): return directory
    case .cached: if let path = downloads[0].present { return String(path.dropLast(downloads[0].name.count + 1)) }
    default: break
    }
    throw DatasetError.notFetched(name: name)
  }
}

extension Dataset {
  /// The names of the data sets that have one.
  public static var names: [String] { DataSource.all.map(\.name) }

  /// A data set that has a name.
  ///
  /// Throws `DatasetError.unknown`, with a suggestion, for a name that is not in `names`, and what reading it throws.
  public static func named(_ name: String) throws -> Dataset {
    guard let source = DataSource.all.first(where: { $0.name == name }) else {
      throw DatasetError.unknown(name: name, known: names)
    }
    return try source.load()
  }
}

extension Dataset.Defaults {
  /// The network and the epochs of the lecture.
  static let lecture = Self(network: "lecture", epochs: 5)
}
