package org.bylaw.evidence;

import static org.bylaw.shared.Say.say;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import org.bylaw.evidence.NewEvidence.Link;
import org.bylaw.shared.HonestText;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What evidence has to have, whatever it is; each refusal names the field. */
final class EvidenceRules {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_REASON = 2000;

    private EvidenceRules() {}

    /** @return the day on which it was collected */
    static LocalDate check(NewEvidence wanted, LocalDate today) {
        if (wanted.title().isBlank()) {
            throw Problem.invalid("title", say("Please give it a title by which others find it."));
        }
        tooLong("title", wanted.title().strip(), LONGEST_TITLE);
        HonestText.require("title", wanted.title().strip());
        LocalDate collectedOn = wanted.collectedOn();
        if (collectedOn == null || collectedOn.isAfter(today)) {
            throw Problem.invalid("collectedOn", say("Choose the day on which it was collected; today at the latest."));
        }
        if (wanted.validUntil() != null && wanted.validUntil().isBefore(collectedOn)) {
            throw Problem.invalid("validUntil", say("It cannot expire before it was collected."));
        }
        return collectedOn;
    }

    static void checkReason(String reason) {
        if (reason.isBlank()) {
            throw Problem.invalid("reason", say("Please say why; it stays on record."));
        }
        tooLong("reason", reason.strip(), LONGEST_REASON);
    }

    static String address(Link link) {
        String url = link.url().strip();
        tooLong("url", url, LONGEST_URL);
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw noAddress(e);
        }
        throw noAddress(null);
    }

    private static Problem noAddress(@Nullable Exception cause) {
        Problem problem =
                Problem.invalid("url", say("An address begins with https:// or http:// and has no password in it."));
        if (cause != null) {
            problem.addSuppressed(cause);
        }
        return problem;
    }

    private static void tooLong(String field, String text, int most) {
        if (text.length() > most) {
            throw Problem.invalid(
                    field, say("Please keep it below {0} characters; this has {1}.", most, text.length()));
        }
    }
}
