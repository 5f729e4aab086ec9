package org.bylaw.siem;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Makes TLS out of what the settings say of certificates. */
final class TlsContexts {

    private TlsContexts() {}

    /**
     * Trusts that authority alone where one is named, and otherwise those that Java trusts.
     *
     * @throws IllegalArgumentException with words for the operator where a file is missing or makes no sense
     */
    static SSLContext of(String ca, String clientCert, String clientKey) {
        if (clientCert.isBlank() != clientKey.isBlank()) {
            throw new IllegalArgumentException("a client certificate needs its key, and the other way round");
        }
        try {
            return SslBundle.of(new PemSslStoreBundle(
                            store(clientCert)
                                    .map(store -> store.withPrivateKey(source(clientKey)))
                                    .orElse(null),
                            store(ca).orElse(null)))
                    .createSslContext();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("a certificate or key cannot be read: " + deepest(e), e);
        }
    }

    private static Optional<PemSslStoreDetails> store(String certificate) {
        return certificate.isBlank()
                ? Optional.empty()
                : Optional.of(PemSslStoreDetails.forCertificate(source(certificate)));
    }

    private static String source(String pemOrFile) {
        return pemOrFile.contains("-----BEGIN") ? pemOrFile : "file:" + pemOrFile.strip();
    }

    private static @Nullable String deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
