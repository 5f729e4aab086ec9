package org.bylaw.security;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.Caller;
import org.bylaw.audit.ObjectNames;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.SubjectRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Writes what was refused into the trail, in a transaction of its own, since that of the act was rolled back. The same
 * refusal of the same person again within a minute is counted: rows stand for 1, 9, 90, 900 … of them while it goes on, and
 * one for the rest when the minute is over. So their counts add up, and a flood is seen while it lasts.
 */
@Component
class RefusalRecord {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalRecord.class);
    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);
    /** So many different ones are counted at once, lest somebody fill the memory with them. */
    private static final int MOST = 5_000;

    /** So many different ones of people who are not logged in: they can make up an address for each, and rows stay for years. */
    static final int MOST_OF_NOBODY = 100;

    private static final String FROM = "from ";

    /** Not logged in, so not to be named. */
    private static final String NOBODY = "NOBODY";

    private static final String WRITTEN = RefusalRecord.class.getName();

    private final AuditTrail audit;
    private final ObjectNames objects;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final Map<String, Series> running = new ConcurrentHashMap<>();

    RefusalRecord(AuditTrail audit, ObjectNames objects, CurrentPerson currentPerson, Clock clock) {
        this.audit = audit;
        this.objects = objects;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** The same refusal again and again; whoever writes for it later does so as the person, from their address. */
    private final class Series {

        private final Refusal refusal;
        private final Instant since;
        private final Runnable writing;
        private long unwritten;
        private long all;
        private long next = 1;
        private boolean over;

        Series(Refusal refusal) {
            this.refusal = refusal;
            this.since = clock.instant();
            this.writing = Caller.handedOn(this::write);
        }

        /** @return whether it still counts; else another series does from here on */
        synchronized boolean again() {
            if (over) {
                return false;
            }
            all++;
            unwritten++;
            if (all >= next) {
                next *= 10;
                writing.run();
            }
            return true;
        }

        /** @return whether all is written; else it goes on counting until it can be */
        synchronized boolean end() {
            if (unwritten > 0) {
                writing.run();
            }
            over = unwritten == 0;
            return over;
        }

        private void write() {
            if (RefusalRecord.this.write(refusal, unwritten, since)) {
                unwritten = 0;
            }
        }
    }

    void refused(Refusal refusal) {
        isOnRecord();
        if (running.size() >= MOST) {
            flush();
        }
        String who = currentPerson.id().map(Object::toString).orElseGet(() -> FROM + Caller.from());
        String key = who + " " + refusal.key();
        if (who.startsWith(FROM) && !running.containsKey(key) && ofNobody() >= MOST_OF_NOBODY) {
            Refusal oneOfMany =
                    new Refusal(refusal.way(), "many different addresses", null, null, refusal.kind(), refusal.why());
            count(FROM + "everywhere " + refusal.way() + " " + refusal.kind(), oneOfMany);
        } else {
            count(key, refusal);
        }
    }

    private long ofNobody() {
        return running.keySet().stream().filter(key -> key.startsWith(FROM)).count();
    }

    private void count(String key, Refusal refusal) {
        Series series;
        do {
            series = running.computeIfAbsent(key, unused -> new Series(refusal));
        } while (!series.again());
    }

    /** Says that this request's refusal is on record, so that its answer need not be. */
    static void isOnRecord() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(WRITTEN, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Whether a refusal within this request is on record, so that its answer need not be. */
    static boolean isWritten() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(WRITTEN, RequestAttributes.SCOPE_REQUEST) != null;
    }

    @Scheduled(fixedDelay = 10_000)
    void sweep() {
        Instant over = clock.instant().minus(COUNTED_FOR);
        running.forEach((key, series) -> {
            if (!series.since.isAfter(over) && series.end()) {
                running.remove(key, series);
            }
        });
    }

    /** At the end of the application too: what was counted so far is written. */
    @PreDestroy
    void flush() {
        running.forEach((key, series) -> {
            if (series.end()) {
                running.remove(key, series);
            }
        });
    }

    /** @return whether it is in the trail */
    private boolean write(Refusal refusal, long times, Instant since) {
        SubjectRef person = currentPerson.id().map(SubjectRef::person).orElse(SubjectRef.BYLAW);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "what", currentPerson.id().isEmpty() ? NOBODY : refusal.way().name());
        details.put("asked", refusal.what());
        details.put("kind", refusal.kind().name());
        details.put("told", refusal.why());
        if (times > 1) {
            details.put("refusals", times);
            details.put("since", since);
        }
        try {
            SubjectRef object = refusal.object();
            if (object == null && refusal.objectId() != null) {
                details.put("object", refusal.objectId());
                object = objects.find(refusal.objectId()).orElse(null);
            }
            // Told on the page of who was refused, not of the thing, whose readers it does not concern.
            audit.recordAhead("AccessRefused", object == null ? person : object, person, details);
            return true;
        } catch (RuntimeException e) {
            // The person gets their refusal all the same; the operator sees that the trail could not be written.
            LOG.error("A refusal could not be written into the audit trail; it is tried again: {}", details, e);
            return false;
        }
    }
}
