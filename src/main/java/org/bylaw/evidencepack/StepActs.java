package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.ActSentences;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.ProcessRecord;
import org.bylaw.workflow.ProcessRecord.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people did while the steps of a process waited for them: from the trail, as sentences and as data. */
@Component
class StepActs {

    /** Of each act to one thing while one step was open; a crowd attests, and each of them is a row of the trail anyway. */
    static final int MOST_OF_EACH = 200;

    /** So that a picture can be looked at. */
    private static final int MOST_LINES_OF_EACH = 20;

    /** What people do; all else is done by the engine. */
    private static final List<String> PEOPLES = List.of("userTask", "callActivity", "receiveTask");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final AuditTrail audit;
    private final ActSentences sentences;
    private final ZoneId zone;

    StepActs(AuditTrail audit, ActSentences sentences, Clock clock) {
        this.audit = audit;
        this.sentences = sentences;
        this.zone = clock.getZone();
    }

    static boolean waitsForPeople(Step step) {
        return PEOPLES.contains(step.type());
    }

    /** The acts to these things by the id of the step during which they were done. */
    Map<String, List<AuditEntry>> of(ProcessRecord process, Collection<SubjectRef> things, Instant whenMade) {
        List<Step> steps =
                process.steps().stream().filter(StepActs::waitsForPeople).toList();
        // The engine keeps milliseconds, the trail microseconds, and a pack says the second when it was made.
        List<AuditTrail.Stretch> stretches = steps.stream()
                .map(step -> new AuditTrail.Stretch(
                        step.startedAt().minusMillis(1),
                        step.endedAt() == null
                                ? whenMade.plusSeconds(1)
                                : step.endedAt().plusMillis(1)))
                .toList();
        List<List<AuditEntry>> within = audit.actsWithin(things, stretches, MOST_OF_EACH);
        Map<String, List<AuditEntry>> acts = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            acts.put(
                    step.id(),
                    within.get(i).stream()
                            .filter(act -> !didATwin(process, step, act.actorId()))
                            .toList());
        }
        return acts;
    }

    /** Several approve at the same time, each at a step of their own; what one did is not told at the others'. */
    private static boolean didATwin(ProcessRecord process, Step step, @Nullable UUID actor) {
        String person = String.valueOf(actor);
        return step.doneBy() != null
                && !person.equals(step.doneBy())
                && process.steps().stream()
                        .anyMatch(twin -> twin.activityId().equals(step.activityId()) && person.equals(twin.doneBy()));
    }

    /** One act a line, those in a row as one; of many alike the first. */
    List<String> lines(List<AuditEntry> acts) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        boolean more = false;
        for (int i = 0; i < acts.size(); ) {
            int times = 1;
            while (i + times < acts.size() && ActSentences.inARow(acts.get(i), acts.get(i + times))) {
                times++;
            }
            if (alike.merge(acts.get(i).act(), 1, Integer::sum) <= MOST_LINES_OF_EACH) {
                lines.add(line(acts.get(i), times));
            } else {
                more = true;
            }
            more |= times >= MOST_OF_EACH;
            i += times;
        }
        if (more) {
            lines.add(say("There is more of the same; each act is a row in trail/rows.jsonl."));
        }
        return lines;
    }

    private String line(AuditEntry act, int times) {
        StringBuilder line = new StringBuilder(time(act.at())).append(' ').append(act.actorName());
        if (act.onBehalfOfName() != null) {
            line.append(' ').append(say("for {0}", act.onBehalfOfName()));
        }
        line.append(' ').append(sentences.of(act, times));
        sentences.quotes(act).forEach(quote -> line.append(": ").append(say("“{0}”", quote)));
        return line.toString();
    }

    /** The same one by one, with the name of each act, which stays the same in every language and release. */
    List<Map<String, Object>> data(List<AuditEntry> acts) {
        return acts.stream().map(this::data).toList();
    }

    private Map<String, Object> data(AuditEntry act) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("at", act.at().toString());
        data.put("act", act.act());
        data.put("personId", String.valueOf(act.actorId()));
        data.put("person", act.actorName());
        if (act.onBehalfOfName() != null) {
            data.put("onBehalfOf", act.onBehalfOfName());
        }
        data.put("about", act.subject().kind() + " " + act.subject().id());
        data.put("sentence", act.actorName() + " " + sentences.of(act, 1));
        data.put("words", sentences.quotes(act));
        return data;
    }

    /** To the second, in the organisation's time zone. */
    String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    ZoneId zone() {
        return zone;
    }
}
