import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results for all elements in their order, made on all cores; throws the error of the first element that has one.
  func concurrentMap<Result: Sendable>(_ transform: @escaping @Sendable (Element) throws -> Result) throws -> [Result] {
    let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Swift.Result { try transform(self[index]) }
      results.withLock { $0[index] = result }
    }
    return try results.withLock { try $0.compactMap { try $0?.get() } }
  }
}
