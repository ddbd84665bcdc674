package org.sayso.authorization;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A device with one passkey, and the browser around it, which both lie where a test tells them to (WebAuthn level 3). */
final class PasskeyDevice {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair key;
    private final byte[] id = new byte[32];
    private int counter;

    String rpId = "localhost";
    String origin = RunningServer.ISSUER;
    boolean verifiesItsUser = true;

    PasskeyDevice() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            key = keys.generateKeyPair();
            new SecureRandom().nextBytes(id);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String id() {
        return base64(id);
    }

    /** The body of a registration. */
    String create(JsonNode options, String name) {
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xA3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xA0);
        text(attestation, "authData");
        bytes(attestation, authenticatorData(true));
        ObjectNode response = JSON.createObjectNode();
        response.put("attestationObject", base64(attestation.toByteArray()));
        response.put("clientDataJSON", base64(clientData("webauthn.create", options)));
        response.putArray("transports").add("internal");
        ObjectNode body = JSON.createObjectNode();
        ObjectNode publicKey = body.putObject("publicKey");
        publicKey.set("credential", credential(response));
        publicKey.put("label", name);
        return body.toString();
    }

    /** The body of a sign-in. */
    String use(JsonNode options) {
        byte[] data = authenticatorData(false);
        byte[] client = clientData("webauthn.get", options);
        ObjectNode response = JSON.createObjectNode();
        response.put("authenticatorData", base64(data));
        response.put("clientDataJSON", base64(client));
        response.put("signature", base64(sign(data, sha256(client))));
        return credential(response).toString();
    }

    private ObjectNode credential(ObjectNode response) {
        ObjectNode credential = JSON.createObjectNode();
        credential.put("id", id());
        credential.put("rawId", id());
        credential.put("type", "public-key");
        credential.set("response", response);
        credential.putObject("clientExtensionResults");
        credential.put("authenticatorAttachment", "platform");
        return credential;
    }

    private byte[] clientData(String type, JsonNode options) {
        ObjectNode client = JSON.createObjectNode();
        client.put("type", type);
        client.put("challenge", options.get("challenge").asString());
        client.put("origin", origin);
        client.put("crossOrigin", false);
        return client.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(boolean withKey) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha256(rpId.getBytes(StandardCharsets.UTF_8)));
        data.write(PRESENT | (verifiesItsUser ? VERIFIED : 0) | (withKey ? HAS_KEY : 0));
        data.writeBytes(ByteBuffer.allocate(4).putInt(counter++).array());
        if (withKey) {
            data.writeBytes(new byte[16]);
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            data.writeBytes(id);
            // COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
            data.writeBytes(new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
            ECPublicKey point = (ECPublicKey) key.getPublic();
            bytes(data, unsigned(point.getW().getAffineX()));
            data.write(0x22);
            bytes(data, unsigned(point.getW().getAffineY()));
        }
        return data.toByteArray();
    }

    private byte[] sign(byte[]... parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] all = number.toByteArray();
        byte[] exact = new byte[32];
        int length = Math.min(all.length, exact.length);
        System.arraycopy(all, all.length - length, exact, exact.length - length, length);
        return exact;
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        cbor.write(0x60 | text.length());
        cbor.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void bytes(ByteArrayOutputStream cbor, byte[] bytes) {
        cbor.write(0x58);
        cbor.write(bytes.length);
        cbor.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
