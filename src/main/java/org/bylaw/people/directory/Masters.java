package org.bylaw.people.directory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who has the last word on each attribute of a person whom both Keycloak and HR's file know. Whoever is known to one of
 * them only is as that one says; whether somebody with an account works here is always Keycloak's to say.
 */
@ConfigurationProperties("bylaw.directory.master")
record Masters(
        @DefaultValue("keycloak") Master name,
        @DefaultValue("keycloak") Master mail,
        @DefaultValue("keycloak") Master department,
        @DefaultValue("keycloak") Master location,
        @DefaultValue("keycloak") Master jobTitle,
        @DefaultValue("keycloak") Master employment,
        @DefaultValue("keycloak") Master manager,
        @DefaultValue("keycloak") Master language) {

    enum Master {
        KEYCLOAK,
        HR
    }

    boolean isHrs(StaffAttribute attribute) {
        return Master.HR
                == switch (attribute) {
                    case NAME -> name;
                    case MAIL -> mail;
                    case DEPARTMENT -> department;
                    case LOCATION -> location;
                    case JOB_TITLE -> jobTitle;
                    case EMPLOYMENT -> employment;
                    case MANAGER -> manager;
                    case LANGUAGE -> language;
                };
    }
}
