package org.bylaw.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries every door of a service with every role, and without a login: it opens or stays shut as the table says. */
@ModuleTest
class ServiceDoorsTest {

    /** What is done outside of the database, and so is not undone; who may not do it is refused all the same. */
    private static final Set<String> REACH_OUTSIDE =
            Set.of("Operations.sendMailsNow()", "Operations.readDirectoryNow()");

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisation organisation;

    @Autowired
    TransactionTemplate transaction;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeEach
    void hireOneOfEachRole() {
        visitors.add(new Visitor(null, UUID.randomUUID()));
        Arrays.stream(Role.values())
                .map(role -> new Visitor(role, organisation.hire("Visitor " + role.roleName(), null, null, role)))
                .forEach(visitors::add);
    }

    @Test
    void everyDoorOpensForWhomTheTableSaysAndForNobodyElse() {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Door door : Doors.services()) {
            for (Visitor visitor : visitors) {
                cells++;
                boolean open = visitor.role() != null && door.roles().contains(visitor.role());
                if (open && REACH_OUTSIDE.contains(door.command())) {
                    continue;
                }
                Visitor.Answer answer = tried(visitor, door);
                boolean refused = answer.refusal() instanceof AccessDeniedException;
                if (refused == open) {
                    wrong.add(door.command() + " for " + visitor.name() + ": the table says " + (open ? "open" : "shut")
                            + ", found " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(3000);
    }

    /** Whatever it does is undone. */
    private Visitor.Answer tried(Visitor visitor, Door door) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return visitor.call(context, door, Arguments.madeUp().of(door));
        });
    }
}
