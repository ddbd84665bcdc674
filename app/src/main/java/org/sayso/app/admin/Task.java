package org.sayso.app.admin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What all commands of the administration share: help, and exit codes. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:not done; standard error says why",
            "2:wrong usage: an option or argument, or the file that one names is not there"
        })
abstract class Task implements Callable<Integer> {}
