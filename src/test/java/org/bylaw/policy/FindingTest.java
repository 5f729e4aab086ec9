package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class FindingTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyLibrary library;

    @Autowired
    private Portal portal;

    @Autowired
    private PolicyDelegate delegate;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private PolicyFixture those;

    @BeforeEach
    void hire() {
        those = new PolicyFixture(organisation, policies);
    }

    @Test
    void eachFilterOfTheLibraryNarrowsThePageAndItsCountAlike() {
        String reference = PolicyFixture.unique("LIB");
        UUID policy = policyOf(publish(those.draft(those.details(reference), PolicyFixture.TEXT)));
        UUID draft = policyOf(those.draft());
        assertThat(found(filter("", null, null, PolicyLibrary.State.ALL))).contains(policy, draft);
        assertThat(found(filter(reference.toLowerCase(), null, null, PolicyLibrary.State.ALL)))
                .containsExactly(policy);
        assertThat(found(filter("%", null, null, PolicyLibrary.State.ALL))).doesNotContain(policy, draft);
        assertThat(found(filter("", null, null, PolicyLibrary.State.IN_FORCE)))
                .contains(policy)
                .doesNotContain(draft);
        assertThat(found(filter("", null, null, PolicyLibrary.State.UNDER_WORK)))
                .contains(draft)
                .doesNotContain(policy);
        assertThat(found(filter("", null, null, PolicyLibrary.State.RETIRED))).doesNotContain(policy, draft);
        assertThat(found(filter("", "5.15", "access", PolicyLibrary.State.ALL))).contains(policy, draft);
        assertThat(found(filter("", "5.16", null, PolicyLibrary.State.ALL))).doesNotContain(policy);
        assertThat(found(filter("", null, "other", PolicyLibrary.State.ALL))).doesNotContain(policy);
        assertThat(found(new PolicyLibrary.Filter(
                        "", DocumentType.POLICY, those.department, those.owner, PolicyLibrary.State.ALL, null, null)))
                .containsExactlyInAnyOrder(policy, draft);
        assertThat(found(new PolicyLibrary.Filter(
                        "", DocumentType.STANDARD, those.department, null, PolicyLibrary.State.ALL, null, null)))
                .isEmpty();
        jdbc.sql("UPDATE policy SET next_review_on = '2000-01-01' WHERE id = :id")
                .param("id", policy)
                .update();
        assertThat(found(filter("", null, null, PolicyLibrary.State.OVERDUE)))
                .contains(policy)
                .doesNotContain(draft);
    }

    /** The oldest of more texts than are ranked, but with the word in its title. */
    @Test
    void aTitleIsFoundHoweverManyTextsHoldItsWord() {
        String word = "zu" + PolicyFixture.unique("x").toLowerCase().replaceAll("[^a-z]", "");
        UUID titled = publish(those.draft(titled("About " + word), "# Text\n\nNothing else.\n"));
        IntStream.range(0, 205).forEach(i -> publish(those.draft(titled("Other"), "# Text\n\n" + word + "\n")));
        assertThat(organisation.as(those.reviewer, () -> portal.search(word, 5)))
                .hasSize(5)
                .first()
                .satisfies(entry -> assertThat(entry.versionId()).isEqualTo(titled));
    }

    private PolicyDetails titled(String title) {
        PolicyDetails details = those.details(PolicyFixture.unique("POL"));
        return new PolicyDetails(
                details.reference(),
                title,
                details.documentType(),
                those.owner,
                those.department,
                Classification.INTERNAL,
                "en",
                Set.of(),
                Set.of(),
                12,
                Set.of(),
                Set.of());
    }

    private static PolicyLibrary.Filter filter(String text, String control, String tag, PolicyLibrary.State state) {
        return new PolicyLibrary.Filter(text, null, null, null, state, control, tag);
    }

    private List<UUID> found(PolicyLibrary.Filter filter) {
        return organisation.as(those.owner, () -> {
            List<UUID> page = library.page(filter, 0, 1000).stream()
                    .map(PolicyLibrary.Line::id)
                    .toList();
            assertThat(library.count(filter)).isEqualTo(Math.min(page.size(), PolicyLibrary.MOST_COUNTED));
            return page;
        });
    }

    private UUID policyOf(UUID version) {
        return organisation.as(those.owner, () -> policies.version(version)).policyId();
    }

    @Test
    void aTextOfMoreWordsThanCanBeIndexedIsPublishedAndFoundByItsFirst() {
        String word = PolicyFixture.unique("First").replace("-", "").toLowerCase();
        String text = IntStream.range(100_000, 260_000)
                .mapToObj(number -> "w" + number)
                .collect(Collectors.joining(" ", "# Text\n\n" + word + " ", "\n"));
        UUID version = publish(those.draft(titled("Long"), text));
        assertThat(organisation.as(those.reviewer, () -> portal.search(word, 5)))
                .extracting(Portal.Entry::policyId)
                .containsExactly(policyOf(version));
    }

    private UUID publish(UUID version) {
        transaction.executeWithoutResult(status -> {
            delegate.freeze(version.toString());
            delegate.approved(version.toString());
            delegate.publish(version.toString());
        });
        return version;
    }
}
