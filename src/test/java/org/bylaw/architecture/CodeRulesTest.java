package org.bylaw.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.vaadin.flow.router.Route;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.concurrent.Executors;
import org.bylaw.ui.PageHelp;
import org.camunda.bpm.engine.query.Query;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

class CodeRulesTest {

    /** {@code Instant.now()} and its like without a clock. */
    private static final DescribedPredicate<JavaCall<?>> NOW_WITHOUT_A_CLOCK = target(
                    owner(assignableTo(TemporalAccessor.class)))
            .and(target(nameMatching("now")))
            .and(target(rawParameterTypes(new Class<?>[0])))
            .as("now() without a clock");

    @Test
    void onlyTheWorkflowModuleKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.bylaw.workflow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .because("a change of engine has to stay the work of a day in one package")
                .check(Code.MAIN);
    }

    @Test
    void queriesOfTheEngineHaveValuesOnly() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Query.class))).and(target(nameMatching("or|.*Expression"))))
                .orShould()
                .callMethodWhere(target(nameMatching("createNative.*Query")))
                .because("what people say must not reach its expressions: inside of or() it evaluates them"
                        + " (CVE-2026-109432)")
                .check(Code.MAIN);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.bylaw.workflow.NoScripts")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.script..")
                .because("nothing runs scripts")
                .check(Code.MAIN);
    }

    @Test
    void threadsAreTheMachines() {
        noClasses()
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
                .because("a virtual thread that loads a class holds its carrier, and of those there are as few as"
                        + " processors: some that loaded at once waited in the jar's loader for one that had none left,"
                        + " and the whole node hung")
                .check(Code.MAIN);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.bylaw.security.SessionFreshLogin")
                .should()
                .callMethodWhere(NOW_WITHOUT_A_CLOCK)
                .because("tests and the demo move the clock; only a fresh login is measured in Keycloak's real time")
                .check(Code.MAIN);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.bylaw.shared.Ids")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .because("only the order of ids, which nobody reads as a time, follows the machine's clock")
                .check(Code.MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.bylaw.shared")
                .should()
                .callMethodWhere(target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*"))))
                .because("there is one clock, made in the shared module")
                .check(Code.MAIN);
    }

    @Test
    void beansAreGivenWhatTheyNeedInTheirConstructor() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                .because("a class shows what it needs, and a test can give it")
                .check(Code.MAIN);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.bylaw.Bylaw")
                .should(ACCESS_STANDARD_STREAMS)
                .because(
                        "the operator reads one log with times and levels; only commands of the jar answer on the terminal")
                .check(Code.MAIN);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING
                .because("the operator configures one logging library")
                .check(Code.MAIN);
    }

    @Test
    void viewsAskServicesAndNotTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
                .orShould()
                .beAnnotatedWith(Transactional.class)
                .because("permissions and transactions are the services' business")
                .check(Code.MAIN);
    }

    @Test
    void viewsLiveInTheirModulesUiPackage() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .resideInAPackage("org.bylaw.*.ui")
                .because("who looks for a page looks there")
                .check(Code.MAIN);
    }

    @Test
    void everyPageInTheFrameHasHelp() {
        assertThat(Code.MAIN.stream()
                        .filter(type -> type.isAnnotatedWith(Route.class))
                        .filter(type -> type.getAnnotationOfType(Route.class).autoLayout())
                        .filter(type -> PageHelp.of(type.reflect()).isEmpty())
                        .map(JavaClass::getSimpleName))
                .as("pages without a text in help.properties, whose help button would have nothing to say")
                .isEmpty();
    }
}
