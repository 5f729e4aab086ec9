package org.bylaw.shared;

/** Extension point: the module that a thing belongs to says what it is called, where it is shown, and who may see it. */
public interface SubjectGuide {

    boolean supports(String subjectKind);

    /**
     * Whether the current person may see how it stands and how it went.
     *
     * @throws Problem where there is no such thing
     */
    boolean maySee(SubjectRef subject);

    /** @throws Problem where there is no such thing */
    Named name(SubjectRef subject);

    /**
     * A thing for people.
     *
     * @param title such as "Access control 2.0"
     * @param path its page, with a leading slash
     */
    record Named(String title, String path) {}
}
