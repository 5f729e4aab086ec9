package org.bylaw.applicability.intake;

import static org.bylaw.shared.Say.later;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.control.Reason;
import org.bylaw.shared.Composed;
import org.jspecify.annotations.Nullable;

/**
 * What a column of somebody's Statement of Applicability can hold, and what its head may be called, in English and German;
 * case, spaces and marks do not matter.
 */
public enum ImportColumn {
    CONTROL(
            later("Control"),
            "control controlid controlno controlnumber controlnr controlref controlreference ref reference id no nr number"
                    + " clause section annexa annexacontrol annexacontrolno isocontrol iso27001control iso27002control"
                    + " massnahme manahme massnahmennummer massnahmenid massnahmennr nummer kennung referenz control id"
                    + " controlkennung anhanga ziffer kontrolle kontrollnummer"),
    APPLICABLE(
            later("Applicable?"),
            "applicable applicability isapplicable applicableyn applicableyesno applies inscope included inclusion"
                    + " applicabilityyn anwendbar anwendbarkeit anwendbarjanein zutreffend trifftzu einbezogen relevant"),
    REASONS(
            later("Reasons"),
            "reasons reason reasonforinclusion reasonsforinclusion reasonforselection reasonsforselection basis driver"
                    + " drivers source origin grund grunde auswahlgrund grundlage treiber grundderauswahl"),
    JUSTIFICATION(
            later("Justification"),
            "justification rationale comment comments remarks remark justificationcomment explanation begrundung"
                    + " rechtfertigung bemerkung bemerkungen kommentar erlauterung anmerkung"),
    INCLUSION(
            later("Justification for inclusion"),
            "justificationforinclusion inclusionjustification justificationinclusion whyincluded whyapplicable"
                    + " begrundungfureinbeziehung begrundungderauswahl begrundungfurdieaufnahme begrundunganwendbarkeit"
                    + " begrundungfuraufnahme"),
    EXCLUSION(
            later("Justification for exclusion"),
            "justificationforexclusion exclusionjustification justificationexclusion whyexcluded whynotapplicable"
                    + " reasonforexclusion begrundungfurausschluss begrundungausschluss begrundungdesausschlusses"
                    + " ausschlussgrund grundfurausschluss begrundungfurdenausschluss"),
    STATUS(
            later("Status"),
            "status implementationstatus implementation implemented state implementationstate currentstatus progress"
                    + " umsetzungsstatus umsetzung umgesetzt umsetzungsstand stand implementierungsstatus"),
    OWNER(
            later("Owner"),
            "owner controlowner responsible responsibleperson accountable assignee assignedto owneremail ownermail"
                    + " verantwortlich verantwortlicher verantwortliche verantwortung zustandig zustandigkeit"
                    + " massnahmenverantwortlicher massnahmenverantwortliche eigentumer"),
    DEPARTMENT(
            later("Department"),
            "department dept unit team organisationalunit businessunit abteilung bereich organisationseinheit fachbereich"),
    HOW(
            later("How we do it"),
            "how howwedoit howimplemented howitisdone implementationdescription implementationdetails"
                    + " implementationmethod description ourimplementation controlimplementation methodofimplementation"
                    + " overviewofimplementation sowirdesgemacht sowirdesumgesetzt umsetzungsbeschreibung"
                    + " beschreibungderumsetzung artderumsetzung sowirdesbeiunsgemacht sowirdasbeiunsgemacht beschreibung"
                    + " somachenwires"),
    MATURITY(
            later("Maturity"),
            "maturity maturitylevel currentmaturity currentmaturitylevel actualmaturity reife reifegrad istreifegrad"
                    + " reifegradist aktuellerreifegrad"),
    TARGET(
            later("Target maturity"),
            "targetmaturity targetmaturitylevel maturitytarget target desiredmaturity zielreife zielreifegrad"
                    + " sollreifegrad reifegradsoll reifegradziel"),
    RISK(later("Risk"), Reason.RISK, "risk riskassessment rra ra resultsofriskassessment risiko risikobewertung"),
    LAW(
            later("Law"),
            Reason.LAW,
            "law legal lr legalrequirement legalrequirements regulatory gesetz gesetzlich rechtlich"
                    + " gesetzlicheanforderung gesetzlicheanforderungen"),
    CONTRACT(
            later("Contract"),
            Reason.CONTRACT,
            "contract contractual co contractualobligation contractualobligations vertrag vertraglich"
                    + " vertraglicheverpflichtung vertraglicheverpflichtungen"),
    BUSINESS(
            later("Business need"),
            Reason.BUSINESS,
            "business br brbp businessrequirement businessrequirements businessneed geschaftsbedarf geschaftlich"
                    + " geschaftsanforderung"),
    BEST_PRACTICE(
            later("Best practice"),
            Reason.BEST_PRACTICE,
            "bestpractice bp bestpractices bewahrtepraxis adoptedbestpractice");

    private static final Map<String, ImportColumn> BY_HEAD = new HashMap<>();

    static {
        for (ImportColumn column : values()) {
            column.heads.forEach(head -> BY_HEAD.put(head, column));
        }
    }

    private final String word;
    private final @Nullable Reason reason;
    private final List<String> heads;

    ImportColumn(String word, String heads) {
        this(word, null, heads);
    }

    ImportColumn(String word, @Nullable Reason reason, String heads) {
        this.word = word;
        this.reason = reason;
        this.heads = List.of(heads.split(" "));
    }

    public String word() {
        return word;
    }

    /** A column of its own for one reason, in which a mark stands where it holds. */
    Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    static Optional<ImportColumn> named(String head) {
        return Optional.ofNullable(BY_HEAD.get(plain(head)));
    }

    /** Letters and digits alone: “Begründung für Ausschluss” and “begruendung fur ausschluss” come to the same. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace("ß", "ss");
        return Composed.of(lower, Normalizer.Form.NFKD)
                .replaceAll("[^a-z0-9]", "")
                .replace("fuer", "fur")
                .replace("gruend", "grund")
                .replace("taet", "tat")
                .replace("zustaend", "zustand")
                .replace("geschaeft", "geschaft");
    }
}
