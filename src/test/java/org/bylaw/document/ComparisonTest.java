package org.bylaw.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bylaw.document.Comparison.Change;
import org.bylaw.document.Comparison.Kind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void aChangedWordIsShownInItsSentence() {
        Comparison comparison = Comparison.between(
                "# Passwords\n\nPasswords have at least eight characters.",
                "# Passwords\n\nPasswords have at least twelve characters.");
        assertThat(comparison.html()).contains("<del>eight</del><ins>twelve</ins> characters.");
        assertThat(comparison.changes()).extracting(Change::kind).containsExactly(Kind.CHANGED);
        assertThat(comparison.changes().getFirst().heading()).isEqualTo("Passwords");
        assertThat(comparison.wordsAdded()).isEqualTo(1);
        assertThat(comparison.wordsRemoved()).isEqualTo(1);
    }

    @Test
    void aMovedParagraphIsMovedAndNotDeletedAndAdded() {
        String one = "Everyone reports incidents to the service desk at once.";
        String two = "Laptops are encrypted with a key that the organisation keeps.";
        String three = "Visitors wear a badge and are never left alone.";
        Comparison comparison =
                Comparison.between(String.join("\n\n", one, two, three), String.join("\n\n", three, one, two));
        assertThat(comparison.changes()).extracting(Change::kind).containsOnly(Kind.MOVED);
        assertThat(comparison.html()).doesNotContain("<del>").doesNotContain("<ins>");
    }

    @Test
    void tablesCompareByColumnRowAndCell() {
        Comparison comparison = Comparison.between(
                "| Data | Keep |\n|---|---|\n| Mail | 1 year |\n| Logs | 90 days |\n| Tapes | 5 years |\n",
                "| Data | Keep | Owner |\n|---|---|---|\n| Mail | 2 years | IT |\n| Logs | 90 days | IT |\n");
        Element table = Jsoup.parse(comparison.html()).selectFirst("table");
        assertThat(table).isNotNull();
        assertThat(table.select("th ins").eachText()).containsExactly("Owner");
        assertThat(table.html()).contains("<del>1</del><ins>2</ins>");
        assertThat(table.select("tr.removed").text()).contains("Tapes");
    }

    @Test
    void theColumnsOfAComparedTableKeepTheirAlignment() {
        Element table = Jsoup.parse(Comparison.between(
                                "| Data | Gone | Days |\n|---|:-:|--:|\n| Mail | x | 30 |\n",
                                "| Data | Days | Cost |\n|---|--:|--:|\n| Mail | 60 | 5 |\n")
                        .html())
                .expectFirst("table");
        for (String row : List.of("thead tr", "tbody tr")) {
            assertThat(table.expectFirst(row).children().eachAttr("align"))
                    .as(row)
                    .containsExactly("center", "right", "right");
        }
    }

    @Test
    void whatStoodTwiceAndIsMovedOnceIsRemovedOnce() {
        String twice = "Backups are kept for at least ninety days.";
        String one = "Everyone reports incidents to the service desk.";
        String two = "Laptops are encrypted with a key of ours.";
        Comparison fewer =
                Comparison.between(String.join("\n\n", twice, one, two, twice), String.join("\n\n", one, twice, two));
        assertThat(fewer.wordsRemoved()).isPositive();
        assertThat(Jsoup.parse(fewer.html()).select("del, .removed").text()).contains("ninety days");
        Comparison more =
                Comparison.between(String.join("\n\n", one, twice, two), String.join("\n\n", twice, one, two, twice));
        assertThat(more.wordsAdded()).isPositive();
        assertThat(Jsoup.parse(more.html()).select("ins, .added").text()).contains("ninety days");
    }

    @Test
    void aChangedWordIsShownInItsSentenceInAnyAlphabet() {
        Comparison comparison = Comparison.between(
                "Οι κωδικοί έχουν τουλάχιστον οκτώ χαρακτήρες.", "Οι κωδικοί έχουν τουλάχιστον δώδεκα χαρακτήρες.");
        assertThat(comparison.changes()).extracting(Change::kind).containsExactly(Kind.CHANGED);
    }

    @Test
    void aMovedTableIsMoved() {
        String table = "| Data | Keep |\n|---|---|\n| Mail boxes | 1 year |\n| Log files | 90 days |\n";
        Comparison comparison = Comparison.between(
                "# One\n\nFirst words here.\n\n" + table + "\n# Two\n\nOther words here.\n",
                "# One\n\nFirst words here.\n\n# Two\n\nOther words here.\n\n" + table);
        assertThat(comparison.changes()).extracting(Change::kind).contains(Kind.MOVED);
    }

    /** Dropping what was deleted gives the new text; dropping what was added gives the old one. */
    @RepeatedTest(40)
    void bothSidesCanBeReadOutOfTheComparison(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String before = text(random);
        String after = mutate(before, random);
        Element page = Jsoup.parseBodyFragment(Comparison.between(before, after).html())
                .body();
        page.select("del, .removed").remove();
        assertThat(words(page.text())).isEqualTo(words(Markdown.render(after).plainText()));
    }

    private static List<String> words(String text) {
        return List.of(text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" "));
    }

    private static String text(Random random) {
        return IntStream.range(0, 12)
                .mapToObj(i -> i % 5 == 0 ? "## Part " + i : sentence(random))
                .collect(Collectors.joining("\n\n"));
    }

    private static String sentence(Random random) {
        List<String> vocabulary = List.of(
                "access",
                "keys",
                "**never**",
                "laptops",
                "visitors",
                "report",
                "must",
                "shall",
                "logs",
                "weekly",
                "owner");
        return IntStream.range(0, 6 + random.nextInt(20))
                        .mapToObj(i -> vocabulary.get(random.nextInt(vocabulary.size())))
                        .collect(Collectors.joining(" "))
                + ".";
    }

    private static String mutate(String text, Random random) {
        List<String> blocks = new java.util.ArrayList<>(List.of(text.split("\n\n")));
        for (int i = 0; i < 4; i++) {
            int at = random.nextInt(blocks.size());
            switch (random.nextInt(4)) {
                case 0 -> blocks.remove(at);
                case 1 -> blocks.add(at, sentence(random));
                case 2 -> blocks.set(at, blocks.get(at).replaceFirst("must|shall|keys", "changed"));
                default -> blocks.add(random.nextInt(blocks.size()), blocks.remove(at));
            }
        }
        return String.join("\n\n", blocks);
    }
}
