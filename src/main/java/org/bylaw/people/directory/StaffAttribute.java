package org.bylaw.people.directory;

/** What is administered of a person beside who they are. */
enum StaffAttribute {
    NAME,
    MAIL,
    DEPARTMENT,
    LOCATION,
    JOB_TITLE,
    EMPLOYMENT,
    MANAGER,
    LANGUAGE
}
