/// A step that only looks at the examples that a shard has.
struct ExampleStep: Step {
  let batch: Int
  let body: (Int) -> Void

  func run(_ context: RunContext) { body(context.examples ?? batch) }
}
