package org.bylaw.shared;

/** Extension point: the module that a thing belongs to says whether the current person may see how it stands and how it went. */
public interface SubjectSight {

    boolean supports(String subjectKind);

    /**
     * Whether the current person may see it.
     *
     * @throws Problem where there is no such thing
     */
    boolean maySee(SubjectRef subject);
}
