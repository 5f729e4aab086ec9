package org.bylaw.audit.seal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What anybody needs to verify the trail, without a login: whoever gets an evidence pack has none. The keys are public by
 * nature, and a checkpoint tells no more than a number and a hash.
 */
@RestController
class SealPages {

    static final String KEYS = "/.well-known/bylaw-seal-keys";
    static final String CHECKPOINT = "/.well-known/bylaw-checkpoint";

    private static final CacheControl SHORTLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

    private final SealKeys keys;
    private final SealTable table;

    SealPages(SealKeys keys, SealTable table) {
        this.keys = keys;
        this.table = table;
    }

    @GetMapping(KEYS)
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(SHORTLY)
                .header("X-Content-Type-Options", "nosniff")
                .body(keys.publicKeys());
    }

    @GetMapping(CHECKPOINT)
    ResponseEntity<String> checkpoint() {
        return table.lastCheckpoint()
                .map(checkpoint -> ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                        .cacheControl(SHORTLY)
                        .header("X-Content-Type-Options", "nosniff")
                        .body(checkpoint.note()))
                .orElse(ResponseEntity.notFound().build());
    }
}
