package org.bylaw.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.testing.StaffVisitor;

/** What happened to many visitors who come at the same time. */
final class Visits {

    private final Timing logins = new Timing();
    private final Timing pages = new Timing();
    private final List<Exception> wrong = new ArrayList<>();

    /** Through the login to the text, to the confirmation after a while, and to the list of what was attested. */
    void make(StaffVisitor visitor, String path, Duration reading) {
        try {
            add(logins, visitor.open(path));
            add(pages, visitor.open(path));
            Thread.sleep(reading);
            StaffVisitor.Answer attested = visitor.attest();
            add(pages, attested);
            if (!attested.body().contains("receipt.pdf")) {
                throw new IllegalStateException("No receipt at " + attested.at());
            }
            add(pages, visitor.open("/attest"));
        } catch (IOException | RuntimeException e) {
            note(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            note(e);
        }
    }

    private synchronized void add(Timing timing, StaffVisitor.Answer answer) {
        timing.add(answer.ours().toNanos());
    }

    private synchronized void note(Exception e) {
        wrong.add(e);
    }

    Timing logins() {
        return logins;
    }

    Timing pages() {
        return pages;
    }

    synchronized int wrong() {
        if (!wrong.isEmpty()) {
            System.out.println("  The first error: " + wrong.getFirst());
        }
        return wrong.size();
    }

    void throwIfWrong() {
        if (wrong() > 0) {
            throw new IllegalStateException("People could not attest", wrong.getFirst());
        }
    }
}
