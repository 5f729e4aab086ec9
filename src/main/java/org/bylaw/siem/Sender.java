package org.bylaw.siem;

import java.net.URI;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What events say of where they come from: the same from each node. */
@Component
class Sender {

    private final String host;

    Sender(@Value("${bylaw.public-url:http://localhost}") String publicUrl) {
        host = Objects.requireNonNullElse(URI.create(publicUrl).getHost(), "localhost");
    }

    String host() {
        return host;
    }

    String version() {
        return Objects.requireNonNullElse(Sender.class.getPackage().getImplementationVersion(), "development");
    }
}
