package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** No command and no file without its row in the audit trail. */
class TrailTest {

    private static final Set<JavaCodeUnit> RECORDING =
            CallGraph.leadingTo(AuditTrail.class, "record", "recordAll", "recordFor", "recordAhead");

    /** Commands whose row is written by the model that they set going, in the same transaction: the act that it writes. */
    private static final Map<String, String> RECORDED_BY_THE_MODEL = Map.of(
            "org.bylaw.controlreview.ControlReviews.planAll", "ControlReviewPlanned",
            "org.bylaw.applicability.StatementDrafts.discard", "StatementDiscarded",
            "org.bylaw.policy.Submissions.discard", "DraftDiscarded",
            "org.bylaw.attestation.FollowUps.ask", "FollowUpOpened",
            "org.bylaw.attestation.FollowUps.askException", "FollowUpOpened");

    /** What writes and is no act of anybody, and why. */
    private static final Map<String, String> NO_ACTS = Map.of(
            "org.bylaw.policy.DraftPresence.here", "shows who else has a draft open, for a minute; nothing of it stays",
            "org.bylaw.policy.DraftPresence.gone", "the same",
            "org.bylaw.signature.SigningService.login", "sends to Keycloak; the login that follows is the act",
            "org.bylaw.approval.DecisionService.loginToSign", "sends to Keycloak; the login that follows is the act",
            "org.bylaw.signature.SigningService.page",
                    "shows what is to be signed; asking whether it changed locks the thing and rolls back",
            "org.bylaw.report.Dashboard.figures", "keeps figures ready that are reckoned from what is on record",
            "org.bylaw.score.Scores.framework", "keeps figures ready that are reckoned from what is on record",
            "org.bylaw.score.Scores.frameworks", "keeps figures ready that are reckoned from what is on record",
            "org.bylaw.score.Scores.controls", "keeps figures ready that are reckoned from what is on record",
            "org.bylaw.score.Scores.parts", "keeps figures ready that are reckoned from what is on record");

    /** Files that hold nothing of the organisation's. */
    private static final Map<String, String> NO_EXPORTS = Map.of(
            "org.bylaw.control.ui.ImportFrameworkDialog",
            "gives back numbers out of the file that the person just handed in, to correct them");

    @Test
    void everyCommandWritesARow() {
        List<JavaMethod> commands = Code.MAIN.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(TrailTest::isPermitted)
                .filter(method -> isCommand(method) || CHANGING.contains(method))
                .toList();
        assertThat(commands).hasSizeGreaterThan(100);
        Set<String> silent = commands.stream()
                .filter(method -> !RECORDING.contains(method))
                .map(TrailTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(RECORDED_BY_THE_MODEL.keySet());
        known.addAll(NO_ACTS.keySet());
        assertThat(silent)
                .as(
                        "commands that write nothing into the audit trail; each writes a row in its own transaction, or stands"
                                + " above with the reason why not (and no longer than it holds)")
                .isEqualTo(known);
    }

    @Test
    void theActsThatModelsWriteAreThere() {
        assertThat(RECORDED_BY_THE_MODEL.values()).allMatch(act -> ResourceBundle.getBundle("acts").keySet().stream()
                .anyMatch(key -> key.equals(act) || key.startsWith(act + ".")));
    }

    @Test
    void everyFileThatIsHandedOutIsOnRecord() {
        Set<JavaClass> handing =
                Code.MAIN.stream().filter(TrailTest::handsOutFiles).collect(Collectors.toSet());
        assertThat(handing).hasSizeGreaterThan(8);
        Set<String> silent = handing.stream()
                .filter(type -> type.getCodeUnits().stream().noneMatch(RECORDING::contains))
                // It only makes the link; whoever says what is behind it has to.
                .flatMap(type -> type.getCodeUnits().stream()
                        .flatMap(unit -> CallGraph.callersOf(unit).stream())
                        .filter(caller -> !caller.getOwner().equals(type)))
                .filter(caller -> !RECORDING.contains(caller))
                .filter(caller -> !handsOutItself(caller))
                .map(caller -> caller.getOwner().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(silent)
                .as("hand out files that the audit trail does not know of")
                .isEqualTo(NO_EXPORTS.keySet());
    }

    private static final Set<JavaCodeUnit> CHANGING = CallGraph.leadingTo(JdbcClient.StatementSpec.class, "update");

    private static boolean handsOutFiles(JavaClass type) {
        return Stream.of(DownloadHandler.class, DownloadEvent.class, DownloadResponse.class, ResponseEntity.class)
                .anyMatch(file -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(file)));
    }

    /** A page with a small type of its own for how it writes: the page says what is written. */
    private static boolean handsOutItself(JavaCodeUnit caller) {
        return caller.getOwner().getCodeUnits().stream()
                .anyMatch(unit -> RECORDING.contains(unit)
                        && unit.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().equals(caller.getOwner())
                                        && call.getTarget().getName().equals(caller.getName())));
    }

    private static boolean isPermitted(JavaMethod method) {
        return method.isAnnotatedWith(Allowed.class)
                || method.isMetaAnnotatedWith(Allowed.class)
                || method.isAnnotatedWith(AllowedToAll.class);
    }

    private static boolean isCommand(JavaMethod method) {
        return method.tryGetAnnotationOfType(Transactional.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(Transactional.class))
                .filter(transaction -> !transaction.readOnly())
                .isPresent();
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getName() + "." + method.getName();
    }
}
