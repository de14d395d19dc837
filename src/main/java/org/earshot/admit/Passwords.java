package org.earshot.admit;

import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords and compares them, with the framework's delegating encoder. */
@Component
class Passwords {
    /** More than bcrypt looks at; a longer password would be cut without a word. */
    private static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodys = encoder.encode(Unguessable.text(16));

    String hash(String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw RefusedUser.because("password.long", "the password is longer than " + MOST_BYTES + " bytes");
        }
        return encoder.encode(password);
    }

    /** Refuses a password that is too easy to guess for somebody with a name. */
    void check(String password, String name) {
        PasswordRules.check(password, name);
    }

    boolean match(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Takes as long as {@link #match} does, so that the time does not tell whether there is such a user; never right. */
    boolean matchNobody(String password) {
        return encoder.matches(password, nobodys);
    }
}
