package org.bylaw.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens pages as a browser does, without one: the document, Vaadin's start of a page, and the navigation to the view. */
final class Visitor {

    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;
    private final String person;

    Visitor(String url, String person) {
        this.url = url;
        this.person = person;
    }

    /** Opens a page and gives what the server sent to draw it. */
    String open(String path) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + "/" + path)).GET());
        String start = send(HttpRequest.newBuilder(URI.create(url + "/?v-r=init&location=" + path + "&query="))
                .GET());
        String navigation = """
                {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"",
                "appShellTitle":"","historyState":{"idx":0},"trigger":""}}],"syncId":0,"clientId":0}""".formatted(find(KEY, start), path);
        String page = send(HttpRequest.newBuilder(URI.create(url + "/?v-r=uidl&v-uiId=" + find(UI, start)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(navigation)));
        if (page.length() < 2_000 || !page.contains("vaadin-")) {
            throw new IllegalStateException("The page " + path + " was not drawn: " + page);
        }
        return page;
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header(StoryProcess.PERSON_HEADER, person).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
