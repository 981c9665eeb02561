import Engine
import Foundation
import Synchronization
import Testing

@Suite struct WorkerPoolTests {
  @Test(arguments: [1, 2, 8])
  func everyIndexIsWorkedOnOnceAndNoWorkerTwiceAtATime(threads: Int) {
    let pool = WorkerPool(threads: threads)
    for round in 0..<300 {
      let log = Log()
      pool.run(round % 20) { index, worker in
        #expect(worker < threads)
        #expect(log.begin(index, worker))
        log.end(worker)
      }
      #expect(log.seen.sorted() == Array(0..<round % 20))
    }
  }

  @Test func severalThreadsWorkAtTheSameTime() {
    let pool = WorkerPool(threads: 2)
    let log = Log()
    // Neither call ends before both have begun.
    pool.run(2) { _, _ in
      log.arrived.add(1, ordering: .relaxed)
      while log.arrived.load(ordering: .relaxed) < 2 {}
    }
    #expect(log.arrived.load(ordering: .relaxed) == 2)
  }

  /// Guarded by a lock that the thread sanitizer knows.
  private final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var seen: [Int] = []
    private var busy: Set<Int> = []
    let arrived = Atomic(0)

    func begin(_ index: Int, _ worker: Int) -> Bool {
      lock.withLock {
        seen.append(index)
        return busy.insert(worker).inserted
      }
    }

    func end(_ worker: Int) { lock.withLock { _ = busy.remove(worker) } }
  }
}
