package org.bylaw.people.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.shared.Composed;
import org.jspecify.annotations.Nullable;

/** A column of HR's file and what its head may be called, in English and German; case, spaces and marks do not matter. */
enum StaffColumn {
    USERNAME(
            null,
            "username user login loginname userid account benutzername benutzer anmeldename kennung benutzerkennung"),
    NAME(StaffAttribute.NAME, "name fullname displayname vollername vollstandigername anzeigename"),
    FIRST_NAME(StaffAttribute.NAME, "firstname givenname vorname"),
    LAST_NAME(StaffAttribute.NAME, "lastname surname familyname nachname familienname"),
    MAIL(StaffAttribute.MAIL, "mail email emailaddress mailaddress emailadresse mailadresse"),
    DEPARTMENT(StaffAttribute.DEPARTMENT, "department dept unit orgunit abteilung bereich organisationseinheit"),
    LOCATION(StaffAttribute.LOCATION, "location site office standort ort werk arbeitsort niederlassung"),
    JOB_TITLE(
            StaffAttribute.JOB_TITLE,
            "jobtitle title position function funktion stelle stellenbezeichnung tatigkeit berufsbezeichnung"),
    EMPLOYMENT(
            StaffAttribute.EMPLOYMENT,
            "employment employmentkind employmenttype kindofemployment contract vertragsart beschaftigung"
                    + " beschaftigungsart anstellungsart mitarbeiterart mitarbeitertyp"),
    MANAGER(
            StaffAttribute.MANAGER,
            "manager linemanager supervisor reportsto vorgesetzter vorgesetzte fuhrungskraft leitung"),
    LANGUAGE(StaffAttribute.LANGUAGE, "language lang locale sprache"),
    STARTS(null, "startdate starts entrydate hiredate joined eintritt eintrittsdatum eintrittam beginn"),
    ENDS(null, "enddate ends leavingdate exitdate left austritt austrittsdatum austrittam ende");

    private static final Map<String, StaffColumn> BY_HEAD = new HashMap<>();

    static {
        for (StaffColumn column : values()) {
            column.heads.forEach(head -> BY_HEAD.put(head, column));
        }
    }

    private final @Nullable StaffAttribute attribute;
    private final List<String> heads;

    StaffColumn(@Nullable StaffAttribute attribute, String heads) {
        this.attribute = attribute;
        this.heads = List.of(heads.split(" "));
    }

    /** What it says of the person; nothing where it says who or when. */
    Optional<StaffAttribute> attribute() {
        return Optional.ofNullable(attribute);
    }

    static Optional<StaffColumn> named(String head) {
        String plain =
                Composed.of(head.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("[^a-z0-9]", "");
        return Optional.ofNullable(BY_HEAD.get(plain));
    }

    static List<StaffColumn> of(StaffAttribute attribute) {
        return Arrays.stream(values())
                .filter(column -> column.attribute == attribute)
                .toList();
    }
}
