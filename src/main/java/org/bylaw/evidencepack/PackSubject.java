package org.bylaw.evidencepack;

import org.bylaw.shared.SubjectRef;

/** Extension point: the module that a thing belongs to says who may have its evidence pack, and what it is called. */
public interface PackSubject {

    boolean supports(String kind);

    /**
     * Whether the current person may have it: auditors, compliance, management, and whoever answers for the thing.
     *
     * @throws org.bylaw.shared.Problem where there is no such thing
     */
    boolean mayAsk(SubjectRef subject);

    About about(SubjectRef subject);

    /**
     * What a pack is about.
     *
     * @param title such as "Access control 2.0"
     * @param fileName such as "policy-p-12-2.0", without ending
     * @param page the thing on whose page it is told that the pack was made
     * @param path of that page, with a leading slash
     */
    record About(String title, String fileName, SubjectRef page, String path) {}
}
