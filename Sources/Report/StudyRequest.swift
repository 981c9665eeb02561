import Foundation
import Localization
import Support
import Training

/// Runs one of the program's studies: the comparisons whose recorded results its sites show.
public struct StudyRequest {
  private let name: String
  private let variant: String?
  private let threads: Int
  private let console: Console

  /// A request for a study, or for one of its variants only; without a number, one thread computes, so that its seconds
  /// are those of one core.
  public init(_ name: String, variant: String? = nil, threads: Int? = nil, console: Console) {
    (self.name, self.variant, self.threads, self.console) = (name, variant, threads ?? 1, console)
  }

  /// Runs what the cache does not hold yet, saves the record if a file is named, and gives the results as a table.
  public func run(savingTo file: String?) throws -> String {
    guard var study = try Study.named(name) else {
      throw StudyError.unknown(name: name, known: Study.names)
    }
    if let variant {
      guard let one = study.only(variant) else {
        throw StudyError.unknownVariant(name: variant, study: name, known: study.variants.map(\.name))
      }
      study = one
    }
    if let file { try Files.checkWritable(file) }
    let cache = StudyCache.standard
    if cache == nil { console.say("the runs are not kept for later, as neither XDG_CACHE_HOME nor HOME is set") }
    var shown = 0
    let results = try study.run(cache: cache, options: TrainingOptions(threads: threads)) { progress in
      try Interruption.check("the next run goes on with run \(progress.run) of \(progress.runs)")
      guard progress.run != shown else { return }
      shown = progress.run
      console.say("run \(progress.run) of \(progress.runs): \(progress.variant), seed \(progress.seed)")
    }
    if let file {
      let record = StudyRecord(name, study, results, machine: Self.machine)
      try Files.write(Array(try record.json().utf8), to: file)
      console.say("saved \(file.printable())")
    }
    return Self.table(results).joined(separator: "\n")
  }

  /// The results in columns, with the mean accuracy on the test images and its least and greatest value.
  private static func table(_ results: [StudyResult]) -> [String] {
    let numbers = NumberFormat(.english)
    let rows =
      [["variant", "parameters", "operations", "seconds", "accuracy %", "least", "greatest"]]
      + results.map { result in
        let range = result.range(\.accuracy)
        return [result.name, numbers.integer(result.parameters), numbers.integer(result.flops)]
          + [String(format: "%.1f", result.mean(\.seconds))]
          + [result.mean(\.accuracy), range.lowerBound, range.upperBound].map { String(format: "%.2f", $0 * 100) }
      }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
    }
  }

  /// The name of this machine's processor, as the system tells it.
  private static var machine: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
    return name ?? "unknown"
  }
}

/// Why a study cannot be run.
public enum StudyError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// There is no study of that name.
  case unknown(name: String, known: [String])
  /// The study has no variant of that name.
  case unknownVariant(name: String, study: String, known: [String])

  /// One sentence with what there is instead.
  public var description: String {
    switch self {
    case .unknown(let name, let known):
      "There is no study '\(name.printable(limit: 60))'; \(Spelling.advice(for: name, among: known))"
    case .unknownVariant(let name, let study, let known):
      "The study \(study) has no variant '\(name.printable(limit: 60))'; \(Spelling.advice(for: name, among: known))"
    }
  }

  /// 64: the command line asks for what there is not.
  public var exitCode: ExitCode { .usage }
}
