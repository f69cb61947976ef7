package org.ashlar.vm.host.filesystem;

/** The operations of the fs module that exist in three forms: at once, callback, promise. */
enum FileOperation {
  ACCESS("access", 2),
  APPEND_FILE("appendFile", 3),
  CHMOD("chmod", 2),
  COPY_FILE("copyFile", 3),
  LSTAT("lstat", 2),
  MKDIR("mkdir", 2),
  MKDTEMP("mkdtemp", 2),
  READDIR("readdir", 2),
  READ_FILE("readFile", 2),
  READLINK("readlink", 2),
  REALPATH("realpath", 2),
  RENAME("rename", 2),
  RM("rm", 2),
  RMDIR("rmdir", 2),
  STAT("stat", 2),
  SYMLINK("symlink", 3),
  TRUNCATE("truncate", 2),
  UNLINK("unlink", 1),
  UTIMES("utimes", 3),
  WRITE_FILE("writeFile", 3);

  private final String functionName;
  private final int parameters;

  FileOperation(String functionName, int parameters) {
    this.functionName = functionName;
    this.parameters = parameters;
  }

  /** The name of the function that returns a promise. */
  String functionName() {
    return functionName;
  }

  /** How many arguments it has, without a callback. */
  int parameters() {
    return parameters;
  }

  /** What a call with these arguments is to do; throws a guest error if they make no sense. */
  FileCall<?> prepare(FileArguments arguments) {
    return switch (this) {
      case READ_FILE -> ContentCalls.readFile(arguments);
      case WRITE_FILE -> ContentCalls.writeFile(arguments, "w");
      case APPEND_FILE -> ContentCalls.writeFile(arguments, "a");
      case COPY_FILE -> ContentCalls.copyFile(arguments);
      case TRUNCATE -> ContentCalls.truncate(arguments);
      case READDIR -> DirectoryCalls.readdir(arguments);
      case MKDIR -> DirectoryCalls.mkdir(arguments);
      case MKDTEMP -> DirectoryCalls.mkdtemp(arguments);
      case RMDIR -> DirectoryCalls.rmdir(arguments);
      case RM -> DirectoryCalls.rm(arguments);
      case STAT -> EntryCalls.stat(arguments, true);
      case LSTAT -> EntryCalls.stat(arguments, false);
      case ACCESS -> EntryCalls.access(arguments);
      case REALPATH -> EntryCalls.realpath(arguments);
      case READLINK -> EntryCalls.readlink(arguments);
      case SYMLINK -> EntryCalls.symlink(arguments);
      case UNLINK -> EntryCalls.unlink(arguments);
      case RENAME -> EntryCalls.rename(arguments);
      case CHMOD -> EntryCalls.chmod(arguments);
      case UTIMES -> EntryCalls.utimes(arguments);
    };
  }
}
