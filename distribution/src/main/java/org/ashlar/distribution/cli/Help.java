package org.ashlar.distribution.cli;

/** The text of {@code --help}. */
final class Help {
  static final String TEXT =
      """
      Usage: ashlar [options] [file.js | -] [arguments]
             ashlar [options] -e CODE | -p CODE

      Runs a JavaScript program. Without a file, it is read from standard input.

      Commands:
        run FILE              run a file; the word run may be left out
        eval CODE             run the code, as -e does
        ps                    show the contexts of processes started with --control
        pause ID              stop a context until resume ID; cancel ID ends it
        stats                 figures about running processes
        bundles list          show the plug-ins of a process started with --control
        bundles start NAME    start one, stop NAME stops it
        bundles swap NAME JAR put another in its place while the program runs
        repl                  evaluate line by line; the default on a terminal
        compile FILE [OUT]    write the program's code image, to be run in its place
        disasm FILE           print the bytecode of a file
        profile list          the sessions of the profile store; also show and export
                              [ID [FILE]]
        test262-host          answer requests of a test262 runner

      Options:
        -e, --eval CODE       run the code
        -p, --print CODE      run the code and print its value
        -c, --check           only look for syntax errors
            --input-type T    module or commonjs, for code that is in no file
            --tier T          interp, jit, eager (compiled at once), exits (an exit
                              at every guard) or osr (an entry at every loop)
            --experimental-decorators
                              decorators and auto-accessors of classes
            --unhandled-rejections P
                              throw, strict, warn, none or exit: what a
                              rejection does that nobody handles
            --memory-limit N  retained heap a program may use, such as 64m
            --cpu-limit T     processor time a program may use, such as 1s
            --timeout T       time after which a program is ended, such as 2s
            --control         let the owner of the process look into it meanwhile
            --workers N       run contexts on N workers instead of the main thread
            --boot T          flat (plug-ins of the class path) or felix (bundles
                              of the distribution)
            --bundles DIR     the bundles of --boot felix
            --pid N           the process that a command is about
            --control-directory DIR
                              where the sockets of --control lie
            --permission      grant nothing but what --allow-fs-read and
                              --allow-fs-write name
            --profile         sample the program for the profile store
            --cpu-prof        as --profile, and write a .cpuprofile;
                              --cpu-prof-dir and --cpu-prof-name say where
            --jit-log         a line for each function compiled or declined, and the
                              share of hot functions compiled; --jit-log=summary for
                              the share alone
            --gc-report       how often and how long the JVM stopped the program
            --trace-deopt     a line for each time compiled code goes on in the
                              interpreter
        -v, --version         print the version
        -h, --help            print this text

      Flags are taken back by --no-NAME. Defaults: ASHLAR_OPTIONS, then
      conf/ashlar.properties of the distribution. ASHLAR_LANG=zh has errors of the
      platform in Chinese.

      Exit codes: 0 the program ended; 1 an uncaught error, such as a refused
      permission; 9 an invalid option; 13 an await at top level never settled; 70 a
      fault of Ashlar; 75 a limit was reached.\
      """;

  private Help() {}
}
