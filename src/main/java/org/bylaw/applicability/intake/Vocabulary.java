package org.bylaw.applicability.intake;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;

/** The words in which other people's statements say yes and no, how far a control is, and why it applies. */
final class Vocabulary {

    private static final Map<String, Boolean> YES_OR_NO = new HashMap<>();
    private static final Map<String, ImplementationStatus> STATUSES = new HashMap<>();
    private static final Map<String, Reason> REASONS = new HashMap<>();
    private static final Pattern LEVEL = Pattern.compile(
            "(?:level|stufe|ml|l|reifegrad)?\\s*(\\d+)(?:[.,]0+)?(?:\\s*[-–:(].*)?", Pattern.CASE_INSENSITIVE);

    static {
        yes(
                "yes y true 1 x applicable applies included inscope ja j wahr anwendbar zutreffend einbezogen relevant trifftzu");
        no("no n false 0 na notapplicable doesnotapply excluded outofscope nein falsch nichtanwendbar nichtzutreffend"
                + " ausgeschlossen nichtrelevant entfallt trifftnichtzu nicht");
        status(
                ImplementationStatus.NOT_STARTED,
                "notstarted notimplemented open todo none no nichtbegonnen nichtumgesetzt offen nein missing fehlt 0");
        status(ImplementationStatus.PLANNED, "planned plan scheduled tobeimplemented geplant inplanung vorgesehen");
        status(
                ImplementationStatus.PARTLY_IMPLEMENTED,
                "partlyimplemented partiallyimplemented partial partially partly inprogress ongoing underway wip"
                        + " teilweiseumgesetzt teilweise teilumgesetzt inarbeit inumsetzung begonnen inbearbeitung");
        status(
                ImplementationStatus.IMPLEMENTED,
                "implemented fullyimplemented full fully done complete completed inplace yes operational effective closed"
                        + " umgesetzt vollstandigumgesetzt vollstandig erledigt ja abgeschlossen implementiert 100 1");
        reason(
                Reason.RISK,
                "risk risks riskassessment rra ra resultofriskassessment risktreatment risiko risiken risikobewertung"
                        + " risikobehandlung");
        reason(
                Reason.LAW,
                "law laws legal lr legalrequirement legalrequirements regulatory regulation regulatoryrequirement gdpr"
                        + " gesetz gesetze gesetzlich rechtlich rechtlicheanforderung gesetzlicheanforderung dsgvo");
        reason(
                Reason.CONTRACT,
                "contract contracts contractual co contractualobligation contractualobligations contractualrequirement"
                        + " vertrag vertrage vertraglich vertraglicheverpflichtung");
        reason(
                Reason.BUSINESS,
                "business br businessneed businessrequirement businessrequirements geschaft geschaftlich geschaftsbedarf"
                        + " geschaftsanforderung");
        reason(
                Reason.BEST_PRACTICE,
                "bestpractice bestpractices bp goodpractice bewahrtepraxis gutepraxis standdertechnik");
    }

    private Vocabulary() {}

    private static void yes(String words) {
        for (String word : words.split(" ")) {
            YES_OR_NO.put(word, true);
        }
    }

    private static void no(String words) {
        for (String word : words.split(" ")) {
            YES_OR_NO.put(word, false);
        }
    }

    private static void status(ImplementationStatus status, String words) {
        for (String word : words.split(" ")) {
            STATUSES.put(word, status);
        }
    }

    private static void reason(Reason reason, String words) {
        for (String word : words.split(" ")) {
            REASONS.put(word, reason);
        }
    }

    static Optional<Boolean> yesOrNo(String text) {
        return switch (text.strip()) {
            case "✓", "✔", "☑", "☒" -> Optional.of(true);
            case "✗", "✘", "☐", "-", "–" -> Optional.of(false);
            default -> Optional.ofNullable(YES_OR_NO.get(ImportColumn.plain(text)));
        };
    }

    static Optional<ImplementationStatus> status(String text) {
        return Optional.ofNullable(STATUSES.get(ImportColumn.plain(text)));
    }

    /** Several with whatever between them; empty where one of them is none that Bylaw knows. */
    static Optional<Set<Reason>> reasons(String text) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (String part : text.split("[,;/|+&\\n]| and | und ")) {
            String plain = ImportColumn.plain(part);
            if (!plain.isEmpty()) {
                Reason reason = REASONS.get(plain);
                if (reason == null) {
                    return Optional.empty();
                }
                reasons.add(reason);
            }
        }
        return Optional.of(reasons);
    }

    /** "3", "Level 3", "3 - defined"; whether it is from 0 to 5 is looked at elsewhere. */
    static Optional<Integer> level(String text) {
        Matcher level = LEVEL.matcher(text.strip());
        return level.matches() && level.group(1).length() < 4
                ? Optional.of(Integer.valueOf(level.group(1)))
                : Optional.empty();
    }
}
