package org.bylaw.policy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bylaw.people.Person;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.Classification;
import org.bylaw.policy.Consultations.Reviewer;
import org.bylaw.policy.Consultations.Stage;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.policy.VersionNumber;
import org.bylaw.policy.VersionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class ConsultationWordsTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant MIDNIGHT = Instant.parse("2026-05-05T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

    @AfterEach
    void backToEnglish() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static Standing standing(VersionState state, Stage stage) {
        return new Standing(
                new PolicyFacts(
                        ID,
                        "POL-1",
                        "Access",
                        DocumentType.POLICY,
                        ID,
                        "Olga Owner",
                        ID,
                        "it",
                        "IT",
                        Classification.INTERNAL,
                        "en",
                        12,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        ID,
                        0),
                new VersionFacts(
                        ID,
                        ID,
                        new VersionNumber(2, 0),
                        state,
                        ChangeKind.MAJOR,
                        "Keys for all.",
                        "00",
                        1,
                        ID,
                        "Ada Author",
                        MIDNIGHT,
                        null,
                        MIDNIGHT,
                        null,
                        null,
                        null,
                        null,
                        null),
                stage,
                List.of(new Reviewer(new UUID(0, 2), "Rita Reader", null)),
                new Person(ID, "olga", "Olga Owner", null, null, null, null, null, null, "en", true),
                List.of(),
                true,
                true);
    }

    @Test
    void whatIsAskedNamesTheLastDayAndTheChange() {
        Standing now = standing(VersionState.CONSULTATION, Stage.COMMENTING);
        assertThat(ConsultationWords.asked(now, CLOCK))
                .isEqualTo(
                        "Olga Owner asks for comments on version 2.0 until 4 May 2026. What changes (major): Keys for all.");
        assertThat(ConsultationWords.next(now, 0, CLOCK))
                .startsWith("It ends when all are done, or after 4 May 2026. Then you answer");
    }

    @Test
    void whoReadsGermanIsToldInGerman() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        Standing now = standing(VersionState.CONSULTATION, Stage.COMMENTING);
        assertThat(ConsultationWords.asked(now, CLOCK))
                .isEqualTo("Olga Owner bittet um Kommentare zu Version 2.0 bis zum 4. Mai 2026."
                        + " Was sich ändert (wesentlich): Keys for all.");
        assertThat(Badges.of(VersionState.CONSULTATION).getElement().getTextRecursively())
                .isEqualTo("In Konsultation");
        assertThat(ConsultationWords.next(standing(VersionState.RETIRED, Stage.OVER), 0, CLOCK))
                .isEqualTo("Version 2.0 ist außer Kraft gesetzt.");
    }
}
