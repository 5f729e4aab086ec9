package org.bylaw.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The models that the engine has, and the way to give it a changed one while it runs. */
public interface Models {

    /**
     * A process or a decision table in its newest version.
     *
     * @param isTable whether it is a decision table
     * @param changed whether the newest version was handed in here rather than brought by Bylaw
     * @param ownHasChanged whether Bylaw's own has changed since, and waits behind the one that was handed in
     */
    record Model(
            String key,
            String name,
            boolean isTable,
            int version,
            Instant since,
            long running,
            boolean changed,
            boolean ownHasChanged) {}

    /**
     * @param id by which {@link #file} gives it out
     * @param running processes that go on under it
     */
    record Version(String id, int version, Instant since, String sha256, boolean handedIn, long running) {}

    /**
     * What a file would become.
     *
     * @param key empty where it is none of our models
     * @param version the newest now, which the file would follow
     * @param faults why it is not taken; empty where it is
     */
    record Check(String key, String name, boolean isTable, int version, String sha256, List<ModelFault> faults) {}

    /** By key. */
    List<Model> newest();

    /** The newest first; empty where there is no such model. */
    List<Version> versionsOf(String key);

    /**
     * The file as it was deployed.
     *
     * @throws org.bylaw.shared.Problem of kind NOT_FOUND where there is no such version of it
     */
    byte[] file(String key, String versionId);

    /** Bylaw's own file of this build; empty where this build has none of that key. */
    byte[] own(String key);

    Check check(byte[] file);

    /**
     * Gives the engine a new version, for whatever begins from now on. What runs keeps the version it began under.
     *
     * @param follows the newest version when the file was checked
     * @param by whom the trail names
     * @return its number
     * @throws org.bylaw.shared.Problem where it has faults, changes nothing, or somebody else was faster
     */
    int deploy(byte[] file, int follows, UUID by, String reason);
}
