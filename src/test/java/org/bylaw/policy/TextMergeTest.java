package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextMergeTest {

    private static final String BASE = "# Passwords\n\nLong ones.\n\n# Devices\n\nLocked ones.\n";

    @Test
    void changesOfDifferentParagraphsComeTogether() {
        String mine = BASE.replace("Long ones.", "At least 14 characters.");
        String theirs = BASE.replace("Locked ones.", "Locked after five minutes.");
        assertThat(TextMerge.of(BASE, mine, theirs))
                .contains("# Passwords\n\nAt least 14 characters.\n\n# Devices\n\nLocked after five minutes.\n");
    }

    @Test
    void theSameParagraphChangedInTwoWaysIsLeftToPeople() {
        String mine = BASE.replace("Long ones.", "At least 14 characters.");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        assertThat(TextMerge.of(BASE, mine, theirs)).isEmpty();
    }

    @Test
    void wordsOfOneParagraphThatAreWellApartComeTogether() {
        String base = "Passwords have at least ten characters, and nobody\ntells them to anybody else.\n\nMore.\n";
        String mine = base.replace("ten", "fourteen");
        String theirs = base.replace("anybody else", "anybody, not even to IT");
        assertThat(TextMerge.of(base, mine, theirs))
                .contains(
                        "Passwords have at least fourteen characters, and nobody\ntells them to anybody, not even to IT.\n\nMore.\n");
        assertThat(TextMerge.of(base, theirs, mine)).isEqualTo(TextMerge.of(base, mine, theirs));
    }

    @Test
    void wordsThatAreCloseTogetherAreLeftToPeople() {
        String base = "Passwords have at least ten characters, and nobody tells them to anybody else.\n";
        String mine = base.replace("ten", "fourteen");
        String theirs = base.replace("characters, and", "letters, but");
        assertThat(TextMerge.of(base, mine, theirs)).isEmpty();
        assertThat(TextMerge.parts(base, mine, theirs).stream().filter(TextMerge.Part::collides))
                .as("the whole paragraph is offered, not loose words")
                .containsExactly(new TextMerge.Part(List.of(mine.strip()), List.of(theirs.strip())));
    }

    @Test
    void cellsOfOneRowComeTogether() {
        String base = "| Owner | reviews | every year | in spring |\n";
        assertThat(TextMerge.of(base, base.replace("Owner", "Author"), base.replace("spring", "autumn")))
                .contains("| Author | reviews | every year | in autumn |\n");
    }

    /** Whatever two people do to a paragraph: put together it has all words that either wrote, and lacks only what one took out. */
    @Test
    void noWordIsLost() {
        Random random = new Random(7);
        int together = 0;
        for (int round = 0; round < 2000; round++) {
            List<String> base =
                    IntStream.range(0, 30).mapToObj(number -> "w" + number).toList();
            List<String> mine = edited(base, "m", random);
            List<String> theirs = edited(base, "t", random);
            Optional<String> merged =
                    TextMerge.of(String.join(" ", base), String.join(" ", mine), String.join(" ", theirs));
            if (merged.isPresent()) {
                together++;
                Set<String> kept = new TreeSet<>(base);
                kept.retainAll(mine);
                kept.retainAll(theirs);
                Stream.of(mine, theirs)
                        .flatMap(List::stream)
                        .filter(word -> !word.startsWith("w"))
                        .forEach(kept::add);
                assertThat(merged.get().split(" ")).containsExactlyInAnyOrderElementsOf(kept);
            }
        }
        assertThat(together).isBetween(200, 1900);
    }

    /** One or two words of the text replaced, taken out, or with a new one before them. */
    private static List<String> edited(List<String> base, String mark, Random random) {
        List<String> words = new ArrayList<>(base);
        for (int change = 0; change <= random.nextInt(2); change++) {
            int place = random.nextInt(words.size());
            switch (random.nextInt(3)) {
                case 0 -> words.set(place, mark + change);
                case 1 -> words.remove(place);
                default -> words.add(place, mark + change);
            }
        }
        return words;
    }

    @Test
    void theSameChangeMadeTwiceCountsOnce() {
        String both = BASE.replace("Long ones.", "At least 14 characters.");
        assertThat(TextMerge.of(BASE, both, both)).contains(both);
    }

    @Test
    void paragraphsAddedAtTheSamePlaceAreLeftToPeople() {
        assertThat(TextMerge.of(BASE, BASE + "\nMine.\n", BASE + "\nTheirs.\n")).isEmpty();
    }

    @Test
    void aParagraphDeletedByOneAndChangedByTheOtherIsLeftToPeople() {
        String mine = BASE.replace("Long ones.\n\n", "");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        assertThat(TextMerge.of(BASE, mine, theirs)).isEmpty();
    }

    @Test
    void whoChangedNothingGetsTheOthersText() {
        String theirs = BASE + "\nMore.\n";
        assertThat(TextMerge.of(BASE, BASE, theirs)).contains(theirs);
        assertThat(TextMerge.of(BASE, theirs, BASE)).contains(theirs);
    }

    @Test
    void aCollisionLeavesTheRestTogether() {
        String mine = BASE.replace("Long ones.", "At least 14 characters.").replace("Locked ones.", "Locked at once.");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        List<TextMerge.Part> parts = TextMerge.parts(BASE, mine, theirs);
        assertThat(parts.stream().filter(TextMerge.Part::collides))
                .containsExactly(
                        new TextMerge.Part(List.of("At least 14 characters."), List.of("At least 12 characters.")));
        assertThat(TextMerge.text(parts, TextMerge.Part::both))
                .isEqualTo(
                        "# Passwords\n\nAt least 12 characters.\n\nAt least 14 characters.\n\n# Devices\n\nLocked at once.\n");
        assertThat(TextMerge.text(parts, TextMerge.Part::mine)).isEqualTo(mine);
        assertThat(TextMerge.text(parts, TextMerge.Part::theirs)).contains("12 characters", "Locked at once.");
    }

    @Test
    void bothRowsOfATableStayInOneTable() {
        String base = "| Who | Does |\n| - | - |\n| Owner | reviews |\n";
        List<TextMerge.Part> parts = TextMerge.parts(
                base, base.replace("reviews", "reviews yearly"), base.replace("reviews", "reviews twice a year"));
        assertThat(TextMerge.text(parts, TextMerge.Part::both))
                .isEqualTo("| Who | Does |\n| - | - |\n| Owner | reviews twice a year |\n| Owner | reviews yearly |\n");
    }

    @Test
    void whatOneDeletedAndTheOtherChangedIsThereInBoth() {
        String mine = BASE.replace("Long ones.\n\n", "");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        assertThat(TextMerge.text(TextMerge.parts(BASE, mine, theirs), TextMerge.Part::both))
                .isEqualTo(theirs);
    }

    @Test
    void aTextThatWasEmptyKeepsBothBeginnings() {
        assertThat(TextMerge.text(TextMerge.parts("", "Mine.\n", "Theirs.\n"), TextMerge.Part::both))
                .isEqualTo("Theirs.\n\nMine.\n");
    }
}
