package org.ashlar.vm.host.filesystem;

import org.ashlar.spi.host.PermissionPolicy;

/** The operations of the fs module, each with the forms it exists in. */
enum FileOperation {
  ACCESS("access", 2),
  APPEND_FILE("appendFile", 3, "appendFile"),
  CHMOD("chmod", 2),
  CLOSE("close", 1, false, "close"),
  COPY_FILE("copyFile", 3),
  FSTAT("fstat", 1, false, "stat"),
  FSYNC("fsync", 1, false, "sync"),
  FTRUNCATE("ftruncate", 2, false, "truncate"),
  LSTAT("lstat", 2),
  MKDIR("mkdir", 2),
  MKDTEMP("mkdtemp", 2),
  OPEN("open", 3),
  READ("read", 5, false, "read"),
  READDIR("readdir", 2),
  READ_FILE("readFile", 2, "readFile"),
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
  WRITE("write", 5, false, "write"),
  WRITE_FILE("writeFile", 3, "writeFile");

  private final String functionName;
  private final int parameters;
  private final boolean promised;
  private final String methodName;

  FileOperation(String functionName, int parameters) {
    this(functionName, parameters, true, "");
  }

  FileOperation(String functionName, int parameters, String methodName) {
    this(functionName, parameters, true, methodName);
  }

  FileOperation(String functionName, int parameters, boolean promised, String methodName) {
    this.functionName = functionName;
    this.parameters = parameters;
    this.promised = promised;
    this.methodName = methodName;
  }

  /** The name of the function, which for the form that waits ends with Sync. */
  String functionName() {
    return functionName;
  }

  /** How many arguments it has, without a callback. */
  int parameters() {
    return parameters;
  }

  /** Whether fs/promises has it. */
  boolean isPromised() {
    return promised;
  }

  /** The name of the method of a file handle, or empty. */
  String methodName() {
    return methodName;
  }

  /** What a program needs for what the operation looks up: who removes files need not read them. */
  PermissionPolicy.Kind looking() {
    return switch (this) {
      case APPEND_FILE,
          CHMOD,
          MKDIR,
          MKDTEMP,
          RENAME,
          RM,
          RMDIR,
          SYMLINK,
          TRUNCATE,
          UNLINK,
          UTIMES,
          WRITE_FILE ->
          PermissionPolicy.Kind.WRITE;
      default -> PermissionPolicy.Kind.READ;
    };
  }

  /**
   * What a call with these arguments is to do; throws a guest error if they make no sense.
   *
   * @param promise true if the caller gets a promise
   */
  FileCall<?> prepare(FileArguments arguments, boolean promise) {
    return switch (this) {
      case OPEN -> OpenFileCalls.open(arguments, promise);
      case CLOSE -> OpenFileCalls.close(arguments);
      case READ -> OpenFileCalls.read(arguments);
      case WRITE -> OpenFileCalls.write(arguments);
      case FSTAT -> OpenFileCalls.stat(arguments);
      case FSYNC -> OpenFileCalls.synchronize(arguments);
      case FTRUNCATE -> OpenFileCalls.truncate(arguments);
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
