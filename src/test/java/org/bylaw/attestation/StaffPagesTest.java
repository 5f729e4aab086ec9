package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audience.Clause;
import org.bylaw.audience.Criterion;
import org.bylaw.audience.CriterionKind;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The plain pages of staff, over HTTP: with what they send, in both languages, and what is refused. */
@ModuleTest
class StaffPagesTest {

    private static final String TEXT = "# Badges\n\nWear it <script>alert(1)</script> where it is seen.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    DueJobs jobs;

    @Autowired
    Campaigns campaigns;

    private MockMvc mvc;
    private UUID hr;
    private UUID ada;
    private UUID ben;
    private UUID policy;
    private UUID version;
    private UUID campaign;
    private String page;

    @BeforeEach
    void aCampaign() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID team = organisation.department("B" + UUID.randomUUID().toString().substring(0, 8), "Badges");
        UUID owner = organisation.hire("Olga Owner", null, null, Role.POLICY_OWNER);
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        ada = organisation.hire("Ada Amber", team, owner);
        ben = organisation.hire("Ben Blue", team, owner);
        policy = policies.policy("Badge policy", owner, team);
        version = policies.publish(policy, 1, 0, TEXT);
        start(Confirming.BY_CLICK);
    }

    private void start(Confirming confirming) {
        NewCampaign wanted = new NewCampaign(
                List.of(policy),
                "",
                "Please do.",
                "I wear it.",
                new AudienceRule(List.of(Clause.of(Criterion.of(CriterionKind.PERSON, ada.toString()))), List.of()),
                null,
                LocalDate.now(clock).plusDays(14),
                7,
                true,
                false,
                confirming);
        campaign = organisation.as(hr, () -> campaigns.start(wanted));
        jobs.runAll();
        page = "/attest/" + campaign + "/" + version;
    }

    @Test
    void oneReadsConfirmsAndKeepsTheReceipt() throws Exception {
        assertThat(as(ada, get("/attest")).getContentAsString()).contains("Badge policy 1.0", page);
        assertThat(as(ada, get("/attest/" + campaign)).getRedirectedUrl()).isEqualTo(page);
        MockHttpServletResponse read = as(ada, get(page));
        assertThat(read.getContentAsString())
                .contains("Badge policy 1.0", "Please do.", "I wear it.", "where it is seen", "_csrf")
                .doesNotContain("<script>alert");
        assertThat(as(ada, confirm()).getRedirectedUrl()).isEqualTo(page);
        assertThat(as(ada, get(page)).getContentAsString())
                .contains("Thank you", PublishedPolicies.sha256(TEXT), page + "/receipt.pdf");
        MockHttpServletResponse receipt = as(ada, get(page + "/receipt.pdf"));
        assertThat(receipt.getContentType()).isEqualTo("application/pdf");
        assertThat(receipt.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(as(ada, get("/attest")).getContentAsString()).contains("Attested", page);
        assertThat(as(ada, confirm()).getStatus()).as("a second time").isEqualTo(409);
    }

    @Test
    void whatIsSentAfterTheSessionHasGoneIsInItsFormAgainForTheSamePerson() throws Exception {
        String told = "was not taken. Please send it again";
        for (UUID whoLogsIn : List.of(ada, ben)) {
            MockHttpSession session = sentTooLate("http://localhost");
            String shown = as(whoLogsIn, get(page).session(session)).getContentAsString();
            if (whoLogsIn.equals(ada)) {
                assertThat(shown).contains(told, ">Who &lt;looks&gt;?</textarea>");
            } else {
                assertThat(shown).doesNotContain("looks");
            }
            assertThat(as(ada, get(page).session(session)).getContentAsString())
                    .as("once")
                    .doesNotContain(told, "looks");
        }
        assertThat(jdbc.sql("SELECT count(*) FROM attestation_followup WHERE campaign_id = :id")
                        .param("id", campaign)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sentTooLate("https://evil.example"))
                .as("a form of somebody else's site")
                .isNull();
        assertThat(sentTooLate(null)).as("no browser's form").isNull();
    }

    /** @return the session that keeps what was sent; null where it was refused */
    private @Nullable MockHttpSession sentTooLate(@Nullable String origin) throws Exception {
        MockHttpServletRequestBuilder form =
                post(page + "/question").param("by", ada.toString()).param("question", "Who <looks>?");
        if (origin != null) {
            form.header("Origin", origin);
        }
        MvcResult sent = mvc.perform(form).andReturn();
        if (sent.getResponse().getStatus() == 403) {
            return null;
        }
        assertThat(sent.getResponse().getStatus()).isEqualTo(303);
        assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo(page);
        return (MockHttpSession) sent.getRequest().getSession(false);
    }

    @Test
    void aGermanReadsGerman() throws Exception {
        jdbc.sql("UPDATE person SET language = 'de' WHERE id = :id")
                .param("id", ada)
                .update();
        assertThat(as(ada, get(page)).getContentAsString())
                .contains("lang=\"de\"", "Ich habe es gelesen und halte mich daran", "Ich habe eine Frage");
    }

    @Test
    void whatDoesNotDoComesBackWithTheWords() throws Exception {
        MockHttpServletResponse refused = as(
                ada,
                post(page + "/question").param("question", "x".repeat(2001)).with(csrf()));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("below 2,000 characters", "x".repeat(2001));
        assertThat(as(ada, post(page + "/decline").param("reason", " ").with(csrf()))
                        .getContentAsString())
                .contains("Please say why, so that somebody can help.");
        assertThat(as(
                                ada,
                                post(page + "/question")
                                        .param("question", "Who <b>looks</b>?")
                                        .with(csrf()))
                        .getRedirectedUrl())
                .isEqualTo(page + "#answers");
        assertThat(as(ada, get(page)).getContentAsString())
                .contains("You asked", "Who &lt;b&gt;looks&lt;/b&gt;?", "Olga Owner answers by");
    }

    @Test
    void whoDeclinedMayReadAgainAndAttest() throws Exception {
        as(ada, post(page + "/decline").param("reason", "No badge yet.").with(csrf()));
        assertThat(as(ada, get(page)).getContentAsString())
                .contains("You declined", "No badge yet.", page + "?again=true");
        assertThat(as(ada, get(page + "?again=true")).getContentAsString()).contains("I have read and will follow it");
        as(ada, confirm());
        assertThat(as(ada, get(page)).getContentAsString()).contains("Thank you");
    }

    @Test
    void othersAndForgedFormsAreRefused() throws Exception {
        assertThat(as(ben, get(page)).getStatus()).isEqualTo(404);
        assertThat(as(ben, confirm()).getStatus()).isEqualTo(404);
        assertThat(as(ada, post(page + "/decline").param("reason", "Forged.")).getStatus())
                .isEqualTo(403);
        assertThat(as(ada, get(page + "/receipt.pdf")).getStatus())
                .as("nothing attested yet")
                .isEqualTo(404);
        assertThat(as(ada, confirm("CLICK", "0".repeat(64))).getContentAsString())
                .contains("not the one you were shown");
        assertThat(mvc.perform(get(page)).andReturn().getResponse().getStatus()).isEqualTo(302);
    }

    @Test
    void questionsStandBeforeTheConfirmationAndWrongAnswersPointToThePassage() throws Exception {
        organisation.as(
                organisation.hire("Cora Compliance", null, null, Role.COMPLIANCE),
                () -> campaigns.cancel(campaign, "To make room."));
        Question question = new Question(policy, "Where?", List.of("At home", "Where it is seen"), 2, "Badges");
        start(new Confirming(Confirmation.TYPED_NAME, List.of(question), 100, 3));
        assertThat(as(ada, get(page)).getContentAsString())
                .contains("Where?", "At home", "Attempts left: 3.")
                .doesNotContain("typedName");
        assertThat(as(ada, post(page + "/answers").with(csrf())).getContentAsString())
                .contains("Please answer all questions.");
        as(ada, post(page + "/answers").param("q1", "1").with(csrf()));
        assertThat(as(ada, get(page)).getContentAsString())
                .contains("Not all of it was right", "Read again: Badges", "href=\"#", "Attempts left: 2.");
        as(ada, post(page + "/answers").param("q1", "2").with(csrf()));
        assertThat(as(ada, get(page)).getContentAsString()).contains("You passed the questions", "Ada Amber");
        MockHttpServletResponse wrong = as(
                ada,
                post(page + "/confirm")
                        .param("shown", PublishedPolicies.sha256(TEXT))
                        .param("kind", "TYPED_NAME")
                        .param("typedName", "Ada")
                        .with(csrf()));
        assertThat(wrong.getContentAsString()).contains("Please write your name as it stands here", "value=\"Ada\"");
        as(
                ada,
                post(page + "/confirm")
                        .param("shown", PublishedPolicies.sha256(TEXT))
                        .param("kind", "TYPED_NAME")
                        .param("typedName", "Ada Amber")
                        .with(csrf()));
        assertThat(as(ada, get(page)).getContentAsString()).contains("With your name");
    }

    private MockHttpServletRequestBuilder confirm() {
        return confirm("CLICK", PublishedPolicies.sha256(TEXT));
    }

    private MockHttpServletRequestBuilder confirm(String kind, String shown) {
        return post(page + "/confirm").param("shown", shown).param("kind", kind).with(csrf());
    }

    private MockHttpServletResponse as(UUID person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(person.toString()).roles("employee")))
                .andReturn()
                .getResponse();
    }
}
