package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.audit.AuditEntry;
import org.bylaw.document.Markdown;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.workflow.ProcessRecord;
import org.bylaw.workflow.ProcessRecord.Step;
import org.bylaw.workflow.ProcessRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The processes in a pack: the models that really ran, the way through each as a picture and as data, the decisions. */
@Component
class ProcessFiles {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Those that people do; what happened while one was open is told beside it. */
    private static final List<String> PEOPLES = List.of("userTask", "callActivity", "receiveTask");

    private final ProcessRecords records;
    private final People people;
    private final ZoneId zone;

    ProcessFiles(ProcessRecords records, People people, Clock clock) {
        this.records = records;
        this.people = people;
        this.zone = clock.getZone();
    }

    /** @param acts of the trail about these things, which tell who did what while a step was open */
    void write(StagedPack pack, List<AuditEntry> acts) throws IOException {
        Map<String, ProcessRecord.Model> models = new LinkedHashMap<>();
        int number = 0;
        for (UUID key : pack.processes()) {
            for (ProcessRecord process : records.of(key)) {
                number++;
                String folder = "process/%02d-%s".formatted(number, process.processId());
                models.put(process.model().id(), process.model());
                process.rulings().forEach(ruling -> models.put(ruling.table().id(), ruling.table()));
                Map<String, String> names = names(process);
                pack.text(folder + "/path.svg", picture(process, names, acts));
                pack.json(folder + "/path.json", data(process, names));
            }
        }
        List<Map<String, Object>> listed = new ArrayList<>();
        for (ProcessRecord.Model model : models.values()) {
            String path = path(model);
            pack.file(path, out -> out.write(model.content()));
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("path", path);
            line.put("definitionId", model.id());
            line.put("version", model.version());
            line.put("deployedAt", model.deployedAt().toString());
            line.put("sha256", Markdown.sha256(model.content()));
            listed.add(line);
        }
        pack.json("process/models.json", listed);
    }

    private static String path(ProcessRecord.Model model) {
        String id = model.id();
        // Two versions may have the same file name, and two tables may stand in one file.
        return "process/models/" + id.replace(':', '-') + "/" + model.fileName();
    }

    private Map<String, String> names(ProcessRecord process) {
        Map<String, String> names = new HashMap<>();
        process.steps().forEach(step -> {
            if (step.doneBy() != null) {
                names.computeIfAbsent(step.doneBy(), this::name);
            }
        });
        return names;
    }

    private String name(String id) {
        try {
            return people.find(UUID.fromString(id)).map(Person::name).orElse(id);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    private String picture(ProcessRecord process, Map<String, String> names, List<AuditEntry> acts) throws IOException {
        List<PathPicture.Told> told = process.steps().stream()
                .map(step -> new PathPicture.Told(
                        step.activityId(),
                        step.brokenOff() ? say("{0} (broken off)", step.name()) : step.name(),
                        time(step.startedAt()),
                        step.endedAt() == null ? say("still open") : time(step.endedAt()),
                        who(step, names, acts)))
                .toList();
        String title = say("{0}, version {1}", process.name(), process.model().version());
        String subtitle = say(
                "{0} · definition {1} · instance {2} · begun {3} · {4} · times in {5}",
                process.processId(),
                process.model().id(),
                process.instanceId(),
                time(process.startedAt()),
                process.endedAt() == null ? say("still running") : say("ended {0}", time(process.endedAt())),
                zone.getId());
        return new PathPicture(Diagram.read(process.model().content()), process.flows(), told).draw(title, subtitle);
    }

    private String who(Step step, Map<String, String> names, List<AuditEntry> acts) {
        List<String> lines = new ArrayList<>();
        if (step.doneBy() != null) {
            lines.add(names.getOrDefault(step.doneBy(), step.doneBy()));
        } else if (!PEOPLES.contains(step.type())) {
            lines.add("Bylaw");
        }
        if (PEOPLES.contains(step.type())) {
            acts.stream()
                    .filter(act -> act.actorId() != null && within(act.at(), step))
                    .forEach(act -> lines.add("%s %s: %s".formatted(time(act.at()), actor(act), act.act())));
        }
        return String.join("\n", lines);
    }

    /** The engine keeps milliseconds, the trail microseconds. */
    private static boolean within(Instant at, Step step) {
        return !at.isBefore(step.startedAt().minusMillis(1))
                && (step.endedAt() == null || !at.isAfter(step.endedAt().plusMillis(1)));
    }

    private static String actor(AuditEntry act) {
        return act.onBehalfOfName() == null
                ? act.actorName()
                : say("{0}, for {1}", act.actorName(), act.onBehalfOfName());
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static Map<String, Object> data(ProcessRecord process, Map<String, String> names) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("process", process.processId());
        data.put("name", process.name());
        data.put("definitionId", process.model().id());
        data.put("modelSha256", Markdown.sha256(process.model().content()));
        data.put("instanceId", process.instanceId());
        put(data, "calledBy", process.calledBy());
        data.put("startedAt", process.startedAt().toString());
        put(data, "endedAt", process.endedAt());
        put(data, "endedWhy", process.endedWhy());
        data.put(
                "steps", process.steps().stream().map(step -> step(step, names)).toList());
        data.put("flowsTaken", process.flows().stream().sorted().toList());
        data.put("variables", process.variables());
        data.put(
                "decisions",
                process.rulings().stream().map(ProcessFiles::ruling).collect(Collectors.toList()));
        return data;
    }

    private static Map<String, Object> step(Step step, Map<String, String> names) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", step.id());
        data.put("activity", step.activityId());
        data.put("name", step.name());
        data.put("type", step.type());
        data.put("startedAt", step.startedAt().toString());
        put(data, "endedAt", step.endedAt());
        data.put("outcome", step.endedAt() == null ? "open" : step.brokenOff() ? "broken off" : "done");
        put(data, "personId", step.doneBy());
        put(data, "person", step.doneBy() == null ? null : names.get(step.doneBy()));
        put(data, "calledInstanceId", step.called());
        return data;
    }

    private static Map<String, Object> ruling(ProcessRecord.Ruling ruling) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("decision", ruling.decisionId());
        data.put("name", ruling.name());
        data.put("definitionId", ruling.table().id());
        data.put("tableSha256", Markdown.sha256(ruling.table().content()));
        data.put("askedBy", ruling.activityId());
        data.put("at", ruling.at().toString());
        data.put("inputs", ruling.inputs());
        data.put("outputs", ruling.outputs());
        data.put("rules", ruling.rules());
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value.toString());
        }
    }
}
