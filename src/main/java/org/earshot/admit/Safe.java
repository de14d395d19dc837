package org.earshot.admit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.earshot.configure.Home;
import org.springframework.stereotype.Component;

/**
 * Encrypts what has to be read again, with AES-256-GCM, so that a copy of the database alone opens nothing. The key is
 * {@code earshot.admit.key}, or else lies in {@code data/admit.key}, which is made at its first use and readable by its owner only.
 * Daemons that share a database need the same key.
 */
@Component
class Safe {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Home home;
    private final AdmitSettings settings;

    Safe(Home home, AdmitSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    /** Encrypts for one owner; the text opens for no other. */
    String lock(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] locked = crypt(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + locked.length);
        System.arraycopy(locked, 0, whole, NONCE_BYTES, locked.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    /** What was encrypted for an owner; fails where the key is another one. */
    byte[] open(String locked, String owner) {
        byte[] whole = Base64.getDecoder().decode(locked);
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        return crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(whole, NONCE_BYTES, whole.length), owner);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, String owner) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The second factor of " + owner
                            + " cannot be read: the key of this daemon is not the one it was kept with",
                    e);
        }
    }

    private byte[] key() {
        String set = settings.key();
        byte[] key = Base64.getDecoder().decode((set == null ? fromFile() : set).strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("The key that encrypts second factors is not 32 bytes in base64");
        }
        return key;
    }

    private String fromFile() {
        Path file = home.data().resolve("admit.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + home.say(file) + " cannot be read", e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] forOwner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(file.getParent(), "admit", ".key", forOwner);
        Files.writeString(draft, Base64.getEncoder().encodeToString(key));
        try {
            // A link is made whole or not at all, and never over a key that somebody else made meanwhile.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(draft);
            return;
        } catch (UnsupportedOperationException e) {
            Files.copy(draft, file);
        }
        Files.deleteIfExists(draft);
    }
}
