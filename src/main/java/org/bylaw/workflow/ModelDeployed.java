package org.bylaw.workflow;

/**
 * A new version of a model runs from now on; published in the transaction of its deployment.
 *
 * @param key of the process or decision, the same for all its versions
 * @param version counted from 1
 * @param file as it stands in the release
 * @param sha256 of the file's content, 64 hexadecimal digits
 */
public record ModelDeployed(String key, String name, int version, String file, String sha256) {}
