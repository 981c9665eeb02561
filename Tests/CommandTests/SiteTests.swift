import Foundation
import Testing

@Suite("The site: the same bytes every time, made again only where something changed")
struct SiteTests {
  private let workshop: Workshop
  private let report: [String]

  init() throws {
    workshop = try Workshop()
    report = ["report", "mnist", "--language", "en"] + workshop.tiny()
  }

  @Test("threads, time zone, locale and working directory change no byte")
  func bytes() throws {
    let expected = try contents(Trained.site)
    #expect(expected.count > 50)
    for (threads, zone, locale) in [("1", "Asia/Tokyo", "es_ES.UTF-8"), ("8", "America/Lima", "C")] {
      var workshop = workshop
      workshop.environment["TZ"] = zone
      workshop.environment["LC_ALL"] = locale
      let outcome = try workshop.start(report + ["--threads", threads, "--output", "deep/\(threads)/"]).wait()
      #expect(outcome.code == 0 && outcome.output == "deep/\(threads)/index.html\n")
      #expect(try contents(workshop.path("deep/\(threads)")) == expected)
    }
  }

  @Test("weights have the same bytes with any number of threads")
  func weights() throws {
    let expected = try? Data(contentsOf: URL(fileURLWithPath: Trained.weights))
    var workshop = workshop
    for threads in ["1", "2", "8"] {
      workshop.environment["XDG_CACHE_HOME"] = workshop.path("cache" + threads)
      #expect(
        try workshop.start(["train", "mnist", "--save", "w", "--threads", threads] + workshop.tiny()).wait().code == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: workshop.path("w"))) == expected)
    }
  }

  @Test("an unchanged site is left alone in no time; changes make it anew and keep what others wrote")
  func again() throws {
    try FileManager.default.copyItem(atPath: Trained.site, toPath: workshop.path("site"))
    let report = report + ["--output", "site"]
    // A copy is newer than its manifest, so that the first look reads every file.
    let clock = ContinuousClock()
    var unchanged: Outcome?
    let time = try clock.measure { unchanged = try workshop.start(report).wait() }
    #expect(unchanged?.code == 0 && unchanged?.output == "site/index.html\n")
    #expect(unchanged?.messages.contains("up to date") == true && time < .seconds(5))

    _ = try workshop.scratch.write("site/notes.txt", Array("mine".utf8))
    try edit("site/en/training.html")
    let edited = try workshop.start(report).wait()
    #expect(edited.code == 0 && edited.messages.contains("en/training.kept.html"))
    #expect(try text("site/notes.txt") == "mine" && text("site/en/training.kept.html").contains("edited"))
    #expect(try !text("site/en/training.html").contains("edited"))

    let overlay = workshop.path("overlay/assets")
    try FileManager.default.createDirectory(atPath: overlay, withIntermediateDirectories: true)
    _ = try workshop.scratch.write("overlay/assets/extra.css", Array("p { color: red }".utf8))
    let changed = try workshop.start(report + ["--templates", "overlay"]).wait()
    #expect(changed.code == 0 && !changed.messages.contains("up to date"))
    #expect(try workshop.start(report + ["--templates", "overlay"]).wait().messages.contains("up to date"))
    _ = try workshop.scratch.write("overlay/assets/extra.css", Array("p { color: blue }".utf8))
    #expect(
      try !workshop.start(report + ["--templates", "overlay", "--theme", "print"]).wait().messages.contains(
        "up to date"))
    #expect(try text("site/notes.txt") == "mine")
    #expect(try workshop.run("check", "site").code == 0)
  }

  @Test("a damaged site is found out")
  func check() throws {
    let good = try workshop.run("check", Trained.site)
    #expect(good.code == 0 && good.output.isEmpty && good.messages.contains("nothing is wrong"))
    try FileManager.default.copyItem(atPath: Trained.site, toPath: workshop.path("site"))
    try FileManager.default.removeItem(atPath: workshop.path("site/en/training.html"))
    let page = try text("site/en/data.html").replacing("id=\"", with: "id=\"x")
    _ = try workshop.scratch.write("site/en/data.html", Array(page.utf8))
    let bad = try workshop.run("check", "site")
    #expect(bad.code == 2 && bad.output.contains("en/training.html: the file is missing"))
    #expect(bad.output.contains("en/data.html") && !bad.messages.contains("error"))
    try FileManager.default.removeItem(atPath: workshop.path("site/index.html"))
    #expect(try workshop.run("check", "site").code == 2)
  }

  @Test("a figure alone, in three formats and to a file or the standard output")
  func figure() throws {
    let figure = ["figure", "conv1-kernels"] + workshop.tiny()
    #expect(try workshop.start(figure).wait().output.hasPrefix("<?xml"))
    for (name, start) in [("k.svg", "<?xml"), ("k.png", "\u{fffd}PNG"), ("k.pdf", "%PDF-")] {
      #expect(try workshop.start(figure + ["-o", name]).wait().output.isEmpty)
      let data = try Data(contentsOf: URL(fileURLWithPath: workshop.path(name)))
      #expect(String(decoding: data.prefix(start.utf8.count), as: UTF8.self).hasPrefix(start))
    }
    let site = try Data(contentsOf: URL(fileURLWithPath: Trained.site + "/en/figures/conv1-kernels.svg"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: workshop.path("k.svg"))) == site)
    #expect(try workshop.start(figure + ["-o", "k.gif"]).wait().isFailure(64, "--format"))
    let untrained = try workshop.run("figure", "list", "--seed", "123")
    #expect(untrained.code == 0 && untrained.output.contains("learning-curves\n") && untrained.messages.isEmpty)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: workshop.path(name), encoding: .utf8)
  }

  private func edit(_ name: String) throws {
    _ = try workshop.scratch.write(name, Array(try text(name).utf8) + Array("<!-- edited -->".utf8))
  }
}
