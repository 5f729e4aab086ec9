package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bylaw.shared.Costly;
import org.junit.jupiter.api.Test;

/** Files on the real server: only our own page hands one in, and one that is fetched too often is refused in words. */
@BrowserTest
class FilesIT {

    /** The part of an upload's address that nobody can guess: Vaadin's token for this field in this window. */
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Test
    void noFileIsTakenWithoutTheTokenOfItsPage(Visitors visitors, Platform platform) {
        Map<String, Visitor> people = new TreeMap<>();
        Visitor other = visitors.login("noah.winkler");
        Visitor stranger = visitors.arrive("stranger");
        List<String> taken = new ArrayList<>();
        for (UploadPlaces.Place place : UploadPlaces.ALL) {
            Visitor person = place.openedBy(people.computeIfAbsent(place.who(), visitors::login), platform);
            Locator field = person.page().locator("vaadin-upload").first();
            field.waitFor();
            String address = String.valueOf(field.evaluate(
                    "upload => new URL(upload.getAttribute('target') ?? upload.target, document.baseURI).href"));
            assertThat(address).as("%s", place).matches(".*/VAADIN/dynamic/resource/\\d+/" + TOKEN + "/upload");
            String name = "evil"
                    + String.valueOf(field.evaluate("upload => upload.accept"))
                            .split(",")[0]
                            .strip();
            Map<String, APIResponse> refused = new TreeMap<>();
            refused.put(
                    "another token",
                    send(person, name, replaced(address, UUID.randomUUID().toString())));
            refused.put("no token", send(person, name, replaced(address, "")));
            refused.put("a token of nobody", send(person, name, replaced(address, "null")));
            refused.put("another person's session", send(other, name, address));
            refused.put("no session", send(stranger, name, address));
            refused.forEach((how, answer) -> {
                if (answer.ok() && !answer.url().startsWith(platform.keycloak().url())) {
                    taken.add(place + " with " + how + ": " + answer.status());
                }
            });
            assertThat(send(person, name, address).status())
                    .as("%s: with its token, or the rest shows nothing", place)
                    .isEqualTo(200);
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void whoFetchesTooOftenIsToldHowLongToWait(Visitors visitors, Platform platform) {
        Visitor viktor = visitors.login("viktor.sand").open("/waivers").isSettled();
        Locator link = viktor.page().locator("a[download]").first();
        String address = String.valueOf(link.evaluate("link => link.href"));
        List<APIResponse> fetched = new ArrayList<>();
        do {
            fetched.add(viktor.page().request().get(address, browsers()));
        } while (fetched.getLast().status() == 200 && fetched.size() < 200);
        assertThat(fetched.getFirst().headers().get("content-disposition")).contains("waivers.csv");
        APIResponse refused = fetched.getLast();
        assertThat(refused.status())
                .as("after %s of %s", fetched.size(), Costly.Kind.EXPORT)
                .isEqualTo(429);
        assertThat(refused.headers().get("retry-after")).matches("\\d+");
        assertThat(refused.headers())
                .containsEntry("cache-control", "no-store")
                .containsKey("content-security-policy")
                .doesNotContainKey("content-disposition");
        assertThat(refused.headers().get("content-type")).startsWith("text/html");
        assertThat(refused.text()).contains("That was very often in a short time. Please wait");
        link.click();
        Locator notice = viktor.page()
                .locator("vaadin-notification-card")
                .filter(new Locator.FilterOptions().setHasText("That was very often in a short time"))
                .first();
        notice.waitFor();
        assertThat(viktor.path()).isEqualTo("/waivers");
    }

    private static RequestOptions browsers() {
        return RequestOptions.create().setHeader("Accept", "text/html");
    }

    private static String replaced(String address, String token) {
        return TOKEN.matcher(address).replaceFirst(token);
    }

    private static APIResponse send(Visitor visitor, String name, String address) {
        return visitor.page()
                .request()
                .post(
                        address,
                        RequestOptions.create()
                                .setMultipart(FormData.create()
                                        .set(
                                                "file",
                                                new FilePayload(
                                                        name,
                                                        "text/csv",
                                                        "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8)))));
    }
}
