package org.bylaw.risk;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.shared.Composed;
import org.jspecify.annotations.Nullable;

/**
 * A column of a register as a file, in the order of exports, and what its head may be called, in English and German; case,
 * spaces and marks do not matter.
 */
enum RiskColumn {
    REFERENCE(null, later("Reference"), "reference ref id number no riskid kennung nummer nr risikonummer"),
    TITLE("title", later("Title"), "title risk name titel risiko bezeichnung"),
    ASSET(
            "asset",
            later("Asset or process"),
            "asset assetorprocess process wert prozess wertoderprozess schutzobjekt zielobjekt"),
    THREAT("threat", later("Threat"), "threat threats bedrohung gefahrdung"),
    VULNERABILITY("vulnerability", later("Vulnerability"), "vulnerability weakness schwachstelle verwundbarkeit"),
    OWNER("owner", later("Owner"), "owner riskowner verantwortlich verantwortliche risikoeigner risikoverantwortlich"),
    OWNER_NAME(null, later("Owner's name"), "ownersname ownername nameverantwortlich namederverantwortlichenperson"),
    DEPARTMENT("department", later("Department"), "department unit abteilung bereich"),
    SCALE(null, later("Scale"), "scale skala"),
    LIKELIHOOD(
            "likelihood", later("Likelihood"), "likelihood probability eintrittswahrscheinlichkeit wahrscheinlichkeit"),
    IMPACT("impact", later("Impact"), "impact consequence damage auswirkung schaden schadenshohe schadensausmass"),
    LEVEL(null, later("Level"), "level risklevel stufe risikostufe risikohohe"),
    TREATMENT("treatment", later("Treatment"), "treatment option behandlung risikobehandlung"),
    PLAN("plan", later("Treatment plan"), "plan treatmentplan behandlungsplan massnahmenplan manahmenplan"),
    PLAN_DUE("planDue", later("Plan due"), "plandue due dueon duedate planfallig fallig falligam termin"),
    PLAN_DONE("planDone", later("Plan done"), "plandone done doneon planerledigt erledigt erledigtam"),
    RESIDUAL_LIKELIHOOD(
            "residualLikelihood",
            later("Likelihood after treatment"),
            "likelihoodaftertreatment residuallikelihood wahrscheinlichkeitnachbehandlung"
                    + " eintrittswahrscheinlichkeitnachbehandlung restwahrscheinlichkeit"),
    RESIDUAL_IMPACT(
            "residualImpact",
            later("Impact after treatment"),
            "impactaftertreatment residualimpact auswirkungnachbehandlung schadennachbehandlung restschaden"),
    RESIDUAL_LEVEL(
            null, later("Level after treatment"), "levelaftertreatment residuallevel stufenachbehandlung restrisiko"),
    CONTROLS("controls", later("Controls"), "controls control massnahmen manahmen massnahme manahme"),
    REVIEW(
            "nextReview",
            later("Next review"),
            "nextreview review reviewon reviewdate nachsteuberprufung uberprufung uberprufungam"),
    STATE(null, later("State"), "state status stand zustand"),
    ACCEPTED(null, later("Accepted"), "accepted acceptedby akzeptiert akzeptiertvon");

    private static final Map<String, RiskColumn> BY_HEAD = new HashMap<>();

    static {
        for (RiskColumn column : values()) {
            column.heads.forEach(head -> BY_HEAD.put(head, column));
        }
    }

    private final @Nullable String fact;
    private final String word;
    private final List<String> heads;

    RiskColumn(@Nullable String fact, String word, String heads) {
        this.fact = fact;
        this.word = word;
        this.heads = List.of(heads.split(" "));
    }

    /** As exports call it. */
    String head() {
        return say(word);
    }

    static Optional<RiskColumn> named(String head) {
        String plain =
                Composed.of(head.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("[^a-z0-9]", "");
        return Optional.ofNullable(BY_HEAD.get(plain));
    }

    /** What a fact of {@link RiskText} is called. */
    static String nameOf(String fact) {
        return Arrays.stream(values())
                .filter(column -> fact.equals(column.fact))
                .findFirst()
                .map(RiskColumn::head)
                .orElse(fact);
    }

    /** The column of a field that a {@link org.bylaw.shared.Problem} names. */
    static RiskColumn ofField(String field) {
        return switch (field) {
            case "asset" -> ASSET;
            case "threat" -> THREAT;
            case "vulnerability" -> VULNERABILITY;
            case "owner" -> OWNER;
            case "likelihood" -> LIKELIHOOD;
            case "impact" -> IMPACT;
            case "treatment" -> TREATMENT;
            case "plan" -> PLAN;
            case "planDue" -> PLAN_DUE;
            case "planDone" -> PLAN_DONE;
            case "residualLikelihood" -> RESIDUAL_LIKELIHOOD;
            case "residualImpact" -> RESIDUAL_IMPACT;
            case "controls" -> CONTROLS;
            case "review" -> REVIEW;
            default -> TITLE;
        };
    }
}
