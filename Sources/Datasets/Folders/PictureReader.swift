import Dispatch
import Synchronization
import Tensors

/// Reads pictures as images of one size, on all cores.
///
/// Pictures are stretched to the size by the bilinear filter of `Photograph.resized`, which passes over no pixel.
struct PictureReader {
  private let files: [String]
  private let frame: PictureFrame

  init(_ files: [String], frame: PictureFrame) { (self.files, self.frame) = (files, frame) }

  /// The images in the order of the files, and their shape; throws what is wrong with the first file that cannot be read.
  func read() throws -> (images: [[UInt8]], shape: Shape) {
    if let size = frame.size { return images(try pictures(size, ofSize: nil), size) }
    let first = try Photograph(file: files[0])
    let own = PictureFrame.standard(first)
    if let pictures = try? alike(own, first) { return images(pictures, own) }
    let side = PictureFrame.standardSide
    let square = PictureFrame.Size(rows: side, columns: side)
    return images(try pictures(square, ofSize: nil), square)
  }

  private struct OtherSize: Error {}

  /// The pictures if all are as large as the first one; errors of others come again when they are read.
  private func alike(_ size: PictureFrame.Size, _ first: Photograph) throws -> [Photograph] {
    try pictures(size, ofSize: PictureFrame.Size(rows: first.rows, columns: first.columns))
  }

  private func pictures(_ size: PictureFrame.Size, ofSize own: PictureFrame.Size?) throws -> [Photograph] {
    let bytes = files.count.multipliedReportingOverflow(by: 3 * size.rows * size.columns)
    guard !bytes.overflow, bytes.partialValue <= ByteStream.limit else {
      throw DatasetError.badRequest(
        text: size.text,
        reason: "\(files.count) images of that size take more than a gigabyte; choose a smaller --image-size")
    }
    let results = Mutex([Result<Photograph, any Error>?](repeating: nil, count: files.count))
    let firstFailure = Atomic<Int>(.max)
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      // Those before it are still read, so that the error is always that of the first.
      guard index < firstFailure.load(ordering: .relaxed) else { return }
      let result = Result {
        let picture = try Photograph(file: files[index])
        guard own.map({ $0.rows == picture.rows && $0.columns == picture.columns }) ?? true else { throw OtherSize() }
        let piece = frame.crop == .centreSquare ? picture.centreSquare() : picture
        return piece.resized(rows: size.rows, columns: size.columns)
      }
      if case .failure = result { firstFailure.min(index, ordering: .relaxed) }
      results.withLock { $0[index] = result }
    }
    return try results.withLock { $0 }.compactMap { try $0?.get() }
  }

  private func images(_ pictures: [Photograph], _ size: PictureFrame.Size) -> (images: [[UInt8]], shape: Shape) {
    let channels = frame.channels ?? (pictures.allSatisfy(\.isGrey) ? 1 : 3)
    return (pictures.map { channels == 1 ? $0.greys : $0.planes }, [channels, size.rows, size.columns])
  }
}
