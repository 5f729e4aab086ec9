package org.bylaw.siem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bylaw.audit.SealedTrail;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Events, a trail and forms for the tests of this module. */
final class Made {

    static final Instant AT = Instant.parse("2026-11-28T09:30:15.042Z");
    static final UUID ACTOR = UUID.fromString("01920000-0000-7000-8000-000000000001");
    static final UUID ABSENT = UUID.fromString("01920000-0000-7000-8000-000000000002");
    static final UUID POLICY = UUID.fromString("01920000-0000-7000-8000-000000000003");

    /** What tries to break lines, headers, encodings and the eyes of whoever reads it. */
    static final String HOSTILE = "Eve | \\ = \"] [x y=\"z\"]\r\n"
            + "<13>1 - forged\n"
            + "CEF:0|A|B\u0000\u0007\u001b[31m \u202Egpj.exe\u202C \uD800 \uDC00 ü 日本 😀 \u2028 \u200B";

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Sender SENDER = new Sender("https://bylaw.example.org");
    static final JsonForm JSON_FORM = new JsonForm(JSON);
    static final CefForm CEF = new CefForm(JSON_FORM, SENDER);
    static final OcsfForm OCSF = new OcsfForm(JSON_FORM, SENDER);
    static final EventTable TABLE = new EventTable();

    private Made() {}

    static TrailRow row(long id, String act, String actor, @Nullable String address, Map<String, Object> details) {
        SubjectRef policy = new SubjectRef("policy", POLICY);
        return new TrailRow(
                id, AT.plusMillis(id), ACTOR, actor, ABSENT, "Anton Absent", address, act, policy, policy, details);
    }

    static SiemEvent event(long index, String act, String actor, Map<String, Object> details) {
        return SiemEvent.of(sealed(index, row(index, act, actor, "203.0.113.7", details)), TABLE);
    }

    static SiemEvent event(long index) {
        return event(index, "PolicyPublished", "Olga Owner", Map.of("version", "1.0"));
    }

    static SealedTrail.Sealed sealed(long index, TrailRow row) {
        return new SealedTrail.Sealed(index, "%064x".formatted(index + 1), row);
    }

    /** A trail that grows when the test says so. */
    static final class Trail implements SealedTrail {

        private final List<Sealed> rows = new ArrayList<>();
        private final List<SignedCheckpoint> checkpoints = new ArrayList<>();

        synchronized void grow(int count) {
            for (int i = 0; i < count; i++) {
                rows.add(sealed(
                        rows.size(),
                        row(rows.size(), "PolicyPublished", "Olga Owner", "203.0.113.7", Map.of("version", "1.0"))));
            }
        }

        synchronized void checkpoint() {
            checkpoints.add(new SignedCheckpoint(rows.size(), AT, "bylaw\n" + rows.size() + "\nroot\n\n— bylaw sig\n"));
        }

        @Override
        public synchronized List<Sealed> from(long index, int limit) {
            return List.copyOf(
                    rows.subList((int) Math.min(index, rows.size()), (int) Math.min(rows.size(), index + limit)));
        }

        @Override
        public synchronized long size() {
            return rows.size();
        }

        @Override
        public synchronized List<SignedCheckpoint> checkpointsAfter(long size, int limit) {
            return checkpoints.stream()
                    .filter(checkpoint -> checkpoint.size() > size)
                    .limit(limit)
                    .toList();
        }

        @Override
        public synchronized Optional<SignedCheckpoint> lastCheckpoint() {
            return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.getLast());
        }

        @Override
        public Excerpt excerpt(Collection<SubjectRef> things) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Excerpt excerpt(Collection<SubjectRef> things, Consumer<Proven> each) {
            throw new UnsupportedOperationException();
        }
    }
}
