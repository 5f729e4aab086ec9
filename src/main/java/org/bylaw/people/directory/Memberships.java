package org.bylaw.people.directory;

import java.util.Map;
import java.util.Set;

/** Who has which roles and is in which groups, by the user's id; groups by their path. */
record Memberships(Map<String, Set<String>> roles, Map<String, Set<String>> groups) {}
