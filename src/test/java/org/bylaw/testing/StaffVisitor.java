package org.bylaw.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One of the staff with a browser: cookies, redirects, Keycloak's login form, and the plain pages. Not for several threads. */
public final class StaffVisitor {

    /** One for all visitors: each client has a thread of its own, which a thousand browsers here would not. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private static final Pattern LOGIN_FORM = Pattern.compile("action=\"([^\"]+/login-actions/authenticate[^\"]+)\"");
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"\\s*/?>");

    /** By host and port, so that none of them is sent where it does not belong. */
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    private final String url;
    private final String username;
    private final HttpClient http;
    private final Map<String, String> headers;
    private Answer seen;

    public StaffVisitor(String url, String username) {
        this(HTTP, Map.of(), url, username);
    }

    /**
     * Somebody with a browser of another kind.
     *
     * @param headers that it sends to Bylaw besides
     */
    public StaffVisitor(HttpClient http, Map<String, String> headers, String url, String username) {
        this.http = http;
        this.headers = headers;
        this.url = url;
        this.seen = new Answer(URI.create(url), 0, "", Duration.ZERO);
        this.username = username;
    }

    /**
     * What came at last.
     *
     * @param ours how long Bylaw took for all it was asked on the way
     */
    public record Answer(URI at, int status, String body, Duration ours) {

        private Answer orThrow() {
            if (status != 200) {
                throw new IllegalStateException("%s answers %d".formatted(at.getPath(), status));
            }
            return this;
        }
    }

    /** Opens a page of Bylaw as the link of a mail does: through the login where there was none yet. */
    public Answer open(String path) throws IOException, InterruptedException {
        return look(path).orThrow();
    }

    /** The same, whatever comes of it. */
    public Answer look(String path) throws IOException, InterruptedException {
        return see(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    private Answer see(HttpRequest.Builder first) throws IOException, InterruptedException {
        Answer answer = follow(first);
        if (!isOurs(answer.at()) && answer.status() == 200) {
            answer = follow(form(loginForm(answer), Map.of("username", username, "password", DemoRealm.PASSWORD)));
        }
        seen = answer;
        return answer;
    }

    /** Confirms the text that was seen last. */
    public Answer attest() throws IOException, InterruptedException {
        return send("confirm", Map.of()).orThrow();
    }

    /** Sends the form of the page that was seen last, whatever comes of it. */
    public Answer send(String act, Map<String, String> entered) throws IOException, InterruptedException {
        Matcher form = FORM.matcher(seen.body());
        while (form.find()) {
            if (form.group(1).endsWith("/" + act)) {
                Map<String, String> fields = HIDDEN.matcher(form.group(2))
                        .results()
                        .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
                fields.putAll(entered);
                return see(form(URI.create(url + form.group(1)), fields));
            }
        }
        throw new IllegalStateException("There is nothing to %s for %s".formatted(act, username));
    }

    /** What the browser has of that cookie of Bylaw's host. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(
                cookies.getOrDefault(URI.create(url).getAuthority(), Map.of()).get(name));
    }

    private static URI loginForm(Answer page) {
        Matcher form = LOGIN_FORM.matcher(page.body());
        if (form.find()) {
            return URI.create(form.group(1).replace("&amp;", "&"));
        }
        throw new IllegalStateException("No login form at " + page.at());
    }

    private HttpRequest.Builder form(URI to, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", isOurs(to) ? url : to.getScheme() + "://" + to.getAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer follow(HttpRequest.Builder first) throws IOException, InterruptedException {
        HttpRequest.Builder next = first;
        Duration ours = Duration.ZERO;
        for (int hop = 0; hop < 12; hop++) {
            HttpRequest bare = next.timeout(Duration.ofSeconds(60)).build();
            Map<String, String> known = cookies.computeIfAbsent(bare.uri().getAuthority(), site -> new HashMap<>());
            if (!known.isEmpty()) {
                next.header(
                        "Cookie",
                        known.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (isOurs(bare.uri())) {
                headers.forEach(next::header);
            }
            HttpRequest asked = next.build();
            long began = System.nanoTime();
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            if (isOurs(asked.uri())) {
                ours = ours.plusNanos(System.nanoTime() - began);
            }
            answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(known, cookie));
            Optional<String> location = answer.headers().firstValue("Location");
            if (location.isEmpty()) {
                return new Answer(asked.uri(), answer.statusCode(), answer.body(), ours);
            }
            next = HttpRequest.newBuilder(asked.uri().resolve(location.get())).GET();
        }
        throw new IllegalStateException("Too many redirects for " + username);
    }

    /** The JDK's own jar quotes cookies that have an age, which Keycloak does not read. */
    private static void keep(Map<String, String> known, String header) {
        String[] cookie = header.split(";", 2)[0].split("=", 2);
        if (cookie[1].isEmpty() || header.contains("Max-Age=0")) {
            known.remove(cookie[0]);
        } else {
            known.put(cookie[0], cookie[1]);
        }
    }

    private boolean isOurs(URI uri) {
        return uri.toString().startsWith(url + "/");
    }
}
