package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.AuditEntry;
import org.bylaw.document.Markdown;
import org.bylaw.document.paper.Column;
import org.bylaw.document.paper.Paper;
import org.bylaw.document.paper.Table;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.workflow.ProcessRecord;
import org.bylaw.workflow.ProcessRecord.Step;
import org.bylaw.workflow.ProcessRecords;
import org.springframework.stereotype.Component;

/**
 * The processes in a pack: the models that really ran, the way through each as a picture, as data and to be read, the
 * decisions.
 */
@Component
class ProcessFiles {

    private final ProcessRecords records;
    private final People people;
    private final StepActs acts;
    private final PackPaper papers;

    ProcessFiles(ProcessRecords records, People people, StepActs acts, PackPaper papers) {
        this.records = records;
        this.people = people;
        this.acts = acts;
        this.papers = papers;
    }

    /** One process and its way, in words. */
    private record Way(ProcessRecord process, List<PathPicture.Told> steps) {}

    void write(StagedPack pack) throws IOException {
        Map<String, ProcessRecord.Model> models = new LinkedHashMap<>();
        List<Way> ways = new ArrayList<>();
        for (UUID key : pack.processes()) {
            for (ProcessRecord process : records.of(key)) {
                String folder = "process/%02d-%s".formatted(ways.size() + 1, process.processId());
                models.put(process.model().id(), process.model());
                process.rulings().forEach(ruling -> models.put(ruling.table().id(), ruling.table()));
                Map<String, String> names = names(process);
                Map<String, List<AuditEntry>> done = acts.of(process, pack.things(), pack.at());
                Way way = new Way(process, told(process, names, done));
                ways.add(way);
                pack.text(folder + "/path.svg", picture(way));
                pack.json(folder + "/path.json", ProcessData.of(process, names, data(done)));
            }
        }
        if (!ways.isEmpty()) {
            pack.file("process/paths.pdf", out -> {
                try (Paper paper = papers.begin(say("The way it went"), pack.at())) {
                    print(paper, ways);
                    paper.writeTo(out);
                }
            });
        }
        models(pack, models.values());
    }

    private static void models(StagedPack pack, Iterable<ProcessRecord.Model> models) throws IOException {
        List<Map<String, Object>> listed = new ArrayList<>();
        for (ProcessRecord.Model model : models) {
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

    private Map<String, List<Map<String, Object>>> data(Map<String, List<AuditEntry>> done) {
        return done.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> acts.data(entry.getValue())));
    }

    private List<PathPicture.Told> told(
            ProcessRecord process, Map<String, String> names, Map<String, List<AuditEntry>> done) {
        return process.steps().stream()
                .map(step -> new PathPicture.Told(
                        step.activityId(),
                        step.brokenOff() ? say("{0} (broken off)", step.name()) : step.name(),
                        acts.time(step.startedAt()),
                        step.endedAt() == null ? say("still open") : acts.time(step.endedAt()),
                        who(step, names, done.getOrDefault(step.id(), List.of()))))
                .toList();
    }

    private String who(Step step, Map<String, String> names, List<AuditEntry> done) {
        Stream<String> by = step.doneBy() != null
                ? Stream.of(names.getOrDefault(step.doneBy(), step.doneBy()))
                : StepActs.waitsForPeople(step) ? Stream.of() : Stream.of("Bylaw");
        return Stream.concat(by, acts.lines(done).stream()).collect(Collectors.joining("\n"));
    }

    private static String title(ProcessRecord process) {
        return say("{0}, version {1}", process.name(), process.model().version());
    }

    private String ended(ProcessRecord process) {
        return process.endedAt() == null ? say("still running") : say("ended {0}", acts.time(process.endedAt()));
    }

    private String picture(Way way) throws IOException {
        ProcessRecord process = way.process();
        String subtitle = say(
                "{0} · definition {1} · instance {2} · begun {3} · {4} · times in {5}",
                process.processId(),
                process.model().id(),
                process.instanceId(),
                acts.time(process.startedAt()),
                ended(process),
                acts.zone().getId());
        return new PathPicture(Diagram.read(process.model().content()), process.flows(), way.steps())
                .draw(title(process), subtitle);
    }

    private void print(Paper paper, List<Way> ways) throws IOException {
        paper.title(say("The way it went"));
        paper.paragraph(say(
                "Each step of each process, with time and person; the same is drawn in path.svg, and stands as data in path.json. Times are in {0}.",
                acts.zone().getId()));
        int number = 0;
        for (Way way : ways) {
            number++;
            ProcessRecord process = way.process();
            paper.heading("%02d · %s".formatted(number, title(process)));
            paper.fact(say("Model"), process.model().id());
            paper.fact(say("Instance"), process.instanceId());
            paper.fact(say("Begun"), acts.time(process.startedAt()));
            paper.fact(say("Ended"), process.endedAt() == null ? say("still running") : acts.time(process.endedAt()));
            steps(
                    paper.table(
                            new Column(say("No."), 4, true),
                            new Column(say("Step"), 20),
                            new Column(say("Begun"), 13),
                            new Column(say("Ended"), 13),
                            new Column(say("Who, and what is on record of it"), 40)),
                    way.steps());
        }
    }

    private static void steps(Table table, List<PathPicture.Told> steps) throws IOException {
        for (int i = 0; i < steps.size(); i++) {
            PathPicture.Told step = steps.get(i);
            table.row(String.valueOf(i + 1), step.name(), step.from(), step.to(), step.who());
        }
    }
}
