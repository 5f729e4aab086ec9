package org.bylaw.control.exchange;

import java.util.Set;

/** A column of a framework's file and what its head may be called, in English and German; any other is an attribute. */
enum FrameworkColumn {
    REF("ref reference number no nr num id controlid control refid nummer kennung referenz massnahmennummer ziffer"),
    TITLE("title name controltitle controlname titel bezeichnung massnahme"),
    PARENT("parent parentref parentid group under ubergeordnet oberpunkt gruppe gehortzu"),
    TEXT("text description statement requirement body wortlaut beschreibung anforderung normtext"),
    HEADING("heading isheading header uberschrift istuberschrift"),
    /** What the export writes of how controls are tailored; it is not part of a framework. */
    TAILORING("applicable reasons justification owner ownerlogin department implementation maturity targetmaturity"
            + " howwedoit anwendbar grunde begrundung verantwortlich abteilung umsetzung reife zielreife"
            + " somachenwires");

    final Set<String> names;

    FrameworkColumn(String names) {
        this.names = Set.of(names.split(" "));
    }
}
