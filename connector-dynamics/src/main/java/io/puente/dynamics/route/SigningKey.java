package io.puente.dynamics.route;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.puente.spi.SettingsProblems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.List;

/** The certificate that the app registration knows, from a PKCS#12 file with exactly one key. */
record SigningKey(RSAKey key, String sha1, String sha256) {

    /** @throws SettingsProblems naming what is wrong with the file, never its password */
    static SigningKey load(String prefix, String file, String password) {
        char[] secret = password.toCharArray();
        try (InputStream in = Files.newInputStream(Path.of(file.startsWith("file:") ? file.substring(5) : file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw problem(prefix, "must hold exactly one key; it has " + keys.size());
            }
            X509Certificate certificate = (X509Certificate) store.getCertificate(keys.get(0));
            if (certificate == null
                    || !(certificate.getPublicKey() instanceof RSAPublicKey open)
                    || !(store.getKey(keys.get(0), secret) instanceof RSAPrivateKey own)) {
                throw problem(prefix, "must hold an RSA key with its certificate");
            }
            Base64URL sha256 = thumbprint(certificate, "SHA-256");
            return new SigningKey(
                    new RSAKey.Builder(open)
                            .privateKey(own)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyIDFromThumbprint()
                            // The signer looks for a key with the thumbprint that the assertion names.
                            .x509CertSHA256Thumbprint(sha256)
                            .build(),
                    thumbprint(certificate, "SHA-1").toString(),
                    sha256.toString());
        } catch (IOException | GeneralSecurityException | JOSEException e) {
            // Messages of these name the file at most.
            throw problem(prefix, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the store is loaded", e);
        }
    }

    private static Base64URL thumbprint(X509Certificate certificate, String algorithm) throws GeneralSecurityException {
        return Base64URL.encode(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
    }

    private static SettingsProblems problem(String prefix, String what) {
        return new SettingsProblems(List.of(prefix + ".certificate-key-store " + what));
    }

    /** No key. */
    @Override
    public String toString() {
        return "SigningKey[" + sha256 + "]";
    }
}
