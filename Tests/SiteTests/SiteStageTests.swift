import Foundation
import Site
import Support
import Testing

@Suite struct SiteStageTests {
  private func publish(_ files: [String: String], to directory: String, key: String = "key") throws -> SiteStage.Outcome
  {
    let place = try SitePlace(directory)
    let stage = try place.stage()
    for (path, text) in files { try stage.write(Array(text.utf8), to: path) }
    return try stage.publish(contentKey: key)
  }

  @Test func aSiteAppearsWholeAndNothingIsLeftBesideIt() throws {
    let scratch = try Scratch()
    _ = try publish(["index.html": "a", "en/index.html": "b"], to: scratch.path + "/out/site")
    #expect(scratch.read("out/site/en/index.html") == "b")
    #expect(scratch.names("out") == ["site"])
    #expect(scratch.names("out/site") == [".cnn-viz-manifest.json", "en", "index.html"])
  }

  @Test func aNewSiteReplacesTheOldOneAndItsObsoleteFilesGo() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    _ = try publish(["index.html": "a", "en/old.html": "b"], to: site)
    _ = try publish(["index.html": "c"], to: site)
    #expect(scratch.read("site/index.html") == "c")
    #expect(scratch.names("site") == [".cnn-viz-manifest.json", "index.html"])
    #expect(scratch.names() == ["site"])
  }

  @Test func filesOfOthersStayThroughEveryRun() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "site/notes/todo.txt")
    try scratch.write("git", to: "site/.git/HEAD")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/site/link", withDestinationPath: "nowhere")
    for text in ["a", "b"] {
      _ = try publish(["index.html": text, "en/x.html": text], to: scratch.path + "/site")
      try scratch.write("late", to: "site/en/late.txt")
    }
    _ = try publish(["index.html": "c", "en/x.html": "c"], to: scratch.path + "/site")
    #expect(scratch.read("site/index.html") == "c")
    #expect(scratch.read("site/notes/todo.txt") == "mine")
    #expect(scratch.read("site/.git/HEAD") == "git")
    #expect(scratch.read("site/en/late.txt") == "late")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/site/link") == "nowhere")
  }

  @Test func aPageThatSomebodyChangedIsKeptUnderAnotherName() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    _ = try publish(["index.html": "a", "en/page.html": "old"], to: site)
    try scratch.write("edited by hand", to: "site/en/page.html")
    let outcome = try publish(["index.html": "a", "en/page.html": "new"], to: site)
    #expect(outcome.kept == ["en/page.kept.html"])
    #expect(scratch.read("site/en/page.html") == "new")
    #expect(scratch.read("site/en/page.kept.html") == "edited by hand")
  }

  @Test func aFileOfSomebodyElseIsNeverReplaced() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "site/en/page.html")
    #expect(throws: SiteError.occupied(path: scratch.path + "/site/en/page.html")) {
      try publish(["index.html": "a", "en/page.html": "ours"], to: scratch.path + "/site")
    }
    #expect(scratch.read("site/en/page.html") == "mine")
    #expect(scratch.names("site") == ["en"])
    #expect(scratch.names() == ["site"])
  }

  @Test func anIndexOfSomebodyElseIsFoundBeforeTheWorkIsDone() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "site/index.html")
    let place = try SitePlace(scratch.path + "/site")
    #expect(throws: SiteError.occupied(path: scratch.path + "/site/index.html")) { try place.stage() }
  }

  @Test func aSecondRunOnTheSameDirectoryIsRefused() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    let place = try SitePlace(site)
    #expect(throws: FileError.busy(path: site)) { try SitePlace(site) }
    _ = place.path
  }

  @Test func aRunThatFailsLeavesTheOldSiteAndNoTraces() throws {
    let scratch = try Scratch()
    _ = try publish(["index.html": "old"], to: scratch.path + "/site")
    do {
      let place = try SitePlace(scratch.path + "/site")
      let stage = try place.stage()
      try stage.write(Array("half".utf8), to: "index.html")
    }
    #expect(scratch.read("site/index.html") == "old")
    #expect(scratch.names() == ["site"])
  }

  @Test func aRunThatFailsInANewPlaceLeavesNoEmptyDirectory() throws {
    let scratch = try Scratch()
    do {
      let place = try SitePlace(scratch.path + "/new/site")
      _ = try place.stage()
    }
    #expect(scratch.names("new") == [])
  }

  @Test func whatAKilledRunLeftIsRemovedByTheNext() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    _ = try publish(["index.html": "a"], to: site)
    try scratch.write("half", to: ".site.cnn-viz-new/index.html")
    _ = try SitePlace(site)
    #expect(scratch.names() == ["site"])
    #expect(scratch.read("site/index.html") == "a")
  }

  @Test func aRunKilledAfterTheExchangeLosesNoFileOfOthers() throws {
    let scratch = try Scratch()
    _ = try publish(["index.html": "old"], to: scratch.path + "/other")
    try scratch.write("written at the last moment", to: "other/mine.txt")
    try FileManager.default.moveItem(atPath: scratch.path + "/other", toPath: scratch.path + "/.site.cnn-viz-new")
    _ = try publish(["index.html": "new"], to: scratch.path + "/site")
    #expect(scratch.read("site/mine.txt") == "written at the last moment")
    #expect(scratch.read("site/index.html") == "new")
    #expect(scratch.names() == ["site"])
  }

  @Test func anOldSiteThatWasTakenAwayIsPutBack() throws {
    let scratch = try Scratch()
    _ = try publish(["index.html": "old"], to: scratch.path + "/site")
    try FileManager.default.moveItem(
      atPath: scratch.path + "/site", toPath: scratch.path + "/.site.cnn-viz-old")
    let place = try SitePlace(scratch.path + "/site")
    #expect(place.manifest?.files.map(\.path) == ["index.html"])
    #expect(scratch.names() == ["site"])
  }

  @Test func aSiteIsCurrentForItsKeyUntilSomebodyChangesIt() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    _ = try publish(["index.html": "a", "en/x.html": "b"], to: site, key: "one")
    #expect(try SitePlace(site).isCurrent("one"))
    #expect(try !SitePlace(site).isCurrent("two"))
    try FileManager.default.removeItem(atPath: site + "/en/x.html")
    #expect(try !SitePlace(site).isCurrent("one"))
    try scratch.write("c", to: "site/en/x.html")
    #expect(try !SitePlace(site).isCurrent("one"))
  }

  @Test func aDirectoryThatCannotBeMadeIsATypedError() throws {
    let scratch = try Scratch()
    try scratch.write("a file", to: "file")
    #expect(throws: FileError.self) { try SitePlace(scratch.path + "/file/site") }
  }

  @Test func aDamagedManifestIsNoManifest() throws {
    let scratch = try Scratch()
    let manifests = [
      "", "{", "[]", #"{"contentKey": "a", "files": [{"path": "../x", "bytes": 1, "xxh3": ""}]}"#,
      #"{"contentKey": "a", "files": [{"path": "/etc/passwd", "bytes": 1, "xxh3": ""}]}"#,
    ]
    for text in manifests {
      try scratch.write(text, to: ".cnn-viz-manifest.json")
      #expect(SiteManifest(of: scratch.path) == nil)
    }
  }

  @Test func theManifestReadsBackAsItWasWritten() throws {
    let scratch = try Scratch()
    _ = try publish(["index.html": "é", "a \"b\".txt": "2"], to: scratch.path + "/site")
    let manifest = try #require(SiteManifest(of: scratch.path + "/site"))
    #expect(manifest.files.map(\.path) == ["a \"b\".txt", "index.html"])
    #expect(manifest.files[1].bytes == 2)
  }
}
