package org.bylaw.ui;

import java.util.List;

/** What the shell says about the person who is logged in. */
public interface WhoIAm {

    String name();

    /** What the person is here, in words, such as "Policy owner, Finance". */
    String description();

    /** Names of those for whom the person acts today. */
    List<String> actingFor();

    void logOut();
}
