package org.bylaw.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bylaw.shared.Whereabouts.Goal;
import org.bylaw.shared.Whereabouts.Holder;
import org.bylaw.shared.Whereabouts.Outlook;
import org.bylaw.workflow.ProcessStory;
import org.bylaw.workflow.WhereItStands;
import org.bylaw.workflow.WhereItStands.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class ProcessSentenceTest {

    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-05-19T08:00:00Z");
    private static final Instant THURSDAY_BEFORE = Instant.parse("2026-05-14T08:00:00Z");
    private static final Instant FRIDAY_NIGHT = Instant.parse("2026-05-23T00:00:00Z");

    private final ProcessSentence sentence = new ProcessSentence(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void saysWhoHasItSinceWhenByWhenAndWhatFollows() {
        WhereItStands round = running("Approval round", Set.of(), Map.of(), at("decide", "Decide", THURSDAY_BEFORE));
        WhereItStands lifecycle = running(
                "Policy lifecycle", Set.of(), Map.of("approval", round), at("approval", "Approval round", TUESDAY));
        assertThat(sentence.of(story(
                        lifecycle,
                        new Outlook(
                                List.of(new Holder("Jonas Berg", "as the owner's manager", FRIDAY_NIGHT)),
                                List.of("approvers", "management with a signature"),
                                new Goal("in force", LocalDate.of(2026, 6, 1)),
                                List.of()))))
                .isEqualTo("Waiting for Jonas Berg (owner's manager) since Thursday, due Friday;"
                        + " then approvers, then management with a signature; in force on 1 June.");
    }

    @Test
    void namesAFewAndCountsMany() {
        assertThat(waitingFor("Ada", "Ben", "Cleo"))
                .isEqualTo("Waiting for Ada, Ben and Cleo (each a reviewer) since yesterday.");
        assertThat(waitingFor("Ada", "Ben", "Cleo", "Dan", "Eve"))
                .isEqualTo("Waiting for Ada, Ben and 3 others (each a reviewer) since yesterday.");
    }

    @Test
    void reasonsThatDifferStandBehindTheirNames() {
        assertThat(sentence.of(story(
                        running("Policy lifecycle", Set.of(), Map.of(), at("draft", "Write the draft", TUESDAY)),
                        new Outlook(
                                List.of(
                                        new Holder("Ada", "as the owner", null),
                                        new Holder("Ben", "as a co-author", null)),
                                List.of(),
                                null,
                                List.of()))))
                .isEqualTo("Waiting for Ada (owner) and Ben (co-author) since yesterday.");
    }

    @Test
    void withoutAPersonItSaysTheStep() {
        assertThat(sentence.of(story(
                        running("Policy lifecycle", Set.of(), Map.of(), at("waitForDate", "Effective date", TUESDAY)),
                        new Outlook(List.of(), List.of(), new Goal("in force", LocalDate.of(2027, 1, 4)), List.of()))))
                .isEqualTo("Now at “Effective date” since yesterday; in force on 4 January 2027.");
    }

    @Test
    void saysThatItIsStuckWhoeverHasItOtherwise() {
        assertThat(sentence.of(story(
                        running("Policy lifecycle", Set.of("publish"), Map.of(), at("publish", "Publish", TUESDAY)),
                        Outlook.NONE)))
                .isEqualTo("Stuck at “Publish” since yesterday; administrators see it and can try again.");
    }

    @Test
    void saysHowItWent() {
        assertThat(sentence.of(ended("Published"))).isEqualTo("Published on 19 May 2026, after 5 days.");
        assertThat(sentence.of(ended(null))).isEqualTo("Broken off on 19 May 2026, after 5 days.");
    }

    @Test
    void aGermanReaderReadsOneGermanSentence() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThat(sentence.of(story(
                            running("Policy lifecycle", Set.of(), Map.of(), at("decide", "Decide", TUESDAY)),
                            new Outlook(
                                    List.of(new Holder("Jonas Berg", "als verantwortliche Person", FRIDAY_NIGHT)),
                                    List.of("Approvers", "Management mit Unterschrift"),
                                    new Goal("in Kraft", LocalDate.of(2026, 6, 1)),
                                    List.of()))))
                    .isEqualTo("Wartet auf Jonas Berg (verantwortliche Person) seit gestern, fällig Freitag;"
                            + " dann Approvers, dann Management mit Unterschrift; in Kraft am 1. Juni.");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private String waitingFor(String... names) {
        List<Holder> holders = List.of(names).stream()
                .map(name -> new Holder(name, "as a reviewer", null))
                .toList();
        return sentence.of(story(
                running("Policy lifecycle", Set.of(), Map.of(), at("consultation", "Comment on the draft", TUESDAY)),
                new Outlook(holders, List.of(), null, List.of())));
    }

    private static ProcessStory story(WhereItStands picture, Outlook outlook) {
        return new ProcessStory(picture, outlook);
    }

    private static Waiting at(String activityId, String name, Instant since) {
        return new Waiting(activityId, name, since);
    }

    private static WhereItStands running(
            String name, Set<String> stuck, Map<String, WhereItStands> called, Waiting waiting) {
        return new WhereItStands(
                "id", name, "", Set.of(), Set.of(), List.of(waiting), stuck, THURSDAY_BEFORE, null, null, called);
    }

    private static WhereItStands ended(@Nullable String ending) {
        return new WhereItStands(
                "id",
                "Policy lifecycle",
                "",
                Set.of(),
                Set.of(),
                List.of(),
                Set.of(),
                THURSDAY_BEFORE,
                TUESDAY,
                ending,
                Map.of());
    }
}
