import Canvas
import Datasets
import Downloads
import Engine
import Insights
import Localization
import ModelFiles
import Networks
import Pretrained
import Site
import Support
import Training

/// How the program ends, in the system's own numbers (sysexits).
public enum ExitCode: Int32, Sendable {
  /// Everything was done.
  case success = 0
  /// A check found something.
  case findings = 2
  /// The command line makes no sense.
  case usage = 64
  /// An input holds bad data.
  case badData = 65
  /// There is no such input.
  case noInput = 66
  /// A bug of ours.
  case bug = 70
  /// The output cannot be made there.
  case cannotCreate = 73
  /// Reading or writing failed on the way.
  case inputOutput = 74
  /// Another run holds the directory.
  case busy = 75
  /// A configuration is wrong.
  case configuration = 78
  /// The user interrupted the run.
  case interrupted = 130
}

/// An error that knows how the program must end.
public protocol ExitCodeProviding: Error {
  /// How the program ends because of this error.
  var exitCode: ExitCode { get }
}

extension FileError: ExitCodeProviding {
  /// Missing, unreadable, not to be written, failed on the way, or held by another run.
  public var exitCode: ExitCode {
    switch self {
    case .missing: .noInput
    case .notAFile, .notADirectory, .tooLarge: .badData
    case .unreadable, .writeFailed: .inputOutput
    case .unwritable: .cannotCreate
    case .busy: .busy
    }
  }
}

extension InsightError: ExitCodeProviding {
  /// A sum that disagrees is a bug of ours.
  public var exitCode: ExitCode {
    switch self {
    case .sumDisagrees, .functionDisagrees, .noLayer: .bug
    case .noExample, .notFinite: .badData
    }
  }
}

extension StringsError: ExitCodeProviding {
  /// The templates hold the strings, and a teacher may have changed them.
  public var exitCode: ExitCode { .configuration }
}

extension TrainingError: ExitCodeProviding {
  /// Settings that do not work are a configuration; a checkpoint that cannot be used is bad data.
  public var exitCode: ExitCode {
    switch self {
    case .notAClassifier, .loss, .imageShape, .configuration, .diverged: .configuration
    case .label, .tooFewImages, .damagedCheckpoint, .foreignCheckpoint: .badData
    case .cancelled: .interrupted
    }
  }
}

extension SettingError: ExitCodeProviding {
  /// Settings are a configuration.
  public var exitCode: ExitCode { .configuration }
}

extension NetworkError: ExitCodeProviding {
  /// A name that there is not is wrong usage; a network that makes no sense is bad data.
  public var exitCode: ExitCode {
    if case .unknownNetwork = self { .usage } else { .badData }
  }
}

extension DatasetError: ExitCodeProviding {
  /// A name that there is not is wrong usage; what is not there yet is no input; everything else is bad data.
  public var exitCode: ExitCode {
    switch self {
    case .unknown: .usage
    case .notFetched: .noInput
    default: .badData
    }
  }
}

extension PretrainedError: ExitCodeProviding {
  /// A name that there is not is wrong usage; what is not there yet is no input.
  public var exitCode: ExitCode {
    switch self {
    case .unknown, .cannotFreeze: .usage
    case .notFetched: .noInput
    case .damaged, .noHead: .badData
    }
  }
}

extension DownloadError: ExitCodeProviding {
  /// Connections break as reading does; a file that is another is bad data.
  public var exitCode: ExitCode {
    switch self {
    case .noCache, .badMirror: .configuration
    case .noCurl, .refused, .broken: .inputOutput
    case .tooLong, .wrongChecksum: .badData
    case .noSpace, .unwritable: .cannotCreate
    case .interrupted: .interrupted
    }
  }
}

extension ModelFileError: ExitCodeProviding {
  /// The file is no model of ours.
  public var exitCode: ExitCode { .badData }
}

extension SiteError: ExitCodeProviding {
  /// Templates are a teacher's to change, so a mistake in them is a configuration.
  public var exitCode: ExitCode {
    switch self {
    case .noTemplate, .unreadableTemplate, .badTemplate, .missingValue, .badProse, .brokenSite: .configuration
    case .occupied: .cannotCreate
    case .badViewModel, .duplicate, .badRegion, .noParent: .bug
    }
  }
}

extension EngineError: ExitCodeProviding {
  /// Shapes that do not fit come from a network file; what the library refuses is a bug of ours.
  public var exitCode: ExitCode {
    if case .shape = self { .badData } else { .bug }
  }
}

extension CanvasError: ExitCodeProviding {
  /// Figures are of our making.
  public var exitCode: ExitCode { .bug }
}
