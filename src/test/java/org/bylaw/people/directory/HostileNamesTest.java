package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.document.paper.Paper;
import org.bylaw.fuzz.HostileText;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.CsvLines;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** People may change their names at Keycloak; whatever they make of them is one plain line on screens, papers and in files. */
@ModuleTest
class HostileNamesTest {

    private static final String HIDDEN =
            "[\\p{Cc}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u00AD\\uFEFF]";

    @Autowired
    DirectoryTable table;

    @Autowired
    People people;

    @Autowired
    FirstLogin firstLogin;

    @Autowired
    WebApplicationContext context;

    private final List<UUID> hostile = new ArrayList<>();

    @BeforeEach
    void takeOver() {
        List<StaffMember> everyone = new ArrayList<>();
        Stream.of(HostileText.EXPRESSIONS, HostileText.MARKUP, HostileText.DISGUISED)
                .flatMap(List::stream)
                .forEach(name -> everyone.add(member(name)));
        everyone.forEach(member -> hostile.add(member.id()));
        table.takeOver(everyone, Set.of());
    }

    private static StaffMember member(String text) {
        UUID id = Ids.next();
        return new StaffMember(
                id,
                "eve-" + id,
                text,
                text,
                true,
                "Hostile > " + text,
                null,
                text,
                text,
                text,
                "en",
                Set.of(Role.EMPLOYEE.roleName()),
                Set.of());
    }

    @Test
    void namesAreOnePlainLineAndAddressesAreOneOrNone() {
        hostile.forEach(id -> {
            Person person = people.require(id);
            assertThat(person.name())
                    .isNotBlank()
                    .doesNotContainPattern(HIDDEN)
                    .matches(name -> name.codePointCount(0, name.length()) <= 200);
            assertThat(person.email()).satisfiesAnyOf(mail -> assertThat(mail).isNull(), mail -> assertThat(mail)
                    .doesNotContainPattern("[\\s,;<>]|" + HIDDEN));
            assertThat(person.location() + person.jobTitle() + person.departmentName())
                    .doesNotContainPattern(HIDDEN);
        });
    }

    @Test
    void whatIsOnlyUnusualStaysAsItWasTyped() {
        Set<String> stored =
                Set.copyOf(hostile.stream().map(id -> people.require(id).name()).toList());
        assertThat(stored).containsAll(HostileText.EXPRESSIONS).contains("<script>alert(1)</script>", "＝1+1");
    }

    @Test
    void theFirstLoginTakesNoMoreThanTheDirectory() {
        UUID account = Ids.next();
        UUID id = firstLogin.seen(
                account, "eve-" + account, "Eve\r\nBcc: x@example.org\u202E", "eve@example.org,x@example.org");
        assertThat(people.require(id).name()).isEqualTo("Eve Bcc: x@example.org");
        assertThat(people.require(id).email()).isNull();
        UUID nameless = Ids.next();
        assertThat(people.require(firstLogin.seen(nameless, "eve-" + nameless, "\u200B", null))
                        .name())
                .isEqualTo("eve-" + nameless);
    }

    @Test
    void pagesShowThemAsText() throws Exception {
        var mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        for (UUID id : hostile) {
            String page = mvc.perform(get("/attest").with(user(id.toString())))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(page).contains("</html>").doesNotContain("alert(1)<", "<img src=x", "<svg onload", ">49<");
        }
    }

    @Test
    void papersAndFilesKeepThemInTheirPlace() throws IOException {
        for (UUID id : hostile) {
            String name = people.require(id).name();
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            CsvLines lines = new CsvLines(csv);
            lines.line("before", name, "behind");
            lines.finish();
            assertThat(csv.toString(StandardCharsets.UTF_8).strip().lines())
                    .as(name)
                    .hasSize(1);
            assertThat(csv.toString(StandardCharsets.UTF_8)).doesNotContainPattern(",\"?[=+@|＝]");
            String paper = paper(name);
            assertThat(paper).contains("Person", "Behind");
            assertThat(paper).doesNotContainPattern("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u0000\\u001B]");
        }
    }

    private static String paper(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = new Paper(
                new Paper.Frame(name, name, Locale.ENGLISH, (number, pages) -> number + "/" + pages, Instant.EPOCH))) {
            paper.fact("Person", name);
            paper.fact("Behind", "end");
            paper.writeTo(out);
        }
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
