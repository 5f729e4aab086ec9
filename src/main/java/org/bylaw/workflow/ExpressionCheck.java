package org.bylaw.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds models in the database that call what is not there, or are not made of what models may be made of. */
@Component
class ExpressionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ExpressionCheck.class);

    private final RepositoryService repository;
    private final ManagementService management;
    private final ModelAllowList allowed;
    private volatile List<String> runningFaults = List.of();

    ExpressionCheck(RepositoryService repository, ManagementService management, ModelAllowList allowed) {
        this.repository = repository;
        this.management = management;
        this.allowed = allowed;
    }

    /**
     * Checks the newest version of each model, and every older one that still runs.
     *
     * @param models names of the files that this build brings
     * @throws IllegalStateException where a newest version of one of these is faulty; all others are reported in the log
     *     and to the administrators, since refusing to start would stop everything else as well
     */
    void check(Collection<String> models) {
        List<ResourceDefinition> newest = Stream.<ResourceDefinition>concat(
                        repository.createProcessDefinitionQuery().latestVersion().list().stream(),
                        repository.createDecisionDefinitionQuery().latestVersion().list().stream())
                .toList();
        Set<String> processes = keys(newest, ".bpmn");
        Set<String> decisions = keys(newest, ".dmn");
        List<String> faults = newest.stream()
                .filter(definition -> models.contains(definition.getResourceName()))
                .flatMap(definition -> faultsOf(definition, processes, decisions))
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Models call code that is not there, or have what models may not have:\n"
                    + String.join("\n", faults));
        }
        Stream<ResourceDefinition> others =
                newest.stream().filter(definition -> !models.contains(definition.getResourceName()));
        Stream<ResourceDefinition> running =
                management.createProcessDefinitionStatisticsQuery().unlimitedList().stream()
                        .filter(definition -> definition.getInstances() > 0)
                        .map(ProcessDefinitionStatistics::getId)
                        .map(repository::getProcessDefinition);
        runningFaults = Stream.concat(others, running)
                .flatMap(definition -> faultsOf(definition, processes, decisions))
                .distinct()
                .toList();
        runningFaults.forEach(fault -> LOG.error("A running process will get stuck: {}", fault));
    }

    /** What running processes of older versions will trip over, as the check at the start found it. */
    List<String> runningFaults() {
        return runningFaults;
    }

    private static Set<String> keys(List<ResourceDefinition> definitions, String ending) {
        return definitions.stream()
                .filter(definition -> definition.getResourceName().endsWith(ending))
                .map(ResourceDefinition::getKey)
                .collect(Collectors.toSet());
    }

    private Stream<String> faultsOf(ResourceDefinition definition, Set<String> processes, Set<String> decisions) {
        String model = "%s version %d, ".formatted(definition.getKey(), definition.getVersion());
        try (InputStream xml =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return allowed.faultsOf(allowed.read(xml.readAllBytes()), processes, decisions).stream()
                    .map(fault -> model + fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
