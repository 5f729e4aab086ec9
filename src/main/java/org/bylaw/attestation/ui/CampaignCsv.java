package org.bylaw.attestation.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.attestation.AskedPerson;
import org.jspecify.annotations.Nullable;

/**
 * The people of a campaign as comma-separated values (RFC 4180). A value that a spreadsheet would take for a formula
 * begins with an apostrophe, since names and reasons are typed by people.
 */
class CampaignCsv {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Writer out;
    private final Clock clock;

    CampaignCsv(Writer out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void head() {
        line(
                "Name",
                "Email",
                "Policy",
                "Department",
                "Location",
                "Manager",
                "Answer",
                "Answered",
                "Reason",
                "Reminders");
    }

    void person(AskedPerson person) {
        line(
                person.name(),
                person.email(),
                person.policy(),
                person.department(),
                person.location(),
                person.manager(),
                Words.of(person.state()),
                time(person.answeredAt()),
                person.reason(),
                String.valueOf(person.reminders()));
    }

    private @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).format(TIME);
    }

    private void line(@Nullable String... values) {
        try {
            out.write(Stream.of(values).map(CampaignCsv::value).collect(Collectors.joining(",", "", "\r\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String value(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String harmless = "=+-@\t\r\n|".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.matches("(?s).*[\",\r\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
