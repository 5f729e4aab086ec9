package org.bylaw.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/** There is one door to other machines, and what goes past it is named here. */
class OutgoingCallsRuleTest {

    private static final Set<String> THE_DOOR = Set.of(
            "org.bylaw.shared.OutgoingCalls",
            "org.bylaw.shared.OutgoingCalls$1",
            "org.bylaw.shared.GuardedSocket",
            "org.bylaw.shared.WatchedSocket");

    /** What a login asks Keycloak: Spring's client with limits, at the one address of BYLAW_KEYCLOAK_URL, which stands inside. */
    private static final Set<String> TO_KEYCLOAK =
            Set.of("org.bylaw.security.KeycloakCalls", "org.bylaw.security.KeycloakCheck");

    /** Libraries that connect by themselves, the packages that use them, and why that may be. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "org.keycloak.admin",
            "org.bylaw.people.directory: the directory, at the one address of BYLAW_KEYCLOAK_URL,"
                    + " without which Bylaw knows nobody; it normally stands inside",
            "jakarta.mail",
            "org.bylaw.notification: gets its connections from the door (MailDoor)");

    @Test
    void nothingElseOpensAConnection() {
        noClasses()
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are not the door",
                        type -> !THE_DOOR.contains(type.getName())
                                && TO_KEYCLOAK.stream().noneMatch(type.getName()::startsWith)))
                .should()
                .callConstructorWhere(target(owner(assignableTo(Socket.class))))
                .orShould()
                .callMethodWhere(
                        target(owner(assignableTo(SocketFactory.class))).and(target(nameMatching("createSocket"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Socket.class))).and(target(nameMatching("connect"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(URL.class)))
                        .and(target(nameMatching("openConnection|openStream|getContent"))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.http\\..*|java\\.net\\.(Datagram|Multicast)Socket|java\\.nio\\.channels"
                        + "\\.(Asynchronous)?(Socket|Datagram)Channel|org\\.springframework\\.web\\.client\\..*"
                        + "|org\\.springframework\\.web\\.reactive\\.function\\.client\\..*|org\\.apache\\.http\\..*"
                        + "|org\\.apache\\.hc\\.client5\\..*|java\\.rmi\\..*|javax\\.naming\\..*")
                .because("only OutgoingCalls knows which hosts and addresses may be called")
                .check(Code.MAIN);
    }

    @Test
    void namesOfOtherMachinesAreLookedUpAtTheDoorOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.bylaw.shared.OutgoingCalls")
                .and()
                .doNotHaveFullyQualifiedName("org.bylaw.shared.AddressRules$Block")
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(InetAddress.class))).and(target(nameMatching("get(All)?ByName"))))
                .because("a name that is looked up twice can have two answers")
                .check(Code.MAIN);
    }

    @Test
    void librariesThatConnectAreUsedWhereItIsSaid() {
        Set<String> users = Code.MAIN.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .anyMatch(used -> LIBRARIES.keySet().stream().anyMatch(used::startsWith)))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(users)
                .isEqualTo(LIBRARIES.values().stream()
                        .map(reason -> reason.substring(0, reason.indexOf(':')))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
