import ModelFiles

/// What this program does when it calls itself.
public enum ChildProcesses {
  /// Does the work that the arguments ask for and ends the process, if they are such a call; else does nothing.
  public static func runIfCalled(_ arguments: [String]) { HDF5Child.runIfCalled(arguments) }
}
