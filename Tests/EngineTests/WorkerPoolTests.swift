import Engine
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
        #expect(log.busy.withLock { $0.insert(worker).inserted })
        log.seen.withLock { $0.append(index) }
        _ = log.busy.withLock { $0.remove(worker) }
      }
      #expect(log.seen.withLock { $0.sorted() } == Array(0..<round % 20))
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

  private final class Log: Sendable {
    let seen = Mutex<[Int]>([])
    let busy = Mutex<Set<Int>>([])
    let arrived = Atomic(0)
  }
}
