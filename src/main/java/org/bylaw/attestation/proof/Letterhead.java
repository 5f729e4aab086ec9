package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.bylaw.document.paper.Paper;
import org.bylaw.shared.Say;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What all papers of the organisation have in common: its name, the words at the margins, and how a moment is written. */
@Component
@EnableConfigurationProperties(ProofSettings.class)
class Letterhead {

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ProofSettings settings;
    private final Clock clock;

    Letterhead(ProofSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A blank paper in the language of whoever asked for it.
     *
     * @param at when what it says was so
     */
    Paper paper(String title, Instant at) throws IOException {
        String footer = settings.organisation().isBlank() ? "Bylaw" : settings.organisation();
        return new Paper(new Paper.Frame(
                title, footer, Say.language(), (number, pages) -> say("Page {0} of {1}", number, pages), at));
    }

    /** The organisation's name as the first fact, where it is known. */
    void name(Paper paper) throws IOException {
        if (!settings.organisation().isBlank()) {
            paper.fact(say("Organisation"), settings.organisation());
        }
    }

    /** For lists, in the organisation's time zone: 2026-05-04 14:02. */
    String shortMoment(Instant instant) {
        return SHORT.format(instant.atZone(clock.getZone()));
    }

    /** 4 May 2026, 14:02 (Europe/Berlin, UTC+02:00). */
    String moment(Instant instant) {
        ZoneId zone = clock.getZone();
        ZonedDateTime time = instant.atZone(zone);
        return say("{0} ({1}, UTC{2})", time, zone.getId().equals("Z") ? "UTC" : zone.getId(), OFFSET.format(time));
    }
}
