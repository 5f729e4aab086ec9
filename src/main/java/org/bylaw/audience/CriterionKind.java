package org.bylaw.audience;

/** By which attribute of a person a rule chooses. */
public enum CriterionKind {
    /** Values are codes of departments; those below them are meant as well. */
    DEPARTMENT,
    /** Values are names of locations. */
    LOCATION,
    /** Values are job titles, as the directory writes them. */
    JOB_TITLE,
    /** Values are kinds of employment, such as staff or contractor. */
    EMPLOYMENT,
    /** Values are paths of groups, such as {@code /board}; the groups below them are meant as well. */
    GROUP,
    /** Values are ids of people; meant is whoever reports to them, directly or through others. */
    MANAGER,
    /** Values are ids of people. */
    PERSON
}
