package org.bylaw.workflow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told in the transaction in which the engine got a model, be it by the start of a build or by an administrator.
 *
 * @param key of the process or the decision table
 * @param name as the model's author wrote it
 * @param version the engine's number, from 1
 * @param sha256 of the file as it was deployed, in 64 hexadecimal digits
 * @param by empty where the start of the application did it
 * @param reason in the words of the administrator; empty at the start
 */
public record ModelDeployed(
        String key,
        String name,
        int version,
        String sha256,
        @Nullable UUID by,
        String reason) {}
