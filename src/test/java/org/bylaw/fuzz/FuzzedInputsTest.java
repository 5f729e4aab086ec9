package org.bylaw.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Jazzer once found stays mended, and the short form of its run: the seeds, each changed a little in many ways. */
class FuzzedInputsTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CHANGES = 150;

    static Stream<String> targets() {
        return FuzzTargets.byName().keySet().stream();
    }

    @Test
    void everyFolderOfKeptInputsHasItsTarget() throws IOException {
        try (Stream<Path> folders = Files.list(KEPT)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(FuzzTargets.byName().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void keptInputsAreTakenOrRefusedInWords(String name) throws IOException {
        Path folder = KEPT.resolve(name);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inputs = Files.list(folder)) {
                for (Path input : inputs.sorted().toList()) {
                    feed(name, Files.readAllBytes(input));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void seedsAndWhatIsLikeThemAreTakenOrRefusedInWords(String name) {
        List<byte[]> seeds = FuzzTargets.byName().get(name).seeds();
        // Always the same changes, so that what fails here fails everywhere.
        Random random = new Random(name.hashCode());
        seeds.forEach(seed -> feed(name, seed));
        for (int change = 0; change < CHANGES; change++) {
            feed(name, changed(seeds.get(change % seeds.size()), random));
        }
    }

    private static void feed(String name, byte[] input) {
        try {
            assertTimeoutPreemptively(
                    SOON, () -> FuzzTargets.feed(FuzzTargets.byName().get(name), input));
        } catch (Throwable fault) {
            throw new AssertionError(
                    "%s, input %s: %s"
                            .formatted(
                                    name,
                                    HexFormat.of().formatHex(Arrays.copyOf(input, Math.min(input.length, 2000))),
                                    fault),
                    fault);
        }
    }

    /** Bytes overwritten, a stretch repeated, or the end cut off. */
    private static byte[] changed(byte[] seed, Random random) {
        byte[] changed = seed.clone();
        if (changed.length == 0) {
            return changed;
        }
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int times = random.nextInt(8); times >= 0; times--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> {
                int from = random.nextInt(changed.length);
                int length = Math.min(changed.length - from, 1 + random.nextInt(40));
                int times = 1 + random.nextInt(50);
                byte[] longer = Arrays.copyOf(changed, changed.length + length * times);
                for (int each = 0; each < times; each++) {
                    System.arraycopy(seed, from, longer, changed.length + each * length, length);
                }
                changed = longer;
            }
            default -> changed = Arrays.copyOf(changed, random.nextInt(changed.length));
        }
        return changed;
    }
}
