package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.exchange.EditionChange.Numbered;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.control.exchange.FrameworkTable.Known;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an organisation's own frameworks and new editions in: looked at first, then confirmed as seen, all or nothing. */
@Service
public class FrameworkImports {

    private final FrameworkTable table;
    private final TextTable texts;
    private final CarryOver carryOver;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    FrameworkImports(
            FrameworkTable table,
            TextTable texts,
            CarryOver carryOver,
            AuditTrail audit,
            CurrentPerson currentPerson,
            Clock clock) {
        this.table = table;
        this.texts = texts;
        this.carryOver = carryOver;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * What importing the file would do; stores nothing.
     *
     * @param replacesId the edition that it takes the place of
     * @param numbers a table of old and new numbers
     * @throws Problem where the file is none of those that can be read
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional(readOnly = true)
    public FrameworkPreview preview(HandedIn file, @Nullable UUID replacesId, @Nullable HandedIn numbers) {
        FrameworkContent content = FrameworkReader.read(file);
        return preview(content, file, replacesId, succession(content, replacesId, numbers));
    }

    /**
     * Takes over what was seen.
     *
     * @param seen the fingerprint of the preview that the person looked at
     * @return the new framework's key
     * @throws Problem with the field's name; STALE where something else would happen than what was seen
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public String confirm(NewFramework framework, String seen) {
        framework.check();
        table.alone();
        FrameworkContent content = FrameworkReader.read(framework.file());
        Succession succession = succession(content, framework.replacesId(), framework.numbers());
        FrameworkPreview preview = preview(content, framework.file(), framework.replacesId(), succession);
        if (!preview.possible()) {
            throw Problem.invalid(
                    "file",
                    counted(
                            preview.errorCount(),
                            "The file has 1 error. Nothing was stored.",
                            "The file has {0} errors. Nothing was stored."));
        }
        if (!preview.fingerprint().equals(seen)) {
            throw Problem.stale(
                    say("Something changed since you looked. Nothing was stored; please look at it again."));
        }
        if (table.isTaken(framework.key())) {
            throw Problem.invalid("key", say("There is a framework with this key already. Choose another one."));
        }
        store(framework, content, preview, succession);
        return framework.key();
    }

    private void store(
            NewFramework framework,
            FrameworkContent content,
            FrameworkPreview preview,
            @Nullable Succession succession) {
        UUID id = Ids.next();
        UUID me = currentPerson.requireId();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        table.insert(id, framework, me, now);
        Map<String, UUID> ids = table.insertControls(id, framework.key(), framework.tailored(), content.entries());
        Map<UUID, String> bodies = new LinkedHashMap<>();
        content.entries().stream()
                .filter(entry -> !entry.text().isEmpty())
                .forEach(entry -> bodies.put(ids.get(entry.ref()), entry.text()));
        if (!bodies.isEmpty()) {
            texts.put(bodies, framework.language(), framework.licence(), me, now);
        }
        SubjectRef subject = new SubjectRef(SubjectRef.FRAMEWORK, id);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", (framework.name() + " " + framework.edition()).strip());
        details.put("code", framework.key());
        details.put("file", framework.file().name());
        details.put("fileSha256", framework.file().sha256());
        details.put("controls", preview.controls());
        if (succession == null || framework.replacesId() == null) {
            audit.record("FrameworkImported", subject, subject, details);
            return;
        }
        Known former = table.framework(framework.replacesId());
        Map<String, UUID> formerIds = table.ids(former.id());
        List<Map.Entry<String, String>> pairs = succession.pairs();
        table.insertSuccession(
                pairs.stream().map(pair -> formerIds.get(pair.getKey())).toList(),
                pairs.stream().map(pair -> ids.get(pair.getValue())).toList());
        details.put("former", former.name());
        audit.record("FrameworkEditionImported", subject, subject, details);
        audit.recordAll(carryOver.to(id, me, now));
        carryOver.tell(id);
    }

    private @Nullable Succession succession(
            FrameworkContent content, @Nullable UUID replacesId, @Nullable HandedIn numbers) {
        if (replacesId == null) {
            return null;
        }
        List<Numbered> before = table.controls(table.framework(replacesId).id());
        List<Numbered> after = content.entries().stream()
                .filter(entry -> !entry.heading())
                .map(entry -> new Numbered("", entry.ref(), entry.title()))
                .toList();
        return numbers == null ? Succession.proposed(before, after) : Succession.of(numbers, before, after);
    }

    private FrameworkPreview preview(
            FrameworkContent content, HandedIn file, @Nullable UUID replacesId, @Nullable Succession succession) {
        List<LineError> errors = new ArrayList<>(content.errors());
        List<EditionChange> changes = List.of();
        int decided = 0;
        if (replacesId != null && succession != null) {
            succession.errors().forEach(errors::add);
            changes = succession.changes();
            decided = carryOver.decided(replacesId);
            requireNotReplaced(replacesId);
        }
        List<Entry> entries = content.entries();
        int headings = (int) entries.stream().filter(Entry::heading).count();
        Set<String> attributes = new LinkedHashSet<>();
        entries.forEach(entry -> attributes.addAll(entry.attributes().keySet()));
        return new FrameworkPreview(
                content.about(),
                entries.size() - headings,
                headings,
                (int) entries.stream().filter(entry -> !entry.text().isEmpty()).count(),
                List.copyOf(attributes),
                errors.stream().limit(FrameworkPreview.SHOWN).toList(),
                errors.size(),
                content.notes(),
                changes,
                decided,
                fingerprint(file, replacesId, succession, decided));
    }

    private void requireNotReplaced(UUID former) {
        table.replacedBy(former).ifPresent(name -> {
            throw Problem.invalid(say("{0} has taken the place of this edition already.", name));
        });
    }

    private static String fingerprint(
            HandedIn file, @Nullable UUID replacesId, @Nullable Succession succession, int decided) {
        Stream<String> pairs = succession == null
                ? Stream.empty()
                : succession.pairs().stream().map(pair -> pair.getKey() + ">" + pair.getValue());
        String all = file.sha256() + replacesId + decided + pairs.toList();
        return new HandedIn("", all.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
