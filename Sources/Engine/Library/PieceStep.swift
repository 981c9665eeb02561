import COneDNN

/// Steps that do not depend on each other, so that several threads may share them.
final class PieceStep: Step, @unchecked Sendable {
  private let pieces: [any Step]

  init(_ pieces: [any Step]) { self.pieces = pieces }

  /// The pieces of two steps that do not depend on each other.
  init(_ first: PieceStep, _ second: PieceStep) { pieces = first.pieces + second.pieces }

  func run(_ context: RunContext) {
    for piece in pieces { piece.run(context) }
  }

  /// Runs the pieces on whichever threads are free.
  func run(_ context: RunContext, on pool: WorkerPool) {
    pool.run(pieces.count) { [self] index, _ in
      let saved = odn_enter()
      pieces[index].run(context)
      odn_leave(saved)
    }
  }
}
