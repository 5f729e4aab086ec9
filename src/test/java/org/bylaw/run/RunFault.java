package org.bylaw.run;

/** Why the run command cannot go on, in one line for the person who typed it. */
class RunFault extends RuntimeException {

    RunFault(String line) {
        super(line);
    }
}
