package org.bylaw.audit.seal;

import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bylaw.audit.SealSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs with the newest key of the folder, read anew each time, so that a rotation needs no restart. */
@Component
@EnableConfigurationProperties(SealSettings.class)
class SealKeys implements SealSigner {

    private final KeyFolder folder;

    SealKeys(SealSettings settings, @Value("${bylaw.public-url}") URI publicUrl, JdbcClient jdbc, Clock clock) {
        folder = new KeyFolder(settings.keys());
        if (folder.current().isEmpty()) {
            boolean sealed = jdbc.sql("SELECT EXISTS (SELECT FROM audit_checkpoint)")
                    .query(Boolean.class)
                    .single();
            // A new key in silence would leave what was signed so far without its public part.
            if (sealed) {
                throw new IllegalStateException("The trail was sealed with keys that are not in " + settings.keys()
                        + " (BYLAW_SEAL_KEYS). Put the folder back from its backup; where it is lost for good, begin with"
                        + " a new key: java -jar bylaw.jar rotate-seal-key " + settings.keys() + " "
                        + origin(publicUrl));
            }
            folder.currentOrNew(origin(publicUrl), clock.instant());
        }
    }

    private static String origin(URI publicUrl) {
        return publicUrl.getAuthority() + "/trail";
    }

    SealKey current() {
        return folder.current().orElseThrow(() -> new IllegalStateException("There is no key of the seal any more."));
    }

    List<VerifierKey> verifiers() {
        return folder.published().stream().map(KeyFolder.Published::key).toList();
    }

    /** As they are shown, the newest first. */
    List<TrailCheck.Key> published() {
        Optional<VerifierKey> current = folder.current().map(SealKey::verifier);
        return folder.published().reversed().stream()
                .map(each -> new TrailCheck.Key(
                        each.key().text(),
                        each.from(),
                        current.filter(each.key()::equals).isPresent()))
                .toList();
    }

    @Override
    public String sign(String text) {
        SealKey key = current();
        // Else whoever writes a text that is signed could have a checkpoint signed.
        if (text.startsWith(key.verifier().name() + "\n")) {
            throw new IllegalArgumentException("only the sealer signs checkpoints");
        }
        return key.note(text).toString();
    }

    @Override
    public String publicKeys() {
        Optional<VerifierKey> current = folder.current().map(SealKey::verifier);
        ArrayNode keys = Jcs.NODES.arrayNode();
        for (KeyFolder.Published each : folder.published()) {
            VerifierKey key = each.key();
            ObjectNode jwk = Jcs.NODES
                    .objectNode()
                    .put("kty", "OKP")
                    .put("crv", "Ed25519")
                    .put("alg", "EdDSA")
                    .put("use", "sig")
                    .put("kid", key.hash())
                    .put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(key.raw()));
            keys.add(Jcs.NODES
                    .objectNode()
                    .put("name", key.name())
                    .put("keyHash", key.hash())
                    .put("from", each.from().toString())
                    .put("current", current.filter(key::equals).isPresent())
                    .put("verifierKey", key.text())
                    .put(
                            "pem",
                            "-----BEGIN PUBLIC KEY-----\n" + Hashes.base64(key.x509()) + "\n-----END PUBLIC KEY-----\n")
                    .set("jwk", jwk));
        }
        return Jcs.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Jcs.NODES.objectNode().set("keys", keys));
    }
}
