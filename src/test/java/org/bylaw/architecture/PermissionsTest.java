package org.bylaw.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Role;
import org.bylaw.workflow.BpmnDelegate;
import org.junit.jupiter.api.Test;

/** Nothing can be reached without a stated permission: no page, no service method, no endpoint. */
class PermissionsTest {

    /** What is shown before or in spite of a refusal; none of it holds anything of the organisation's. */
    private static final Set<String> SHOWN_TO_ANYONE = Set.of(
            "org.bylaw.ui.MainLayout",
            "org.bylaw.ui.NotAllowedPage",
            "org.bylaw.ui.NotFoundPage",
            "org.bylaw.ui.FaultPage",
            "org.bylaw.ui.ProblemPage");

    /** Beans that pages may use although they ask for no permission, and why. */
    private static final Map<String, String> WITHOUT_PERSONAL_RULES = Map.ofEntries(
            Map.entry("org.bylaw.audience.RuleJson", "writes a rule down and reads it, and asks the database nothing"),
            Map.entry("org.bylaw.evidencepack.PackPaper", "sets what it is given on paper, and reads nothing"),
            Map.entry("org.bylaw.people.CurrentPerson", "says who is asking, from the session alone"),
            Map.entry("org.bylaw.people.LongWork", "says of who is asking whether they still have a role"),
            Map.entry(
                    "org.bylaw.people.PeopleQueries",
                    "names for whoever chooses or is told of somebody; pages about people ask StaffList and StaffPages"),
            Map.entry("org.bylaw.shared.OutgoingCalls", "connects to what the settings name, for the system at work"),
            Map.entry("org.bylaw.shared.OutgoingHttp", "posts to what the settings name, for the system at work"),
            Map.entry(
                    "org.bylaw.shared.VirusScanner",
                    "asks about a file that a command under its own permission was given"),
            Map.entry("org.bylaw.security.LoggedIn", "says who is asking, from the session alone"),
            Map.entry("org.bylaw.policy.PolicyAccess", "answers the asking person's own rights, and changes nothing"),
            Map.entry(
                    "org.bylaw.policy.ReviewDates",
                    "takes over what the review module decided under its own permission"));

    private static final DescribedPredicate<JavaClass> IS_PAGE = DescribedPredicate.describe(
            "are pages or their layout",
            type -> type.isAnnotatedWith(Route.class)
                    || type.isAnnotatedWith(Layout.class)
                    || type.getName().equals("org.bylaw.ui.MainLayout"));

    private static final DescribedPredicate<JavaClass> IS_BEAN = DescribedPredicate.describe(
            "are beans",
            type -> type.isAnnotatedWith(org.springframework.stereotype.Component.class)
                    || type.isMetaAnnotatedWith(org.springframework.stereotype.Component.class));

    @Test
    void everyPageSaysWhoMayOpenIt() {
        classes()
                .that(IS_PAGE)
                .should(sayWhoMayOpenThem())
                .because("a page without a stated permission would be open to whoever finds its address")
                .check(Code.MAIN);
    }

    @Test
    void onlyThePagesForRefusalsAreOpenToAnyone() {
        classes()
                .that()
                .areAnnotatedWith(AnonymousAllowed.class)
                .should(beOneOf(SHOWN_TO_ANYONE))
                .because("everything else needs a login")
                .check(Code.MAIN);
    }

    @Test
    void pagesNameRolesThatExist() {
        Set<String> known =
                Set.copyOf(Arrays.stream(Role.values()).map(Role::roleName).toList());
        classes()
                .that()
                .areAnnotatedWith(RolesAllowed.class)
                .should(satisfy(
                        "name known roles",
                        type -> known.containsAll(Arrays.asList(
                                type.getAnnotationOfType(RolesAllowed.class).value()))))
                .because("a misspelt role locks everybody out")
                .check(Code.MAIN);
    }

    @Test
    void whatAPageCallsStatesAPermission() {
        List<JavaMethod> reached = methodsOfBeans()
                .filter(method -> callers(method).anyMatch(PermissionsTest::isPartOfAPage))
                .filter(method -> !isPartOfAPage(method.getOwner()))
                .filter(method ->
                        !WITHOUT_PERSONAL_RULES.containsKey(method.getOwner().getName()))
                .toList();
        assertThat(reached)
                .as("pages call services")
                .hasSizeGreaterThan(20)
                .as("a person reaches these methods through a page, so each carries @Allowed or @AllowedToAll, or its"
                        + " bean is named above with the reason why not")
                .allMatch(PermissionsTest::statesPermission);
    }

    @Test
    void whatOtherModulesCanCallStatesAPermission() {
        List<JavaMethod> offered = methodsOfBeans()
                .filter(method -> method.getOwner().getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> !method.getOwner().isAnnotatedWith(BpmnDelegate.class))
                .filter(method ->
                        !WITHOUT_PERSONAL_RULES.containsKey(method.getOwner().getName()))
                .toList();
        assertThat(offered)
                .as("there are public services")
                .hasSizeGreaterThan(20)
                .as("public methods of public services state a permission; what only the system does is"
                        + " package-private")
                .allMatch(PermissionsTest::statesPermission);
    }

    @Test
    void permissionsStandWhereTheyAreChecked() {
        methods()
                .that()
                .areAnnotatedWith(Allowed.class)
                .or()
                .areAnnotatedWith(AllowedToAll.class)
                .should()
                .beDeclaredInClassesThat(IS_BEAN)
                .andShould()
                .notBePrivate()
                .andShould()
                .notBeStatic()
                .andShould()
                .notBeFinal()
                .because("the check stands in a proxy around the bean, which private and final methods escape")
                .check(Code.MAIN);
    }

    @Test
    void delegatesAreCalledByModelsOnly() {
        classes()
                .that()
                .areAnnotatedWith(BpmnDelegate.class)
                .should()
                .onlyHaveDependentClassesThat()
                .areAssignableTo(DescribedPredicate.<JavaClass>describe(
                        "delegates", type -> type.isAnnotatedWith(BpmnDelegate.class)))
                .because("delegates check no permission: the engine calls them, not people")
                .check(Code.MAIN);
    }

    private static Stream<JavaMethod> methodsOfBeans() {
        return Code.MAIN.stream()
                .filter(IS_BEAN)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    /** Who calls the method, be it on the class itself or on an interface of it. */
    private static Stream<JavaClass> callers(JavaMethod method) {
        String[] parameters =
                method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return Stream.concat(Stream.of(method.getOwner()), method.getOwner().getAllRawInterfaces().stream())
                .map(type -> type.tryGetMethod(method.getName(), parameters))
                .flatMap(Optional::stream)
                .flatMap(declared ->
                        Stream.concat(declared.getCallsOfSelf().stream(), declared.getReferencesToSelf().stream()))
                .map(access -> access.getOriginOwner());
    }

    private static boolean isPartOfAPage(JavaClass type) {
        return (type.getPackageName() + ".").contains(".ui.") || type.isAssignableTo(Component.class);
    }

    private static boolean statesPermission(JavaMethod method) {
        return method.isAnnotatedWith(Allowed.class)
                || method.isMetaAnnotatedWith(Allowed.class)
                || method.isAnnotatedWith(AllowedToAll.class);
    }

    private static ArchCondition<JavaClass> sayWhoMayOpenThem() {
        return satisfy(
                "carry one of @RolesAllowed, @PermitAll and @AnonymousAllowed",
                type -> Stream.of(RolesAllowed.class, PermitAll.class, AnonymousAllowed.class)
                                .filter(type::isAnnotatedWith)
                                .count()
                        == 1);
    }

    private static ArchCondition<JavaClass> beOneOf(Set<String> names) {
        return satisfy("be one of " + names, type -> names.contains(type.getName()));
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> wanted) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(
                        new SimpleConditionEvent(type, wanted.test(type), type.getName() + " does not " + description));
            }
        };
    }
}
