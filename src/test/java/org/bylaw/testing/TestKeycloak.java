package org.bylaw.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The keys of a Keycloak that is not there: published over HTTP as Keycloak does, with what is signed by them. */
public final class TestKeycloak {

    /** As browsers would reach it. */
    public static final String PUBLIC_URL = "http://localhost:1";

    private static final TestKeycloak SHARED = new TestKeycloak();

    private final RSAKey key = newKey("known");
    private final HttpServer server;
    private volatile boolean away;

    private TestKeycloak() {
        try {
            byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer("/realms/bylaw/protocol/openid-connect/certs", keys);
            answer(
                    "/realms/bylaw/.well-known/openid-configuration",
                    ("{\"issuer\":\"" + PUBLIC_URL + "/realms/bylaw\"}").getBytes(StandardCharsets.UTF_8));
            server.setExecutor(task -> {
                Thread thread = new Thread(task, "test-keycloak");
                thread.setDaemon(true);
                thread.start();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(String path, byte[] json) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
    }

    public static TestKeycloak shared() {
        return SHARED;
    }

    /** From now on it answers nothing but that it cannot, or what it should. */
    public void isAway(boolean isAway) {
        away = isAway;
    }

    /** As the application reaches it, without a slash at the end. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A key of its own, which nobody published. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String signed(String type, JWTClaimsSet claims) {
        return signed(key, type, claims);
    }

    public static String signed(RSAKey key, String type, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
