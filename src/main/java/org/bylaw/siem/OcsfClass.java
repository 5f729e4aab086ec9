package org.bylaw.siem;

import java.util.Map;

/** The classes of OCSF 1.5.0 that acts are told as, with their activities. */
enum OcsfClass {
    AUTHENTICATION(
            "auth",
            3002,
            "Authentication",
            3,
            "Identity & Access Management",
            Map.of(1, "Logon", 2, "Logoff", 99, "Other")),
    ENTITY(
            "entity",
            3004,
            "Entity Management",
            3,
            "Identity & Access Management",
            Map.of(
                    1,
                    "Create",
                    2,
                    "Read",
                    3,
                    "Update",
                    4,
                    "Delete",
                    5,
                    "Move",
                    8,
                    "Enable",
                    9,
                    "Disable",
                    10,
                    "Activate",
                    11,
                    "Deactivate",
                    99,
                    "Other")),
    WEB(
            "web",
            6001,
            "Web Resources Activity",
            6,
            "Application Activity",
            Map.of(
                    1, "Create", 2, "Read", 3, "Update", 4, "Delete", 5, "Search", 6, "Import", 7, "Export", 99,
                    "Other"));

    final String key;
    final int uid;
    final String caption;
    final int category;
    final String categoryName;
    private final Map<Integer, String> activities;

    OcsfClass(String key, int uid, String caption, int category, String categoryName, Map<Integer, String> activities) {
        this.key = key;
        this.uid = uid;
        this.caption = caption;
        this.category = category;
        this.categoryName = categoryName;
        this.activities = activities;
    }

    String activityName(int activity) {
        return activities.getOrDefault(activity, "Other");
    }

    /** @throws IllegalArgumentException where the class has no such activity */
    int activity(String word) {
        return activities.entrySet().stream()
                .filter(each -> each.getValue().equalsIgnoreCase(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this + " has no activity " + word));
    }
}
