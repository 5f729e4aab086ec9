package org.bylaw.attestation.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;
import org.springframework.stereotype.Component;

/** What the templates say, in the person's language. */
@Component
class Spoken {

    private final Clock clock;

    Spoken(Clock clock) {
        this.clock = clock;
    }

    public String of(String english, Object... values) {
        return Say.say(english, values);
    }

    public String language() {
        return Say.language().getLanguage();
    }

    public String due(LocalDate day) {
        return DueDate.words(day, LocalDate.now(clock));
    }

    public boolean late(LocalDate day) {
        return day.isBefore(LocalDate.now(clock));
    }

    public String day(LocalDate day) {
        return DueDate.exact(day);
    }

    public String moment(Instant instant) {
        return DueDate.exact(instant, clock);
    }
}
