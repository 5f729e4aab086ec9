package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bylaw long databasefaults}: one random fault after the other ({@code -Dbylaw.minutes=N -Dbylaw.seed=N}). */
class DatabaseFaultsLong {

    /** What half an hour of work takes, twice. */
    private static final int DISK_MEGABYTES = 2_048;

    @TempDir
    private Path folder;

    /** What befalls it, and how often in a hundred. */
    private enum Fault {
        RESTART_FAST(20),
        RESTART_IMMEDIATE(15),
        KILL(15),
        CUT(30),
        CUT_IN_COMMIT(10),
        FREEZE(5),
        DISK_FULL(5);

        private final int share;

        Fault(int share) {
            this.share = share;
        }

        static Fault any(Random random) {
            int drawn = random.nextInt(100);
            for (Fault fault : values()) {
                drawn -= fault.share;
                if (drawn < 0) {
                    return fault;
                }
            }
            throw new IllegalStateException("The shares are not a hundred");
        }
    }

    @Test
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        assumeThat(InstalledPostgres.tools()).isPresent();
        long seed = Long.getLong("bylaw.seed", System.nanoTime());
        System.out.println("-Dbylaw.seed=" + seed);
        Random random = new Random(seed);
        Map<Fault, Integer> befallen = new TreeMap<>();
        int ended = 0;
        Duration longest = Duration.ZERO;
        long until = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("bylaw.minutes", 30)).toNanos();
        try (FaultScene scene = new FaultScene(folder, DISK_MEGABYTES, Map.of())) {
            while (System.nanoTime() < until) {
                Fault fault = Fault.any(random);
                if (fault == Fault.DISK_FULL && !scene.postgres().hasSmallDisk()) {
                    continue;
                }
                ended += befall(scene, fault, random) ? 1 : 0;
                befallen.merge(fault, 1, Integer::sum);
                scene.awaitWork();
                Duration wait = scene.clerks().longestWait();
                longest = wait.compareTo(longest) > 0 ? wait : longest;
                work(random.nextLong(5000));
            }
            scene.settle();
            scene.everythingIsAsPeopleWereTold();
            System.out.printf(
                    "%s; PostgreSQL ended by itself on a full disk %d times; longest wait for an answer %d s; %s%n",
                    befallen, ended, longest.toSeconds(), scene.figures());
            assertThat(longest).isLessThan(Duration.ofSeconds(90));
        }
    }

    /** @return whether PostgreSQL ended by itself */
    private static boolean befall(FaultScene scene, Fault fault, Random random) throws Exception {
        FaultyPostgres postgres = scene.postgres();
        switch (fault) {
            case RESTART_FAST -> {
                postgres.stop("fast");
                work(random.nextLong(8000));
                postgres.start();
            }
            case RESTART_IMMEDIATE -> postgres.restart("immediate");
            case KILL -> postgres.kill();
            case CUT -> {
                for (int wave = random.nextInt(20); wave >= 0; wave--) {
                    postgres.cut(random.nextDouble());
                    work(random.nextLong(300));
                }
            }
            case CUT_IN_COMMIT -> {
                postgres.answerNoCommit();
                try {
                    for (int wave = random.nextInt(10); wave >= 0; wave--) {
                        work(random.nextLong(200));
                        postgres.cutUnansweredCommits();
                    }
                } finally {
                    postgres.answerCommitsAgain();
                }
            }
            case FREEZE -> {
                postgres.freeze();
                try {
                    work(random.nextLong(90_000));
                } finally {
                    postgres.thaw();
                }
            }
            case DISK_FULL -> {
                postgres.fillDisk();
                try {
                    work(random.nextLong(15_000));
                } finally {
                    if (postgres.freeDisk()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Lets people and jobs go on for that long, whatever befalls them. */
    private static void work(long milliseconds) throws InterruptedException {
        Thread.sleep(milliseconds);
    }
}
