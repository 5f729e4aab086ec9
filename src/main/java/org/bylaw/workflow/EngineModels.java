package org.bylaw.workflow;

import static org.bylaw.shared.Say.say;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.shared.Problem;
import org.bylaw.workflow.ReadModel.Kind;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Models in the engine's own tables; what was handed in is told from what a build brought by the name of its deployment. */
@Component
class EngineModels implements Models {

    /** Deployments of what a build brings. */
    static final String OWN = "bylaw";

    /** Deployments of what administrators handed in. */
    static final String HANDED_IN = "handed-in";

    private static final long LOCK = 0x6d6f64656c73L;

    private final RepositoryService repository;
    private final ManagementService management;
    private final ModelAllowList allowed;
    private final OwnModels own;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    EngineModels(
            RepositoryService repository,
            ManagementService management,
            ModelAllowList allowed,
            OwnModels own,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.management = management;
        this.allowed = allowed;
        this.own = own;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Model> newest() {
        Map<String, Deployment> deployments = deployments();
        Map<String, Long> running = running();
        return all().collect(Collectors.groupingBy(ResourceDefinition::getResourceName)).values().stream()
                .map(versions -> model(versions, deployments, running))
                .sorted(Comparator.comparing(Model::isTable).thenComparing(Model::key))
                .toList();
    }

    private Model model(
            List<ResourceDefinition> versions, Map<String, Deployment> deployments, Map<String, Long> running) {
        ResourceDefinition newest = versions.getFirst();
        boolean changed = isHandedIn(deployments, newest);
        return new Model(
                newest.getKey(),
                Optional.ofNullable(newest.getName()).orElse(newest.getKey()),
                isTable(newest),
                newest.getVersion(),
                since(deployments, newest),
                versions.stream()
                        .mapToLong(version -> running.getOrDefault(version.getId(), 0L))
                        .sum(),
                changed,
                changed && ownHasChanged(versions, deployments));
    }

    private boolean ownHasChanged(List<ResourceDefinition> versions, Map<String, Deployment> deployments) {
        byte[] ours = own.file(versions.getFirst().getKey());
        return ours.length > 0
                && versions.stream()
                        .filter(version -> !isHandedIn(deployments, version))
                        .findFirst()
                        .filter(version -> !Arrays.equals(bytes(version), ours))
                        .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Version> versionsOf(String key) {
        Map<String, Deployment> deployments = deployments();
        Map<String, Long> running = running();
        return versions(key)
                .map(version -> new Version(
                        version.getId(),
                        version.getVersion(),
                        since(deployments, version),
                        Sha256.of(bytes(version)),
                        isHandedIn(deployments, version),
                        running.getOrDefault(version.getId(), 0L)))
                .toList();
    }

    @Override
    public byte[] file(String key, String versionId) {
        return versions(key)
                .filter(version -> version.getId().equals(versionId))
                .findFirst()
                .map(this::bytes)
                .orElseThrow(() -> Problem.notFound(say("There is no such version of this model.")));
    }

    @Override
    public byte[] own(String key) {
        return own.file(key);
    }

    @Override
    @Transactional(readOnly = true)
    public Check check(byte[] file) {
        ReadModel model = allowed.read(file);
        List<ResourceDefinition> newest = newestDefinitions().toList();
        List<ModelFault> faults = new ArrayList<>(allowed.faultsOf(
                model, keys(newest, definition -> !isTable(definition)), keys(newest, EngineModels::isTable)));
        boolean isTable = model.kind() == Kind.DECISION;
        if (faults.isEmpty()) {
            SchemaCheck.fault(file, isTable).ifPresent(faults::add);
        }
        String key = model.keys().isEmpty() ? "" : model.keys().getFirst();
        ResourceDefinition follows = newest.stream()
                .filter(definition -> definition.getKey().equals(key) && isTable(definition) == isTable)
                .findFirst()
                .orElse(null);
        if (model.keys().size() > 1) {
            faults.add(new ModelFault(
                    1, "<definitions>", say("It holds more than one model. Please hand them in one by one.")));
        } else if (follows == null && !key.isEmpty()) {
            faults.add(new ModelFault(
                    1,
                    key,
                    say(
                            "There is no model “{0}” that it could follow. Only models that are there can be changed.",
                            key)));
        }
        return new Check(
                key,
                Optional.ofNullable(model.name()).orElse(key),
                isTable,
                follows == null ? 0 : follows.getVersion(),
                Sha256.of(file),
                List.copyOf(faults));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int deploy(byte[] file, int follows, UUID by, String reason) {
        // One after the other, on all nodes: otherwise two would both follow the same version.
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> true)
                .single();
        Check check = check(file);
        if (!check.faults().isEmpty()) {
            throw Problem.invalid("file", check.faults().getFirst().toString());
        }
        if (check.version() != follows) {
            throw Problem.stale(
                    say("Somebody has deployed another version of this model meanwhile. Please look at it first."));
        }
        ResourceDefinition newest = versions(check.key()).findFirst().orElseThrow();
        if (Arrays.equals(bytes(newest), file)) {
            throw Problem.invalid("file", say("This is the version that is in use already."));
        }
        boolean ours = Arrays.equals(own.file(check.key()), file);
        DeploymentWithDefinitions deployed = repository
                .createDeployment()
                .name(ours ? OWN : HANDED_IN)
                .source(by.toString())
                .addInputStream(check.key() + (check.isTable() ? ".dmn" : ".bpmn"), new ByteArrayInputStream(file))
                .deployWithResult();
        tell(deployed, by, reason);
        return check.version() + 1;
    }

    /** Tells of all that a deployment brought. */
    void tell(DeploymentWithDefinitions deployed, @Nullable UUID by, String reason) {
        Stream.of(deployed.getDeployedProcessDefinitions(), deployed.getDeployedDecisionDefinitions())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(definition -> events.publishEvent(new ModelDeployed(
                        definition.getKey(),
                        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                        definition.getVersion(),
                        Sha256.of(bytes(definition)),
                        by,
                        reason)));
    }

    /** Models whose newest version was handed in here, by the name of their file. */
    Map<String, byte[]> handedIn() {
        Map<String, Deployment> deployments = deployments();
        return newestDefinitions()
                .filter(definition -> isHandedIn(deployments, definition))
                .collect(Collectors.toMap(ResourceDefinition::getResourceName, this::bytes));
    }

    private static boolean isHandedIn(Map<String, Deployment> deployments, ResourceDefinition definition) {
        return HANDED_IN.equals(deployments.get(definition.getDeploymentId()).getName());
    }

    private static Instant since(Map<String, Deployment> deployments, ResourceDefinition definition) {
        return deployments.get(definition.getDeploymentId()).getDeploymentTime().toInstant();
    }

    private static boolean isTable(ResourceDefinition definition) {
        return definition.getResourceName().endsWith(".dmn");
    }

    private static Set<String> keys(List<ResourceDefinition> definitions, Predicate<ResourceDefinition> which) {
        return definitions.stream()
                .filter(which)
                .map(ResourceDefinition::getKey)
                .collect(Collectors.toSet());
    }

    private Stream<ResourceDefinition> newestDefinitions() {
        return Stream.<ResourceDefinition>concat(
                repository.createProcessDefinitionQuery().latestVersion().list().stream(),
                repository.createDecisionDefinitionQuery().latestVersion().list().stream());
    }

    private Stream<ResourceDefinition> all() {
        return Stream.<ResourceDefinition>concat(
                        repository.createProcessDefinitionQuery().list().stream(),
                        repository.createDecisionDefinitionQuery().list().stream())
                .sorted(Comparator.comparingInt(ResourceDefinition::getVersion).reversed());
    }

    /** The newest first; a process and a table never share a key here. */
    private Stream<ResourceDefinition> versions(String key) {
        return all().filter(definition -> definition.getKey().equals(key));
    }

    private Map<String, Deployment> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(Deployment::getId, Function.identity()));
    }

    private Map<String, Long> running() {
        return management.createProcessDefinitionStatisticsQuery().unlimitedList().stream()
                .collect(Collectors.toMap(ProcessDefinitionStatistics::getId, each -> (long) each.getInstances()));
    }

    byte[] bytes(ResourceDefinition definition) {
        try (var stream = repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
