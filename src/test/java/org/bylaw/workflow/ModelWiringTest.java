package org.bylaw.workflow;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bylaw.testing.ModuleTest;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The models in {@code bpmn/} and the Java code of the whole application fit each other, by every name that one has of the other. */
@ModuleTest
class ModelWiringTest {

    private static final Path SOURCES = Path.of("src/main/java/org/bylaw");

    /** A name given to the engine's door: as text, or as a constant of the same file or another. */
    private static final String NAME = "(\"[^\"]+\"|(?:\\w+\\.)?[A-Z][A-Z_]+)";

    private static final Pattern CONSTANT = Pattern.compile("static final String (\\w+)\\s*=\\s*\"([^\"]+)\"");

    @Autowired
    DelegateBeans delegates;

    private final Map<Path, BpmnModelInstance> models = models();

    @Test
    void everyExpressionResolvesToAMarkedBean() throws IOException {
        assertThat(delegates.names()).isNotEmpty();
        for (Path file : models.keySet()) {
            assertThat(ModelReader.read(Files.readAllBytes(file), delegates).faults())
                    .isEmpty();
        }
    }

    @Test
    void everyMarkedBeanIsCalledBySomeModel() throws IOException {
        String all = String.join("", Files.readString(Path.of("bpmn/approval-routing.dmn")));
        for (Path file : models.keySet()) {
            all += Files.readString(file);
        }
        assertThat(delegates.names()).allMatch(all::contains);
    }

    @Test
    void everyFileIsNamedAfterItsProcess() {
        assertThat(models).isNotEmpty();
        models.forEach((file, model) -> assertThat(idsOf(model, Process.class))
                .containsExactly(file.getFileName().toString().replace(".bpmn", "")));
    }

    @Test
    void processesCalledByModelsAreThere() {
        assertThat(models.values().stream()
                        .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream())
                        .map(CallActivity::getCalledElement))
                .isNotEmpty()
                .isSubsetOf(ids(Process.class));
    }

    @Test
    void userTasksThatJavaNamesAreInAModel() throws IOException {
        assertThat(named("\\.(?:completeTask|waitsIn)\\(\\s*[^,]+,\\s*" + NAME))
                .containsExactlyInAnyOrderElementsOf(ids(UserTask.class));
    }

    @Test
    void processesThatJavaStartsOrShowsAreThere() throws IOException {
        assertThat(named("\\bprocesses\\s*\\.(?:start|whereIsIt)\\(\\s*" + NAME))
                .isNotEmpty()
                .isSubsetOf(ids(Process.class));
    }

    @Test
    void messagesThatJavaSendsAreAwaitedBySomeModel() throws IOException {
        Set<String> awaited = models.values().stream()
                .flatMap(model -> model.getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .collect(toSet());
        assertThat(named("\\.correlate(?:IfAwaited)?\\(\\s*" + NAME))
                .isNotEmpty()
                .isSubsetOf(awaited);
    }

    /** What the sources of the features give to the engine's door at that place; a name that is not a plain one fails. */
    private static Collection<String> named(String call) throws IOException {
        Pattern pattern = Pattern.compile(call);
        Map<String, String> constants = constants();
        List<String> names = new ArrayList<>();
        for (Path source : sources()) {
            Matcher matcher = pattern.matcher(Files.readString(source));
            while (matcher.find()) {
                String name = matcher.group(1);
                names.add(
                        name.startsWith("\"")
                                ? name.substring(1, name.length() - 1)
                                : Optional.ofNullable(constants.get(constantKey(source, name)))
                                        .orElseThrow(() -> new AssertionError(source + " names " + name)));
            }
        }
        return Set.copyOf(names);
    }

    private static Map<String, String> constants() throws IOException {
        Map<String, String> constants = new java.util.HashMap<>();
        for (Path source : sources()) {
            Matcher matcher = CONSTANT.matcher(Files.readString(source));
            while (matcher.find()) {
                constants.put(constantKey(source, matcher.group(1)), matcher.group(2));
            }
        }
        return constants;
    }

    private static String constantKey(Path source, String name) {
        return name.contains(".") ? name : source.getFileName().toString().replace(".java", ".") + name;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(SOURCES.resolve("workflow")))
                    .toList();
        }
    }

    private Set<String> ids(Class<? extends BaseElement> type) {
        return models.values().stream()
                .flatMap(model -> idsOf(model, type).stream())
                .collect(toSet());
    }

    private static List<String> idsOf(BpmnModelInstance model, Class<? extends BaseElement> type) {
        Collection<? extends ModelElementInstance> found = model.getModelElementsByType(type);
        return found.stream().map(element -> ((BaseElement) element).getId()).toList();
    }

    private static Map<Path, BpmnModelInstance> models() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .collect(toMap(file -> file, file -> Bpmn.readModelFromFile(file.toFile())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
