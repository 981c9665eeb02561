import COneDNN
import Glibc
import Synchronization

/// Threads that share out numbered pieces of work.
///
/// The thread that calls `run` works too, so that a pool of one has no thread of its own. Nobody waits for a thread that
/// has not begun: where a processor is busy with something else, the others do its share.
public final class WorkerPool: Sendable {
  /// How many threads work, counting the one that calls `run`.
  public let threads: Int
  private let state = PoolState()
  private let handles: [pthread_t]

  /// As many threads as this process may use processors at once.
  public static var processors: Int { Int(odn_processors()) }

  /// Starts a pool; at least one thread works.
  public init(threads: Int = WorkerPool.processors) {
    self.threads = max(1, threads)
    handles = (1..<self.threads).compactMap { [state] in state.startWorker($0) }
  }

  deinit {
    state.stop()
    for handle in handles { pthread_join(handle, nil) }
  }

  /// Calls `body` once for each index from 0 to `count - 1` and returns when all calls have.
  ///
  /// `worker` is less than `threads`, and no two calls at the same time have the same one. Which worker gets which index
  /// is left to chance: results must not depend on it. Not to be called by two threads at once, nor from `body`.
  public func run(_ count: Int, _ body: @escaping @Sendable (_ index: Int, _ worker: Int) -> Void) {
    if handles.isEmpty || count <= 1 {
      for index in 0..<count { body(index, 0) }
      return
    }
    state.run(PoolJob(count: count, body: body))
  }
}

/// One call of `run`, shared out index by index.
private final class PoolJob: Sendable {
  private let count: Int
  private let body: @Sendable (Int, Int) -> Void
  private let next = Atomic(0)

  init(count: Int, body: @escaping @Sendable (Int, Int) -> Void) { (self.count, self.body) = (count, body) }

  func work(_ worker: Int) {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index >= count { return }
      body(index, worker)
    }
  }
}

/// What the threads of a pool share; everything but the two counters is guarded by the mutex.
private final class PoolState: @unchecked Sendable {
  /// How often a thread looks again before it goes to sleep: some hundred microseconds, about as long as it takes to be woken.
  private static let patience = 6000

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let begun = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let ended = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var job: PoolJob?
  private var isStopped = false
  /// How many jobs there were.
  private let generation = Atomic(0)
  /// How many workers are at the job.
  private let inside = Atomic(0)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(begun, nil)
    pthread_cond_init(ended, nil)
  }

  deinit {
    pthread_cond_destroy(ended)
    pthread_cond_destroy(begun)
    pthread_mutex_destroy(mutex)
    ended.deallocate()
    begun.deallocate()
    mutex.deallocate()
  }

  /// A new thread, unless the system has none left; the others then do its share.
  func startWorker(_ worker: Int) -> pthread_t? {
    final class Start {
      let state: PoolState
      let worker: Int

      init(_ state: PoolState, _ worker: Int) { (self.state, self.worker) = (state, worker) }
    }
    let start = Unmanaged.passRetained(Start(self, worker))
    var handle = pthread_t()
    let status = pthread_create(
      &handle, nil,
      { raw in
        guard let raw else { return nil }
        let start = Unmanaged<Start>.fromOpaque(raw).takeRetainedValue()
        start.state.workerLoop(start.worker)
        return nil
      }, start.toOpaque())
    if status != 0 { start.release() }
    return status == 0 ? handle : nil
  }

  func run(_ job: PoolJob) {
    locked {
      self.job = job
      generation.add(1, ordering: .releasing)
      pthread_cond_broadcast(begun)
    }
    job.work(0)
    // Nobody enters any more; wait for those who did.
    locked { self.job = nil }
    spin { inside.load(ordering: .acquiring) == 0 }
    locked { while inside.load(ordering: .acquiring) > 0 { pthread_cond_wait(ended, mutex) } }
  }

  func stop() {
    locked {
      isStopped = true
      pthread_cond_broadcast(begun)
    }
  }

  private func workerLoop(_ worker: Int) {
    var seen = 0
    while workOnNextJob(worker, after: &seen) {
      locked {
        if inside.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { pthread_cond_signal(ended) }
      }
    }
  }

  /// Waits for a job and works on it; false when there will be none any more.
  ///
  /// Not inlined, so that nothing of the job is held when `run` learns that this thread is done with it: it may own the pool,
  /// which no thread of its own can bring to an end.
  @inline(never)
  private func workOnNextJob(_ worker: Int, after seen: inout Int) -> Bool {
    let last = seen
    spin { generation.load(ordering: .acquiring) != last }
    pthread_mutex_lock(mutex)
    while !isStopped && (job == nil || generation.load(ordering: .acquiring) == last) {
      pthread_cond_wait(begun, mutex)
    }
    seen = generation.load(ordering: .acquiring)
    let job = isStopped ? nil : job
    if job != nil { inside.add(1, ordering: .acquiringAndReleasing) }
    pthread_mutex_unlock(mutex)
    guard let job else { return false }
    job.work(worker)
    return true
  }

  /// Looks for a while whether something has happened, which is quicker than to sleep and be woken.
  private func spin(until happened: () -> Bool) {
    for _ in 0..<Self.patience {
      if happened() { return }
      odn_pause()
    }
  }

  private func locked(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_mutex_unlock(mutex)
  }
}
