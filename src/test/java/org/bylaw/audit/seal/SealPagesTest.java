package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.Map;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@ModuleTest
class SealPagesTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Sealer sealer;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoeverHasNoLoginGetsTheKeysAndTheLastCheckpoint() throws Exception {
        SubjectRef thing = SubjectRef.policy(Ids.next());
        transaction.executeWithoutResult(status -> audit.record("Counted", thing, thing, Map.of()));
        sealer.sealAndSign();

        MockHttpServletResponse keys = answer(SealPages.KEYS);
        assertThat(keys.getContentType()).startsWith("application/json");
        VerifierKey key = VerifierKey.parse(Jcs.read(keys.getContentAsString())
                .path("keys")
                .get(0)
                .path("verifierKey")
                .stringValue());
        SignedNote note = SignedNote.parse(answer(SealPages.CHECKPOINT).getContentAsString());
        assertThat(note.signedBy(List.of(key))).contains(key);
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        MockHttpServletResponse response = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(get(path))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response;
    }
}
