package org.bylaw.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds expressions of models whose bean or method is not there, before a running process finds them. */
@Component
class ExpressionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ExpressionCheck.class);

    private final RepositoryService repository;
    private final ManagementService management;
    private final DelegateBeans delegates;
    private volatile List<String> runningFaults = List.of();

    ExpressionCheck(RepositoryService repository, ManagementService management, DelegateBeans delegates) {
        this.repository = repository;
        this.management = management;
        this.delegates = delegates;
    }

    /**
     * Checks the newest version of each of our models, and every older one that still runs.
     *
     * @param models names of the files that this build brings; what an earlier build brought matters only while it runs
     * @throws IllegalStateException where a newest version calls what is not there; older ones are reported in the log
     *     and to the administrators, since refusing to start would stop everything else as well
     */
    void check(Collection<String> models) {
        List<String> faults = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> models.contains(definition.getResourceName()))
                .flatMap(definition -> faultsOf(definition).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Models call code that is not there:\n" + String.join("\n", faults));
        }
        runningFaults = management.createProcessDefinitionStatisticsQuery().unlimitedList().stream()
                .filter(definition -> definition.getInstances() > 0)
                .map(ProcessDefinitionStatistics::getId)
                .map(repository::getProcessDefinition)
                .flatMap(definition -> faultsOf(definition).stream())
                .toList();
        runningFaults.forEach(fault -> LOG.error("A running process will get stuck: {}", fault));
    }

    /** What running processes of older versions will trip over, as the check at the start found it. */
    List<String> runningFaults() {
        return runningFaults;
    }

    private List<String> faultsOf(ProcessDefinition definition) {
        try (var xml = repository.getProcessModel(definition.getId())) {
            return ModelExpressions.faultsOf(
                    "%s version %d".formatted(definition.getKey(), definition.getVersion()),
                    new String(xml.readAllBytes(), StandardCharsets.UTF_8),
                    delegates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
