package org.bylaw.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/** Tells which versions of models a deployment brought; what did not change brought none. */
final class DeployedModels {

    private DeployedModels() {}

    static Stream<ModelDeployed> of(DeploymentWithDefinitions deployment, RepositoryService repository) {
        return Stream.of(deployment.getDeployedProcessDefinitions(), deployment.getDeployedDecisionDefinitions())
                .filter(Objects::nonNull)
                .flatMap(definitions -> definitions.stream())
                .map(definition -> model(definition, repository));
    }

    private static ModelDeployed model(ResourceDefinition definition, RepositoryService repository) {
        try (InputStream content =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return new ModelDeployed(
                    definition.getKey(),
                    Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                    definition.getVersion(),
                    definition.getResourceName(),
                    HexFormat.of().formatHex(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
