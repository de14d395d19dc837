package org.earshot.admit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.earshot.configure.Home;
import org.springframework.stereotype.Component;

/**
 * Lets the commands speak to the daemon that holds the database: a file that only its owner can read says where it is and holds a
 * secret that changes with every start. Whoever can read that file can read the database too.
 */
@Component
public class Control {
    /** The name under which a command acts. */
    public static final String USER = "command-line";

    private final Home home;
    private final String secret;

    Control(Home home) {
        this.home = home;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = "ctl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Where the commands look for it. */
    public static Path file(Home home) {
        return home.data().resolve("control.json");
    }

    /** True for the secret of this start; takes the same time for every wrong one. */
    public boolean opens(String token) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The secret of this start, for a command in the same process. */
    public String secret() {
        return secret;
    }

    /** Writes the file. */
    public void open(String url) {
        Path file = file(home);
        try {
            Files.deleteIfExists(file);
            if (Files.getFileStore(home.data()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            new ObjectMapper().writeValue(file.toFile(), Map.of("url", url, "token", secret));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + home.say(file) + " cannot be written", e);
        }
    }
}
