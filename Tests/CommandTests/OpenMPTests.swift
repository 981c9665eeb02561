import Foundation
import Testing

/// What the environment says to OpenMP, with which oneDNN may be built, changes nothing: neither whether a training ends nor
/// what it gives.
@Suite struct OpenMPTests {
  @Test(arguments: [
    ["OMP_DYNAMIC": "true"], ["OMP_THREAD_LIMIT": "1"], ["OMP_NUM_THREADS": "999"],
    ["OMP_THREAD_LIMIT": "2", "OMP_NUM_THREADS": "4", "OMP_DYNAMIC": "true"],
  ])
  func theEnvironmentOfOpenMPChangesNothing(settings: [String: String]) throws {
    let expected = try Data(contentsOf: URL(fileURLWithPath: Trained.weights))
    var workshop = try Workshop()
    workshop.environment.merge(settings) { $1 }
    // A cache of its own, so that it trains.
    workshop.environment["XDG_CACHE_HOME"] = workshop.path("cache")
    let weights = workshop.path("weights.safetensors")
    let outcome = try workshop.run(
      "train", "mnist", "--network", Trained.network, "--epochs", "1", "--threads", "3", "--save", weights)
    #expect(outcome.code == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: weights)) == expected)
  }
}
