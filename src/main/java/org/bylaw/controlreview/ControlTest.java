package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the reviewer found.
 *
 * @param design whether the control, as it is meant, does what it is for
 * @param operation whether it is done as it is meant
 * @param result both together
 * @param samples what was looked at
 */
public record ControlTest(
        @Nullable TestResult design,
        @Nullable TestResult operation,
        @Nullable TestResult result,
        String samples) {

    static final int LONGEST = 10_000;

    /** As it is stored; a result that contradicts its parts is refused. */
    ControlTest checked() {
        if (design == null) {
            throw Problem.invalid("design", say("Choose what the test of the design came to."));
        }
        if (operation == null) {
            throw Problem.invalid("operation", say("Choose what the test of the operation came to."));
        }
        if (result == null) {
            throw Problem.invalid("result", say("Choose the result of both together."));
        }
        if (result == TestResult.EFFECTIVE && (design != TestResult.EFFECTIVE || operation != TestResult.EFFECTIVE)) {
            throw Problem.invalid("result", say("A control is effective where both its design and its operation are."));
        }
        if (result == TestResult.NOT_TESTED && design != TestResult.NOT_TESTED && operation != TestResult.NOT_TESTED) {
            throw Problem.invalid("result", say("Design and operation were tested, so there is a result."));
        }
        if (result != TestResult.NOT_TESTED && samples.isBlank()) {
            throw Problem.invalid("samples", say("Note what you looked at; an auditor asks for it."));
        }
        if (samples.length() > LONGEST) {
            throw Problem.invalid("samples", say("At most {0} characters.", LONGEST));
        }
        return new ControlTest(design, operation, result, samples.strip());
    }
}
