package org.bylaw.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.vaadin.flow.component.page.Push;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From where and by whom an act is done that another thread does: whoever began it, not whoever happens to be there. */
@ModuleTest
class CallerTest {

    @Autowired
    AuditTrail audit;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final SubjectRef thing = SubjectRef.policy(Ids.next());
    private final BackgroundWork work = new BackgroundWork("caller-test", 1);
    private @Nullable RequestAttributes former;
    private UUID olga;

    @BeforeEach
    void hire() {
        former = RequestContextHolder.getRequestAttributes();
        olga = organisation.hire("Olga Owner", null, null);
    }

    @AfterEach
    void end() {
        RequestContextHolder.setRequestAttributes(former);
        work.stop();
    }

    private static void visit(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private void act(String name) {
        transaction.executeWithoutResult(status -> audit.record(name, thing, thing, Map.of()));
    }

    private void begin(String name) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        work.begin(Ids.next(), progress -> {
            try {
                act(name);
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        // The visitor goes on, and the server uses the request for somebody else, before the work is done.
        visit("203.0.113.99");
        done.get(20, TimeUnit.SECONDS);
    }

    private Map<String, @Nullable Object> row(String act) {
        return jdbc.sql("""
                        SELECT actor_id, actor_name, host(CAST(address AS inet)) AS address FROM audit_event
                        WHERE act = :act AND subject_id = :thing
                        """)
                .param("act", act)
                .param("thing", thing.id())
                .query()
                .singleRow();
    }

    @Test
    void whatIsDoneInTheBackgroundHasTheAddressAndTheNameOfWhoeverBeganIt() throws Exception {
        visit("203.0.113.7");
        organisation.as(olga, () -> {
            try {
                begin("BegunByOlga");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(row("BegunByOlga"))
                .containsEntry("actor_id", olga)
                .containsEntry("actor_name", "Olga Owner")
                .containsEntry("address", "203.0.113.7");
    }

    @Test
    void nothingOfThatIsLeftForTheNextWorkOfTheSameThread() throws Exception {
        whatIsDoneInTheBackgroundHasTheAddressAndTheNameOfWhoeverBeganIt();
        RequestContextHolder.resetRequestAttributes();
        begin("BegunByBylaw");
        assertThat(row("BegunByBylaw"))
                .containsEntry("actor_id", null)
                .containsEntry("actor_name", "Bylaw")
                .containsEntry("address", null);
    }

    /** As when a page of one person is worked on in the thread of another one's request. */
    @Test
    void whatWasHandedOnIsDoneForWhoeverHandedItOnAlsoInsideAnothersRequest() {
        visit("203.0.113.7");
        Runnable handedOn = organisation.as(olga, () -> Caller.handedOn(() -> act("HandedOn")));
        visit("203.0.113.8");
        UUID bert = organisation.hire("Bert Helper", null, null);
        organisation.as(bert, () -> {
            handedOn.run();
            act("BertsOwn");
        });
        assertThat(row("HandedOn")).containsEntry("actor_id", olga).containsEntry("address", "203.0.113.7");
        assertThat(row("BertsOwn")).containsEntry("actor_id", bert).containsEntry("address", "203.0.113.8");
    }

    /** Its messages come by a connection that is no request, so that an act would have no address. */
    @Test
    void vaadinsPushIsNotUsed() {
        ArchRuleDefinition.noClasses()
                .should()
                .beAnnotatedWith(Push.class)
                .because("what a person does by a page has to have the address of its request")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.bylaw"));
    }
}
