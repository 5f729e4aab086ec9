package org.bylaw.benchmark;

import java.util.Random;

/** Texts as long and as varied as policies: some words in all of them, most words in few (Zipf's law, 20,000 words). */
final class Texts {

    static final int WORDS = 20_000;
    private static final String[] SYLLABLES = {
        "ab", "cor", "den", "fal", "gim", "hul", "jor", "kal", "lom", "mar", "nex", "pol", "quar", "rin", "sol", "tam",
        "ur", "ven", "wex", "zol"
    };
    private static final double[] UP_TO = new double[WORDS];

    static {
        double sum = 0;
        for (int rank = 0; rank < WORDS; rank++) {
            sum += 1.0 / (rank + 1);
            UP_TO[rank] = sum;
        }
    }

    private final Random random;

    Texts(long seed) {
        random = new Random(seed);
    }

    /** The word of that rank, from 0, the most frequent one. */
    static String word(int rank) {
        StringBuilder word = new StringBuilder();
        int rest = rank;
        for (int i = 0; i < 4; i++) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
            rest /= SYLLABLES.length;
        }
        return word.toString();
    }

    String word() {
        double wanted = random.nextDouble() * UP_TO[WORDS - 1];
        int found = java.util.Arrays.binarySearch(UP_TO, wanted);
        return word(Math.min(WORDS - 1, found < 0 ? -found - 1 : found));
    }

    String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
        return text.append('.').toString();
    }

    /** Headings, paragraphs, lists and tables of about that many characters. */
    String markdown(int length) {
        StringBuilder text = new StringBuilder();
        for (int section = 1; text.length() < length; section++) {
            text.append("## ").append(sentence(3)).append("\n\n");
            for (int i = 0; i < 3; i++) {
                text.append(sentence(60)).append("\n\n");
            }
            for (int i = 0; i < 4; i++) {
                text.append("- ").append(sentence(10)).append('\n');
            }
            text.append('\n');
            if (section % 2 == 0) {
                text.append("| a | b | c |\n|---|---|---|\n");
                for (int i = 0; i < 8; i++) {
                    text.append("| ")
                            .append(sentence(3))
                            .append(" | ")
                            .append(sentence(4))
                            .append(" | ");
                    text.append(sentence(2)).append(" |\n");
                }
                text.append('\n');
            }
        }
        return text.substring(0, text.lastIndexOf("\n", length) + 1);
    }
}
