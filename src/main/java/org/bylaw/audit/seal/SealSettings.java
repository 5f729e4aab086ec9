package org.bylaw.audit.seal;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is sealed.
 *
 * @param keys the folder with the keys, shared by all nodes
 * @param checkpointEvery the shortest time between two signed checkpoints
 */
@ConfigurationProperties("bylaw.seal")
record SealSettings(Path keys, @DefaultValue("PT10S") Duration checkpointEvery) {}
