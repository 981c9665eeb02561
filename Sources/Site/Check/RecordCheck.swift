import Foundation

/// Checks `figures.json` and `report.json`: that they are there, have their members, and name files that exist.
struct RecordCheck {
  let exists: (String) -> Bool
  let read: (String) -> [UInt8]?

  /// What is wrong with the two files.
  var findings: [SiteFinding] { figures + report }

  private func finding(_ path: String, _ problem: String) -> SiteFinding {
    SiteFinding(path: path, line: nil, problem: problem)
  }

  private func object(_ path: String) -> [String: Any]? {
    guard let bytes = read(path) else { return nil }
    return (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
  }

  private var figures: [SiteFinding] {
    let path = "figures.json"
    guard let entries = object(path)?["figures"] as? [[String: Any]] else {
      return [finding(path, "it is not a JSON object with a list 'figures'")]
    }
    var findings: [SiteFinding] = []
    var seen: Set<String> = []
    for (index, entry) in entries.enumerated() {
      let name = "\(entry["id"] as? String ?? "number \(index)") (\(entry["language"] as? String ?? "no language"))"
      if !seen.insert(name).inserted { findings.append(finding(path, "the figure \(name) is listed twice")) }
      for member in ["id", "language", "title", "caption", "alt", "page"] where (entry[member] as? String ?? "").isEmpty
      {
        findings.append(finding(path, "the figure \(name) has no '\(member)'"))
      }
      for member in ["width", "height"] where (entry[member] as? Double ?? 0) <= 0 {
        findings.append(finding(path, "the figure \(name) has no '\(member)'"))
      }
      let files = entry["files"] as? [String: Any] ?? [:]
      let targets = ["svg", "png", "pdf"].map { ($0, files[$0] as? String) } + [("page", entry["page"] as? String)]
      for (member, target) in targets where target.map({ !exists($0) }) ?? true {
        findings.append(finding(path, "the \(member) of the figure \(name) does not exist: \(target ?? "nothing")"))
      }
    }
    for entry in object(path)?["sequences"] as? [[String: Any]] ?? [] {
      let name = "\(entry["id"] as? String ?? "") (\(entry["language"] as? String ?? "no language"))"
      let pdf = (entry["files"] as? [String: Any])?["pdf"] as? String
      if pdf.map({ !exists($0) }) ?? true {
        findings.append(finding(path, "the pdf of the sequence \(name) does not exist: \(pdf ?? "nothing")"))
      }
    }
    return findings
  }

  private var report: [SiteFinding] {
    exists(ComparisonSite.recordName) ? comparison : site
  }

  /// A site that compares two runs holds the numbers of both.
  private var comparison: [SiteFinding] {
    let path = ComparisonSite.recordName
    guard let runs = object(path)?["runs"] as? [[String: Any]], runs.count == 2 else {
      return [finding(path, "it is not a JSON object with a list 'runs' of two")]
    }
    return runs.flatMap { run in
      ["label", "dataset", "network", "parameters", "flops", "configuration", "history", "evaluation"]
        .filter { run[$0] == nil }.map { finding(path, "a run has no '\($0)'") }
    }
  }

  private var site: [SiteFinding] {
    let path = "report.json"
    guard let report = object(path) else { return [finding(path, "it is not a JSON object")] }
    let members: [String: [String]] = [
      "tool": ["name", "version"], "configuration": [], "dataset": ["name", "train", "validation", "test", "classes"],
      "network": ["name", "parameters", "layers"], "evaluation": ["loss", "accuracy", "confusion"],
      "checks": ["sums", "links"],
    ]
    var findings: [SiteFinding] = []
    for name in members.keys.sorted() {
      guard let object = report[name] as? [String: Any] else {
        findings.append(finding(path, "it has no object '\(name)'"))
        continue
      }
      for member in members[name] ?? [] where object[member] == nil {
        findings.append(finding(path, "'\(name)' has no '\(member)'"))
      }
    }
    if !(report["history"] is [[String: Any]]) { findings.append(finding(path, "it has no list 'history'")) }
    return findings
  }
}
