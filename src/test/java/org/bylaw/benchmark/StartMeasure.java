package org.bylaw.benchmark;

import java.io.IOException;
import java.util.List;

/** The start of the packaged jar to the first page served, with the JVM's cache of the image against without. */
final class StartMeasure {

    private static final int ROUNDS = 5;

    private final PackagedJar jar;

    StartMeasure(PackagedJar jar) {
        this.jar = jar;
    }

    Measure run() throws IOException, InterruptedException {
        String cache = jar.train();
        Timing with = new Timing();
        Timing without = new Timing();
        for (int i = 0; i < ROUNDS; i++) {
            with.add(start(List.of(cache)));
            without.add(start(List.of()));
        }
        return new Measure(
                "start with the JVM's cache over without",
                with.median() / without.median(),
                without.median(),
                0.6,
                "to the redirect to the login, migrated database, Keycloak away, %d rounds; median %.1f s over %.1f"
                        .formatted(ROUNDS, with.median() / 1000, without.median() / 1000));
    }

    private long start(List<String> options) throws IOException, InterruptedException {
        PackagedJar.Running running = jar.start(options);
        running.stop();
        return running.startNanos();
    }
}
