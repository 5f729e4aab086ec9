package org.bylaw.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer against each target: {@code ./bylaw long fuzz}, ten minutes each; {@code -Dbylaw.fuzz.seconds=60} for less, and
 * {@code -Dbylaw.fuzz.only=html} for one of them.
 */
class FuzzLong {

    private static final int SECONDS = Integer.getInteger("bylaw.fuzz.seconds", 600);
    private static final String ONLY = System.getProperty("bylaw.fuzz.only", ".*");

    static String[] targets() {
        return FuzzTargets.byName().keySet().stream()
                .filter(name -> name.matches(ONLY))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nothingIsFound(String name) throws IOException, InterruptedException {
        JazzerRun run = JazzerRun.of(FuzzTargets.byName().get(name), SECONDS);
        System.out.println(run);
        assertThat(run.executions())
                .as("what Jazzer said is in target/fuzz/%s/log", name)
                .isPositive();
        assertThat(run.findings())
                .as("mend it, and keep the inputs in src/test/resources/fuzz/%s", name)
                .isEmpty();
    }
}
