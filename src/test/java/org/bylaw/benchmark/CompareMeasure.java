package org.bylaw.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.bylaw.document.Comparison;

/** Comparing two versions of a long text with tables: words changed all over, passages added, removed and moved. */
final class CompareMeasure {

    private static final int WARM_UPS = 40;
    private static final int ROUNDS = 100;
    private static final int LENGTH = 70_000;

    Measure run() {
        Timing times = new Timing();
        int changes = 0;
        for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
            String before = new Texts(i).markdown(LENGTH);
            String after = edited(before, new Random(i));
            long began = System.nanoTime();
            changes += Comparison.between(before, after).changes().size();
            if (i >= WARM_UPS) {
                times.add(System.nanoTime() - began);
            }
        }
        return new Measure(
                "comparing two versions, p95 in ms",
                times.p95(),
                0,
                300,
                "70 kB of text with tables, %d pairs with about %d changes each; median %.0f ms"
                        .formatted(ROUNDS, changes / (WARM_UPS + ROUNDS), times.median()));
    }

    /** One line in seven gets other words; three passages move, two go, two come. */
    private static String edited(String before, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(before.split("\n", -1)));
        Texts words = new Texts(random.nextLong());
        for (int i = 0; i < lines.size(); i++) {
            if (random.nextInt(7) == 0
                    && lines.get(i).length() > 20
                    && !lines.get(i).startsWith("|---")) {
                lines.set(i, withOtherWords(lines.get(i), random, words));
            }
        }
        List<String> passages =
                new ArrayList<>(Arrays.asList(String.join("\n", lines).split("\n\n")));
        for (int i = 0; i < 3; i++) {
            passages.add(random.nextInt(passages.size()), passages.remove(random.nextInt(passages.size())));
        }
        for (int i = 0; i < 2; i++) {
            passages.remove(random.nextInt(passages.size()));
            passages.add(random.nextInt(passages.size()), words.sentence(50));
        }
        return String.join("\n\n", passages);
    }

    private static String withOtherWords(String line, Random random, Texts words) {
        return Arrays.stream(line.split(" "))
                .map(word -> word.matches("[a-z]+") && random.nextInt(10) == 0 ? words.word() : word)
                .collect(Collectors.joining(" "));
    }
}
